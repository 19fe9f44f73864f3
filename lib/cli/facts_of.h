// SPDX-License-Identifier: GPL-2.0-only
// The facts that the rules may ask for, from the repository that we are in.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "lib/git/commit_lookup.h"
#include "lib/git/config.h"
#include "lib/model/facts.h"
#include "lib/series/base.h"
#include "lib/series/target.h"

namespace bpf {

// `base`: the id that a range of commits starts from, or empty. Keeps a reference to `series` and
// `config`. Outside of a repository nothing can be looked up, and the rules are told so.
Facts facts_of(const Series& series, const Target& target, const Config& config, const std::string& base);

// Lets the rules ask where the series stands in its tree. `base` and `tip` are full ids. Keeps a
// reference to `config`.
void add_base_facts(Facts& facts, const std::string& base, const std::string& tip, const Target& target,
                    const Config& config, const BaseOptions& options = {});

// bpf.profile; empty when it is not set. Throws Error (128) for a name that is no profile.
std::string configured_profile(const Config& config);

// --profile or bpf.profile: "2018", "2020", "2023", "2025", or "auto" for what the target tree's
// own copy of the document says. Empty is the newest. Throws Error (129) for any other name.
const Profile& profile_named(const std::string& name, const Target& target, const Config& config);

}  // namespace bpf
