// SPDX-License-Identifier: GPL-2.0-only
// What git format-patch's command line looks like to git, as far as we have to know it.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/error.h"

namespace bpf {

// Whether the value of this option is the next argument when none is attached to it: `--to a@b`,
// `-o out`. (git-format-patch(1), git 2.34 to 2.55)
bool takes_next_argument(std::string_view option);

// Whether it is one of the one-letter options of git format-patch that take no value, so that
// another option may follow in the same argument: `-ns` is `-n -s`.
bool is_flag_letter(char letter);

// Options that git format-patch has and a checked series does not.
struct RefusedOptions {
  std::string_view reason, hint;                  // the reason goes on behind the name
  std::initializer_list<std::string_view> names;  // one that ends with a '*' goes on as it likes
};
std::span<const RefusedOptions> refused_options();

// Why a checked series cannot be made with this option of git's; nothing when it can. Values
// may be attached to it. Status 129.
std::optional<Error> refusal_of(const std::string& argument);

// Why these options together cannot make it; nothing when they can.
std::optional<Error> refusal_of_all(const std::vector<std::string>& passed);

// The arguments without `--no-policy`; nothing when it is not among them. Behind `--` and as the
// value of an option it is a word like any other.
std::optional<std::vector<std::string>> without_no_policy(const std::vector<std::string>& arguments);

}  // namespace bpf
