// SPDX-License-Identifier: GPL-2.0-only
// dmarc-from: a list or a relay has put itself into From ("Ada via B4 Relay"), and the body does
// not begin with the author's own From: line. git am would make the list the author.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// An address that nobody writes patches from: a relay's, or a mailing list's.
bool is_relay(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return false;
  const std::string_view domain = address.substr(at + 1);
  if (starts_nocase(address, "devnull+") || equal_nocase(domain, "vger.kernel.org")) return true;
  return starts_nocase(domain, "lists.") || find_nocase(domain, ".lists.") != domain.npos ||
         starts_nocase(domain, "googlegroups.");
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  const Header* header = patch.mail ? patch.mail->header("From") : nullptr;
  if (header == nullptr) return;
  const std::optional<Ident> from = read_from(header->value);
  if (!from || !is_relay(from->email)) return;
  const std::size_t via = find_nocase(from->name, " via ");
  if (via == from->name.npos || patch.author != from) return;  // the body has a From: of its own
  const std::string name(trim(std::string_view(from->name).substr(0, via)));
  findings.add(header->value, "a list stands in From, and the body does not name the author",
               "begin the body with a line \"From: " + name +
                   " <address>\": git format-patch --force-in-body-from");
}

constexpr Example examples[] = {
    {.text = R"(From: «Ada Patcher via B4 Relay <devnull+ada.example.org@kernel.org>»
Subject: [PATCH bpf-next] bpf: Add map

Text.
---
)"},
    {.text = R"(From: Ada Patcher via B4 Relay <devnull+ada.example.org@kernel.org>
Subject: [PATCH bpf-next] bpf: Add map

From: Ada Patcher <ada@example.org>

Text.
---
)"},
    {.text = "From: Via Patcher <via@example.org>\nSubject: [PATCH bpf-next] bpf: Add\n\nText.\n---\n"},
};

}  // namespace

constinit const Rule dmarc_from = {
    .id = "dmarc-from",
    .severity = Severity::warning,
    .summary = "a mail that a list rewrote still names its author",
    .rationale =
        "Lists and relays rewrite From so that mail checks pass. Without a From: line at the top of "
        "the body, the list becomes the commit's author.",
    .citation = R"(submitting-patches, "From Line")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
