// SPDX-License-Identifier: GPL-2.0-only
// What patchwork has of a series, by the part of its REST API that needs no account. All of it is
// text from outside. (patchwork, docs/api/rest and docs/api/schemas/v1.2; patchwork/api/filters.py)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/model/standing.h"
#include "lib/net/http.h"

namespace bpf {

// Where to ask, and for what.
struct QueueSite {
  std::string url;      // "https://patchwork.kernel.org"
  std::string project;  // "netdevbpf"
};

// The site and the project of the page that a profile names; `configured` (bpf.patchworkUrl) is
// another site, when it is not empty. Throws Error (128) for what is no http or https URL of a host.
QueueSite queue_site(std::string_view page, const std::string& configured);

// Pages for people: one mail, and a search for a title among all states. `page` is the profile's.
std::string mail_page(const QueueSite& site, const std::string& message_id);
std::string search_page(const QueueSite& site, std::string_view page, std::string_view title, bool of_delegate);

// A series as it was sent.
struct QueueQuestion {
  std::string message_id;  // of its first mail; empty: not known
  bool cover = false;      // that is a cover letter
  std::string title;       // of the cover letter, else of the first patch
  int version = 1;
  std::string submitter;   // an address
};

struct QueueAnswer {
  std::string series_url;            // the page of the series; may be empty
  std::vector<QueueEntry> patches;   // in the order of the series; empty: patchwork has none of it
  std::string trouble;               // what went wrong; empty: nothing did
  bool unreachable = false;          // the server is: other questions are in vain, too
};

// Asks for the series, its patches, and the checks of those that failed one.
QueueAnswer ask_queue(const QueueQuestion& question, const QueueSite& site, const HttpGet& get);

}  // namespace bpf
