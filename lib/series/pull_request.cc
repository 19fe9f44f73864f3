// SPDX-License-Identifier: GPL-2.0-only
#include "lib/series/pull_request.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "lib/model/bpf_work.h"
#include "lib/model/scan.h"
#include "lib/series/mail_draft.h"

namespace bpf {
namespace {

constexpr std::string_view linus = "torvalds@linux-foundation.org";
constexpr std::string_view netdev = "netdev@vger.kernel.org";

}  // namespace

const Tree* pulled_tree(const Tree* tree) {
  if (tree == nullptr) return nullptr;
  if (tree->name == "bpf-next/net") return find_tree("bpf-next");
  return tree->name == "bpf" || tree->name == "bpf-next" ? tree : nullptr;
}

std::string pull_request_subject(const PullRequest& request) {
  const std::string version = request.version > 1 ? " v" + std::to_string(request.version) : "";
  if (request.style == PullStyle::document)
    return "pull-request: " + std::string(request.tree->name) + " " + request.date + version;
  return "[GIT PULL" + version + "] BPF " + (request.tree->fixes_only ? "fixes" : "changes") +
         " for " + request.release;
}

std::string pull_request_mail(const PullRequest& request) {
  const bool document = request.style == PullStyle::document;
  std::vector<std::string> to = request.to, cc = request.cc;
  if (to.empty()) to.emplace_back(document ? netdev : linus);
  const auto missing = [&](std::string_view address) {
    const auto has = [&](const std::string& one) { return find_nocase(one, address) != one.npos; };
    return std::none_of(to.begin(), to.end(), has) && std::none_of(cc.begin(), cc.end(), has);
  };
  if (document && missing(netdev)) cc.emplace_back(netdev);
  if (missing(bpf_list)) cc.emplace_back(bpf_list);

  std::string text;
  if (document) {
    text += "The following pull-request contains BPF updates for your *" +
            std::string(request.tree->fixes_only ? "net" : "net-next") + "* tree.\n\n";
    if (!request.counts.empty()) text += "It has " + request.counts + ".\n\n";
  }
  if (!request.summary.empty()) text += tidy_text(request.summary) + "\n";
  text += tidy_text(request.body);
  return draft_text({.to = std::move(to), .cc = std::move(cc), .subject = pull_request_subject(request),
                     .text = std::move(text)});
}

bool days_of_date(std::string_view date, long& days) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const int year = to_number(date.substr(0, 4)), month = to_number(date.substr(5, 2)),
            day = to_number(date.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return false;
  const std::chrono::year_month_day ymd{std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return false;
  days = std::chrono::sys_days(ymd).time_since_epoch().count();
  return true;
}

std::string date_of_days(long days) {
  const std::chrono::year_month_day ymd{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return text;
}

bool is_release(std::string_view text) {
  Scanner scan(text);
  const bool major = !scan.take_while(is_digit).empty() && scan.eat(".");
  const bool minor = !scan.take_while(is_digit).empty();
  const bool candidate = !scan.eat("-rc") || !scan.take_while(is_digit).empty();
  return major && minor && candidate && scan.done();
}

}  // namespace bpf
