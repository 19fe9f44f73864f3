// SPDX-License-Identifier: GPL-2.0-only
// MAINTAINERS' answer held to get_maintainer.pl's own for some hundred patches. They are not part of
// the project: tests/e2e/maintainers.sh says where they are (BPF_CASES), or skips this.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "lib/people/mailbox.h"
#include "lib/people/recipients.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// What the cases need of a tree beside MAINTAINERS: addresses that had moved, and whom five
// bindings name in their text.
constexpr const char* mailmap =
    "Jason Gunthorpe <jgg@ziepe.ca> <jgg@nvidia.com>\n"
    "Leon Romanovsky <leon@kernel.org> <leonro@nvidia.com>\n"
    "Manivannan Sadhasivam <mani@kernel.org> <manivannan.sadhasivam@linaro.org>\n";

std::map<std::string, std::string> expected_roles(const fs::path& path) {
  std::map<std::string, std::string> roles;
  const std::string text = read_text(path);
  for (std::string_view line : split_lines(text)) {
    const std::size_t begin = line.find(" (", std::min(line.find('@'), line.size()));
    if (begin == line.npos) continue;
    roles.emplace(line.substr(0, begin), line.substr(begin + 2, line.size() - begin - 3));
  }
  return roles;
}

// Whether another line of the same file, or another file's, with the same right to be the first
// gives this role: get_maintainer.pl leaves it to chance then.
bool tie_gives(const Recipient& recipient, const std::string& role) {
  const Reason& first = *recipient.reasons.front();
  return std::any_of(recipient.reasons.begin(), recipient.reasons.end(), [&](const ReasonPtr& reason) {
    return reason->path == first.path && reason->score == first.score &&
           role_text({recipient.who, {}, recipient.list, false, {reason}, {}}) == role;
  });
}

}  // namespace

TEST_CASE("MAINTAINERS gives the same people and lists as get_maintainer.pl", "[.cases]") {
  const char* folder = std::getenv("BPF_CASES");
  REQUIRE(folder != nullptr);
  PeopleSource source;
  source.mailmap = Mailmap(mailmap);
  source.read_file = [&](const std::string& path) -> std::optional<std::string> {
    const std::string bindings = read_text(fs::path(BPF_SOURCE_DIR) / "tests/people/bindings.txt");
    std::string text;
    for (std::string_view line : split_lines(bindings))
      if (line.starts_with(path + ":")) text += std::string(line.substr(path.size() + 1)) + "\n";
    return text;
  };
  source.maintainers = std::make_unique<Maintainers>(
      make_source("MAINTAINERS", read_text(fs::path(folder) / "../MAINTAINERS")), IsFolder());
  int cases = 0, ties = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".patch") continue;
    ++cases;
    INFO(entry.path());
    const std::string text = read_text(entry.path());
    const Patch patch = patch_of_mail(parse_mail("patch", {text, 1}));
    const MaintainersAnswer answer =
        ask_maintainers(*source.maintainers, source.mailmap, question_of(patch, source));
    const std::map<std::string, std::string> expected =
        expected_roles(fs::path(entry.path()).replace_extension(".expected"));
    std::set<std::string> wanted, found;
    for (const auto& [address, role] : expected) wanted.insert(address);
    for (const Recipient& recipient : answer.recipients) found.insert(format_mailbox(recipient.who));
    CHECK(found == wanted);
    for (const Recipient& recipient : answer.recipients) {
      const auto role = expected.find(format_mailbox(recipient.who));
      if (role == expected.end() || role->second == role_text(recipient)) continue;
      INFO(role->first << ": " << role_text(recipient) << ", expected: " << role->second);
      CHECK(tie_gives(recipient, role->second));
      ++ties;
    }
    CHECK(answer.refused.empty());
  }
  CHECK(cases >= 200);
  CHECK(source.maintainers->skipped().empty());
  WARN(cases << " cases; " << ties << " roles that a tie decided");
}
