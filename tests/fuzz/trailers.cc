// SPDX-License-Identifier: GPL-2.0-only
// The block of trailers, and what reads single ones of them.
#include "lib/model/backport.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {

using namespace fuzz;

// A body without a subject.
void fuzz_trailers(std::string_view body) {
  const std::size_t block = find_trailer_block(body);
  must(block <= body.size(), "a block in the body");
  must(block == 0 || block == body.size() || body[block - 1] == '\n', "a block begins a line");
  const std::string_view text = body.substr(block);
  const std::vector<Trailer> trailers = parse_trailers(text);
  const CommitMessage message = parse_message(make_source("m", "bpf: x\n\n" + std::string(body)));
  for (const Trailer& trailer : trailers) {
    std::size_t colon = 0;
    must(trailer_key(trailer.line, colon) == trailer.key.size() && trailer.line[colon] == ':', "a key and a colon");
    must(unfold(trailer.value).find('\n') == std::string::npos, "an unfolded value is one line");
  }
  for (const Trailer& tag : message.tags) {
    must(message.source->holds(text_after(message, tag)) || text_after(message, tag).data() == nullptr, "the text after");
    const FixesTag fixes = parse_fixes(tag, text_after(message, tag));
    must(!fixes.exact || (fixes.id.size() >= fixes_digits && !fixes.subject.empty()), "an exact tag has both");
    if (is_cc_stable(tag)) must(split_cc_stable(tag).wish.find('\n') == std::string::npos, "a wish is one line");
  }
  upstream_ids(message);
  reverted_id(message);
  // Read again out of itself, a block is the same block.
  std::string again;
  for (const Trailer& trailer : trailers) again.append(trailer.line).append("\n");
  must(parse_trailers(again).size() == trailers.size(), "as many trailers when nothing else is there");
}

}  // namespace bpf
