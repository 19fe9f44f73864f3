// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/notes.h"

#include <algorithm>

#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"

namespace bpf {

static std::vector<std::string> question() { return {"show-ref", "--verify", "--quiet", "--", notes_ref}; }

void ask_ahead_for_notes() { start_git_ahead(question()); }

std::vector<std::string> read_notes(const std::vector<std::string>& ids) {
  std::vector<std::string> notes(ids.size());
  if (ids.empty() || !run_git(question()).ok()) return notes;
  const std::string out = git_output({"-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8", "log", "-z",
                                      "--no-walk=unsorted", std::string("--notes=") + notes_ref, "--format=%H%x00%N", "--stdin"},
                                     {.input = join_lines(ids)});
  std::string_view rest = out;
  const auto field = [&] {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return text;
  };
  while (!rest.empty()) {
    const std::string_view id = field(), text = field();
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (ids[i] == id) notes[i] = trim(text);
  }
  return notes;
}

void add_note(const std::string& id, const std::string& text) {
  if (read_notes({id}).front().find(text) != std::string::npos) return;
  git_output({"notes", std::string("--ref=") + notes_ref, "append", "--file=-", id}, {.input = text});
}

bool keep_notes(const Config& config) {
  const std::vector<std::string> refs = config.all("notes.rewriteRef");
  const bool kept = std::any_of(refs.begin(), refs.end(), [](const std::string& ref) { return ref == notes_ref || ref == "refs/notes/*"; });
  if (!kept) git_output({"config", "--add", "notes.rewriteRef", notes_ref});
  return !kept;
}

}  // namespace bpf
