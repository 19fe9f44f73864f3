// SPDX-License-Identifier: GPL-2.0-only
// The MAINTAINERS file: its sections, and which of them answer for a file or a patch. The
// semantics are those of scripts/get_maintainer.pl 0.26, held to it by tests/e2e/maintainers.sh;
// where it leaves an order to chance (equal scores), the order of the file decides here.
// (MAINTAINERS, "Descriptions of section entries and preferred order")
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/model/ident.h"
#include "lib/model/source.h"
#include "lib/people/patch_text.h"
#include "lib/people/pattern.h"

namespace bpf {

// Whether a path is a folder of the tree that MAINTAINERS is from. Asked rarely.
using IsFolder = std::function<bool(const std::string& path)>;

// One way in which a section answers for a patch.
struct SectionMatch {
  std::size_t section = 0;   // an index for Maintainers::section()
  char type = 'F';           // the line that matched: F, N or K
  std::string_view pattern;  // as written there
  std::string path;          // the file; empty for K
  int score = 0;             // of F: how many levels deep the pattern is; N: 0; -1: catches all
};

// Somebody in such a line, and why that cannot go into a header; empty when it can: refusal().
struct Named {
  Ident who;
  std::string_view refused;
};

struct ListLine {
  std::string address;
  bool subscribers_only = false, moderated = false;
};

// A line of a section that names people.
struct PeopleLine {
  char type;                  // M, R or L
  std::string_view value;     // as written
  std::vector<Named> people;  // of M and R: people_of_line(); of L: the address
  ListLine list;              // of L
};

struct Section {
  std::string_view title;
  std::string_view status;         // the last S: line; empty when there is none
  std::vector<PeopleLine> people;  // in order
};

// A pattern that could not be tried, and why.
struct SkippedPattern {
  std::string_view title;  // of its section
  char type;
  std::string_view pattern;
  std::string reason;
};

class Maintainers {
 public:
  // Keeps the text. Total: any bytes give some sections.
  Maintainers(SourcePtr text, IsFolder is_folder);
  ~Maintainers();
  Maintainers(const Maintainers&) = delete;
  Maintainers& operator=(const Maintainers&) = delete;

  // The sections for one file, the most specific pattern first. Of a section with several patterns
  // that match, the last one counts.
  const std::vector<SectionMatch>& match_path(const std::string& path) const;
  // The sections whose K: patterns are in a patch's message or changed lines, in the order in
  // which get_maintainer.pl takes them.
  std::vector<SectionMatch> match_keywords(const PatchText& patch) const;
  // The same for the whole text of a file.
  std::vector<SectionMatch> match_keywords(std::string_view text) const;

  const Section& section(std::size_t index) const;
  // The section with this title; nothing when there is none.
  std::optional<std::size_t> find_section(std::string_view title_begin) const;
  bool empty() const { return sections_.empty(); }

  // Patterns that were needed so far and could not be tried: not Perl as PCRE2 knows it, or the
  // match limit was reached.
  const std::vector<SkippedPattern>& skipped() const { return skipped_; }

 private:
  struct PathPattern {
    std::string_view value;
    std::uint32_t section;
    char type;  // F or X; N in a NamePattern
    bool glob;  // nothing in it but characters, * and ?
  };
  struct NamePattern {  // N: a regular expression, found anywhere in the path
    PathPattern pattern;
    std::vector<std::string> words;  // of which a path has one at least; empty: not known
  };
  struct Keyword {
    std::string_view value;
    std::uint32_t section;
    std::string order;  // get_maintainer.pl sorts by the line's number as a string
    std::vector<std::string> words;
  };
  struct SectionText {
    std::string_view title, lines;
  };

  void parse();
  void add_line(char type, std::string_view value);
  bool matches_path(const PathPattern& pattern, const std::string& path) const;
  bool matches_name(const NamePattern& name, const std::string& path, const std::string& low_path) const;
  bool matches_folder_aware(std::string_view value, const std::string& path, bool plain) const;
  const Pattern* compiled(std::string_view key, const std::string& text, bool extended, char type,
                          std::uint32_t section) const;
  bool tried(const Pattern* pattern, std::string_view text, char type, std::string_view value,
             std::uint32_t section) const;
  void skip(char type, std::string_view value, std::uint32_t section, std::string reason) const;
  std::vector<SectionMatch> keywords(const std::function<bool(const Keyword&)>& matches) const;

  SourcePtr source_;
  IsFolder is_folder_;
  std::vector<SectionText> sections_;
  // F: and X: by the first folder of the pattern, where that is plain; the others apart.
  std::unordered_map<std::string_view, std::vector<PathPattern>> by_folder_;
  std::vector<PathPattern> anywhere_;
  std::vector<NamePattern> names_;
  mutable std::vector<Keyword> keywords_;
  mutable std::map<std::string, std::optional<Pattern>, std::less<>> patterns_;
  mutable std::map<std::size_t, Section> parsed_;
  mutable std::unordered_map<std::string, std::vector<SectionMatch>> matched_;  // by path: a series comes back to it
  mutable std::vector<SkippedPattern> skipped_;
};

// The mailboxes of an M: or R: line: one, or several between commas.
std::vector<Ident> people_of_line(std::string_view value);

ListLine list_of_line(std::string_view value);

// How get_maintainer.pl calls a section in a role: cut to 50 bytes.
std::string short_title(std::string_view title);

// "maintainer", "supporter", "odd fixer", …: what M: is called by the section's status.
std::string maintainer_role(std::string_view status);

}  // namespace bpf
