// SPDX-License-Identifier: GPL-2.0-only
#include "lib/net/http.h"

#include <curl/curl.h>

#include "lib/error.h"
#include "lib/model/scan.h"

namespace bpf {
namespace {

constexpr int most_redirects = 3;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

std::string part_of(const std::string& url, CURLUPart part) {
  const Url parsed(curl_url());
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return {};
  char* text = nullptr;
  if (curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK) return {};
  std::string found(text);
  curl_free(text);
  return found;
}

// Where a redirection may lead: to the same host, encrypted.
bool may_follow(const std::string& from, const std::string& to) {
  return part_of(to, CURLUPART_SCHEME) == "https" && !part_of(from, CURLUPART_HOST).empty() &&
         equal_nocase(part_of(to, CURLUPART_HOST), part_of(from, CURLUPART_HOST));
}

struct Receiver {
  HttpAnswer& answer;
  std::size_t size_limit;
  bool too_big = false;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* to) {
  Receiver& receiver = *static_cast<Receiver*>(to);
  receiver.too_big = receiver.answer.body.size() + size > receiver.size_limit;
  if (receiver.too_big) return 0;
  receiver.answer.body.append(data, size);
  return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* to) {
  const std::string_view line(data, size);
  if (starts_nocase(line, "link:")) static_cast<Receiver*>(to)->answer.next = next_link(line.substr(5));
  return size;
}

class Session {
 public:
  explicit Session(HttpOptions options) : options_(std::move(options)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    handle_ = curl_easy_init();
    if (handle_ == nullptr) throw Error("libcurl cannot be started");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "git-bpf/" BPF_VERSION);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.connect_limit.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(options_.total_limit.count()));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
#if LIBCURL_VERSION_NUM >= 0x075500
    set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    set(CURLOPT_ERRORBUFFER, complaint_);
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_HEADERFUNCTION, take_header);
    if (!options_.proxy.empty()) set(CURLOPT_PROXY, options_.proxy.c_str());
    if (!options_.ca_file.empty()) set(CURLOPT_CAINFO, options_.ca_file.c_str());
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() {
    curl_easy_cleanup(handle_);
    curl_global_cleanup();
  }

  HttpAnswer get(std::string url) {
    for (int step = 0;; ++step) {
      HttpAnswer answer = get_once(url);
      char* target = nullptr;
      curl_easy_getinfo(handle_, CURLINFO_REDIRECT_URL, &target);
      if (answer.status == 0 || target == nullptr) return answer;
      const std::string to(target);
      if (!may_follow(url, to) || step == most_redirects) {
        answer = {};
        answer.trouble = step == most_redirects ? "redirects without end" : "redirects to " + to + ", which is not followed";
        answer.unreachable = true;
        return answer;
      }
      url = to;
    }
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(handle_, option, value) != CURLE_OK) throw Error("libcurl is too old, or lacks a feature");
  }

  HttpAnswer get_once(const std::string& url) {
    HttpAnswer answer;
    Receiver receiver{answer, options_.size_limit};
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_WRITEDATA, &receiver);
    set(CURLOPT_HEADERDATA, &receiver);
    complaint_[0] = '\0';
    const CURLcode code = curl_easy_perform(handle_);
    if (code == CURLE_OK) {
      long status = 0;
      curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
      answer.status = static_cast<int>(status);
      return answer;
    }
    answer = {};
    answer.unreachable = true;
    answer.trouble = why(code, receiver.too_big);
    return answer;
  }

  std::string why(CURLcode code, bool too_big) const {
    if (too_big) return "answers with more than " + std::to_string(options_.size_limit >> 20U) + " MiB";
    if (code == CURLE_OPERATION_TIMEDOUT)
      return "no answer within " + std::to_string(options_.total_limit.count()) + " seconds";
    std::string text(complaint_[0] != '\0' ? complaint_ : curl_easy_strerror(code));
    text[0] = lower(text.substr(0, 1))[0];
    return text;
  }

  HttpOptions options_;
  CURL* handle_ = nullptr;
  char complaint_[CURL_ERROR_SIZE] = {};
};

}  // namespace

bool has_http() { return true; }

HttpGet make_http_get(const HttpOptions& options) {
  return [session = std::make_shared<Session>(options)](const std::string& url) { return session->get(url); };
}

}  // namespace bpf
