// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/preview.h"

#include <algorithm>

#include "lib/report/preview.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

std::string mail(const std::string& subject, bool diff = true) {
  return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
         "From: Ada Patcher <ada@example.org>\nSubject: " +
         subject + "\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n" +
         (diff
              ? "---\ndiff --git a/kernel/bpf/core.c b/kernel/bpf/core.c\n--- a/kernel/bpf/core.c\n"
                "+++ b/kernel/bpf/core.c\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39.5\n\n"
              : "\n");
}

Series series(const std::string& mbox) {
  std::vector<Mail> mails;
  for (const MailText& text : split_mbox(mbox)) mails.push_back(parse_mail("x.mbox", text));
  return series_of_mails(std::move(mails));
}

std::string shown(const Series& given) {
  const Posting posting = posting_of_mails(given);
  const Preview preview = make_preview(posting, {});
  return format_preview(preview) + "\n" + format_troubles(preview) + "\n" +
         format_preview_summary(preview) + "\nexit status " +
         std::to_string(preview.exit_status(false)) + ", strict " +
         std::to_string(preview.exit_status(true)) + "\n";
}

std::string troubles(const std::string& mbox) {
  const Series given = series(mbox);
  const Posting posting = posting_of_mails(given);
  return format_troubles(make_preview(posting, {}));
}

bool says(const std::string& mbox, const std::string& text) {
  const std::string all = troubles(mbox);
  INFO(all);
  return all.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("a series that nothing is wrong with", "[receivers]") {
  check_golden("preview-good.txt",
               shown(series(mail("[PATCH bpf-next v2 0/2] bpf: Faster maps", false) +
                            mail("[PATCH bpf-next v2 1/2] bpf: Add map") +
                            mail("[PATCH bpf-next v2 2/2] selftests/bpf: Test map"))));
}

TEST_CASE("a series that goes wrong in every place", "[receivers]") {
  const std::string text = shown(series(mail("[PATCHv2 BPF-NEXT 1/3] bpf: Add \x1b[31mmap") +
                                        mail("[PATCH bpf v3 3/3] bpf: Use map")));
  check_golden("preview-bad.txt", text);
  CHECK(
      std::none_of(text.begin(), text.end(), [](char c) { return c != '\n' && c > 0 && c < ' '; }));
}

TEST_CASE("what goes wrong is said, and nothing else", "[receivers]") {
  CHECK(troubles(mail("[PATCH bpf-next] x")).empty());
  CHECK(troubles(mail("[PATCH bpf-next v2] x")).empty());
  CHECK(troubles(mail("[RFC PATCH bpf-next v2 1/2] x") + mail("[RFC PATCH bpf-next v2 2/2] y"))
            .empty());
  CHECK(troubles(mail("[PATCH bpf-next 2/3] x")).empty());  // the rest was not given
  CHECK(
      says(mail("[PATCHv2 bpf-next] x"),
           "x.mbox: error: patchwork: 'PATCHv2' is no version there: it is filed as version 1\n"));
  CHECK(says(mail("[PATCH BPF-NEXT] x"),
             "error: BPF CI: 'BPF-NEXT' is no tag there, tags are lower case: it tries bpf-next, "
             "then bpf\n"));
  CHECK(says(mail("[PATCH bpf-next;v2] x"),
             "'bpf-next' is no tag there, tags are words of their own"));
  CHECK(says(
      mail("[PATCH] x"),
      "error: BPF CI: no mail names its tree: it tries bpf-next, then bpf, whatever it is for\n"));
  CHECK(says(mail("[PATCH bpf-next 1/2] x") + mail("[PATCH bpf 2/2] y"),
             "error: BPF CI: mixed tags: it tries bpf\n"));
  CHECK(says(mail("[PATCH bpf-next 1/2] x") + mail("[PATCH 2/2] y"),
             "warning: BPF CI: not every mail names the tree\n"));
  CHECK(says(mail("[PATCH net-next] x"),
             "note: BPF CI: 'net-next' is none of its tags: it tries bpf-next, then bpf\n"));
  CHECK(says(mail("[PATCH bpf-next/net] x"),
             "warning: netdev checks: they find 'net' in the brackets, and test for that instead "
             "of bpf-next/net\n"));
  CHECK(says(mail("[PATCH bpf-next v2 1/2] x") + mail("[PATCH bpf-next v3 2/2] y"),
             "error: patchwork: mails of versions 2 and 3 in one series\n"));
  CHECK(says(
      mail("[PATCH bpf-next 1/3] x") + mail("[PATCH bpf-next 2/3] y"),
      "error: patchwork: not all of the series is there: of 3 patches, these are missing: 3\n"));
  CHECK(says(mail("[PATCH bpf-next 1/2] x") + mail("[PATCH bpf-next 1/2] y"),
             "x.mbox: error: patchwork: number 1 is there twice\n"));
  CHECK(says(mail("[PATCH bpf-next 1/2] x") + mail("[PATCH bpf-next 2/3] y"),
             "error: patchwork: the mails disagree on how many patches there are\n"));
  CHECK(says(mail("[PATCH bpf-next] x") + mail("[PATCH bpf-next] y"),
             "error: patchwork: patches without a number are series of their own there\n"));
  CHECK(says(mail("Re: [PATCH bpf-next] x"),
             "error: patchwork: a subject with Re: is filed as a comment, and not tested\n"));
  CHECK(says(
      mail("[PATCH bpf-next] x", false),
      "error: patchwork: there is no patch in it, and it is no cover letter: it is not filed\n"));
  CHECK(says(mail("[PATCH bpf] x"),
             "error: netdev checks: fixes_present: Series targets non-next tree, but doesn't"));
}

TEST_CASE("a request to pull is filed when its URL is public", "[receivers]") {
  const auto request = [](const std::string& url) {
    return "From: Ada Patcher <ada@example.org>\nSubject: pull-request: bpf-next 2026-01-09\n\n"
           "The following changes since commit 0:\n\n  x\n\n"
           "are available in the Git repository at:\n\n  " +
           url + " tags/for-netdev\n";
  };
  const Series good = series(request("https://example.org/bpf-next.git"));
  CHECK(shown(good) ==
        "patchwork files\n  pull-request: bpf-next 2026-01-09\n"
        "      a request to pull https://example.org/bpf-next.git tags/for-netdev\n\n"
        "BPF CI has no patch to test\n\n"
        "netdev checks say\n  tree_selection: Pull request for net-next\n\n\n"
        "1 mail: nothing goes wrong there\nexit status 0, strict 0\n");
  CHECK(
      says(request("/srv/bpf-next.git"),
           "error: patchwork: the URL to pull from is not of a public server: it is not filed\n"));
}

TEST_CASE("any mails have a preview", "[receivers]") {
  for (const char* subject :
       {"", "[", "[]", "[[[PATCH]]] x", "[0/0] x", "[1/999999999] x", "Re:", "[PATCH bpf-next 1/2"})
    CHECK_FALSE(shown(series(mail(subject) + mail(subject, false))).empty());
  CHECK(format_preview(make_preview({}, {})).empty());
}

TEST_CASE("commits are shown as the mails that they will be", "[receivers]") {
  Series commits;
  commits.origin = Origin::commits;
  for (int i = 0; i < 12; ++i) {
    Patch patch;
    patch.message = parse_message(make_source("0123456789ab", "bpf: Add\nmap\n\nText.\n"));
    commits.patches.push_back(std::move(patch));
  }
  const Posting posting = posting_of_commits(commits, {"RFC PATCH bpf", 3, "Maps"});
  REQUIRE(posting.mails.size() == 13);
  CHECK(posting.mails[0].subject == "[RFC PATCH bpf v3 00/12] Maps");
  CHECK(posting.mails[1].subject == "[RFC PATCH bpf v3 01/12] bpf: Add map");
  CHECK(posting.mails[12].subject == "[RFC PATCH bpf v3 12/12] bpf: Add map");
  commits.patches.resize(1);
  const Posting single = posting_of_commits(commits, {"PATCH bpf-next", 1, "Maps"});
  REQUIRE(single.mails.size() == 1);
  CHECK(single.mails[0].subject == "[PATCH bpf-next] bpf: Add map");
}
