// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/porcelain.h"

#include <algorithm>
#include <cstdio>

#include "lib/model/width.h"
#include "lib/report/display.h"
#include "lib/report/place.h"

namespace bpf {
namespace {

// As git's quote_c_style() does it; in addition, what would steer a terminal is quoted even when
// core.quotePath is false.
std::string quoted(std::string_view path, bool quote_high) {
  std::string out;
  for (std::string_view rest = path; !rest.empty();) {
    int code_point = 0;
    const std::string_view bytes = rest.substr(0, next_character(rest, code_point));
    rest.remove_prefix(bytes.size());
    static constexpr std::string_view named = "\a\b\t\n\v\f\r\"\\", letters = "abtnvfr\"\\";
    const std::size_t at = named.find(bytes);
    if (bytes.size() == 1 && at != std::string_view::npos) {
      out += '\\';
      out += letters[at];
    } else if ((quote_high && code_point >= 0x80) || display_line(bytes) != bytes) {
      for (char byte : bytes) {
        char octal[8];
        std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned char>(byte));
        out += octal;
      }
    } else {
      out += bytes;
    }
  }
  return out == path ? out : "\"" + out + "\"";
}

struct Record {
  std::string_view kind, rule = "-";
  std::string commit = "-", path = "-", line = "-", column = "-", message;
};

void add(std::string& out, const Record& record, const Report& report) {
  std::string message = display_line(record.message);
  std::replace(message.begin(), message.end(), '\t', ' ');
  const std::string path = report.nul ? record.path : quoted(record.path, report.quote_path);
  out.append(record.kind).append("\t").append(record.rule).append("\t").append(record.commit).append("\t");
  out.append(path).append("\t").append(record.line).append("\t").append(record.column).append("\t");
  out.append(message).append(1, report.nul ? '\0' : '\n');
}

// The record that begins with what a patch (null: the series) is called.
Record record_on(const Patch* patch, const Report& report) {
  Record record;
  if (patch == nullptr) return record;
  if (!patch->commit.empty()) record.commit = patch->commit;
  if (report.series.origin != Origin::commits) record.path = patch->source()->name;
  return record;
}

std::string summary(const Report& report) {
  const Verdict& verdict = report.verdict;
  const auto count = [&](Severity severity) { return std::to_string(verdict.count(severity)); };
  return "status=" + std::to_string(report.exit_status) + " tree=" + report.tree +
         " patches=" + std::to_string(verdict.patches) + " errors=" + count(Severity::error) +
         " warnings=" + count(Severity::warning) + " notes=" + count(Severity::note) +
         " waived=" + std::to_string(verdict.waived) + " not-run=" + std::to_string(verdict.not_run.size());
}

}  // namespace

std::string format_porcelain(const Report& report) {
  std::string out;
  for (const Finding& finding : report.verdict.findings) {
    Record record = record_on(finding.patch, report);
    record.kind = to_string(finding.severity);
    record.rule = finding.rule->id;
    record.message = finding.message;
    if (finding.file) record.path = finding.file->path;
    const Location location = locate(finding);
    if (location.place && location.place->line > 0) {
      record.line = std::to_string(location.place->line);
      record.column = std::to_string(location.place->column);
    }
    add(out, record, report);
  }
  for (const NotRun& entry : report.verdict.not_run) {
    Record record = record_on(entry.patch, report);
    record.kind = "not-run";
    record.rule = entry.rule->id;
    record.message = entry.reason;
    add(out, record, report);
  }
  Record last;
  last.kind = "summary";
  last.message = summary(report);
  add(out, last, report);
  return out;
}

}  // namespace bpf
