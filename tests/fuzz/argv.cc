// SPDX-License-Identifier: GPL-2.0-only
// Command lines: ours, those of git format-patch that go through us, and those of the git that a hook
// runs for, as /proc has them. And words that are pasted into a shell.
#include <algorithm>

#include "lib/cli/arguments.h"
#include "lib/commands/commands.h"
#include "lib/error.h"
#include "lib/hook/applypatch_msg.h"
#include "lib/hook/send_command.h"
#include "lib/hook/settings.h"
#include "lib/model/shell.h"
#include "lib/series/format_plan.h"
#include "lib/series/git_options.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

bool is_refusal(const Error& error) {
  return (error.status == 129 || error.status == 128) && !std::string_view(error.what()).empty();
}

void check_own(const Command& command, const std::vector<std::string>& words) {
  try {
    const Arguments arguments = parse_arguments(command, words);
    const auto dashes = std::find_if(words.begin(), words.end(), [](const std::string& word) {
      return word == "--" || word == "--end-of-options";
    });
    const std::size_t behind = dashes == words.end() ? 0 : static_cast<std::size_t>(words.end() - dashes) - 1;
    const std::vector<std::string> all = arguments.all_operands();
    must(all.size() >= behind && std::equal(words.end() - static_cast<std::ptrdiff_t>(behind), words.end(),
                                            all.end() - static_cast<std::ptrdiff_t>(behind)),
         "what stands behind -- stays as it is");
    const std::vector<const Option*> known = all_options(command);
    for (const auto& given : arguments.options)
      must(std::any_of(known.begin(), known.end(), [&](const Option* option) { return option->name == given.first; }),
           "an option of the command");
  } catch (const Error& error) {
    must(is_refusal(error), "a refusal has a status and words");
  }
}

void check_format(const std::vector<std::string>& words) {
  without_no_policy(words);
  for (const std::string& word : words) refusal_of(word);
  try {
    const FormatRequest request = split_format_arguments(words);
    const FormatPlan plan{.tree = &trees()[0], .patches = 2, .base = std::string(40, '1'),
                          .revisions = {"^" + std::string(40, '1'), std::string(40, '2')}, .output_directory = "out"};
    const std::vector<std::string> arguments = format_patch_arguments(request, plan, Config{});
    const auto command = std::find(arguments.begin(), arguments.end(), "format-patch");
    must(command != arguments.end() && arguments.back() == "--", "it is format-patch that is run, without paths");
    for (auto word = arguments.begin(); word != command; ++word)
      must(*word == "-c" || word->find(".noprefix=") != word->npos || word->find(".mnemonicPrefix=") != word->npos,
           "and no words of the user in front of it");
  } catch (const Error& error) {
    must(is_refusal(error), "a refusal has a status and words");
  }
}

// What sh reads: words in '', and plain characters; a backslash takes the next one as it is.
std::string read_by_shell(std::string_view text) {
  std::string word;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    else if (text[i] == '\\' && !quoted && i + 1 < text.size()) word += text[++i];
    else word += text[i];
  }
  must(!quoted, "quotes that are closed");
  return word;
}

void check_quoting(std::string_view word) {
  const std::string quoted = shell_quote(word);
  must(read_by_shell(quoted) == word, "a shell reads the word again");
  if (!quoted.starts_with('\''))
    must(quoted.find_first_of(" \t\n;&|<>()$`\"\\*?[]#!{}") == quoted.npos, "what is not quoted is plain");
}

}  // namespace

// "<command>", then words with a NUL between them.
void fuzz_argv(std::string_view bytes) {
  Input input(bytes);
  const Command& command = *all_commands()[input.below(all_commands().size())];
  const std::string_view line = input.rest();
  parse_git_command(line);
  parse_send_command(line);
  if (const std::optional<Ident> author = parse_author_script(line)) must(!author->email.empty(), "an address");
  std::vector<std::string> words;
  while (!input.done()) words.emplace_back(input.field());
  for (const std::string& word : words) check_quoting(word);
  check_own(command, words);
  check_format(words);
}

}  // namespace bpf
