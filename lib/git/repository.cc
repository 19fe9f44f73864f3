// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/repository.h"

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

bool is_id(std::string_view text) {
  if (text.size() != 40 && text.size() != 64) return false;
  for (char c : text)
    if (!is_hex(c)) return false;
  return true;
}

bool names_head(const std::string& revision) {
  return revision.find("HEAD") != revision.npos || revision.starts_with('@') || revision.starts_with("..") ||
         revision.ends_with("..");
}

// A name that is known, and what it names is no commit, or cannot be read.
Error unusable(const std::string& revision, const std::string& id) {
  const std::string name = revision == id ? "" : "'" + revision + "' is ";
  const RunResult type = run_git({"cat-file", "-t", id});
  if (!type.ok()) {
    const std::size_t why = type.err.find("error: ");  // of a damaged object, or a missing alternate
    return Error(name + id + ", which is missing or damaged" +
                     (why == std::string::npos ? "" : ": " + type.err.substr(why + 7, type.err.find('\n', why) - why - 7)),
                 "git fsck tells more; git fetch may bring it");
  }
  return Error("'" + revision + "' is a " + std::string(trim(type.out)) + ", and no commit");
}

Error unknown_revision(const std::string& revision) {
  read_layout();  // outside of a repository, or in one that git cannot read, that is what is wrong
  const RunResult named = run_git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision});
  if (const std::string id(trim(named.out)); named.ok() && is_id(id)) return unusable(revision, id);
  if (named.err.find("error: ") != std::string::npos) return git_error(named);  // on the way there
  if (names_head(revision)) {
    const RunResult head = run_git({"rev-parse", "--verify", "--quiet", "HEAD"});
    if (!head.ok()) return Error("there are no commits yet: '" + revision + "' names none");
    const std::string id(trim(head.out));
    if (!run_git({"cat-file", "-e", id}).ok()) return unusable("HEAD", id);
  }
  return Error("no commit is called '" + revision + "'",
               "check the spelling, or fetch it; git branch -a shows the branches that are here");
}

}  // namespace

static std::vector<std::string> question_of_layout() {
  return {"rev-parse", "--path-format=absolute", "--absolute-git-dir", "--git-common-dir", "--git-path", "objects",
          "--show-object-format", "--is-bare-repository", "--is-shallow-repository"};
}

void ask_ahead_for_layout() { start_git_ahead(question_of_layout()); }

Layout read_layout() {
  const RunResult& result = git_answer(question_of_layout());
  const std::vector<std::string_view> lines = split_lines(result.out);
  if (!result.ok()) throw git_error(result);
  if (lines.size() != 6) throw not_understood("rev-parse");
  return {.git_dir = std::string(lines[0]),
          .common_dir = std::string(lines[1]),
          .objects = std::string(lines[2]),
          .object_format = std::string(lines[3]),
          .bare = lines[4] == "true",
          .shallow = lines[5] == "true"};
}

std::string read_prefix() {
  const RunResult result = run_git({"rev-parse", "--show-prefix"});
  const std::size_t end = result.out.rfind('\n');
  return result.ok() && end != std::string::npos ? result.out.substr(0, end) : "";
}

static std::vector<std::string> question_of_commit(const std::string& revision) {
  return {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"};
}

void ask_ahead_for_commit(const std::string& revision) { start_git_ahead(question_of_commit(revision)); }

std::string resolve_commit(const std::string& revision) {
  const RunResult result = run_git(question_of_commit(revision));
  const std::string_view id = trim(result.out);
  if (!result.ok() || !is_id(id)) throw unknown_revision(revision);
  return std::string(id);
}

bool is_commit(const std::string& revision) { return run_git(question_of_commit(revision)).ok(); }

std::vector<std::string> resolve_range(const std::string& range) {
  if (range.starts_with('-')) throw Error("'" + range + "' is not a range of commits");
  const RunResult result = run_git({"rev-parse", range, "--"});
  std::vector<std::string> revisions;
  for (std::string_view line : split_lines(result.out)) {
    if (line == "--") continue;
    const std::string_view id = line.starts_with('^') ? line.substr(1) : line;
    if (!is_id(id)) throw unknown_revision(range);
    revisions.emplace_back(line);
  }
  if (!result.ok() || revisions.empty()) throw unknown_revision(range);
  return revisions;
}

static CommitList parse_list(std::string_view out) {
  CommitList list;
  for (std::string_view line : split_lines(out)) {
    Scanner scan(line);
    const std::string id(scan.take_while(is_hex));
    scan.take_blanks();
    const std::string parent(scan.take_while(is_hex));
    if (!is_id(id)) throw not_understood("rev-list");
    if (scan.eat(" ")) {
      list.merges.push_back(id);
      continue;
    }
    if (list.commits.empty()) list.base = parent;
    list.commits.push_back(id);
  }
  return list;
}

CommitList list_commits(const std::vector<std::string>& revisions) {
  std::vector<std::string> arguments = {"rev-list", "--reverse", "--parents"};
  arguments.insert(arguments.end(), revisions.begin(), revisions.end());
  arguments.emplace_back("--");
  return parse_list(git_output(std::move(arguments)));
}

std::vector<std::string> question_of_range(const std::string& range) {
  // ":/text..more" and "HEAD^{/text..more}" look for a commit.
  const bool plain = range.find("..") != range.npos && !range.starts_with('-') && !range.starts_with('^') &&
                     range.find(':') == range.npos && range.find("^{") == range.npos;
  if (!plain) return {};
  return {"rev-list", "--reverse", "--parents", "--end-of-options", range, "--"};
}

std::optional<CommitList> list_range(const std::string& range) {
  const std::vector<std::string> question = question_of_range(range);
  if (question.empty()) return std::nullopt;
  const RunResult result = run_git(question);
  return result.ok() ? std::optional(parse_list(result.out)) : std::nullopt;
}

const std::vector<std::string>& question_of_branch() {
  static const std::vector<std::string> question = {"symbolic-ref", "--quiet", "HEAD"};
  return question;
}

Branch read_branch() {
  const RunResult& head = git_answer(question_of_branch());
  if (!head.ok() && head.status != 1) throw git_error(head);
  const std::string_view ref = trim(head.out);
  return {ref.starts_with("refs/heads/") ? std::string(ref.substr(11)) : std::string()};
}

std::string upstream_of(const Branch& branch) {
  if (branch.name.empty() || branch.upstream_ref) return branch.upstream_ref.value_or("");
  const std::string ref = "refs/heads/" + branch.name;
  const RunResult& refs = git_answer({"for-each-ref", "--format=%(refname)%00%(upstream)", ref});
  if (!refs.ok()) throw git_error(refs);
  for (std::string_view line : split_lines(refs.out))
    if (line.starts_with(ref) && line.substr(ref.size()).starts_with('\0')) return std::string(line.substr(ref.size() + 1));
  return {};
}

bool has_replace_refs() {
  const RunResult& refs = git_answer({"for-each-ref", "--count=1", "--format=%(refname)", "refs/replace/"});
  if (!refs.ok()) throw git_error(refs);
  return !refs.out.empty();
}

std::string resolve_head(const Branch& branch) {
  if (std::string id = read_ref("HEAD"); !id.empty()) return id;
  // Not ref_exists(): the ref of a commit that is missing or damaged is there.
  const std::string ref = "refs/heads/" + branch.name;
  if (!branch.name.empty() && !run_git({"rev-parse", "--verify", "--quiet", "--end-of-options", ref}).ok())
    throw Error("branch '" + branch.name + "' has no commits yet");
  return resolve_commit("HEAD");
}

bool ref_exists(const std::string& ref) {
  return run_git({"show-ref", "--verify", "--quiet", "--", ref}).ok();
}

static std::vector<std::string> question_of_ref(const std::string& ref) { return {"show-ref", "--verify", "--", ref}; }

void ask_ahead_for_id_of_ref(const std::string& ref) { start_git_ahead(question_of_ref(ref)); }

std::string id_of_ref(const std::string& ref) {
  const RunResult result = run_git(question_of_ref(ref));
  const std::string id = result.out.substr(0, result.out.find(' '));
  return result.ok() && is_id(id) ? id : std::string{};
}

std::string read_ref(const std::string& ref) {
  const RunResult result = run_git(question_of_commit(ref));
  const std::string_view id = trim(result.out);
  return result.ok() && is_id(id) ? std::string(id) : std::string{};
}

}  // namespace bpf
