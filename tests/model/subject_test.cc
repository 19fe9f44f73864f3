// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/subject.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

struct Form {
  const char* subject;
  const char* tree;
  int version, number, total;
  bool patch, rfc, resend;
};

}  // namespace

TEST_CASE("a colon behind the brackets is not of the title", "[subject]") {
  CHECK(parse_mail_subject("[PATCH bpf]: bpf: Fix leak").summary == "bpf: Fix leak");
  CHECK(parse_mail_subject("[PATCH bpf] : bpf: Fix leak").summary == "bpf: Fix leak");
}

TEST_CASE("every bracket form that is in use is understood", "[subject]") {
  const Form forms[] = {
      {"[PATCH bpf-next v2 7/7]", "bpf-next", 2, 7, 7, true, false, false},
      {"[PATCH v2 bpf-next 5/5]", "bpf-next", 2, 5, 5, true, false, false},
      {"[PATCHv3 bpf-next 9/9]", "bpf-next", 3, 9, 9, true, false, false},
      {"[PATCH bpf V9 4/6]", "bpf", 9, 4, 6, true, false, false},
      {"[PATCH bpf v1]", "bpf", 1, -1, -1, true, false, false},
      {"[RFC PATCH bpf-next v2 9/9]", "bpf-next", 2, 9, 9, true, true, false},
      {"[PATCH RFC bpf-next v6 2/6]", "bpf-next", 6, 2, 6, true, true, false},
      {"[PATCH RESEND bpf-next v8 1/3]", "bpf-next", 8, 1, 3, true, false, true},
      {"[PATCH bpf-next RESEND v4 2/2]", "bpf-next", 4, 2, 2, true, false, true},
      {"[bpf-next PATCH 1/3]", "bpf-next", 0, 1, 3, true, false, false},
      {"[bpf-next v4 1/3]", "bpf-next", 4, 1, 3, false, false, false},
      {"[bpf-next RFC 5/6]", "bpf-next", 0, 5, 6, false, true, false},
      {"[bpf-next 3/3]", "bpf-next", 0, 3, 3, false, false, false},
      {"[bpf-next,v2,1/3]", "bpf-next", 2, 1, 3, false, false, false},
      {"[PATCH iproute2-next v3 3/7]", "iproute2-next", 3, 3, 7, true, false, false},
      {"[PATCH iproute2 net-next v5 3/5]", "iproute2-next", 5, 3, 5, true, false, false},
      {"[PATCH iproute2 master 2/3]", "iproute2", 0, 2, 3, true, false, false},
      {"[PATCH iproute2]", "iproute2", 0, -1, -1, true, false, false},
      {"[PATCH bpf-next/net v2 1/2]", "bpf-next/net", 2, 1, 2, true, false, false},
      {"[PATCH net-next 0/12]", "net-next", 0, 0, 12, true, false, false},
      {"[PATCH bpf-next 01/12]", "bpf-next", 0, 1, 12, true, false, false},
      {"[PATCH][bpf-next][v2]", "bpf-next", 2, -1, -1, true, false, false},
      {"[[PATCH] bpf-next]", "bpf-next", 0, -1, -1, true, false, false},
      {"[PATCH BPF-NEXT]", "bpf-next", 0, -1, -1, true, false, false},
      {"Re: [PATCH bpf]", "bpf", 0, -1, -1, true, false, false},
      {"[PATCH 1/2]", nullptr, 0, 1, 2, true, false, false},
      {"[PATCH dwarves v2]", nullptr, 2, -1, -1, true, false, false},
  };
  for (const Form& form : forms) {
    INFO(form.subject);
    const std::string text = std::string(form.subject) + " bpf: Add [fast] map";
    const MailSubject s = parse_mail_subject(text);
    CHECK(s.summary == "bpf: Add [fast] map");
    CHECK((s.tree == nullptr ? "" : s.tree->name) == std::string(form.tree == nullptr ? "" : form.tree));
    CHECK(s.version == form.version);
    CHECK(s.number == form.number);
    CHECK(s.total == form.total);
    CHECK(s.patch == form.patch);
    CHECK(s.rfc == form.rfc);
    CHECK(s.resend == form.resend);
  }
}

TEST_CASE("a subject without brackets, or with broken ones, is a summary", "[subject]") {
  for (const char* text : {"bpf: Add map", "[PATCH bpf bpf: Add map", "", "[", "]["}) {
    INFO(text);
    CHECK(parse_mail_subject(text).prefix.empty());
    CHECK(parse_mail_subject(text).summary == text);
  }
}

TEST_CASE("the generated prefix is the document's", "[subject]") {
  CHECK(subject_prefix("bpf-next", false, false) == "PATCH bpf-next");
  CHECK(subject_prefix("bpf-next", true, false) == "RFC PATCH bpf-next");
  CHECK(subject_prefix("bpf", false, true) == "PATCH bpf RESEND");
  CHECK(subject_prefix("iproute2 net-next", false, false) == "PATCH iproute2 net-next");
}

TEST_CASE("the area in front of a summary", "[subject]") {
  CHECK(area_prefix("bpf: Add map") == "bpf");
  CHECK(area_prefix("bpf, x86: Add map") == "bpf, x86");
  CHECK(area_prefix("tools headers UAPI: Sync") == "tools headers UAPI");
  CHECK(area_prefix("net/sched: act_bpf: Fix") == "net/sched");
  CHECK(area_prefix("Revert \"bpf: Add map\"") == "bpf");
  CHECK(area_prefix("Add map").empty());
  CHECK(area_prefix("bpf:Add map").empty());
  CHECK(area_prefix("Say \"bpf: Add\"").empty());
  CHECK(area_prefix("a sentence that is far too long to be an area: it is").empty());
}

TEST_CASE("remotes are known by their URL, however it is written", "[tree]") {
  const auto name = [](const char* url, const char* branch) {
    const Tree* tree = tree_of_url(url, branch);
    return tree == nullptr ? std::string() : std::string(tree->name);
  };
  CHECK(name("https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git", "master") == "bpf");
  CHECK(name("git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git/", "master") == "bpf-next");
  CHECK(name("git@gitolite.kernel.org:pub/scm/linux/kernel/git/bpf/bpf-next", "master") == "bpf-next");
  CHECK(name("https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git", "net") == "bpf-next/net");
  CHECK(name("https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git", "main") == "net-next");
  CHECK(name("https://git.kernel.org/pub/scm/linux/kernel/git/davem/net.git", "master") == "net");
  CHECK(name("https://github.com/kernel-patches/bpf", "bpf-next_base") == "bpf-next");
  CHECK(name("https://github.com/me/bpf.git", "bpf_base") == "bpf");
  CHECK(name("https://github.com/me/bpf.git", "topic") == "");
  CHECK(name("/mirror/bpf.git", "master") == "bpf");
  CHECK(name("https://git.kernel.org/pub/scm/network/iproute2/iproute2-next.git", "main") == "iproute2-next");
  CHECK(name("https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git", "master") == "");
  CHECK(name("", "") == "");
}
