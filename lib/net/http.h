// SPDX-License-Identifier: GPL-2.0-only
// Reading from the web, for the one command that may: https and http only, certificates verified,
// limits on time and size, and never another host than the one that was asked. With libcurl, which
// is only used by what is behind this header; without it, nothing can be read.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace bpf {

struct HttpOptions {
  std::chrono::seconds connect_limit{5};
  std::chrono::seconds total_limit{15};         // for one answer
  std::size_t size_limit = std::size_t{8} << 20;  // bytes of a body
  std::string proxy = {};                       // empty: what the environment says
  std::string ca_file = {};                     // empty: the system's certificates
};

struct HttpAnswer {
  int status = 0;          // 0: there was no answer; `trouble` says why
  std::string body;
  std::string next;        // the URL of the next page, by a Link header; empty: none
  std::string trouble;     // "cannot connect to …", "took more than 15 seconds"
  bool unreachable = false;  // it is the network or the server; asking again will not help
};

// What can be asked for a URL. Tests and --patchwork bring their own.
using HttpGet = std::function<HttpAnswer(const std::string& url)>;

// Whether libcurl was there when this was built.
bool has_http();

// Keeps its connection from one question to the next. Never throws for what the network does; the
// getter throws Error (128) when it cannot be set up.
HttpGet make_http_get(const HttpOptions& options);

// The URL behind rel="next" in the value of a Link header; empty when there is none. (RFC 8288)
std::string next_link(std::string_view header);

}  // namespace bpf
