// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/paths.h"

#include <filesystem>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

std::string from_top(const std::string& typed, const std::string& prefix) {
  const fs::path given(typed);
  const fs::path path = given.is_absolute()
                            ? given.lexically_relative(trim_right(run_git({"rev-parse", "--show-toplevel"}).out))
                            : (fs::path(prefix) / given).lexically_normal();
  if (path.empty() || *path.begin() == "..") throw Error("'" + typed + "' is outside of the repository");
  return path == "." ? "" : path.string();
}

bool is_on_disk(const std::string& typed) {
  std::error_code failed;
  return fs::symlink_status(typed, failed).type() != fs::file_type::not_found;
}

bool is_in(const std::string& revision, const std::string& path) {
  return !run_git({"ls-tree", "--full-tree", revision, "--", path}).out.empty();
}

}  // namespace

std::vector<std::string> paths_from_top(const std::vector<std::string>& typed, const Target& target,
                                        const Config& config) {
  const std::string prefix = read_prefix(), tree = target.tree == nullptr ? "" : ref_of_tree(*target.tree, config);
  std::vector<std::string> paths;
  for (const std::string& path : typed) {
    paths.push_back(from_top(path, prefix));
    if (is_on_disk(path) || is_in("HEAD", paths.back()) || (!tree.empty() && is_in(tree, paths.back()))) continue;
    const std::string of_tree = tree.empty() ? "" : ", and none of " + std::string(target.tree->name);
    throw Error("'" + path + "' is no file here" + of_tree,
                prefix.empty() ? "" : "paths are relative to the current directory, " + prefix);
  }
  return paths;
}

}  // namespace bpf
