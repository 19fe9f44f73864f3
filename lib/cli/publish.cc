// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/publish.h"

#include <filesystem>
#include <fstream>

#include "lib/cli/cover.h"
#include "lib/cli/format_people.h"
#include "lib/cli/hand_over.h"
#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/notes.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"
#include "lib/series/changelog_seed.h"
#include "lib/series/compare.h"
#include "lib/series/merge_window.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

std::string ids_of_errors(const Verdict& verdict) {
  std::string ids;
  for (const Finding& finding : verdict.findings)
    if (finding.severity == Severity::error && ids.find(finding.rule->id) == ids.npos)
      ids += (ids.empty() ? "" : ", ") + std::string(finding.rule->id);
  return ids;
}

// The names of the files that git format-patch says it wrote into the staging directory.
std::vector<std::string> written_names(std::string_view out, const std::string& staging) {
  std::vector<std::string> names;
  for (std::string_view line : split_lines(out)) {
    const fs::path path(line);
    if (path.parent_path() != fs::path(staging) || path.filename().empty())
      throw Error("git format-patch wrote to an unexpected place: '" + std::string(line) + "'");
    names.push_back(path.filename().string());
  }
  return names;
}

std::string temporary_directory() {
  std::error_code failed;
  const fs::path folder = fs::temp_directory_path(failed);
  if (failed) throw Error("there is no directory for temporary files: " + failed.message(), "set TMPDIR");
  return folder.string();
}

// Reads back what was written; the mails of one series.
Series read_written(const std::vector<std::string>& names, const std::string& folder) {
  std::vector<Mail> mails;
  for (const std::string& name : names) {
    const std::string text = read_whole_file(folder + "/" + name);
    if (split_mbox(text).size() != 1)
      throw Error("git am would take " + name + " for more than one mail: a line in it begins with 'From '");
    mails.push_back(parse_mail(name, {text, 1}));
  }
  return series_of_mails(std::move(mails));
}

// Stops, unless forced, when the mails are not the commits.
void require_same(const Series& mails, const Series& commits, const FormatRequest& request) {
  const std::vector<std::string> differences = compare_with_commits(mails, commits, request.signoff);
  for (const std::string& difference : differences) complain("error: " + display_line(difference) + "\n");
  if (!differences.empty() && !request.force)
    throw Error("the patches are not the commits; nothing was written",
                "see the errors above; --force writes them all the same");
}

// A finding on a commit, and on the mail that was made of it; what is said of a series stands at its cover letter.
std::string key_of(const Finding& finding, const Series& series) {
  const bool of_series = finding.patch == nullptr || (series.cover && finding.patch == &*series.cover);
  return std::string(finding.rule->id) + " " + (of_series ? "" : finding.patch->commit);
}

std::string key_of(const NotRun& entry) { return std::string(entry.rule->id) + ": " + entry.reason; }

// What was said of the commits need not be said of the mails again.
void drop_said(Verdict& verdict, const Series& mails, const std::set<std::string>& said) {
  std::erase_if(verdict.findings, [&](const Finding& finding) { return said.contains(key_of(finding, mails)); });
  std::erase_if(verdict.not_run, [&](const NotRun& entry) { return said.contains(key_of(entry)); });
}

// What goes below the --- of a patch.
void add_notes(const std::string& path, std::string_view notes) {
  if (is_blank(notes)) return;
  const std::string text = with_notes(read_whole_file(path), notes);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw Error("cannot write '" + path + "'");
}

// The notes of the commits, each below the --- of its mail; a cover letter stands before them.
void add_commit_notes(const Series& commits, const std::vector<std::string>& names, const std::string& folder) {
  std::vector<std::string> ids;
  for (const Patch& patch : commits.patches) ids.push_back(patch.commit);
  if (names.size() < ids.size()) return;
  const std::vector<std::string> notes = read_notes(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) add_notes(folder + "/" + names[names.size() - ids.size() + i], notes[i]);
}

}  // namespace

std::string output_directory(const FormatRequest& request, const Config& config) {
  std::string folder = request.output_directory;
  if (folder.empty()) folder = config.get("format.outputDirectory").value_or(".");
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  return folder.starts_with('-') ? "./" + folder : folder;
}

bool stops(const Verdict& verdict, const Series& series, const FormatRequest& request, const Style& style) {
  const std::string text = format_findings(verdict, series, style) + format_not_run(verdict);
  if (!text.empty()) complain(text + "\n");
  if (!verdict.has_errors()) return false;
  if (request.force) complain("warning: --force overrides " + ids_of_errors(verdict) + "\n");
  return !request.force;
}

void remember_said(const Verdict& verdict, FormatJob& job) {
  for (const Finding& finding : verdict.findings) job.said.insert(key_of(finding, job.commits));
  for (const NotRun& entry : verdict.not_run) job.said.insert(key_of(entry));
}

Writing::Writing(const FormatJob& job, FormatPlan plan)
    : folder_(job.request.to_stdout ? temporary_directory() : output_directory(job.request, job.config)),
      staging_(folder_, job.request.to_stdout) {
  plan.output_directory = staging_.path();
  arguments_ = format_patch_arguments(job.request, plan, job.config);
  start_git_ahead(arguments_);
  ask_ahead_for_notes();
  ask_ahead_for_release_tags();
}

Writing::~Writing() { stop_git_ahead(arguments_); }

std::string Writing::finish() const { return git_output(arguments_); }

int publish_checked(const FormatJob& job, Writing& writing) {
  const FormatRequest& request = job.request;
  const std::string& folder = writing.folder();
  Staging& staging = writing.staging();
  const std::vector<std::string> names = written_names(writing.finish(), staging.path());
  if (names.empty()) throw Error("git format-patch wrote no patches");
  if (names.size() == 1) add_notes(staging.path() + "/" + names.front(), changelogs_of(job.cover));
  add_commit_notes(job.commits, names, staging.path());
  const Series mails = read_written(names, staging.path());
  require_same(mails, job.commits, request);
  Policy policy = job.policy;
  if (recipients_mode(request, job.config) != RecipientsMode::headers)  // the command to send them with names who gets them
    for (const char* id : {"list-required", "iproute2-list", "iproute2-cc-bpf", "cc-related-subsystems", "cc-fixes-authors"})
      policy.set(*find_rule(id), Severity::off);
  Verdict verdict = check(mails, job.facts, policy);
  drop_said(verdict, mails, job.said);
  if (stops(verdict, mails, request, job.style)) {
    complain("no patches were written\n");
    return 1;
  }
  if (request.to_stdout) {
    for (const std::string& name : names) print(read_whole_file(staging.path() + "/" + name));
    flush_output();
    return 0;
  }
  const std::vector<std::string> published = staging.publish(names);
  if (!request.quiet) warn_of_old_files(folder, names);
  hand_over(request, job.send_options, published);
  return 0;
}

}  // namespace bpf
