// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/status.h"

#include <algorithm>

#include "lib/model/dates.h"
#include "lib/model/shell.h"
#include "lib/report/display.h"
#include "lib/report/human.h"

namespace bpf {
namespace {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr std::size_t label_width = 11, most_checks = 4, most_conflicts = 3;
constexpr std::string_view green = "\x1b[32m", red = "\x1b[1;31m", yellow = "\x1b[33m", bold = "\x1b[1m";

std::string painted(std::string_view text, std::string_view color, bool on) {
  return on && !color.empty() ? std::string(color) + std::string(text) + "\x1b[m" : std::string(text);
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t shown = display_width(text);
  if (shown < width) text.append(width - shown, ' ');
  return text;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string ago(std::int64_t then, std::int64_t now) {
  const std::int64_t days = std::max<std::int64_t>(now / day - then / day, 0);
  return days == 0 ? "today" : days == 1 ? "yesterday" : std::to_string(days) + " days ago";
}

std::string version_name(const Standing& standing) {
  return (standing.rfc ? "RFC v" : "v") + std::to_string(standing.version);
}

// How the next version comes about.
std::string next_by(const Standing& standing) {
  return (standing.by_b4 ? "b4 send sends v" : "git bpf-format-patch writes v") + std::to_string(standing.next_version);
}

// A -next tree stands still while the merge window is open.
bool stands_still(const Standing& standing) {
  return standing.window.open == Answer::yes && standing.tree != nullptr && standing.tree->name.ends_with("-next") &&
         !standing.tree->iproute2;
}

bool in_mainline(const Standing& standing) {
  return std::all_of(standing.patches.begin(), standing.patches.end(), [](const PatchStanding& patch) {
    return std::any_of(patch.landed.begin(), patch.landed.end(),
                       [](const Landing& landing) { return landing.tree == "mainline" && landing.reverted_by.empty(); });
  });
}

// The trees in which something of it is, each once.
std::vector<std::string> trees_with(const Standing& standing) {
  std::vector<std::string> trees;
  for (const PatchStanding& patch : standing.patches)
    for (const Landing& landing : patch.landed)
      if (landing.reverted_by.empty() && std::find(trees.begin(), trees.end(), landing.tree) == trees.end())
        trees.push_back(landing.tree);
  return trees;
}

// The state that patchwork has most of the patches in, when all that it has agree.
std::string queue_state(const Standing& standing) {
  std::string state;
  for (const PatchStanding& patch : standing.patches) {
    if (!patch.queue) continue;
    if (!state.empty() && state != patch.queue->state) return "";
    state = patch.queue->state;
  }
  return state;
}

bool any_in_state(const Standing& standing, std::string_view state) {
  return std::any_of(standing.patches.begin(), standing.patches.end(),
                     [&](const PatchStanding& patch) { return patch.queue && patch.queue->state == state; });
}

std::string count_of(std::size_t count) { return std::to_string(count) + (count == 1 ? " patch" : " patches"); }

// The tree's branch, for a command.
std::string base_branch(const Standing& standing) {
  return standing.base && !standing.base->branch.empty() ? shell_quote(standing.base->branch) : "onto the tree";
}

// What comes before another version.
std::string rebase_first(const Standing& standing) {
  return standing.base && standing.base->applies == Answer::no
             ? "it does not apply any more: git rebase " + base_branch(standing) + ", then "
             : "";
}

std::string waiting_for(const Standing& standing, std::int64_t now) {
  if (any_in_state(standing, "changes-requested"))
    return "changes were requested: when they are made, " + next_by(standing);
  if (queue_state(standing) == "accepted") return "accepted: git fetch brings it when the tree has it";
  if (const std::string rebase = rebase_first(standing); !rebase.empty()) return rebase + next_by(standing);
  if (standing.sent == 0) return "when it was sent is not known";
  const std::int64_t reply = reply_expected(standing.sent), reminder = reminder_polite(standing.sent);
  if (now < reply + day) return "a first reply usually comes within three working days: until " + date_of(reply);
  if (stands_still(standing)) return "no reminder while the merge window is open";
  if (now < reminder) return "a first reply was to be expected until " + date_of(reply) + "; a reminder is polite from " +
                             date_of(reminder) + " on";
  return "without a reply, a short reminder in the thread is polite since " + date_of(reminder);
}

std::string reverted_by(const Standing& standing) {
  for (const PatchStanding& patch : standing.patches)
    for (const Landing& landing : patch.landed)
      if (!is_landed(patch)) return landing.reverted_by.substr(0, 12);
  return "";
}

// Of a series part of which landed: how to go on with the rest.
std::string without_landed(const Standing& standing) {
  const bool at_tip = standing.base && standing.base->behind == 0;
  if (!at_tip) return "git rebase " + base_branch(standing) + " leaves out what landed as it is; ";
  if (standing.version > 0) return "";  // what was sent landed, and is no longer on the branch
  return "git rebase -i " + base_branch(standing) + ", and delete the lines of what landed; ";
}

// What no series can be written of as it is: what to do about it first.
std::string make_it_a_series(const Standing& standing) {
  if (standing.merges > 0)
    return "a merge is in it, and a series has none: git rebase -i " + base_branch(standing) +
           ", and delete the lines of the commits that are not yours; then ";
  if (standing.branch.empty() && standing.patches.size() > 1)
    return "the cover letter's text is kept with a branch: git switch -c <name>, then git branch --edit-description, then ";
  return "";
}

// Nothing writes a series whose tree is not known.
std::string say_the_tree(const Standing& standing) {
  if (standing.branch.empty()) return "the tree is not known: git bpf-format-patch --tree=<tree> writes v" + std::to_string(standing.next_version);
  return "say which tree it is for: git config branch." + shell_quote(standing.branch) + ".bpfTree <tree>";
}

// What to do, or to wait for.
std::string advice(const Standing& standing, std::int64_t now) {
  const std::string writes = next_by(standing);
  const Stage stage = stage_of(standing, now);
  const bool more = stage == Stage::unsent || stage == Stage::changed || stage == Stage::partly;
  if (more && standing.tree == nullptr) return say_the_tree(standing);
  if (const std::string first = make_it_a_series(standing); more && !first.empty()) return first + writes;
  switch (stage) {
    case Stage::empty: return "";
    case Stage::unsent: return "not sent yet: " + rebase_first(standing) + writes;
    case Stage::waiting:
    case Stage::quiet: return waiting_for(standing, now);
    case Stage::changed: return "changed since: " + rebase_first(standing) + writes;
    case Stage::partly:
      return without_landed(standing) + writes + " of the rest";
    case Stage::landed:
      return in_mainline(standing) ? "all of it is in mainline"
                                   : "applied: it is on its way to mainline, which is no final verdict";
    case Stage::reverted: return "taken back: git show " + reverted_by(standing) + " says why";
  }
  return "";
}

std::string base_text(const BaseFacts& base, std::int64_t now) {
  std::string text = base.base;
  if (base.branch.empty()) return display_line(text);
  if (text.empty()) return base.why.empty() ? "" : "not known: " + display_line(base.why);
  if (base.in_tree == Answer::no) text += ", which " + base.branch + " does not have";
  else if (base.behind == 0) text += ", the tip of " + base.branch;
  else if (base.behind > 0) text += ", " + plural(static_cast<std::size_t>(base.behind), "commit") + " behind " + base.branch;
  if (base.fetched > 0 && date_of(base.fetched) != date_of(now)) text += ", which was fetched " + ago(base.fetched, now);
  return display_line(text);
}

std::string applies_text(const BaseFacts& base) {
  if (base.applies == Answer::yes) return "yes, to " + display_line(base.branch);
  if (base.applies != Answer::no) return base.why.empty() ? "" : "not known: " + display_line(base.why);
  std::vector<std::string> files = base.conflicts;
  const std::size_t more = files.size() > most_conflicts ? files.size() - most_conflicts : 0;
  files.resize(files.size() - more);
  return "no: conflicts in " + display_line(join(files)) + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

std::string changes_text(const Standing& standing) {
  if (standing.changes.empty()) return "";
  return standing.unchanged ? "none since " + version_name(standing)
                            : "since " + version_name(standing) + ": " + display_line(standing.changes);
}

std::string landed_text(const Standing& standing) {
  const std::size_t landed = standing.landed();
  std::string text = std::to_string(landed) + " of " + count_of(standing.wanted());
  const std::vector<std::string> trees = trees_with(standing);
  if (!trees.empty()) text += ", in " + join(trees);
  else if (!standing.looked_in.empty()) text += "; looked in " + join(standing.looked_in);
  if (!standing.not_fetched.empty()) text += "; not fetched here: " + join(standing.not_fetched);
  if (standing.cut) text += "; the history here is cut (git fetch --unshallow)";
  return text;
}

std::string reviews_text(const Standing& standing) {
  const auto reviewed = std::count_if(standing.patches.begin(), standing.patches.end(),
                                      [](const PatchStanding& patch) { return !patch.reviews.empty(); });
  if (reviewed == 0) return "no tags in the commits yet";
  return "tags on " + std::to_string(reviewed) + " of " + count_of(standing.patches.size());
}

void add_field(std::string& out, std::string_view label, const std::string& text) {
  if (!text.empty()) out += "  " + padded(std::string(label), label_width) + text + "\n";
}

std::string head_of(const Standing& standing, std::int64_t now) {
  const Stage stage = stage_of(standing, now);
  std::string out;
  if (standing.tree != nullptr)
    add_field(out, "tree", std::string(standing.tree->name) + " (" + display_line(standing.tree_why) + ")");
  else if (!standing.tree_why.empty())
    add_field(out, "tree", "not known: " + display_line(standing.tree_why + (standing.remedy.empty() ? "" : ": " + standing.remedy)));
  if (standing.version > 0) {
    std::string text = version_name(standing);
    if (standing.sent > 0) text += " on " + date_of(standing.sent) + ", " + ago(standing.sent, now);
    add_field(out, "sent", text);
    add_field(out, "changes", changes_text(standing));
  } else if (!standing.patches.empty()) {
    add_field(out, "sent", "nothing yet; next is v" + std::to_string(standing.next_version));
  }
  if (!standing.patches.empty()) {
    if (standing.version > 0 || standing.landed() > 0) add_field(out, "landed", landed_text(standing));
    if (standing.version > 0 && stage != Stage::landed) add_field(out, "reviews", reviews_text(standing));
  }
  if (standing.base && stage != Stage::landed) {
    add_field(out, "base", base_text(*standing.base, now));
    add_field(out, "applies", applies_text(*standing.base));
  }
  if (stands_still(standing))
    add_field(out, "window", "the merge window is open since " + standing.window.tag + " (" + date_of(standing.window.since) +
                                 "), to about " + date_of(standing.window.expected_end) + ": " +
                                 std::string(standing.tree->name) + " takes nothing");
  add_field(out, "thread", display_line(standing.thread));
  add_field(out, "patchwork", display_line(standing.queue));
  return out;
}

struct State {
  std::string word;
  std::string_view color;
};

State state_of(const Standing& standing, const PatchStanding& patch) {
  if (is_landed(patch)) return {"landed", green};
  if (!patch.landed.empty()) return {"reverted", red};
  if (patch.queue && !patch.queue->state.empty()) {
    const std::string& state = patch.queue->state;
    return {state, state == "accepted" ? green : state == "changes-requested" || state == "rejected" ? red : yellow};
  }
  if (patch.sent) return {"waiting", yellow};
  return {standing.version > 0 ? "new" : "unsent", ""};
}

std::string landing_text(const Landing& landing, const std::string& title) {
  std::string text = landing.tree + " " + landing.commit.substr(0, 12);
  if (landing.title != title) text += " (\"" + landing.title + "\")";
  if (landing.changed) text += ", changed when applied";
  if (!landing.reverted_by.empty()) text += ", taken back by " + landing.reverted_by.substr(0, 12);
  return text;
}

std::string queue_text(const QueueEntry& entry) {
  std::string text = "patchwork: " + (entry.state.empty() ? "no state" : entry.state);
  text += entry.delegate.empty() ? ", no delegate" : ", delegate " + entry.delegate;
  if (!entry.check.empty()) text += ", checks: " + entry.check;
  for (std::size_t i = 0; i < entry.checks.size() && i < most_checks; ++i) {
    text += (i == 0 ? " (" : ", ") + entry.checks[i].context;
    if (!entry.checks[i].description.empty()) text += ": " + entry.checks[i].description;
  }
  if (entry.checks.size() > most_checks) text += ", and " + std::to_string(entry.checks.size() - most_checks) + " more";
  return text + (entry.checks.empty() ? "" : ")");
}

std::string patches_of(const Standing& standing, bool color) {
  std::size_t width = 0;
  for (const PatchStanding& patch : standing.patches)
    width = std::max(width, display_width(state_of(standing, patch).word));
  const std::size_t digits = std::to_string(standing.patches.size()).size();
  const std::string indent(2 + digits + 2 + width + 2, ' ');
  std::string out;
  std::size_t number = 0;
  for (const PatchStanding& patch : standing.patches) {
    const State state = state_of(standing, patch);
    std::string count = std::to_string(++number);
    count.insert(0, digits - count.size(), ' ');
    out += "  " + count + "  " + painted(padded(display_line(state.word), width), state.color, color) + "  " +
           display_line(patch.title) + "\n";
    for (const Landing& landing : patch.landed) out += indent + display_line(landing_text(landing, patch.title)) + "\n";
    if (patch.queue) out += indent + display_line(queue_text(*patch.queue)) + "\n";
    else if (patch.sent && standing.asked_patchwork) out += indent + "patchwork has no such patch\n";
    if (!patch.reviews.empty()) out += indent + display_line(join(patch.reviews)) + "\n";
  }
  return out;
}

std::string name_of(const Standing& standing) { return standing.branch.empty() ? "HEAD" : display_line(standing.branch); }

// For a line of the list.
State short_state(const Standing& standing, std::int64_t now) {
  const std::string of = std::to_string(standing.landed()) + " of " + count_of(standing.wanted());
  const std::string queue = queue_state(standing);
  switch (stage_of(standing, now)) {
    case Stage::empty: return {"no patches", ""};
    case Stage::unsent: return {count_of(standing.wanted()) + ", not sent", ""};
    case Stage::changed: return {"changed since, v" + std::to_string(standing.next_version) + " is next", ""};
    case Stage::partly: return {of + " landed in " + join(trees_with(standing)), yellow};
    case Stage::landed: return {"landed in " + join(trees_with(standing)), green};
    case Stage::reverted: return {"taken back by " + reverted_by(standing), red};
    case Stage::waiting:
    case Stage::quiet: break;
  }
  if (!queue.empty()) return {"patchwork: " + queue, queue == "accepted" ? green : queue == "changes-requested" ? red : yellow};
  if (standing.sent == 0) return {"waiting", yellow};
  if (now < reply_expected(standing.sent) + day) return {"reply usually until " + date_of(reply_expected(standing.sent)), yellow};
  if (stands_still(standing)) return {"waiting: the merge window is open", yellow};
  const std::string from = date_of(reminder_polite(standing.sent));
  return {now < reminder_polite(standing.sent) ? "waiting, reminder polite from " + from : "no reply? reminder polite since " + from,
          yellow};
}

std::string none_of_its_own(const Standing& standing) {
  const std::size_t trees = standing.looked_in.size();
  return "none of its own" + (trees == 0 ? "" : ": " + join(standing.looked_in) + (trees == 1 ? " has all" : " have all"));
}

}  // namespace

std::string format_status(const Standing& standing, std::int64_t now, bool color) {
  std::string out = painted(name_of(standing), bold, color) + "\n" + head_of(standing, now);
  if (!standing.patches.empty()) out += "\n" + patches_of(standing, color);
  else if (standing.unknown.empty())
    add_field(out, "patches", none_of_its_own(standing));
  const std::string next = advice(standing, now);
  if (!next.empty()) out += "\n" + painted("next:", bold, color) + " " + display_line(next) + "\n";
  return out;
}

std::string format_status_list(const std::vector<Standing>& standings, std::int64_t now, bool color) {
  std::size_t names = 0, trees = 0, versions = 0;
  const auto tree_of = [](const Standing& s) { return s.tree == nullptr ? std::string("?") : std::string(s.tree->name); };
  const auto sent_of = [](const Standing& s) {
    if (s.version == 0) return std::string("-");
    return version_name(s) + (s.sent > 0 ? " " + date_of(s.sent) : "");
  };
  for (const Standing& standing : standings) {
    names = std::max(names, display_width(name_of(standing)));
    trees = std::max(trees, tree_of(standing).size());
    versions = std::max(versions, sent_of(standing).size());
  }
  std::string out;
  for (const Standing& standing : standings) {
    const State state = short_state(standing, now);
    out += (standing.current ? "* " : "  ") +
           painted(padded(name_of(standing), names), standing.current ? green : "", color) + "  " +
           padded(tree_of(standing), trees) + "  " + padded(sent_of(standing), versions) + "  " +
           painted(display_line(state.word), state.color, color) + "\n";
  }
  return out;
}

}  // namespace bpf
