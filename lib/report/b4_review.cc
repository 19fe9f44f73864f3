// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/b4_review.h"

#include <nlohmann/json.hpp>

#include "lib/report/documents.h"

namespace bpf {
namespace {

using Json = nlohmann::ordered_json;

std::string_view status(const Report& report) {
  const Verdict& verdict = report.verdict;
  if (verdict.has_errors()) return "fail";
  const bool doubtful = report.strict && !verdict.not_run.empty();
  return verdict.count(Severity::warning) > 0 || doubtful ? "warn" : "pass";
}

}  // namespace

std::string format_b4_review(const Report& report) {
  const Verdict& verdict = report.verdict;
  std::string details = format_findings(verdict, report.series, {});
  const std::string not_run = format_not_run(verdict);
  if (!details.empty() && !not_run.empty()) details += "\n";
  details += not_run;
  Json result;
  result["tool"] = "git-bpf-check";
  result["status"] = std::string(status(report));
  result["summary"] = format_counts(verdict) + format_not_run_count(verdict);
  if (!verdict.findings.empty()) result["url"] = std::string(document_url);
  if (!details.empty()) result["details"] = details;
  return Json::array({result}).dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace bpf
