// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/settings.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

GitCommand parse(std::string line) {
  for (char& c : line)
    if (c == ' ') c = '\0';
  return parse_git_command(line + '\0');
}

HookMode mode(const std::string& value) { return hook_mode(Config::parse("bpf.hook\n" + value)); }

}  // namespace

TEST_CASE("git's command line tells of --amend and --no-verify", "[hook]") {
  for (const char* line : {"git commit --amend -m x", "git commit -m x --am"}) CHECK(parse(line).amend);
  for (const char* line : {"git commit -n", "git commit -sn", "git commit -an -m x", "git commit --no-verify",
                           "git commit --no-v", "git commit -m x -n"})
    CHECK(parse(line).no_verify);
  for (const char* line : {"git commit", "git commit -m -n", "git commit -mn", "git commit -Fn", "git commit -- -n",
                           "git commit -uno", "git commit --no-edit", "git commit -m --amend", "git commit -sm -n"}) {
    INFO(line);
    CHECK_FALSE(parse(line).no_verify);
    CHECK_FALSE(parse(line).amend);
  }
}

TEST_CASE("bpf.hook takes its own words and git's booleans", "[hook]") {
  for (const char* value : {"off", "false", "no", "0", "OFF"}) CHECK(mode(value) == HookMode::off);
  for (const char* value : {"on", "true", "yes", "1", "wran"}) CHECK(mode(value) == HookMode::on);
  CHECK(mode("Warn") == HookMode::warn);
  CHECK(mode("block") == HookMode::block);
  CHECK(hook_mode(Config{}) == HookMode::on);
  std::string unknown;
  hook_mode(Config::parse("bpf.hook\nwran"), &unknown);
  CHECK(unknown == "wran");
}
