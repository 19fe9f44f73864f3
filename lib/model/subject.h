// SPDX-License-Identifier: GPL-2.0-only
// The subject of a patch mail: the bracketed prefix in every form that is in use on the lists,
// and the one canonical form that is generated, `[PATCH bpf-next v2 1/3]`. How patchwork and b4
// read it decided what counts as which token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/model/tree.h"

namespace bpf {

struct SubjectToken {
  enum class Kind { patch, rfc, resend, version, number, tree, other };
  Kind kind;
  std::string_view text;
};

struct MailSubject {
  std::string_view whole;            // what was parsed
  std::string_view prefix;           // all leading brackets, empty if none
  std::string_view summary;          // what comes after them
  std::vector<SubjectToken> tokens;  // in order; `PATCHv2` gives a patch and a version token
  const Tree* tree = nullptr;        // of the first tree token
  int version = 0;                   // of the first version token; 0 when there is none
  int number = -1;                   // n of n/m, -1 when there is none
  int total = -1;                    // m of n/m
  bool patch = false, rfc = false, resend = false;
  bool reply = false;                // began with Re: or the like

  int count(SubjectToken::Kind kind) const;
  const SubjectToken* first(SubjectToken::Kind kind) const;
};

MailSubject parse_mail_subject(std::string_view subject);

// The value for git format-patch --subject-prefix: everything in the brackets but version and
// number, which git adds behind: "PATCH bpf-next", "RFC PATCH bpf", "PATCH bpf-next RESEND".
std::string subject_prefix(std::string_view tree_words, bool rfc, bool resend);

// The area in front of a summary ("bpf", "selftests/bpf", "bpf, x86"), empty when there is none.
// A leading Revert " or Reapply " is looked through.
std::string_view area_prefix(std::string_view summary);

}  // namespace bpf
