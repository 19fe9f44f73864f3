// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <utility>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/report/human.h"
#include "lib/series/evidence.h"
#include "lib/series/iproute2.h"
#include "lib/series/selection.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr std::size_t small_mail = std::size_t{1} << 18;  // bytes: read twice in no time

bool exists(const std::string& path) {
  struct stat info = {};
  return lstat(path.c_str(), &info) == 0;
}

bool looks_like_file(const std::string& operand) {
  const bool range = operand.find("..") != operand.npos && operand.find('/') == operand.npos;
  return !range && (operand.ends_with(".patch") || operand.ends_with(".eml") || operand.ends_with(".mbox"));
}

std::vector<std::string> patches_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string extension = entry->path().extension().string();
    const bool mail = extension == ".patch" || extension == ".eml" || extension == ".mbox";
    if (mail && entry->is_regular_file(failed)) files.push_back(entry->path().string());
  }
  if (failed) throw Error("cannot read directory '" + folder + "': " + failed.message());
  if (files.empty())
    throw Error("no patches in '" + folder + "'",
                "it should hold *.patch or *.eml files, as git bpf-format-patch -o writes them");
  std::sort(files.begin(), files.end());
  return files;
}

void add_mails(const std::string& path, std::vector<Mail>& mails) {
  const std::string text = read_whole_file(path);
  const std::string name = path == "-" ? "standard input" : "'" + path + "'";
  if (text.empty()) throw NoMail(name + " is empty");
  if (text.substr(0, 8000).find('\0') != std::string::npos)
    throw NoMail(name + " is a binary file, not a patch");
  if (!looks_like_mail(text))
    throw NoMail(name + " is not a patch mail: it begins with no mail header",
                 "git format-patch writes such files; a bare diff has no message to check");
  for (const MailText& mail : split_mbox(text)) mails.push_back(parse_mail(path, mail));
}

// Who reads the diffs reads with them what the commits change. To find the tree, that is wanted before.
bool diffs_are_enough(const InputRequest& request, const Target& target) { return request.diffs && target.tree != nullptr; }

Series read_commits(const CommitList& list, const std::string& what, const InputRequest& request, Input& input) {
  input.merges = list.merges.size();
  input.base = list.base;
  if (list.commits.empty())
    throw Error("no commits to check in " + what,
                list.merges.empty() ? "" : "there are only merges, which are not sent as patches");
  if (!request.in_pieces) return series_of_commits(list.commits, load_commits(list.commits));
  if (request.diffs) input.diffs = std::make_shared<ContentReader>(list.commits);
  if (!diffs_are_enough(request, input.target)) input.changes = std::make_shared<ChangeReader>(list.commits);
  return series_of_messages(list.commits, input.changes.get());
}

// `<commit>...` names single commits; with a `..`, ranges.
Series read_revisions(const std::vector<std::string>& operands, const InputRequest& request, Input& input) {
  if (operands.size() == 1)
    if (const auto list = list_range(operands.front())) {
      input.is_range = true;
      return read_commits(*list, "'" + operands.front() + "'", request, input);
    }
  std::vector<std::string> revisions;
  bool& ranges = input.is_range;
  std::string what;
  for (const std::string& operand : operands) {
    const std::vector<std::string> ids = resolve_range(operand);
    ranges = ranges || ids.size() > 1 || ids.front().starts_with('^');
    revisions.insert(revisions.end(), ids.begin(), ids.end());
    what += (what.empty() ? "'" : " ") + operand;
  }
  if (!ranges) revisions.insert(revisions.begin(), "--no-walk=unsorted");
  CommitList list = list_commits(revisions);
  if (!ranges) std::reverse(list.commits.begin(), list.commits.end());  // --reverse turned the command line's order around
  return read_commits(list, what + "'", request, input);
}

// A directory may hold each version that was made in it. Two mails of one number in different versions are of
// two series, and not one that is wrong.
void require_one_version(const Series& series) {
  std::map<std::pair<int, int>, const Patch*> by_number;
  for (const Patch& patch : series.patches) {
    const MailSubject& subject = *patch.subject;
    const Patch*& other = by_number[{subject.number, subject.total}];
    if (subject.number < 0 || other == nullptr || other->subject->version == subject.version) {
      other = &patch;
      continue;
    }
    const auto name = [](const Patch& of) { return "v" + std::to_string(std::max(of.subject->version, 1)); };
    throw Error("'" + patch.source()->name + "' is of " + name(patch) + ", and '" + other->source()->name + "' of " + name(*other),
                "name the files of one version");
  }
}

// The tree that the first mail's subject names.
Target target_of_mails(const Series& series) {
  const Patch* first = series.cover ? &*series.cover : series.patches.empty() ? nullptr : &series.patches.front();
  if (first == nullptr || first->subject->tree == nullptr) return {};
  return {first->subject->tree, "the subject", false};
}

}  // namespace

std::string read_whole_file(const std::string& path) {
  const int fd = path == "-" ? dup(0) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw Error("cannot open '" + path + "': " + std::strerror(errno));
  std::string text;
  static char buffer[65536];
  ssize_t n = 0;
  while ((n = read(fd, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0) {
      text.append(buffer, static_cast<std::size_t>(n));
      if (text.size() > most_bytes) {
        close(fd);
        throw Error("'" + path + "' is larger than 1 GiB");
      }
    }
  const int failed = n < 0 ? errno : 0;
  close(fd);
  if (failed != 0) throw Error("cannot read '" + path + "': " + std::strerror(failed));
  return text;
}

Series read_mails(const std::vector<std::string>& paths) {
  std::vector<Mail> mails;
  bool folder = false;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (path != "-" && fs::is_directory(path, failed)) {
      folder = true;
      for (const std::string& file : patches_in(path)) add_mails(file, mails);
    } else {
      add_mails(path, mails);
    }
  }
  Series series = series_of_mails(std::move(mails));
  if (series.replies > 0 && !series.cover && series.patches.empty())
    throw NoMail("'" + paths.front() + "' has no patch, only " + (series.replies == 1 ? "a reply" : "replies"),
                 "a patch has a subject without Re:");
  if (folder) series.partial = false;  // a directory is all there is
  return series;
}

std::string left_out(const Input& input) {
  std::string lines;
  if (const std::size_t replies = input.series.replies; replies > 0)
    lines += std::to_string(replies) + (replies == 1 ? " reply" : " replies") + " left out: replies are no patches\n";
  if (input.merges > 0) lines += plural(input.merges, "merge") + " left out: merges are not sent as patches\n";
  const auto& patches = input.series.patches;
  const auto empty = input.series.origin != Origin::commits ? 0 : std::count_if(patches.begin(), patches.end(), [](const Patch& patch) {
    return patch.changes.empty();
  });
  if (empty > 0)
    lines += plural(static_cast<std::size_t>(empty), "commit") + (empty == 1 ? " changes" : " change") +
             " nothing: git format-patch leaves " + (empty == 1 ? "it" : "them") + " out\n";
  return lines;
}

InputRequest request_of(const Arguments& given) {
  InputRequest request{given.operands, given.after, given.text("tree"), given.separated};
  if (!given.has("stdin")) return request;
  if (!given.all_operands().empty()) throw Error("--stdin stands alone: what is on standard input is all", "", 129);
  request.files.emplace_back("-");
  return request;
}

void ask_ahead_for(const InputRequest& request) {
  const std::vector<std::string>& operands = request.operands;
  const auto is_file = [&](const std::string& operand) { return !request.separated && (operand == "-" || exists(operand)); };
  const bool commits = request.files.empty() && std::none_of(operands.begin(), operands.end(), is_file);
  if (commits && operands.size() == 1)  // what takes longest comes first
    if (const std::vector<std::string> question = question_of_range(operands.front()); !question.empty())
      start_git_ahead(question);
  Config::ask_ahead();
  if (!commits) return;
  if (operands.empty()) ask_ahead_for_commit("HEAD");
  if (request.tree.empty() || operands.empty()) start_git_ahead(question_of_branch());
  if (request.tree.empty() && operands.size() == 1) ask_ahead_for_branch_of(operands.front());
  get_ready_to_read();
}

const Tree* probable_tree(const InputRequest& request) {
  if (!request.tree.empty()) return find_tree(request.tree);
  const std::vector<std::string>& files = request.files.empty() ? request.operands : request.files;
  if (files.empty()) return nullptr;
  std::error_code unknown;
  const bool small = fs::is_regular_file(files.front(), unknown) && fs::file_size(files.front(), unknown) <= small_mail;
  try {
    return small ? target_of_mails(read_mails({files.front()})).tree : nullptr;
  } catch (const Error&) {  // is said when it is its turn
    return nullptr;
  }
}

Input read_input(const InputRequest& request, const Config& config) {
  Input input;
  std::vector<std::string> files = request.files, revisions;
  for (const std::string& operand : request.operands) {
    const bool file = !request.separated && (operand == "-" || exists(operand));
    // No ref begins with a slash or a dot, so git need not be asked about these.
    const bool only_file = operand.starts_with('/') || operand.starts_with("./") || operand.starts_with("../");
    const bool meant_file = only_file || operand.ends_with('/') || looks_like_file(operand);
    if (!file && meant_file && !is_commit(operand))
      throw Error("'" + operand + "' is neither a file nor a commit", "check the spelling");
    if (file && operand != "-" && !only_file && is_commit(operand))
      throw Error("'" + operand + "' is both a file and a commit",
                  "write ./" + operand + " for the file, or " + operand + "^0 for the commit");
    (file ? files : revisions).push_back(operand);
  }
  if (!files.empty() && !revisions.empty())
    throw Error("'" + revisions.front() + "' is no file, and '" + files.front() + "' is one",
                "check either commits or files");
  if (!files.empty()) {
    input.series = read_mails(files);
    require_one_version(input.series);
    input.target = request.tree.empty() ? target_of_mails(input.series) : given_target(request.tree, config, {});
    return input;
  }
  const auto is_range = [](const std::string& revision) { return revision.find("..") != revision.npos; };
  const bool has_range = std::any_of(revisions.begin(), revisions.end(), is_range);
  if (revisions.empty() || (request.base && has_range)) ask_ahead_for_trees(config);
  if (request.base && has_range) ask_ahead_for_layout();
  // A range within a tree that is named is the same from every branch.
  Branch branch = request.tree.empty() || revisions.empty() ? read_branch() : Branch{};
  if (request.tree.empty() && revisions.size() == 1) branch = branch_of_revision(revisions.front(), branch);
  input.branch = branch.name;
  input.target = given_target(request.tree, config, branch);
  if (input.target.tree == nullptr && is_iproute2(config))
    input.target = {find_tree("iproute2"), "this is iproute2", false};
  if (diffs_are_enough(request, input.target)) ContentReader::get_ready();
  else ChangeReader::get_ready();
  if (revisions.empty()) {
    const Range range = default_range(input.target, config, branch);
    input.whole_branch = true;
    input.series = read_commits(list_commits(range.revisions), range.what, request, input);
  } else {
    input.series = read_revisions(revisions, request, input);
  }
  if (input.target.tree == nullptr) {
    if (input.changes) std::exchange(input.changes, nullptr)->read(input.series.patches);
    input.target = target_by_evidence(input.series, config);
  }
  return input;
}

}  // namespace bpf
