// SPDX-License-Identifier: GPL-2.0-only
// link-archive: mail is linked at lore.kernel.org, whose URLs have the Message-ID in them.
#include <algorithm>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"

namespace bpf::rules {
namespace {

// Hosts, or hosts with the beginning of a path.
constexpr std::string_view archives[] = {
    "lkml.org",
    "marc.info",
    "spinics.net",
    "mail-archive.com",
    "lists.infradead.org",
    "lists.freedesktop.org/archives",
    "ozlabs.org/pipermail",
    "mailman.alsa-project.org/pipermail",
    "lkml.iu.edu",
    "gmane.org",
};

bool is_archive(std::string_view address) {
  return std::any_of(std::begin(archives), std::end(archives), [&](std::string_view archive) {
    const std::string_view host = address.substr(0, address.find('/'));
    const std::size_t name = std::min(archive.find('/'), archive.size());
    if (host.size() < name) return false;
    const std::size_t at = host.size() - name;  // www.spinics.net is spinics.net
    if (at > 0 && host[at - 1] != '.') return false;
    return starts_nocase(address.substr(at), archive);
  });
}

void check_line(std::string_view line, Findings& findings) {
  for (std::size_t at = 0; (at = line.find("http", at)) != line.npos; ++at) {
    Scanner scan(line.substr(at + 4));
    scan.eat("s");
    if (!scan.eat("://") || !is_archive(scan.rest())) continue;
    findings.add(line.substr(at, line.find_first_of(" \t)>]", at) - at),
                 "a link to a mail archive other than lore.kernel.org",
                 "write: https://lore.kernel.org/r/<message-id of that mail>");
  }
}

void check(const Patch& patch, const Facts&, Findings& findings) {
  for (std::string_view line : patch.message.body) check_line(line, findings);
}

constexpr Example examples[] = {
    {.text = "bpf: Fix leak\n\nText.\n\nLink: «https://www.spinics.net/lists/bpf/msg1.html»\n"},
    {.text = "bpf: Fix leak\n\nAs said before («https://lkml.org/lkml/2026/1/1/1»).\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nLink: https://lore.kernel.org/bpf/1@example.org/\n"},
    {.text = "bpf: Fix leak\n\nText.\n\nLink: https://lkml.kernel.org/r/1@example.org\n"},
};

}  // namespace

constinit const Rule link_archive = {
    .id = "link-archive",
    .severity = Severity::note,
    .summary = "mail is linked at lore.kernel.org",
    .rationale =
        "A lore link has the Message-ID in it, so that the mail can be found wherever it is "
        "archived. Other archives number their mails, and some of them are gone already.",
    .citation = R"(submitting-patches, "Describe your changes")",
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
