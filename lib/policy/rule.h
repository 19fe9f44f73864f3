// SPDX-License-Identifier: GPL-2.0-only
// A Rule is a constant: id, severity, words, the check, and examples that are its tests.
// The type of the check's first parameter is its scope: one patch, or the whole series.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "lib/model/facts.h"
#include "lib/model/series.h"
#include "lib/policy/finding.h"

namespace bpf {

// A commit message, or an mbox when it begins with "From ". «Guillemets» stand around exactly
// what must be underlined, «» alone where something is missing; an example without them must pass.
struct Example {
  std::string_view text;
  Origin origin = Origin::commits;  // of a message; an mbox is always Origin::mails
  Facts (*facts)() = [] { return Facts{}; };
  bool on_series = false;           // the finding is on the series as a whole: no marks in the text
};

// Where a rule applies.
enum class Scope {
  anywhere,
  not_in_editor,  // work in progress is allowed there
  mails,          // needs what only a mail has
};

struct Rule {
  using PatchCheck = void (*)(const Patch&, const Facts&, Findings&);
  using SeriesCheck = void (*)(const Series&, const Facts&, Findings&);

  std::string_view id;         // as printed in [brackets]; the file's name with - for _
  Severity severity;           // unless `git config bpf.<id>` says otherwise
  std::string_view summary;    // one line, lower case, no full stop
  std::string_view rationale;  // why, in whole sentences
  std::string_view citation;   // the document and the question in it
  Scope scope = Scope::anywhere;
  bool on_cover = false;       // a patch check that is for cover letters and requests to pull, too
  bool needs_content = false;  // looks at the lines of the diff
  std::variant<PatchCheck, SeriesCheck> check;
  std::span<const Example> examples;
};

}  // namespace bpf
