// SPDX-License-Identifier: GPL-2.0-only
// git bpf-check: judges commits, patch files, directories of mails and mboxes by the rules of the
// BPF subsystem.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include "lib/cli/doctor.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/history_of.h"
#include "lib/cli/input.h"
#include "lib/cli/preview.h"
#include "lib/cli/program.h"
#include "lib/cli/progress.h"
#include "lib/error.h"
#include "lib/git/config_keys.h"
#include "lib/git/process.h"
#include "lib/report/advice.h"
#include "lib/report/color.h"
#include "lib/report/display.h"
#include "lib/report/explain.h"
#include "lib/report/formats.h"
#include "lib/rules/rules.h"

namespace {

using namespace bpf;

struct Settings {
  const Format* format = nullptr;
  std::string tree, profile;
  bool strict = false, quiet = false, nul = false, quote_path = true;
  Policy policy;
  Style style;
};

std::string describe(const Target& target) {
  if (target.tree == nullptr) return "";
  return std::string(target.tree->name) + " (" + target.why + ")";
}

bool wants_base(const Policy& policy) {
  constexpr std::string_view rules[] = {"applies-to-target", "rebase-against-target", "base-is-public", "tree-stale"};
  return std::any_of(std::begin(rules), std::end(rules),
                     [&](std::string_view id) { return policy.severity(*find_rule(id)) != Severity::off; });
}

// Reads what commits change, and their diffs, as they are wanted. A partial clone may lack what a diff is
// made of; the rules that need it say so then.
class Content {
 public:
  Content(Input& input, std::string& why_no_diffs)
      : changes_(std::move(input.changes)), diffs_(std::move(input.diffs)), why_no_diffs_(why_no_diffs) {
    if (!diffs_) return;
    for (const Patch& patch : input.series.patches) ids_.push_back(patch.commit);
  }

  void read(std::span<Patch> patches) {
    if (diffs_) read_diffs(patches);
    if (changes_) changes_->read(patches);
  }

 private:
  void read_diffs(std::span<Patch> patches) {
    try {
      diffs_->read(patches);
    } catch (const Error& error) {
      why_no_diffs_ = error.what() + (error.hint.empty() ? "" : "; " + error.hint);
      diffs_.reset();
      if (!changes_) changes_ = std::make_shared<ChangeReader>(ids_);
    }
  }

  std::vector<std::string> ids_;
  std::shared_ptr<ChangeReader> changes_;
  std::shared_ptr<ContentReader> diffs_;
  std::string& why_no_diffs_;
};

Verdict check_with_progress(Input& input, Facts& facts, const Settings& settings) {
  const bool commits = input.series.origin == Origin::commits;
  Content content(input, facts.unread);
  Progress progress(commits ? "Checking commits" : "Checking mails", input.series.patches.size(), !settings.quiet);
  std::size_t done = 0;
  return check(input.series, facts, settings.policy, [&](std::span<Patch> some) {
    content.read(some);
    progress.show(done += some.size());
  });
}

bool is_version_sent(const Series& mails, const History& history) {
  const Patch& first = mails.cover ? *mails.cover : mails.patches.front();
  return history.unchanged() && !first.subject->resend && std::max(first.subject->version, 1) == history.version;
}

// What was sent of the mails before, from the branch that we are on; nothing outside a repository.
std::optional<History> history_of_input(const Input& input, const Config& config, std::string& why_unknown) {
  if (input.series.origin != Origin::mails) return std::nullopt;
  try {
    auto history = history_of_mails(input.series, read_sent(read_branch().name, input.target, config), input.target, config,
                                    &why_unknown);
    // The very mails that were sent: whoever looks at them again does not send them again.
    if (history && is_version_sent(input.series, *history)) history->sent = 0;
    return history;
  } catch (const Error& error) {
    if (run_git({"rev-parse", "--git-dir"}).ok())  // else there is nothing that could have been sent
      why_unknown = std::string("what was sent before cannot be read here: ") + error.what();
    return std::nullopt;
  }
}

bool is_human(const Settings& settings) { return settings.format->name == "human"; }

// What people are told at the end, on standard error.
void summarize(const Report& report, const Input& input, const Config& config, bool findings) {
  std::string summary = findings ? "\n" : "";
  if (input.target.tree == nullptr && !input.target.why.empty())
    summary += "note: cannot tell the tree: " + display_line(input.target.why) + "\n" +
               advice("advice.bpfUnknownTree", input.target.remedy, config);
  summary += left_out(input);
  summary += format_not_run(report.verdict);
  flush_output();
  complain(summary + format_summary(report.verdict, report.series, report.target) + "\n");
}

int judge(const InputRequest& request, const Config& config, const Settings& settings) {
  Input input = read_input(request, config);
  Facts facts = facts_of(input.series, input.target, config, input.base);
  facts.profile = &profile_named(settings.profile, input.target, config);
  const std::optional<History> history = history_of_input(input, config, facts.history_unknown);
  if (history) facts.history = &*history;
  if ((input.whole_branch || input.is_range) && input.target.tree != nullptr)
    add_base_facts(facts, input.base, input.series.patches.back().commit, input.target, config, {.is_range = input.is_range});
  const std::size_t count = input.series.patches.size();
  spdlog::info("{} {}, tree: {}", count, count == 1 ? "patch" : "patches", display_line(describe(input.target)));
  const Verdict verdict = check_with_progress(input, facts, settings);
  const int status = verdict.exit_status(settings.strict);
  const bool human = is_human(settings);
  const Report report{.verdict = verdict,
                      .series = input.series,
                      .tree = input.target.tree == nullptr ? "" : std::string(input.target.tree->name),
                      .target = display_line(describe(input.target)),
                      .prefix = human ? "" : read_prefix(),
                      .exit_status = status,
                      .strict = settings.strict,
                      .quiet = settings.quiet,
                      .quote_path = settings.quote_path,
                      .nul = settings.nul,
                      .style = settings.style};
  const std::string text = settings.format->write(report);
  if (settings.format->lines) print_lines(text);
  else print(text);
  if (human && !settings.quiet) summarize(report, input, config, !text.empty());
  return status;
}

// -z implies --porcelain, which is --format=porcelain.
const Format& format_of(const Arguments& given) {
  const bool scripts = given.has("porcelain") || given.has("null");
  const std::string name = given.has("format") ? given.text("format") : scripts ? "porcelain" : "human";
  if (scripts && name != "porcelain")
    throw Error(std::string(given.has("porcelain") ? "--porcelain" : "-z") + " is for scripts: it has no --format " + name,
                "leave one of them out", 129);
  return *find_format(name);
}

Settings read_settings(const Arguments& given, const Config& config) {
  Settings settings;
  settings.policy = policy_of(config);
  for (const std::string& id : given.all("allow")) settings.policy.allow(id);
  settings.format = &format_of(given);
  settings.nul = given.has("null");
  settings.quote_path = config.flag("core.quotePath", true);
  settings.strict = given.has("strict");
  settings.quiet = given.has("quiet");
  settings.tree = given.text("tree");
  settings.profile = given.has("profile") ? given.text("profile") : configured_profile(config);
  settings.style.color = use_color(given.text("color"), config, STDOUT_FILENO);
  return settings;
}

// The option that shows rules instead of judging patches; empty for none.
std::string shows_rules(const Arguments& given) {
  for (const char* name : {"list-rules", "by-question", "explain"})
    if (given.has(name)) return std::string("--") + name;
  return {};
}

int run(const Arguments& given) {
  const bool judges = shows_rules(given).empty();
  InputRequest request = request_of(given);
  if (judges) ask_ahead_for(request);
  const Config config = Config::read();
  const Settings settings = read_settings(given, config);
  if (given.has("list-rules") || given.has("by-question")) {
    print_lines(given.has("by-question") ? list_by_question(settings.policy) : list_rules(settings.policy));
    return 0;
  }
  if (given.has("explain")) {
    const std::string id = given.text("explain");
    Policy().allow(id);  // for its error when there is no such rule
    print_lines(explain(*find_rule(id), settings.policy, settings.style));
    return 0;
  }
  if (!settings.quiet && is_human(settings))
    for (const std::string& warning : unknown_keys(config)) complain("warning: " + display_line(warning) + "\n");
  if (given.has("preview")) return show_preview(request, config, {settings.strict, settings.quiet});
  request.diffs = wants_content(settings.policy);
  request.in_pieces = true;
  request.base = wants_base(settings.policy);
  return judge(request, config, settings);
}

// b4 takes every line on standard error for a failed check: errors are findings there.
int run_for_b4(const Arguments& given) {
  try {
    return run(given);
  } catch (const Error& error) {
    print_lines("-:1: ERROR:not-checked: " + display_line(error.what()) + "\n");
    return error.status;
  } catch (const std::exception& error) {
    print_lines("-:1: ERROR:not-checked: internal error: " + display_line(error.what()) + "\n");
    return 128;
  }
}

int body(const Arguments& given) {
  const std::string_view format = format_of(given).name;
  const bool for_b4 = format == "checkpatch";
  if (given.has("doctor")) return show_doctor(given, format);
  if (given.has("verbose") && !for_b4) spdlog::set_level(spdlog::level::info);
  const std::string shows = given.has("preview") ? "--preview" : shows_rules(given);
  if (!shows.empty() && format != "human")
    throw Error(shows + " is for people: it has no --format " + std::string(format), "leave one of them out", 129);
  if (shows != "--preview" && !shows.empty() && (!given.all_operands().empty() || given.has("stdin")))
    throw Error(shows + " looks at no patches", "leave them out", 129);
  return for_b4 ? run_for_b4(given) : run(given);
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_check, body, argc, argv); }
