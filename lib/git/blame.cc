// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/blame.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"

namespace bpf {
namespace {

// --line-porcelain: "<id> <old line> <line> …", headers, and "\t<text>", for each line.
std::vector<BlamedLine> parse_blame(std::string_view out) {
  std::vector<BlamedLine> lines;
  BlamedLine next;
  for (std::string_view line : split_lines(out)) {
    if (line.starts_with('\t')) {
      next.text = line.substr(1);
      lines.push_back(std::move(next));
      next = {};
    } else if (next.line == 0) {
      Scanner scan(line);
      next.commit = scan.take_while(is_hex);
      scan.take_blanks();
      scan.take_while(is_digit);
      scan.take_blanks();
      next.line = std::max(to_number(scan.take_while(is_digit)), 0);
      if (next.commit.find_first_not_of('0') == std::string::npos) next.commit.clear();
    } else if (line == "boundary") {
      next.cut = true;
    }
  }
  return lines;
}

// A partial clone lacks the old files until somebody asks for them; we never fetch.
std::string hint_for(const BlameRequest& request) {
  if (!run_git({"config", "--get-regexp", "^remote\\..*\\.promisor$"}).ok()) return {};
  return "this is a partial clone; to fetch what git blame needs: git blame -w -M -C " +
         (request.revision.empty() ? "" : request.revision.substr(0, 12) + " ") + "-- " + shell_quote(request.path) +
         " >/dev/null";
}

}  // namespace

std::vector<BlamedLine> blame(const BlameRequest& request) {
  std::vector<std::string> command;
  if (!request.folder.empty()) command = {"-C", request.folder};
  command.insert(command.end(), {"blame", "--line-porcelain", "-w", "-M", "-C"});
  for (const std::string& id : request.ignored) command.push_back("--ignore-rev=" + id);
  for (const auto& [from, to] : request.lines)
    command.push_back("-L" + std::to_string(from) + "," + std::to_string(to));
  if (!request.revision.empty()) command.push_back(request.revision);
  command.insert(command.end(), {"--", request.path});
  const RunResult result = run_git(std::move(command));
  if (result.timed_out) throw Error("git blame " + request.path + " took too long and was stopped");
  // Where a commit is missing, git says so, and blames the one above.
  if (!result.ok() || result.err.find("error: ") != std::string::npos) {
    const std::string hint = hint_for(request);
    throw hint.empty() ? git_error(result) : Error(complaint_of(result), hint);
  }
  return parse_blame(result.out);
}

}  // namespace bpf
