// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/report_people.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

constexpr const char* maintainers = R"(Maintainers List
----------------

BPF [GENERAL] (Safe Dynamic Programs and Tools)
M:	Max Tainer <max@example.org>
R:	Yonghong Song <yhs@fb.com>
R:	Rhea Viewer <rhea@example.org>
L:	bpf@vger.kernel.org
S:	Supported
F:	kernel/bpf/

THE REST
M:	Root Keeper <root@example.org>
L:	linux-kernel@vger.kernel.org
F:	*
)";

PeopleSource source_with(const char* text) {
  PeopleSource source;
  if (text != nullptr) source.maintainers = std::make_unique<Maintainers>(make_source("MAINTAINERS", text), IsFolder{});
  source.mailmap = Mailmap("Vera Fyer <vera@example.org> <vera@old.example.org>\n");
  source.find_commit = [](const std::string& id) -> std::optional<FixedCommit> {
    if (id != std::string(40, 'a')) return std::nullopt;
    return FixedCommit{
        id,
        "bpf: One",
        {"Vera", "vera@old.example.org"},
        {{"Signed-off-by", {"Vera", "vera@old.example.org"}}, {"Reviewed-by", {"Tess", "tess@example.org"}}}};
  };
  return source;
}

std::string addresses(const std::vector<Recipient>& recipients) {
  std::string joined;
  for (const Recipient& recipient : recipients) joined += (joined.empty() ? "" : " ") + recipient.who.email;
  return joined;
}

}  // namespace

TEST_CASE("who gets a report of a bug", "[report-people]") {
  const PeopleSource source = source_with(maintainers);
  ReportPeopleRequest request;
  ReportPeople people = people_of_report(request, source);
  CHECK(addresses(people.to) == "bpf@vger.kernel.org");
  CHECK(addresses(people.cc) == "max@example.org");

  request.commits = {std::string(40, 'a'), std::string(40, 'b')};
  request.paths = {"kernel/bpf/core.c"};
  request.regression = true;
  people = people_of_report(request, source);
  CHECK(addresses(people.to) == "bpf@vger.kernel.org");
  CHECK(addresses(people.cc) ==
        "max@example.org yhs@fb.com rhea@example.org vera@example.org tess@example.org regressions@lists.linux.dev");
  CHECK(people.notes.size() == 1);

  request.paths = {"net/core/filter.c"};
  request.own = {"vera@old.example.org", "max@example.org"};
  CHECK(addresses(people_of_report(request, source).cc) ==
        "tess@example.org netdev@vger.kernel.org regressions@lists.linux.dev");
}

TEST_CASE("the list is that of the document's version", "[report-people]") {
  const PeopleSource source = source_with(maintainers);
  ReportPeopleRequest request;
  request.profile = find_profile("2018");
  CHECK(addresses(people_of_report(request, source).to) == "netdev@vger.kernel.org");
  request.profile = find_profile("2020");
  const ReportPeople people = people_of_report(request, source);
  CHECK(addresses(people.to) == "bpf@vger.kernel.org");
  CHECK(addresses(people.cc) == "max@example.org");
}

TEST_CASE("LLVM's back end has people of its own", "[report-people]") {
  ReportPeopleRequest request;
  request.llvm = true;
  const ReportPeople people = people_of_report(request, source_with(maintainers));
  CHECK(addresses(people.to) == "bpf@vger.kernel.org netdev@vger.kernel.org");
  CHECK(addresses(people.cc) == "max@example.org yhs@fb.com");
}

TEST_CASE("without MAINTAINERS the people are those of the document", "[report-people]") {
  ReportPeopleRequest request;
  const PeopleSource source = source_with(nullptr);
  CHECK(addresses(people_of_report(request, source).cc) == "ast@kernel.org daniel@iogearbox.net");
  request.llvm = true;
  CHECK(addresses(people_of_report(request, source).cc) ==
        "ast@kernel.org daniel@iogearbox.net yonghong.song@linux.dev");
}

TEST_CASE("where bugs are not reported to", "[report-people]") {
  CHECK(is_bug_tracker("bugzilla-daemon@bugzilla.kernel.org"));
  CHECK(is_bug_tracker("x@Bugzilla.Kernel.org"));
  CHECK(is_bug_tracker("bugzilla-daemon@kernel.org"));
  CHECK_FALSE(is_bug_tracker("bpf@vger.kernel.org"));
  CHECK_FALSE(is_bug_tracker("bugzilla.kernel.org"));
}
