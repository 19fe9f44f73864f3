// SPDX-License-Identifier: GPL-2.0-only
// Raw objects through libgit2. Only the object database is opened, not a repository: which
// repository this is and what its configuration says was asked of git (lib/git/repository.h), and
// libgit2 gives other answers to both.
#pragma once

#include <git2.h>

#include <memory>
#include <string>
#include <vector>

#include "lib/objects/commits.h"

namespace bpf {

// The deleter for any libgit2 handle: Handle<git_odb, git_odb_free>.
template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* handle) const { Free(handle); }
};
template <typename T, auto Free>
using Handle = std::unique_ptr<T, Freed<Free>>;

class Odb {
 public:
  // Throws std::runtime_error with libgit2's words when it cannot be opened.
  explicit Odb(const std::string& objects_directory);
  Odb(const Odb&) = delete;
  Odb& operator=(const Odb&) = delete;
  ~Odb();

  using Object = Handle<git_odb_object, git_odb_object_free>;
  // Throws std::runtime_error when the object is missing, broken, or of another type.
  Object read(const git_oid& id, git_object_t type) const;

  // The files that differ between two trees; null for the empty tree. Equal subtrees are skipped
  // unread, which git_diff_tree_to_tree() does not do and which makes the difference in a kernel.
  void compare_trees(const git_oid* old_tree, const git_oid* new_tree, const std::string& folder,
                     std::vector<Change>& changes) const;

 private:
  Handle<git_odb, git_odb_free> odb_;
};

}  // namespace bpf
