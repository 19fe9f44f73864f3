// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/patch_text.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

bool not_space(char c) { return !is_space(c) && c != '\v' && c != '\f'; }

// The word at the start of `rest`, when nothing but blanks follows it.
std::string_view last_word(std::string_view rest) {
  Scanner scan(rest);
  const std::string_view word = scan.take_while(not_space);
  return is_blank(scan.rest()) ? word : std::string_view{};
}

// ` mode change 100644 => 100755 path`
std::string_view path_of_mode_change(std::string_view line) {
  Scanner scan(line);
  const auto octal = [](char c) { return c >= '0' && c <= '7'; };
  if (!scan.eat(" mode change ") || scan.take_while(octal).empty() || !scan.eat(" => ") ||
      scan.take_while(octal).empty() || !scan.eat(" "))
    return {};
  return last_word(scan.rest());
}

std::string_view path_of_rename(std::string_view line) {
  for (std::string_view begin : {"rename from ", "rename to "})
    if (line.starts_with(begin)) return last_word(line.substr(begin.size()));
  return {};
}

// `diff --git a/old b/new`
bool paths_of_diff(std::string_view line, std::vector<std::string>& paths) {
  Scanner scan(line);
  if (!scan.eat("diff --git a/")) return false;
  const std::string_view old_path = scan.take_while(not_space);
  if (!scan.eat(" b/")) return false;
  const std::string_view new_path = last_word(scan.rest());
  if (old_path.empty() || new_path.empty()) return false;
  paths.emplace_back(old_path);
  paths.emplace_back(new_path);
  return true;
}

std::string_view id_of_fixes(std::string_view line) {
  Scanner scan(line);
  if (!scan.eat("Fixes:") || scan.take_while(is_space).empty()) return {};
  const std::string_view id = scan.take_while(is_hex);
  return id.size() < 6 ? std::string_view{} : id.substr(0, 40);
}

// `+++ b/path`, `--- a/path`: without its first folder, whatever that is called.
std::string_view path_of_side(std::string_view line) {
  Scanner scan(line);
  if (!scan.eat("+++") && !scan.eat("---")) return {};
  if (scan.take_while(is_space).empty()) return {};
  std::string_view path = scan.take_while(not_space);
  const std::size_t slash = path.find('/');
  return slash == path.npos ? path : path.substr(slash + 1);
}

// `@@ -1,2`; one without a count is tried like any other line.
bool is_hunk_header(std::string_view line) {
  Scanner scan(line);
  return scan.eat("@@ -") && !scan.take_while(is_digit).empty() && scan.eat(",") && is_digit(scan.peek());
}

}  // namespace

PatchText read_patch_text(std::string_view text) {
  PatchText patch;
  bool intro = true;
  for (std::string_view line : split_lines(text)) {
    if (const std::string_view path = path_of_mode_change(line); !path.empty()) {
      patch.paths.emplace_back(path);
    } else if (const std::string_view renamed = path_of_rename(line); !renamed.empty()) {
      patch.paths.emplace_back(renamed);
    } else if (paths_of_diff(line, patch.paths)) {
    } else if (const std::string_view id = id_of_fixes(line); !id.empty()) {
      if (std::find(patch.fixes.begin(), patch.fixes.end(), id) == patch.fixes.end())
        patch.fixes.push_back(id);
    } else if (const std::string_view side = path_of_side(line); !side.empty()) {
      patch.paths.emplace_back(side);
      intro = false;
    } else if (!is_hunk_header(line)) {
      (intro ? patch.intro : patch.diff).push_back(line);
    }
  }
  std::sort(patch.paths.begin(), patch.paths.end());
  patch.paths.erase(std::unique(patch.paths.begin(), patch.paths.end()), patch.paths.end());
  return patch;
}

}  // namespace bpf
