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

constexpr std::string_view prefix = ".git-bpf-";  // then six characters of mkdtemp(3)

// What a run that was killed left. Whoever looks holds the lock, so nobody works in there.
void remove_leftovers(const std::string& folder) {
  std::error_code failed;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with(prefix) && name.size() == prefix.size() + 6 && entry->is_directory(ignored) &&
        !entry->is_symlink(ignored))
      found.push_back(entry->path());
  }
  for (const fs::path& path : found) fs::remove_all(path, failed);
}

// A second name for a file that is to be replaced; where there are none, it is moved.
bool keep_old(const std::string& file, const std::string& saved) {
  return link(file.c_str(), saved.c_str()) == 0 || std::rename(file.c_str(), saved.c_str()) == 0;
}

}  // namespace

Staging::Staging(std::string destination, bool shared) : destination_(std::move(destination)) {
  make_destination();
  try {
    if (!shared && lock_.emplace(destination_).is_busy())
      throw Error("another git bpf-format-patch is writing to '" + destination_ + "'",
                  "wait for it to end, or name another directory with -o");
  } catch (...) {
    remove_made();
    throw;
  }
  if (!shared) remove_leftovers(destination_);
  std::string pattern = destination_ + "/" + std::string(prefix) + "XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) {
    const std::string reason = std::strerror(errno);
    remove_made();
    throw Error("cannot write to directory '" + destination_ + "': " + reason, "name another one with -o");
  }
  path_ = pattern;
}

void Staging::make_destination() {
  std::error_code failed;
  if (fs::is_directory(destination_, failed)) return;
  if (fs::exists(fs::symlink_status(destination_, failed)))
    throw Error("'" + destination_ + "' is not a directory");
  for (fs::path missing = destination_; !missing.empty() && !fs::exists(missing, failed);
       missing = missing.parent_path())
    made_.push_back(missing.string());
  fs::create_directories(destination_, failed);
  if (failed) {
    remove_made();
    throw Error("cannot create directory '" + destination_ + "': " + failed.message());
  }
}

void Staging::remove_made() {
  std::error_code ignored;
  for (const std::string& folder : made_) fs::remove(folder, ignored);  // only when it is empty
}

Staging::~Staging() {
  std::error_code failed;
  fs::remove_all(path_, failed);
  if (failed) fs::remove_all(path_, failed);  // what could not be opened or read a moment ago
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
    const auto keep = [&] {
      const std::string old = saved + "/" + name;
      if (!keep_old(target, old)) return false;
      moves.emplace_back(target, old);
      return true;
    };
    if (blocked || (taken && !keep()) || !move(path_ + "/" + name, target)) {
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
