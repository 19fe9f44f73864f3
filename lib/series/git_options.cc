// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/git_options.h"

#include <algorithm>
#include <iterator>

namespace bpf {
namespace {

constexpr std::string_view value_options[] = {
    "-o", "--output-directory", "-v", "--reroll-count", "--subject-prefix", "--max-count",
    "--start-number", "--suffix", "--filename-max-length", "--to", "--cc", "--add-header",
    "--in-reply-to", "--base", "--signature", "--signature-file", "--interdiff", "--range-diff",
    "--creation-factor", "--cover-from-description", "--description-file", "--commit-list-format",
    "--src-prefix", "--dst-prefix", "--line-prefix", "--diff-algorithm", "--inter-hunk-context",
    "--stat-width", "--stat-name-width", "--stat-count", "--stat-graph-width", "--anchored",
    "--skip-to", "--rotate-to", "--output-indicator-new", "--output-indicator-old",
    "--output-indicator-context", "--word-diff-regex", "--ws-error-highlight", "--output",
    "--ignore-matching-lines", "--diff-filter", "--find-object", "--skip", "--since", "--after",
    "--until", "--before", "--author", "--committer", "--grep", "--min-age", "--max-age",
    "-O", "-l", "-S", "-G", "-I",
};

}  // namespace

bool takes_next_argument(std::string_view option) {
  return std::find(std::begin(value_options), std::end(value_options), option) != std::end(value_options);
}

std::optional<std::vector<std::string>> without_no_policy(const std::vector<std::string>& arguments) {
  std::vector<std::string> rest;
  bool found = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--" || argument == "--end-of-options") {
      rest.insert(rest.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.end());
      break;
    }
    if (argument == "--no-policy") {
      found = true;
      continue;
    }
    rest.push_back(argument);
    if (takes_next_argument(argument) && i + 1 < arguments.size()) rest.push_back(arguments[++i]);
  }
  return found ? std::optional(std::move(rest)) : std::nullopt;
}

}  // namespace bpf
