// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/compare.h"

#include <algorithm>
#include <map>

#include "lib/model/scan.h"

namespace bpf {
namespace {

// The lines that git am reads of a body: up to the first that ends a message, without blanks at
// line ends or around it.
std::vector<std::string_view> kept_lines(const std::vector<std::string_view>& body) {
  std::vector<std::string_view> lines;
  for (std::string_view line : body) {
    if (ends_message(line)) break;
    if (line = trim_right(line); !line.empty() || !lines.empty()) lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// The commit's first paragraph, which git joins to one line.
std::string title_of(const Patch& commit) {
  std::string title;
  for (std::string_view line : split_lines(commit.message.title))
    title += (title.empty() ? "" : " ") + std::string(trim(line));
  return title;
}

bool same_body(const Patch& mail, const Patch& commit, bool signoff) {
  std::vector<std::string_view> body = commit.message.body;
  const std::size_t title_lines = split_lines(commit.message.title).size();
  body.erase(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(std::min(title_lines - 1, body.size())));
  const auto sent = kept_lines(mail.message.body), kept = kept_lines(body);
  if (signoff) return sent.size() >= kept.size() && std::equal(kept.begin(), kept.end(), sent.begin());
  return sent == kept;
}

// Which files a mail's diff leaves behind: path to abbreviated new blob id ("" when unknown).
std::map<std::string, std::string> files_of_mail(const Patch& mail) {
  std::map<std::string, std::string> files;
  for (const FileDiff& file : mail.files) {
    const bool gone = file.status == FileDiff::Status::deleted;
    const bool moved = file.status == FileDiff::Status::renamed;
    if (moved && file.old_path != file.new_path) files.emplace(file.old_path, "0");
    std::string& id = files[file.path()];
    if (!gone) id = file.new_id;
    else if (id.empty()) id = "0";
  }
  return files;
}

// Each line that a patch adds, less the times that it removes it. Whatever the context, the diff
// algorithm or the detection of renames, that is what the files after have more than before.
std::map<std::string_view, int> balance_of(const std::vector<FileDiff>& files) {
  std::map<std::string_view, int> balance;
  for (const FileDiff& file : files)
    for (const DiffLine& line : file.lines) balance[line.text] += line.kind == '+' ? 1 : -1;
  std::erase_if(balance, [](const auto& entry) { return entry.second == 0; });
  return balance;
}

bool same_lines(const Patch& mail, const Patch& commit) {
  return commit.diff_text == nullptr || balance_of(mail.files) == balance_of(commit.files);
}

// git am finds a file by its old path, too.
bool has_other_old_path(const FileDiff& file) {
  return file.status == FileDiff::Status::modified && file.old_path != file.new_path;
}

bool same_files(const Patch& mail, const Patch& commit) {
  if (std::any_of(mail.files.begin(), mail.files.end(), has_other_old_path)) return false;
  const std::map<std::string, std::string> files = files_of_mail(mail);
  if (files.size() != commit.changes.size()) return false;
  return std::all_of(commit.changes.begin(), commit.changes.end(), [&](const Change& change) {
    const auto file = files.find(change.path);
    return file != files.end() && change.new_id.starts_with(file->second);
  });
}

}  // namespace

std::vector<std::string> compare_with_commits(const Series& mails, const Series& commits, bool signoff) {
  std::vector<std::string> differences;
  const std::size_t count = commits.patches.size();
  if (mails.patches.size() != count)
    differences.push_back("git format-patch wrote " + std::to_string(mails.patches.size()) +
                          " patches for " + std::to_string(count) + " commits");
  for (std::size_t i = 0; i < std::min(count, mails.patches.size()); ++i) {
    const Patch &mail = mails.patches[i], &commit = commits.patches[i];
    const std::string& name = commit.source()->name;
    const bool zero_id = mail.commit.find_first_not_of('0') == std::string::npos;
    if (!zero_id && mail.commit != commit.commit) {
      differences.push_back("patch " + std::to_string(i + 1) + " is not made of commit " + name);
      continue;
    }
    const std::string title = title_of(commit);
    if (title.starts_with('[') || starts_nocase(title, "re:"))
      differences.push_back("git am would cut the beginning of the subject of commit " + name + " off");
    else if (mail.subject->summary != title || !same_body(mail, commit, signoff))
      differences.push_back("git am would read another message than that of commit " + name);
    if (std::any_of(mail.files.begin(), mail.files.end(), [](const FileDiff& f) { return f.cut_short; }))
      differences.push_back("the patch of commit " + name + " is cut short");
    else if (!same_files(mail, commit) || !same_lines(mail, commit))
      differences.push_back("the patch of commit " + name + " does not change what the commit changes");
  }
  return differences;
}

}  // namespace bpf
