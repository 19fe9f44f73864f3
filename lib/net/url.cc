// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/scan.h"
#include "lib/net/http.h"

namespace bpf {

std::string next_link(std::string_view header) {
  while (true) {
    const std::size_t open = header.find('<'), close = header.find('>', open);
    if (open == header.npos || close == header.npos) return {};
    const std::string_view url = header.substr(open + 1, close - open - 1);
    header.remove_prefix(close + 1);
    const std::string_view parameters = header.substr(0, header.find('<'));
    for (std::string_view form : {"rel=\"next\"", "rel=next"})
      if (find_nocase(parameters, form) != parameters.npos) return std::string(url);
  }
}

}  // namespace bpf
