// SPDX-License-Identifier: GPL-2.0-only
// Our reading of mails against git's own: where they begin in an mbox against git mailsplit, author,
// subject and message against git mailinfo, the diff against git apply --numstat --summary, and which
// diffs are the same against git patch-id. Some in each run; thousands, and the accepted commits, with
// unit-tests "[.differential-long]".
//
// What is not compared, because we read it otherwise on purpose:
// - multipart mails and format=flowed: git am takes them apart, plain-text-mail rejects them;
// - nested brackets, "[[PATCH] bpf] x": git ends them at the first ], we at the one that closes them;
// - "Fwd:" and the like in front of the brackets, which git leaves in the title;
// - encoded words in the Subject: at the top of a body: a title is a view of the text;
// - a mail without `---` and diff: git leaves the headers at the top of its body out, and git am has
//   nothing to apply; we take the author from there, as of a cover letter;
// - an author without an address, or with an @ in the name, which git am stops at;
// - of a header that is there twice git takes the last one, we the first.
#include <algorithm>
#include <filesystem>

#include "lib/git/process.h"
#include "lib/model/history.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "tests/support/catch.h"
#include "tests/support/comparison.h"
#include "tests/support/generate.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::string clean(std::string_view text) { return clean_message(text, Cleanup::whitespace, "#", false).text; }

std::string single_blanks(std::string_view text) {
  std::string out;
  for (char c : trim(text)) {
    if (!is_space(c)) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return out;
}

std::string our_info(const Patch& patch) {
  std::string body;
  for (std::string_view line : patch.message.body) body.append(line).append("\n");
  const Ident author = patch.author.value_or(Ident{});
  return "Author: " + author.name + "\nEmail: " + author.email + "\nSubject: " + single_blanks(patch.message.subject) +
         "\n\n" + clean(body);
}

// What git mailinfo prints, without the date, and the message that it writes.
std::string their_info(std::string_view printed, const std::string& message) {
  std::string out;
  for (std::string_view line : split_lines(printed))
    if (!line.starts_with("Date: ")) out.append(trim_right(line)).append("\n");
  return out + clean(message);
}

// As git apply --numstat --summary -z prints it, as far as it is compared.
std::string our_stat(const std::vector<FileDiff>& files) {
  std::string stat, summary;
  for (const FileDiff& file : files) {
    const auto count = [&](char kind) {
      return std::to_string(std::count_if(file.lines.begin(), file.lines.end(), [&](const DiffLine& l) { return l.kind == kind; }));
    };
    stat += (file.binary ? "-\t-" : count('+') + "\t" + count('-')) + "\t" + file.path() + "\n";
    if (file.status == FileDiff::Status::added) summary += "created\n";
    if (file.status == FileDiff::Status::deleted) summary += "deleted\n";
  }
  return stat + summary;
}

std::string their_stat(std::string_view printed) {
  std::string stat, summary;
  while (!printed.empty()) {
    const std::size_t end = printed.find('\0');
    if (end == printed.npos || !(is_digit(printed.front()) || printed.front() == '-')) break;
    stat.append(printed.substr(0, end)).append("\n");
    printed.remove_prefix(end + 1);
  }
  for (std::string_view line : split_lines(printed)) {
    if (line.starts_with(" create mode ")) summary += "created\n";
    if (line.starts_with(" delete mode ")) summary += "deleted\n";
  }
  return stat + summary;
}

struct Comparisons {
  Comparison split{"git mailsplit"}, info{"git mailinfo"}, apply{"git apply --numstat --summary"};
  void finish(bool print) {
    for (Comparison* comparison : {&split, &info, &apply}) comparison->finish(print);
  }
};

void compare_mail(const TemporaryRepository& repository, const std::string& theirs, const MailText& ours, Comparisons& comparisons) {
  const Patch patch = patch_of_mail(parse_mail("m", ours));
  const RunResult info = run_git({"mailinfo", repository.file("msg"), repository.file("patch")}, {.input = theirs});
  if (!info.ok()) return comparisons.info.refused();
  comparisons.info.add(our_info(patch), their_info(info.out, repository.read("msg")), theirs);
  if (repository.read("patch").find("\ndiff --git ") == std::string::npos) return;
  const RunResult apply = run_git({"apply", "--numstat", "--summary", "-z", repository.file("patch")});
  if (!apply.ok()) return comparisons.apply.refused();
  comparisons.apply.add(our_stat(patch.files), their_stat(apply.out), theirs);
}

void compare_mbox(const TemporaryRepository& repository, const std::string& mbox, Comparisons& comparisons) {
  repository.write("mbox", mbox);
  std::filesystem::create_directory(repository.file("split"));
  repository.git({"mailsplit", "-d6", "-o" + repository.file("split"), repository.file("mbox")});
  const std::vector<MailText> ours = split_mbox(mbox);
  std::vector<std::string> theirs;
  for (std::size_t i = 1;; ++i) {
    const std::string number = std::to_string(i), name = "split/" + std::string(6 - number.size(), '0') + number;
    if (!std::filesystem::exists(repository.file(name))) break;
    theirs.push_back(repository.read(name));
  }
  std::filesystem::remove_all(repository.file("split"));
  REQUIRE(theirs.size() == ours.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    std::string text(ours[i].text);  // git mailsplit takes the carriage returns away
    for (std::size_t at = 0; (at = text.find("\r\n", at)) != std::string::npos;) text.erase(at, 1);
    comparisons.split.add(text, theirs[i], text);
    compare_mail(repository, theirs[i], ours[i], comparisons);
  }
}

std::string joined(const std::vector<std::string>& mails) {
  std::string mbox;
  for (const std::string& mail : mails) mbox += mail;
  return mbox;
}

Series series_of_diff(const std::string& diff) {
  std::vector<Mail> mails;
  mails.push_back(parse_mail("m", {"From: a@b\nSubject: [PATCH] x\n\n---\n" + diff, 1}));
  return series_of_mails(std::move(mails));
}

}  // namespace

TEST_CASE("mails are read as git am reads them", "[differential]") {
  const TemporaryRepository repository;
  Comparisons comparisons;
  compare_mbox(repository, joined(random_mails(150)), comparisons);
  comparisons.finish(false);
}

TEST_CASE("a mail's message ends where git mailinfo ends it", "[differential]") {
  const TemporaryRepository repository;
  static const std::string tails[] = {"---\nnotes\n", "--- \nnotes\n", "diff -u a b\n", "Index: x\n", "--- a/x\n+++ b/x\n",
                                      "----\nmore\n", "--\nmore\n", "---x\nmore\n"};
  Comparisons comparisons;
  for (const std::string& tail : tails) {
    const std::string text = "From: Ada <ada@example.org>\nSubject: [PATCH bpf] bpf: Fix map\n\nText.\n\n" + tail;
    compare_mail(repository, text, {text, 1}, comparisons);
  }
  comparisons.info.finish(false);
}

TEST_CASE("mails, many of them", "[.differential-long]") {
  const TemporaryRepository repository;
  Comparisons comparisons;
  compare_mbox(repository, joined(random_mails(4000)), comparisons);
  if (import_accepted())
    compare_mbox(repository, run_git({"format-patch", "--stdout", "--root", "accepted"}).out, comparisons);
  comparisons.finish(true);
}

// git patch-id counts context, and we do not: these diffs have none.
TEST_CASE("which diffs are the same is what git patch-id says", "[.differential-long]") {
  const TemporaryRepository repository;
  Comparison comparison("git patch-id --stable");
  for (const auto& [a, b] : random_diffs(3000)) {
    const bool ours = match_patches(series_of_diff(a), series_of_diff(b)).at(0).same_change;
    const auto id = [](const std::string& diff) {
      return run_git({"patch-id", "--stable"}, {.input = diff}).out;
    };
    comparison.add(ours ? "same" : "different", id(a) == id(b) ? "same" : "different", a + "\n...\n" + b);
  }
  comparison.finish(true);
}
