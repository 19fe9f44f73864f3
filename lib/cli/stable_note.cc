// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/stable_note.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "lib/cli/cover.h"
#include "lib/cli/draft.h"
#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/commit_lookup.h"
#include "lib/git/interrupts.h"
#include "lib/git/notes.h"
#include "lib/git/output_file.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/backport.h"
#include "lib/model/fixes.h"
#include "lib/model/scan.h"
#include "lib/model/series.h"
#include "lib/report/display.h"
#include "lib/series/mail_draft.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

struct Moved {
  std::string text;               // the message without it
  std::string wish;               // what was asked for: "Please queue for stable: 6.1+"
  std::vector<std::string> kept;  // tags that could not be found in the text as they are
  bool any = false;
};

// `text`: what `message` was read from, or the mail as it is in the file; the description is from `begin` on.
Moved without_cc_stable(std::string text, const CommitMessage& message, std::size_t begin) {
  Moved moved;
  moved.text = std::move(text);
  for (const Trailer& tag : message.tags) {
    if (!is_cc_stable(tag)) continue;
    moved.any = true;
    const CcStable split = split_cc_stable(tag);
    const std::string line = "\n" + std::string(tag.line);
    const std::size_t at = moved.text.find(line, begin), end = at + line.size();
    if (at == std::string::npos || at > moved.text.find("\n---\n", begin) || (end < moved.text.size() && moved.text[end] != '\n')) {
      moved.kept.emplace_back(tag.line);
      continue;
    }
    moved.text.replace(at, line.size(), split.others.empty() ? "" : "\n" + split.others);
    const std::string wish = "Please queue for stable" + (split.wish.empty() ? "." : ": " + split.wish);
    if (moved.wish.find(wish) == std::string::npos) moved.wish += (moved.wish.empty() ? "" : "\n") + wish;
  }
  return moved;
}

std::string given_text(const NoteOptions& options) {
  if (!options.text.empty() && !options.text_from.empty())
    throw Error("--reason and --reason-from are two ways to say the same", "", 129);
  std::string text = options.text_from.empty() ? options.text : read_whole_file(options.text_from);
  require_finished(text, "the note");
  text = std::string(trim(tidy_text(text)));
  const std::vector<std::string_view> lines = split_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (starts_patch(lines[i], i + 1 < lines.size() ? lines[i + 1] : ""))
      throw Error("git am would take the note from '" + std::string(lines[i]) + "' on for a patch",
                  "indent a diff that is quoted by two blanks");
  return text;
}

// Once others have the commit, it is too late.
void refuse_public(const std::string& id, const Config& config) {
  for (const TreeTip& tip : fetched_trees(config)) {
    const auto outside = not_reachable(tip.id, {id});
    if (outside && outside->empty())
      throw Error("commit " + id.substr(0, fixes_digits) + " is in " + std::string(tip.tree->name) + ": it cannot be changed any more",
                  "ask for it by mail: git bpf-stable --request " + id.substr(0, fixes_digits));
  }
}

// A new message for HEAD; what is staged stays staged.
std::string amend(const std::string& head, const std::string& message) {
  setenv("BPF_HOOKS", "0", 1);  // for the child: our hooks would look at the message as at a new one
  git_output({"-c", "i18n.commitEncoding=UTF-8", "commit", "--quiet", "--amend", "--only", "--no-verify", "--allow-empty",
              "--cleanup=verbatim", "--file=-"},
             {.input = message});
  const std::string now = resolve_commit("HEAD");
  if (now == head) throw Error("git commit --amend left the commit as it was");
  return now;
}

// git commit itself may fail after it has moved HEAD, when it takes an older note along.
void put_back(const std::string& head) {
  const std::string now = resolve_commit("HEAD");
  if (now != head) git_output({"update-ref", "-m", "git bpf-stable --note: undone", "HEAD", head, now});
}

std::string message_of(const std::string& id) {
  std::string text = git_output({"-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false", "show", "-s",
                                 "--no-notes", "--no-color", "--format=%B", id});
  if (text.ends_with("\n\n")) text.pop_back();  // one is of the format
  return text;
}

void say(const std::string& where, const std::string& note, bool moved) {
  print_lines(display_line(where) + ": " + (moved ? "Cc: stable is out of the description; " : "") + "below the ---: " +
        display_line(note) + "\n");
}

int note_commit(const std::string& revision, const std::string& text, bool quiet) {
  const Config config = Config::read();
  const Branch branch = read_branch();
  const std::string head = resolve_head(branch);
  std::string id = resolve_commit(revision);
  const std::string name = id.substr(0, fixes_digits);
  const std::string message = message_of(id);
  Moved moved = without_cc_stable(message, parse_message(make_source(name, message)), 0);
  const std::string note = text.empty() ? moved.wish : text;
  if (!moved.any && note.empty()) {
    if (!quiet) complain("note: commit " + name + " has no Cc: stable in its description\n");
    return 0;
  }
  if (moved.any) {
    refuse_public(id, config);
    if (id != head)
      throw Error("commit " + name + " is not the last one: to change it, git has to make those on top of it again",
                  "git rebase --exec 'git bpf-stable --note' " + name + "^");
  }
  const bool newly_kept = keep_notes(config);
  const Interrupts interrupts;  // a signal ends what git does; then the commit is put back
  try {
    if (moved.any) id = amend(head, moved.text);
    add_note(id, note);
  } catch (...) {
    put_back(head);
    throw;
  }
  say(id.substr(0, fixes_digits), note, moved.any);
  flush_output();
  if (!quiet && newly_kept)
    complain(std::string("note: git bpf-format-patch writes it there; git keeps it when the commit is made anew ") +
             "(notes.rewriteRef = " + notes_ref + ")\n");
  return 0;
}

// The mails of the file with the note in them; `said` gets what there is to say.
std::string with_note(const std::string& path, const std::string& content, const std::string& text,
                      std::vector<std::pair<std::string, bool>>& said) {
  std::string out;
  std::size_t done = 0;
  for (const MailText& piece : split_mbox(content)) {
    const auto at = static_cast<std::size_t>(piece.text.data() - content.data());
    out.append(content, done, at - done);
    done = at + piece.text.size();
    const Patch patch = patch_of_mail(parse_mail(path, piece));
    Moved moved = without_cc_stable(std::string(piece.text), patch.message, piece.text.find("\n\n"));
    if (!moved.kept.empty())
      throw Error("'" + path + "': '" + moved.kept.front() + "' is encoded in the mail, or ends with a carriage return",
                  "change the commit instead (git bpf-stable --note), and format it again");
    const std::string note = text.empty() ? moved.wish : text;
    if (note.empty() || (!moved.any && patch.message.notes.find(note) != std::string_view::npos)) {
      out += piece.text;
      continue;
    }
    const std::string noted = with_notes(moved.text, note);
    if (noted == moved.text) throw Error("'" + path + "' has no line '---' to put the note below", "is it a patch?");
    out += noted;
    said.emplace_back(note, moved.any);
  }
  return out.append(content, done, std::string::npos);
}

int note_files(const std::vector<std::string>& paths, const std::string& text, bool quiet) {
  struct File {
    std::string path, content;
    std::vector<std::pair<std::string, bool>> said;
  };
  std::vector<File> files;
  for (const std::string& path : paths) {  // all are read before the first is written
    File file{path, read_whole_file(path), {}};
    if (!looks_like_mail(file.content)) throw Error("'" + path + "' is no patch file");
    file.content = with_note(path, file.content, text, file.said);
    files.push_back(std::move(file));
  }
  for (const File& file : files) {
    if (file.said.empty()) {
      if (!quiet) complain("note: '" + display_line(file.path) + "' has no Cc: stable in its description\n");
      continue;
    }
    write_output_file(file.path, file.content);
    for (const auto& [note, moved] : file.said) say(file.path, note, moved);
  }
  flush_output();
  return 0;
}

bool is_file(const std::string& operand) {
  std::error_code failed;
  return std::filesystem::is_regular_file(operand, failed) && !is_commit(operand);
}

}  // namespace

int move_to_note(const NoteOptions& options) {
  const std::string text = given_text(options);
  const std::vector<std::string>& operands = options.operands;
  if (!operands.empty() && std::all_of(operands.begin(), operands.end(), is_file)) return note_files(operands, text, options.quiet);
  if (operands.size() > 1) throw Error("--note takes one commit, or patch files", "", 129);
  return note_commit(operands.empty() ? "HEAD" : operands.front(), text, options.quiet);
}

}  // namespace bpf
