// SPDX-License-Identifier: GPL-2.0-only
// The mail with which a BPF tree is offered for pulling: `pull-request: bpf-next yyyy-mm-dd` to
// netdev, as the document has it, or `[GIT PULL] BPF fixes for 6.19-rc5` to Linus, as it is done
// since 2024. (bpf_devel_QA, "How do the changes make their way into Linux?")
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/model/tree.h"

namespace bpf {

enum class PullStyle { document, git_pull };

struct PullRequest {
  PullStyle style = PullStyle::document;
  const Tree* tree = nullptr;       // bpf or bpf-next
  std::string date;                 // "2026-01-09", of the document's style
  std::string release;              // "6.19-rc5", of the other
  int version = 0;                  // of the request; 0 and 1 are not written
  std::vector<std::string> to, cc;  // addresses; an empty `to` is where the style's mails go
  std::string summary;              // to stand on top; empty when it is in the body
  std::string counts;               // "2 non-merge commits, ..."; may be empty
  std::string body;                 // what git request-pull printed
};

// The tree that a request is made of: bpf-next for its branch net, too. Null for trees that are
// not the BPF maintainers'.
const Tree* pulled_tree(const Tree* tree);

std::string pull_request_subject(const PullRequest& request);

// The whole mail: headers, an empty line, text. Control characters are shown as escapes.
std::string pull_request_mail(const PullRequest& request);

// Days since 1970-01-01 of a real calendar date "yyyy-mm-dd"; false for anything else.
bool days_of_date(std::string_view date, long& days);
// The other way round.
std::string date_of_days(long days);

// Whether it names a release: "6.19" or "6.19-rc5".
bool is_release(std::string_view text);

}  // namespace bpf
