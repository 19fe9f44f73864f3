// SPDX-License-Identifier: GPL-2.0-only
// In place of http.cc where libcurl is not there.
#include "lib/error.h"
#include "lib/net/http.h"

namespace bpf {

bool has_http() { return false; }

HttpGet make_http_get(const HttpOptions&) {
  throw Error("this git-bpf was built without libcurl, so it cannot read from the network",
              "install libcurl's development files (Debian: libcurl4-openssl-dev), and build it again");
}

}  // namespace bpf
