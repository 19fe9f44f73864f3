// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/b4_tracking.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bpf {

std::string b4_message_id(std::string_view text, int version) {
  using Json = nlohmann::json;
  constexpr std::string_view marker = "--- b4-submit-tracking ---";
  if (const std::size_t at = text.find(marker); at != text.npos) text.remove_prefix(at + marker.size());
  const std::size_t start = text.find('{');
  if (start == text.npos) return {};
  const Json tracking = Json::parse(text.substr(start), nullptr, false);
  const Json::json_pointer versions("/series/history/v" + std::to_string(version));
  if (!tracking.is_object() || !tracking.contains(versions)) return {};
  const Json& ids = tracking.at(versions);
  if (!ids.is_array() || ids.empty() || !ids.back().is_string()) return {};
  const std::string id = ids.back().get<std::string>();
  const bool plain = std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < '\x7f' && c != '<' && c != '>'; });
  return plain ? id : std::string{};
}

}  // namespace bpf
