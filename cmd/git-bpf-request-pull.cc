// SPDX-License-Identifier: GPL-2.0-only
// git bpf-request-pull: the mail with which the BPF maintainers offer bpf or bpf-next for pulling.
#include "lib/cli/request_pull.h"

#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/model/scan.h"

namespace {

using namespace bpf;

PullOptions read_options(const Arguments& given) {
  const std::vector<std::string> operands = given.all_operands();
  if (operands.size() < 2 || operands.size() > 3)
    throw Error("it takes where to start, the URL to pull from, and the end if that is not HEAD", "", 129);
  const int version = given.has("reroll-count") ? to_number(given.text("reroll-count")) : 0;
  if (version < 0) throw Error("--reroll-count: '" + given.text("reroll-count") + "' is no number", "", 129);
  return {.start = operands[0], .url = operands[1], .end = operands.size() > 2 ? operands[2] : "",
          .tree = given.text("tree"), .style = given.text("style"), .date = given.text("date"),
          .release = given.text("for"), .summary_from = given.text("summary-from"), .output = given.text("output"),
          .to = given.all("to"), .cc = given.all("cc"), .version = version, .force = given.has("force"), .quiet = given.has("quiet")};
}

int body(const Arguments& given) { return request_pull(read_options(given)); }

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_request_pull, body, argc, argv); }
