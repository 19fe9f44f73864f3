// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/b4_tracking.h"

#include "tests/support/catch.h"

using namespace bpf;

TEST_CASE("the message-id of a version that b4 sent", "[b4]") {
  const std::string json = R"({"series": {"revision": 3, "history": {"v1": ["a@b"], "v2": ["c@d", "e@f"]}}})";
  CHECK(b4_message_id(json, 1) == "a@b");
  CHECK(b4_message_id(json, 2) == "e@f");
  CHECK(b4_message_id(json, 3).empty());
  CHECK(b4_message_id("Add {maps}\n\n--- b4-submit-tracking ---\n# This section is used internally.\n" + json + "\n", 1) == "a@b");
}

TEST_CASE("what is no note of b4", "[b4]") {
  for (const char* text : {"", "{", "{}", "--- b4-submit-tracking ---", "[1]", R"({"series": 1})", R"({"series": {"history": []}})",
                           R"({"series": {"history": {"v1": "a@b"}}})", R"({"series": {"history": {"v1": []}}})",
                           R"({"series": {"history": {"v1": [{}]}}})", R"({"series": {"history": {"v1": ["a b\u001b"]}}})"})
    CHECK(b4_message_id(text, 1).empty());
}
