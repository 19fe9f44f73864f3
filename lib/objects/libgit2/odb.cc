// SPDX-License-Identifier: GPL-2.0-only
#include "lib/objects/libgit2/odb.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace bpf {
namespace {

[[noreturn]] void fail(const std::string& what) {
  const git_error* error = git_error_last();
  throw std::runtime_error(what + (error != nullptr ? std::string(": ") + error->message : ""));
}

struct Entry {
  std::string_view name;
  unsigned mode = 0;
  git_oid id = {};
  bool is_tree() const { return mode == 040000; }
};

// A tree object is "<mode in octal> <name>\0<20 bytes of id>" again and again.
bool next_entry(std::string_view& data, Entry& entry) {
  const std::size_t blank = data.find(' ');
  const std::size_t zero = blank == data.npos ? data.npos : data.find('\0', blank);
  if (zero == data.npos || data.size() - zero - 1 < GIT_OID_RAWSZ) {
    if (!data.empty()) throw std::runtime_error("broken tree object");
    return false;
  }
  entry.mode = 0;
  for (char c : data.substr(0, blank)) entry.mode = entry.mode * 8 + static_cast<unsigned>(c - '0');
  entry.name = data.substr(blank + 1, zero - blank - 1);
  git_oid_fromraw(&entry.id, reinterpret_cast<const unsigned char*>(data.data() + zero + 1));
  data.remove_prefix(zero + 1 + GIT_OID_RAWSZ);
  return true;
}

// Git sorts a folder as if its name ended in '/'.
int compare_names(const Entry& a, const Entry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0)
    return order;
  const auto next = [&](const Entry& e) -> unsigned char {
    if (e.name.size() > common) return static_cast<unsigned char>(e.name[common]);
    return e.is_tree() ? '/' : '\0';
  };
  return next(a) - next(b);
}

std::string hex(const git_oid& id) {
  char text[GIT_OID_HEXSZ + 1];
  git_oid_tostr(text, sizeof text, &id);
  return text;
}

std::string_view bytes(const Odb::Object& object) {
  if (!object) return {};
  return {static_cast<const char*>(git_odb_object_data(object.get())),
          git_odb_object_size(object.get())};
}

}  // namespace

Odb::Odb(const std::string& objects_directory) {
  if (git_libgit2_init() < 0) fail("libgit2");
  // Git checks what it writes; hashing every object again on reading takes half of the time.
  git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
  git_odb* odb = nullptr;
  if (git_odb_open(&odb, objects_directory.c_str()) != 0) {
    git_libgit2_shutdown();
    fail("cannot open the object database");
  }
  odb_.reset(odb);
}

Odb::~Odb() {
  odb_.reset();
  git_libgit2_shutdown();
}

Odb::Object Odb::read(const git_oid& id, git_object_t type) const {
  git_odb_object* object = nullptr;
  if (git_odb_read(&object, odb_.get(), &id) != 0) fail("object " + hex(id));
  Object result(object);
  if (git_odb_object_type(object) != type)
    throw std::runtime_error("object " + hex(id) + " is not a " + git_object_type2string(type));
  return result;
}

void Odb::compare_trees(const git_oid* old_tree, const git_oid* new_tree, const std::string& folder,
                        std::vector<Change>& changes) const {
  const Object old_object = old_tree != nullptr ? read(*old_tree, GIT_OBJECT_TREE) : nullptr;
  const Object new_object = new_tree != nullptr ? read(*new_tree, GIT_OBJECT_TREE) : nullptr;
  std::string_view old_data = bytes(old_object), new_data = bytes(new_object);
  Entry a, b;
  bool has_a = next_entry(old_data, a), has_b = next_entry(new_data, b);
  const git_oid zero = {};
  const auto add = [&](const Entry* before, const Entry* after) {
    const Entry& named = before != nullptr ? *before : *after;
    std::string path = folder + std::string(named.name);
    const bool tree_before = before != nullptr && before->is_tree();
    const bool tree_after = after != nullptr && after->is_tree();
    if (tree_before || tree_after)
      return compare_trees(tree_before ? &before->id : nullptr, tree_after ? &after->id : nullptr,
                           path + "/", changes);
    changes.push_back({std::move(path), hex(before != nullptr ? before->id : zero),
                       hex(after != nullptr ? after->id : zero), before != nullptr ? before->mode : 0,
                       after != nullptr ? after->mode : 0});
  };
  while (has_a || has_b) {
    const int order = !has_a ? 1 : !has_b ? -1 : compare_names(a, b);
    if (order == 0) {
      if (git_oid_cmp(&a.id, &b.id) != 0 || a.mode != b.mode) add(&a, &b);
    } else if (order < 0) {
      add(&a, nullptr);
    } else {
      add(nullptr, &b);
    }
    if (order <= 0) has_a = next_entry(old_data, a);
    if (order >= 0) has_b = next_entry(new_data, b);
  }
}

}  // namespace bpf
