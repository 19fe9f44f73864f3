// SPDX-License-Identifier: GPL-2.0-only
// How patchwork, where every list mail ends up, reads a subject: the name that it gives to a patch,
// the tags in front of it, its version and its number. Everything behind it (BPF CI, netdev's
// checks) goes by that name. (patchwork/parser.py: clean_subject, parse_version,
// parse_series_marker, subject_check, parse_pull_request; as of 2026)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bpf {

struct PatchworkName {
  std::string name;               // "[bpf-next,v2,1/3] bpf: Add map"
  std::string title;              // the name without its tags: "bpf: Add map"
  std::vector<std::string> tags;  // "bpf-next", "v2", "1/3": all that stood in brackets but PATCH
  int version = 1;                // of a tag that is v2 or V2 and nothing else, or of "(v2)"
  int number = -1, total = -1;    // of the first tag that ends in n/m; -1 when there is none
  bool reply = false;             // Re: makes it a comment on another mail
};

// Any text gives some name.
PatchworkName patchwork_name(std::string_view subject);

// The URL and ref that patchwork finds in a request to pull; empty when it takes the text for none:
// git request-pull's sentences are needed, and a URL with a scheme or a user ("https://", "git@").
std::string patchwork_pull_url(std::string_view body);

}  // namespace bpf
