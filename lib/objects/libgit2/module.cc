// SPDX-License-Identifier: GPL-2.0-only
#include <exception>
#include <stdexcept>
#include <string>

#include "lib/model/scan.h"
#include "lib/objects/libgit2.h"
#include "lib/objects/libgit2/odb.h"

namespace bpf {
namespace {

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

LoadedCommit load(const Odb& odb, const std::string& id) {
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

std::string read_commits(const std::string& objects, const std::vector<std::string>& ids,
                         std::vector<LoadedCommit>& commits) {
  try {
    const Odb odb(objects);
    commits.reserve(ids.size());
    for (const std::string& id : ids) commits.push_back(load(odb, id));
    return {};
  } catch (const std::exception& failure) {
    commits.clear();
    return failure.what();
  }
}

std::string version() {
  int major = 0, minor = 0, revision = 0;
  git_libgit2_version(&major, &minor, &revision);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(revision);
}

}  // namespace
}  // namespace bpf

extern "C" [[gnu::visibility("default")]] const bpf::Libgit2 bpf_libgit2;
extern "C" const bpf::Libgit2 bpf_libgit2 = {BPF_VERSION, bpf::read_commits, bpf::version};
