// SPDX-License-Identifier: GPL-2.0-only
#include "lib/objects/commits.h"

#include <cstdlib>
#include <exception>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/objects/odb.h"

namespace bpf {
namespace {

constexpr std::size_t abbreviation = 12;

// The first header of that name in a commit object; empty when there is none.
std::string_view commit_header(std::string_view object, std::string_view name) {
  for (std::string_view headers = object.substr(0, object.find("\n\n")); std::string_view line :
       split_lines(headers))
    if (line.starts_with(name) && line.substr(name.size()).starts_with(' '))
      return line.substr(name.size() + 1);
  return {};
}

git_oid parse_id(std::string_view text) {
  git_oid id;
  if (git_oid_fromstrn(&id, text.data(), text.size()) != 0)
    throw std::runtime_error("not an object id: " + std::string(text));
  return id;
}

LoadedCommit load_with_libgit2(const Odb& odb, const std::string& id) {
  const auto text = [](const Odb::Object& object) {
    return std::string(static_cast<const char*>(git_odb_object_data(object.get())),
                       git_odb_object_size(object.get()));
  };
  LoadedCommit commit;
  commit.object = text(odb.read(parse_id(id), GIT_OBJECT_COMMIT));
  const git_oid tree = parse_id(commit_header(commit.object, "tree"));
  const std::string_view parent = commit_header(commit.object, "parent");
  if (parent.empty()) {
    odb.compare_trees(nullptr, &tree, "", commit.changes);
  } else {
    const std::string before = text(odb.read(parse_id(parent), GIT_OBJECT_COMMIT));
    const git_oid old_tree = parse_id(commit_header(before, "tree"));
    if (git_oid_cmp(&old_tree, &tree) != 0) odb.compare_trees(&old_tree, &tree, "", commit.changes);
  }
  return commit;
}

std::string joined(const std::vector<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) lines += id + "\n";
  return lines;
}

// git cat-file --batch: "<id> commit <size>\n<object>\n" for each.
void read_objects(const std::vector<std::string>& ids, std::vector<LoadedCommit>& commits) {
  const std::string input = joined(ids);
  const std::string out = git_output({"cat-file", "--batch"}, {.input = input});
  std::string_view rest = out;
  for (const std::string& id : ids) {
    const std::string_view header = rest.substr(0, rest.find('\n'));
    Scanner scan(header);
    scan.take_while(is_hex);
    const int size = scan.eat(" commit ") ? to_number(scan.rest()) : -1;
    if (size < 0 || rest.size() < header.size() + 2 + static_cast<std::size_t>(size))
      throw Error("commit " + id + " is missing or broken", "git fsck tells more");
    rest.remove_prefix(header.size() + 1);
    commits.emplace_back().object = rest.substr(0, static_cast<std::size_t>(size));
    rest.remove_prefix(static_cast<std::size_t>(size) + 1);
  }
}

// git diff-tree -z: "<id>\0" and then ":<mode> <mode> <id> <id> <letter>\0<path>\0" for each file.
void read_changes(const std::vector<std::string>& ids, std::vector<LoadedCommit>& commits) {
  const std::string input = joined(ids);
  const std::string out = git_output({"diff-tree", "--stdin", "-r", "-z", "--root", "--raw",
                                      "--no-renames", "--no-abbrev", "--always"},
                                     {.input = input});
  std::string_view rest = out;
  const auto field = [&] {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  std::size_t next = 0;
  while (!rest.empty()) {
    const std::string_view head = field();
    if (!head.starts_with(':')) {
      if (next >= commits.size() || head != ids[next]) throw Error("git diff-tree gave another commit");
      ++next;
      continue;
    }
    Scanner scan(head.substr(1));
    const auto word = [&] {
      const std::string_view text = scan.take_while([](char c) { return c != ' '; });
      scan.take_blanks();
      return std::string(text);
    };
    Change change;
    change.old_mode = static_cast<unsigned>(std::strtoul(word().c_str(), nullptr, 8));
    change.new_mode = static_cast<unsigned>(std::strtoul(word().c_str(), nullptr, 8));
    change.old_id = word();
    change.new_id = word();
    change.path = field();
    if (next > 0) commits[next - 1].changes.push_back(std::move(change));
  }
}

std::vector<LoadedCommit> load_with_git(const std::vector<std::string>& ids) {
  std::vector<LoadedCommit> commits;
  if (ids.empty()) return commits;
  read_objects(ids, commits);
  read_changes(ids, commits);
  return commits;
}

std::vector<LoadedCommit> load_with_libgit2(const std::string& objects,
                                            const std::vector<std::string>& ids) {
  const Odb odb(objects);
  std::vector<LoadedCommit> commits;
  commits.reserve(ids.size());
  for (const std::string& id : ids) commits.push_back(load_with_libgit2(odb, id));
  return commits;
}

bool libgit2_can_read(const Layout& layout, bool replaced) {
  return layout.object_format == "sha1" && !replaced &&
         std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") == nullptr;
}

}  // namespace

std::vector<LoadedCommit> load_commits(const Layout& layout, bool replaced,
                                       const std::vector<std::string>& ids, Reader reader) {
  if (reader == Reader::git || (reader == Reader::automatic && !libgit2_can_read(layout, replaced)))
    return load_with_git(ids);
  try {
    return load_with_libgit2(layout.objects, ids);
  } catch (const std::exception& failure) {
    if (reader == Reader::libgit2) throw Error(failure.what());
    return load_with_git(ids);  // it may know better, or says itself what is wrong
  }
}

Series series_of_commits(const std::vector<std::string>& ids, std::vector<LoadedCommit> commits) {
  Series series;
  series.origin = Origin::commits;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Patch patch = patch_of_commit(ids[i].substr(0, abbreviation), ids[i], commits[i].object);
    std::vector<std::string> paths;
    for (const Change& change : commits[i].changes) paths.push_back(change.path);
    patch.paths = std::move(paths);
    patch.changes = std::move(commits[i].changes);
    const bool tracking = patch.source()->text.find("--- b4-submit-tracking ---") != std::string::npos;
    if (tracking && !series.cover) series.cover = std::move(patch);
    else series.patches.push_back(std::move(patch));
  }
  return series;
}

}  // namespace bpf
