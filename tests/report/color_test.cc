// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/color.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <string>

#include "tests/support/catch.h"

using namespace bpf;

namespace {

// The environment that matters, for the time of a test.
class Environment {
 public:
  explicit Environment(const std::map<std::string, std::string>& values) {
    for (const char* name : {"NO_COLOR", "TERM", "GIT_PAGER_IN_USE"}) {
      if (const char* value = std::getenv(name)) before_[name] = value;
      const auto wanted = values.find(name);
      if (wanted == values.end()) unsetenv(name);
      else setenv(name, wanted->second.c_str(), 1);
    }
  }
  ~Environment() {
    for (const char* name : {"NO_COLOR", "TERM", "GIT_PAGER_IN_USE"}) {
      if (before_.contains(name)) setenv(name, before_[name].c_str(), 1);
      else unsetenv(name);
    }
  }

 private:
  std::map<std::string, std::string> before_;
};

// A terminal, or what is none.
class Stream {
 public:
  explicit Stream(bool terminal) : controller_(terminal ? posix_openpt(O_RDWR | O_NOCTTY) : -1) {
    if (!terminal) {
      fd_ = open("/dev/null", O_WRONLY);
    } else if (grantpt(controller_) == 0 && unlockpt(controller_) == 0) {
      fd_ = open(ptsname(controller_), O_RDWR | O_NOCTTY);
    }
    REQUIRE(isatty(fd_) == terminal);
  }
  ~Stream() {
    close(fd_);
    if (controller_ >= 0) close(controller_);
  }
  int fd() const { return fd_; }

 private:
  int controller_, fd_ = -1;
};

Config configured(const std::string& text) {
  std::string entries;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size()), equal = text.find('=', at);
    entries += text.substr(at, equal - at) + "\n" + text.substr(equal + 1, end - equal - 1) + '\0';
    at = end + 1;
  }
  return Config::parse(std::string_view(entries).substr(0, entries.empty() ? 0 : entries.size() - 1));
}

struct Case {
  const char *option, *config;
  std::map<std::string, std::string> environment;
  bool at_terminal, in_file;
};

}  // namespace

TEST_CASE("what decides on colour, in its order", "[color]") {
  const std::map<std::string, std::string> plain = {{"TERM", "xterm"}};
  const std::map<std::string, std::string> no_color = {{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  const Case cases[] = {
      {"", "", plain, true, false},
      {"auto", "", plain, true, false},
      {"always", "color.bpf=never color.ui=never", no_color, true, true},
      {"never", "color.bpf=always color.ui=always", plain, false, false},
      {"auto", "color.bpf=never", plain, true, false},
      {"", "color.bpf=always color.ui=never", no_color, true, true},
      {"", "color.bpf=never color.ui=always", plain, false, false},
      {"", "color.bpf=false", plain, false, false},
      {"", "color.bpf=true color.ui=never", plain, true, false},
      {"", "color.bpf=AUTO color.ui=always", plain, true, false},
      {"", "color.ui=always", no_color, true, true},
      {"", "color.ui=Never", plain, false, false},
      {"", "color.ui=off", plain, false, false},
      {"", "color.ui=true", plain, true, false},
      {"", "", no_color, false, false},
      {"auto", "", no_color, false, false},
      {"", "", {{"TERM", "xterm"}, {"NO_COLOR", ""}}, true, false},
      {"", "", {{"TERM", "dumb"}}, false, false},
      {"", "", {}, false, false},
      {"", "color.ui=always", {{"TERM", "dumb"}}, true, true},
      {"always", "", {}, true, true},
      {"", "", {{"TERM", "xterm"}, {"GIT_PAGER_IN_USE", "true"}}, true, false},
  };
  const Stream terminal(true), file(false);
  for (const Case& one : cases) {
    INFO("--color=" << one.option << ", " << one.config << ", " << one.environment.size() << " variables");
    const Environment environment(one.environment);
    CHECK(use_color(one.option, configured(one.config), terminal.fd()) == one.at_terminal);
    CHECK(use_color(one.option, configured(one.config), file.fd()) == one.in_file);
  }
}
