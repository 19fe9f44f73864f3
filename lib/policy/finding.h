// SPDX-License-Identifier: GPL-2.0-only
// A Finding is one departure from the policy: which rule, how severe, where, and what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/series.h"

namespace bpf {

struct Rule;

enum class Severity { off, note, warning, error };
std::string_view to_string(Severity severity);  // "off", "note", "warning", "error"

// A line of a file that a commit changes.
struct FilePlace {
  std::string path;
  std::size_t line = 0;  // in the file as it is after the commit ('-': before); 0: the file
  std::string text;      // the line
};

struct Finding {
  const Rule* rule = nullptr;
  Severity severity = Severity::error;
  const Patch* patch = nullptr;  // null: the series as a whole
  std::optional<Span> span;      // in the patch's source; nothing: the patch as a whole
  std::optional<FilePlace> file; // of a commit: a line that it changes
  std::string message;           // lower case, no full stop: the fact
  std::string help;              // the remedy, to be pasted where possible; may be empty
  std::string_view citation = {}; // where the rule comes from, in place of what the rule cites

  // This finding is milder than its rule where the policy says so; never harsher.
  void at_most(Severity most) {
    if (severity > most) severity = most;
  }
  std::string_view cited() const;  // what to print as the reason
};

// A rule that could not be judged, and why. Never the same as "clean".
struct NotRun {
  const Rule* rule = nullptr;
  const Patch* patch = nullptr;  // null: the series
  std::string reason;
};

// What a rule's check writes into. The engine sets rule, severity and, for rules that look at
// one patch, the patch.
class Findings {
 public:
  // `where`: a view into the patch's text; an empty one marks where something is missing. A view
  // from elsewhere gives a finding on the patch as a whole.
  Finding& add(std::string_view where, std::string message, std::string help = {});
  Finding& add(const Patch& patch, std::string_view where, std::string message,
               std::string help = {});
  // A line of the patch's diff, or with a null `line` a file of it.
  Finding& add(const Patch& patch, const FileDiff& file, const DiffLine* line, std::string message,
               std::string help = {});
  Finding& add_series(std::string message, std::string help = {});
  void not_run(std::string reason);

  // For the engine: what comes next is this rule's, with this severity, about this patch.
  void begin(const Rule& rule, Severity severity, const Patch* patch);

  std::vector<Finding> found;
  std::vector<NotRun> unjudged;

 private:
  const Rule* rule_ = nullptr;
  Severity severity_ = Severity::error;
  const Patch* patch_ = nullptr;
};

}  // namespace bpf
