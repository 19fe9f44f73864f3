// SPDX-License-Identifier: GPL-2.0-only
// What a rule may know beside the series itself. A rule does no I/O: values and lazy look-ups
// arrive here, and each may be unknown (shallow clone, tree not fetched), and then the rule says
// nothing or says that it could not run. Tests inject their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "lib/model/ident.h"
#include "lib/model/tree.h"

namespace bpf {

enum class Answer { no, yes, unknown };

struct Facts {
  // The tree that the series is for; null when nothing says which.
  const Tree* target = nullptr;
  // Whether the user said so (--tree, configuration, upstream), and not the commits themselves.
  bool target_given = false;
  // Whether two idents are one person by the mailmap (gitmailmap(5)). Only asked when neither
  // name nor address are equal.
  std::function<Answer(const Ident&, const Ident&)> same_person = {};
};

}  // namespace bpf
