// SPDX-License-Identifier: GPL-2.0-only
#include "lib/hook/judgement.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "lib/git/process.h"
#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/model/shell.h"
#include "lib/report/ci_log.h"
#include "lib/report/color.h"
#include "lib/report/display.h"
#include "lib/series/target.h"

namespace bpf {
namespace {

bool only_signoffs(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
    return is_blank(line) || line.starts_with("Signed-off-by: ");
  });
}

int failed(const std::string& what, const std::string& undone) {
  bool block = false;
  try {
    block = hook_mode(Config::read()) == HookMode::block;
  } catch (const std::exception&) {
  }
  say(std::string(block ? "error" : "warning") + ": git-bpf: " + display_line(what) + "; " + undone +
      (block ? ", and bpf.hook is block" : "") + "\n");
  return block ? 1 : 0;
}

}  // namespace

void say(const std::string& text) {
  const std::string plain = for_log(text);
  std::fwrite(plain.data(), 1, plain.size(), stderr);
}

bool passes_unread(const CommitMessage& message) {
  const std::string_view text = message.source->text;
  return only_signoffs(text) || is_autosquash(message.subject) || is_revert(message.subject) ||
         is_merge(message.subject) || text.find("--- b4-submit-tracking ---") != text.npos;
}

std::string in_utf8(const std::string& raw, const Config& config) {
  return to_utf8(raw, config.get("i18n.commitEncoding").value_or("")).value_or(raw);
}

const Tree* tree_of_branch(const Config& config) {
  try {
    return given_target("", config, read_branch()).tree;
  } catch (const Error&) {
    return nullptr;
  }
}

Style style_for(const Config& config) {
  return {.color = use_color("", config, STDERR_FILENO), .why = true};
}

std::string path_for_user(const std::string& path) {
  if (environment("GIT_PREFIX").empty()) return shell_quote(path);
  char* absolute = realpath(path.c_str(), nullptr);
  const std::string full = absolute != nullptr ? absolute : path;
  std::free(absolute);
  return shell_quote(full);
}

HookMode mode_with_warning(const Config& config) {
  std::string unknown;
  const HookMode mode = hook_mode(config, &unknown);
  if (!unknown.empty())
    say("warning: bpf.hook is '" + display_line(unknown) + "', and not off, warn, on or block\n");
  return mode;
}

void begin_hook(std::chrono::seconds time) {
  prepare_process();
  std::signal(SIGPIPE, SIG_IGN);  // nobody reads our warnings: that is no reason to stop a commit
  setenv("GIT_ALLOW_PROTOCOL", "none", 1);  // no lazy fetching: before git 2.45, GIT_NO_LAZY_FETCH is not known
  limit_all_children(time);
}

int run_hook(const std::string& undone, const std::function<int()>& body, std::chrono::seconds time) {
  begin_hook(time);
  try {
    return body();
  } catch (const Error& error) {
    return failed(error.what() + (error.hint.empty() ? "" : " (" + error.hint + ")"), undone);
  } catch (const Interrupted& interrupted) {
    end_by(interrupted);
  } catch (const std::bad_alloc&) {
    return failed("out of memory", undone);
  } catch (const std::exception& error) {
    return failed(std::string("internal error: ") + error.what(), undone);
  }
}

}  // namespace bpf
