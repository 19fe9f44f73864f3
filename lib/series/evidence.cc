// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/evidence.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "lib/git/commit_lookup.h"
#include "lib/git/process.h"
#include "lib/model/area.h"
#include "lib/model/dates.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/series/base.h"
#include "lib/series/remotes.h"
#include "lib/series/whereabouts.h"

namespace bpf {
namespace {

struct Fix {
  FixedId fixed;
  std::string id;       // the full one; empty: not here
  std::string tree;     // the first that has it: "bpf", "v6.12", "bpf-next"; empty: none
};

bool is_beside_code(const Patch& patch) {
  return patch.paths && !patch.paths->empty() &&
         std::all_of(patch.paths->begin(), patch.paths->end(),
                     [](const std::string& path) { return is_selftest(path) || is_documentation(path); });
}

std::vector<FixedId> fixed_by(const Series& series) {
  std::vector<FixedId> fixed;
  for (const Patch& patch : series.patches)
    for (const Trailer& tag : patch.message.tags)
      if (is_fixes(tag))
        if (const FixesTag fix = parse_fixes(tag, {}); !fix.id.empty())
          fixed.push_back({patch.source()->name, std::string(fix.id)});
  return fixed;
}

void find_full_ids(std::vector<Fix>& fixes) {
  std::string input;
  for (const Fix& fix : fixes) input += fix.fixed.id + "^{commit}\n";
  const RunResult result = run_git({"cat-file", "--batch-check=%(objectname) %(objecttype)"}, {.input = input});
  if (!result.ok()) return;
  const std::vector<std::string_view> lines = split_lines(result.out);
  for (std::size_t i = 0; i < fixes.size() && i < lines.size(); ++i)
    if (lines[i].ends_with(" commit")) fixes[i].id = lines[i].substr(0, lines[i].find(' '));
}

// Says of every commit that has no tree yet and that the tip reaches: it is there.
void look_in(const std::string& tip, const std::string& name, std::vector<Fix>& fixes) {
  std::vector<std::string> ids;
  for (const Fix& fix : fixes)
    if (!fix.id.empty() && fix.tree.empty()) ids.push_back(fix.id);
  if (ids.empty() || tip.empty()) return;
  const auto outside = not_reachable(tip, ids);
  if (!outside) return;
  for (Fix& fix : fixes)
    if (!fix.id.empty() && fix.tree.empty() && !outside->contains(fix.id)) fix.tree = name;
}

// The newest release or candidate that a tag is here for.
std::string newest_release() {
  const RunResult result = run_git({"-c", "versionsort.suffix=-rc", "for-each-ref", "--sort=-version:refname",
                                    "--count=1", "--format=%(refname)", "refs/tags/v[0-9]*"});
  return result.ok() ? std::string(trim(result.out)) : std::string{};
}

bool looks_released(const Fix& fix) { return fix.tree == "bpf" || fix.tree == "net" || fix.tree == "mainline" || fix.tree.starts_with('v'); }

std::string says(const Fix& fix, const std::string& where) {
  const std::string id = fix.fixed.id.substr(0, 12);
  return fix.fixed.by.empty() ? id + " is " + where : fix.fixed.by + " fixes " + id + ", which is " + where;
}

}  // namespace

std::vector<TreeRef> mainline_refs(const Config& config) {
  std::vector<TreeRef> refs;
  const auto is_mainline = [](std::string_view url) {
    while (url.ends_with('/')) url.remove_suffix(1);
    if (url.ends_with(".git")) url.remove_suffix(4);
    return url.ends_with("torvalds/linux");
  };
  for (const Remote& remote : read_remotes(config))
    if (is_mainline(remote.url) || is_mainline(remote.resolved))
      refs.push_back({nullptr, "refs/remotes/" + remote.name + "/master"});
  if (const auto ref = config.get("bpf.tree.mainline.ref")) refs.push_back({nullptr, *ref});
  return refs;
}

Target target_by_evidence(const Series& series, const Config& config) {
  const Tree* next = find_tree("bpf-next");
  const std::vector<FixedId> fixed = fixed_by(series);
  if (fixed.empty()) return {next, "no patch has a Fixes: tag", false, ""};
  for (const Patch& patch : series.patches)
    if (!fixes_something(patch.message) && !is_beside_code(patch))
      return {next, patch.source()->name + " has no Fixes: tag", false, ""};
  Target target = target_of_fixes(fixed, config);
  if (target.tree == nullptr) target.remedy += "; or say which tree it is: --tree bpf or --tree bpf-next";
  return target;
}

Target target_of_fixes(const std::vector<FixedId>& fixed, const Config& config) {
  const Tree* bpf = find_tree("bpf");
  const Tree* next = find_tree("bpf-next");
  std::vector<Fix> fixes;
  for (const FixedId& one : fixed) fixes.push_back({one, "", ""});
  find_full_ids(fixes);
  bool bpf_is_here = false;
  const std::vector<TreeTip> trees_here = fetched_trees(config);
  for (const bool released : {true, false}) {
    for (const TreeTip& known : trees_here) {
      if ((known.tree == bpf) != released || known.tree->iproute2) continue;
      if (known.tree == bpf) bpf_is_here = true;
      look_in(known.id, std::string(known.tree->name), fixes);
    }
    if (!released) break;
    for (const TreePlace& known : mainline_here(config)) look_in(known.id, "mainline", fixes);
    const bool settled = std::all_of(fixes.begin(), fixes.end(), looks_released);
    const std::string release = settled ? "" : newest_release();
    if (!release.empty()) look_in(resolve_commit(release), release.substr(10), fixes);
  }

  const auto lost = std::find_if(fixes.begin(), fixes.end(), [](const Fix& fix) { return fix.tree.empty(); });
  const auto only_next = std::find_if(fixes.begin(), fixes.end(),
                                      [](const Fix& fix) { return !fix.tree.empty() && !looks_released(fix); });
  const auto released = std::find_if(fixes.begin(), fixes.end(), looks_released);
  // What went into bpf since it was last fetched looks as if only bpf-next had it.
  const auto age_of_bpf = [&]() -> std::string {
    const std::int64_t when = fetched_when(ref_of_tree(*bpf, config), config, read_layout());
    return when > 0 && std::time(nullptr) - when > 7 * 24 * 60 * 60
               ? "; bpf was last fetched on " + date_of(when) + ": " + fetch_command(*bpf, config)
               : "";
  };
  if (only_next != fixes.end() && !bpf_is_here)
    return {nullptr, says(*only_next, "in " + only_next->tree + ", and bpf was never fetched here"), false,
            fetch_command(*bpf, config)};
  if (only_next != fixes.end()) {
    std::string why = says(*only_next, "only in " + only_next->tree);
    if (released != fixes.end()) why += "; " + says(*released, "in " + released->tree);
    why += age_of_bpf();
    return {next, why, false, ""};
  }
  if (lost == fixes.end()) return {bpf, says(*released, "in " + released->tree), false, ""};
  const bool any_here = !trees_here.empty();
  return {nullptr, says(*lost, any_here ? "in no tree that is fetched here" : "in no tree here: none was ever fetched"),
          false, fetch_command(bpf_is_here ? *next : *bpf, config)};
}

}  // namespace bpf
