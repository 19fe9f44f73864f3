// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/applypatch_msg.h"

#include "lib/error.h"
#include "lib/git/mailmap.h"
#include "lib/hook/judgement.h"
#include "lib/hook/message_file.h"
#include "lib/hook/settings.h"
#include "lib/model/scan.h"
#include "lib/policy/check.h"
#include "lib/report/display.h"
#include "lib/rules/rules.h"

namespace bpf {
namespace {

// Reads one word that git quoted for a shell (quote.c, sq_quote_buf): 'text', with '\'' and '\!'
// in between. Nothing when it is no such word.
std::optional<std::string> take_quoted(Scanner& scan) {
  std::string word;
  if (!scan.eat("'")) return std::nullopt;
  while (true) {
    word += scan.take_while([](char c) { return c != '\''; });
    if (!scan.eat("'")) return std::nullopt;
    if (scan.eat("\\''")) word += '\'';
    else if (scan.eat("\\!'")) word += '!';
    else return word;
  }
}

std::optional<Ident> author_beside(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == path.npos ? "" : path.substr(0, slash + 1);
  const std::optional<std::string> script = read_message_file(folder + "author-script");
  return script ? parse_author_script(*script) : std::nullopt;
}

// git am has cleaned the message up before, and takes it as it is now, lines with # included.
Series read_series(const std::string& path, std::string_view raw) {
  CleanMessage clean = clean_message(raw, Cleanup::verbatim, "#", false);
  Series series;
  series.origin = Origin::editor;
  Patch patch;
  patch.message = parse_message(make_source(path, std::move(clean.text), std::move(clean.line_numbers)));
  patch.author = author_beside(path);
  series.patches.push_back(std::move(patch));
  return series;
}

}  // namespace

std::optional<Ident> parse_author_script(std::string_view text) {
  Scanner scan(text);
  if (!scan.eat("GIT_AUTHOR_NAME=")) return std::nullopt;
  std::optional<std::string> name = take_quoted(scan);
  if (!name || !scan.eat("\nGIT_AUTHOR_EMAIL=")) return std::nullopt;
  std::optional<std::string> email = take_quoted(scan);
  if (!email || email->empty() || !scan.eat("\n")) return std::nullopt;
  return Ident{std::move(*name), std::move(*email)};
}

int applypatch_msg_hook(const std::string& path) {
  if (environment("BPF_HOOKS") == "0") return 0;
  const std::optional<std::string> raw = read_message_file(path);
  if (!raw) throw Error("cannot read " + path);
  if (stands_beside(path, "rebasing")) return 0;

  Series series = read_series(path, *raw);
  if (passes_unread(series.patches.front().message)) return 0;
  Facts facts{.same_person = same_person_in(series)};
  Verdict verdict = check(series, facts, Policy{});
  if (verdict.findings.empty() && verdict.not_run.empty()) return 0;

  // Something is to be said: now it matters what is configured.
  const Config config = Config::read();
  const HookMode mode = mode_with_warning(config);
  if (mode == HookMode::off) return 0;
  series = read_series(path, in_utf8(*raw, config));
  facts.target = tree_of_branch(config);
  verdict = check(series, facts, policy_of(config));
  std::erase_if(verdict.findings, [](const Finding& f) { return f.severity == Severity::note; });
  say(format_findings(verdict, series, style_for(config)) + format_not_run(verdict));
  if (!verdict.has_errors() || mode == HookMode::warn) return 0;
  say("\nThe patch was not applied: " + plural(verdict.count(Severity::error), "error") +
      ". Ask for a new version; or mend the message, and have it applied:\n  " +
      display_line("${EDITOR:-vi} " + path_for_user(path) + " && git am") +
      "\n(git am --skip leaves the patch out, git am --abort all of them; BPF_HOOKS=0 git am applies it as it is)\n");
  return 1;
}

}  // namespace bpf
