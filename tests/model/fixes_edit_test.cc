// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/fixes_edit.h"

#include "tests/support/catch.h"

using namespace bpf;

namespace {

const std::string id = "1b2c3d4e5f601b2c3d4e5f601b2c3d4e5f601b2c";
const std::string tag = "Fixes: 1b2c3d4e5f60 (\"bpf: Add array map\")";

std::string added(const std::string& message) {
  const FixesEdit edit = add_fixes(message, id, tag);
  CHECK(edit.kind == FixesEdit::Kind::added);
  CHECK(add_fixes(edit.text, id, tag).kind == FixesEdit::Kind::there);
  return edit.text;
}

std::string corrected(const std::string& before, const std::string& message) {
  const FixesEdit edit = add_fixes(message, id, tag);
  CHECK(edit.kind == FixesEdit::Kind::corrected);
  CHECK(edit.before == before);
  CHECK(add_fixes(edit.text, id, tag).kind == FixesEdit::Kind::there);
  return edit.text;
}

}  // namespace

TEST_CASE("a Fixes: tag goes in front of the other tags", "[fixes]") {
  CHECK(added("bpf: Fix x\n\nText.\n\nSigned-off-by: A <a@b>\n") ==
        "bpf: Fix x\n\nText.\n\n" + tag + "\nSigned-off-by: A <a@b>\n");
  CHECK(added("bpf: Fix x\n\nText.\n\nReported-by: B <b@c>\nSigned-off-by: A <a@b>") ==
        "bpf: Fix x\n\nText.\n\n" + tag + "\nReported-by: B <b@c>\nSigned-off-by: A <a@b>");
  CHECK(added("bpf: Fix x\n\nText.\n\nFixes: aaaaaaaaaaaa (\"y\")\nSigned-off-by: A <a@b>\n") ==
        "bpf: Fix x\n\nText.\n\nFixes: aaaaaaaaaaaa (\"y\")\n" + tag + "\nSigned-off-by: A <a@b>\n");
  CHECK(added("bpf: Fix x\n\nText.\n\nFixes: aaaaaaaaaaaa (\"y\")") ==
        "bpf: Fix x\n\nText.\n\nFixes: aaaaaaaaaaaa (\"y\")\n" + tag);
  CHECK(added("bpf: Fix x\n\nText.\n\nSigned-off-by: A <a@b>\nFixes: aaaaaaaaaaaa (\"y\")\n") ==
        "bpf: Fix x\n\nText.\n\n" + tag + "\nSigned-off-by: A <a@b>\nFixes: aaaaaaaaaaaa (\"y\")\n");
}

TEST_CASE("a message without tags gets them in a paragraph of their own", "[fixes]") {
  CHECK(added("bpf: Fix x\n\nText.\n") == "bpf: Fix x\n\nText.\n\n" + tag + "\n");
  CHECK(added("bpf: Fix x\n\nText.") == "bpf: Fix x\n\nText.\n\n" + tag + "\n");
  CHECK(added("bpf: Fix x\n") == "bpf: Fix x\n\n" + tag + "\n");
  CHECK(added("bpf: Fix x") == "bpf: Fix x\n\n" + tag + "\n");
  CHECK(added("bpf: Fix x\n\nText.\n\nSigned-off-by: A <a@b>\n---\nnotes\n\nTo: them\n") ==
        "bpf: Fix x\n\nText.\n\n" + tag + "\nSigned-off-by: A <a@b>\n---\nnotes\n\nTo: them\n");
  CHECK(added("bpf: Fix x\n---\n\nnotes\n") == "bpf: Fix x\n\n" + tag + "\n---\n\nnotes\n");
  CHECK(added("bpf: Fix x\n\nText.\n---\nnotes\n") == "bpf: Fix x\n\nText.\n\n" + tag + "\n---\nnotes\n");
  CHECK(added("bpf: Fix x\n\nOld:\r\n\n  " + tag + "\n") == "bpf: Fix x\n\nOld:\r\n\n  " + tag + "\n\n" + tag + "\n");
}

TEST_CASE("a tag for the same commit is corrected where it stands", "[fixes]") {
  const std::string before = "bpf: Fix x\n\nText.\n\n", after = "\nSigned-off-by: A <a@b>\n";
  for (const char* loose : {"Fixes: 1b2c3d4 (\"bpf: Add array map\")", "fixes: 1B2C3D4E5F60 (\"bpf: Add array map\")",
                            "Fixes: 1b2c3d4e5f60", "Fixes: commit 1b2c3d4e5f60 (\"bpf: Add array map\")",
                            "Fixes: 1b2c3d4e5f60 (\"bpf: Add array mop\")", "Fixes: bpf: Add array map",
                            "Fixes: 1b2c3d4e5f60 (\"bpf: Add\narray map\")", "Fixes: 1b2c3d4e5f60\n (\"bpf: Add array map\")",
                            "Fixes: 1b2c3d4e5f60 (\"bpf:\nAdd\narray map\")",
                            "Fixes: 1b2c3d4e5f60: (“bpf: Add array map”)"}) {
    INFO(loose);
    CHECK(corrected(loose, before + loose + after) == before + tag + after);
  }
  const std::string longer = "Fixes: 1b2c3d4e5f601 (\"bpf: Add array map\")";
  CHECK(add_fixes(before + longer + after, id, tag).kind == FixesEdit::Kind::there);
}
