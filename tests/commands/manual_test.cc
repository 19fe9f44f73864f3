// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/manual.h"

#include <algorithm>

#include "lib/commands/commands.h"
#include "lib/git/config_keys.h"
#include "lib/report/explain.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

std::string page_of(const Command& command) { return "cmd/" + program_name(command) + ".1"; }

}  // namespace

TEST_CASE("each command has a manual page that says what its table says", "[docs]") {
  for (const Command* command : all_commands()) {
    INFO(page_of(*command));
    check_section(page_of(*command), "head", head_man(*command));
    check_section(page_of(*command), "options", options_man(*command));
    const std::string page = read_project_file(page_of(*command));
    const bool configured = page.find("\n.SH CONFIGURATION\n") != page.npos;
    CHECK(configured == !command->configuration.empty());
    if (configured) check_section(page_of(*command), "configuration", configuration_man(command->configuration));
    for (const char* section : {"DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO"})
      CHECK(page.find("\n.SH " + std::string(section) + "\n") != page.npos);
  }
}

TEST_CASE("a page names only configuration that there is", "[docs]") {
  for (const Command* command : all_commands()) {
    for (std::string_view name : command->configuration) {
      INFO(command->name << ": " << name);
      const auto keys = config_keys();
      CHECK(std::any_of(keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.name == name; }));
    }
  }
}

TEST_CASE("the page of git bpf-format-patch has the options of git's that it refuses", "[docs]") {
  check_section("cmd/git-bpf-format-patch.1", "refused", refused_man());
}

TEST_CASE("the page on the hooks has all configuration", "[docs]") {
  check_section("hooks/git-bpf-hooks.5", "configuration", configuration_man());
}
