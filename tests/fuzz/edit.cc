// SPDX-License-Identifier: GPL-2.0-only
// What writes into somebody's message: it puts in one block of text, and everything else stays, byte
// for byte; done twice, it is as done once.
#include <algorithm>

#include "lib/hook/prepare_commit_msg.h"
#include "lib/model/fixes_edit.h"
#include "lib/model/scan.h"
#include "lib/series/changelog_seed.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

// Whether `after` is `before` with one piece put in.
bool only_inserted(std::string_view before, std::string_view after) {
  if (after.size() < before.size()) return false;
  const auto head = static_cast<std::size_t>(std::mismatch(before.begin(), before.end(), after.begin()).first - before.begin());
  return after.ends_with(before.substr(head));
}

void check_prepared(std::string_view raw, Input& choice) {
  Preparation preparation;
  if (choice.flag()) preparation.area = "selftests/bpf";
  if (choice.flag()) preparation.hints = {"for bpf-next", "sign off: git commit -s"};
  preparation.comment = choice.flag() ? "#" : choice.flag() ? ";;" : "";
  preparation.scissors = choice.flag();
  const std::string fresh = prepare_fresh(raw, preparation);
  must(prepare_fresh(fresh, preparation) == fresh, "prepared twice is as prepared once");
  // Without an area, whatever git makes of the message stays what it was.
  Preparation hints = preparation;
  hints.area.clear();
  const std::string hinted = prepare_fresh(raw, hints);
  must(only_inserted(raw, hinted), "hints are put in, and nothing else");
  if (!hints.comment.empty())
    must(clean_message(hinted, Cleanup::strip, hints.comment, true).text ==
             clean_message(raw, Cleanup::strip, hints.comment, true).text,
         "hints are comments");
  const std::string given = prepare_given(raw, preparation.area);
  must(only_inserted(raw, given), "the area is put in, and nothing else");
  must(prepare_given(given, preparation.area) == given, "an area is given once");
}

void check_fixes(const std::string& raw) {
  const std::string id(40, '1'), line = "Fixes: 111111111111 (\"bpf: Add map\")";
  const FixesEdit edit = add_fixes(raw, id, line);
  const FixesEdit again = add_fixes(edit.text, id, line);
  if (is_blank(raw)) return;  // has no subject, and the tag becomes it
  must(again.kind != FixesEdit::Kind::added, "a tag is added once");
  if (edit.kind == FixesEdit::Kind::added) must(again.text == edit.text, "and is right from the start");
  if (edit.kind == FixesEdit::Kind::there) must(edit.text == raw, "what is there is not added");
  if (edit.kind == FixesEdit::Kind::added) must(only_inserted(raw, edit.text), "a tag is put in, and nothing else");
}

}  // namespace

// "<area><hints><comment><comment><scissors>", then the message.
void fuzz_edit(std::string_view bytes) {
  Input input(bytes);
  Input choice(bytes.substr(0, 5));
  for (int i = 0; i < 5; ++i) input.flag();
  check_prepared(input.rest(), choice);
  check_fixes(std::string(input.rest()));
  const std::string changelog = with_changelog(input.rest(), "Changes in v3:\n- x\n");
  must(has_changelog(changelog, 3), "a changelog is there afterwards");
}

}  // namespace bpf
