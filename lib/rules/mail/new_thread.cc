// SPDX-License-Identifier: GPL-2.0-only
// new-thread: a new version begins a thread of its own. Its first mail answers no mail but those
// of its own series; RFCs may be discussed where they come from.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

// The <ids> of a header, in order.
std::vector<std::string_view> message_ids(const Patch& mail, std::string_view name) {
  std::vector<std::string_view> ids;
  const Header* header = mail.mail ? mail.mail->header(name) : nullptr;
  if (header == nullptr) return ids;
  std::string_view rest = header->value;
  for (std::size_t open = rest.find('<'); open != rest.npos; open = rest.find('<')) {
    const std::size_t close = rest.find('>', open);
    if (close == rest.npos) break;
    ids.push_back(rest.substr(open, close - open + 1));
    rest.remove_prefix(close + 1);
  }
  return ids;
}

bool in_series(const Series& series, std::string_view id) {
  const std::vector<const Patch*> mails = mails_of(series);
  return std::any_of(mails.begin(), mails.end(), [&](const Patch* mail) {
    const std::vector<std::string_view> own = message_ids(*mail, "Message-ID");
    return !own.empty() && own.front() == id;
  });
}

// The first id that the mail refers to and that is not of its own series; empty when there is none.
std::string_view outer_reference(const Series& series, const Patch& mail) {
  for (const char* name : {"In-Reply-To", "References"})
    for (std::string_view id : message_ids(mail, name))
      if (!in_series(series, id)) return id;
  return {};
}

void check(const Series& series, const Facts&, Findings& findings) {
  if (!series.cover && series.patches.empty()) return;
  const Patch& first = series.cover ? *series.cover : series.patches.front();
  const MailSubject& subject = *first.subject;
  if (subject.version < 2 || subject.rfc || is_pull_request(first)) return;
  const std::string_view id = outer_reference(series, first);
  if (id.empty()) return;
  // A numbered patch without its cover letter answers that, for all we know.
  if (!series.cover && series.partial)
    return findings.not_run("one mail of the series was given, not all of it");
  if (!series.cover && subject.number == subject.total && subject.total == 1) return;
  if (!series.cover && series.patches.size() > 1 && outer_reference(series, series.patches[1]) == id)
    return;
  findings.add(first, id, "v" + std::to_string(subject.version) + " is a reply to another mail",
               "send it without --in-reply-to, and link the earlier version in the changelog");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2] bpf: Add map
Message-ID: <2@example.org>
In-Reply-To: «<1@example.org>»

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 0/1] Faster maps
Message-ID: <20@example.org>

Text.
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v2 1/1] bpf: Add map
Message-ID: <21@example.org>
In-Reply-To: <20@example.org>
References: <20@example.org>

Text.
---
)"},
    {.text = R"(From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v3 1/2] bpf: Add map
Message-ID: <31@example.org>
In-Reply-To: <30@example.org>

Text.
---
From 1123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next v3 2/2] bpf: Add another map
Message-ID: <32@example.org>
In-Reply-To: <30@example.org>

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
In-Reply-To: <report@example.org>

Text.
---
)"},
};

}  // namespace

constinit const Rule new_thread = {
    .id = "new-thread",
    .severity = Severity::warning,
    .summary = "a new version begins a thread of its own",
    .rationale =
        "A new version that hangs below the old one is overlooked by readers, and becomes "
        "unmanageable with the third. A link in the changelog shows what was before.",
    .citation = R"(submitting-patches, "Explicit In-Reply-To headers")",
    .scope = Scope::mails,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
