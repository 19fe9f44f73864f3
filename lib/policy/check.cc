// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/check.h"

#include <algorithm>
#include <exception>
#include <map>
#include <tuple>

#include "lib/policy/waiver.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf {
namespace {

// A message this long is no message; what reads it line by line would still take its time.
constexpr std::size_t largest_message = 16U << 20;
constexpr std::size_t most_findings = 10;
// Their diffs are read together, while git makes the next ones.
constexpr std::size_t patches_at_once = 8;
// Longer is no series, but history.
constexpr std::size_t longest_series = 256;

bool applies(const Rule& rule, Origin origin) {
  switch (rule.scope) {
    case Scope::anywhere: return true;
    case Scope::not_in_editor: return origin != Origin::editor;
    case Scope::mails: return origin == Origin::mails;
  }
  return true;
}

template <typename Check>
void guarded(Findings& findings, Check check) {
  const std::size_t before = findings.found.size();
  try {
    check();
  } catch (const std::exception& failure) {
    findings.found.resize(before);
    findings.not_run(std::string("internal error: ") + failure.what());
  }
}

// Ten findings of one rule on one patch tell the story; a thousand hide it.
void limit(std::vector<Finding>& found, std::size_t before) {
  if (found.size() - before <= most_findings) return;
  struct OfPatch {
    std::size_t count = 0, last = 0;  // how many, and which is the last that is kept
  };
  std::map<const Patch*, OfPatch> patches;
  std::size_t kept = before;
  for (std::size_t i = before; i < found.size(); ++i) {
    OfPatch& patch = patches[found[i].patch];
    if (++patch.count > most_findings) continue;
    patch.last = kept;
    if (kept != i) found[kept] = std::move(found[i]);
    ++kept;
  }
  found.resize(kept);
  for (const auto& [patch, of] : patches)
    if (of.count > most_findings)
      found[of.last].message += " (and " + std::to_string(of.count - most_findings) + " more like it)";
}

std::string unread(const Facts& facts) {
  return "the diff was not read" + (facts.unread.empty() ? "" : ": " + facts.unread);
}

struct ActiveRule {
  const Rule* rule;
  Severity severity;
};

std::vector<ActiveRule> active_rules(const Policy& policy, Origin origin) {
  std::vector<ActiveRule> active;
  for (const Rule* rule : all_rules())
    if (const Severity severity = policy.severity(*rule); severity != Severity::off && applies(*rule, origin))
      active.push_back({rule, severity});
  return active;
}

void check_patch(const ActiveRule& active, const Patch& patch, const Facts& facts, Findings& findings) {
  const Rule& rule = *active.rule;
  if (is_pull_request(patch) && !rule.on_cover) return;  // no commit is made of it
  findings.begin(rule, active.severity, &patch);
  if (patch.source() && patch.source()->text.size() > largest_message)
    return findings.not_run("message too large (over 16 MiB)");
  if (rule.needs_content && !patch.has_content()) return findings.not_run(unread(facts));
  const std::size_t before = findings.found.size();
  guarded(findings, [&] { std::get<Rule::PatchCheck>(rule.check)(patch, facts, findings); });
  limit(findings.found, before);
}

void check_series(const ActiveRule& active, const Series& series, const Facts& facts, Findings& findings) {
  findings.begin(*active.rule, active.severity, nullptr);
  const bool has_content = std::all_of(series.patches.begin(), series.patches.end(),
                                       [](const Patch& patch) { return patch.has_content(); });
  if (active.rule->needs_content && !has_content) return findings.not_run(unread(facts));
  const std::size_t before = findings.found.size();
  guarded(findings, [&] { std::get<Rule::SeriesCheck>(active.rule->check)(series, facts, findings); });
  limit(findings.found, before);
}

// Of a history that nobody sends as one series, only what is looked at again stays in memory.
void drop_content(std::span<Patch> patches) {
  static const SourcePtr nothing = make_source("", "");
  for (Patch& patch : patches) {
    if (patch.diff_text == nullptr) continue;
    std::erase_if(patch.files, [](const FileDiff& file) { return !read_by_series_rules(file.path()); });
    if (patch.files.empty()) patch.diff_text = nothing;
    patch.files.shrink_to_fit();
  }
}

}  // namespace

std::size_t Verdict::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

int Verdict::exit_status(bool strict) const {
  if (has_errors()) return 1;
  return strict && (count(Severity::warning) > 0 || !not_run.empty()) ? 1 : 0;
}

// `open`: the series' patches, where something is to be read into them.
static Verdict judge(const Series& series, const Facts& facts, const Policy& policy, std::span<Patch> open,
                     const BeforeSome& before_some) {
  const std::vector<ActiveRule> rules = active_rules(policy, series.origin);
  const auto on_patches = [](const ActiveRule& active) {
    return std::holds_alternative<Rule::PatchCheck>(active.rule->check);
  };
  Verdict verdict;
  verdict.patches = series.patches.size();
  verdict.rules = rules.size();
  Findings findings;
  for (const ActiveRule& active : rules)
    if (series.cover && on_patches(active) && active.rule->on_cover) check_patch(active, *series.cover, facts, findings);
  const std::span<const Patch> all = series.patches;
  for (std::size_t i = 0; i < all.size(); i += patches_at_once) {
    const std::size_t count = std::min(patches_at_once, all.size() - i);
    if (!open.empty()) before_some(open.subspan(i, count));
    for (const ActiveRule& active : rules)
      if (on_patches(active))
        for (const Patch& patch : all.subspan(i, count)) check_patch(active, patch, facts, findings);
    if (open.size() > longest_series) drop_content(open.subspan(i, count));
  }
  for (const ActiveRule& active : rules)
    if (!on_patches(active)) check_series(active, series, facts, findings);

  const Waivers waivers(series);
  const auto waived = [&](const Rule& rule, const Patch* patch) {
    return policy.allowed(rule) || waivers.allow(rule, patch);
  };
  for (Finding& finding : findings.found) {
    if (finding.severity == Severity::off) continue;
    if (waived(*finding.rule, finding.patch)) ++verdict.waived;
    else verdict.findings.push_back(std::move(finding));
  }
  for (NotRun& entry : findings.unjudged)
    if (!waived(*entry.rule, entry.patch)) verdict.not_run.push_back(std::move(entry));

  std::map<const Rule*, std::size_t> order;
  for (const Rule* rule : all_rules()) order.emplace(rule, order.size());
  const auto place = [&](const Finding& finding) {
    const bool on_cover = series.cover && finding.patch == &*series.cover;
    const std::ptrdiff_t patch = finding.patch == nullptr ? -2
                                 : on_cover               ? -1
                                                          : finding.patch - series.patches.data();
    return std::tuple(patch, finding.span ? finding.span->begin : 0, order.at(finding.rule));
  };
  std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  return verdict;
}

Verdict check(const Series& series, const Facts& facts, const Policy& policy) {
  return judge(series, facts, policy, {}, {});
}

Verdict check(Series& series, const Facts& facts, const Policy& policy, const BeforeSome& before_some) {
  return judge(series, facts, policy, series.patches, before_some);
}

}  // namespace bpf
