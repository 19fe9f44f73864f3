// SPDX-License-Identifier: GPL-2.0-only
// base64-mail: the body is text that can be read and quoted as it is.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

void check(const Patch& mail, const Facts&, Findings& findings) {
  if (!mail.mail || !mail.mail->base64) return;
  const Header* header = mail.mail->header("Content-Transfer-Encoding");
  findings.add(header == nullptr ? mail.subject->whole : header->value,
               "the mail is encoded in base64", "git send-email --transfer-encoding=8bit");
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: «base64»

VGV4dC4KLS0tCg==
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Text=2E
---
)"},
};

}  // namespace

constinit const Rule base64_mail = {
    .id = "base64-mail",
    .severity = Severity::warning,
    .summary = "a mail is not base64",
    .rationale =
        "Many readers and tools on the lists work on the mail as it was sent. In base64 nobody can "
        "search it, quote it or see what it is.",
    .citation = R"(submitting-patches, "No MIME, no links, no compression, no attachments. Just plain text")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
