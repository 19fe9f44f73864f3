// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/status_json.h"

#include <nlohmann/json.hpp>

#include "lib/report/json.h"

namespace bpf {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json time_or_null(std::int64_t time) { return time == 0 ? Json(nullptr) : Json(time); }

Json answer(Answer value) { return value == Answer::unknown ? Json(nullptr) : Json(value == Answer::yes); }

Json to_json(const Landing& landing) {
  return {{"tree", landing.tree},
          {"commit", landing.commit},
          {"title", landing.title},
          {"changed", landing.changed},
          {"reverted_by", text_or_null(landing.reverted_by)}};
}

Json to_json(const QueueEntry& entry) {
  Json checks = Json::array();
  for (const QueueCheck& check : entry.checks)
    checks.push_back({{"context", check.context},
                      {"state", check.state},
                      {"description", text_or_null(check.description)},
                      {"url", text_or_null(check.url)}});
  return {{"id", entry.id},
          {"name", entry.name},
          {"state", text_or_null(entry.state)},
          {"delegate", text_or_null(entry.delegate)},
          {"check", text_or_null(entry.check)},
          {"url", text_or_null(entry.url)},
          {"checks", std::move(checks)}};
}

Json to_json(const PatchStanding& patch) {
  Json landed = Json::array();
  for (const Landing& landing : patch.landed) landed.push_back(to_json(landing));
  return {{"commit", patch.commit},
          {"title", patch.title},
          {"sent", patch.sent},
          {"landed", std::move(landed)},
          {"reviews", patch.reviews},
          {"patchwork", patch.queue ? to_json(*patch.queue) : Json(nullptr)}};
}

Json to_json(const BaseFacts& base) {
  return {{"branch", text_or_null(base.branch)},
          {"fetched", time_or_null(base.fetched)},
          {"base", text_or_null(base.base)},
          {"public", answer(base.is_public)},
          {"behind", base.behind < 0 ? Json(nullptr) : Json(base.behind)},
          {"applies", answer(base.applies)},
          {"conflicts", base.conflicts},
          {"why", text_or_null(base.why)}};
}

Json sent_json(const Standing& standing) {
  if (standing.version == 0) return nullptr;
  return {{"version", standing.version},
          {"rfc", standing.rfc},
          {"date", time_or_null(standing.sent)},
          {"cover", text_or_null(standing.cover)},
          {"message_id", text_or_null(standing.message_id)},
          {"thread", text_or_null(standing.thread)},
          {"patchwork", text_or_null(standing.queue)},
          {"changed_since", standing.changes.empty() ? Json(nullptr) : Json(!standing.unchanged)},
          {"reply_expected", standing.sent == 0 ? Json(nullptr) : Json(reply_expected(standing.sent))},
          {"reminder_polite", standing.sent == 0 ? Json(nullptr) : Json(reminder_polite(standing.sent))}};
}

Json to_json(const Standing& standing, std::int64_t now) {
  Json patches = Json::array();
  for (const PatchStanding& patch : standing.patches) patches.push_back(to_json(patch));
  return {{"branch", text_or_null(standing.branch)},
          {"current", standing.current},
          {"tree", standing.tree == nullptr ? Json(nullptr) : Json(std::string(standing.tree->name))},
          {"tree_why", text_or_null(standing.tree_why)},
          {"stage", std::string(stage_name(stage_of(standing, now)))},
          {"sent", sent_json(standing)},
          {"next_version", standing.next_version},
          {"landed", standing.landed()},
          {"patches", std::move(patches)},
          {"looked_in", standing.looked_in},
          {"not_fetched", standing.not_fetched},
          {"base", standing.base ? to_json(*standing.base) : Json(nullptr)},
          {"patchwork_asked", standing.asked_patchwork},
          {"unknown", standing.unknown}};
}

}  // namespace

std::string_view stage_name(Stage stage) {
  switch (stage) {
    case Stage::empty: return "empty";
    case Stage::unsent: return "unsent";
    case Stage::waiting: return "waiting";
    case Stage::quiet: return "quiet";
    case Stage::changed: return "changed";
    case Stage::partly: return "partly-landed";
    case Stage::landed: return "landed";
    case Stage::reverted: return "reverted";
  }
  return "";
}

std::string format_status_json(const std::vector<Standing>& standings, std::int64_t now) {
  Json root;
  root["schema_version"] = json_schema_version;
  root["tool"] = {{"name", "git-bpf-status"}, {"version", BPF_VERSION}};
  root["merge_window"] = nullptr;
  if (!standings.empty() && standings.front().window.open != Answer::unknown) {
    const MergeWindow& window = standings.front().window;
    root["merge_window"] = {{"open", window.open == Answer::yes},
                            {"release", window.tag},
                            {"expected_end", window.open == Answer::yes ? Json(window.expected_end) : Json(nullptr)}};
  }
  root["branches"] = Json::array();
  for (const Standing& standing : standings) root["branches"].push_back(to_json(standing, now));
  return root.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace bpf
