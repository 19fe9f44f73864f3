// SPDX-License-Identifier: GPL-2.0-only
// What netdev's checks ("netdev/…" in patchwork) say about a series, as far as that follows from
// the mails alone: for which tree they take it, its form, its Fixes: tags and sign-offs. What they
// learn by applying, building and asking MAINTAINERS is not told here.
// (nipa: pw_poller.py, netdev/tree_match.py, tests/series/, tests/patch/; as of 2026)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/model/facts.h"
#include "lib/receivers/patchwork.h"
#include "lib/receivers/posting.h"

namespace bpf {

struct NipaResult {
  enum class Code { success, warning, fail };
  std::string_view test;  // "series_format"
  Code code = Code::success;
  std::string text = {};             // the check's own words where it has some
  const PostedMail* mail = nullptr;  // null: about the series
};

struct NipaTree {
  std::string tree;      // where the series is tested; empty: nowhere
  std::string why;       // the check's own words: "Clearly marked for bpf-next"
  bool marked = false;   // the subject names a tree
  bool expected = true;  // and it is one that has to
  bool guess = false;    // tested on `tree` if it applies there
};

// `name`: of the cover letter, else of the first patch. The trees are looked for as parts of what
// stands up to the last bracket, so that "net" is found in [bpf-next/net].
NipaTree nipa_tree(const PatchworkName& name, const Posting& posting);

// Whether netdev is the one to test a patch of these files: it is when one of them is its own;
// `all` becomes false when others are not.
bool nipa_is_local(const std::vector<std::string>& paths, bool& all);

// Whether a line of the message begins with Fixes:, in any case and indented or not.
bool nipa_has_fixes(const CommitMessage& message);

// What is wrong with the Fixes: tags of a message, in the words of verify_fixes.sh; empty when all
// is well. `unknown` becomes true when a commit could not be looked up.
std::vector<std::string> nipa_fixes_errors(const CommitMessage& message, const Facts& facts,
                                           bool& unknown);

// Whether a Signed-off-by line, even an indented one, has the author's address or name.
bool nipa_author_signed(const Patch& patch, const Facts& facts);

// The results on a series that is tested on `tree`, those about the series first. `with_facts`
// may look commits up and ask the mailmap. Keeps pointers into `posting`.
std::vector<NipaResult> nipa_results(const NipaTree& tree, const Posting& posting,
                                     const Facts& facts);

}  // namespace bpf
