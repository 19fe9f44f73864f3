// SPDX-License-Identifier: GPL-2.0-only
// body-width: prose is wrapped. Only prose: quoted output, code, tables, URLs, tags and splats are
// left as they are, since wrapping would break them. One finding for a message, on its first line.
#include "lib/model/scan.h"
#include "lib/model/width.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::size_t widest = 80;

// "path/to/file.c:12: …" and the like: what compilers and tools print.
bool is_tool_output(std::string_view line) {
  Scanner scan(line);
  const std::string_view path = scan.take_while([](char c) {
    return is_alnum(c) || c == '/' || c == '.' || c == '_' || c == '-' || c == '+';
  });
  return path.find_first_of("/.") != path.npos && scan.eat(":");
}

// The first line of a kernel splat, as checkpatch recognises a stack dump.
bool starts_splat(std::string_view line) {
  line = trim_left(line);
  if (line.starts_with("WARNING:") || line.starts_with("BUG:") || line.starts_with("Call Trace"))
    return true;
  Scanner scan(line);
  if (!scan.eat("[")) return line.starts_with("#") && line.find(" at ") != line.npos;
  scan.take_blanks();
  return !scan.take_while(is_digit).empty() && scan.eat(".");
}

// `commit 1b2c3d4e5f60 ("subject")`: the subject belongs on the id's line.
bool cites_commit(std::string_view line) {
  const std::size_t at = find_nocase(line, "commit ");
  return at != line.npos && line.find(" (\"", at) != line.npos;
}

bool must_stay(std::string_view line) {
  const char first = line.front();
  const bool quoted = is_space(first) || first == '>' || first == '|' || first == '$' || first == '#' ||
                      first == '+' || first == '[' || first == '"' || first == '\'' || first == '`';
  const bool list = (first == '-' || first == '*') && line.size() > 1 && line[1] == ' ';
  const bool link = line.find("://") != line.npos;
  const bool columns = line.find("   ") != line.npos || line.find('\t') != line.npos ||
                       line.find(" | ") != line.npos;
  const bool code = line.ends_with(';') || line.ends_with('{') || line.ends_with('\\');
  const bool said = starts_nocase(line, "error:") || starts_nocase(line, "warning:");
  return quoted || list || link || columns || code || said || cites_commit(line) ||
         is_tool_output(line) || line.find(' ') == line.npos;
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  std::string_view first;
  std::size_t count = 0;
  bool splat = false;
  const char* splat_end = nullptr;
  for (std::string_view line : prose(patch.message)) {
    // A blank line ends a splat; prose() leaves blank lines out, so look at the distance.
    if (splat && line.data() - splat_end > 1) splat = false;
    splat = splat || starts_splat(line);
    splat_end = line.data() + line.size();
    if (splat || line.size() <= widest || must_stay(line) || count_characters(line) <= widest) continue;
    if (count++ == 0) first = line;
  }
  if (count == 0) return;
  std::string message = "a line of " + std::to_string(count_characters(first)) + " characters";
  if (count > 1) message += ", and " + std::to_string(count - 1) + " more over 80";
  findings.add(first.substr(offset_of_character(first, widest)), std::move(message),
               "wrap the text at 75 characters");
}

constexpr Example examples[] = {
    {.text = R"(bpf: Fix leak in array map

This line is prose and goes on and on, well past the place where a reader of a t«erminal sees it.»
)"},
    {.text = R"(bpf: Fix leak in array map

Short lines, and what cannot be wrapped:

  ./test_progs: error while loading shared libraries: libbpf.so.1: cannot open shared object file
Link to see: https://lore.kernel.org/bpf/20260708075343.358712-4-ada@example.org/T/#m0123456789abcdef
kernel/bpf/arraymap.c:12:3: warning: this is a long warning of the compiler, which is not to be wrapped

WARNING: CPU: 1 PID: 2 at kernel/bpf/arraymap.c:12 array_map_free+0x12/0x34 and so on and so forth
RIP: 0010:array_map_free+0x12/0x34 Code: 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00

Fixes: 1b2c3d4e5f60 ("bpf: Add an array map with a subject that is much longer than the others are")
)"},
};

}  // namespace

constinit const Rule body_width = {
    .id = "body-width",
    .severity = Severity::warning,
    .summary = "prose has at most 80 characters a line",
    .rationale =
        "The text is read in terminals and is quoted in replies and in merge commits, each of which "
        "indents it. 75 is the width to aim at.",
    .citation = R"(submitting-patches, "The canonical patch format")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
