// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/recipients.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/model/shell.h"
#include "lib/people/mailbox.h"
#include "lib/report/display.h"
#include "lib/report/human.h"

namespace bpf {
namespace {

using nlohmann::ordered_json;

// To begins with the lists, as the habit is; Cc ends with them.
std::vector<const Recipient*> part_of(const std::vector<Recipient>& recipients, bool to) {
  std::vector<const Recipient*> part;
  for (const bool list : {to, !to})
    for (const Recipient& recipient : recipients)
      if (recipient.to == to && recipient.list == list) part.push_back(&recipient);
  return part;
}

std::vector<const Recipient*> ordered(const std::vector<Recipient>& recipients, Which which) {
  std::vector<const Recipient*> all;
  for (const bool to : {true, false}) {
    if (which != Which::both && to != (which == Which::to)) continue;
    const std::vector<const Recipient*> part = part_of(recipients, to);
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

// One line for each reason; what differs in nothing but the file is said once.
std::string reasons_below(const Recipient& recipient, const std::string& indent) {
  std::vector<std::pair<ReasonPtr, std::size_t>> folded;
  for (const ReasonPtr& reason : recipient.reasons) {
    const auto same = std::find_if(folded.begin(), folded.end(), [&](const auto& known) {
      return known.first->role == reason->role && known.first->section == reason->section &&
             known.first->source == reason->source;
    });
    if (same == folded.end()) folded.emplace_back(reason, 0);
    else if (!reason->path.empty()) ++same->second;
  }
  std::string text;
  for (const auto& [reason, more] : folded) {
    text += indent + display_line(reason_text(*reason));
    if (more > 0) text += " and " + plural(more, "more file");
    text += "\n";
  }
  for (const Ident& also : recipient.also)
    text += indent + "left out, the same one: " + display_line(format_mailbox(also)) + "\n";
  return text;
}

std::string name_of(const MailRecipients& mail) {
  if (mail.patch == nullptr) return "cover letter";
  const std::string subject(mail.patch->message.subject);
  if (mail.patch->mail) return display_line(mail.patch->subject->whole);
  return display_line(mail.patch->source()->name + " (\"" + subject + "\")");
}

ordered_json json_of(const Recipient& recipient) {
  ordered_json reasons = ordered_json::array();
  for (const ReasonPtr& reason : recipient.reasons) {
    ordered_json one = {{"role", reason->role}};
    if (!reason->section.empty()) one["section"] = reason->section;
    if (!reason->source.empty()) one["source"] = reason->source;
    if (!reason->path.empty()) one["path"] = reason->path;
    if (reason->source.starts_with("F: ")) one["score"] = reason->score;
    reasons.push_back(std::move(one));
  }
  return {{"name", recipient.who.name}, {"address", recipient.who.email}, {"list", recipient.list},
          {"reasons", std::move(reasons)}};
}

ordered_json json_of(const std::vector<Recipient>& recipients, Which which) {
  ordered_json both;
  for (const Which part : {Which::to, Which::cc}) {
    if (which != Which::both && which != part) continue;
    ordered_json& list = both[part == Which::to ? "to" : "cc"] = ordered_json::array();
    for (const Recipient* recipient : ordered(recipients, part)) list.push_back(json_of(*recipient));
  }
  return both;
}

}  // namespace

std::string reason_text(const Reason& reason) {
  if (reason.section.empty()) {
    if (reason.source.empty()) return reason.role;
    const bool commit = reason.source.starts_with("commit ");
    return reason.role + (commit ? " of " : ": ") + reason.source;
  }
  std::string text = reason.role + " of " + reason.section + ", " + reason.source;
  return reason.path.empty() ? text : text + " (" + reason.path + ")";
}

std::string format_addresses(const std::vector<Recipient>& recipients, Which which, bool why) {
  std::string text;
  for (const Recipient* recipient : ordered(recipients, which)) {
    text += display_line(format_mailbox(recipient->who)) + "\n";
    if (why) text += reasons_below(*recipient, "    ");
  }
  return text;
}

std::string format_roles(const std::vector<Recipient>& recipients, Which which, bool why) {
  std::string text;
  for (const Recipient* recipient : ordered(recipients, which)) {
    text += display_line(format_mailbox(recipient->who) + " (" + role_text(*recipient) + ")") + "\n";
    if (why) text += reasons_below(*recipient, "    ");
  }
  return text;
}

std::string format_mails(const SeriesRecipients& series, Which which, bool why) {
  std::string text;
  for (const MailRecipients& mail : series.mails) {
    text += (text.empty() ? "" : "\n") + name_of(mail) + "\n";
    for (const Recipient* recipient : ordered(mail.recipients, which)) {
      text += (recipient->to ? "  To: " : "  Cc: ") + display_line(format_mailbox(recipient->who)) + "\n";
      if (why) text += reasons_below(*recipient, "        ");
    }
  }
  return text;
}

std::string format_recipients_json(const SeriesRecipients& series, const std::string& source, Which which) {
  ordered_json mails = ordered_json::array();
  for (const MailRecipients& mail : series.mails) {
    ordered_json one;
    one["cover"] = mail.patch == nullptr;
    if (mail.patch != nullptr) {
      one["subject"] = std::string(mail.patch->message.subject);
      if (!mail.patch->commit.empty()) one["commit"] = mail.patch->commit;
    }
    one.update(json_of(mail.recipients, which));
    mails.push_back(std::move(one));
  }
  ordered_json json = {{"schema_version", 1}, {"maintainers", source}, {"mails", std::move(mails)}};
  json.update(json_of(series.all, which));
  json["notes"] = series.notes;
  return json.dump(2, ' ', true, ordered_json::error_handler_t::replace) + "\n";
}

std::vector<std::string> send_email_options(const std::vector<Recipient>& recipients) {
  std::vector<std::string> options;
  for (const Recipient* recipient : ordered(recipients, Which::both))
    options.push_back((recipient->to ? "--to=" : "--cc=") + shell_quote(format_mailbox(recipient->who)));
  return options;
}

}  // namespace bpf
