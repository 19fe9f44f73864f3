// SPDX-License-Identifier: GPL-2.0-only
#include "lib/doctor/settings.h"

#include <algorithm>
#include <initializer_list>

#include "lib/git/config_keys.h"
#include "lib/git/process.h"
#include "lib/hook/settings.h"
#include "lib/model/profile.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/model/tree.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return equal_nocase(word, value); });
}

bool is_boolean(std::string_view value) {
  return is_one_of(value, {"true", "yes", "on", "1", "false", "no", "off", "0"});
}

std::string bad_value(const Setting& setting) { return "bad value '" + setting.value + "' for " + spelled_key(setting.key); }

// A bad value stops the commands, or is passed over.
Point refused(const Setting& setting, std::string_view use) {
  return {State::error, bad_value(setting) + ", which stops the commands: use " + std::string(use)};
}

Point passed_over(const Setting& setting, std::string_view use) {
  return {State::warning, bad_value(setting) + ", which is passed over: use " + std::string(use)};
}

std::optional<Point> judge_branch_value(const Setting& setting) {
  const std::string_view key = setting.key;
  if (key.ends_with(".bpftree") && find_tree(setting.value) == nullptr) return refused(setting, tree_names());
  if (key.ends_with(".bpfversion") && to_number(setting.value) < 1) return passed_over(setting, "a number");
  return std::nullopt;
}

// A key that nothing reads, and what its author may have meant.
void judge_key(const Setting& setting, const Installation& place, Points& points) {
  const std::optional<UnknownKey> unknown = unknown_key(setting.key);
  if (!unknown) return;
  std::string text = "nothing reads " + place.describe(setting), remedy = place.unset_command(setting);
  if (!unknown->nearest.empty()) {
    text += "; did you mean " + unknown->nearest + "?";
    if (!remedy.empty())
      remedy = place.config_command(setting) + " " + shell_quote(unknown->nearest) + " " + shell_quote(setting.value) +
               " && " + remedy;
  }
  points.push_back({State::warning, text, remedy});
}

void judge_kernel_repository(const Installation& place, Points& points) {
  const Setting* setting = place.setting("bpf.kernelrepository");
  if (setting == nullptr) return;
  const std::string inside = setting->value + "/.git";
  const std::string folder = real_path(inside).empty() ? setting->value : inside;
  if (!run_git({"--git-dir=" + folder, "rev-parse", "--git-dir"}).ok())
    points.push_back(
        {State::error, "there is no repository there: " + place.describe(*setting), place.unset_command(*setting)});
}

void judge_remotes(const Installation& place, Points& points) {
  for (const char* key : {"bpf.ciremote", "bpf.stableremote"}) {
    const Setting* setting = place.setting(key);
    if (setting == nullptr || place.setting("remote." + setting->value + ".url") != nullptr) continue;
    points.push_back({State::error, "there is no such remote: " + place.describe(*setting), place.unset_command(*setting)});
  }
}

void judge_identity(const Installation& place, Points& points) {
  for (const char* key : {"user.name", "user.email"}) {
    const bool author = std::string_view(key) == "user.name";
    const char* variable = author ? "GIT_AUTHOR_NAME" : "GIT_AUTHOR_EMAIL";
    if (place.setting(key) != nullptr || !environment(variable).empty()) continue;
    points.push_back({State::warning, std::string(key) + " is not set: git guesses it, or refuses to commit",
                      "git config --global " + std::string(key) + (author ? " '<your name>'" : " '<your address>'")});
  }
  const Setting *email = place.setting("user.email"), *from = place.setting("sendemail.from");
  if (email == nullptr || from == nullptr) return;
  if (find_nocase(from->value, email->value) == std::string::npos)
    points.push_back({State::note, "mails are sent from another address than user.email (" + email->value +
                                       "): " + place.describe(*from)});
}

// "git bpf-recipients --to" and "b4.send-auto-to-cmd": commands of ours that others run.
bool names_ours(std::string_view command) {
  return command.find("git bpf-") != command.npos || command.find("git-bpf-") != command.npos;
}

std::string missing_command(std::string_view command) {
  const std::size_t at = std::min(command.find("git bpf-"), command.find("git-bpf-"));
  Scanner scan(command.substr(at + 4));
  const std::string name = "git-" + std::string(scan.take_while([](char c) { return is_alnum(c) || c == '-'; }));
  return find_program(name).empty() ? name : "";
}

void judge_mail(const Installation& place, Points& points) {
  for (const Setting& setting : place.settings) {
    const std::string_view key = setting.key;
    const bool mail = key.starts_with("sendemail."), b4 = key.starts_with("b4.");
    if (mail && key.ends_with(".validate") && is_one_of(setting.value, {"false", "no", "off", "0"}))
      points.push_back({State::warning, "git send-email does not ask our hook: " + place.describe(setting),
                        place.unset_command(setting)});
    if ((mail || b4) && names_ours(setting.value))
      if (const std::string missing = missing_command(setting.value); !missing.empty())
        points.push_back({State::error, "there is no " + missing + " on PATH: " + place.describe(setting)});
  }
  const Setting *format = place.setting("format.thread"), *send = place.setting("sendemail.thread");
  const bool sends = send == nullptr || !is_one_of(send->value, {"false", "no", "off", "0"});
  if (format != nullptr && sends && !is_one_of(format->value, {"false", "no", "off", "0"}))
    points.push_back({State::warning, "git send-email makes a thread, too: " + place.describe(*format),
                      place.unset_command(*format)});
}

void judge_b4(const Installation& place, Points& points) {
  bool used = false, asks = false;
  for (const Setting& setting : place.settings) {
    used = used || setting.key.starts_with("b4.");
    if (setting.key != "b4.prep-perpatch-check-cmd" || !names_ours(setting.value)) continue;
    asks = true;
    if (setting.value.find("checkpatch") == std::string::npos)
      points.push_back({State::warning,
                        "b4 reads no other format than --format=checkpatch: " + place.describe(setting)});
  }
  if (used && !asks)
    points.push_back({State::note, "b4 prep --check does not ask us",
                      "git config --add b4.prep-perpatch-check-cmd 'git bpf-check --format=checkpatch -'"});
}

}  // namespace

std::optional<Point> judge_value(const Setting& setting) {
  const std::string_view key = setting.key, value = setting.value;
  if (key.starts_with("branch.")) return judge_branch_value(setting);
  if (key == "color.bpf" && !is_boolean(value) && !is_one_of(value, {"always", "never", "auto"}))
    return passed_over(setting, "always, never or auto");
  if (key.starts_with("advice.bpf") && !is_boolean(value)) return passed_over(setting, "true or false");
  if (!key.starts_with("bpf.")) return std::nullopt;
  if (const Rule* rule = find_rule(key.substr(4)); rule != nullptr && !parse_severity(value, rule->severity))
    return refused(setting, "error, warning, note or off");
  if (key == "bpf.profile" && value != "auto" && find_profile(value) == nullptr)
    return refused(setting, "2018, 2020, 2023, 2025 or auto");
  if (key == "bpf.recipients" && !is_boolean(value) && !is_one_of(value, {"print", "headers"}))
    return refused(setting, "print, headers or off");
  if (key == "bpf.pullrequeststyle" && value != "document" && value != "git-pull")
    return refused(setting, "document or git-pull");
  if (key == "bpf.hook" && !is_boolean(value) && !is_one_of(value, {"warn", "block"}))
    return passed_over(setting, "off, warn, on or block");
  if (key == "bpf.requiretests" && !is_boolean(value) && value != "verifier")
    return refused(setting, "true, verifier or false");
  if (key == "bpf.patchworktimeout" && to_number(value) < 1) return refused(setting, "a number of seconds");
  if (key == "bpf.autoprefix" && !is_boolean(value)) return passed_over(setting, "true or false");
  if (key == "bpf.iproute2prefix" && value != "current") return passed_over(setting, "current");
  return std::nullopt;
}

Area examine_settings(const Installation& place) {
  Area area{"configuration", "", {}};
  std::size_t read = 0;
  for (const Setting& setting : place.settings) {
    const std::string_view name = std::string_view(setting.key).substr(setting.key.rfind('.') + 1);
    read += setting.key.starts_with("bpf.") || (setting.key.starts_with("branch.") && name.starts_with("bpf"));
    judge_key(setting, place, area.points);
    if (std::optional<Point> point = judge_value(setting)) {
      point->remedy = place.unset_command(setting);
      area.points.push_back(*point);
    }
  }
  if (area.points.empty())
    area.points.push_back({State::ok, read == 0 ? "none of our keys is set" : "what is set of ours is understood"});
  judge_kernel_repository(place, area.points);
  judge_remotes(place, area.points);
  judge_identity(place, area.points);
  judge_mail(place, area.points);
  judge_b4(place, area.points);
  return area;
}

}  // namespace bpf
