// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/check.h"

#include <algorithm>
#include <exception>
#include <tuple>

#include "lib/policy/waiver.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

// A message this long is no message; what reads it line by line would still take its time.
constexpr std::size_t largest_message = 16U << 20;
constexpr std::size_t most_findings = 10;

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
void limit(Findings& findings, std::size_t before) {
  const std::size_t all = findings.found.size() - before;
  if (all <= most_findings) return;
  findings.found.resize(before + most_findings);
  Finding& last = findings.found.back();
  last.message += " (and " + std::to_string(all - most_findings) + " more like it)";
}

void check_patches(const Rule& rule, Rule::PatchCheck run, Severity severity, const Series& series,
                   const Facts& facts, Findings& findings) {
  const auto one = [&](const Patch& patch) {
    findings.begin(rule, severity, &patch);
    if (patch.source() && patch.source()->text.size() > largest_message)
      return findings.not_run("message too large (over 16 MiB)");
    if (rule.needs_content && !patch.has_content()) return findings.not_run("the diff was not read");
    const std::size_t before = findings.found.size();
    guarded(findings, [&] { run(patch, facts, findings); });
    limit(findings, before);
  };
  if (rule.on_cover && series.cover) one(*series.cover);
  for (const Patch& patch : series.patches) one(patch);
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

Verdict check(const Series& series, const Facts& facts, const Policy& policy) {
  Verdict verdict;
  Findings findings;
  verdict.patches = series.patches.size();
  for (const Rule* rule : all_rules()) {
    const Severity severity = policy.severity(*rule);
    if (severity == Severity::off || !applies(*rule, series.origin)) continue;
    ++verdict.rules;
    if (const auto* patch_check = std::get_if<Rule::PatchCheck>(&rule->check)) {
      check_patches(*rule, *patch_check, severity, series, facts, findings);
    } else {
      findings.begin(*rule, severity, nullptr);
      const bool has_content = std::all_of(series.patches.begin(), series.patches.end(),
                                           [](const Patch& patch) { return patch.has_content(); });
      if (rule->needs_content && !has_content) {
        findings.not_run("the diff was not read");
        continue;
      }
      guarded(findings, [&] { std::get<Rule::SeriesCheck>(rule->check)(series, facts, findings); });
    }
  }
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

  const auto place = [&](const Finding& finding) {
    const bool on_cover = series.cover && finding.patch == &*series.cover;
    const std::ptrdiff_t patch = finding.patch == nullptr ? -2
                                 : on_cover               ? -1
                                                          : finding.patch - series.patches.data();
    return std::tuple(patch, finding.span ? finding.span->begin : 0);
  };
  std::stable_sort(verdict.findings.begin(), verdict.findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  return verdict;
}

}  // namespace bpf
