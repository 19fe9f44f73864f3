// SPDX-License-Identifier: GPL-2.0-only
// git bpf-request-pull: the mail with which a BPF tree is offered for pulling.
#pragma once

#include <string>
#include <vector>

#include "lib/series/pull_request.h"

namespace bpf {

struct PullOptions {
  std::string start, url, end;       // as for git request-pull; `end` may be empty: HEAD
  std::string tree, style, date;     // --tree, --style, --date; empty: not given
  std::string release;               // --for
  std::string summary_from, output;  // a file, "-" for standard input or output; empty: not given
  std::vector<std::string> to, cc;
  int version = 0;
  bool force = false, quiet = false;
};

// Asks the URL through git request-pull, which is all that touches the network, and writes the
// mail. Gives 0, or 1 when the end of the range is not at the URL yet; the mail is written then,
// too. Throws Error: 129 for options that do not go together, 128 when there is no mail to write.
int request_pull(const PullOptions& options);

}  // namespace bpf
