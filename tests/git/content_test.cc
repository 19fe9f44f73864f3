// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/content.h"

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
