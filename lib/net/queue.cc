// SPDX-License-Identifier: GPL-2.0-only
#include "lib/net/queue.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "lib/error.h"
#include "lib/model/percent.h"
#include "lib/model/scan.h"
#include "lib/receivers/patchwork.h"

namespace bpf {
namespace {

using Json = nlohmann::json;

constexpr int most_pages = 10;             // of 100 entries each
constexpr std::size_t most_details = 15;   // patches whose checks are asked for

// What an answer lacks, or has of another type, is empty.
std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

long long number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<long long>() : 0;
}

Json member_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() ? *found : Json();
}

// A link is shown for people to open: only one to the web.
std::string link_of(const Json& object, const char* key) {
  std::string url = text_of(object, key);
  return url.starts_with("https://") || url.starts_with("http://") ? url : std::string{};
}

// "https://host:port" of a URL.
std::string site_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  return std::string(url.substr(0, url.find_first_of("/?#", scheme + 3)));
}

bool is_one_word(const std::string& url) {
  return std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

struct Trouble {
  std::string what;
  bool unreachable;
};

class Client {
 public:
  Client(const QueueSite& site, const HttpGet& get) : site_(site), get_(get) {}

  // All objects that a list answers with, over its pages. Throws Trouble.
  std::vector<Json> list(const std::string& what) const {
    std::vector<Json> all;
    std::string url = site_.url + "/api/1.2/" + what;
    for (int page = 0; !url.empty() && page < most_pages; ++page) {
      const HttpAnswer answer = get_(url);
      require_success(answer);
      const Json parsed = Json::parse(answer.body, nullptr, false);
      if (!parsed.is_array()) throw Trouble{site_.url + " answers with something that is no list in JSON", true};
      for (const Json& object : parsed)
        if (object.is_object()) all.push_back(object);
      url = next_page(answer.next);
    }
    return all;
  }

  std::string in_project(const std::string& query) const {
    return "?project=" + percent_encode(site_.project, "@") + "&" + query + "&per_page=100";
  }

 private:
  // On this site, whatever scheme a server behind a proxy thinks that it is reached by.
  std::string next_page(const std::string& url) const {
    if (url.empty()) return {};
    const std::string site = site_of(url);
    const bool same = site == site_.url || (site.starts_with("http:") && "https" + site.substr(4) == site_.url);
    if (!same || !is_one_word(url)) throw Trouble{site_.url + " continues at " + url + ", which is not followed", true};
    return site_.url + url.substr(site.size());
  }

  void require_success(const HttpAnswer& answer) const {
    if (answer.status == 200) return;
    if (answer.status == 0) throw Trouble{site_.url + ": " + answer.trouble, answer.unreachable};
    const bool server = answer.status >= 500 || answer.status == 429;
    throw Trouble{site_.url + " answers with status " + std::to_string(answer.status), server};
  }

  const QueueSite& site_;
  const HttpGet& get_;
};

struct FoundSeries {
  long long id = 0;
  std::string url;
};

FoundSeries series_in(const std::vector<Json>& mails) {
  for (const Json& mail : mails) {
    const Json all = member_of(mail, "series");
    if (all.is_array() && !all.empty() && all.front().is_object() && number_of(all.front(), "id") > 0)
      return {number_of(all.front(), "id"), link_of(all.front(), "web_url")};
  }
  return {};
}

// The newest series of this title and version.
FoundSeries series_named(const std::vector<Json>& all, const QueueQuestion& question) {
  FoundSeries found;
  for (const Json& series : all) {
    const PatchworkName name = patchwork_name(text_of(series, "name"));
    const bool same = name.title == question.title && number_of(series, "version") == question.version;
    if (same && number_of(series, "id") > found.id) found = {number_of(series, "id"), link_of(series, "web_url")};
  }
  return found;
}

FoundSeries find_series(const QueueQuestion& question, const Client& client) {
  FoundSeries found;
  if (!question.message_id.empty()) {
    const std::string query = client.in_project("msgid=" + percent_encode(question.message_id, "@"));
    for (const bool cover : {question.cover, !question.cover}) {
      found = series_in(client.list((cover ? "covers/" : "patches/") + query));
      if (found.id > 0) return found;
    }
  }
  // Everybody's only when there is nothing of this address: it may have been sent from another one.
  const std::string title = "q=" + percent_encode(question.title, "@") + "&order=-id";
  if (!question.submitter.empty())
    found = series_named(client.list("series/" + client.in_project(title + "&submitter=" + percent_encode(question.submitter, "@"))),
                         question);
  if (found.id == 0) found = series_named(client.list("series/" + client.in_project(title)), question);
  return found;
}

QueueEntry entry_of(const Json& patch) {
  return {.id = number_of(patch, "id"), .name = text_of(patch, "name"), .state = text_of(patch, "state"),
          .delegate = text_of(member_of(patch, "delegate"), "username"), .check = text_of(patch, "check"),
          .url = link_of(patch, "web_url")};
}

// Of each context the newest result; those that passed or are not there yet are left out.
std::vector<QueueCheck> bad_checks(const std::vector<Json>& all) {
  std::map<std::string, QueueCheck> newest;
  for (const Json& check : all) {
    const std::string context = text_of(check, "context");
    newest[context] = {context, text_of(check, "state"), text_of(check, "description"), link_of(check, "target_url")};
  }
  std::vector<QueueCheck> bad;
  for (auto& [context, check] : newest)
    if (check.state == "fail" || check.state == "warning") bad.push_back(std::move(check));
  return bad;
}

}  // namespace

QueueSite queue_site(std::string_view page, const std::string& configured) {
  QueueSite site{site_of(page), ""};
  constexpr std::string_view folder = "/project/";
  const std::size_t at = page.find(folder);
  if (at != page.npos) {
    const std::string_view rest = page.substr(at + folder.size());
    site.project = rest.substr(0, rest.find('/'));
  }
  if (configured.empty()) return site;
  std::string url = configured;
  while (url.ends_with('/')) url.pop_back();
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web || !is_one_word(url) || site_of(url) != url || url.find('@') != url.npos || url.ends_with("//"))
    throw Error("bpf.patchworkUrl: '" + without_credentials(configured) + "' is no site",
                "it is a scheme and a host: git config bpf.patchworkUrl https://patchwork.kernel.org");
  site.url = url;
  return site;
}

std::string mail_page(const QueueSite& site, const std::string& message_id) {
  return site.url + "/project/" + site.project + "/patch/" + percent_encode(message_id, "@") + "/";
}

std::string search_page(const QueueSite& site, std::string_view page, std::string_view title, bool of_delegate) {
  std::string url = site.url + "/project/" + site.project + "/list/?";
  const std::size_t delegate = page.find("delegate=");
  if (of_delegate && delegate != page.npos) url += std::string(page.substr(delegate)) + "&";
  return url + "state=*&archive=both&q=" + percent_encode(title, "@");
}

QueueAnswer ask_queue(const QueueQuestion& question, const QueueSite& site, const HttpGet& get) {
  QueueAnswer answer;
  const Client client(site, get);
  try {
    const FoundSeries series = find_series(question, client);
    if (series.id == 0) return answer;
    answer.series_url = series.url;
    const std::string query = "series=" + std::to_string(series.id) + "&order=id";
    for (const Json& patch : client.list("patches/" + client.in_project(query))) answer.patches.push_back(entry_of(patch));
    std::stable_sort(answer.patches.begin(), answer.patches.end(), [](const QueueEntry& a, const QueueEntry& b) {
      return patchwork_name(a.name).number < patchwork_name(b.name).number;
    });
    std::size_t asked = 0;
    for (QueueEntry& patch : answer.patches) {
      if ((patch.check != "fail" && patch.check != "warning") || ++asked > most_details) continue;
      patch.checks = bad_checks(client.list("patches/" + std::to_string(patch.id) + "/checks/?per_page=100"));
    }
  } catch (const Trouble& trouble) {
    answer.trouble = trouble.what;
    answer.unreachable = trouble.unreachable;
  }
  return answer;
}

}  // namespace bpf
