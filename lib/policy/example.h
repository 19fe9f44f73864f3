// SPDX-License-Identifier: GPL-2.0-only
// A rule's example as a series: the marks are taken out and remembered, so that --explain can
// show it and the tests can hold the rule to it.
#pragma once

#include <string>
#include <vector>

#include "lib/policy/rule.h"

namespace bpf {

struct Mark {
  std::size_t line, column, end_column;  // from 1, in characters
  bool operator==(const Mark&) const = default;
  auto operator<=>(const Mark&) const = default;
};

struct MarkedSeries {
  Series series;
  std::vector<Mark> marks;
};

// `name` is what the text is called in findings.
MarkedSeries series_of_example(const Example& example, const std::string& name);

}  // namespace bpf
