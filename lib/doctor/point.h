// SPDX-License-Identifier: GPL-2.0-only
// What `git bpf-check --doctor` says, as data: one point a fact, with what to type about it. The
// files of this folder gather facts and judge them; nothing here prints.
#pragma once

#include <string>
#include <vector>

namespace bpf {

// error: something does not work as it is set up; warning: it works, and likely not as it is meant;
// note: worth knowing.
enum class State { ok, note, warning, error };

struct Point {
  State state;
  std::string text;    // one line, lower case, no full stop
  std::string remedy = {};  // a command to paste; may be empty
};

using Points = std::vector<Point>;

// What belongs together: "programs", "hooks in …".
struct Area {
  std::string name;   // for programs: "hooks"
  std::string where;  // "/src/linux/.git/hooks"; may be empty
  Points points;
};

}  // namespace bpf
