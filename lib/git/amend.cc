// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/amend.h"

#include <unistd.h>

#include <filesystem>
#include <utility>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "lib/git/output_file.h"
#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// For git commit to read; whatever happens then, it does not stay.
struct MessageFile {
  MessageFile(std::string at, const std::string& message) : path(std::move(at)) { write_output_file(path, message); }
  MessageFile(const MessageFile&) = delete;
  MessageFile& operator=(const MessageFile&) = delete;
  ~MessageFile() { unlink(path.c_str()); }

  std::string path;
};

}  // namespace

HeadCommit read_head() {
  HeadCommit head;
  head.id = resolve_head(read_branch());
  const std::string object = git_output({"cat-file", "commit", head.id});
  const std::size_t blank = object.find("\n\n");
  const std::string_view headers = std::string_view(object).substr(0, blank);
  head.message = blank == object.npos ? "" : object.substr(blank + 2);
  for (std::string_view line : split_lines(headers)) {
    Scanner scan(line);
    if (scan.eat("tree ")) head.tree = scan.rest();
    else if (scan.eat("encoding ")) head.encoding = scan.rest();
    else if (scan.eat("parent ")) ++head.parents;
  }
  return head;
}

void require_amendable(const HeadCommit& head, const Layout& layout) {
  const std::string continues = "finish or abort it first: ";
  if (head.parents > 1) throw Error("HEAD is a merge: a Fixes: tag belongs to a commit that changes something");
  if (is_blank(head.message))
    throw Error("HEAD has no message, and a tag would be its subject", "git commit --amend, and write one");
  if (layout.bare) throw Error("a bare repository has no commit to amend");
  for (const auto& [file, what] : {std::pair{"MERGE_HEAD", "merge"}, {"CHERRY_PICK_HEAD", "cherry-pick"}, {"REVERT_HEAD", "revert"}})
    if (exists(layout.git_dir + "/" + file))
      throw Error(std::string("a ") + what + " is under way: HEAD is not the commit that is worked on",
                  continues + "git " + what + " --continue, or git " + what + " --abort");
  if (exists(layout.git_dir + "/rebase-apply"))
    throw Error("git am or git rebase has stopped: HEAD is not the commit that is worked on", "finish or abort it first");
  const std::string rebase = layout.git_dir + "/rebase-merge";
  if (exists(rebase) && exists(layout.git_dir + "/REBASE_HEAD") && !exists(rebase + "/amend"))
    throw Error("a rebase has stopped at a conflict: HEAD is not the commit that is worked on",
                continues + "git rebase --continue, or git rebase --abort");
  if (!git_output({"ls-files", "--unmerged"}).empty()) throw Error("there are conflicts that are not resolved");
}

std::string amend_message(const HeadCommit& head, const std::string& message, const Layout& layout) {
  const Interrupts interrupts;  // a signal comes when the file has gone
  const MessageFile kept(layout.git_dir + "/BPF_FIXES_MSG", message);
  const std::string encoding = head.encoding.empty() ? "UTF-8" : head.encoding;
  // --only without a path leaves out what is staged; verbatim: not a byte of the message is cleaned up.
  const int status = run_git_in_terminal({"-c", "i18n.commitEncoding=" + encoding, "commit", "--amend", "--only", "--quiet",
                                          "--cleanup=verbatim", "--allow-empty", "--allow-empty-message",
                                          "--file=" + kept.path});
  if (status != 0) throw Error("git commit --amend failed; HEAD is as it was");
  const HeadCommit now = read_head();
  if (now.tree != head.tree)
    throw Error("a hook changed the files of the commit, too", "to go back: git reset --soft " + head.id);
  return now.id;
}

}  // namespace bpf
