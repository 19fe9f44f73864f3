// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/place.h"

#include <unistd.h>

#include <filesystem>
#include <map>

#include "lib/error.h"
#include "lib/git/config_keys.h"
#include "lib/git/process.h"
#include "lib/hook/settings.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

namespace fs = std::filesystem;

std::string hooks_beside(const std::string& program) {
  const std::string bin = program.substr(0, program.rfind('/'));
  for (const char* from_bin : {BPF_HOOKS_FROM_BIN, "../libexec/git-bpf"})
    if (const std::string found = real_path(bin + "/" + from_bin); !found.empty()) return found;
  return fs::path(bin + "/" BPF_HOOKS_FROM_BIN).lexically_normal().string();
}

// The repository that git sees, or why it sees none.
void find_repository(Installation& place) {
  try {
    place.layout = read_layout();
  } catch (const Error& error) {
    place.trouble = error.what();
    return;
  }
  const RunResult top = run_git({"rev-parse", "--show-toplevel"});
  place.top = top.ok() ? std::string(trim(top.out)) : place.layout->git_dir;
}

std::string file_of(const Setting& setting) {
  return setting.origin.starts_with("file:") ? setting.origin.substr(5) : "";
}

}  // namespace

const Setting* Installation::setting(std::string_view key) const {
  const Setting* last = nullptr;
  for (const Setting& known : settings)
    if (known.key == key) last = &known;
  return last;
}

std::string Installation::config_command(const Setting& setting) const {
  std::string file = file_of(setting);
  if (file.empty()) return {};
  if (!file.starts_with('/')) file = top + "/" + file;  // git gives it from there
  const std::string real = real_path(file);
  const std::string here = layout ? real_path(layout->common_dir + "/config") : "";
  if (setting.scope == "local" && real == here) return "git config";
  const std::string all(environment("GIT_CONFIG_GLOBAL"));
  const std::string global = real_path(all.empty() ? std::string(environment("HOME")) + "/.gitconfig" : all);
  if (setting.scope == "global" && real == global) return "git config --global";
  return "git config --file " + shell_quote(file);
}

std::string Installation::unset_command(const Setting& setting) const {
  const std::string command = config_command(setting);
  return command.empty() ? command : command + " --unset-all " + shell_quote(spelled_key(setting.key));
}

std::string Installation::describe(const Setting& setting) const {
  const std::string file = file_of(setting);
  return spelled_key(setting.key) + " = " + setting.value + " (" + setting.scope + (file.empty() ? "" : ", " + file) + ")";
}

std::vector<Setting> parse_settings(std::string_view text) {
  std::vector<Setting> settings;
  const auto take = [&text] {
    const std::size_t end = text.find('\0');
    const std::string_view field = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return field;
  };
  while (!text.empty()) {
    Setting setting;
    setting.scope = take();
    setting.origin = take();
    const std::string_view entry = take();
    const std::size_t newline = entry.find('\n');
    setting.key = entry.substr(0, newline);
    setting.value = newline == entry.npos ? "true" : entry.substr(newline + 1);
    settings.push_back(std::move(setting));
  }
  return settings;
}

Installation read_place() {
  Installation place;
  place.program = real_path("/proc/self/exe");
  if (place.program.empty()) place.program = real_path(find_program("git-bpf-check"));
  place.libexec = hooks_beside(place.program);
  place.git = !find_program("git").empty();
  if (!place.git) return place;
  find_repository(place);
  const RunResult list = run_git({"config", "--list", "-z", "--show-scope", "--show-origin"});
  place.configured = list.ok();
  if (!list.ok()) return place;
  place.config = Config::read();
  place.settings = parse_settings(list.out);
  return place;
}

std::string real_path(const std::string& path) {
  std::error_code failed;
  const fs::path found = path.empty() ? fs::path() : fs::canonical(path, failed);
  return failed ? std::string{} : found.string();
}

bool is_program(const std::string& path) {
  std::error_code failed;
  return fs::is_regular_file(path, failed) && access(path.c_str(), X_OK) == 0;
}

std::string version_of(const std::string& program) {
  static std::map<std::string, std::string> known;  // hooks share their programs with the installation
  if (const auto asked = known.find(program); asked != known.end()) return asked->second;
  std::string version;
  try {
    const RunResult result =
        run({program, "--version"}, {.output_limit = 4096, .time_limit = std::chrono::seconds(10)});
    if (result.ok()) version = result.out.substr(0, result.out.find('\n'));
  } catch (const Error&) {  // it cannot be started
  }
  return known[program] = version;
}

}  // namespace bpf
