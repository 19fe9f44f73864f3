// SPDX-License-Identifier: GPL-2.0-only
// Where a series adds an instruction to BPF: an opcode in include/uapi/linux/bpf.h, or a row in
// the interpreter's table. Flags and macros that only write known instructions are none.
#pragma once

#include "lib/rules/patch/lines.h"
#include "lib/rules/series/mails.h"

namespace bpf {

// "BPF_MEMSX" of "#define BPF_MEMSX 0x80", and nothing of what defines no opcode.
inline std::string_view opcode_name(std::string_view text) {
  Scanner scan(text);
  if (!scan.eat("#define")) return {};
  scan.take_blanks();
  const std::string_view name = scan.take_while(is_word_char);
  const std::string_view blanks = scan.take_blanks();
  scan.eat("(");
  const bool number = scan.eat("0x") && is_hex(scan.peek());
  return number && !blanks.empty() && name.starts_with("BPF_") && !name.starts_with("BPF_F_") ? name
                                                                                              : "";
}

// The opcodes stand in front of everything else in the header, so that a hunk has no section.
inline bool adds_opcode(const FileDiff& file, const DiffLine& line) {
  const std::string_view name = line.section.empty() ? opcode_name(line.text) : "";
  if (name.empty()) return false;
  return std::none_of(file.lines.begin(), file.lines.end(), [&](const DiffLine& other) {
    return other.kind == '-' && opcode_name(other.text) == name;
  });
}

// "INSN_3(LDX, MEMSX, B)" of a row of the interpreter's table; what follows is only more rows.
inline std::string_view row_of(std::string_view text) {
  text = trim(text);
  if (!text.starts_with("INSN_2(") && !text.starts_with("INSN_3(")) return {};
  return text.substr(0, text.find(')'));
}

inline bool adds_row(const FileDiff& file, const DiffLine& line) {
  const std::string_view row = row_of(line.text);
  if (row.empty()) return false;
  return std::none_of(file.lines.begin(), file.lines.end(), [&](const DiffLine& other) {
    return other.kind == '-' && row_of(other.text) == row;
  });
}

// The first line of the series that adds an instruction. iproute2 has a copy of the header, and a
// header that is new as a whole brings what was known elsewhere.
inline Spot new_instruction(const Series& series, const Facts& facts) {
  const Tree* tree = tree_of_series(series, facts);
  if (tree != nullptr && tree->iproute2) return {};
  for (const Patch& patch : series.patches) {
    if (is_revert(patch.message.subject)) continue;
    for (const FileDiff& file : patch.files) {
      const bool header = file.path() == "include/uapi/linux/bpf.h";
      if (!header && file.path() != "kernel/bpf/core.c") continue;
      if (file.status != FileDiff::Status::modified) continue;
      for (const DiffLine& line : file.lines)
        if (line.kind == '+' && (header ? adds_opcode(file, line) : adds_row(file, line)))
          return {&patch, &file, &line};
    }
  }
  return {};
}

}  // namespace bpf
