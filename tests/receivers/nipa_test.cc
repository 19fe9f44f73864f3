// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/nipa.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

using Code = NipaResult::Code;
using Errors = std::vector<std::string>;

// A mail that changes one file.
std::string mail(
    const std::string& subject, const std::string& path = "kernel/bpf/core.c",
    const std::string& text = "Text.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n") {
  return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
         "From: Ada Patcher <ada@example.org>\nSubject: " +
         subject + "\n\n" + text + "---\n" + "diff --git a/" + path + " b/" + path + "\n--- a/" +
         path + "\n+++ b/" + path + "\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39.5\n\n";
}

std::string cover(const std::string& subject) {
  return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
         "From: Ada Patcher <ada@example.org>\nSubject: " +
         subject + "\n\nText.\n\n";
}

Series series(const std::string& mbox) {
  std::vector<Mail> mails;
  for (const MailText& text : split_mbox(mbox)) mails.push_back(parse_mail("x.mbox", text));
  return series_of_mails(std::move(mails));
}

NipaTree tree_of(const Series& given) {
  const Posting posting = posting_of_mails(given);
  return nipa_tree(patchwork_name(posting.mails.front().subject), posting);
}

std::vector<std::string> told(const Series& given) {
  const Posting posting = posting_of_mails(given);
  std::vector<std::string> lines;
  for (const NipaResult& result : nipa_results(tree_of(given), posting, {}))
    if (result.mail == nullptr)
      lines.push_back(std::string(result.test) +
                      (result.code == Code::success   ? " 0 "
                       : result.code == Code::warning ? " 250 "
                                                      : " 1 ") +
                      result.text);
  return lines;
}

CommitMessage message(const std::string& body) {
  return parse_message(make_source("x", "bpf: x\n\n" + body));
}

// One commit is known: 0123456789abcdef, "bpf: Add array map"; 99999… is known not to exist.
CommitFacts find(std::string_view id) {
  CommitFacts facts;
  if (std::string_view("0123456789abcdef").starts_with(id)) {
    facts.exists = Answer::yes;
    facts.subject = "bpf: Add array map";
  } else if (id.starts_with("99999")) {
    facts.exists = Answer::no;
  }
  return facts;
}

Errors fixes_errors(const std::string& body) {
  Facts facts;
  facts.find_commit = find;
  bool unknown = false;
  return nipa_fixes_errors(message(body), facts, unknown);
}

}  // namespace

TEST_CASE("netdev's checks find their tree as a part of the brackets", "[receivers]") {
  const auto tree = [](const std::string& subject) { return tree_of(series(mail(subject))).why; };
  CHECK(tree("[PATCH bpf-next v2] x") == "Clearly marked for bpf-next");
  CHECK(tree("[PATCH bpf] x") == "Clearly marked for bpf");
  CHECK(tree("[PATCH net-next] x") == "Clearly marked for net-next");
  CHECK(tree("[PATCH net] x") == "Clearly marked for net");
  // The first of net-next, net, bpf-next, bpf that occurs anywhere before the last bracket.
  CHECK(tree("[PATCH bpf-next/net] x") == "Clearly marked for net");
  CHECK(tree("[PATCH bpf] xsk: Fix [net] x") == "Clearly marked for net");
  CHECK(tree("[PATCH bpf-nextv2] x") == "Clearly marked for bpf-next");
  CHECK(tree("[PATCH iproute2 net-next] x") == "Clearly marked for net-next");
  CHECK(tree("[PATCH BPF-NEXT] x") == "Guessed tree name to be net-next");
  CHECK(tree("[PATCH] bpf: x") == "Guessed tree name to be net-next");
  CHECK(tree("bpf: net x") == "Guessed tree name to be net-next");
  CHECK(tree("[PATCH] can: x") == "Series ignored based on subject");
  CHECK(tree_of(series(mail("[PATCH] x", "mm/slab.c"))).why == "Not a local patch");
  CHECK(tree_of(series(mail("[PATCH] x", "mm/slab.c"))).tree.empty());
  CHECK(tree_of(series(mail("[PATCH] x"))).guess);
}

TEST_CASE("netdev's checks go by the ending of a request to pull", "[receivers]") {
  const std::string body =
      "The following changes since commit 0:\n\n  x\n\n"
      "are available in the Git repository at:\n\n  https://example.org/bpf.git main\n";
  const auto pull = [&](const std::string& subject) {
    return tree_of(
               series("From: Ada Patcher <ada@example.org>\nSubject: " + subject + "\n\n" + body))
        .why;
  };
  CHECK(pull("pull-request: bpf-next 2026-01-09") == "Pull request for net-next");
  CHECK(pull("pull-request: bpf 2026-01-09") == "Pull request for net");
  CHECK(pull("[GIT PULL] BPF fixes for 6.19-rc5") == "Pull request for net");
  CHECK(pull("changes of the week") == "Not a local patch");
}

TEST_CASE("which files netdev's checks take for theirs", "[receivers]") {
  const auto local = [](const std::vector<std::string>& paths) {
    bool all = false;
    const bool own = nipa_is_local(paths, all);
    return std::string(own ? "own" : "not") + (all ? ", all" : "");
  };
  CHECK(local({"kernel/bpf/core.c"}) == "own, all");
  CHECK(local({"kernel/trace/bpf_trace.c", "include/linux/bpf.h"}) == "own, all");
  CHECK(local({"net/core/filter.c", "mm/slab.c"}) == "own");
  CHECK(local({"tools/testing/selftests/bpf/x.c"}) == "not");
  CHECK(local({"net/sunrpc/x.c"}) == "not");
  CHECK(local({"net/core/x.c", "net/ceph/x.c"}) == "own");
  CHECK(local({}) == "not");
}

TEST_CASE("series_format and fixes_present as coded", "[receivers]") {
  CHECK(told(series(mail("[PATCH bpf-next] x"))) ==
        Errors{"series_format 0 Single patches do not need cover letters",
               "fixes_present 0 Fixes tag not required for -next series"});
  CHECK(told(series(mail("[PATCH bpf] x"))) ==
        Errors{"series_format 0 Single patches do not need cover letters",
               "fixes_present 1 Series targets non-next tree, but doesn't contain any Fixes tags"});
  CHECK(told(series(mail("[PATCH bpf] x", "Documentation/bpf/x.rst"))).back() ==
        "fixes_present 0 No Fixes tags, but series doesn't touch code");
  CHECK(told(series(mail("[PATCH bpf] x", "net/core/x.c", "Text.\n\nFixes: 0\n"))).back() ==
        "fixes_present 0 Fixes tag present in non-next series");
  CHECK(told(series(mail("[PATCH] x"))).front() ==
        "series_format 250 Single patches do not need cover letters; Target tree name not "
        "specified in the subject");
  std::string many;
  for (int i = 1; i <= 3; ++i) many += mail("[PATCH bpf-next " + std::to_string(i) + "/3] x");
  CHECK(told(series(many)).front() == "series_format 250 Series does not have a cover letter");
  CHECK(told(series(cover("[PATCH bpf-next 0/3] x") + many)).front() ==
        "series_format 0 Posting correctly formatted");
  many.clear();
  for (int i = 1; i <= 16; ++i) many += mail("[PATCH bpf-next " + std::to_string(i) + "/16] x");
  CHECK(told(series(many)).front() ==
        "series_format 1 Series does not have a cover letter; Series longer than 15 patches (and "
        "no cover letter)");
  CHECK(told(series(cover("[PATCH bpf-next 00/16] x") + many)).front() ==
        "series_format 1 Series longer than 15 patches");
}

TEST_CASE("verify_fixes as coded", "[receivers]") {
  const std::string end = "\nSigned-off-by: Ada Patcher <ada@example.org>\n";
  const auto errors = [&](const std::string& line) {
    return fixes_errors("Text.\n\n" + line + end);
  };
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add array map\")").empty());
  CHECK(errors("fixes: 0123456789ab (\"bpf: Add array map\")").empty());
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add ar\")").empty());  // a beginning is enough
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add...\")").empty());
  CHECK(errors("Fixes: 0123456789ab (\"...array map\")").empty());
  CHECK(errors("Fixes: 0123456789ab (\"bpf: ... map\")").empty());
  CHECK(errors("Fixes: 0123456789ab ('bpf: Add array map')").empty());
  CHECK(errors("Fixes: 0123456789ab bpf: Add array map").empty());
  CHECK(errors("  Fixes: 0123456789ab (\"bpf: Add array map\")").empty());
  CHECK(errors("Fixes: 0123456789ab") == Errors{"missing subject"});
  CHECK(errors("Fixes: commit 0123456789ab (\"bpf: Add array map\")") ==
        Errors{"leading word 'commit' unexpected"});
  CHECK(errors("Fixes: 0123456789ab(\"bpf: Add array map\")") ==
        Errors{"missing space between the SHA1 and the subject"});
  CHECK(errors("Fixes: 0123 (\"bpf: Add array map\")") == Errors{"No SHA1 recognised"});
  CHECK(errors("Fixes: the map") == Errors{"No SHA1 recognised"});
  CHECK(errors("  Fixes: the map") == Errors{"No SHA1 recognised"});  // indented ones count, too
  CHECK(errors("Fixes: 999999999999 (\"x\")") == Errors{"Target SHA1 does not exist"});
  CHECK(errors("Fixes: 01234567 (\"bpf: Add array map\")") ==
        Errors{"SHA1 should be at least 12 digits long"});
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add array map") ==
        Errors{"Subject has leading but no trailing parentheses",
               "Subject has leading but no trailing quotes"});
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add array map)") ==
        Errors{"Subject has leading but no trailing quotes"});
  CHECK(errors("Fixes: 0123456789ab (\u201c"
               "bpf: Add array map)") == Errors{"Subject has leading but no trailing quotes"});
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Remove map\")") ==
        Errors{"Subject does not match target commit subject"});
  CHECK(errors("Fixes: 0123456789ab (\"bpf: Add array map\")\n") ==
        Errors{"empty lines surround the Fixes tag"});
  CHECK(fixes_errors("Text.\n\nFixes: 0123456789ab (\"bpf: Add array map\")\n").empty());
  bool unknown = false;
  CHECK(nipa_fixes_errors(message("Fixes: 0123456789ab (\"x\")" + end), {}, unknown).empty());
  CHECK(unknown);
}

TEST_CASE("verify_signedoff takes the address or the name", "[receivers]") {
  const auto signed_off = [](const std::string& body, const Facts& facts = {}) {
    Patch patch;
    patch.message = message(body);
    patch.author = Ident{"Ada Patcher", "ada@example.org"};
    return nipa_author_signed(patch, facts);
  };
  CHECK(signed_off("Signed-off-by: Ada Patcher <ada@example.org>\n"));
  CHECK(signed_off("Text.\n\n  signed-off-by: A. P. <ADA@example.org>\n"));
  CHECK(signed_off("Signed-off-by: ada patcher <ada@work.example>\n"));
  CHECK_FALSE(signed_off("Signed-off-by: Bob Builder <bob@example.org>\n"));
  CHECK_FALSE(signed_off("Signed-of-by: Ada Patcher <ada@example.org>\n"));
  CHECK_FALSE(signed_off("Text.\n"));
  Facts facts;
  facts.same_person = [](const Ident&, const Ident& b) {
    return b.email == "ap@example.org" ? Answer::yes : Answer::no;
  };
  CHECK(signed_off("Signed-off-by: A. P. <ap@example.org>\n", facts));
  CHECK_FALSE(signed_off("Signed-off-by: B. B. <bb@example.org>\n", facts));
}
