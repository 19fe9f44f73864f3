// SPDX-License-Identifier: GPL-2.0-only
// The formats that findings are printed in. This table is what the command, its help, its errors
// and the completion of shells know of them.
#pragma once

#include <string>
#include <string_view>

#include "lib/report/b4_review.h"
#include "lib/report/checkpatch.h"
#include "lib/report/gcc.h"
#include "lib/report/github.h"
#include "lib/report/json.h"
#include "lib/report/porcelain.h"
#include "lib/report/sarif.h"

namespace bpf {

struct Format {
  std::string_view name;  // as in --format <name>
  std::string_view help;  // one line, lower case, no full stop
  std::string (*write)(const Report& report);
  bool lines = true;      // lines of text, which a CI system's log may take for commands
};

// The findings alone; what else people are told goes to standard error.
std::string format_human(const Report& report);

inline constexpr Format all_formats[] = {
    {"human", "for people at a terminal, with the place underlined", format_human},
    {"gcc", "one line a finding, for editors", format_gcc},
    {"checkpatch", "one line a finding, nothing when clean: for b4 prep", format_checkpatch},
    {"b4-review", "a result for b4 review", format_b4_review, false},
    {"github", "annotations of GitHub Actions", format_github, false},
    {"sarif", "SARIF 2.1.0, for code scanning", format_sarif, false},
    {"json", "for programs, with a version of the schema", format_json, false},
    {"porcelain", "one record a finding, for scripts: as --porcelain", format_porcelain, false},
};

// The format of this name; null when there is none.
const Format* find_format(std::string_view name);

}  // namespace bpf
