// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/sendemail_validate.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "lib/cli/facts_of.h"
#include "lib/cli/history_of.h"
#include "lib/cli/input.h"
#include "lib/cli/outgoing.h"
#include "lib/cli/sent.h"
#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/hook/judgement.h"
#include "lib/hook/send_command.h"
#include "lib/model/address.h"
#include "lib/model/bpf_work.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"
#include "lib/series/bug_report.h"

namespace bpf {
namespace {

// What the hook recorded this short a time ago may not have left after all: sending can be declined
// at git's question, or fail.
constexpr std::int64_t doubtful = 60 * 60;

// One series of what is sent, and the headers that its mails will have, by path.
struct Outgoing {
  Series series;
  std::map<std::string, Mail> headers;
  std::vector<std::string> paths;
};

std::vector<Patch*> mails_in(Series& series) {
  std::vector<Patch*> mails;
  if (series.cover) mails.push_back(&*series.cover);
  for (Patch& patch : series.patches) mails.push_back(&patch);
  return mails;
}

// A report of a bug, which may have a diff in it that helped.
bool is_report(const MailSubject& subject) {
  return !subject.patch && !subject.rfc &&
         (starts_nocase(subject.whole, "[BUG]") || starts_nocase(subject.whole, "[REGRESSION]"));
}

bool is_patch(const Patch& mail) {
  const MailSubject& subject = *mail.subject;
  return !subject.reply && !is_report(subject) &&
         (subject.patch || subject.rfc || subject.number >= 0 || !mail.files.empty());
}

// Whether it is a draft of git bpf-report with questions in it that nobody answered; they are said.
bool is_unfinished_report(const OutgoingMail& outgoing) {
  const std::string text = read_whole_file(outgoing.path);
  const Mail mail = parse_mail(outgoing.path, {text, 1});
  const Header* subject = mail.header("Subject");
  if (subject == nullptr || !is_report(parse_mail_subject(subject->value))) return false;
  const std::vector<Unfinished> left = unfinished_lines(text);
  for (const Unfinished& line : left)
    say(display_line(outgoing.path) + ":" + std::to_string(line.line) + ": error: to be filled in: " +
        display_line(line.what) + "\n");
  return !left.empty();
}

// The patches among the mails, as series: what has the same m of n/m is one, what has none stands
// alone.
std::vector<Outgoing> series_among(const std::vector<OutgoingMail>& mails) {
  std::vector<Outgoing> all;
  std::map<int, std::size_t> by_total;
  for (const OutgoingMail& mail : mails) {
    int total = -1;
    try {
      Series one = read_mails({mail.path});
      const std::vector<Patch*> found = mails_in(one);
      if (std::none_of(found.begin(), found.end(), [](const Patch* patch) { return is_patch(*patch); })) continue;
      total = found.front()->subject->total;
    } catch (const NoMail&) {
      continue;  // git send-email itself will say so
    }
    const auto known = by_total.find(total);
    if (total < 1 || known == by_total.end()) {
      by_total[total] = all.size();
      all.emplace_back();
    }
    Outgoing& outgoing = all[by_total[total]];
    outgoing.paths.push_back(mail.path);
    if (!mail.headers.empty()) outgoing.headers.emplace(mail.path, parse_mail("headers", {mail.headers, 1}));
  }
  for (Outgoing& outgoing : all) {
    outgoing.series = read_mails(outgoing.paths);
    outgoing.series.partial = false;  // this is all that is sent
  }
  return all;
}

bool names_recipients(const Header& header) { return equal_nocase(header.name, "To") || equal_nocase(header.name, "Cc"); }

bool goes_to_bpf(const Mail& mail) {
  for (const Header& header : mail.headers)
    if (names_recipients(header))
      for (std::string_view address : parse_addresses(header.value))
        if (same_address(address, "bpf@vger.kernel.org")) return true;
  return false;
}

bool is_ancestor(const std::string& commit, const std::string& of) {
  return run_git({"merge-base", "--is-ancestor", commit, of}).ok();
}

// Whether it is for a BPF tree: by a subject, by a recipient, or made of commits of a branch that is, unless
// they touch nothing of BPF's.
bool is_for_us(Outgoing& outgoing, const Config& config) {
  for (const Patch* mail : mails_in(outgoing.series))
    if (mail->subject->tree != nullptr || goes_to_bpf(*mail->mail)) return true;
  for (const auto& [path, headers] : outgoing.headers)
    if (goes_to_bpf(headers)) return true;
  const std::vector<Patch>& patches = outgoing.series.patches;
  if (std::none_of(patches.begin(), patches.end(), concerns_bpf) || tree_of_branch(config) == nullptr) return false;
  const std::string& commit = outgoing.series.patches.back().commit;
  return !commit.empty() && is_commit(commit) && is_ancestor(commit, "HEAD");
}

// Without headers from git, the recipients are those in the mails when neither the command line nor
// the configuration can add any.
bool mails_name_all(const SendCommand& command, const Config& config) {
  if (!command.known || command.recipients) return false;
  return std::none_of(config.entries().begin(), config.entries().end(), [](const auto& entry) {
    const std::string& key = entry.first;
    const std::string name = key.substr(key.rfind('.') + 1);
    return key.starts_with("sendemail.") && (name == "to" || name == "cc" || name == "bcc" || name == "tocmd" ||
                                             name == "cccmd" || name == "headercmd");
  });
}

// Gives the mails the recipients that they will have; none, which is not known, unless all are.
void set_recipients(Outgoing& outgoing, const SendCommand& command, const Config& config) {
  const bool known = outgoing.headers.size() == outgoing.paths.size();
  if (!known && mails_name_all(command, config) && outgoing.headers.empty()) return;
  for (Patch* mail : mails_in(outgoing.series)) {
    std::erase_if(mail->mail->headers, names_recipients);
    if (!known) continue;
    for (const Header& header : outgoing.headers.at(mail->source()->name).headers)
      if (names_recipients(header)) mail->mail->headers.push_back(header);
  }
}

// The branch that was sent: HEAD's or the only other one with this tip, else HEAD's when it goes on
// from there.
std::string branch_with(const std::string& tip) {
  const Branch head = read_branch();
  std::vector<std::string> names;
  const std::string out = git_output({"for-each-ref", "--format=%(refname)", "--points-at=" + tip, "refs/heads/"});
  for (std::string_view ref : split_lines(out)) names.emplace_back(ref.substr(std::string_view("refs/heads/").size()));
  if (std::find(names.begin(), names.end(), head.name) != names.end()) return head.name;
  if (names.size() == 1) return names.front();
  if (!head.name.empty() && is_ancestor(tip, "HEAD")) return head.name;
  throw Error(names.empty() ? "no local branch has its commits" : "more than one local branch ends with its last commit");
}

// What is to be recorded, or why it cannot be.
struct Version {
  SentVersion sent;
  std::string branch, why_not;
};

Version version_of(const Series& series) {
  Version version;
  try {
    version.sent = version_of_mails(series);
    version.sent.by_hook = true;
    version.branch = branch_with(version.sent.tip);
    const int total = series.patches.back().subject->total;
    if (total > 0 && series.patches.size() != static_cast<std::size_t>(total))
      version.why_not = "it is not complete";
  } catch (const Error& error) {
    version.why_not = error.what();
  }
  return version;
}

bool is_recorded(const std::vector<SentVersion>& sent, const SentVersion& version) {
  return std::any_of(sent.begin(), sent.end(), [&](const SentVersion& known) {
    return known.version == version.version && known.tip == version.tip && known.base == version.base &&
           known.rfc == version.rfc && known.ref.starts_with("refs/bpf/");
  });
}

// Says where it is recorded, and how to take that back. The sending goes on whatever happens here.
void record(const Version& version, const std::vector<SentVersion>& sent, bool replace) {
  const std::string name = "v" + std::to_string(std::max(version.sent.version, 1));
  std::string why_not = version.why_not;
  if (why_not.empty() && is_recorded(sent, version.sent)) return;
  try {
    if (why_not.empty()) {
      const std::string ref = record_sent(version.sent, version.branch, replace);
      return say(display_line(name + " of branch '" + version.branch + "' is recorded as sent (if it is not after all: " +
                              "git update-ref -d " + shell_quote(ref) + ")") + "\n");
    }
  } catch (const Error& error) {
    why_not = error.what();
  }
  say("note: " + name + " is not recorded as sent: " + display_line(why_not) + "\n");
}

std::string ago(std::int64_t seconds) {
  return seconds < 60 ? "less than a minute ago" : plural(static_cast<std::size_t>(seconds / 60), "minute") + " ago";
}

// Judges one series, and records it when it may go and this is no dry run. True when it is to be stopped.
bool stops(Outgoing& outgoing, const SendCommand& command, HookMode mode, const Config& config) {
  if (!is_for_us(outgoing, config)) return false;
  set_recipients(outgoing, command, config);
  const Series& series = outgoing.series;
  const Patch& first = series.cover ? *series.cover : series.patches.front();
  Target target;
  if (first.subject->tree != nullptr) target = {first.subject->tree, "the subject", false};
  const Version version = version_of(series);
  const std::vector<SentVersion> sent =
      read_sent(version.branch.empty() ? read_branch().name : version.branch, target, config);

  std::string history_unknown;
  std::optional<History> history = history_of_mails(series, sent, target, config, &history_unknown);
  const std::int64_t age = sent.empty() ? 0 : std::time(nullptr) - sent.back().sent;
  const bool replace = history && sent.back().by_hook && age >= 0 && age < doubtful &&
                       sent.back().version == std::max(first.subject->version, 1);
  const bool changed = replace && !history->unchanged();
  if (replace) history = history_of_mails(series, {sent.begin(), sent.end() - 1}, target, config);
  Facts facts = facts_of(series, target, config, "");
  facts.profile = &profile_named(configured_profile(config), target, config);
  if (history) facts.history = &*history;
  facts.history_unknown = history_unknown;
  facts.merge_window = [ask = facts.merge_window] {  // which tags are not here is nothing to stop for
    MergeWindow window = ask();
    window.why.clear();
    return window;
  };
  Verdict verdict = check(series, facts, policy_of(config));
  std::erase_if(verdict.findings, [](const Finding& f) { return f.severity == Severity::note; });
  say(format_findings(verdict, series, style_for(config)) + format_not_run(verdict));
  const bool bad = verdict.has_errors() && mode != HookMode::warn;
  if (bad)
    say("\nNothing is sent: " + plural(verdict.count(Severity::error), "error") +
        ". Mend the commits, and write the mails again with git bpf-format-patch.\n"
        "(BPF_HOOKS=0 git send-email ... sends them as they are; a line 'bpf-check: allow <rule> <reason>' below the "
        "--- waives a rule)\n");
  if (bad || command.dry_run) return bad;
  if (changed)
    say("warning: v" + std::to_string(sent.back().version) + " was recorded with other commits " + ago(age) +
        "; if that one was sent, this has to be v" + std::to_string(sent.back().version + 1) + "\n");
  record(version, sent, replace);
  return false;
}

}  // namespace

int sendemail_validate_hook(const std::string& path, const std::string& header_path) {
  if (environment("BPF_HOOKS") == "0") return 0;
  const Config config = Config::read();
  if (hook_mode(config) == HookMode::off) return 0;
  const ValidateCall call{path, header_path, to_number(environment("GIT_SENDEMAIL_FILE_COUNTER")),
                          to_number(environment("GIT_SENDEMAIL_FILE_TOTAL"))};
  const auto mails = collect_outgoing(call, read_layout().git_dir);
  if (!mails) return 0;
  const SendCommand command = read_send_command();
  bool stop = false;
  for (const OutgoingMail& mail : *mails) stop = is_unfinished_report(mail) || stop;
  if (hook_mode(config) == HookMode::warn) stop = false;
  std::vector<Outgoing> all = series_among(*mails);
  const HookMode mode = all.empty() ? HookMode::on : mode_with_warning(config);
  for (Outgoing& outgoing : all) stop = stops(outgoing, command, mode, config) || stop;
  return stop ? 1 : 0;
}

}  // namespace bpf
