// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/bisect.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr std::size_t fewest_digits = 7, most_digits = 64;

bool is_id(std::string_view text) {
  return text.size() >= fewest_digits && text.size() <= most_digits && std::all_of(text.begin(), text.end(), is_hex);
}

bool is_term_char(char c) { return !is_space(c) && c != ':' && c != '\'' && c != '['; }

// The arguments of a line that git quoted for a shell. What is quoted within quotes ends an argument.
std::vector<std::string_view> quoted_arguments(std::string_view line) {
  std::vector<std::string_view> arguments;
  while (!(line = trim_left(line)).empty()) {
    const bool quoted = line.front() == '\'';
    if (quoted) line.remove_prefix(1);
    const std::size_t end = quoted ? line.find('\'') : line.find_first_of(" \t");
    arguments.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end, line.size()));
    if (quoted && !line.empty()) line.remove_prefix(1);
  }
  return arguments;
}

class Reader {
 public:
  BisectLog read(std::string_view text) {
    for (std::string_view line : split_lines(text)) {
      line = trim(line);
      Scanner scan(line);
      if (scan.eat("# ")) comment(scan);
      else if (scan.eat("git bisect ")) command(scan);
      else sentence(scan);
    }
    return std::move(log_);
  }

 private:
  // `bad: [<id>] <subject>`, `first bad commit: [<id>] <subject>`, `possible first bad commit: …`;
  // newer versions of git have the term in quotes.
  void comment(Scanner scan) {
    const bool possible = scan.eat("possible ");
    const bool first = scan.eat("first ");
    const bool quoted = first && scan.eat("'");
    BisectCommit commit;
    commit.term = scan.take_while(is_term_char);
    if (quoted && !scan.eat("'")) return;
    if (first && !scan.eat(" commit")) return;
    if (commit.term.empty() || !scan.eat(": [")) return;
    bool closed = false;
    commit.id = scan.take_until("]", closed);
    commit.subject = trim(scan.rest());
    if (!closed || !is_id(commit.id)) return;
    log_.started = true;
    if (possible) log_.candidates.push_back(commit);
    else if (first) found(commit);
    else verdict(commit);
  }

  void command(Scanner scan) {
    const std::string_view word = scan.take_while(is_term_char);
    const std::vector<std::string_view> arguments = quoted_arguments(scan.rest());
    if (word == "start") return start(arguments);
    for (std::string_view argument : arguments) {  // git writes a comment for each of them in front of it
      const auto is_known = [&](const BisectCommit& known) { return known.id == argument && known.term == word; };
      if (is_id(argument) && std::none_of(log_.verdicts.begin(), log_.verdicts.end(), is_known))
        verdict({word, argument, {}});
    }
  }

  void start(const std::vector<std::string_view>& arguments) {
    log_.started = true;
    log_.given = std::max(log_.given, log_.verdicts.size());
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::size_t equal = arguments[i].find('=');
      const std::string_view name = arguments[i].substr(0, equal);
      std::string_view* term = name == "--term-old" || name == "--term-good"  ? &log_.old_term
                               : name == "--term-new" || name == "--term-bad" ? &log_.new_term
                                                                              : nullptr;
      if (term == nullptr) continue;
      if (equal != name.npos) *term = arguments[i].substr(equal + 1);
      else if (i + 1 < arguments.size()) *term = arguments[++i];
    }
  }

  // `<id> is the first bad commit`, which git bisect prints.
  void sentence(Scanner scan) {
    BisectCommit commit;
    commit.id = scan.take_while(is_hex);
    if (!is_id(commit.id) || !scan.eat(" is the first ")) return;
    scan.eat("'");
    commit.term = scan.take_while(is_term_char);
    scan.eat("'");
    if (scan.rest() == " commit" && !log_.first) found(commit);
  }

  void found(const BisectCommit& commit) {
    log_.started = true;
    log_.first = commit;
    log_.new_term = commit.term;
  }

  void verdict(const BisectCommit& commit) {
    // git bisect old and new are terms that need not be declared.
    if (log_.verdicts.empty() && (commit.term == "old" || commit.term == "new")) {
      log_.old_term = "old";
      log_.new_term = "new";
    }
    const bool both = log_.earliest(log_.old_term) != nullptr && log_.earliest(log_.new_term) != nullptr;
    log_.verdicts.push_back(commit);
    if (!both) log_.given = log_.verdicts.size();
  }

  BisectLog log_;
};

}  // namespace

const BisectCommit* BisectLog::earliest(std::string_view term) const {
  const auto has_term = [&](const BisectCommit& commit) { return commit.term == term; };
  const auto at = std::find_if(verdicts.begin(), verdicts.end(), has_term);
  return at == verdicts.end() ? nullptr : &*at;
}

const BisectCommit* BisectLog::latest(std::string_view term) const {
  const auto has_term = [&](const BisectCommit& commit) { return commit.term == term; };
  const auto at = std::find_if(verdicts.rbegin(), verdicts.rend(), has_term);
  return at == verdicts.rend() ? nullptr : &*at;
}

std::size_t BisectLog::count(std::string_view term) const {
  const auto has_term = [&](const BisectCommit& commit) { return commit.term == term; };
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin() + static_cast<std::ptrdiff_t>(given), verdicts.end(), has_term));
}

BisectLog parse_bisect_log(std::string_view text) { return Reader().read(text); }

}  // namespace bpf
