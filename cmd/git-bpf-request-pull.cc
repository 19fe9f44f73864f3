// SPDX-License-Identifier: GPL-2.0-only
// git bpf-request-pull: the mail with which the BPF maintainers offer bpf or bpf-next for pulling.
#include "lib/cli/request_pull.h"

#include <algorithm>

#include "lib/cli/arguments.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/model/scan.h"

namespace {

using namespace bpf;

constexpr std::string_view usage = "git bpf-request-pull [<options>] <start> <url> [<end>]";

cxxopts::Options make_options() {
  cxxopts::Options options("git bpf-request-pull", "Write the mail that asks to pull bpf or bpf-next.");
  options.custom_help("[<options>] <start> <url> [<end>]");
  using Strings = std::vector<std::string>;
  options.add_options()
      ("tree", "bpf or bpf-next; else the URL says it, or the branch", cxxopts::value<std::string>(), "<tree>")
      ("style", "document (pull-request: bpf yyyy-mm-dd) or git-pull ([GIT PULL])", cxxopts::value<std::string>(), "<style>")
      ("for", "the release that a [GIT PULL] is for: 6.19-rc5", cxxopts::value<std::string>(), "<release>")
      ("date", "the date in the subject; else today's (UTC)", cxxopts::value<std::string>(), "<yyyy-mm-dd>")
      ("reroll-count", "the version of the request", cxxopts::value<std::string>(), "<n>")
      ("summary-from", "a file with the summary, - for standard input; else the tag or the branch has it",
       cxxopts::value<std::string>(), "<file>")
      ("to", "where it goes; else to netdev, and a [GIT PULL] to Linus", cxxopts::value<Strings>(), "<address>")
      ("cc", "who gets a copy, too", cxxopts::value<Strings>(), "<address>")
      ("o,output", "write the mail to this file", cxxopts::value<std::string>(), "<file>")
      ("q,quiet", "no line about how to send it")
      ("version", "show the version")
      ("h,help", "show this help");
  return options;
}

PullOptions read_options(const Arguments& parsed) {
  const cxxopts::ParseResult& given = parsed.options;
  const auto text = [&](const char* name) {
    return given.count(name) > 0 ? given[name].as<std::string>() : std::string{};
  };
  const auto all = [&](const char* name) {
    return given.count(name) > 0 ? given[name].as<std::vector<std::string>>() : std::vector<std::string>{};
  };
  std::vector<std::string> operands = parsed.operands;
  operands.insert(operands.end(), parsed.after.begin(), parsed.after.end());
  if (operands.size() < 2 || operands.size() > 3)
    throw Error("it takes where to start, the URL to pull from, and the end if that is not HEAD", "", 129);
  const int version = given.count("reroll-count") > 0 ? to_number(text("reroll-count")) : 0;
  if (version < 0) throw Error("--reroll-count: '" + text("reroll-count") + "' is no number", "", 129);
  return {.start = operands[0], .url = operands[1], .end = operands.size() > 2 ? operands[2] : "",
          .tree = text("tree"), .style = text("style"), .date = text("date"), .release = text("for"),
          .summary_from = text("summary-from"), .output = text("output"), .to = all("to"), .cc = all("cc"),
          .version = version, .quiet = given.count("quiet") > 0};
}

int body(const std::vector<std::string>& arguments) {
  cxxopts::Options options = make_options();
  const Arguments parsed = parse_arguments(options, arguments);
  if (parsed.options.count("help") > 0) {
    print(options.help());
    return std::find(arguments.begin(), arguments.end(), "-h") != arguments.end() ? 129 : 0;
  }
  if (parsed.options.count("version") > 0) {
    print("git-bpf-request-pull " BPF_VERSION "\n");
    return 0;
  }
  return request_pull(read_options(parsed));
}

}  // namespace

int main(int argc, char** argv) { return run_program({"git bpf-request-pull", usage, body}, argc, argv); }
