// SPDX-License-Identifier: GPL-2.0-only
// plain-text-mail: one part of plain text, and no mail program has touched its lines: no
// multipart, attachment, HTML, format=flowed or PGP.
#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

constexpr std::string_view send_email = "send it with git send-email, which writes plain text";

// The value of a header up to its parameters: "text/plain".
std::string_view main_value(const Header& header) {
  return trim(header.value.substr(0, header.value.find(';')));
}

// Whether `name=value` is one of a header's parameters.
bool has_parameter(std::string_view rest, std::string_view name, std::string_view value) {
  for (std::size_t at = rest.find(';'); at != rest.npos; at = rest.find(';')) {
    rest.remove_prefix(at + 1);
    const std::string_view one = rest.substr(0, rest.find(';'));
    const std::size_t equals = one.find('=');
    if (equals == one.npos || !equal_nocase(trim(one.substr(0, equals)), name)) continue;
    std::string_view given = trim(one.substr(equals + 1));
    if (given.size() >= 2 && given.front() == '"' && given.back() == '"')
      given = given.substr(1, given.size() - 2);
    if (equal_nocase(given, value)) return true;
  }
  return false;
}

std::string_view what_is_wrong(const Header& type) {
  const std::string_view kind = main_value(type);
  if (equal_nocase(kind, "multipart/signed") || equal_nocase(kind, "multipart/encrypted"))
    return "a mail with a PGP/MIME signature or encryption";
  if (starts_nocase(kind, "multipart/")) return "a mail of more than one part";
  if (kind.find('/') != kind.npos && !equal_nocase(kind, "text/plain"))
    return "a mail that is not plain text";
  if (has_parameter(type.value, "format", "flowed"))
    return "format=flowed lets readers rewrap the patch";
  return {};
}

void check(const Patch& mail, const Facts&, Findings& findings) {
  if (!mail.mail) return;
  if (const Header* type = mail.mail->header("Content-Type"))
    if (const std::string_view wrong = what_is_wrong(*type); !wrong.empty())
      return void(findings.add(type->value, std::string(wrong), std::string(send_email)));
  const Header* disposition = mail.mail->header("Content-Disposition");
  if (disposition != nullptr && equal_nocase(main_value(*disposition), "attachment"))
    return void(findings.add(disposition->value, "the patch is an attachment",
                             std::string(send_email)));
  const std::string_view first = mail.mail->body.substr(0, mail.mail->body.find('\n'));
  if (first.starts_with("-----BEGIN PGP "))
    findings.add(first, "a mail with a PGP signature or encryption", std::string(send_email));
}

constexpr Example examples[] = {
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: «multipart/mixed; boundary="x"»

--x
Content-Type: text/plain

Text.
--x--
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: «text/plain; charset=UTF-8; format=flowed»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: «text/html»

<p>Text.</p>
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map
Content-Type: text/plain
Content-Disposition: «attachment; filename="0001.patch"»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add map

«-----BEGIN PGP SIGNED MESSAGE-----»

Text.
---
)"},
    {.text = R"(From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf-next] bpf: Add format=flowed
Content-Type: text/plain; charset="utf-8"
Content-Disposition: inline
Content-Transfer-Encoding: 8bit

Text.
---
)"},
};

}  // namespace

constinit const Rule plain_text_mail = {
    .id = "plain-text-mail",
    .severity = Severity::error,
    .summary = "a mail is one part of plain text",
    .rationale =
        "Patches are reviewed by quoting them in a reply and applied by git am. Attachments, HTML, "
        "signatures as parts and rewrapped lines break one or the other.",
    .citation = R"(submitting-patches, "No MIME, no links, no compression, no attachments. Just plain text")",
    .scope = Scope::mails,
    .on_cover = true,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
