// SPDX-License-Identifier: GPL-2.0-only
// What git config --list -z prints, and what reads it.
#include "lib/doctor/settings.h"
#include "lib/error.h"
#include "lib/git/config.h"
#include "lib/git/config_keys.h"
#include "lib/git/tag_record.h"
#include "lib/hook/settings.h"
#include "lib/model/percent.h"
#include "lib/report/advice.h"
#include "lib/series/format_plan.h"
#include "lib/series/remotes.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {
namespace {

using namespace fuzz;

template <typename Read>
void may_refuse(Read read) {
  try {
    read();
  } catch (const Error& error) {
    must(error.status == 128, "a bad value is status 128");
  }
}

}  // namespace

void fuzz_config(std::string_view bytes) {
  const Config config = Config::parse(bytes);
  for (const auto& [key, value] : config.entries()) {
    must(config.get(key).has_value(), "each key has a value");
    must(config.all(key).back() == *config.get(key), "the last one wins");
    config.flag(key, true);
  }
  must(config.get("bpf.hook").has_value() || hook_mode(config) == HookMode::on, "a default where nothing is set");
  comment_string(config);
  may_refuse([&] { policy_of(config); });
  may_refuse([&] { refuse_bad_headers(config); });
  must(is_plain(advice("advice.bpfUnknownTree", bytes, config)), "plain advice");
  for (const Remote& remote : read_remotes(config)) {
    tree_of_remote(remote, "master");
    must(without_credentials(without_credentials(remote.url)) == without_credentials(remote.url), "nothing secret is left");
  }
  for (const Setting& setting : parse_settings(bytes))
    if (const std::optional<Point> point = judge_value(setting)) must(!point->text.empty(), "a point says something");
  for (const auto& [key, value] : record_fields(bytes)) must(key.starts_with("Bpf-"), "a field of a record");
}

}  // namespace bpf
