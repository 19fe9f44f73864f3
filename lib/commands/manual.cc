// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/manual.h"

#include "lib/report/roff.h"
#include "lib/series/git_options.h"

namespace bpf {
namespace {

std::string bold(std::string_view text) { return "\\fB" + escape_roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escape_roff(text) + "\\fR"; }

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return escape_roff(out) + ".\n";
}

// "-o, --output=<file>" as it is written in a page.
std::string forms_of(const Option& option) {
  std::string out;
  if (option.letter != '\0') {
    out = bold(std::string("-") + option.letter);
    if (!option.argument.empty()) out += " " + italic(option.argument);
    out += ", ";
  }
  out += bold("--" + std::string(option.name));
  if (option.argument.empty()) return out;
  const std::string value = bold("=") + italic(option.argument);
  return out + (option.implied.empty() ? value : "[" + value + "]");
}

// The words of an option in one sentence, where some of them explain themselves.
std::string words_in_line(std::span<const Word> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    out += bold(words[i].word);
    if (!words[i].meaning.empty()) out += " (" + escape_roff(words[i].meaning) + ")";
  }
  return "It is " + out + ".\n";
}

std::string words_as_list(std::span<const Word> words) {
  std::string out = ".RS\n";
  for (const Word& word : words) out += ".TP\n.B " + escape_roff(word.word) + "\n" + escape_roff(word.meaning) + "\n";
  return out + ".RE\n";
}

std::string man_of(const Option& option) {
  std::string out = ".TP\n" + forms_of(option) + "\n" + sentence(option.help);
  bool all_explained = true;
  for (const Word& word : option.words) all_explained = all_explained && !word.meaning.empty();
  if (option.takes == Takes::tree) out += sentence("it is " + join_or(choices(option)));
  if (!all_explained) out += words_in_line(option.words);
  if (!option.implied.empty()) out += "Without a value it is " + bold(option.implied) + ".\n";
  if (!option.negated.empty())
    out += bold("--no-" + std::string(option.name)) + " is " +
           bold("--" + std::string(option.name) + "=" + std::string(option.negated)) + ".\n";
  if (!option.more.empty()) out += escape_roff(option.more) + "\n";
  if (all_explained && !option.words.empty()) out += words_as_list(option.words);
  return out;
}

}  // namespace

std::string head_man(const Command& command) {
  const std::string name = escape_roff(program_name(command));
  std::string title = name;
  for (char& c : title)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  std::string out = ".TH " + title + " 1 \"\" \"git\\-bpf\" \"git\\-bpf Manual\"\n.nr HY 0\n.ad l\n";
  out += ".SH NAME\n" + name + " \\- " + escape_roff(command.summary) + "\n.SH SYNOPSIS\n";
  for (std::string_view form : command.synopsis)
    out += ".SY \"" + escape_roff(command.name) + "\"\n" + escape_roff(form) + "\n.YS\n";
  return out;
}

std::string options_man(const Command& command) {
  std::string out;
  for (const Option* option : all_options(command)) out += man_of(*option);
  if (command.passes_on) return out;
  return out +
         ".PP\nA long option can be shortened as long as it is the only one that begins so.\n"
         "\\fB\\-\\-no\\-\\fIoption\\fR takes it back; of an option that is given twice, the last one counts.\n";
}

std::string refused_man() {
  std::string out;
  for (const RefusedOptions& group : refused_options()) {
    std::string names;
    for (std::string_view name : group.names) {
      const bool abbreviation = name.starts_with("--") && name.ends_with('*');
      if (!abbreviation) names += (names.empty() ? "" : ", ") + bold(name.substr(0, name.find('*')));
    }
    const std::string_view reason = group.reason.substr(group.reason.find_first_not_of(": "));
    out += ".TP\n" + names + "\n" + escape_roff(reason) + "; " + escape_roff(group.hint) + "\n";
  }
  return out;
}

}  // namespace bpf
