// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/tag_record.h"

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {

void write_record(const TagRecord& record) {
  const std::string who = std::string(trim(git_output({"var", "GIT_COMMITTER_IDENT"})));
  const std::string object = "object " + record.target + "\ntype " + record.type + "\ntag " + record.name +
                             "\ntagger " + who.substr(0, who.find('>') + 1) + " " + std::to_string(record.time) +
                             " +0000\n\n" + record.message;
  const std::string id(trim(git_output({"hash-object", "-t", "tag", "-w", "--stdin"}, {.input = object})));
  const std::string nothing(id.size(), '0');
  git_output({"update-ref", "-m", record.reason, record.ref, id, record.before.empty() ? nothing : record.before});
}

std::string record_at(const std::string& ref) {
  const RunResult result = run_git({"rev-parse", "--verify", "--quiet", ref});
  return result.ok() ? std::string(trim(result.out)) : std::string{};
}

std::vector<std::pair<std::string, std::string>> record_fields(std::string_view message) {
  std::vector<std::pair<std::string, std::string>> fields;
  const std::size_t last = trim_right(message).rfind("\n\n");
  for (std::string_view line : split_lines(last == message.npos ? message : message.substr(last + 2))) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("Bpf-") && colon != line.npos)
      fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  }
  return fields;
}

}  // namespace bpf
