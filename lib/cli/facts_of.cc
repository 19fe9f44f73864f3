// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/facts_of.h"

#include <ctime>
#include <optional>

#include "lib/cli/fixes_where.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/mailmap.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/people/patch_people.h"
#include "lib/series/merge_window.h"

namespace bpf {
namespace {

constexpr const char* document = "Documentation/bpf/bpf_devel_QA.rst";

// What the rules on Fixes: tags will ask.
void ask_ahead_for_fixed(const Series& series, const std::string& base, const Config& config) {
  if (!CommitLookup::ask_ahead_for(series, base)) return;
  ask_ahead_for_layout();
  ask_ahead_for_trees(config);
}

}  // namespace

Facts facts_of(const Series& series, const Target& target, const Config& config, const std::string& base) {
  Facts facts;
  facts.target = target.tree;
  facts.target_given = target.given;
  facts.same_person = same_person_in(series);
  facts.now = std::time(nullptr);
  // Asked for by few series, and not free: only when a rule wants to know.
  const auto lookup = [&series, target, &config, base,
                       made = std::make_shared<std::optional<CommitLookup>>()]() -> CommitLookup& {
    if (!*made) {
      try {
        made->emplace(series, lookup_tips(target, config, read_layout(), base));
      } catch (const Error&) {
        made->emplace(series, LookupTips{});
      }
    }
    return **made;
  };
  ask_ahead_for_fixed(series, base, config);
  facts.find_commit = [lookup](std::string_view id) { return lookup().find(id); };
  facts.in_history = [lookup](Tip tip, std::string_view id) { return lookup().in_history(tip, id); };
  facts.is_applied = [lookup] { return lookup().is_applied(); };
  facts.iproute2_current = config.get("bpf.iproute2Prefix").value_or("") == "current";
  facts.read_base_file = [target, &config, base](const std::string& path) {
    return base.empty() ? read_target_file(target, config, path) : read_file_of(base, path);
  };
  facts.people_of = [&series, target, &config, base,
                     people = std::shared_ptr<const PeopleSource>()](const Patch& patch) mutable {
    if (!people)
      people = std::make_shared<const PeopleSource>(load_people(series, target, config, {"", base, {}}));
    return people_of(patch, *people);
  };
  facts.merge_window = [&config] {
    MergeWindow window = merge_window(read_release_tags(), std::time(nullptr));
    if (!window.why.empty() && run_git({"rev-parse", "--git-dir"}).ok()) window.why += "; run: " + fetch_tags_command(config);
    return window;
  };
  return facts;
}

void add_base_facts(Facts& facts, const std::string& base, const std::string& tip, const Target& target,
                    const Config& config, const BaseOptions& options) {
  facts.base = [base, tip, target, &config, options, found = std::make_shared<std::optional<BaseFacts>>()]() -> const BaseFacts& {
    if (!*found) *found = base_facts(base, tip, target, config, options);
    return **found;
  };
}

std::string configured_profile(const Config& config) {
  const std::string name = config.get("bpf.profile").value_or("");
  if (name.empty() || name == "auto" || find_profile(name) != nullptr) return name;
  throw Error("bad value '" + name + "' for bpf.profile", "use 2018, 2020, 2023, 2025 or auto");
}

const Profile& profile_named(const std::string& name, const Target& target, const Config& config) {
  if (name.empty()) return newest_profile();
  if (name == "auto") {
    const Profile* found = profile_of_document(read_target_file(target, config, document));
    if (found == nullptr) found = profile_of_document(read_file_of("HEAD", document));
    if (found == nullptr)
      complain("note: neither the tree, as it was last fetched, nor HEAD has the document: judged by the newest\n");
    return found != nullptr ? *found : newest_profile();
  }
  if (const Profile* profile = find_profile(name)) return *profile;
  throw Error("no profile is called '" + name + "'", "2018, 2020, 2023, 2025 or auto", 129);
}

}  // namespace bpf
