// SPDX-License-Identifier: GPL-2.0-only
// git bpf-recipients: who gets which mail of a BPF series, and why.
#include <filesystem>

#include "lib/cli/arguments.h"
#include "lib/cli/input.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/recipients.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/siblings.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/report/display.h"

namespace {

using namespace bpf;

constexpr std::string_view usage =
    "git bpf-recipients [<options>] [<range> | <commit>... | <file>... | <directory> | - | -f <path>...]";

cxxopts::Options make_options() {
  cxxopts::Options options("git bpf-recipients", "Say who gets which mail of a BPF series, and why.");
  options.custom_help("[<options>] [<range> | <commit>... | <file>... | <directory> | - | -f <path>...]");
  options.add_options()
      ("to", "only who belongs into To, one address a line")
      ("cc", "only who belongs into Cc, one address a line")
      ("why", "say for each address what brought it in")
      ("format", "human, plain, roles (as get_maintainer.pl) or json", cxxopts::value<std::string>(), "<format>")
      ("tree", "the tree that the patches are for (" + tree_names() + ")", cxxopts::value<std::string>(), "<tree>")
      ("profile", "the version of the document: 2018, 2020, 2023, 2025 or auto", cxxopts::value<std::string>(), "<year>")
      ("maintainers", "read this MAINTAINERS, and not the target tree's", cxxopts::value<std::string>(), "<file>")
      ("maintainers-only", "what MAINTAINERS says, nothing else")
      ("linux-kernel", "linux-kernel@vger.kernel.org, too, which is everybody's list")
      ("f,file", "the operands are paths in the tree, not patches")
      ("stdin", "read a mail or an mbox from standard input, like -")
      ("q,quiet", "no notes")
      ("version", "show the version")
      ("h,help", "show this help");
  return options;
}

struct Settings {
  Which which = Which::both;
  bool why = false, quiet = false, maintainers_only = false, linux_kernel = false, paths = false;
  std::string format, tree, profile, maintainers;
};

Settings read_settings(const cxxopts::ParseResult& given, const Config& config) {
  const auto text = [&](const char* name) {
    return given.count(name) > 0 ? given[name].as<std::string>() : std::string{};
  };
  Settings settings;
  const bool to = given.count("to") > 0, cc = given.count("cc") > 0;
  settings.which = to == cc ? Which::both : to ? Which::to : Which::cc;
  settings.why = given.count("why") > 0;
  settings.quiet = given.count("quiet") > 0;
  settings.maintainers_only = given.count("maintainers-only") > 0;
  settings.linux_kernel = given.count("linux-kernel") > 0;
  settings.paths = given.count("file") > 0;
  settings.tree = text("tree");
  settings.profile = given.count("profile") > 0 ? text("profile") : config.get("bpf.profile").value_or("");
  settings.maintainers = text("maintainers");
  settings.format = text("format");
  // One list where a program asks, or where there is nothing to tell apart.
  if (settings.format.empty())
    settings.format = to || cc || settings.maintainers_only || settings.paths ? "plain" : "human";
  for (std::string_view known : {"human", "plain", "roles", "json"})
    if (settings.format == known) {
      if (given.count("tree") > 0 && find_tree(settings.tree) == nullptr)
        throw Error("--tree: no tree is called '" + settings.tree + "'", "trees: " + tree_names(), 129);
      if (given.count("maintainers") > 0 && settings.maintainers.empty())
        throw Error("--maintainers needs a file", "", 129);
      return settings;
    }
  throw Error("unknown format '" + settings.format + "'", "human, plain, roles or json", 129);
}

void require_maintainers(const PeopleSource& people, const Target& target, const Config& config) {
  if (people.maintainers) return;
  const std::string tree = target.tree == nullptr ? "the tree of the patches" : std::string(target.tree->name);
  throw Error("there is no MAINTAINERS here: neither " + tree + " nor HEAD has one in this repository",
              remedy_for_people(target, config));
}

void show(const SeriesRecipients& recipients, const std::string& source, const Settings& settings) {
  if (settings.format == "json") return print(format_recipients_json(recipients, source, settings.which));
  if (settings.format == "plain") print(format_addresses(recipients.all, settings.which, settings.why));
  if (settings.format == "roles") print(format_roles(recipients.all, settings.which, settings.why));
  if (settings.format == "human") print(format_mails(recipients, settings.which, settings.why));
  flush_output();
  if (settings.quiet) return;
  for (const std::string& note : recipients.notes) complain("note: " + display_line(note) + "\n");
  if (settings.why) complain("note: people are from " + display_line(source) + "\n");
}

// With MAINTAINERS alone, people are asked and lists get a copy, as b4 has it by default.
void people_to(std::vector<Recipient>& recipients) {
  for (Recipient& recipient : recipients) recipient.to = !recipient.list;
}

int recipients_of_paths(const Arguments& parsed, const Config& config, const Settings& settings) {
  PeopleRequest request{settings.maintainers, "", parsed.operands};
  request.paths.insert(request.paths.end(), parsed.after.begin(), parsed.after.end());
  if (request.paths.empty()) throw Error("-f needs a path", "git bpf-recipients -f kernel/bpf/verifier.c", 129);
  const Target target = given_target(settings.tree, config, read_branch());
  const PeopleSource people = load_people({}, target, config, request);
  require_maintainers(people, target, config);
  SeriesRecipients result =
      recipients_of_files(request.paths, people, settings.linux_kernel || settings.maintainers_only);
  people_to(result.all);
  show(result, people.name, settings);
  return 0;
}

int run(const Arguments& parsed, bool from_stdin) {
  const Config config = Config::read();
  const Settings settings = read_settings(parsed.options, config);
  if (settings.paths) return recipients_of_paths(parsed, config, settings);
  InputRequest request{parsed.operands, parsed.after, settings.tree, parsed.separated};
  if (from_stdin) request.files.emplace_back("-");
  Input input = read_input(request, config);
  if (input.series.origin == Origin::commits) read_content(input.series);
  const std::optional<Asked> asked = read_siblings(input.series, request);
  const PeopleSource people = load_people(input.series, input.target, config, {settings.maintainers, input.base, {}});
  require_maintainers(people, input.target, config);
  RecipientOptions options;
  options.tree = input.target.tree;
  options.profile = &profile_named(settings.profile, input.target, config);
  options.own = own_addresses(config);
  options.linux_kernel = settings.linux_kernel;
  options.maintainers_only = settings.maintainers_only;
  SeriesRecipients recipients = recipients_of(input.series, people, options);
  if (asked) keep_mail(recipients, *asked);
  if (settings.maintainers_only) {
    people_to(recipients.all);
    for (MailRecipients& mail : recipients.mails) people_to(mail.recipients);
  }
  show(recipients, people.name, settings);
  return 0;
}

int body(const std::vector<std::string>& arguments) {
  cxxopts::Options options = make_options();
  const Arguments parsed = parse_arguments(options, arguments);
  const cxxopts::ParseResult& given = parsed.options;
  if (given.count("help") > 0) {
    print(options.help());
    return std::find(arguments.begin(), arguments.end(), "-h") != arguments.end() ? 129 : 0;
  }
  if (given.count("version") > 0) {
    print("git-bpf-recipients " BPF_VERSION "\n");
    return 0;
  }
  return run(parsed, given.count("stdin") > 0);
}

}  // namespace

int main(int argc, char** argv) { return run_program({"git bpf-recipients", usage, body}, argc, argv); }
