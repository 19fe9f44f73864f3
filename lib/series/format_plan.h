// SPDX-License-Identifier: GPL-2.0-only
// The command line of git bpf-format-patch: which options are ours, which are git format-patch's,
// and the command that both make. Plan as data, then act.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/model/tree.h"

namespace bpf {

// What was asked for. Options that are not ours stay as they were written, in their order.
struct FormatRequest {
  std::string tree;                     // --tree, or a tree in --subject-prefix
  std::string kernel_commit;            // --kernel-commit, for iproute2
  std::string output_directory;         // -o; empty: not given
  int version = 0;                      // -v; 0: not given
  int max_count = 0;                    // -<n>; 0: not given
  bool rfc = false, resend = false;
  bool force = false, dry_run = false, quiet = false, to_stdout = false;
  bool cover_letter = false, no_cover_letter = false;
  bool own_base = false;                // --base or --no-base was given
  bool own_cover_text = false;          // --cover-from-description or --description-file was given
  bool signoff = false, no_signoff = false, root = false;
  bool own_range_diff = false;          // --range-diff, --no-range-diff or --interdiff was given
  bool edit = false;                    // --edit: the cover letter's text
  bool mark_sent = false;               // --mark-sent: write nothing, record what was sent
  bool help = false, version_asked = false, setup_trees = false;
  std::string recipients;               // "headers" for --recipients, "off" for --no-recipients; else empty
  std::string color;                    // --color: of what we say; the mails have none
  std::vector<std::string> allow;
  std::vector<std::string> pass;        // for git format-patch, untouched
  std::vector<std::string> revisions;
};

// Splits the arguments. Throws Error (129) for what cannot work, Error (128) for a header value
// with a control character: git would write it as another header.
FormatRequest split_format_arguments(const std::vector<std::string>& arguments);

// Throws Error (128) for a header value in the configuration of git format-patch and git send-email
// that has a control character.
void refuse_bad_headers(const Config& config);

struct FormatPlan {
  const Tree* tree = nullptr;
  std::size_t patches = 0;
  std::string base;                     // full id; empty: none
  std::string range_diff = {};          // "<id>..<id>" of the version before; empty: none
  std::vector<std::string> revisions;   // "^<id>" and "<id>" or "refs/heads/<branch>"
  std::string output_directory;         // where git format-patch writes to
};

// The arguments for git, without "git". Ours stand behind the user's, so that ours win.
std::vector<std::string> format_patch_arguments(const FormatRequest& request, const FormatPlan& plan,
                                                const Config& config);

// A command as a person would type it.
std::string shell_command(const std::vector<std::string>& arguments);

}  // namespace bpf
