// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/objects.h"

#include <algorithm>
#include <span>

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

std::vector<std::string> read_command() { return {"cat-file", "--batch"}; }

bool is_one_line(const std::string& name) { return name.find('\n') == std::string::npos; }

std::string lines_of(std::span<const std::string> names) {
  std::string lines;
  for (const std::string& name : names)
    if (is_one_line(name)) lines += name + "\n";
  return lines;
}

// "<id> <type> <size>\n<content>\n"; everything else is an answer of one line.
std::optional<NamedObject> take_object(std::string_view& out) {
  const std::string_view header = out.substr(0, out.find('\n'));
  out.remove_prefix(std::min(header.size() + 1, out.size()));
  Scanner scan(header);
  NamedObject object;
  object.id = scan.take_while(is_hex);
  if ((object.id.size() != 40 && object.id.size() != 64) || !scan.eat(" ")) return std::nullopt;
  object.type = scan.take_while(is_alpha);
  const int size = scan.eat(" ") ? to_number(scan.rest()) : -1;
  if (size < 0 || out.size() < static_cast<std::size_t>(size)) return std::nullopt;
  object.content = out.substr(0, static_cast<std::size_t>(size));
  out.remove_prefix(std::min(object.content.size() + 1, out.size()));
  return object;
}

// What guess_objects() has asked for, until it is answered.
std::vector<std::string>& guessed() {
  static std::vector<std::string> names;
  return names;
}

// What git is asked for where these are wanted.
std::vector<std::string> after_guessed(const std::vector<std::string>& names) {
  const std::vector<std::string>& before = guessed();
  if (names.size() >= before.size() && std::equal(before.begin(), before.end(), names.begin())) return names;
  std::vector<std::string> all = before;
  all.insert(all.end(), names.begin(), names.end());
  return all;
}

std::vector<std::optional<NamedObject>> read_all(const std::vector<std::string>& names) {
  std::vector<std::optional<NamedObject>> objects(names.size());
  for (std::size_t next = 0; next < names.size();) {
    const std::string input = lines_of(std::span(names).subspan(next));
    if (input.empty()) break;
    const RunResult result = run_git(read_command(), {.input = input});
    for (std::string_view out = result.out; next < names.size() && !out.empty(); ++next)
      if (is_one_line(names[next])) objects[next] = take_object(out);
    // Git stops at what a partial clone lacks; the rest may be here.
    if (result.ok() || next == names.size() || result.err.find("not a git repository") != std::string::npos) break;
    ++next;
  }
  return objects;
}

}  // namespace

std::vector<std::optional<NamedObject>> read_named_objects(const std::vector<std::string>& names) {
  std::vector<std::optional<NamedObject>> objects = read_all(after_guessed(names));
  guessed().clear();
  objects.erase(objects.begin(), objects.end() - static_cast<std::ptrdiff_t>(names.size()));
  return objects;
}

void get_ready_to_read_objects() { start_git_ahead(read_command(), true); }

void ask_ahead_for_objects(const std::vector<std::string>& names) {
  ask_git_ahead(read_command(), lines_of(after_guessed(names)));
}

void guess_objects(const std::vector<std::string>& names) {
  guessed() = names;
  ask_git_ahead(read_command(), lines_of(names));
}

std::optional<Error> why_unreadable(const std::string& commit, const std::string& path) {
  const RunResult entry = run_git({"ls-tree", "--full-tree", commit, "--", path});
  if (!entry.ok()) return git_error(entry);
  if (entry.out.empty()) return std::nullopt;
  const std::string name = commit + ":" + path;
  const RunResult content = run_git({"cat-file", "blob", name});
  if (content.ok()) return std::nullopt;
  if (git_error(content).hint.starts_with("this is a partial clone"))
    return Error(path + " of " + commit + " is not in this partial clone", "to fetch it: git show " + name + " >/dev/null");
  return git_error(content);
}

}  // namespace bpf
