// SPDX-License-Identifier: GPL-2.0-only
#include "lib/objects/commits.h"

#include <algorithm>
#include <cstdlib>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"
#include "lib/objects/libgit2.h"

namespace bpf {
namespace {

constexpr std::size_t abbreviation = 12;
constexpr std::size_t commits_until_full = 64;  // what these change goes into a pipe that could not be made larger
// Below that, git has given the answer before libgit2 has started.
constexpr std::size_t worth_libgit2 = 100;

std::vector<std::string> read_command() { return {"cat-file", "--batch"}; }

// git cat-file --batch: "<id> commit <size>\n<object>\n" for each. Calls use(id, object) in their order.
template <typename Use>
void read_objects(const std::vector<std::string>& ids, Use use) {
  OutputStream git(read_command(), join_lines(ids), true);
  for (const std::string& id : ids) {
    const std::string header = git.until("\n").value_or("");
    Scanner scan(header);
    scan.take_while(is_hex);
    const int size = scan.eat(" commit ") ? to_number(scan.rest()) : -1;
    const std::size_t length = static_cast<std::size_t>(std::max(size, 0)) + 1;
    const std::string_view object = size < 0 ? std::string_view() : git.bytes(length);
    if (object.size() != length) throw Error("commit " + id + " is missing or broken", "git fsck tells more");
    use(id, object.substr(0, object.size() - 1));
  }
  git.leave_to_others();
}

std::vector<LoadedCommit> load_with_git(const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  ChangeReader changes(ids);  // it works while the other one does
  std::vector<LoadedCommit> commits;
  read_objects(ids, [&](const std::string&, std::string_view object) { commits.emplace_back().object = object; });
  std::vector<Patch> patches(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) patches[i].commit = ids[i];
  changes.read(patches);
  for (std::size_t i = 0; i < ids.size(); ++i) commits[i].changes = std::move(patches[i].changes);
  return commits;
}

bool libgit2_can_read() {
  return read_layout().object_format == "sha1" && !has_replace_refs() &&
         std::getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES") == nullptr;
}

}  // namespace

void get_ready_to_read() { start_git_ahead(read_command(), true); }

std::vector<LoadedCommit> load_commits(const std::vector<std::string>& ids, Reader reader) {
  const bool wanted =
      reader == Reader::libgit2 || (reader == Reader::automatic && ids.size() >= worth_libgit2 && libgit2_can_read());
  const Libgit2* libgit2 = wanted ? load_libgit2() : nullptr;
  if (libgit2 == nullptr && reader == Reader::libgit2) throw Error("libgit2 cannot be loaded");
  if (libgit2 == nullptr) return load_with_git(ids);
  std::vector<LoadedCommit> commits;
  const std::string failure = libgit2->read_commits(read_layout().objects, ids, commits);
  if (failure.empty()) {
    stop_git_ahead(read_command());
    ChangeReader::stop();
    return commits;
  }
  if (reader == Reader::libgit2) throw Error(failure);
  return load_with_git(ids);  // it may know better, or says itself what is wrong
}

static void add_patch(Series& series, Patch patch) {
  const bool tracking = patch.source()->text.find("--- b4-submit-tracking ---") != std::string::npos;
  if (tracking && !series.cover) series.cover = std::move(patch);
  else series.patches.push_back(std::move(patch));
}

Series series_of_commits(const std::vector<std::string>& ids, std::vector<LoadedCommit> commits) {
  Series series;
  series.origin = Origin::commits;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Patch patch = patch_of_commit(ids[i].substr(0, abbreviation), ids[i], commits[i].object);
    set_changes(patch, std::move(commits[i].changes));
    add_patch(series, std::move(patch));
  }
  return series;
}

Series series_of_messages(const std::vector<std::string>& ids, ChangeReader* changes) {
  Series series;
  series.origin = Origin::commits;
  series.patches.reserve(ids.size());
  read_objects(ids, [&](const std::string& id, std::string_view object) {
    add_patch(series, patch_of_commit(id.substr(0, abbreviation), id, object));
    if (changes != nullptr && series.patches.size() % commits_until_full == 0) changes->read_ahead();
  });
  return series;
}

}  // namespace bpf
