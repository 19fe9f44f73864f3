// SPDX-License-Identifier: GPL-2.0-only
// What changed lines of C tell the compiler: without comments, without blanks, and without the
// messages that only go into a log.
#pragma once

#include <string>
#include <vector>

#include "lib/rules/patch/lines.h"

namespace bpf {

// Reads lines that follow each other: a comment or a call may go on for more than one.
class CodeReader {
 public:
  // The code of the next line, without blanks; empty when it has none.
  std::string next(std::string_view text) {
    std::string code = without_comments(text);
    if (!in_log_) {
      const std::string_view at(code);
      for (std::string_view call : {"verbose(", "verbose_linfo(", "bpf_log(", "\""})
        in_log_ = in_log_ || at.starts_with(call);
    }
    if (!in_log_) return code;
    in_log_ = !code.ends_with(';') && !code.ends_with('}');
    return {};
  }

 private:
  std::string without_comments(std::string_view text) {
    std::string code;
    if (!in_comment_ && is_comment_line(text) && trim(text).starts_with('*')) return code;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::string_view rest = text.substr(at);
      if (in_comment_) {
        if (!rest.starts_with("*/")) continue;
        in_comment_ = false;
        ++at;
      } else if (rest.starts_with("/*")) {
        in_comment_ = true;
        ++at;
      } else if (rest.starts_with("//")) {
        break;
      } else if (!is_space(text[at])) {
        code += text[at];
      }
    }
    return code;
  }
  bool in_comment_ = false, in_log_ = false;
};

// The lines of a diff that stand together: those taken away, and those put in their place.
struct ChangedRun {
  std::size_t begin = 0, added = 0, end = 0;  // '-' lines up to `added`, '+' lines up to `end`
};

inline std::vector<ChangedRun> changed_runs(const FileDiff& file) {
  std::vector<ChangedRun> runs;
  const std::vector<DiffLine>& lines = file.lines;
  const auto follows = [&](std::size_t i, char kind) {
    return i < lines.size() && lines[i].kind == kind && lines[i].number == lines[i - 1].number + 1 &&
           lines[i - 1].kind == kind;
  };
  for (std::size_t at = 0; at < lines.size();) {
    ChangedRun run{at, at, at};
    if (lines[at].kind == '-') {
      do ++run.added;
      while (follows(run.added, '-'));
    }
    run.end = run.added;
    const bool same_hunk = run.end < lines.size() &&
                           (run.end == at || lines[run.end].section.data() == lines[at].section.data());
    if (same_hunk && lines[run.end].kind == '+') {
      do ++run.end;
      while (follows(run.end, '+'));
    }
    runs.push_back(run);
    at = run.end;
  }
  return runs;
}

}  // namespace bpf
