// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/history.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace bpf {
namespace {

// The lines that a patch adds and takes away, each as a number: equal for equal lines of equal
// files, white space aside, as in git-patch-id(1).
std::vector<std::size_t> lines_of(const Patch& patch) {
  std::vector<std::size_t> lines;
  for (const FileDiff& file : patch.files) {
    const auto add = [&](char kind, std::string_view text) {
      std::string key = file.path() + '\n' + kind;
      for (char c : text)
        if (c != ' ' && c != '\t' && c != '\r') key += c;
      lines.push_back(std::hash<std::string>{}(key));
    };
    for (const DiffLine& line : file.lines) add(line.kind, line.text);
    if (file.lines.empty()) add('=', file.binary ? std::string(file.new_id) : std::string(file.new_mode));
  }
  return lines;
}

struct Candidate {
  const Patch* patch;
  std::vector<std::size_t> lines, sorted;
  bool taken = false;
};

std::vector<Candidate> candidates(const Series& series) {
  std::vector<Candidate> all;
  for (const Patch& patch : series.patches) {
    Candidate candidate{&patch, lines_of(patch), {}};
    candidate.sorted = candidate.lines;
    std::sort(candidate.sorted.begin(), candidate.sorted.end());
    all.push_back(std::move(candidate));
  }
  return all;
}

bool mostly_common(const Candidate& a, const Candidate& b) {
  std::vector<std::size_t> common;
  std::set_intersection(a.sorted.begin(), a.sorted.end(), b.sorted.begin(), b.sorted.end(),
                        std::back_inserter(common));
  return !common.empty() && 2 * common.size() >= std::max(a.sorted.size(), b.sorted.size());
}

}  // namespace

bool History::unchanged() const {
  if (added > 0) return false;
  for (std::size_t i = 0; i < patches.size(); ++i) {
    const SentPatch& patch = patches[i];
    if (patch.now != static_cast<int>(i) || !patch.same_change || !patch.same_title || !patch.same_text)
      return false;
  }
  return true;
}

std::vector<SentPatch> match_patches(const Series& before, const Series& now) {
  std::vector<Candidate> old = candidates(before), fresh = candidates(now);
  std::vector<SentPatch> matched(old.size());
  const auto title = [](const Candidate& c) { return c.patch->message.subject; };
  const auto pair_up = [&](auto&& alike) {
    for (std::size_t i = 0; i < old.size(); ++i) {
      if (old[i].taken) continue;
      for (std::size_t j = 0; j < fresh.size(); ++j) {
        if (fresh[j].taken || !alike(old[i], fresh[j])) continue;
        old[i].taken = fresh[j].taken = true;
        matched[i].now = static_cast<int>(j);
        break;
      }
    }
  };
  pair_up([&](const auto& a, const auto& b) { return a.lines == b.lines && title(a) == title(b); });
  pair_up([&](const auto& a, const auto& b) { return a.lines == b.lines; });
  pair_up([&](const auto& a, const auto& b) { return title(a) == title(b); });
  pair_up(mostly_common);
  for (std::size_t i = 0; i < old.size(); ++i) {
    matched[i].title = title(old[i]);
    if (matched[i].now < 0) continue;
    const Candidate& other = fresh[static_cast<std::size_t>(matched[i].now)];
    matched[i].same_change = old[i].lines == other.lines;
    matched[i].same_title = title(old[i]) == title(other);
    matched[i].same_text = prose(old[i].patch->message) == prose(other.patch->message);
  }
  return matched;
}

}  // namespace bpf
