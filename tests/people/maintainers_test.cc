// SPDX-License-Identifier: GPL-2.0-only
// The grammar of MAINTAINERS and how it is matched, case by case.
#include "lib/people/answer.h"
#include "lib/people/maintainers.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

constexpr const char* sample = R"(List of maintainers

	M: *Mail* patches to: FullName <address@domain>
	F: *Files* and directories wildcard patterns.

Maintainers List
----------------

ARRAY MAPS (a part)
M:	Ada Patcher <ada@example.org>
S:	Supported
F:	kernel/bpf/arraymap.c

BPF [GENERAL] (Safe Dynamic Programs and Tools)
M:	"Builder, Bob" <bob@example.org>
R:	Carol <carol@example.org>
# Comments and blank lines do not end a section.

L:	bpf@vger.kernel.org
L:	bpf-private@example.org (subscribers-only)
S:	Maintained
F:	include/linux/bpf*
F:	kernel/bpf/
F:	tools/*/bpf/
X:	kernel/bpf/legacy/
K:	(?:\b|_)bpf(?:\b|_)

DRIVERS
M:	Dan <dan@example.org>, Eve <eve@example.org>
L:	moderated@example.org (moderated for non-subscribers)
S:	Odd Fixes
F:	drivers/net
F:	drivers/[a-c]*.[ch]
F:	lib/t?st.c
N:	mt[678]
K:	one|two

THE REST
M:	Linus Torvalds <torvalds@linux-foundation.org>
L:	linux-kernel@vger.kernel.org
S:	Buried alive in reporters
F:	*
F:	*/
)";

Maintainers maintainers() {
  return Maintainers(make_source("MAINTAINERS", sample), [](const std::string& path) { return path == "drivers/net"; });
}

// "ARRA|F:kernel/bpf/arraymap.c|3 …"
std::string matches(const std::string& path) {
  const Maintainers file = maintainers();
  std::string text;
  for (const SectionMatch& match : file.match_path(path))
    text += std::string(file.section(match.section).title.substr(0, 4)) + "|" + match.type + ":" +
            std::string(match.pattern) + "|" + std::to_string(match.score) + " ";
  return text;
}

std::string keywords(const std::string& text) {
  const Maintainers file = maintainers();
  std::string found;
  for (const SectionMatch& match : file.match_keywords(read_patch_text(text)))
    found += std::string(file.section(match.section).title.substr(0, 3)) + " ";
  return found;
}

}  // namespace

TEST_CASE("the most specific pattern comes first", "[people]") {
  CHECK(matches("kernel/bpf/arraymap.c") ==
        "ARRA|F:kernel/bpf/arraymap.c|3 BPF |F:kernel/bpf/|2 THE |F:*/|-1 ");
  CHECK(matches("README") == "THE |F:*|-1 ");
}

TEST_CASE("a pattern is anchored at its start alone, and counts folders", "[people]") {
  CHECK(matches("include/linux/bpf_verifier.h") == "BPF |F:include/linux/bpf*|3 THE |F:*/|-1 ");
  CHECK(matches("include/linux/bpf/x.h") == "THE |F:*/|-1 ");
  CHECK(matches("tools/lib/bpf/libbpf.c") == "BPF |F:tools/*/bpf/|3 THE |F:*/|-1 ");
  CHECK(matches("tools/testing/selftests/bpf/a.c") == "BPF |F:tools/*/bpf/|3 THE |F:*/|-1 ");
  CHECK(matches("lib/test.c") == "DRIV|F:lib/t?st.c|2 THE |F:*/|-1 ");
  CHECK(matches("drivers/base.c") == "DRIV|F:drivers/[a-c]*.[ch]|2 THE |F:*/|-1 ");
}

TEST_CASE("a folder needs no slash", "[people]") {
  CHECK(matches("drivers/net/x.c") == "DRIV|F:drivers/net|2 THE |F:*/|-1 ");
  CHECK(matches("drivers/netx.c") == "THE |F:*/|-1 ");
}

TEST_CASE("X: takes a file from a section, N: gives one to it", "[people]") {
  CHECK(matches("kernel/bpf/legacy/x.c") == "THE |F:*/|-1 ");
  CHECK(matches("sound/mt7621.c") == "DRIV|N:mt[678]|0 THE |F:*/|-1 ");
}

TEST_CASE("K: is for the message and the changed lines", "[people]") {
  CHECK(keywords("Subject: about bpf\n") == "BPF ");
  CHECK(keywords("Subject: about rebpfs\n") == "");
  CHECK(keywords("--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n bpf\n") == "");
  CHECK(keywords("--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n+my_bpf_x\n") == "BPF ");
  // Only the first alternative is bound to changed lines: get_maintainer.pl puts `^[+-].*` in front.
  CHECK(keywords("--- a/x\n+++ b/x\n one\n") == "");
  CHECK(keywords("--- a/x\n+++ b/x\n two\n") == "DRI ");
  CHECK(keywords("Fixes: 123456789abc (\"bpf\")\n") == "");
}

TEST_CASE("patterns that cannot be tried are said", "[people]") {
  const Maintainers file(make_source("MAINTAINERS", "A\nM:\ta@b.c\nN:\t(\nK:\t(?<x\n"), IsFolder());
  CHECK(file.match_path("x").empty());
  CHECK(file.match_keywords(read_patch_text("x\n")).empty());
  REQUIRE(file.skipped().size() == 2);
  CHECK(file.skipped()[0].pattern == "(");
  CHECK(file.skipped()[0].reason == "missing closing parenthesis");
  CHECK(file.skipped()[1].type == 'K');
}

TEST_CASE("a pattern that would run for ever is given up, and said", "[people]") {
  const Maintainers file(make_source("MAINTAINERS", "A\nM:\ta@b.c\nK:\t([ab]*[ab]*)*[xyz]\n"), IsFolder());
  CHECK(file.match_keywords(read_patch_text(std::string(5000, 'a') + "\n")).empty());
  REQUIRE(file.skipped().size() == 1);
  CHECK(file.skipped()[0].reason == "it took too long");
}

TEST_CASE("people and lists, each once, with the role that came first", "[people]") {
  const Maintainers file = maintainers();
  const Mailmap mailmap("Bob Builder <bob@example.com> <bob@example.org>\n");
  MaintainersQuestion question;
  question.patch = read_patch_text("Subject: one\n--- a/kernel/bpf/x.c\n+++ b/kernel/bpf/x.c\n");
  std::string text;
  for (const Recipient& recipient : ask_maintainers(file, mailmap, question).recipients)
    text += recipient.who.name + " " + recipient.who.email + " " + role_text(recipient) + "\n";
  CHECK(text ==
        "Bob Builder bob@example.com maintainer:BPF [GENERAL] (Safe Dynamic Programs and Tools)\n"
        "Carol carol@example.org reviewer:BPF [GENERAL] (Safe Dynamic Programs and Tools)\n"
        "Dan dan@example.org odd fixer:DRIVERS\n"
        "Eve eve@example.org odd fixer:DRIVERS\n"
        " bpf@vger.kernel.org open list:BPF [GENERAL] (Safe Dynamic Programs and Tools)\n"
        " linux-kernel@vger.kernel.org open list\n"
        " moderated@example.org moderated list:DRIVERS\n");
}

TEST_CASE("what is no mailbox gets nowhere", "[people]") {
  const Maintainers file(
      make_source("MAINTAINERS", "A\nM:\tAda \x1b[31m <ada@example.org>\nR:\tNobody\nL:\tnone\nF:\t*\n"), IsFolder());
  MaintainersQuestion question;
  question.patch.paths = {"x"};
  const MaintainersAnswer answer = ask_maintainers(file, Mailmap(), question);
  CHECK(answer.recipients.empty());
  REQUIRE(answer.refused.size() == 3);
  CHECK(answer.refused[0] == "A: M: Ada \x1b[31m <ada@example.org>: a control character");
  CHECK(answer.refused[1] == "A: R: Nobody: no mail address");
  CHECK(answer.refused[2] == "A: L: none: no mail address");
}

TEST_CASE("any bytes are some MAINTAINERS", "[people]") {
  for (const char* text : {"", "\n\n", "F:", "M:\nM:\nF:\t\n", "A\nF:\t[\nF:\t*/*/*/*/*\nX:\t\\\n", "K:\nN:\n"}) {
    const Maintainers file(make_source("x", text), IsFolder());
    MaintainersQuestion question;
    question.patch.paths = {"", "a", "a/b/c", "/", "[", "\\"};
    CHECK_NOTHROW(ask_maintainers(file, Mailmap(), question));
  }
}

TEST_CASE("a title is cut as get_maintainer.pl cuts it", "[people]") {
  CHECK(short_title("KERNEL BUILD + files below scripts/ (unless maintained elsewhere)") ==
        "KERNEL BUILD + files below scripts/ (unless mai...");
  CHECK(short_title("BPF") == "BPF");
}
