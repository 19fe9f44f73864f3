// SPDX-License-Identifier: GPL-2.0-only
#include "tests/support/temporary.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/git/process.h"
#include "lib/git/repository.h"
#include "tests/support/catch.h"

extern char** environ;

namespace fs = std::filesystem;

namespace {

void forget_surrounding_git() {
  std::vector<std::string> names;
  for (char** entry = environ; *entry != nullptr; ++entry)
    if (const std::string line = *entry; line.starts_with("GIT_")) names.push_back(line.substr(0, line.find('=')));
  for (const std::string& name : names) unsetenv(name.c_str());
  for (const auto& [name, value] : {std::pair{"GIT_CONFIG_NOSYSTEM", "1"}, {"GIT_CONFIG_GLOBAL", "/dev/null"},
                                    {"GIT_AUTHOR_NAME", "Ada Patcher"}, {"GIT_AUTHOR_EMAIL", "ada@example.org"},
                                    {"GIT_COMMITTER_NAME", "Ada Patcher"},
                                    {"GIT_COMMITTER_EMAIL", "ada@example.org"},
                                    {"GIT_AUTHOR_DATE", "1767225600 +0000"},
                                    {"GIT_COMMITTER_DATE", "1767225600 +0000"}})
    setenv(name, value, 1);
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (fs::temp_directory_path() / "git-bpf-test-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  path_ = fs::canonical(pattern).string();
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryDirectory::write(const std::string& name, const std::string& text) const {
  fs::create_directories(fs::path(file(name)).parent_path());
  std::ofstream(file(name), std::ios::binary) << text;
}

std::string TemporaryDirectory::read(const std::string& name) const {
  std::ifstream in(file(name), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> TemporaryDirectory::names() const {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(path_)) found.push_back(entry.path().filename());
  std::sort(found.begin(), found.end());
  return found;
}

TemporaryRepository::TemporaryRepository(const std::vector<std::string>& init_options)
    : before_(fs::current_path().string()) {
  forget_surrounding_git();
  fs::current_path(path());
  std::vector<std::string> arguments = {"-c", "init.defaultBranch=topic", "init", "-q", "--template="};
  arguments.insert(arguments.end(), init_options.begin(), init_options.end());
  git(std::move(arguments));
}

TemporaryRepository::~TemporaryRepository() { fs::current_path(before_); }

std::string TemporaryRepository::git(std::vector<std::string> arguments) const {
  const bpf::RunResult result = bpf::run_git(std::move(arguments));
  bpf::forget_git_answers();
  INFO(result.err);
  REQUIRE(result.ok());
  return result.out.ends_with('\n') ? result.out.substr(0, result.out.size() - 1) : result.out;
}

std::string TemporaryRepository::commit(const std::string& name, const std::string& text,
                                        const std::string& message) const {
  write(name, text);
  git({"add", "--", name});
  git({"commit", "-q", "-m", message});
  return git({"rev-parse", "HEAD"});
}
