// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/program.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <new>

#include "lib/error.h"
#include "lib/git/interrupts.h"
#include "lib/git/process.h"
#include "lib/report/ci_log.h"
#include "lib/report/display.h"

namespace bpf {
namespace {

void write_out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
    throw Error("cannot write to standard output");
}

// A pager shows what it gets; git says that there is one.
bool is_shown() { return isatty(STDOUT_FILENO) != 0 || std::getenv("GIT_PAGER_IN_USE") != nullptr; }

void report(const Error& error, const Command& command) {
  complain((error.status == 129 ? "error: " : "fatal: ") + display_line(error.what()) + "\n");
  if (!error.hint.empty()) complain("hint: " + display_line(error.hint) + "\n");
  if (error.status == 129) complain(usage_lines(command));
}

void set_up() {
  prepare_process();
  std::signal(SIGPIPE, SIG_DFL);  // `| head` ends us as it ends git
  // Results go to standard output; spdlog would log there, too.
  auto logger = std::make_shared<spdlog::logger>("git-bpf", std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger->set_pattern("%l: %v");
  logger->set_level(spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

int guarded(const Command& command, const std::function<int()>& body) {
  set_up();
  try {
    const int status = body();
    flush_output();
    return status;
  } catch (const Error& error) {
    std::fflush(stdout);
    report(error, command);
    return error.status;
  } catch (const Interrupted& interrupted) {
    end_by(interrupted);
  } catch (const std::bad_alloc&) {
    complain("fatal: out of memory\n");
  } catch (const std::exception& error) {
    complain("fatal: internal error: " + display_line(error.what()) + "\n");
  }
  return 128;
}

}  // namespace

int run_command(const Command& command, int (*body)(const Arguments&), int argc, char** argv) {
  return guarded(command, [&] {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const Arguments parsed = parse_arguments(command, arguments);
    if (parsed.has("help")) return show_help(command, arguments);
    if (parsed.has("version")) return show_version(command);
    return body(parsed);
  });
}

int run_raw_command(const Command& command, int (*body)(const std::vector<std::string>&), int argc, char** argv) {
  return guarded(command, [&] { return body({argv + 1, argv + argc}); });
}

int show_help(const Command& command, const std::vector<std::string>& arguments) {
  print(usage_text(command));
  return std::find(arguments.begin(), arguments.end(), "-h") != arguments.end() ? 129 : 0;
}

int show_version(const Command& command) {
  print(program_name(command) + " " BPF_VERSION "\n");
  return 0;
}

void print(std::string_view text) { write_out(is_shown() ? display(text) : std::string(text)); }

void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
    throw Error("cannot write to standard output");
}

void print_lines(std::string_view text) { write_out(for_log(text)); }

void complain(std::string_view text) {
  const std::string plain = for_log(text);
  std::fwrite(plain.data(), 1, plain.size(), stderr);
}

}  // namespace bpf
