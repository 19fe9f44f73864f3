// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/setup_trees.h"

#include <algorithm>

#include "lib/cli/program.h"
#include "lib/git/directory_lock.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/percent.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"
#include "lib/series/setup_trees.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

bool is_fetched(const Tree& tree, const std::vector<TreeRef>& refs) {
  return std::any_of(refs.begin(), refs.end(),
                     [&](const TreeRef& known) { return known.tree == &tree && ref_exists(known.ref); });
}

}  // namespace

int setup_trees() {
  const DirectoryLock lock = lock_repository();  // outside of a repository, this says so
  const Config config = Config::read();
  const std::vector<TreeRemote> plan = plan_trees(config, {find_tree("bpf"), find_tree("bpf-next")});
  const std::vector<TreeRef> refs = known_tree_refs(config);
  std::vector<std::string> fetch;
  std::string refspecs;
  for (const TreeRemote& place : plan) {
    const std::string name(place.tree->name);
    if (place.missing) git_output({"remote", "add", "--", place.remote, place.url});
    const bool remote = !place.remote.empty();
    print_lines(name + ": " + (place.missing ? "added the remote " : remote ? "is the remote " : "is ") +
          display_line(remote ? place.remote + " (" + without_credentials(place.url) + ")" : place.url) + "\n");
    const bool listed = std::find(fetch.begin(), fetch.end(), place.remote) != fetch.end();
    if (!remote || listed || is_fetched(*place.tree, refs)) continue;
    fetch.push_back(place.remote);
    if (!place.missing) refspecs += add_refspec(place.remote, config);
  }
  if (fetch.empty()) return 0;
  std::string command = refspecs + "git fetch --multiple";
  for (const std::string& remote : fetch) command += " " + shell_quote(remote);
  print_lines("to fetch: " + display_line(command) + "\n");
  return 0;
}

}  // namespace bpf
