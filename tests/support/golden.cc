// SPDX-License-Identifier: GPL-2.0-only
#include "tests/support/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/catch.h"

namespace {

std::string full_path(const std::string& path) { return std::string(BPF_SOURCE_DIR) + "/" + path; }

void compare(const std::string& path, const std::string& expected, const std::string& actual,
             const std::string& whole) {
  if (expected == actual) {
    SUCCEED();
  } else if (std::getenv("BPF_ACCEPT") != nullptr) {
    std::ofstream(full_path(path), std::ios::binary) << whole;
    FAIL_CHECK("accepted: " << path << "; read the change, and run the tests again");
  } else {
    INFO("BPF_ACCEPT=1 renews " << path);
    CHECK(actual == expected);
  }
}

}  // namespace

std::string read_project_file(const std::string& path) {
  std::ifstream file(full_path(path), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_golden(const std::string& name, const std::string& text) { check_project_file("tests/golden/" + name, text); }

void check_project_file(const std::string& path, const std::string& text) {
  compare(path, read_project_file(path), text, text);
}

void check_section(const std::string& file, const std::string& name, const std::string& text) {
  const std::string whole = read_project_file(file);
  const std::size_t from = whole.find(name + " begin"), end = whole.find(name + " end");
  REQUIRE(from != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::size_t at = whole.find('\n', from) + 1, to = whole.rfind('\n', end) + 1;
  compare(file, whole.substr(at, to - at), text, whole.substr(0, at) + text + whole.substr(to));
}
