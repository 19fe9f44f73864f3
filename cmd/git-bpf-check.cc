// SPDX-License-Identifier: GPL-2.0-only
// git bpf-check: judges commits, patch files, directories of mails and mboxes by the rules of the
// BPF subsystem.
#include <spdlog/spdlog.h>

#include "lib/cli/arguments.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/history_of.h"
#include "lib/cli/input.h"
#include "lib/cli/preview.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/config_keys.h"
#include "lib/git/content.h"
#include "lib/report/checkpatch.h"
#include "lib/report/display.h"
#include "lib/report/explain.h"
#include "lib/report/json.h"
#include "lib/rules/rules.h"

namespace {

using namespace bpf;

constexpr std::string_view usage =
    "git bpf-check [<options>] [<range> | <commit>... | <file>... | <directory> | -]";

cxxopts::Options make_options() {
  cxxopts::Options options("git bpf-check", "Check BPF patches against the rules of the BPF subsystem.");
  options.custom_help("[<options>] [<range> | <commit>... | <file>... | <directory> | -]");
  options.add_options()
      ("tree", "the tree that the patches are for (" + tree_names() + ")", cxxopts::value<std::string>(), "<tree>")
      ("profile", "the version of the document: 2018, 2020, 2023, 2025 or auto", cxxopts::value<std::string>(), "<year>")
      ("format", "human, checkpatch (for b4) or json", cxxopts::value<std::string>()->default_value("human"), "<format>")
      ("strict", "fail for warnings, and for rules that could not run")
      ("allow", "waive a rule; its findings are only counted", cxxopts::value<std::vector<std::string>>(), "<rule>")
      ("preview", "show what patchwork, BPF CI and netdev's checks make of it, instead of judging it")
      ("list-rules", "show all rules with their severities")
      ("by-question", "with --list-rules: by the questions of the document, with the commands that serve them")
      ("explain", "explain a rule, with an example", cxxopts::value<std::string>(), "<rule>")
      ("color", "always, never or auto", cxxopts::value<std::string>()->implicit_value("always"), "<when>")
      ("no-color", "no colour")
      ("stdin", "read a mail or an mbox from standard input, like -")
      ("q,quiet", "no summary")
      ("v,verbose", "say what is looked at")
      ("version", "show the version")
      ("h,help", "show this help");
  return options;
}

struct Settings {
  std::string format, tree, profile;
  bool strict = false, quiet = false;
  Policy policy;
  Style style;
};

std::string describe(const Target& target) {
  if (target.tree == nullptr) return "";
  return std::string(target.tree->name) + " (" + target.why + ")";
}

// A partial clone may lack what a diff is made of; the rules that need it say so then.
void try_read_content(Series& series) {
  try {
    read_content(series);
  } catch (const Error& error) {
    spdlog::info("no diffs: {}", display_line(error.what()));
  }
}

// What was sent of the mails before, from the branch that we are on; nothing outside a repository.
std::optional<History> history_of_input(const Input& input, const Config& config) {
  if (input.series.origin != Origin::mails) return std::nullopt;
  try {
    return history_of_mails(input.series, read_sent(read_branch().name, input.target, config), input.target, config);
  } catch (const Error&) {
    return std::nullopt;
  }
}

int judge(const InputRequest& request, const Config& config, const Settings& settings) {
  Input input = read_input(request, config);
  if (input.series.origin == Origin::commits && wants_content(settings.policy)) try_read_content(input.series);
  Facts facts = facts_of(input.series, input.target, config, input.base);
  facts.profile = &profile_named(settings.profile, input.target, config);
  const std::optional<History> history = history_of_input(input, config);
  if (history) facts.history = &*history;
  if (input.whole_branch && input.target.tree != nullptr)
    add_base_facts(facts, input.base, input.series.patches.back().commit, input.target, config);
  spdlog::info("{} patches, tree: {}", input.series.patches.size(), display_line(describe(input.target)));
  const Verdict verdict = check(input.series, facts, settings.policy);
  const int status = verdict.exit_status(settings.strict);
  if (settings.format == "checkpatch") {
    print(format_checkpatch(verdict, settings.strict));
  } else if (settings.format == "json") {
    const std::string tree = input.target.tree == nullptr ? "" : std::string(input.target.tree->name);
    print(format_json(verdict, input.series, tree, status));
  } else {
    const std::string findings = format_findings(verdict, input.series, settings.style);
    print(findings);
    if (settings.quiet) return status;
    std::string summary = findings.empty() ? "" : "\n";
    if (input.target.tree == nullptr && !input.target.why.empty())
      summary += "note: cannot tell the tree: " + display_line(input.target.why) + "\nhint: " +
                 display_line(input.target.remedy) + "\n";
    if (input.merges > 0) summary += plural(input.merges, "merge") + " left out: merges are not sent as patches\n";
    summary += format_not_run(verdict);
    flush_output();
    complain(summary + format_summary(verdict, input.series, display_line(describe(input.target))) + "\n");
  }
  return status;
}

Settings read_settings(const cxxopts::ParseResult& given, const Config& config) {
  const auto text = [&](const char* name) {
    return given.count(name) > 0 ? given[name].as<std::string>() : std::string{};
  };
  Settings settings;
  settings.policy = policy_of(config);
  if (given.count("allow") > 0)
    for (const std::string& id : given["allow"].as<std::vector<std::string>>()) settings.policy.allow(id);
  settings.format = given["format"].as<std::string>();
  settings.strict = given.count("strict") > 0;
  settings.quiet = given.count("quiet") > 0;
  settings.tree = text("tree");
  settings.profile = given.count("profile") > 0 ? text("profile") : config.get("bpf.profile").value_or("");
  if (given.count("tree") > 0 && find_tree(settings.tree) == nullptr)
    throw Error("--tree: no tree is called '" + settings.tree + "'", "trees: " + tree_names(), 129);
  const std::string color = text("color");
  for (std::string_view known : {"", "always", "never", "auto"})
    if (color == known) {
      settings.style.color = given.count("no-color") == 0 && use_color(color, config);
      return settings;
    }
  throw Error("--color: '" + color + "' is none of always, never and auto", "", 129);
}

int run(const Arguments& parsed) {
  const cxxopts::ParseResult& given = parsed.options;
  const Config config = Config::read();
  const Settings settings = read_settings(given, config);
  if (given.count("list-rules") > 0 || given.count("by-question") > 0) {
    print(given.count("by-question") > 0 ? list_by_question(settings.policy) : list_rules(settings.policy));
    return 0;
  }
  if (given.count("explain") > 0) {
    const std::string id = given["explain"].as<std::string>();
    Policy().allow(id);  // for its error when there is no such rule
    print(explain(*find_rule(id), settings.policy, settings.style));
    return 0;
  }
  if (!settings.quiet && settings.format == "human")
    for (const std::string& warning : unknown_keys(config)) complain("warning: " + display_line(warning) + "\n");
  InputRequest request{parsed.operands, parsed.after, settings.tree, parsed.separated};
  if (given.count("stdin") > 0) request.files.emplace_back("-");
  if (given.count("preview") > 0) return show_preview(request, config, {settings.strict, settings.quiet});
  return judge(request, config, settings);
}

// b4 takes every line on standard error for a failed check: errors are findings there.
int run_for_b4(const Arguments& parsed) {
  try {
    return run(parsed);
  } catch (const Error& error) {
    print("-:1: ERROR:not-checked: " + display_line(error.what()) + "\n");
    return error.status;
  } catch (const std::exception& error) {
    print("-:1: ERROR:not-checked: internal error: " + display_line(error.what()) + "\n");
    return 128;
  }
}

int body(const std::vector<std::string>& arguments) {
  cxxopts::Options options = make_options();
  const Arguments parsed = parse_arguments(options, arguments);
  const cxxopts::ParseResult& given = parsed.options;
  if (given.count("help") > 0) {
    print(options.help());
    // git's convention: -h is a wrong command line that was answered; --help is a question.
    return std::find(arguments.begin(), arguments.end(), "-h") != arguments.end() ? 129 : 0;
  }
  if (given.count("version") > 0) {
    print("git-bpf-check " BPF_VERSION "\n");
    return 0;
  }
  if (given.count("verbose") > 0 && given["format"].as<std::string>() != "checkpatch") spdlog::set_level(spdlog::level::info);
  const std::string format = given["format"].as<std::string>();
  if (format != "human" && format != "checkpatch" && format != "json")
    throw Error("unknown format '" + format + "'", "human, checkpatch or json", 129);
  if (given.count("preview") > 0 && format != "human")
    throw Error("--preview is for people: it has no --format " + format, "leave one of them out", 129);
  return format == "checkpatch" ? run_for_b4(parsed) : run(parsed);
}

}  // namespace

int main(int argc, char** argv) { return run_program({"git bpf-check", usage, body}, argc, argv); }
