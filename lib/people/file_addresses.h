// SPDX-License-Identifier: GPL-2.0-only
// The people that a devicetree binding names in its own text: get_maintainer.pl takes the addresses
// in every .yaml file that a patch touches. (scripts/get_maintainer.pl, "maintainers_in_file")
#pragma once

#include <string_view>
#include <vector>

#include "lib/model/ident.h"

namespace bpf {

// Whether get_maintainer.pl looks for addresses in this file.
bool names_its_people(std::string_view path);

// The people in a file's text, each once.
std::vector<Ident> addresses_in(std::string_view text);

}  // namespace bpf
