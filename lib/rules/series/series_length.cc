// SPDX-License-Identifier: GPL-2.0-only
// series-length: at most 15 patches, as the netdev document and its checks have it.
#include "lib/rules/rules.h"
#include "lib/rules/series/mails.h"

namespace bpf::rules {
namespace {

constexpr int most_patches = 15;

void check(const Series& series, const Facts&, Findings& findings) {
  if (series.patches.empty() && !series.cover) return;
  const Patch& first = series.cover ? *series.cover : series.patches.front();
  int count = static_cast<int>(series.patches.size());
  if (first.subject) {
    if (is_pull_request(first)) return;
    count = std::max(count, first.subject->total);
  }
  if (count <= most_patches) return;
  const std::string message = "a series of " + std::to_string(count) + " patches";
  const std::string help = "split it into series of " + std::to_string(most_patches) +
                           " patches or fewer, each of use on its own";
  const SubjectToken* number =
      first.subject ? first.subject->first(SubjectToken::Kind::number) : nullptr;
  if (number != nullptr) findings.add(first, number->text, message, help);
  else findings.add_series(message, help);
}

constexpr Example examples[] = {
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next «00/16»] bpf: Maps\n\nText.\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf-next 00/15] bpf: Maps\n\nText.\n"},
    {.text = "From: Ada <ada@example.org>\nSubject: [GIT PULL 00/99] bpf: Maps\n\nText.\n"},
};

}  // namespace

constinit const Rule series_length = {
    .id = "series-length",
    .severity = Severity::warning,
    .summary = "a series has at most 15 patches",
    .rationale =
        "Long series wait long for review, and one doubtful patch holds up all of them. The checks on "
        "the netdev list reject more than 15.",
    .citation = R"(maintainer-netdev, "Dividing work into patches")",
    .scope = Scope::not_in_editor,
    .check = check,
    .examples = examples,
};

}  // namespace bpf::rules
