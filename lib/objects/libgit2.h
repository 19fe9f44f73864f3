// SPDX-License-Identifier: GPL-2.0-only
// libgit2, in a shared object of ours that is loaded when it is first wanted: to link it costs each
// start of a program twenty more shared libraries, and to start it, the certificates of all CAs.
// What is in the shared object, and only that, includes <git2.h>: lib/objects/libgit2/.
#pragma once

#include <string>
#include <vector>

#include "lib/objects/commits.h"

namespace bpf {

struct Libgit2 {
  const char* built_for;  // our version: no other is compatible
  // Reads the commits with these ids from an object database. Gives what went wrong, in libgit2's
  // words, and then no commits; nothing when all went well.
  std::string (*read_commits)(const std::string& objects_directory, const std::vector<std::string>& ids,
                              std::vector<LoadedCommit>& commits);
  std::string (*version)();  // "1.5.1"
};

// Null when the shared object is not beside the hooks, or not of this version.
const Libgit2* load_libgit2();

}  // namespace bpf
