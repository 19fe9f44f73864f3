// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/waiver.h"

#include "lib/policy/check.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

Mail mail(const std::string& subject, const std::string& body) {
  const std::string text = "From: Ada <ada@example.org>\nSubject: " + subject + "\n\n" + body;
  return parse_mail("m", {text, 1});
}

Policy only(std::string_view id) {
  Policy policy;
  for (const Rule* rule : all_rules())
    if (rule->id != id) policy.set(*rule, Severity::off);
  return policy;
}

constexpr const char* allow = "bpf-check: allow no-cc-stable Bob wants it\n";
constexpr const char* stable = "Text.\n\nCc: stable@vger.kernel.org\n";

Verdict judge(const std::string& cover, const std::string& one, const std::string& two) {
  static Series series;
  std::vector<Mail> mails;
  if (!cover.empty()) mails.push_back(mail("[PATCH bpf 0/2] Fixes", cover));
  mails.push_back(mail("[PATCH bpf 1/2] bpf: Fix a", one));
  if (!two.empty()) mails.push_back(mail("[PATCH bpf 2/2] bpf: Fix b", two));
  series = series_of_mails(std::move(mails));
  return check(series, {}, only("no-cc-stable"));
}

}  // namespace

TEST_CASE("a waiver's parts", "[waiver]") {
  const std::vector<Waiver> waivers =
      parse_waivers("x\n  bpf-check: allow  no-cc-stable  a good reason \n> bpf-check: allow a b\n"
                    "bpf-check:\nBPF-Check: allow No-CC-Stable\n");
  REQUIRE(waivers.size() == 3);
  CHECK(waivers[0].rule == find_rule("no-cc-stable"));
  CHECK(waivers[0].reason == "a good reason");
  CHECK(waivers[0].valid());
  CHECK_FALSE(waivers[1].valid());
  CHECK(waivers[1].verb.empty());
  CHECK(waivers[2].rule != nullptr);
  CHECK_FALSE(waivers[2].valid());
}

TEST_CASE("a waiver below the --- is for its patch, in the cover letter for all", "[waiver]") {
  const std::string text = stable, waived = text + "---\n" + allow;
  CHECK(judge("", text + "---\n", text + "---\n").findings.size() == 2);
  const Verdict one = judge("", waived, text + "---\n");
  CHECK(one.findings.size() == 1);
  CHECK(one.waived == 1);
  const Verdict all = judge(std::string("Text.\n---\n") + allow, text, text);
  CHECK(all.findings.empty());
  CHECK(all.waived == 2);
}

TEST_CASE("what stands in the description waives nothing", "[waiver]") {
  CHECK(judge("", allow + std::string(stable) + "---\n", "").findings.size() == 1);
  CHECK(judge(allow, stable, stable).findings.size() == 2);
  Series series;
  series.origin = Origin::commits;
  Patch patch;
  patch.message = parse_message(
      make_source("x", "bpf: Fix a\n\n" + std::string(stable) + allow));
  series.patches.push_back(patch);
  CHECK(check(series, {}, only("no-cc-stable")).waived == 0);
}

TEST_CASE("a single patch waives what is found on the series", "[waiver]") {
  const Rule& rule = *find_rule("series-consistent");
  Series series = series_of_mails({});
  std::vector<Mail> mails;
  mails.push_back(mail("[PATCH bpf] bpf: Fix a", "Text.\n---\nbpf-check: allow series-consistent x\n"));
  series = series_of_mails(std::move(mails));
  CHECK(Waivers(series).allow(rule, nullptr));
  CHECK(Waivers(series).allow(rule, &series.patches.front()));
  CHECK_FALSE(Waivers(series).allow(*find_rule("patch-word"), nullptr));
}
