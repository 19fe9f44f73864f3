// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

#include "lib/git/changes.h"
#include "lib/git/repository.h"
#include "lib/objects/commits.h"
#include "tests/support/catch.h"
#include "tests/support/temporary.h"

using namespace bpf;

namespace {

std::vector<std::string> diffs_of(const Series& series) {
  std::vector<std::string> texts;
  for (const Patch& patch : series.patches) {
    REQUIRE(patch.diff_text != nullptr);
    REQUIRE(patch.files.size() == 1);
    texts.push_back(patch.diff_text->text);
  }
  return texts;
}

}  // namespace

TEST_CASE("the diffs are the same from however many gits", "[content]") {
  const TemporaryRepository repository;
  for (int i = 0; i < 70; ++i) repository.commit("file" + std::to_string(i % 3), std::to_string(i) + "\n", "bpf: Count");
  const std::vector<std::string> ids = list_commits(resolve_range("HEAD")).commits;
  Series series = series_of_commits(ids, load_commits(ids));
  ContentReader(ids, 1).read(series.patches);
  const std::vector<std::string> texts = diffs_of(series);
  CHECK(texts.at(69).ends_with("\n-66\n+69\n"));
  for (const std::size_t children : {2, 3, 4}) {
    Series again = series_of_commits(ids, load_commits(ids));
    ContentReader(ids, children).read(again.patches);
    CHECK(diffs_of(again) == texts);
  }
  Series some = series_of_commits(ids, load_commits(ids));
  some.patches.erase(some.patches.begin() + 5, some.patches.begin() + 40);  // are passed over
  ContentReader(ids, 3).read(some.patches);
  CHECK(diffs_of(some).at(5) == texts.at(40));
}

TEST_CASE("with the diffs come the changes, as they come alone", "[content]") {
  const TemporaryRepository repository;
  repository.commit("plain", "one\n", "bpf: Begin");
  repository.commit("b \"\xc3\xbc\" x", "no newline", "bpf: Name a file");
  repository.git({"commit", "--allow-empty", "-q", "-m", "bpf: Do nothing"});
  repository.commit("binary", std::string("a\0b\0", 4), "bpf: Add bytes");
  repository.git({"update-index", "--chmod=+x", "plain"});
  repository.git({"commit", "-q", "-m", "bpf: Let it run"});
  repository.commit("plain", "one\ntwo\n", "bpf: Go on");
  repository.git({"rm", "-q", "binary"});
  repository.git({"commit", "-q", "-m", "bpf: Remove bytes"});
  repository.git({"commit", "--allow-empty", "-q", "-m", "bpf: Do nothing, last"});
  const std::vector<std::string> ids = list_commits(resolve_range("HEAD")).commits;
  Series alone = series_of_messages(ids, nullptr), both = series_of_messages(ids, nullptr);
  ChangeReader(ids).read(alone.patches);
  ContentReader(ids, 1).read(both.patches);
  REQUIRE(both.patches.size() == 8);
  for (std::size_t i = 0; i < both.patches.size(); ++i) {
    CHECK(both.patches[i].changes == alone.patches[i].changes);
    CHECK(both.patches[i].paths == alone.patches[i].paths);
  }
  CHECK(both.patches[1].files.at(0).new_path == "b \"\xc3\xbc\" x");
  CHECK(both.patches[1].diff_text->text.ends_with("+no newline\n\\ No newline at end of file\n"));
  CHECK(both.patches[2].diff_text->text.empty());
  CHECK(both.patches[3].files.at(0).binary);
  CHECK(both.patches[4].diff_text->text == "diff --git a/plain b/plain\nold mode 100644\nnew mode 100755\n");
  CHECK(both.patches[7].changes.empty());
  CHECK(both.patches[7].diff_text->text.empty());
}

TEST_CASE("a hunk says which structure it is in, whatever a file of C is to git", "[content]") {
  const TemporaryRepository repository;
  repository.git({"config", "diff.cpp.xfuncname", "nothing"});
  repository.write(".gitattributes", "*.h diff=cpp\n");
  const std::string before = "struct bpf_prog_info {\n\t__u32 type;\n", after = "};\n";
  repository.commit("bpf.h", before + after, "bpf: Begin");
  const std::string id = repository.commit("bpf.h", before + "\t__u32 runs;\n" + after, "bpf: Count runs");
  Series series = series_of_messages({id}, nullptr);
  read_content(series);
  CHECK(series.patches.at(0).files.at(0).lines.at(0).section == "struct bpf_prog_info {");
}
