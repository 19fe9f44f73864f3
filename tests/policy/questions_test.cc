// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/questions.h"

#include <filesystem>
#include <set>
#include <string>

#include "lib/model/scan.h"
#include "lib/rules/rules.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using namespace bpf;

namespace {

std::string without_backticks(std::string text) {
  std::erase(text, '`');
  return text;
}

// The headings of the document in its markup: "Q: " and the title, and dashes on the next line.
std::vector<std::string> headings_of(const std::string& document) {
  std::vector<std::string> found;
  std::string before;
  for (std::string_view line : split_lines(document)) {
    if (line.starts_with("-----") && before.starts_with("Q: "))
      found.push_back(without_backticks(before.substr(3)));
    before = std::string(line);
  }
  return found;
}

}  // namespace

TEST_CASE("a citation of bpf_devel_QA names one of its questions", "[policy]") {
  std::set<const Rule*> served;
  for (const Question& question : all_questions())
    for (const Rule* rule : rules_for(question)) {
      INFO(rule->id);
      CHECK(served.insert(rule).second);
    }
  for (const Rule* rule : all_rules()) {
    INFO(rule->id << " cites " << rule->citation);
    CHECK_FALSE(cited_section(*rule).empty());
    CHECK(served.contains(rule) == (cited_document(*rule) == "bpf_devel_QA"));
  }
}

TEST_CASE("what serves a question is a program of ours", "[policy]") {
  const std::string root = BPF_SOURCE_DIR;
  for (const Question& question : all_questions())
    for (const Service& service : question.services) {
      std::string name(service.program);
      const bool command = name.starts_with("git ");
      if (command) name[3] = '-';
      INFO(name);
      CHECK(std::filesystem::exists(root + (command ? "/cmd/" : "/hooks/") + name + ".cc"));
      CHECK_FALSE(service.what.empty());
    }
}

// A file of the document itself, which is not part of the project.
TEST_CASE("the questions are those of the document", "[policy]") {
  const std::string path = "../shared/document/000_bed1ba19cbb182d2.txt";
  const std::string document = read_project_file(path);
  if (document.empty()) {
    WARN("skipped: " << path << " is not here");
    return;
  }
  std::vector<std::string> ours;
  for (const Question& question : all_questions())
    if (question.since != "2025") ours.emplace_back(question.heading);
  CHECK(headings_of(document) == ours);
  CHECK(all_questions().size() == ours.size() + 1);  // BPF_INTERNAL came with the next version
  const std::string plain = without_backticks(document);
  std::string flat;
  for (std::string_view line : split_lines(plain))
    flat += line.starts_with("-----") ? "" : std::string(line) + " ";
  std::erase(flat, '_');
  for (const Question& question : all_questions()) {
    INFO(question.text);
    CHECK(flat.find(question.text) != std::string::npos);
  }
}
