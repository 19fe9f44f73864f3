// SPDX-License-Identifier: GPL-2.0-only
// co-developed-by: each co-author's Signed-off-by follows directly. Several Co-developed-by with
// all the sign-offs behind them are common, and fine. The author is no co-author.
#include <algorithm>
#include <set>
#include <string>

#include "lib/rules/message/signoffs.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

using Tags = std::vector<Trailer>;

bool is_codeveloper(const Trailer& tag) { return equal_nocase(tag.key, "Co-developed-by"); }

// Names and addresses of those who signed off.
class Signers {
 public:
  Signers(Tags::const_iterator begin, Tags::const_iterator end) {
    for (auto tag = begin; tag != end; ++tag) {
      const auto person = is_signoff(*tag) ? parse_ident(unfold(tag->value)) : std::nullopt;
      if (!person) continue;
      known_.insert(lower(person->email));
      if (!person->name.empty()) known_.insert(lower(person->name));
    }
  }
  bool have(const Ident& person) const {
    return known_.count(lower(person.email)) > 0 || known_.count(lower(person.name)) > 0;
  }

 private:
  std::set<std::string> known_;
};

void check_tag(const Trailer& tag, const Patch& patch, const Signers& next, const Signers& all,
               Findings& findings) {
  const std::string value = unfold(tag.value);
  const auto person = parse_ident(value);
  const std::string remedy = "put this line behind the Co-developed-by: Signed-off-by: " + value;
  if (!person)
    findings.add(tag.line, "not a name and a mail address",
                 "write: Co-developed-by: Their Name <they@example.org>");
  else if (patch.author && equal_nocase(patch.author->email, person->email))
    findings.add(tag.line, "the author is no co-developer", "delete the line");
  else if (!all.have(*person))
    findings.add(tag.line, "no Signed-off-by of this co-developer", remedy);
  else if (!next.have(*person))
    findings.add(tag.line, "this co-developer's Signed-off-by does not follow directly", remedy);
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const Tags& tags = patch.message.tags;
  auto tag = std::find_if(tags.begin(), tags.end(), is_codeveloper);
  if (tag == tags.end()) return;
  const Signers all(tags.begin(), tags.end());
  while (tag != tags.end()) {
    const auto behind = std::find_if_not(tag, tags.end(), is_codeveloper);
    const auto end = std::find_if_not(behind, tags.end(), is_signoff);
    const Signers next(behind, end);
    for (; tag != behind; ++tag) check_tag(*tag, patch, next, all, findings);
    tag = std::find_if(end, tags.end(), is_codeveloper);
  }
}

constexpr Example examples[] = {
    {.text = R"(bpf: Add array map

It is fast.

«Co-developed-by: Bob Builder <bob@example.org>»
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Add array map

It is fast.

Signed-off-by: Bob Builder <bob@example.org>
«Co-developed-by: Bob Builder <bob@example.org>»
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add array map

It is fast.

«Co-developed-by: Ada Patcher <ada@example.org>»
Signed-off-by: Ada Patcher <ada@example.org>
---
)"},
    {.text = R"(bpf: Add array map

It is fast.

Co-developed-by: Bob Builder <bob@example.org>
Signed-off-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
    {.text = R"(bpf: Add array map

It is fast.

Co-developed-by: Bob Builder <bob@example.org>
Co-developed-by: Eve Example <eve@example.org>
Signed-off-by: Bob Builder <bob@example.org>
Signed-off-by: Eve Example <eve@example.org>
Signed-off-by: Ada Patcher <ada@example.org>
)"},
};

}  // namespace

constinit const Rule co_developed_by = {
    .id = "co-developed-by",
    .severity = Severity::warning,
    .summary = "each Co-developed-by is followed by that person's Signed-off-by",
    .rationale =
        "Co-developed-by: denotes authorship, so that each must be followed by a Signed-off-by of "
        "the co-author, who certifies the origin of the work like the author does. The author is "
        "in From already.",
    .citation = R"(submitting-patches, "When to use Acked-by:, Cc:, and Co-developed-by:")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
