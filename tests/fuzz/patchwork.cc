// SPDX-License-Identifier: GPL-2.0-only
// What a server answers for patchwork: JSON or not, on as many pages as it likes.
#include "lib/error.h"
#include "lib/model/percent.h"
#include "lib/model/scan.h"
#include "lib/net/queue.h"
#include "lib/report/status.h"
#include "lib/report/status_json.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

#include <nlohmann/json.hpp>

namespace bpf {
namespace {

using namespace fuzz;

constexpr int statuses[] = {200, 404, 503, 0};

std::string percent_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
    i += 2;
  }
  return out;
}

void check_url(std::string_view text) {
  const std::string encoded = percent_encode(text, "@");
  must(percent_decode(encoded) == text, "encoded and decoded, it is the same");
  for (char c : encoded) must(is_alnum(c) || std::string_view("-._~@%").find(c) != std::string_view::npos, "plain");
  try {
    const QueueSite site = queue_site("https://patchwork.kernel.org/project/netdevbpf/list/", std::string(text));
    must(text.empty() || site.url.starts_with("http"), "a site of the web");
  } catch (const Error& error) {
    must(error.status == 128, "a bad site is status 128");
  }
}

}  // namespace

// "<cover><known>", then lines: a title, and for each question "<status>", a Link header and an answer.
void fuzz_patchwork(std::string_view bytes) {
  Input input(bytes);
  QueueQuestion question{.message_id = "a/b@c", .cover = input.flag(), .title = "", .version = 1, .submitter = "a@b.c"};
  if (input.flag()) question.message_id.clear();
  question.title = input.line();
  check_url(question.title);
  const QueueSite site{"https://pw.example.org", "netdevbpf"};
  std::size_t asked = 0;
  const QueueAnswer answer = ask_queue(question, site, [&](const std::string& url) {
    must(url.starts_with("https://pw.example.org/"), "no other host is asked");
    must(url.find_first_of(" \n\r\t") == url.npos, "a URL is one word");
    must(++asked < 500, "it ends");
    const int status = statuses[input.below(std::size(statuses))];
    const std::string_view link = input.line();
    return HttpAnswer{status, std::string(input.line()), next_link(link), status == 0 ? "no answer" : "", status == 0};
  });
  Standing standing{.branch = "topic", .tree = &trees()[0], .version = 1, .sent = 1'700'000'000};
  standing.asked_patchwork = true;
  for (const QueueEntry& entry : answer.patches) {
    PatchStanding patch{.commit = std::string(40, '1'), .title = entry.name, .sent = true};
    patch.queue = entry;
    standing.patches.push_back(std::move(patch));
    must(entry.url.empty() || entry.url.starts_with("http"), "a link to the web");
  }
  standing.queue = answer.series_url;
  must(is_plain(format_status(standing, 1'700'100'000, false)), "a plain status");
  const std::string json = format_status_json({standing}, 1'700'100'000);
  must(nlohmann::json::accept(json) && is_plain(json), "a status in JSON");
}

}  // namespace bpf
