// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/record.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "lib/error.h"
#include "lib/git/directory_lock.h"
#include "lib/git/process.h"
#include "lib/git/tag_record.h"
#include "lib/model/scan.h"
#include "lib/model/dates.h"

namespace bpf {
namespace {

constexpr std::string_view folder = "refs/bpf/sent/";

std::string series_key(const std::string& branch) { return "branch." + branch + ".bpfSeries"; }

// N of "…v<N>", 0 when the name does not end so.
int version_at_end(std::string_view ref) {
  std::size_t at = ref.size();
  while (at > 0 && is_digit(ref[at - 1])) --at;
  if (at == ref.size() || at < 2 || ref[at - 1] != 'v') return 0;
  return std::max(to_number(ref.substr(at)), 0);
}

// Whether a b4 tag, "sent/20261120-topic-1b2c3d4e5f60-v2", is of this branch. b4 makes the middle
// of the change-id from the branch's name, and keeps the whole of it with the branch.
bool is_b4_tag_of(std::string_view ref, const std::string& branch, const Config& config) {
  std::string_view id = ref.substr(std::string_view("refs/tags/sent/").size());
  id = id.substr(0, id.rfind("-v"));
  if (config.get("branch." + branch + ".b4-tracking").value_or("").find(id) != std::string::npos) return true;
  const std::size_t from = id.find('-'), to = id.rfind('-');
  if (from == id.npos || to <= from) return false;
  const std::string_view name = branch.starts_with("b4/") ? std::string_view(branch).substr(3) : std::string_view(branch);
  return id.substr(from + 1, to - from - 1) == name;
}

SentVersion parse_record(std::string ref, std::string tip, std::string_view date, std::string_view text) {
  SentVersion version;
  version.version = version_at_end(ref);
  version.ref = std::move(ref);
  version.tip = std::move(tip);
  version.sent = to_seconds(date);
  if (!version.ref.starts_with(folder)) {
    version.cover = trim(text);
    return version;
  }
  std::map<std::string, std::string> fields;
  for (const auto& [key, value] : record_fields(text)) fields[key] = value;
  version.base = fields["Bpf-Base"];
  version.tree = fields["Bpf-Tree"];
  version.message_id = fields["Bpf-Message-Id"];
  version.rfc = fields["Bpf-Rfc"] == "yes";
  version.by_hook = fields["Bpf-Recorded-By"] == "sendemail-validate";
  if (fields["Bpf-Cover"] == "yes") version.cover = trim(text.substr(0, trim_right(text).rfind("\n\n")));
  return version;
}

std::string message_of(const SentVersion& version, const std::string& branch) {
  std::string text = version.cover.empty() ? "v" + std::to_string(version.version) + " of " + branch : version.cover;
  text += "\n\nBpf-Cover: " + std::string(version.cover.empty() ? "no" : "yes") + "\n";
  text += "Bpf-Base: " + version.base + "\n";
  if (!version.tree.empty()) text += "Bpf-Tree: " + version.tree + "\n";
  if (version.rfc) text += "Bpf-Rfc: yes\n";
  if (!version.message_id.empty()) text += "Bpf-Message-Id: " + version.message_id + "\n";
  if (version.by_hook) text += "Bpf-Recorded-By: sendemail-validate\n";
  return text;
}

// A new series' name: the day, the branch in what a ref may have, and the tip.
std::string new_series(const SentVersion& version, const std::string& branch) {
  std::string name;
  for (char c : branch) name += is_alpha(c) || is_digit(c) ? c : '-';
  std::string day = date_of(version.sent);
  std::erase(day, '-');
  return day + "-" + name + "-" + version.tip.substr(0, 8);
}

}  // namespace

static std::vector<std::string> question_of_sent(const std::string& branch, const Config& config) {
  std::vector<std::string> command = {
      "for-each-ref", "--format=%(refname)%00%(objectname)%00%(*objectname)%00%(creatordate:unix)%00%(contents)%00"};
  const std::string series = config.get(series_key(branch)).value_or("");
  if (!series.empty()) command.push_back(std::string(folder) + series + "/");
  command.push_back("refs/tags/sent/");
  command.push_back("refs/tags/" + branch + "-v*");
  return command;
}

void ask_ahead_for_sent(const std::string& branch, const Config& config) {
  if (!branch.empty()) start_git_ahead(question_of_sent(branch, config));
}

std::vector<SentVersion> read_sent(const std::string& branch, const Target& target, const Config& config) {
  std::vector<SentVersion> sent;
  if (branch.empty()) return sent;
  const std::string out = git_output(question_of_sent(branch, config));
  std::vector<std::string_view> fields;
  for (std::string_view rest = out; rest.find('\0') != rest.npos; rest.remove_prefix(fields.back().size() + 1)) {
    if (fields.size() % 5 == 0 && rest.starts_with('\n')) rest.remove_prefix(1);
    fields.push_back(rest.substr(0, rest.find('\0')));
  }
  for (std::size_t i = 0; i + 4 < fields.size(); i += 5) {
    const std::string_view ref = fields[i], tip = fields[i + 2].empty() ? fields[i + 1] : fields[i + 2];
    if (version_at_end(ref) == 0) continue;
    if (ref.starts_with("refs/tags/sent/") && !is_b4_tag_of(ref, branch, config)) continue;
    sent.push_back(parse_record(std::string(ref), std::string(tip), fields[i + 3], fields[i + 4]));
  }
  const auto ours = [](const SentVersion& v) { return v.ref.starts_with(folder); };
  std::stable_sort(sent.begin(), sent.end(), [&](const SentVersion& a, const SentVersion& b) {
    return a.version != b.version ? a.version < b.version : ours(a) && !ours(b);
  });
  sent.erase(std::unique(sent.begin(), sent.end(),
                         [](const SentVersion& a, const SentVersion& b) { return a.version == b.version; }),
             sent.end());
  for (SentVersion& version : sent)
    if (version.base.empty()) version.base = find_base(version.tip, target, config);
  return sent;
}

std::string record_sent(SentVersion version, const std::string& branch, bool replace) {
  if (branch.empty())
    throw Error("what was sent is recorded with a branch, and HEAD is on none", "git switch -c <name>");
  if (version.sent == 0) version.sent = std::time(nullptr);
  const DirectoryLock lock = lock_repository();
  const Config config = Config::read();  // as it is now
  std::string series = config.get(series_key(branch)).value_or("");
  const bool fresh = series.empty();
  if (fresh) series = new_series(version, branch);
  version.ref = std::string(folder) + series + "/v" + std::to_string(version.version);

  const std::string before = record_at(version.ref);
  if (!before.empty()) {
    for (const SentVersion& known : read_sent(branch, {}, config)) {
      if (known.ref != version.ref) continue;
      if (known.tip == version.tip && known.base == version.base && known.rfc == version.rfc) return version.ref;
      replace = replace || (known.rfc && !version.rfc);
    }
    if (!replace)
      throw Error("v" + std::to_string(version.version) + " of branch '" + branch +
                      "' is recorded with other commits already (" + version.ref + ")",
                  "-v<n> names the version that was sent; --force replaces the record");
  }
  const std::string name = series + "/v" + std::to_string(version.version);
  write_record({.ref = version.ref, .target = version.tip, .type = "commit", .name = name,
                .message = message_of(version, branch), .time = version.sent, .reason = "git-bpf: sent", .before = before});
  if (fresh) git_output({"config", series_key(branch), series});
  return version.ref;
}

}  // namespace bpf
