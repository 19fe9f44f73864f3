// SPDX-License-Identifier: GPL-2.0-only
#include "lib/git/objects.h"

#include <algorithm>

#include "lib/git/process.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

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

}  // namespace

std::vector<std::optional<NamedObject>> read_named_objects(const std::vector<std::string>& names) {
  std::vector<std::optional<NamedObject>> objects(names.size());
  std::string input;
  for (const std::string& name : names)
    if (name.find('\n') == name.npos) input += name + "\n";
  if (input.empty()) return objects;
  const RunResult result = run_git({"cat-file", "--batch"}, {.input = input});
  std::string_view out = result.out;
  for (std::size_t i = 0; i < names.size() && !out.empty(); ++i)
    if (names[i].find('\n') == names[i].npos) objects[i] = take_object(out);
  return objects;
}

}  // namespace bpf
