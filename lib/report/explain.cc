// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/explain.h"

#include <algorithm>

#include "lib/git/config_keys.h"
#include "lib/model/scan.h"
#include "lib/policy/check.h"
#include "lib/policy/example.h"
#include "lib/policy/questions.h"
#include "lib/report/display.h"
#include "lib/report/roff.h"
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

// A line of a table: a severity or what takes its place, an id, and what it is about.
std::string table_line(std::string_view kind, std::string_view id, std::string_view what) {
  static const std::size_t width = [] {
    std::size_t widest = 0;
    for (const Rule* rule : all_rules()) widest = std::max(widest, rule->id.size());
    return widest;
  }();
  return padded(kind, 9) + padded(id, width + 2) + std::string(what) + "\n";
}

// The documents that rules cite beside bpf_devel_QA, in the order of the rules.
std::vector<std::string_view> other_documents() {
  std::vector<std::string_view> found;
  for (const Rule* rule : all_rules()) {
    const std::string_view document = cited_document(*rule);
    if (document != "bpf_devel_QA" && std::find(found.begin(), found.end(), document) == found.end())
      found.push_back(document);
  }
  return found;
}

std::vector<const Rule*> rules_of(std::string_view document) {
  std::vector<const Rule*> found;
  for (const Rule* rule : all_rules())
    if (cited_document(*rule) == document) found.push_back(rule);
  return found;
}

// The words in which the question is asked, with the year of the version that brought it.
std::string title(const Question& question) {
  std::string out(question.text.empty() ? question.heading : question.text);
  // A heading that is no question ends a sentence of its own.
  if (question.text.starts_with(question.heading)) out.insert(question.heading.size(), ".");
  if (!question.since.empty()) out += " (since " + std::string(question.since) + ")";
  return out;
}

std::string man_rules(const std::vector<const Rule*>& rules) {
  std::string out;
  for (const Rule* rule : rules)
    out += ".TP\n.B " + escape_roff(rule->id) + "\n" + escape_roff(rule->summary) + " (" +
           std::string(to_string(rule->severity)) + ")\n";
  return out;
}

std::string markdown_ids(const std::vector<const Rule*>& rules) {
  std::string out;
  for (const Rule* rule : rules) out += (out.empty() ? "`" : ", `") + std::string(rule->id) + "`";
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
  std::string out;
  for (const Rule* rule : all_rules())
    out += table_line(to_string(policy.severity(*rule)), rule->id, rule->summary);
  return out;
}

std::string list_by_question(const Policy& policy) {
  std::string out;
  const auto add_rules = [&](const std::vector<const Rule*>& rules) {
    for (const Rule* rule : rules)
      out += "    " + table_line(to_string(policy.severity(*rule)), rule->id, rule->summary);
  };
  for (const Question& question : all_questions()) {
    out += wrap(title(question), 79, "") + "\n";
    const std::vector<const Rule*> rules = rules_for(question);
    add_rules(rules);
    for (const Service& service : question.services)
      out += "    " + table_line(service.program.starts_with("git ") ? "command" : "hook", service.program, service.what);
    if (rules.empty() && question.services.empty()) out += "    information only\n";
    out += "\n";
  }
  out += "Not asked there, but in the documents it points to, and in git-bpf's own:\n";
  for (std::string_view document : other_documents()) {
    out += "\n" + std::string(document) + "\n";
    add_rules(rules_of(document));
  }
  return out;
}

std::string questions_markdown() {
  std::string out = "| question | rules | commands and hooks |\n| --- | --- | --- |\n";
  for (const Question& question : all_questions()) {
    const std::vector<const Rule*> rules = rules_for(question);
    std::string served;
    for (const Service& service : question.services)
      served += (served.empty() ? "`" : "; `") + std::string(service.program) + "` " + std::string(service.what);
    out += "| " + title(question) + " | ";
    out += rules.empty() && served.empty() ? "information only" : markdown_ids(rules);
    out += " | " + served + " |\n";
  }
  for (std::string_view document : other_documents())
    out += "| (the document " + std::string(document) + ") | " + markdown_ids(rules_of(document)) + " | |\n";
  return out;
}

std::string questions_man() {
  std::string out;
  std::string_view section;
  for (const Question& question : all_questions()) {
    if (question.section != section) out += ".SS " + escape_roff(section = question.section) + "\n";
    const std::vector<const Rule*> rules = rules_for(question);
    out += ".PP\n.I " + escape_roff(title(question)) + "\n.RS 4\n" + man_rules(rules);
    for (const Service& service : question.services)
      out += ".TP\n.B " + escape_roff(service.program) + "\n" + escape_roff(service.what) + "\n";
    if (rules.empty() && question.services.empty()) out += ".PP\ninformation only\n";
    out += ".RE\n";
  }
  for (std::string_view document : other_documents())
    out += ".SS The document " + escape_roff(document) + "\n" + man_rules(rules_of(document));
  return out;
}

std::string rules_markdown() {
  std::string out = "| rule | severity | what it asks for |\n| --- | --- | --- |\n";
  for (const Rule* rule : all_rules())
    out += "| `" + std::string(rule->id) + "` | " + std::string(to_string(rule->severity)) + " | " +
           std::string(rule->summary) + " |\n";
  return out;
}

std::string configuration_markdown() {
  std::string out = "| configuration | meaning |\n| --- | --- |\n";
  for (const ConfigKey& key : config_keys())
    out += "| `" + std::string(key.name) + "` | " + std::string(key.meaning) + " |\n";
  return out;
}

std::string configuration_man(std::span<const std::string_view> names) {
  std::string out;
  for (const ConfigKey& key : config_keys()) {
    if (!names.empty() && std::find(names.begin(), names.end(), key.name) == names.end()) continue;
    out += ".TP\n.B " + escape_roff(key.name) + "\n";
    bool code = false;  // between backquotes
    for (std::string_view rest = key.meaning; !rest.empty(); code = !code) {
      const std::size_t end = std::min(rest.find('`'), rest.size());
      out += code ? "\\fB" + escape_roff(rest.substr(0, end)) + "\\fR" : escape_roff(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    out += "\n";
  }
  return out;
}

}  // namespace bpf
