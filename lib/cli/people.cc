// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/people.h"

#include <algorithm>
#include <map>
#include <set>

#include "lib/cli/input.h"
#include "lib/error.h"
#include "lib/git/objects.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/fixes.h"
#include "lib/people/file_addresses.h"
#include "lib/objects/commits.h"
#include "lib/people/mailbox.h"
#include "lib/series/record.h"

namespace bpf {
namespace {

constexpr const char* file_names[] = {"MAINTAINERS", ".mailmap", ".get_maintainer.ignore"};

// The revisions that may have a MAINTAINERS, best first.
std::vector<std::string> revisions_of(const Target& target, const Config& config, const std::string& base) {
  std::vector<std::string> revisions;
  for (const TreeRef& known : known_tree_refs(config))
    if (known.tree == target.tree) revisions.push_back(known.ref);
  if (!base.empty()) revisions.push_back(base);
  revisions.emplace_back("HEAD");
  return revisions;
}

std::set<std::string> fixed_ids(const Series& series) {
  std::set<std::string> ids;
  for (const Patch& patch : series.patches)
    for (const Trailer& tag : patch.message.tags)
      if (is_fixes(tag))
        if (const FixesTag fixes = parse_fixes(tag, {}); fixes.id.size() >= 5) ids.insert(std::string(fixes.id));
  return ids;
}

std::set<std::string> readable_paths(const Series& series, const PeopleRequest& request) {
  std::set<std::string> paths(request.paths.begin(), request.paths.end());
  for (const Patch& patch : series.patches)
    for (const std::string& path : patch.paths.value_or(std::vector<std::string>{}))
      if (names_its_people(path)) paths.insert(path);
  return paths;
}

std::string short_name(std::string_view revision) {
  for (std::string_view prefix : {"refs/remotes/", "refs/heads/"})
    if (revision.starts_with(prefix)) revision.remove_prefix(prefix.size());
  const bool is_id = revision.size() >= 40 && std::all_of(revision.begin(), revision.end(), is_hex);
  return std::string(is_id ? revision.substr(0, fixes_digits) : revision);
}

// All that one revision has to tell, in one question to git.
class TreeReader {
 public:
  TreeReader(const Series& series, const PeopleRequest& request)
      : ids_(fixed_ids(series)), paths_(readable_paths(series, request)) {}

  // What read() will want to know.
  void ask_ahead(const std::string& revision) const { ask_ahead_for_objects(names_of(revision)); }
  void guess(const std::string& revision) const { guess_objects(names_of(revision)); }

  // False when there is no MAINTAINERS in the revision, unless one is given.
  bool read(const std::string& revision, bool needed) {
    std::vector<std::optional<NamedObject>> objects = read_named_objects(names_of(revision));
    std::size_t next = 0;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < std::size(file_names); ++i) files.push_back(text(objects[next++]));
    if (commits_.empty())
      for (const std::string& id : ids_) {
        std::optional<NamedObject>& object = objects[std::size(file_names) + paths_.size() + commits_.size()];
        commits_.emplace(id, object ? std::optional(fixed_commit_of(object->id, object->content)) : std::nullopt);
      }
    if (needed && files[0].empty()) return false;
    for (const std::string& path : paths_) texts_[path] = text(objects[next++]);
    revision_ = revision;
    files_ = std::move(files);
    return true;
  }
  PeopleSource source() {
    PeopleSource source;
    if (!files_.empty()) {
      source.mailmap = Mailmap(files_[1]);
      source.ignored = ignored_addresses(files_[2]);
    }
    source.find_commit = [commits = std::move(commits_)](const std::string& id) {
      const auto found = commits.find(id);
      return found == commits.end() ? std::nullopt : found->second;
    };
    source.read_file = [texts = std::move(texts_)](const std::string& path) -> std::optional<std::string> {
      const auto found = texts.find(path);
      return found == texts.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
    };
    return source;
  }
  std::string maintainers() { return files_.empty() ? "" : std::move(files_[0]); }
  const std::string& revision() const { return revision_; }

 private:
  std::vector<std::string> names_of(const std::string& revision) const {
    std::vector<std::string> names;
    for (const char* name : file_names) names.push_back(revision + ":" + name);
    for (const std::string& path : paths_) names.push_back(revision + ":" + path);
    if (commits_.empty())
      for (const std::string& id : ids_) names.push_back(id + "^{commit}");
    return names;
  }
  static std::string text(std::optional<NamedObject>& object) {
    return object && object->type == "blob" ? std::move(object->content) : std::string{};
  }

  std::set<std::string> ids_, paths_;
  std::map<std::string, std::optional<FixedCommit>> commits_;
  std::map<std::string, std::string> texts_;
  std::string revision_;
  std::vector<std::string> files_;
};

IsFolder folders_of(const std::string& revision) {
  if (revision.empty()) return {};
  return [revision, known = std::map<std::string, bool>()](const std::string& path) mutable {
    const auto [entry, is_new] = known.emplace(path, false);
    if (is_new) {
      const auto objects = read_named_objects({revision + ":" + path});
      entry->second = objects.front() && objects.front()->type == "tree";
    }
    return entry->second;
  };
}

std::string branch_of(const PeopleRequest& request) { return request.branch ? *request.branch : read_branch().name; }

// The tags of the versions that were sent from this branch, if they are of this series: some
// patch has the title of one of theirs.
std::vector<EarlierTag> earlier_tags(const Series& series, const Target& target, const Config& config,
                                     const PeopleRequest& request) {
  std::vector<EarlierTag> tags;
  try {
    for (const SentVersion& sent : read_sent(branch_of(request), target, config)) {
      if (sent.base.empty()) continue;
      const CommitList list = list_commits({sent.tip, "^" + sent.base});
      const Series before = series_of_commits(list.commits, load_commits(list.commits));
      const bool related = std::any_of(before.patches.begin(), before.patches.end(), [&](const Patch& old) {
        return std::any_of(series.patches.begin(), series.patches.end(), [&](const Patch& patch) {
          return patch.message.subject == old.message.subject;
        });
      });
      if (!related) continue;
      for (const Patch& patch : before.patches)
        for (const Trailer& tag : patch.message.tags)
          if (const std::optional<Ident> who = parse_ident(unfold(tag.value)))
            tags.push_back({sent.version, std::string(tag.key), *who});
    }
  } catch (const Error&) {
    // No repository, or the commits are gone: nobody is known.
  }
  return tags;
}

// Where the branch that HEAD is on cannot be told, nothing is known to have been sent from it.
void ask_ahead_for_earlier_tags(const PeopleRequest& request, const Config& config) {
  try {
    ask_ahead_for_sent(branch_of(request), config);
  } catch (const Error&) {
    return;
  }
}

}  // namespace

void guess_people(const Tree& tree) {
  TreeReader({}, {}).guess("refs/remotes/" + std::string(tree.name) + "/" + std::string(tree.branch));
}

void ask_ahead_for_people(const Target& target, const Config& config) {
  if (target.tree != nullptr) TreeReader({}, {}).ask_ahead(revisions_of(target, config, "").front());
}

PeopleSource load_people(const Series& series, const Target& target, const Config& config,
                         const PeopleRequest& request) {
  const std::vector<std::string> revisions = revisions_of(target, config, request.base);
  TreeReader reader(series, request);
  reader.ask_ahead(revisions.front());
  ask_ahead_for_earlier_tags(request, config);
  const bool given = !request.maintainers_file.empty();
  std::string text, name = request.maintainers_file;
  if (given) text = read_whole_file(request.maintainers_file);
  for (const std::string& revision : revisions)
    if (reader.read(revision, !given)) break;
  PeopleSource source = reader.source();
  source.tree = short_name(reader.revision());
  source.earlier = earlier_tags(series, target, config, request);
  if (!given) {
    text = reader.maintainers();
    name = source.tree + ":MAINTAINERS";
  }
  auto maintainers = std::make_unique<Maintainers>(make_source(name, std::move(text)), folders_of(reader.revision()));
  if (given && maintainers->empty())
    throw Error("'" + name + "' has no sections: it is no MAINTAINERS file",
                "a section has a title and lines like 'M: Name <address>' and 'F: path/'");
  if (!maintainers->empty()) {
    source.maintainers = std::move(maintainers);
    source.name = name;
  }
  for (const std::string& revision : revisions)
    if (!source.maintainers && !source.trouble && !read_ref(revision).empty())
      source.trouble = why_unreadable(short_name(revision), file_names[0]);
  return source;
}

std::string remedy_for_people(const Target& target, const Config& config) {
  const Tree& tree = target.tree != nullptr ? *target.tree : *find_tree("bpf-next");
  const std::string by_hand = "name the file: git bpf-recipients --maintainers <file>";
  return ref_of_tree(tree, config).empty() ? fetch_command(tree, config) + "; or " + by_hand : by_hand;
}

std::vector<std::string> own_addresses(const Config& config) {
  std::vector<std::string> addresses;
  for (const char* key : {"user.email", "sendemail.from"})
    if (const std::optional<std::string> value = config.get(key))
      if (const std::optional<Ident> who = parse_ident(*value)) addresses.push_back(who->email);
  return addresses;
}

}  // namespace bpf
