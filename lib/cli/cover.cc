// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/cover.h"

#include <cstdlib>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

std::string description_key(const std::string& branch) { return "branch." + branch + ".description"; }

}  // namespace

std::string cover_text(const std::string& branch, const std::string& last_cover, const Config& config) {
  const std::string text = config.get(description_key(branch)).value_or("");
  return is_blank(text) ? last_cover : text;
}

Config edit_description(const std::string& branch, const std::string& head, const std::string& text,
                        const Config& config) {
  const std::string key = description_key(branch);
  const std::optional<std::string> before = config.get(key);
  if (!text.empty() && text != before.value_or("")) git_output({"config", key, text});
  std::vector<std::string> command = {"branch", "--edit-description"};
  if (branch != head) command.push_back(branch);
  if (run_git_in_terminal(command) != 0) {
    if (before) git_output({"config", key, *before});
    else run_git({"config", "--unset", key});
    throw Error("the description of branch '" + branch + "' was not edited", "");
  }
  return Config::read();
}

void configure_children(const std::string& key, const std::string& value) {
  const char* count = std::getenv("GIT_CONFIG_COUNT");
  const int next = count == nullptr ? 0 : std::max(to_number(count), 0);
  setenv(("GIT_CONFIG_KEY_" + std::to_string(next)).c_str(), key.c_str(), 1);
  setenv(("GIT_CONFIG_VALUE_" + std::to_string(next)).c_str(), value.c_str(), 1);
  setenv("GIT_CONFIG_COUNT", std::to_string(next + 1).c_str(), 1);
}

std::string with_notes(const std::string& mail, std::string_view notes) {
  const std::size_t at = mail.find("\n---\n");
  if (at == std::string::npos || is_blank(notes)) return mail;
  return mail.substr(0, at + 5) + std::string(trim(notes)) + "\n\n" + mail.substr(at + 5);
}

}  // namespace bpf
