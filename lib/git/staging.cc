// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/staging.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "lib/error.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

}  // namespace

Staging::Staging(std::string destination) : destination_(std::move(destination)) {
  std::error_code failed;
  if (!fs::exists(destination_, failed)) {
    for (fs::path missing = destination_; !missing.empty() && !fs::exists(missing, failed);
         missing = missing.parent_path())
      made_.push_back(missing.string());
    fs::create_directories(destination_, failed);
    if (failed) {
      remove_made();
      throw Error("cannot create directory '" + destination_ + "': " + failed.message());
    }
  } else if (!fs::is_directory(destination_, failed)) {
    throw Error("'" + destination_ + "' is not a directory");
  }
  std::string pattern = destination_ + "/.git-bpf-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) {
    const std::string reason = std::strerror(errno);
    remove_made();
    throw Error("cannot write to directory '" + destination_ + "': " + reason, "name another one with -o");
  }
  path_ = pattern;
}

void Staging::remove_made() {
  std::error_code ignored;
  for (const std::string& folder : made_) fs::remove(folder, ignored);  // only when it is empty
}

Staging::~Staging() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  remove_made();
}

std::vector<std::string> Staging::publish(const std::vector<std::string>& names) {
  const std::string saved = path_ + "/replaced";
  if (mkdir(saved.c_str(), 0700) != 0) throw Error("cannot write to '" + path_ + "': " + std::strerror(errno));
  std::vector<std::pair<std::string, std::string>> moves;  // from, to
  const auto move = [&](std::string from, std::string to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) return false;
    moves.emplace_back(std::move(from), std::move(to));
    return true;
  };
  std::vector<std::string> published;
  for (const std::string& name : names) {
    const std::string target = destination_ == "." ? name : destination_ + "/" + name;
    struct stat info = {};
    const bool taken = lstat(target.c_str(), &info) == 0;
    const bool blocked = taken && S_ISDIR(info.st_mode);
    if (blocked || (taken && !move(target, saved + "/" + name)) || !move(path_ + "/" + name, target)) {
      const std::string reason = blocked ? "it is a directory" : std::strerror(errno);
      for (auto undo = moves.rbegin(); undo != moves.rend(); ++undo)
        std::rename(undo->second.c_str(), undo->first.c_str());
      throw Error("cannot write '" + target + "': " + reason);
    }
    published.push_back(target);
  }
  made_.clear();
  return published;
}

}  // namespace bpf
