// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/fixes_asked.h"

#include <algorithm>
#include <filesystem>

#include "lib/cli/find_commit.h"
#include "lib/error.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::symlink_status(path, ignored).type() != std::filesystem::file_type::not_found;
}

// "kernel/bpf/arraymap.c:12", "kernel/bpf/arraymap.c:12,20"
bool read_lines(const std::string& operand, LinesOfFile& lines) {
  const std::size_t colon = operand.rfind(':');
  if (colon == operand.npos || colon == 0) return false;
  Scanner scan(std::string_view(operand).substr(colon + 1));
  lines.from = lines.to = to_number(scan.take_while(is_digit));
  if (scan.eat(",")) lines.to = to_number(scan.take_while(is_digit));
  if (!scan.done() || lines.from < 1 || lines.to < 1) return false;
  if (lines.from > lines.to) std::swap(lines.from, lines.to);
  lines.path = operand.substr(0, colon);
  return true;
}

std::string commit_of(const std::string& operand, const Config& config) {
  if (const std::optional<std::string> id = find_commit(operand, config)) return *id;
  const std::string cut = hint_when_cut();
  throw Error("'" + operand + "' is no commit, and no file here",
              cut.empty() ? "a commit, its subject in quotes, <file>, or <file>:<line>" : cut);
}

}  // namespace

FixesAsked read_asked(const FixesOptions& options, const Config& config) {
  FixesAsked asked;
  for (const std::string& operand : options.operands) {
    LinesOfFile lines;
    if (!is_commit(operand) && read_lines(operand, lines) && is_there(lines.path)) {
      asked.lines.push_back(std::move(lines));
    } else if (!is_commit(operand) && is_there(operand)) {
      asked.files.push_back(operand);
    } else {
      std::string id = commit_of(operand, config);
      if (std::find(asked.commits.begin(), asked.commits.end(), id) == asked.commits.end())
        asked.commits.push_back(std::move(id));
    }
  }
  for (const std::string& file : options.files) {
    LinesOfFile lines;
    if (!is_there(file) && read_lines(file, lines)) asked.lines.push_back(std::move(lines));
    else asked.files.push_back(file);
  }
  const bool change = options.staged || !options.change.empty();
  const int kinds = !asked.commits.empty() + !asked.lines.empty() + (!asked.files.empty() || change);
  if (kinds > 1) throw Error("commits, lines and changes are asked about one kind at a time", "", 129);
  if (options.staged && !options.change.empty()) throw Error("--staged and --for do not go together", "", 129);
  return asked;
}

}  // namespace bpf
