// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/commit_brief.h"

#include <algorithm>

#include "lib/git/process.h"
#include "lib/model/dates.h"
#include "lib/model/scan.h"

namespace bpf {

std::vector<CommitBrief> read_briefs(const std::vector<std::string>& ids, int digits) {
  std::vector<CommitBrief> briefs;
  if (ids.empty()) return briefs;
  std::vector<std::string> command = {"log", "--no-walk=unsorted", "-s", "--no-show-signature", "--encoding=UTF-8",
                                      "--no-color", "--abbrev=" + std::to_string(std::max(digits, 12)),
                                      "--format=%H%x00%h%x00%P%x00%s%x00%aN%x00%ar%x00%at"};
  command.insert(command.end(), ids.begin(), ids.end());
  command.emplace_back("--");
  const std::string out = git_output(std::move(command));
  for (std::string_view line : split_lines(out)) {
    std::vector<std::string> fields;
    for (bool more = true; more;) {
      const std::size_t zero = line.find('\0');
      fields.emplace_back(line.substr(0, zero));
      more = zero != line.npos;
      if (more) line.remove_prefix(zero + 1);
    }
    if (fields.size() != 7) continue;
    CommitBrief& brief = briefs.emplace_back();
    brief.id = fields[0];
    brief.abbreviated = fields[1];
    for (Scanner scan(fields[2]); !scan.done(); scan.take_blanks()) brief.parents.emplace_back(scan.take_while(is_hex));
    brief.subject = fields[3];
    brief.author = fields[4];
    brief.age = fields[5];
    brief.date = to_seconds(fields[6]);
  }
  return briefs;
}

std::string quoted_commit(const CommitBrief& commit) { return commit.abbreviated + " (\"" + commit.subject + "\")"; }

}  // namespace bpf
