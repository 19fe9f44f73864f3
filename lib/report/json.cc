// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/json.h"

#include <nlohmann/json.hpp>

#include "lib/report/place.h"

namespace bpf {
namespace {

using Json = nlohmann::ordered_json;

void add_patch(Json& object, const Patch* patch) {
  if (patch == nullptr) return;
  object["file"] = patch->source()->name;
  if (!patch->commit.empty()) object["commit"] = patch->commit;
  object["subject"] = std::string(patch->message.subject);
}

Json to_json(const Finding& finding) {
  Json object;
  object["rule"] = std::string(finding.rule->id);
  object["severity"] = std::string(to_string(finding.severity));
  object["message"] = finding.message;
  if (!finding.help.empty()) object["help"] = finding.help;
  object["citation"] = std::string(finding.cited());
  add_patch(object, finding.patch);
  const Location location = locate(finding);
  if (finding.file) object["path"] = finding.file->path;
  if (location.place) {
    const Place& place = *location.place;
    object["line"] = place.line;
    object["column"] = place.column;
    object["end_column"] = place.end_column;
    object["text"] = std::string(place.text);
  }
  return object;
}

}  // namespace

std::string format_json(const Report& report) {
  const Verdict& verdict = report.verdict;
  const Series& series = report.series;
  Json root;
  root["schema_version"] = json_schema_version;
  root["tool"] = {{"name", "git-bpf-check"}, {"version", BPF_VERSION}};
  root["origin"] = series.origin == Origin::commits ? "commits" : "mails";
  root["tree"] = report.tree.empty() ? Json(nullptr) : Json(report.tree);
  root["findings"] = Json::array();
  for (const Finding& finding : verdict.findings) root["findings"].push_back(to_json(finding));
  root["not_run"] = Json::array();
  for (const NotRun& entry : verdict.not_run) {
    Json object = {{"rule", std::string(entry.rule->id)}, {"reason", entry.reason}};
    add_patch(object, entry.patch);
    root["not_run"].push_back(std::move(object));
  }
  root["summary"] = {{"patches", verdict.patches},
                     {"cover_letter", series.cover.has_value()},
                     {"errors", verdict.count(Severity::error)},
                     {"warnings", verdict.count(Severity::warning)},
                     {"notes", verdict.count(Severity::note)},
                     {"waived", verdict.waived},
                     {"not_run", verdict.not_run.size()},
                     {"exit_status", report.exit_status}};
  return root.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace bpf
