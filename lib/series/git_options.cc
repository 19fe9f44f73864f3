// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/git_options.h"

#include <algorithm>
#include <iterator>

#include "lib/model/scan.h"

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

constexpr std::string_view leave_out = "leave the option out";

const RefusedOptions groups[] = {
    {" would write the patches past the checks", "use -o <directory>", {"--output"}},
    {": the lists take plain text, no attachments", leave_out, {"--attach", "--inline"}},
    {" makes a patch that is not the commit, or that git am cannot apply", leave_out,
     {"-w", "-b", "-D", "-R", "-z", "-I*", "--no-binary", "--ignore-all-space", "--ignore-space-change",
      "--ignore-space-at-eol", "--ignore-blank-lines", "--ignore-cr-at-eol", "--irreversible-delete",
      "--ignore-matching-lines", "--relative", "--no-prefix", "--line-prefix", "--output-indicator-new",
      "--output-indicator-old", "--output-indicator-context", "--word-diff", "--word-diff-regex",
      "--color-words", "--ext-diff", "--textconv", "--graph", "--log-size", "--no-commit-id",
      "--oneline", "--pretty", "--format"}},
    {" would take patches out of the series", "name the commits by a range",
     {"--skip", "--since", "--since-as-filter", "--after", "--until", "--before", "--max-age", "--min-age",
      "--author", "--committer", "--grep", "--diff-filter", "--skip-to", "--find-object", "-S*", "-G*",
      "--ignore-if-in-upstream", "--merges", "--min-parents", "--max-parents", "--cherry-pick", "--cherry",
      "--left-only", "--right-only", "--simplify-by-decoration", "--simplify-merges"}},
    {" does not name a series", "name the commits by a range",
     {"--all", "--branches", "--tags", "--remotes", "--glob", "--exclude", "--not", "--stdin", "--reflog",
      "--walk-reflogs", "-g", "--no-walk", "--do-walk", "--reverse", "--bisect", "--boundary"}},
    {": the patches of a series are numbered", leave_out, {"-N", "--no-numbered"}},
    {" would leave the tree out of the subject", leave_out, {"-k", "--keep-subject", "--keep", "--keep-s*"}},
    {": git format-patch cannot do without one", "--suffix=.patch is what it has", {"--no-suffix"}},
};

const RefusedOptions& lossy = groups[2];

bool is_one_of(std::string_view argument, const RefusedOptions& group) {
  const std::string_view name = argument.substr(0, argument.find('='));
  return std::any_of(group.names.begin(), group.names.end(), [&](std::string_view known) {
    return known.ends_with('*') ? argument.starts_with(known.substr(0, known.size() - 1)) : name == known;
  });
}

bool leaves_no_context(std::string_view argument) {
  for (std::string_view name : {"-U", "--unified="})
    if (argument.starts_with(name)) return to_number(argument.substr(name.size())) == 0;
  return false;
}

// git am takes one folder off each path, as of a/kernel/bpf/core.c.
bool moves_paths(std::string_view argument) {
  for (std::string_view name : {"--src-prefix=", "--dst-prefix="})
    if (argument.starts_with(name)) {
      const std::string_view prefix = argument.substr(name.size());
      return prefix.size() < 2 || prefix.find('/') != prefix.size() - 1;
    }
  return false;
}

// Shows the files in another way than --stat; without --stat, git writes no `---` above it.
bool lists_files(std::string_view argument) {
  for (std::string_view name : {"-X", "--dirstat", "--cumulative", "--numstat", "--shortstat", "--summary", "--raw",
                                "--patch-with-raw"})
    if (argument.starts_with(name)) return true;
  return false;
}

bool shows_stat(std::string_view argument) {
  return argument.starts_with("--stat") || argument == "--compact-summary" || argument == "--patch-with-stat";
}

}  // namespace

std::span<const RefusedOptions> refused_options() { return groups; }

bool is_flag_letter(char letter) { return std::string_view("nNskpq").find(letter) != std::string_view::npos; }

std::optional<Error> refusal_of(const std::string& argument) {
  if (argument == "--pretty=email" || argument == "--format=email") return std::nullopt;
  for (const RefusedOptions& group : groups)
    if (is_one_of(argument, group) || (&group == &lossy && (leaves_no_context(argument) || moves_paths(argument))))
      return Error(argument + std::string(group.reason), std::string(group.hint), 129);
  if (argument.starts_with("--thread=") && argument != "--thread=shallow" && argument != "--thread=deep")
    return Error("--thread: '" + argument.substr(9) + "' is neither shallow nor deep", "", 129);
  return std::nullopt;
}

std::optional<Error> refusal_of_all(const std::vector<std::string>& passed) {
  const auto list = std::find_if(passed.begin(), passed.end(), lists_files);
  if (list == passed.end() || std::any_of(passed.begin(), passed.end(), shows_stat)) return std::nullopt;
  return Error(*list + ": without --stat, git am would take what it shows for a part of the message",
               "add --stat", 129);
}

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
