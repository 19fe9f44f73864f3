// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/format_plan.h"

#include <algorithm>

#include "lib/error.h"
#include "lib/series/compare.h"
#include "lib/series/evidence.h"
#include "lib/series/git_options.h"
#include "lib/series/target.h"
#include "tests/support/catch.h"

using namespace bpf;
using Words = std::vector<std::string>;

TEST_CASE("our options are taken out, all others stay as they are", "[format]") {
  const FormatRequest r = split_format_arguments(
      {"-v2", "--tree=bpf", "-o", "out", "--to", "a@b", "-M", "--cc=c@d", "topic", "-U5", "-3", "--rfc"});
  CHECK(r.version == 2);
  CHECK(r.tree == "bpf");
  CHECK(r.output_directory == "out");
  CHECK(r.max_count == 3);
  CHECK(r.rfc);
  CHECK(r.pass == Words{"--to", "a@b", "-M", "--cc=c@d", "-U5"});
  CHECK(r.revisions == Words{"topic"});
}

TEST_CASE("the forms of the version and the directory", "[format]") {
  for (const Words& form : {Words{"-v3"}, {"-v", "3"}, {"--reroll-count=3"}, {"--reroll-count", "3"},
                            {"--reroll=3"}, {"-vv3"}})
    CHECK(split_format_arguments(form).version == 3);
  for (const Words& form : {Words{"-oout"}, {"-o", "out"}, {"--output-directory=out"}, {"--output-dir", "out"}})
    CHECK(split_format_arguments(form).output_directory == "out");
  CHECK_THROWS_WITH(split_format_arguments({"-vx"}), "-v: 'x' is no version of a series");
  CHECK_THROWS_WITH(split_format_arguments({"-v"}), "option `v' requires a value");
}

TEST_CASE("a prefix of the user's is taken apart", "[format]") {
  const FormatRequest r = split_format_arguments({"--subject-prefix=RFC PATCH bpf-next v2"});
  CHECK(r.tree == "bpf-next");
  CHECK(r.version == 2);
  CHECK(r.rfc);
  CHECK(r.pass.empty());
  CHECK_THROWS_WITH(split_format_arguments({"--subject-prefix", "PATCH mine"}),
                    "--subject-prefix: 'mine' has no place in a BPF subject");
}

TEST_CASE("what would get around the checks is refused", "[format]") {
  for (const Words& form : {Words{"--output=x"}, {"--output", "x"}, {"--attach"}, {"--inline"}, {"-k"},
                            {"--keep-subject"}, {"--", "path"}, {"-w"}, {"-U0"}, {"--no-binary"}, {"-D"},
                            {"--author=a"}, {"--grep", "x"}, {"-N"}, {"--tree="}, {"--tree=nope"}}) {
    INFO(form.front());
    CHECK_THROWS_AS(split_format_arguments(form), Error);
  }
  for (const char* option : {"--to", "--cc", "--add-header", "--in-reply-to", "--subject-prefix"})
    for (const char* end : {"\n", "\r", "\r\n"}) {
      INFO(option);
      CHECK_THROWS_AS(split_format_arguments({option, std::string("a@b") + end + "Bcc: c@d"}), Error);
      CHECK_THROWS_AS(split_format_arguments({std::string(option) + "=a@b" + end + "Bcc: c@d"}), Error);
    }
}

TEST_CASE("flags stand together in one argument", "[format]") {
  const FormatRequest r = split_format_arguments({"-nsoout", "-q3", "-sv2"});
  CHECK(r.output_directory == "out");
  CHECK(r.max_count == 3);
  CHECK(r.version == 2);
  CHECK(r.signoff);
  CHECK(r.quiet);
  CHECK(r.pass == Words{"-n", "-s", "-s"});
  CHECK_THROWS_WITH(split_format_arguments({"-sk"}), "-k would leave the tree out of the subject");
  CHECK_THROWS_WITH(split_format_arguments({"-qo"}), "option `o' requires a value");
}

TEST_CASE("the last of two options counts", "[format]") {
  CHECK(split_format_arguments({"--no-cover-letter", "--cover-letter"}).cover_letter);
  CHECK_FALSE(split_format_arguments({"--no-cover-letter", "--cover-letter"}).no_cover_letter);
  CHECK(split_format_arguments({"--cover-letter", "--no-cover-letter"}).no_cover_letter);
}

TEST_CASE("an option without its value does not take ours", "[format]") {
  CHECK_THROWS_WITH(split_format_arguments({"--cc"}), "option `cc' requires a value");
  CHECK(split_format_arguments({"--stat", "topic"}).revisions == Words{"topic"});
  CHECK(split_format_arguments({"--base", "auto", "topic"}).revisions == Words{"topic"});
  CHECK_FALSE(split_format_arguments({"--base=auto"}).own_base);
  CHECK(split_format_arguments({"--base", "x"}).pass == Words{"--base=x"});
}

TEST_CASE("the option --no-policy is taken out where it is an option", "[format]") {
  CHECK(without_no_policy({"-1", "--no-policy", "-o", "x"}) == Words{"-1", "-o", "x"});
  CHECK(without_no_policy({"--to", "--no-policy"}) == std::nullopt);
  CHECK(without_no_policy({"--to", "--no-policy", "--no-policy"}) == Words{"--to", "--no-policy"});
  CHECK(without_no_policy({"--", "--no-policy"}) == std::nullopt);
  CHECK(without_no_policy({"--no-policy", "--", "--no-policy"}) == Words{"--", "--no-policy"});
  CHECK(without_no_policy({}) == std::nullopt);
}

TEST_CASE("header values in the configuration", "[format]") {
  CHECK_NOTHROW(refuse_bad_headers(Config::parse(std::string("format.headers\nX-A: b\n\0sendemail.smtppass\na\nb", 39))));
  CHECK_THROWS_WITH(refuse_bad_headers(Config::parse("sendemail.bpf.cc\na@b\rBcc: c@d")),
                    "sendemail.bpf.cc: a control character in 'a@b\rBcc: c@d'");
}

TEST_CASE("operands after --end-of-options are revisions", "[format]") {
  CHECK(split_format_arguments({"--end-of-options", "-v2"}).revisions == Words{"-v2"});
}

TEST_CASE("the command that git gets", "[format]") {
  FormatRequest request;
  request.version = 2;
  request.pass = {"-M"};
  const FormatPlan plan{.tree = find_tree("bpf-next"), .patches = 3, .base = "1234", .revisions = {"^1234", "5678"},
                        .output_directory = "out"};
  const std::string command = shell_command(format_patch_arguments(request, plan, Config{}));
  CHECK(command ==
        "git -c diff.noprefix=false -c diff.mnemonicPrefix=false -c format.noprefix=false format-patch -M "
        "--no-ext-diff --no-textconv --no-color --no-attach --no-relative --numbered '--subject-prefix=PATCH bpf-next' -v2 "
        "--cover-letter --cover-from-description=subject --base=1234 --output-directory=out ^1234 5678 --");
}

TEST_CASE("version 1 is not written, and one patch needs no cover letter", "[format]") {
  FormatRequest request;
  request.version = 1;
  const FormatPlan plan{.tree = find_tree("bpf"), .patches = 1, .base = "", .revisions = {}, .output_directory = "o"};
  const auto arguments = format_patch_arguments(request, plan, Config{});
  CHECK(std::find(arguments.begin(), arguments.end(), "-v1") == arguments.end());
  CHECK(std::find(arguments.begin(), arguments.end(), "--cover-letter") == arguments.end());
}

TEST_CASE("iproute2 has two forms of its prefix", "[format]") {
  const FormatPlan plan{.tree = find_tree("iproute2-next"), .patches = 1, .base = "", .revisions = {}, .output_directory = "o"};
  const auto has = [&](const Config& config, const char* prefix) {
    const auto arguments = format_patch_arguments({}, plan, config);
    return std::find(arguments.begin(), arguments.end(), prefix) != arguments.end();
  };
  CHECK(has(Config{}, "--subject-prefix=PATCH iproute2 net-next"));
  CHECK(has(Config::parse("bpf.iproute2prefix\ncurrent"), "--subject-prefix=PATCH iproute2-next"));
}

TEST_CASE("without fixes the tree is bpf-next", "[target]") {
  const auto patch = [](const char* message, const char* path) {
    Patch p;
    p.message = parse_message(make_source("1b2c3d4e5f60", message));
    p.paths = {path};
    return p;
  };
  Series series;
  series.patches.push_back(patch("bpf: Add map\n\nText.\n", "kernel/bpf/a.c"));
  CHECK(target_by_evidence(series, Config{}).tree == find_tree("bpf-next"));
  CHECK(target_by_evidence(series, Config{}).why == "no patch has a Fixes: tag");
  series.patches.push_back(patch("bpf: Fix map\n\nText.\n\nFixes: 1b2c3d4e5f60 (\"x\")\n", "kernel/bpf/a.c"));
  CHECK(target_by_evidence(series, Config{}).tree == find_tree("bpf-next"));
  CHECK(target_by_evidence(series, Config{}).why == "1b2c3d4e5f60 has no Fixes: tag");
}

namespace {

Series mails(const std::string& text) {
  std::vector<Mail> list;
  for (const MailText& mail : split_mbox(text)) list.push_back(parse_mail("m", mail));
  return series_of_mails(std::move(list));
}

Series commit(const std::string& message) {
  Series series;
  series.origin = Origin::commits;
  Patch patch = patch_of_commit("012345678901", "0123456789012345678901234567890123456789", "author A <a@b> 1 +0000\n\n" + message);
  patch.changes = {{"x", "1111111111", "2222222222", 0100644, 0100644}};
  series.patches.push_back(std::move(patch));
  return series;
}

constexpr const char* written =
    "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: A <a@b>\n"
    "Subject: [PATCH bpf] bpf: Fix\n map\n\nText.\n---\n x | 2 +-\n\ndiff --git a/x b/x\nindex 1111111..2222222 100644\n"
    "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39\n";

}  // namespace

TEST_CASE("what was written is compared with the commits", "[format]") {
  CHECK(compare_with_commits(mails(written), commit("bpf: Fix\nmap\n\nText.  \n\n"), false).empty());
  CHECK(compare_with_commits(mails(written), commit("bpf: Fix map\n\nOther text.\n"), false) ==
        Words{"git am would read another message than that of commit 012345678901"});
  CHECK(compare_with_commits(mails(written), commit("bpf: Fix map\n\nText.\n---\nv1 -> v2: less\n"), false).empty());
  CHECK(compare_with_commits(mails(written), commit("[bpf] Fix map\n\nText.\n"), false) ==
        Words{"git am would cut the beginning of the subject of commit 012345678901 off"});
  Series other = commit("bpf: Fix map\n\nText.\n");
  other.patches[0].changes[0].new_id = "3333333333";
  CHECK(compare_with_commits(mails(written), other, false) ==
        Words{"the patch of commit 012345678901 does not change what the commit changes"});
  other = commit("bpf: Fix map\n\nText.\n");
  other.patches[0].commit[0] = 'f';
  CHECK(compare_with_commits(mails(written), other, false) == Words{"patch 1 is not made of commit 012345678901"});
  other.patches.clear();
  CHECK(compare_with_commits(mails(written), other, false) == Words{"git format-patch wrote 1 patches for 0 commits"});
  std::string moved = written;
  moved.replace(moved.find("--- a/x"), 7, "--- x/a/x");
  CHECK(compare_with_commits(mails(moved), commit("bpf: Fix map\n\nText.\n"), false) ==
        Words{"the patch of commit 012345678901 does not change what the commit changes"});
  std::string cut = written;
  cut.erase(cut.find("+b\n"));
  CHECK(compare_with_commits(mails(cut), commit("bpf: Fix map\n\nText.\n"), false) ==
        Words{"the patch of commit 012345678901 is cut short"});
}
