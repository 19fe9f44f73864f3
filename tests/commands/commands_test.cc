// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

#include <algorithm>
#include <set>

#include "lib/cli/arguments.h"
#include "lib/error.h"
#include "lib/series/format_plan.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

constexpr Word sizes[] = {{"small", "the default"}, {"large", ""}};
constexpr Option options[] = {
    {.name = "tree", .argument = "<tree>", .help = "the tree", .takes = Takes::tree},
    {.name = "strict", .help = "be strict"},
    {.name = "stdin", .help = "read it"},
    {.name = "allow", .letter = 'a', .argument = "<rule>", .help = "waive", .takes = Takes::rule},
    {.name = "size", .argument = "<size>", .help = "how big", .takes = Takes::words, .words = sizes, .implied = "large",
     .negated = "small"},
    {.name = "no-frills", .help = "plain"},
};
constexpr std::string_view synopsis[] = {"[<options>] <file>", "--strict"};
constexpr Command sample{.name = "git sample", .summary = "do something", .synopsis = synopsis, .options = options};

Arguments parse(const std::vector<std::string>& arguments) { return parse_arguments(sample, arguments); }

std::string refusal(const std::vector<std::string>& arguments) {
  try {
    parse(arguments);
  } catch (const Error& error) {
    CHECK(error.status == 129);
    return error.what() + (error.hint.empty() ? "" : " | " + error.hint);
  }
  return "";
}

}  // namespace

TEST_CASE("options, operands and what stands behind --", "[commands]") {
  const Arguments given = parse({"a", "--tree=bpf", "-a", "x,y", "--allow", "z", "b", "--", "--strict", "c"});
  CHECK(given.text("tree") == "bpf");
  CHECK(given.all("allow") == std::vector<std::string>{"x,y", "z"});
  CHECK(given.operands == std::vector<std::string>{"a", "b"});
  CHECK(given.after == std::vector<std::string>{"--strict", "c"});
  CHECK(given.separated);
  CHECK_FALSE(given.has("strict"));
  CHECK(given.all_operands() == std::vector<std::string>{"a", "b", "--strict", "c"});
  CHECK(parse({"--end-of-options", "--strict", "-"}).operands == std::vector<std::string>{"--strict", "-"});
}

TEST_CASE("a unique prefix is enough, and the last one wins", "[commands]") {
  CHECK(parse({"--tr", "net"}).text("tree") == "net");
  CHECK(parse({"--tree=bpf", "--tree", "net"}).text("tree") == "net");
  CHECK(parse({"--str"}).has("strict"));
  CHECK_FALSE(parse({"--strict", "--no-strict"}).has("strict"));
  CHECK(parse({"--no-strict", "--strict"}).has("strict"));
  CHECK_FALSE(parse({"--strict", "--no-str"}).has("strict"));
  CHECK(parse({"--allow=a", "--no-allow", "--allow=b"}).all("allow") == std::vector<std::string>{"b"});
  CHECK(parse({"--no-frills"}).has("no-frills"));
  CHECK(parse({"--version"}).has("version"));
}

TEST_CASE("a value may be left out where one is implied, and a negation may stand for one", "[commands]") {
  CHECK(parse({"--size"}).text("size") == "large");
  CHECK(parse({"--size", "small"}).text("size") == "large");
  CHECK(parse({"--size", "small"}).operands == std::vector<std::string>{"small"});
  CHECK(parse({"--size=small"}).text("size") == "small");
  CHECK(parse({"--size", "--no-size"}).text("size") == "small");
}

TEST_CASE("a wrong command line is refused in git's words", "[commands]") {
  CHECK(refusal({"--output=x"}) == "unknown option `output'");
  CHECK(refusal({"--no-output"}) == "unknown option `no-output'");
  CHECK(refusal({"-Z"}) == "unknown switch `Z'");
  CHECK(refusal({"--st"}) == "ambiguous option: st (could be --strict or --stdin)");
  CHECK(refusal({"--strict=yes"}) == "option `strict' takes no value");
  CHECK(refusal({"--no-tree=x"}) == "option `no-tree' takes no value");
  CHECK(refusal({"--size=big"}) == "--size cannot be 'big' | small or large");
  CHECK(refusal({"--tree=linux"}) ==
        "--tree: no tree is called 'linux' | trees: bpf, bpf-next, bpf-next/net, net, net-next, iproute2, iproute2-next");
  CHECK(refusal({"--allow"}) == "option `allow' requires a value");
  CHECK(refusal({"-a"}) == "option `allow' requires a value");
}

TEST_CASE("the usage of a command", "[commands]") {
  CHECK(usage_lines(sample) == "usage: git sample [<options>] <file>\n   or: git sample --strict\n");
  CHECK(usage_text(sample) ==
        "usage: git sample [<options>] <file>\n   or: git sample --strict\n\n"
        "      --tree <tree>       the tree: bpf, bpf-next, bpf-next/net, net, net-next,\n"
        "                          iproute2 or iproute2-next\n"
        "      --strict            be strict\n"
        "      --stdin             read it\n"
        "  -a, --allow <rule>      waive\n"
        "      --size[=<size>]     how big: small or large\n"
        "      --no-frills         plain\n"
        "      --version           show the version\n"
        "  -h, --help              show this help\n");
  CHECK(program_name(sample) == "git-sample");
}

TEST_CASE("the tables of the commands are sound", "[commands]") {
  std::set<std::string_view> programs;
  for (const Command* command : all_commands()) {
    INFO(command->name);
    CHECK(programs.insert(command->name).second);
    CHECK(command->name.starts_with("git bpf-"));
    CHECK_FALSE(command->synopsis.empty());
    const std::string main_file = read_project_file("cmd/" + program_name(*command) + ".cc");
    CHECK(main_file.find("// " + std::string(command->name) + ": ") != std::string::npos);
    std::set<std::string_view> names = {"help", "version"};
    std::set<char> letters = {'h'};
    for (const Option& option : command->options) {
      INFO(option.name);
      CHECK(names.insert(option.name).second);
      CHECK((option.letter == '\0' || letters.insert(option.letter).second));
      CHECK(option.argument.empty() == (option.takes == Takes::nothing));
      CHECK((option.takes == Takes::words) == !option.words.empty());
      CHECK_FALSE(option.help.ends_with('.'));
    }
  }
}

TEST_CASE("git bpf-format-patch takes the options in its table, and gives none of them to git", "[commands]") {
  for (const Option& option : bpf_format_patch.options) {
    INFO(option.name);
    if (option.name == "no-policy") continue;  // taken out before
    std::vector<std::string> forms = {"--" + std::string(option.name)};
    if (option.letter != '\0') forms.push_back(std::string("-") + option.letter);
    for (const std::string& form : forms) {
      std::vector<std::string> arguments = {form};
      if (!option.argument.empty() && option.implied.empty()) arguments.push_back(option.takes == Takes::tree ? "bpf" : "2");
      const FormatRequest request = split_format_arguments(arguments);
      CHECK(request.pass.empty());
      CHECK(request.revisions.empty());
    }
  }
}
