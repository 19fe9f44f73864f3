// SPDX-License-Identifier: GPL-2.0-only
// git bpf-report: drafts the mail that reports a bug in BPF, to whom the document wants it sent.
#include "lib/cli/report.h"

#include "lib/cli/program.h"
#include "lib/error.h"

namespace {

using namespace bpf;

// The last one counts.
Answer regression_of(const Arguments& given) {
  Answer answer = Answer::unknown;
  for (const auto& [name, value] : given.options) {
    if (name == "regression") answer = Answer::yes;
    if (name == "no-regression") answer = Answer::no;
  }
  return answer;
}

int body(const Arguments& given) {
  const std::vector<std::string> operands = given.all_operands();
  const bool check = given.has("check");
  if (check && operands.size() != 1) throw Error("--check takes one file", "", 129);
  if (operands.size() > 1) throw Error("it takes one commit", "", 129);
  const std::string operand = operands.empty() ? "" : operands.front();
  const ReportOptions options = {
      .commit = check ? "" : operand, .bisect_log = given.text("bisect-log"), .text = given.text("text"),
      .log = given.text("log"), .subject = given.text("subject"), .paths = given.all("path"),
      .regression = regression_of(given), .llvm = given.has("llvm"), .kernel_release = given.text("kernel-release"),
      .config = given.text("config"), .profile = given.text("profile"), .maintainers = given.text("maintainers"),
      .to = given.all("to"), .cc = given.all("cc"), .output = given.text("output"), .edit = given.has("edit"),
      .force = given.has("force"), .quiet = given.has("quiet")};
  return check ? check_report(operand, options) : draft_report(options);
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_report, body, argc, argv); }
