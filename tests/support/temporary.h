// SPDX-License-Identifier: GPL-2.0-only
// A directory, or a git repository, that is gone when the test is over. The user's configuration
// and the variables of a surrounding git have no part in it.
#pragma once

#include <string>
#include <vector>

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  std::vector<std::string> names() const;  // sorted

 private:
  std::string path_;
};

// A new repository that is the working directory as long as it lives.
class TemporaryRepository : public TemporaryDirectory {
 public:
  explicit TemporaryRepository(const std::vector<std::string>& init_options = {});
  ~TemporaryRepository();

  // Runs git here; the test fails when git does. Gives the output without the last newline.
  std::string git(std::vector<std::string> arguments) const;
  // Writes a file, commits it, gives the commit's id.
  std::string commit(const std::string& name, const std::string& text, const std::string& message) const;

 private:
  std::string before_;
};
