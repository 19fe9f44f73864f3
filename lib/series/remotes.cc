// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/remotes.h"

#include <algorithm>

namespace bpf {

std::vector<Remote> read_remotes(const Config& config) {
  std::vector<Remote> remotes;
  for (const auto& [key, url] : config.entries()) {
    if (!key.starts_with("remote.") || !key.ends_with(".url") || key.size() < 12) continue;
    const std::string name = key.substr(7, key.size() - 7 - 4);
    const auto known = std::find_if(remotes.begin(), remotes.end(), [&](const Remote& r) { return r.name == name; });
    if (known == remotes.end()) remotes.push_back({name, url, ""});
    else if (url.empty() || known->url.empty()) known->url = url;  // an empty one begins the list anew
  }
  std::erase_if(remotes, [](const Remote& remote) { return remote.url.empty(); });
  for (Remote& remote : remotes) remote.resolved = resolve_url(remote.url, config);
  return remotes;
}

std::string resolve_url(const std::string& url, const Config& config) {
  std::size_t longest = 0;
  std::string resolved = url;
  for (const auto& [key, prefix] : config.entries()) {
    if (!key.starts_with("url.") || !key.ends_with(".insteadof") || key.size() < 4 + 10) continue;
    if (prefix.size() <= longest || !url.starts_with(prefix)) continue;
    longest = prefix.size();
    resolved = key.substr(4, key.size() - 4 - 10) + url.substr(prefix.size());
  }
  return resolved;
}

const Tree* tree_of_remote(const Remote& remote, std::string_view branch) {
  const Tree* written = tree_of_url(remote.url, branch);
  return written != nullptr ? written : tree_of_url(remote.resolved, branch);
}

}  // namespace bpf
