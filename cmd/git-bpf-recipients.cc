// SPDX-License-Identifier: GPL-2.0-only
// git bpf-recipients: who gets which mail of a BPF series, and why.
#include <filesystem>

#include "lib/cli/input.h"
#include "lib/cli/paths.h"
#include "lib/cli/people.h"
#include "lib/cli/program.h"
#include "lib/cli/recipients.h"
#include "lib/cli/facts_of.h"
#include "lib/cli/siblings.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/git/objects.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/report/display.h"

namespace {

using namespace bpf;

struct Settings {
  Which which = Which::both;
  bool why = false, quiet = false, maintainers_only = false, linux_kernel = false, paths = false;
  std::string format, tree, profile, maintainers;
};

Settings read_settings(const Arguments& given, const Config& config) {
  Settings settings;
  const bool to = given.has("to"), cc = given.has("cc");
  settings.which = to == cc ? Which::both : to ? Which::to : Which::cc;
  settings.why = given.has("why");
  settings.quiet = given.has("quiet");
  settings.maintainers_only = given.has("maintainers-only");
  settings.linux_kernel = given.has("linux-kernel");
  settings.paths = given.has("file");
  settings.tree = given.text("tree");
  settings.profile = given.has("profile") ? given.text("profile") : configured_profile(config);
  settings.maintainers = given.text("maintainers");
  if (given.has("maintainers") && settings.maintainers.empty()) throw Error("--maintainers needs a file", "", 129);
  // One list where a program asks, or where there is nothing to tell apart.
  const bool plain = to || cc || settings.maintainers_only || settings.paths;
  settings.format = given.has("format") ? given.text("format") : plain ? "plain" : "human";
  return settings;
}

void require_maintainers(const PeopleSource& people, const Target& target, const Config& config) {
  if (people.maintainers) return;
  if (people.trouble) throw *people.trouble;
  const std::string tree = target.tree == nullptr ? "the tree of the patches" : std::string(target.tree->name);
  throw Error("there is no MAINTAINERS here: neither " + tree + " nor HEAD has one in this repository",
              remedy_for_people(target, config));
}

void show(const SeriesRecipients& recipients, const std::string& source, const Settings& settings) {
  if (settings.format == "json") return print(format_recipients_json(recipients, source, settings.which));
  if (settings.format == "plain") print_lines(format_addresses(recipients.all, settings.which, settings.why));
  if (settings.format == "roles") print_lines(format_roles(recipients.all, settings.which, settings.why));
  if (settings.format == "human") print_lines(format_mails(recipients, settings.which, settings.why));
  flush_output();
  if (settings.quiet) return;
  for (const std::string& note : recipients.notes) complain("note: " + display_line(note) + "\n");
  if (settings.why) complain("note: people are from " + display_line(source) + "\n");
}

// With MAINTAINERS alone, people are asked and lists get a copy, as b4 has it by default.
void people_to(std::vector<Recipient>& recipients) {
  for (Recipient& recipient : recipients) recipient.to = !recipient.list;
}

int recipients_of_paths(const Arguments& given, const Config& config, const Settings& settings) {
  PeopleRequest request{settings.maintainers, "", given.all_operands()};
  if (request.paths.empty()) throw Error("-f needs a path", "git bpf-recipients -f kernel/bpf/verifier.c", 129);
  const Target target = given_target(settings.tree, config, read_branch());
  request.paths = paths_from_top(request.paths, target, config);
  const PeopleSource people = load_people({}, target, config, request);
  require_maintainers(people, target, config);
  SeriesRecipients result =
      recipients_of_files(request.paths, people, settings.linux_kernel || settings.maintainers_only);
  people_to(result.all);
  show(result, people.name, settings);
  return 0;
}

int body(const Arguments& given) {
  InputRequest request = request_of(given);
  request.in_pieces = request.diffs = true;
  const Tree* tree = given.has("file") ? nullptr : probable_tree(request);
  if (!given.has("file")) ask_ahead_for(request);
  get_ready_to_read_objects();
  if (tree != nullptr) guess_people(*tree);
  const Config config = Config::read();
  start_git_ahead(question_of_branch());
  ask_ahead_for_people(request.tree.empty() ? Target{} : given_target(request.tree, config, {}), config);
  const Settings settings = read_settings(given, config);
  if (settings.paths) return recipients_of_paths(given, config, settings);
  Input input = read_input(request, config);
  if (input.diffs) input.diffs->read(input.series.patches);
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

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_recipients, body, argc, argv); }
