// SPDX-License-Identifier: GPL-2.0-only
// Whether a report of a bug can go: nothing is left to fill in, it goes to whom the document names, and
// it is no mere link. (bpf_devel_QA, "How do I report bugs for BPF kernel code?")
#include <algorithm>

#include "lib/cli/facts_of.h"
#include "lib/cli/input.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/recipients.h"
#include "lib/cli/report.h"
#include "lib/cli/report_facts.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/address.h"
#include "lib/model/culprit.h"
#include "lib/model/mail.h"
#include "lib/model/shell.h"
#include "lib/people/mailbox.h"
#include "lib/report/display.h"
#include "lib/report/human.h"

namespace bpf {
namespace {

struct Judge {
  std::string path;
  std::size_t errors = 0;

  void error(std::size_t line, std::string_view text) {
    ++errors;
    say(line, "error", text);
  }
  void warning(std::string_view text) const { say(0, "warning", text); }

 private:
  void say(std::size_t line, std::string_view severity, std::string_view text) const {
    const std::string place = display_line(path) + ":" + (line > 0 ? std::to_string(line) + ":" : "");
    print_lines(place + " " + std::string(severity) + ": " + display_line(text) + "\n");
  }
};

std::vector<std::string_view> recipients_in(const Mail& mail) {
  std::vector<std::string_view> addresses;
  for (const Header& header : mail.headers)
    if (equal_nocase(header.name, "To") || equal_nocase(header.name, "Cc") || equal_nocase(header.name, "Bcc"))
      for (std::string_view address : parse_addresses(header.value)) addresses.push_back(address);
  return addresses;
}

bool has(const std::vector<std::string_view>& addresses, std::string_view wanted) {
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](std::string_view one) { return same_address(one, wanted); });
}

// The list, the maintainers, and who wrote what is to blame; not whoever else gets a copy of a draft.
const Reason* why_needed(const Recipient& recipient) {
  for (const ReasonPtr& reason : recipient.reasons)
    if (reason->source == "every BPF patch" || reason->source == "every regression" || reason->role == "author" ||
        reason->role == "BPF maintainer")
      return reason.get();
  return nullptr;
}

std::string need_in_words(const Recipient& recipient, const Reason& reason) {
  if (recipient.list)
    return reason.source == "every regression" ? "the list for regressions" : "the list for bugs in BPF";
  return reason.section.empty() ? reason_text(reason) : reason.role + " of " + reason.section;
}

void judge_recipients(const Mail& mail, const ReportOptions& options, Judge& judge) {
  const std::vector<std::string_view> addresses = recipients_in(mail);
  for (std::string_view address : addresses)
    if (is_bug_tracker(address))
      judge.error(0, std::string(address) + ": bugs of BPF are not reported there, where they are overlooked");
  const Config config = Config::read();
  ReportPeopleRequest request;
  request.own = own_addresses(config);
  std::vector<std::string> missing;
  std::vector<std::string> ids;
  for (std::string_view id : blamed_ids(mail.body)) ids.emplace_back(id);
  request.commits = commits_here(ids, missing);
  const Header* subject = mail.header("Subject");
  request.regression = subject != nullptr && find_nocase(subject->value, "[REGRESSION]") != std::string_view::npos;
  const std::string profile = options.profile.empty() ? configured_profile(config) : options.profile;
  request.profile = &profile_named(profile, target_of_reports(config), config);
  const PeopleSource source = people_for_report(request, options.maintainers, config);
  const ReportPeople people = people_of_report(request, source);
  for (const std::vector<Recipient>* part : {&people.to, &people.cc})
    for (const Recipient& recipient : *part) {
      const Reason* reason = why_needed(recipient);
      if (reason == nullptr || has(addresses, recipient.who.email) || has(addresses, recipient.came_as.email)) continue;
      judge.warning(format_mailbox(recipient.who) + " gets no copy: " + need_in_words(recipient, *reason));
    }
}

}  // namespace

int check_report(const std::string& path, const ReportOptions& options) {
  const std::string text = read_whole_file(path);
  if (!looks_like_mail(text))
    throw Error("'" + path + "' is no mail: it begins with no header", "git bpf-report -o <file> writes one");
  const Mail mail = parse_mail(path, {text, 1});
  Judge judge{path};
  for (const Unfinished& line : unfinished_lines(text))
    judge.error(line.line, "to be filled in: " + std::string(line.what));
  if (mail.header("Subject") == nullptr) judge.error(0, "there is no subject");
  if (is_blank(mail.body)) judge.error(0, "there is no text");
  if (is_tracker_link_alone(mail.body)) judge.error(0, "the text is nothing but a link to a bug tracker");
  judge_recipients(mail, options, judge);
  flush_output();
  if (judge.errors == 0 && !options.quiet) complain("to send: git send-email " + display_line(shell_quote(path)) + "\n");
  return judge.errors > 0 ? 1 : 0;
}

}  // namespace bpf
