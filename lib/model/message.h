// SPDX-License-Identifier: GPL-2.0-only
// A commit message: subject, body, trailers, each a view into the source it came from.
// Parsing never fails; any bytes give some message. Clean-up follows git-commit(1) --cleanup,
// trailers follow git-interpret-trailers(1) (held to git itself by tests/model/git_differential_test.cc).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/source.h"

namespace bpf {

// One `Key: value`, folded over following indented lines or not.
struct Trailer {
  std::string_view line;   // the whole of it, without the last newline
  std::string_view key;    // as written, without the blanks before the colon
  std::string_view value;  // trimmed; folded values keep their newlines
};

struct CommitMessage {
  SourcePtr source;
  std::string_view subject;              // the first line that is not blank, trimmed on the right
  std::string_view title;                // the whole first paragraph, which git joins to one line
  std::vector<std::string_view> body;    // the lines after the subject's, up to the end
  std::vector<Trailer> trailers;         // the trailer block as git reads it, in order
  std::vector<Trailer> tags;             // every known `Tag: value` at column 0 of the body
  std::string_view notes;                // from `---` on; git am drops it (of a mail: below it)
  std::string_view end;                  // empty, where more text would go: on the line after the last
};

// Reads a commit's message: the whole of the source's text.
CommitMessage parse_message(SourcePtr source);

// Reads a mail's message: the subject without its brackets, and the body up to `---`.
CommitMessage parse_message(SourcePtr source, std::string_view subject, std::string_view body);

// The trailer block of a message body that has no subject in front of it: where it begins, as an
// offset into `body`, and body.size() when there is none. (git's trailer.c, find_trailer_start)
std::size_t find_trailer_block(std::string_view body);

// The trailers of `text` when all of it is a trailer block; other lines in it are left out.
std::vector<Trailer> parse_trailers(std::string_view text);

// The length of the key in front of the colon if `line` has the form of a trailer, else 0.
// `colon` gets the offset of the colon.
std::size_t trailer_key(std::string_view line, std::size_t& colon);

// A folded value on one line: newline and indentation become one blank.
std::string unfold(std::string_view value);

// Lines of the body that say something: no tag, no trailer, no `[name: note]`, not blank.
std::vector<std::string_view> prose(const CommitMessage& message);

// Whether the subject says that git made this commit out of others, or will.
bool is_autosquash(std::string_view subject);  // fixup!, squash!, amend!
bool is_revert(std::string_view subject);      // Revert "…", Reapply "…"
bool is_merge(std::string_view subject);       // Merge branch '…', and what else git writes

// git-commit(1) --cleanup, by name. `scissors` and `whitespace` keep comment lines.
enum class Cleanup { strip, whitespace, scissors, verbatim };

struct CleanMessage {
  std::string text;
  std::vector<std::uint32_t> line_numbers;  // of each line of text, in the raw message
};

// The message that git would record. `comment` is core.commentChar or core.commentString;
// `cut` drops everything from the scissors line on (git does with --verbose or scissors).
CleanMessage clean_message(std::string_view raw, Cleanup mode, std::string_view comment, bool cut);

// The offset of git's scissors line, `<comment> ------------------------ >8 …`; npos if none.
std::size_t find_scissors(std::string_view raw, std::string_view comment);

}  // namespace bpf
