// SPDX-License-Identifier: GPL-2.0-only
// How code names the symbol namespace BPF_INTERNAL: Documentation/core-api/symbol-namespaces.rst.
#pragma once

#include "lib/rules/patch/lines.h"

namespace bpf {

// One use of the namespace, and whether its name is quoted there.
enum class Namespace { unused, bare, quoted };

// How `text` names it between the parentheses of the first `macro(` in it.
inline Namespace names_internal(std::string_view text, std::string_view macro) {
  const std::size_t at = is_comment_line(text) ? text.npos : find_word(text, macro);
  if (at == text.npos) return Namespace::unused;
  Scanner scan(text.substr(at + macro.size()));
  scan.take_while([](char c) { return is_word_char(c) && c != '('; });  // EXPORT_SYMBOL_NS_GPL
  if (!scan.eat("(")) return Namespace::unused;
  std::string_view name = trim(scan.rest().substr(0, scan.rest().find(')')));
  if (const std::size_t comma = name.rfind(','); comma != name.npos)
    name = trim(name.substr(comma + 1));
  return name == "BPF_INTERNAL"       ? Namespace::bare
         : name == "\"BPF_INTERNAL\"" ? Namespace::quoted
                                      : Namespace::unused;
}

// An added line, and the next one when its parentheses are not closed.
inline std::string whole_call(const FileDiff& file, const DiffLine& line) {
  std::string text(line.text);
  const DiffLine* next = &line + 1;
  if (text.find('(') != text.npos && text.find(')') == text.npos &&
      next != file.lines.data() + file.lines.size() && next->kind == line.kind)
    text.append(" ").append(trim(next->text));
  return text;
}

inline Namespace imports_internal(const FileDiff& file, const DiffLine& line) {
  return names_internal(whole_call(file, line), "MODULE_IMPORT_NS");
}
inline Namespace exports_internal(const FileDiff& file, const DiffLine& line) {
  return names_internal(whole_call(file, line), "EXPORT_SYMBOL_NS");
}

inline bool is_c_source(std::string_view path) {
  return path.ends_with(".c") || path.ends_with(".h");
}

}  // namespace bpf
