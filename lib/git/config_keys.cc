// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/config_keys.h"

#include <algorithm>

#include "lib/model/release.h"
#include "lib/model/scan.h"
#include "lib/model/tree.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

constexpr ConfigKey keys[] = {
    {"bpf.<rule>", "`error`, `warning`, `note` or `off`"},
    {"bpf.hook", "`on` (the default): reject errors; `off`: silent; `warn`: never reject; `block`: reject even when the check itself fails"},
    {"bpf.profile", "the version of the document, as `--profile`"},
    {"bpf.autoPrefix", "`false`: leave subjects given with `-m` alone"},
    {"branch.<name>.bpfTree", "the tree of a branch"},
    {"branch.<name>.bpfVersion",
     "the version of the series that a branch is work towards, if that was not sent yet; `-v` wins"},
    {"branch.<name>.bpfSeries", "which series a branch is: written when one is recorded as sent"},
    {"bpf.tree.<tree>.ref", "where a tree, or `mainline`, is in this repository"},
    {"bpf.ciRemote", "the remote that is your fork of kernel-patches/bpf, for `git bpf-ci`"},
    {"bpf.stableRemote", "the remote whose `linux-*.y` count, where more than one has them"},
    {"bpf.stable.<version>.eol", "until when a stable branch is maintained, `2027-12` or a day, where the built-in table is wrong"},
    {"bpf.recipients", "`print`: in the command to send with; `headers`: in the mails; `off`"},
    {"bpf.kernelRepository", "a clone of the kernel, for `--kernel-commit`"},
    {"bpf.requireTests",
     "`true`: `git bpf-format-patch` wants results of selftests recorded, without failures; `verifier`: of "
     "test_verifier, too"},
    {"bpf.iproute2Prefix", "`current`: `[PATCH iproute2-next]` instead of the document's form"},
    {"bpf.pullRequestStyle", "`document` or `git-pull`, as `--style`"},
    {"bpf.patchworkUrl", "where `git bpf-status --patchwork` asks; else the site that the document names"},
    {"bpf.patchworkTimeout", "how many seconds an answer of patchwork may take; else 15"},
    {"color.bpf", "`always`, `never` or `auto`; else `color.ui` says it. `NO_COLOR` makes `auto` be without"},
    {"advice.bpfUnknownTree", "`false`: do not say how to name the tree when it cannot be told"},
    {"advice.bpfOtherSeries", "`false`: do not say how a branch begins another series"},
    {"advice.bpfMaintainers", "`false`: do not say where MAINTAINERS would come from"},
    {"advice.bpfCommitComments", "`false`: no comments about what the tree asks for in the commit message"},
};

// `<what>` of a key `<prefix><what><suffix>`; empty for another key.
std::string_view between(std::string_view key, std::string_view prefix, std::string_view suffix) {
  if (!key.starts_with(prefix) || !key.ends_with(suffix) || key.size() < prefix.size() + suffix.size()) return {};
  return key.substr(prefix.size(), key.size() - prefix.size() - suffix.size());
}

// A key whose middle is a tree's name or a version.
bool is_subsection_key(std::string_view key) {
  const std::string_view tree = between(key, "bpf.tree.", ".ref");
  if (!tree.empty()) return tree == "mainline" || find_tree(tree) != nullptr;
  const auto version = parse_release("v" + std::string(between(key, "bpf.stable.", ".eol")));
  return version && version->is_mainline() && !version->is_candidate();
}

// Whether `name`, below `section` ("bpf." or "branch.<name>."), is in the table; else the nearest
// one that is, if any is near, in `near`.
bool is_known(std::string_view section, std::string_view name, std::string_view& near) {
  for (const ConfigKey& key : keys) {
    if (!key.name.starts_with(section) || key.name.find('<', section.size()) != key.name.npos) continue;
    const std::string_view known = key.name.substr(section.size());
    if (equal_nocase(known, name)) return true;
    if (edit_distance(known, name, 3) <= 3) near = known;
  }
  return false;
}

}  // namespace

std::span<const ConfigKey> config_keys() { return keys; }

std::string spelled_key(std::string_view key) {
  const std::string_view name = key.substr(key.rfind('.') + 1);
  for (const ConfigKey& known : keys) {
    const std::string_view last = known.name.substr(known.name.rfind('.') + 1);
    const bool branch = key.starts_with("branch.") && known.name.starts_with("branch.");
    if (equal_nocase(known.name, key) || (branch && equal_nocase(last, name)))
      return std::string(key.substr(0, key.size() - name.size())) + std::string(last);
  }
  return std::string(key);
}

std::optional<UnknownKey> unknown_key(std::string_view key) {
  const std::string_view name = key.substr(key.rfind('.') + 1);
  std::string_view near;
  std::string section(key.substr(0, key.size() - name.size()));
  if (key.starts_with("bpf.")) {
    const std::string_view rule = key.substr(4);
    if (is_subsection_key(key) || find_rule(rule) != nullptr) return std::nullopt;
    near = nearest_rule(rule);
    if (is_known("bpf.", rule, near)) return std::nullopt;
    section = "bpf.";
  } else if (key.starts_with("branch.") && name.starts_with("bpf")) {
    if (is_known("branch.<name>.", name, near)) return std::nullopt;
  } else if (!key.starts_with("advice.bpf") || is_known("advice.", name, near)) {
    return std::nullopt;
  }
  return UnknownKey{std::string(key), near.empty() ? "" : section + std::string(near)};
}

std::vector<std::string> unknown_keys(const Config& config) {
  std::vector<std::string> sentences;
  for (const auto& [key, value] : config.entries()) {
    const std::optional<UnknownKey> unknown = unknown_key(key);
    if (!unknown) continue;
    std::string sentence = "nothing is called " + key;
    if (!unknown->nearest.empty()) sentence += "; did you mean " + unknown->nearest + "?";
    if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
      sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace bpf
