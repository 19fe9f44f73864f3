// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/report.h"

#include <algorithm>

#include "lib/cli/draft.h"
#include "lib/cli/environment.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/input.h"
#include "lib/cli/paths.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/report_facts.h"
#include "lib/error.h"
#include "lib/git/output_file.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/address.h"
#include "lib/model/area.h"
#include "lib/model/culprit.h"
#include "lib/model/shell.h"
#include "lib/people/mailbox.h"
#include "lib/report/display.h"
#include "lib/series/mail_draft.h"
#include "lib/series/report_log.h"

namespace bpf {
namespace {

void note(const std::string& text) { complain("note: " + display_line(text) + "\n"); }

void refuse_trackers(const std::string& option, const std::vector<std::string>& values) {
  for (const std::string& value : values)
    for (std::string_view address : parse_addresses(value))
      if (is_bug_tracker(address))
        throw Error(option + ": bugs of BPF are not reported to " + std::string(address) + ": there they are overlooked",
                    "they go to the list, bpf@vger.kernel.org", 129);
}

void require_sense(const ReportOptions& options) {
  int from_stdin = 0;
  for (const std::string* file : {&options.bisect_log, &options.text, &options.log, &options.config})
    from_stdin += *file == "-" ? 1 : 0;
  if (from_stdin > 1) throw Error("only one file can be standard input", "", 129);
  const bool to_file = !options.output.empty() && options.output != "-";
  if (options.edit && !to_file) throw Error("--edit needs a file to edit", "-o <file>", 129);
  if (to_file && !options.force)
    require_new_file(options.output, "git bpf-report --check " + shell_quote(options.output) + ", or --force to begin anew");
  require_addresses("--to", options.to);
  require_addresses("--cc", options.cc);
  refuse_trackers("--to", options.to);
  refuse_trackers("--cc", options.cc);
}

std::vector<std::string> as_strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

bool is_repository() { return run_git({"rev-parse", "--git-dir"}).ok(); }

// The log that was given, or that of the bisection that is going on here if it is about `commit`.
void read_bisect(const ReportOptions& options, const std::string& commit, bool here, BugReport& report) {
  const bool given = !options.bisect_log.empty();
  if (!given && (!here || options.llvm)) return;
  report.bisect_text = given ? read_whole_file(options.bisect_log) : own_bisect_log();
  report.bisect = parse_bisect_log(report.bisect_text);
  const BisectLog& log = report.bisect;
  if (given && !log.started)
    throw Error("--bisect-log: " + (options.bisect_log == "-" ? "standard input" : "'" + options.bisect_log + "'") +
                    " is no log of git bisect", "git bisect log > <file>");
  const bool told = log.first || !log.candidates.empty();
  if (log.started && !told && !options.quiet)
    note(given ? "git bisect had found no commit yet" : "the bisection that is going on here has found no commit yet");
  const bool other = !commit.empty() && !(log.first && commit.starts_with(log.first->id));
  if (!given && told && other && !options.quiet) note("the bisection here is about another commit, and left out");
  if (!told || (!given && other)) {
    report.bisect = {};
    report.bisect_text.clear();
  }
}

// Whom to blame: the operand, the first bad commit, and what the text says.
std::vector<std::string> blamed_commits(const std::string& commit, bool here, const BugReport& report) {
  std::vector<std::string> ids, missing;
  if (!commit.empty()) ids.push_back(commit);
  if (report.bisect.first) ids.emplace_back(report.bisect.first->id);
  for (std::string& id : as_strings(blamed_ids(report.text))) ids.push_back(std::move(id));
  if (!here) {
    if (!ids.empty()) note("this is no repository: who wrote commit " + ids.front() + " is not known");
    return {};
  }
  std::vector<std::string> known = commits_here(ids, missing);
  for (const std::string& id : missing) note("commit " + id + " is not here: who wrote it is not known");
  return known;
}

// What the subject of the first one begins with, else what its files are.
std::string area_for(const BugReport& report, const std::vector<std::string>& paths) {
  if (report.llvm) return "bpf, llvm";
  for (const BlamedCommit& commit : report.blamed) {
    const std::size_t colon = commit.subject.find(": ");
    if (colon == std::string::npos || colon > 40 || commit.subject.find('"') < colon) continue;
    return commit.subject.substr(0, colon);
  }
  const std::string area = area_of_paths(paths);
  return area.empty() ? "bpf" : area;
}

std::vector<std::string> mailboxes(const std::vector<std::string>& given, const std::vector<Recipient>& recipients) {
  std::vector<std::string> all = given;
  for (const Recipient& recipient : recipients) all.push_back(encode_mailbox(recipient.who));
  return all;
}

ReportPeople find_people(const ReportOptions& options, const BugReport& report, const std::vector<std::string>& ids,
                         std::vector<std::string> paths, const Config& config) {
  const std::string profile = options.profile.empty() ? configured_profile(config) : options.profile;
  const ReportPeopleRequest request{
      ids, std::move(paths), report.llvm, report.regression, &profile_named(profile, target_of_reports(config), config),
      own_addresses(config)};
  const PeopleSource source = people_for_report(request, options.maintainers, config);
  if (!source.maintainers)
    complain("warning: " + (source.trouble ? display_line(source.trouble->what()) : "there is no MAINTAINERS here") +
             ": the maintainers are those of 2023, and nobody else is known\nhint: " +
             (source.trouble ? display_line(source.trouble->hint) : "--maintainers <file>, or run it in a clone of the kernel") + "\n");
  return people_of_report(request, source);
}

void say_what_is_known(const BugReport& report, const Environment& environment, const ReportOptions& options,
                       const Config& config) {
  for (const BlamedCommit& commit : report.blamed) {
    const auto fixes = fixes_here(commit.id, config);
    if (!fixes) note("it takes too long to look for fixes of " + commit.id.substr(0, 12) + " here");
    for (const BlamedCommit& fix : fixes.value_or(std::vector<BlamedCommit>{}))
      complain("warning: " + display_line(fix.id.substr(0, 12) + " (\"" + fix.subject + "\"), in " + fix.where) +
               ", says that it fixes " + commit.id.substr(0, 12) + ": does the bug happen with that, too?\n");
  }
  if (options.quiet) return;
  if (environment.running)
    note("the environment is that of this machine, " + environment.release +
         "; for another kernel: --kernel-release <release> --config <file>");
  if (environment.config.empty()) note("no configuration of " + environment.release + " was found: --config <file>");
}

// Says what is left to do with a file.
void say_what_is_left(const std::string& path, std::size_t left) {
  if (left == 0) return complain("to send: git send-email " + display_line(shell_quote(path)) + "\n");
  complain("to fill in: " + std::to_string(left) + (left == 1 ? " line" : " lines") +
           " with EDITME\nwhen done: git bpf-report --check " + display_line(shell_quote(path)) + "\n");
}

int hand_out(const std::string& mail, const ReportOptions& options) {
  const std::size_t left = unfinished_lines(mail).size();
  if (options.output.empty() || options.output == "-") {
    print(mail);
    flush_output();
    if (!options.quiet && left > 0)
      complain("note: " + std::to_string(left) + " lines with EDITME are to be filled in: -o <file> --edit\n");
    return 0;
  }
  write_output_file(options.output, mail);
  print(options.output + "\n");
  flush_output();
  if (!options.edit) {
    if (!options.quiet) say_what_is_left(options.output, left);
    return 0;
  }
  // The editor that git would use, on this file. Git says when that fails, but not by its status; what
  // is in the file then is to be filled in yet.
  run_git_in_terminal({"config", "--file=" + options.output, "--edit"});
  return check_report(options.output, options);
}

}  // namespace

int draft_report(const ReportOptions& options) {
  require_sense(options);
  const Config config = Config::read();
  const bool here = is_repository();
  const std::string commit = options.commit.empty() ? "" : resolve_commit(options.commit);
  BugReport report;
  report.llvm = options.llvm;
  report.subject = options.subject;
  if (!options.text.empty()) report.text = read_whole_file(options.text);
  if (is_tracker_link_alone(report.text))
    complain("warning: the text is nothing but a link to a bug tracker, which nobody on the list follows\n"
             "hint: answer the questions below it\n");
  read_bisect(options, commit, here, report);
  const BisectLog& bisect = report.bisect;
  report.regression = options.regression == Answer::yes ||
                      (options.regression == Answer::unknown && bisect.started && bisect.is_about_breakage());
  const std::vector<std::string> ids = blamed_commits(commit, here, report);
  if (here) report.blamed = describe_commits(ids, config);
  std::vector<std::string> paths = paths_of(ids);
  const std::vector<std::string> given = here ? paths_from_top(options.paths, target_of_reports(config), config) : options.paths;
  paths.insert(paths.end(), given.begin(), given.end());
  report.area = area_for(report, paths);
  if (!options.log.empty()) {
    FittedLog log = fit_log(read_whole_file(options.log));
    if (log.text.empty()) throw Error("--log: '" + options.log + "' is empty");
    for (const std::string& done : log.notes) note(done);
    report.log = std::move(log.text);
  }
  const Environment environment = read_environment({options.kernel_release, options.config});
  report.environment = environment.text;

  const ReportPeople people = find_people(options, report, ids, paths, config);
  MailDraft draft;
  draft.to = mailboxes(options.to, people.to);
  draft.cc = mailboxes(options.cc, people.cc);
  draft.subject = report_subject(report);
  draft.text = report_text(report);
  for (const std::string& said : people.notes) note(said);
  say_what_is_known(report, environment, options, config);
  return hand_out(draft_text(draft), options);
}

}  // namespace bpf
