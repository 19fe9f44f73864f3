// SPDX-License-Identifier: GPL-2.0-only
// A Source is immutable text that was read from somewhere. Facts about it are string_views into
// it, so that a fact is its own location and a caret costs a rule nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// Bytes [begin, end) of a source's text; empty for "something is missing here".
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

struct Source {
  std::string name;  // as the user knows it: a path, an abbreviated commit id, "-"
  std::string text;
  // The number, in what was read, of each line of `text`; empty where they are 1, 2, 3 …
  // They differ where lines were dropped (comments) or joined (folded headers).
  std::vector<std::uint32_t> line_numbers = {};

  bool holds(std::string_view view) const {
    const std::less_equal<const char*> at_most;
    return view.data() != nullptr && at_most(text.data(), view.data()) &&
           at_most(view.data() + view.size(), text.data() + text.size());
  }
  Span span_of(std::string_view view) const {
    const auto begin = static_cast<std::size_t>(view.data() - text.data());
    return {begin, begin + view.size()};
  }
};

using SourcePtr = std::shared_ptr<const Source>;

inline SourcePtr make_source(std::string name, std::string text,
                             std::vector<std::uint32_t> line_numbers = {}) {
  return std::make_shared<const Source>(
      Source{std::move(name), std::move(text), std::move(line_numbers)});
}

}  // namespace bpf
