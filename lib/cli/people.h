// SPDX-License-Identifier: GPL-2.0-only
// Who gets the mail, by the repository that we are in: MAINTAINERS and .mailmap of the target tree,
// the commits that are fixed, and who we are ourselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/facts.h"
#include "lib/people/recipients.h"
#include "lib/series/target.h"

namespace bpf {

struct PeopleRequest {
  std::string maintainers_file;    // --maintainers; empty: the target tree's
  std::string base;                // the commit that a range starts from; may be empty
  std::vector<std::string> paths;  // files that will be read, beside what the series touches
  std::optional<std::string> branch = {};  // whose earlier versions were sent; HEAD's, unless it is named
};

// Asks git for what is wanted of every series, so that it is there when load_people() wants it.
void ask_ahead_for_people(const Target& target, const Config& config);
// The same before the configuration has said which ref is the tree: git remote add <name> makes this one.
void guess_people(const Tree& tree);

// Reads what there is: MAINTAINERS of the target tree as it was last fetched, else of the base, else
// of HEAD, never of the work tree, in which a stranger's patches may be. Without a repository, or
// without the file, `maintainers` is null. Throws Error (128) for a --maintainers that cannot be
// read. Keeps `config` no longer than the call.
PeopleSource load_people(const Series& series, const Target& target, const Config& config,
                         const PeopleRequest& request);

// What to do when there is no MAINTAINERS.
std::string remedy_for_people(const Target& target, const Config& config);

// The sender's addresses, as configured: user.email, sendemail.from.
std::vector<std::string> own_addresses(const Config& config);

}  // namespace bpf
