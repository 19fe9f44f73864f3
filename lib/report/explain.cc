// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/explain.h"

#include <algorithm>

#include "lib/model/scan.h"
#include "lib/policy/check.h"
#include "lib/policy/example.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

// Runs one rule alone on an example, whatever the configuration says.
Verdict judge(const Rule& rule, const Example& example, const Series& series) {
  Policy only;
  for (const Rule* other : all_rules()) only.set(*other, other == &rule ? rule.severity : Severity::off);
  return check(series, example.facts(), only);
}

std::string indented(std::string_view text) {
  std::string out;
  for (std::string_view line : split_lines(text)) {
    if (!line.empty()) out.append("    ").append(display_line(line));
    out += '\n';
  }
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out;
}

}  // namespace

std::string explain(const Rule& rule, const Policy& policy, const Style& style) {
  const Severity severity = policy.severity(rule);
  std::string out = std::string(rule.id) + ": " + std::string(rule.summary) + "\n\n";
  out += wrap(rule.rationale, 75, "") + "\n\n";
  out += wrap("From: " + std::string(rule.citation), 75, "") + "\n";
  bool passed = false, failed = false;
  for (const Example& example : rule.examples) {
    const bool marked = example.on_series || example.text.find("«") != std::string_view::npos;
    if (marked ? failed : passed) continue;
    const MarkedSeries sample = series_of_example(example, "example");
    const Verdict verdict = judge(rule, example, sample.series);
    (marked ? failed : passed) = true;
    if (marked) {
      out += "\nThis is a finding:\n\n";
      Style plain = style;
      plain.why = false;
      for (const Finding& finding : verdict.findings) out += format_finding(finding, sample.series, plain);
    } else {
      out += "\nThis is not:\n\n" + indented(example.text);
    }
  }
  out += "\nSeverity: " + std::string(to_string(severity));
  if (severity != rule.severity) out += " (default: " + std::string(to_string(rule.severity)) + ")";
  out += "; to change it: git config bpf." + std::string(rule.id) + " error|warning|note|off\n";
  return out;
}

std::string list_rules(const Policy& policy) {
  std::size_t width = 0;
  for (const Rule* rule : all_rules()) width = std::max(width, rule->id.size());
  std::string out;
  for (const Rule* rule : all_rules())
    out += padded(to_string(policy.severity(*rule)), 9) + padded(rule->id, width + 2) +
           std::string(rule->summary) + "\n";
  return out;
}

std::string rules_markdown() {
  std::string out = "| rule | severity | what it asks for |\n| --- | --- | --- |\n";
  for (const Rule* rule : all_rules())
    out += "| `" + std::string(rule->id) + "` | " + std::string(to_string(rule->severity)) + " | " +
           std::string(rule->summary) + " |\n";
  return out;
}

}  // namespace bpf
