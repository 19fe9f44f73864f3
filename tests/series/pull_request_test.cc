// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/pull_request.h"
#include "lib/series/mail_draft.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

PullRequest request(const char* tree) {
  PullRequest made;
  made.tree = find_tree(tree);
  made.date = "2026-01-09";
  made.release = "6.19-rc5";
  made.body = "The following changes since commit 0:\n\n  x\n\n";
  return made;
}

}  // namespace

TEST_CASE("the subject of a request to pull", "[pull]") {
  PullRequest made = request("bpf-next");
  CHECK(pull_request_subject(made) == "pull-request: bpf-next 2026-01-09");
  made.version = 2;
  CHECK(pull_request_subject(made) == "pull-request: bpf-next 2026-01-09 v2");
  made = request("bpf");
  CHECK(pull_request_subject(made) == "pull-request: bpf 2026-01-09");
  made.style = PullStyle::git_pull;
  CHECK(pull_request_subject(made) == "[GIT PULL] BPF fixes for 6.19-rc5");
  made.version = 2;
  CHECK(pull_request_subject(made) == "[GIT PULL v2] BPF fixes for 6.19-rc5");
  made = request("bpf-next");
  made.style = PullStyle::git_pull;
  made.release = "6.20";
  CHECK(pull_request_subject(made) == "[GIT PULL] BPF changes for 6.20");
}

TEST_CASE("the mail of the document's style", "[pull]") {
  PullRequest made = request("bpf-next");
  made.counts = "2 non-merge commits";
  made.summary = "\r\nMaps are faster.  \r\n\r\n1) Masks.\r\n\r\n\r\n";
  CHECK(pull_request_mail(made) ==
        "To: netdev@vger.kernel.org\nCc: bpf@vger.kernel.org\n"
        "Subject: pull-request: bpf-next 2026-01-09\n\n"
        "The following pull-request contains BPF updates for your *net-next* tree.\n\n"
        "It has 2 non-merge commits.\n\nMaps are faster.\n\n1) Masks.\n\n"
        "The following changes since commit 0:\n\n  x\n");
}

TEST_CASE("the mail of the other style, and other recipients", "[pull]") {
  PullRequest made = request("bpf");
  made.style = PullStyle::git_pull;
  CHECK(pull_request_mail(made) ==
        "To: torvalds@linux-foundation.org\nCc: bpf@vger.kernel.org\n"
        "Subject: [GIT PULL] BPF fixes for 6.19-rc5\n\n"
        "The following changes since commit 0:\n\n  x\n");
  made = request("bpf");
  made.to = {"Net Keeper <net@example.org>", "two@example.org"};
  made.cc = {"BPF@vger.kernel.org"};
  CHECK(pull_request_mail(made).starts_with(
      "To: Net Keeper <net@example.org>,\n\ttwo@example.org\n"
      "Cc: BPF@vger.kernel.org,\n\tnetdev@vger.kernel.org\nSubject: "));
}

TEST_CASE("the text is plain, and says its encoding", "[pull]") {
  PullRequest made = request("bpf");
  made.summary = "J\xc3\xb6rg \x1b[2J \xff";
  const std::string mail = pull_request_mail(made);
  CHECK(mail.find("MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
                  "Content-Transfer-Encoding: 8bit\n\n") != std::string::npos);
  CHECK(mail.find("\nJ\xc3\xb6rg \\x1b[2J \\xff\n") != std::string::npos);
}

TEST_CASE("requests are made of the BPF trees", "[pull]") {
  CHECK(pulled_tree(find_tree("bpf")) == find_tree("bpf"));
  CHECK(pulled_tree(find_tree("bpf-next")) == find_tree("bpf-next"));
  CHECK(pulled_tree(find_tree("bpf-next/net")) == find_tree("bpf-next"));
  CHECK(pulled_tree(find_tree("net")) == nullptr);
  CHECK(pulled_tree(find_tree("iproute2")) == nullptr);
  CHECK(pulled_tree(nullptr) == nullptr);
}

TEST_CASE("dates are those of the calendar", "[pull]") {
  long days = -1;
  CHECK(days_of_date("1970-01-01", days));
  CHECK(days == 0);
  CHECK(days_of_date("2028-02-29", days));
  CHECK(date_of_days(days) == "2028-02-29");
  CHECK(date_of_days(days + 1) == "2028-03-01");
  for (const char* wrong : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-9", "2026/01/09",
                            "2026-01-09x", "-026-01-09", "20260109", "yyyy-mm-dd"}) {
    INFO(wrong);
    CHECK_FALSE(days_of_date(wrong, days));
  }
}

TEST_CASE("releases, and what is no summary", "[pull]") {
  for (const char* right : {"6.19", "6.19-rc5", "10.0-rc12"}) CHECK(is_release(right));
  for (const char* wrong : {"", "6", "6.", "v6.19", "6.19-rc", "6.19-rc5\n", "6.19.1", "next"})
    CHECK_FALSE(is_release(wrong));
  CHECK(is_summary("one two three\nfour five"));
  CHECK_FALSE(is_summary("bpf-next-for-netdev"));
  CHECK_FALSE(is_summary(" \n"));
  CHECK(find_unfinished("x *** BLURB HERE *** y") == "*** BLURB HERE ***");
  CHECK(find_unfinished("EDITME") == "EDITME");
  CHECK(find_unfinished("Maps: TODO.") == "TODO");
  CHECK(find_unfinished("CVE-2026-XXXX, TODOS, NR_TODO").empty());
}
