// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/human.h"

#include <map>

#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {
namespace {

std::string_view severity_color(Severity severity) {
  switch (severity) {
    case Severity::error: return "\x1b[1;31m";
    case Severity::warning: return "\x1b[1;35m";
    default: return "\x1b[1;36m";
  }
}

std::string heading(const Location& location) {
  std::string out = display_line(location.name);
  if (location.place && location.place->line > 0)
    out += ":" + std::to_string(location.place->line) + ":" + std::to_string(location.place->column);
  return out;
}

// What could not be judged: for each reason the rules, and on how many patches.
std::map<std::string, std::map<std::string_view, std::size_t>> unknowns(const Verdict& verdict) {
  std::map<std::string, std::map<std::string_view, std::size_t>> reasons;
  for (const NotRun& entry : verdict.not_run) ++reasons[entry.reason][entry.rule->id];
  return reasons;
}

void add_line(std::string& out, std::string_view label, std::string_view text) {
  out.append(margin + 1, ' ').append("= ").append(label).append(display_line(text)).append("\n");
}

}  // namespace

std::string plural(std::size_t count, std::string_view word) {
  std::string out = std::to_string(count) + " " + std::string(word);
  return count == 1 ? out : out + "s";
}

std::string commit_heading(const Patch& patch, std::string_view on, std::string_view off) {
  std::string out(on);
  out.append(display_line(patch.source()->name)).append(off).append(" (\"");
  return out.append(display_line(patch.message.subject.substr(0, 400))).append("\")");
}

std::string format_finding(const Finding& finding, const Series&, const Style& style) {
  const Location location = locate(finding);
  const std::string_view on = style.color ? severity_color(finding.severity) : "";
  const std::string_view off = style.color ? "\x1b[m" : "";
  const std::string_view bold = style.color ? "\x1b[1m" : "";
  std::string out;
  out.append(bold).append(heading(location)).append(":").append(off).append(" ");
  out.append(on).append(to_string(finding.severity)).append(":").append(off).append(" ");
  out.append(display_line(finding.message)).append(" [").append(finding.rule->id).append("]\n");
  if (location.place) out += excerpt(*location.place, on, off);
  if (!finding.help.empty()) add_line(out, "help: ", finding.help);
  if (style.why) add_line(out, "why:  ", finding.cited());
  return out;
}

std::string format_findings(const Verdict& verdict, const Series& series, const Style& style) {
  std::string out;
  const Patch* last = nullptr;
  for (const Finding& finding : verdict.findings) {
    if (!out.empty()) out += '\n';
    if (series.origin == Origin::commits && finding.patch != nullptr && finding.patch != last) {
      out += commit_heading(*finding.patch, style.color ? "\x1b[33m" : "", style.color ? "\x1b[m" : "") + "\n";
    }
    last = finding.patch;
    out += format_finding(finding, series, style);
  }
  return out;
}

std::string format_not_run(const Verdict& verdict) {
  std::string out;
  for (const auto& [reason, rules] : unknowns(verdict)) {
    std::string ids;
    for (const auto& [id, count] : rules) {
      if (!ids.empty()) ids += ", ";
      ids += id;
      if (count > 1) ids += " (" + std::to_string(count) + " patches)";
    }
    out += "not checked: " + ids + ": " + display_line(reason) + "\n";
  }
  return out;
}

std::string format_counts(const Verdict& verdict) {
  std::string counts;
  for (Severity severity : {Severity::error, Severity::warning, Severity::note})
    if (const std::size_t n = verdict.count(severity); n > 0)
      counts += (counts.empty() ? "" : ", ") + plural(n, to_string(severity));
  return counts.empty() ? "no findings" : counts;
}

std::string format_not_run_count(const Verdict& verdict) {
  std::size_t unknown = 0;
  for (const auto& [reason, rules] : unknowns(verdict)) unknown += rules.size();
  return unknown == 0 ? "" : ", " + plural(unknown, "check") + " not run";
}

std::string format_summary(const Verdict& verdict, const Series& series, const std::string& target) {
  const std::string_view what = series.origin == Origin::commits ? "commit"
                                : series.origin == Origin::mails ? "patch"
                                                                 : "message";
  std::string out = plural(verdict.patches, what);
  if (verdict.patches != 1 && what == "patch") out = std::to_string(verdict.patches) + " patches";
  if (series.cover) out = verdict.patches == 0 ? "a cover letter" : out + " and a cover letter";
  out += " checked";
  if (!target.empty()) out += " for " + target;
  out += ": ";
  out += format_counts(verdict);
  if (verdict.waived > 0) out += ", " + std::to_string(verdict.waived) + " waived";
  return out + format_not_run_count(verdict);
}

}  // namespace bpf
