// SPDX-License-Identifier: GPL-2.0-only
#include "lib/net/queue.h"

#include <map>

#include "lib/error.h"
#include "lib/model/profile.h"
#include "tests/support/catch.h"

using namespace bpf;

namespace {

const QueueSite site{"https://pw.example.org", "netdevbpf"};

// Answers by the URL behind the site; what is not there is an empty list. Notes what is asked.
struct Server {
  std::map<std::string, HttpAnswer> answers;
  std::vector<std::string> asked;

  HttpGet get() {
    return [this](const std::string& url) {
      const std::string path = url.substr(url.find("/api/"));
      asked.push_back(path);
      const auto found = answers.find(path);
      return found == answers.end() ? ok("[]") : found->second;
    };
  }
  static HttpAnswer ok(std::string body, std::string next = "") { return {200, std::move(body), std::move(next), "", false}; }
};

const std::string covers = "/api/1.2/covers/?project=netdevbpf&msgid=a%2Fb@c&per_page=100";
const std::string patches = "/api/1.2/patches/?project=netdevbpf&series=7&order=id&per_page=100";
const QueueQuestion question{"a/b@c", true, "Check all flags", 2, "ada@example.org"};

std::string patch(int id, const std::string& rest) {
  return R"({"id": )" + std::to_string(id) + R"(, "name": "[bpf-next,v2,)" + std::to_string(id) + R"(/2] bpf: Do", )" +
         R"("state": "under-review", "delegate": {"username": "bpf"}, "web_url": "https://pw.example.org/p", )" + rest + "}";
}

}  // namespace

TEST_CASE("a series is found by its cover letter", "[queue]") {
  Server server;
  server.answers[covers] = Server::ok(R"([{"series": [{"id": 7, "web_url": "https://pw.example.org/s"}]}])");
  server.answers[patches] = Server::ok("[" + patch(2, R"("check": "fail")") + "," + patch(1, R"("check": "success")") + "]");
  server.answers["/api/1.2/patches/2/checks/?per_page=100"] = Server::ok(
      R"([{"context": "ci", "state": "fail"}, {"context": "ci", "state": "success"}, {"context": "nipa", "state": "warning",)"
      R"( "description": "long", "target_url": "javascript:x"}, {"context": "x", "state": "pending"}])");
  const QueueAnswer answer = ask_queue(question, site, server.get());
  CHECK(answer.trouble.empty());
  CHECK(answer.series_url == "https://pw.example.org/s");
  REQUIRE(answer.patches.size() == 2);
  CHECK(answer.patches[0].id == 1);
  CHECK(answer.patches[1].state == "under-review");
  CHECK(answer.patches[1].delegate == "bpf");
  REQUIRE(answer.patches[1].checks.size() == 1);  // the newest of each context, and only what is not well
  CHECK(answer.patches[1].checks[0].context == "nipa");
  CHECK(answer.patches[1].checks[0].url.empty());
  CHECK(server.asked.size() == 3);
}

TEST_CASE("a series is found by its title and version", "[queue]") {
  const std::string all = "/api/1.2/series/?project=netdevbpf&q=Check%20all%20flags&order=-id&per_page=100";
  const std::string own =
      "/api/1.2/series/?project=netdevbpf&q=Check%20all%20flags&order=-id&submitter=ada@example.org&per_page=100";
  QueueQuestion by_title = question;
  by_title.message_id.clear();
  Server server;
  server.answers[all] = Server::ok(R"([{"id": 9, "name": "Check all flags again", "version": 2},)"
                                   R"({"id": 8, "name": "Check all flags", "version": 1},)"
                                   R"({"id": 7, "name": "[bpf-next,v2] Check all flags", "version": 2}])");
  server.answers[patches] = Server::ok("[" + patch(1, R"("check": "pending")") + "]");
  CHECK(ask_queue(by_title, site, server.get()).patches.size() == 1);
  CHECK(server.asked == std::vector<std::string>{own, all, patches});
  server.answers[own] = server.answers[all];
  server.asked.clear();
  CHECK(ask_queue(by_title, site, server.get()).patches.size() == 1);
  CHECK(server.asked == std::vector<std::string>{own, patches});
  by_title.version = 3;
  const QueueAnswer none = ask_queue(by_title, site, server.get());
  CHECK(none.patches.empty());
  CHECK(none.trouble.empty());
}

TEST_CASE("pages follow each other on the same site", "[queue]") {
  Server server;
  server.answers[covers] = Server::ok("[]", "http://pw.example.org/api/1.2/more");
  server.answers["/api/1.2/more"] = Server::ok(R"([{"series": [{"id": 7}]}])");
  CHECK(ask_queue(question, site, server.get()).trouble.empty());
  CHECK(server.asked[1] == "/api/1.2/more");
  for (const char* elsewhere : {"https://pw.example.com/", "https://pw.example.org.evil/", "ftp://pw.example.org/", "https://pw.example.org/a b", "/x", "x"}) {
    server.answers[covers] = Server::ok("[]", elsewhere);
    const QueueAnswer answer = ask_queue(question, site, server.get());
    CHECK(answer.trouble == "https://pw.example.org continues at " + std::string(elsewhere) + ", which is not followed");
    CHECK(answer.unreachable);
  }
}

TEST_CASE("answers that are none", "[queue]") {
  Server server;
  for (const char* body : {"", "{}", "<html>", "[{\"id\": 1", "null", "\xff"}) {
    server.answers[covers] = Server::ok(body);
    CHECK(ask_queue(question, site, server.get()).trouble ==
          "https://pw.example.org answers with something that is no list in JSON");
  }
  server.answers[covers] = {404, "", "", "", false};
  CHECK(ask_queue(question, site, server.get()).trouble == "https://pw.example.org answers with status 404");
  CHECK_FALSE(ask_queue(question, site, server.get()).unreachable);
  server.answers[covers] = {503, "", "", "", false};
  CHECK(ask_queue(question, site, server.get()).unreachable);
  server.answers[covers] = {0, "", "", "no answer within 15 seconds", true};
  CHECK(ask_queue(question, site, server.get()).trouble == "https://pw.example.org: no answer within 15 seconds");
  // Of another type than the schema says: as if it were not there.
  server.answers[covers] = Server::ok(R"([1, {"series": 3}, {"series": ["x"]}, {"series": [{"id": "7"}]}, {"series": [{"id": 7}]}])");
  server.answers[patches] = Server::ok(R"([{"id": [], "name": 4, "state": null, "delegate": "x", "check": {}}])");
  const QueueAnswer answer = ask_queue(question, site, server.get());
  CHECK(answer.trouble.empty());
  REQUIRE(answer.patches.size() == 1);
  CHECK(answer.patches[0].state.empty());
}

TEST_CASE("where patchwork is", "[queue]") {
  const std::string_view page = newest_profile().patchwork;
  CHECK(queue_site(page, "").url == "https://patchwork.kernel.org");
  CHECK(queue_site(page, "").project == "netdevbpf");
  CHECK(queue_site(find_profile("2018")->patchwork, "").url == "https://patchwork.ozlabs.org");
  CHECK(queue_site(page, "http://127.0.0.1:8000/").url == "http://127.0.0.1:8000");
  for (const char* bad : {"patchwork.kernel.org", "file:///etc", "https://", "https://u:p@host", "https://host/path", "https://a b"})
    CHECK_THROWS_AS(queue_site(page, bad), Error);
  CHECK(mail_page(site, "a/b@c") == "https://pw.example.org/project/netdevbpf/patch/a%2Fb@c/");
  CHECK(search_page(site, page, "bpf: Fix \"x\"", true) ==
        "https://pw.example.org/project/netdevbpf/list/?delegate=121173&state=*&archive=both&q=bpf%3A%20Fix%20%22x%22");
  CHECK(search_page(site, page, "x", false) == "https://pw.example.org/project/netdevbpf/list/?state=*&archive=both&q=x");
}

TEST_CASE("the next page of a Link header", "[queue]") {
  CHECK(next_link(R"(<https://a/?page=2>; rel="next", <https://a/?page=9>; rel="last")") == "https://a/?page=2");
  CHECK(next_link(R"( <https://a/?page=1>; rel="prev", <https://a/?page=3>; REL=next)") == "https://a/?page=3");
  for (const char* none : {"", "<", "<https://a>", R"(<https://a>; rel="prev")", R"(rel="next")", ">;<"}) CHECK(next_link(none).empty());
}
