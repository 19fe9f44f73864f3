// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/sarif.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "lib/model/percent.h"
#include "lib/report/display.h"
#include "lib/report/documents.h"
#include "lib/report/place.h"

namespace bpf {
namespace {

using Json = nlohmann::ordered_json;

// The rules that have something to say, in the order in which they do.
class Rules {
 public:
  std::size_t index_of(const Rule& rule) {
    const auto found = std::find(rules_.begin(), rules_.end(), &rule);
    if (found != rules_.end()) return static_cast<std::size_t>(found - rules_.begin());
    rules_.push_back(&rule);
    return rules_.size() - 1;
  }
  Json descriptors() const {
    Json array = Json::array();
    for (const Rule* rule : rules_) {
      const std::string id(rule->id);
      Json object = {{"id", id},
                     {"shortDescription", {{"text", std::string(rule->summary)}}},
                     {"fullDescription", {{"text", std::string(rule->rationale)}}},
                     {"help", {{"text", std::string(rule->citation) + "\ngit bpf-check --explain " + id}}}};
      if (const std::string url = url_of(*rule); !url.empty()) object["helpUri"] = url;
      object["defaultConfiguration"] = {{"level", std::string(to_string(rule->severity))}};
      array.push_back(std::move(object));
    }
    return array;
  }

 private:
  std::vector<const Rule*> rules_;
};

// A relative reference of RFC 3986, or a file URI. All but what is unreserved is encoded, so that
// no path has a scheme, a query or a fragment.
std::string uri_of(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encode(path, "/");
}

Json artifact(const std::string& path) {
  Json object = {{"uri", uri_of(path)}};
  if (!path.starts_with('/') && !path.starts_with("../")) object["uriBaseId"] = "%SRCROOT%";
  return {{"artifactLocation", object}};
}

Json region(const Place& place) {
  return {{"startLine", place.line}, {"startColumn", place.column}, {"endColumn", std::max(place.end_column, place.column)}};
}

// A `]` in front of a `(` would make a link of what is in the brackets (3.11.6).
std::string text_of(std::string_view text) {
  std::string out = display_line(text);
  for (std::size_t at = 0; (at = out.find("](", at)) != std::string::npos; at += 3) out.insert(at + 1, " ");
  return out;
}

// FNV-1a: what is counted here are collisions in one repository, not attacks.
std::string hash(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char out[20];
  std::snprintf(out, sizeof out, "%016llx", static_cast<unsigned long long>(sum));
  return out;
}

std::string first_path(const Patch& patch) {
  if (patch.paths && !patch.paths->empty()) return patch.paths->front();
  return patch.files.empty() ? "" : patch.files.front().path();
}

// The file that stands for what is in none: of a commit's message, of standard input, of the series.
std::string stand_in(const Report& report, const Patch* patch) {
  if (patch != nullptr) return first_path(*patch);
  for (const Patch& candidate : report.series.patches)
    if (std::string path = first_path(candidate); !path.empty()) return path;
  return "";
}

bool is_mail_file(const Report& report, const Patch* patch) {
  return report.series.origin == Origin::mails && patch != nullptr && patch->source()->name != "-";
}

Json logical(const Report& report, const Patch* patch) {
  if (patch == nullptr) return Json::array({{{"name", "series"}, {"kind", "series"}}});
  const bool commit = report.series.origin == Origin::commits;
  Json object = {{"name", text_of(patch->message.subject.substr(0, 400))}, {"kind", commit ? "commit" : "mail"}};
  if (!patch->commit.empty()) object["fullyQualifiedName"] = patch->commit;
  return Json::array({object});
}

// Where a finding is. `real`: the artifact is what the finding is in.
Json location_of(const Report& report, const Finding& finding, bool& real) {
  const Location found = locate(finding);
  const bool mail = !finding.file && is_mail_file(report, finding.patch);
  real = mail || finding.file.has_value();
  Json object = Json::object();
  const std::string path = finding.file ? finding.file->path
                           : mail       ? path_from_top(report, found.name)
                                        : stand_in(report, finding.patch);
  if (!path.empty()) object["physicalLocation"] = artifact(path);
  if (real && !path.empty() && found.place && found.place->line > 0) object["physicalLocation"]["region"] = region(*found.place);
  object["logicalLocations"] = logical(report, finding.patch);
  return object;
}

class Results {
 public:
  Results(const Report& report, Rules& rules) : report_(report), rules_(rules) {}

  Json result(const Finding& finding) {
    bool real = false;
    const Json location = location_of(report_, finding, real);
    const Location found = locate(finding);
    std::string text = text_of(real ? finding.message : whereabouts(report_, finding) + ": " + finding.message);
    if (!finding.help.empty()) text += "\n" + text_of(finding.help);
    Json object = {{"ruleId", std::string(finding.rule->id)},
                   {"ruleIndex", rules_.index_of(*finding.rule)},
                   {"level", std::string(to_string(finding.severity))},
                   {"message", {{"text", text}}},
                   {"locations", Json::array({location})},
                   {"partialFingerprints", fingerprints(finding, found, real)}};
    if (!real && found.place)
      object["properties"] = {{"line", found.place->line}, {"column", found.place->column},
                              {"text", text_of(found.place->text.substr(0, 400))}};
    return object;
  }

 private:
  Json fingerprints(const Finding& finding, const Location& found, bool real) {
    std::string key = std::string(finding.rule->id) + '\0';
    if (finding.patch != nullptr) key += finding.patch->message.subject;
    key += '\0' + (finding.file ? finding.file->path : "") + '\0';
    if (found.place) key += found.place->text;
    const std::string sum = hash(key);
    const std::string value = sum + ":" + std::to_string(++seen_[sum]);
    Json object = {{"gitBpfCheck/v1", value}};
    // GitHub makes this one of the line that a result is on; here it is on none.
    if (!real) object["primaryLocationLineHash"] = value;
    return object;
  }

  const Report& report_;
  Rules& rules_;
  std::map<std::string, int> seen_;
};

Json notification(const Report& report, const NotRun& entry, Rules& rules) {
  const std::size_t index = rules.index_of(*entry.rule);
  Json object = {{"associatedRule", {{"id", std::string(entry.rule->id)}, {"index", index}}},
                 {"level", report.strict ? "warning" : "note"},
                 {"message", {{"text", text_of("not checked: " + entry.reason)}}}};
  if (entry.patch != nullptr) object["locations"] = Json::array({{{"logicalLocations", logical(report, entry.patch)}}});
  return object;
}

}  // namespace

std::string format_sarif(const Report& report) {
  const Verdict& verdict = report.verdict;
  Rules rules;
  Results results(report, rules);
  Json found = Json::array(), notifications = Json::array();
  for (const Finding& finding : verdict.findings) found.push_back(results.result(finding));
  for (const NotRun& entry : verdict.not_run) notifications.push_back(notification(report, entry, rules));
  Json run;
  run["tool"]["driver"] = {{"name", "git-bpf-check"}, {"version", BPF_VERSION}, {"semanticVersion", BPF_VERSION},
                           {"informationUri", std::string(document_url)}, {"rules", rules.descriptors()}};
  run["invocations"] = Json::array({{{"executionSuccessful", true}, {"exitCode", report.exit_status},
                                     {"toolExecutionNotifications", notifications}}});
  run["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"] = "the top of the work tree";
  run["columnKind"] = "unicodeCodePoints";
  run["results"] = std::move(found);
  run["properties"] = {{"tree", report.tree.empty() ? Json(nullptr) : Json(report.tree)},
                       {"patches", verdict.patches}, {"waived", verdict.waived}};
  Json root;
  root["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  root["version"] = "2.1.0";
  root["runs"] = Json::array({std::move(run)});
  return root.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace bpf
