// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/format_people.h"

#include <algorithm>

#include "lib/cli/program.h"
#include "lib/cli/recipients.h"
#include "lib/error.h"
#include "lib/people/mailbox.h"
#include "lib/report/advice.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

constexpr std::size_t widest = 90;  // columns of a line of the command

}  // namespace

RecipientsMode recipients_mode(const FormatRequest& request, const Config& config) {
  const std::string asked = request.recipients.empty() ? config.get("bpf.recipients").value_or("print") : request.recipients;
  if (equal_nocase(asked, "print")) return RecipientsMode::print;
  if (equal_nocase(asked, "headers")) return RecipientsMode::headers;
  if (equal_nocase(asked, "off")) return RecipientsMode::off;
  // git's booleans: no other word is one in both of these.
  const bool yes = config.flag("bpf.recipients", false), no = !config.flag("bpf.recipients", true);
  if (yes == no) throw Error("bad value '" + asked + "' for bpf.recipients", "use print, headers or off");
  return yes ? RecipientsMode::headers : RecipientsMode::off;
}

std::vector<std::string> add_recipients(FormatRequest& request, const Series& commits, const Target& target,
                                        const Config& config, const PeopleRequest& request_of_people,
                                        const Profile& profile) {
  const RecipientsMode mode = recipients_mode(request, config);
  if (mode == RecipientsMode::off) return {"--to=" + std::string(target.tree->list)};
  if (mode == RecipientsMode::print && request.quiet) return {};  // who would see them?
  const PeopleSource people = load_people(commits, target, config, request_of_people);
  RecipientOptions options;
  options.tree = target.tree;
  options.profile = &profile;
  options.own = own_addresses(config);
  const SeriesRecipients recipients = recipients_of(commits, people, options);
  if (!request.quiet) {
    if (!people.maintainers)
      complain("warning: " + (people.trouble ? display_line(people.trouble->what()) : "there is no MAINTAINERS here") +
               ": whom the patches concern is not known\n" +
               advice("advice.bpfMaintainers", people.trouble ? people.trouble->hint : remedy_for_people(target, config), config));
    for (const std::string& note : recipients.notes) complain("note: " + display_line(note) + "\n");
  }
  if (mode == RecipientsMode::print) return send_email_options(recipients.all);
  const std::vector<std::string> given = request.pass;
  for (const Recipient& recipient : recipients.all)
    if (std::none_of(given.begin(), given.end(), [&](const std::string& option) {
          return find_nocase(option, recipient.who.email) != option.npos;
        }))
      request.pass.push_back((recipient.to ? "--to=" : "--cc=") + encode_mailbox(recipient.who));
  return {};
}

std::string send_command(const std::vector<std::string>& options, const std::string& files) {
  std::string one = "git send-email";
  for (const std::string& option : options) one += " " + option;
  if (display_width(one) <= widest) return one + files;
  std::string lines = "git send-email", line;
  for (const std::string& option : options) {
    if (!line.empty() && display_width(line + " " + option) > widest - 2) {
      lines += " \\\n " + line;
      line.clear();
    }
    line += " " + option;
  }
  return lines + (line.empty() ? "" : " \\\n " + line) + " \\\n " + files;
}

}  // namespace bpf
