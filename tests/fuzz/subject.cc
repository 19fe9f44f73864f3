// SPDX-License-Identifier: GPL-2.0-only
// The subject of a mail, as we read it, and as patchwork and BPF CI do; and headers, encoded and back.
#include <algorithm>

#include "lib/model/backport.h"
#include "lib/model/changelog.h"
#include "lib/model/encoding.h"
#include "lib/model/release.h"
#include "lib/model/scan.h"
#include "lib/model/subject.h"
#include "lib/receivers/kpd.h"
#include "lib/receivers/patchwork.h"
#include "lib/report/display.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

constexpr std::string_view reply_words[] = {"re", "fwd", "fw"};

bool is_within(std::string_view whole, std::string_view part) {
  return part.data() == nullptr ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check_subject(std::string_view text) {
  const MailSubject subject = parse_mail_subject(text);
  for (std::string_view view : {subject.prefix, subject.summary}) must(is_within(text, view), "a view of the subject");
  for (const SubjectToken& token : subject.tokens) must(is_within(text, token.text) && !token.text.empty(), "a token of it");
  must((subject.number < 0) == (subject.total < 0), "both numbers or none");
  must(subject.count(SubjectToken::Kind::version) == 0 || subject.version > 0, "a version has a number");
  // What is generated is read as what it is.
  const std::string prefix =
      subject_prefix(subject.tree == nullptr ? "" : subject.tree->words, subject.rfc, subject.resend);
  const std::string made = "[" + prefix + " v2 1/3] " + std::string(subject.summary);
  const MailSubject again = parse_mail_subject(made);
  must(again.tree == subject.tree && again.rfc == subject.rfc && again.resend == subject.resend, "the same prefix");
  must(again.version == 2 && again.number == 1 && again.total == 3 && again.patch, "the same numbers");
  must(again.summary.size() == subject.summary.size(), "the same summary");
  must(is_within(subject.summary, area_prefix(subject.summary)), "an area of the summary");
}

}  // namespace

void fuzz_subject(std::string_view text) {
  check_subject(text);
  const PatchworkName name = patchwork_name(text);
  const bool words = std::any_of(name.tags.begin(), name.tags.end(), [](const std::string& tag) { return tag.find(' ') != tag.npos; });
  const bool replies = std::any_of(std::begin(reply_words), std::end(reply_words),
                                   [&](std::string_view word) { return starts_nocase(name.name, word); });
  if (!words && !replies)  // "1 of 3" is a tag only behind PATCH, and one Re: is taken away
    must(patchwork_name(name.name).name == name.name, "patchwork's name of a name is that name");
  kpd_target({name.name, std::string(text)});
  times_reverted(text, "bpf: Add map");
  changelog_version(text);
  begins_changelog(text);
  mentions_version(text, 3);
  parse_release(text);

  const std::string decoded = decode_header(text);
  if (display_line(decoded) == decoded && decoded.find('\t') == decoded.npos && decoded.find("=?") == decoded.npos) {
    const std::string encoded = encode_header(decoded);
    must(is_ascii(encoded), "a header in ASCII");
    must(decode_header(encoded) == decoded, "encoded and decoded, a header is the same");
  }
}

}  // namespace bpf
