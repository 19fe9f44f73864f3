// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/request_pull.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include "lib/cli/draft.h"
#include "lib/cli/input.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "lib/model/percent.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/receivers/patchwork.h"
#include "lib/report/display.h"
#include "lib/series/mail_draft.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

constexpr long day = 24 * 60 * 60;

// Where the text of a summary came from, for messages.
struct Text {
  std::string text, from;
};

PullStyle style_of(const PullOptions& options, const Config& config) {
  const bool given = !options.style.empty();
  const std::string name =
      given ? options.style : config.get("bpf.pullRequestStyle").value_or("document");
  if (name == "document") return PullStyle::document;
  if (name == "git-pull") return PullStyle::git_pull;
  throw Error(
      (given ? "--style" : "bpf.pullRequestStyle") + std::string(": '") + name + "' is no style",
      "document or git-pull", given ? 129 : 128);
}

// --tree, the tree that the URL belongs to, or the branch's.
const Tree* tree_of(const PullOptions& options, const std::string& url, const Config& config) {
  const Tree* tree = nullptr;
  std::string why = "--tree";
  if (!options.tree.empty()) {
    tree = find_tree(options.tree);
    if (tree == nullptr)
      throw Error("--tree: no tree is called '" + options.tree + "'", "bpf or bpf-next", 129);
  } else if (tree = tree_of_url(url, "master"); tree != nullptr) {
    why = url;
  } else {
    const Target target = given_target("", config, read_branch());
    tree = target.tree;
    why = target.why;
  }
  if (tree == nullptr)
    throw Error("cannot tell which tree is to be pulled: '" + url + "' is none that is known",
                "--tree=bpf or --tree=bpf-next");
  if (const Tree* pulled = pulled_tree(tree)) return pulled;
  throw Error("requests to pull are made of bpf and bpf-next, not of " + std::string(tree->name) +
                  " (" + why + ")",
              "--tree=bpf or --tree=bpf-next", options.tree.empty() ? 128 : 129);
}

std::string date_of(const PullOptions& options) {
  const long today = static_cast<long>(std::time(nullptr)) / day;
  if (options.date.empty()) return date_of_days(today);
  long days = 0;
  if (!days_of_date(options.date, days))
    throw Error("--date: '" + options.date + "' is no date", "the form is yyyy-mm-dd", 129);
  if (std::labs(days - today) > 1)
    complain("warning: --date: " + options.date + " is not today, " + date_of_days(today) + "\n");
  return options.date;
}

void require_release(const PullOptions& options, PullStyle style) {
  if (style == PullStyle::document) {
    if (options.release.empty()) return;
    throw Error("--for goes with --style=git-pull: the other subjects name no release", "", 129);
  }
  if (options.release.empty())
    throw Error("--style=git-pull: the subject names the release that it is for",
                "--for=6.19-rc5 for fixes, --for=6.20 for changes", 129);
  if (!is_release(options.release))
    throw Error("--for: '" + options.release + "' is no release", "6.19-rc5, or 6.20", 129);
}

// The message of an annotated tag, without its signature; empty for other objects.
std::string tag_message(const std::string& revision) {
  const RunResult type =
      run_git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{tag}"});
  if (!type.ok()) return {};
  const std::string object = git_output({"cat-file", "tag", std::string(trim(type.out))});
  const std::size_t blank = object.find("\n\n");
  const std::string text = blank == std::string::npos ? "" : object.substr(blank + 2);
  for (std::string_view line : split_lines(text))
    if (line.starts_with("-----BEGIN "))
      return text.substr(0, static_cast<std::size_t>(line.data() - text.data()));
  return text;
}

// What git request-pull puts into the body by itself: the tag's message, or the branch's
// description.
Text own_summary(const std::string& revision, const Config& config) {
  if (const std::string text = tag_message(revision); !text.empty())
    return {text, "the tag's message"};
  const RunResult name =
      run_git({"rev-parse", "--symbolic-full-name", "--end-of-options", revision});
  std::string ref;
  for (std::string_view line : split_lines(name.out))
    if (line.starts_with("refs/heads/")) ref = std::string(line.substr(11));
  if (!name.ok() || ref.empty()) return {};
  return {config.get("branch." + ref + ".description").value_or(""),
          "the description of branch '" + ref + "'"};
}

// The summary to put on top; empty when git request-pull has it. There has to be one.
std::string summary_for(const PullOptions& options, const std::string& revision,
                        const Config& config) {
  const Text own = own_summary(revision, config);
  require_finished(own.text, own.from);
  if (!options.summary_from.empty()) {
    const Text given{read_whole_file(options.summary_from), options.summary_from == "-"
                                                                ? "the summary"
                                                                : "'" + options.summary_from + "'"};
    require_finished(given.text, given.from);
    if (!is_summary(given.text))
      throw Error(given.from + " is too short for a summary", "five words at least");
    return given.text;
  }
  if (is_summary(own.text)) return {};
  throw Error(is_blank(own.text) ? "the request has no summary of what is in it"
                                 : own.from + " is too short for a summary of what is in it",
              "write it with git tag -a or git branch --edit-description, or name a file: "
              "--summary-from=<file>");
}

std::string counts_of(const std::string& base, const std::string& start, const std::string& end) {
  const std::string commits =
      std::string(trim(git_output({"rev-list", "--count", "--no-merges", end, "^" + start, "--"})));
  const std::string stat =
      std::string(trim(git_output({"-c", "color.ui=false", "-c", "color.diff=false", "diff",
                                   "--no-ext-diff", "-M", "--shortstat", base, end, "--"})));
  return commits + (commits == "1" ? " non-merge commit" : " non-merge commits") +
         (stat.empty() ? std::string() : ", with a total of\n" + stat);
}

// The first of git's complaints that begins with `word`.
std::string complaint(const RunResult& result, std::string_view word) {
  for (std::string_view line : split_lines(result.err))
    if (line.starts_with(word)) return std::string(line.substr(word.size()));
  return {};
}

struct Requested {
  std::string body;
  std::string missing;  // when the end is not at the URL: what is there, or not
};

// `end`: the id of the commit that is to be found there.
Requested ask(const PullOptions& options, const std::string& end) {
  // What the user's configuration would add to the text.
  std::vector<std::string> arguments = {"-c",           "color.ui=false",
                                        "-c",           "color.diff=false",
                                        "-c",           "log.showSignature=false",
                                        "-c",           "i18n.logOutputEncoding=UTF-8",
                                        "request-pull", options.start,
                                        options.url};
  if (!options.end.empty()) arguments.push_back(options.end);
  const RunResult result = run_git(std::move(arguments), {.time_limit = std::chrono::minutes(2)});
  if (result.timed_out)
    throw Error("git request-pull took too long and was stopped",
                "can git ls-remote " + shell_quote(options.url) + " be read without a password?");
  if (const std::string fatal = complaint(result, "fatal: "); !fatal.empty()) throw Error(fatal);
  const std::string local = options.end.substr(0, options.end.find(':'));
  std::string remote = options.end.substr(options.end.find(':') + 1);
  if (remote.empty()) remote = "HEAD";
  std::string missing;
  if (result.err.find("No match for commit") != std::string::npos)
    missing =
        options.url + " does not have it yet: no " + remote + " there is " + end.substr(0, 12);
  else if (result.err.find("points to a different object") != std::string::npos)
    missing = remote + " at " + options.url + " is another object than " +
              (local.empty() ? "HEAD" : local) + " here";
  if (!result.ok() && missing.empty()) throw git_error(result);
  return {result.out, missing};
}

}  // namespace

int request_pull(const PullOptions& options) {
  read_layout();
  const Config config = Config::read();
  for (const std::string* operand : {&options.start, &options.url, &options.end})
    if (operand->starts_with('-')) throw Error("'" + *operand + "' begins with a dash", "", 129);
  PullRequest request;
  request.style = style_of(options, config);
  require_release(options, request.style);
  if (without_credentials(options.url) != options.url)
    throw Error("the URL has a password in it, which the mail would tell everybody", "the URL that others use");
  if (!options.output.empty() && options.output != "-" && !options.force) require_new_file(options.output);
  require_addresses("--to", options.to);
  require_addresses("--cc", options.cc);
  request.tree = tree_of(
      options, std::string(trim(git_output({"ls-remote", "--get-url", options.url}))), config);
  request.release = options.release;
  request.version = options.version;
  request.to = options.to;
  request.cc = options.cc;
  if (request.style == PullStyle::document) request.date = date_of(options);

  std::string revision = options.end.substr(0, options.end.find(':'));
  if (revision.empty()) revision = "HEAD";
  const std::string start = resolve_commit(options.start), end = resolve_commit(revision);
  const RunResult base = run_git({"merge-base", start, end});
  if (!base.ok())
    throw Error("'" + options.start + "' and '" + revision + "' have no commit in common");
  if (trim(base.out) == end)
    throw Error("there is nothing to pull: '" + revision + "' has no commit that '" +
                options.start + "' has not");
  request.summary = summary_for(options, revision, config);
  request.counts = counts_of(std::string(trim(base.out)), start, end);
  const Requested requested = ask(options, end);
  request.body = requested.body;
  const std::string mail = pull_request_mail(request);
  hand_draft(mail, options.output, options.quiet);
  if (!requested.missing.empty())
    complain("warning: " + display_line(requested.missing) +
             "\nhint: push it before you send the mail\n");
  else if (patchwork_pull_url(mail).empty())
    complain(
        "warning: patchwork will not take it for a request to pull: the URL is not of a public "
        "server\n");
  return requested.missing.empty() ? 0 : 1;
}

}  // namespace bpf
