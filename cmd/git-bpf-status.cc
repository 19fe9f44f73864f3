// SPDX-License-Identifier: GPL-2.0-only
// git bpf-status: where the series of the current branch, or of all branches, stand.
#include "lib/cli/status.h"

#include <unistd.h>

#include <algorithm>

#include "lib/cli/facts_of.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/config_keys.h"
#include "lib/model/scan.h"
#include "lib/report/color.h"
#include "lib/report/display.h"

namespace {

using namespace bpf;

// git's own settings for a proxy and for certificates hold here, too; http.sslVerify does not.
HttpOptions http_options(const Config& config) {
  HttpOptions options;
  options.proxy = config.get("http.proxy").value_or("");
  options.ca_file = config.get("http.sslCAInfo").value_or("");
  const std::string limit = config.get("bpf.patchworkTimeout").value_or("15");
  const int seconds = to_number(limit);
  if (seconds < 1) throw Error("bpf.patchworkTimeout: '" + limit + "' is no number of seconds");
  options.total_limit = std::chrono::seconds(seconds);
  options.connect_limit = std::min(options.connect_limit, options.total_limit);
  return options;
}

int body(const Arguments& given) {
  const Config config = Config::read();
  StatusOptions options{.branches = given.all_operands(), .all = given.has("all"), .patchwork = given.has("patchwork"),
                        .json = given.text("format") == "json", .color = use_color(given.text("color"), config, STDOUT_FILENO),
                        .tree = given.text("tree"),
                        .profile = given.has("profile") ? given.text("profile") : configured_profile(config),
                        .http = [&config] { return make_http_get(http_options(config)); }};
  if (options.all && !options.branches.empty()) throw Error("--all is all branches: name none", "", 129);
  for (const std::string& warning : unknown_keys(config)) complain("warning: " + display_line(warning) + "\n");
  return show_status(options, config);
}

}  // namespace

int main(int argc, char** argv) { return run_command(bpf_status, body, argc, argv); }
