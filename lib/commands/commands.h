// SPDX-License-Identifier: GPL-2.0-only
// All commands. What each of them takes stands in the file of its name.
#pragma once

#include <span>

#include "lib/commands/command.h"

namespace bpf {

extern const Command bpf_check;
extern const Command bpf_ci;
extern const Command bpf_env;
extern const Command bpf_fixes;
extern const Command bpf_format_patch;
extern const Command bpf_recipients;
extern const Command bpf_report;
extern const Command bpf_request_pull;
extern const Command bpf_stable;
extern const Command bpf_status;

// In the order of their names.
std::span<const Command* const> all_commands();

// What more than one command takes.
inline constexpr Word profile_words[] = {
    {"2018", ""}, {"2020", ""}, {"2023", ""}, {"2025", "the newest"}, {"auto", "what the target tree's own copy is"},
};
inline constexpr Word color_words[] = {
    {"always", "wherever it goes"}, {"never", "no colour"}, {"auto", "at a terminal, or for git's pager"},
};
inline constexpr Option color_option = {
    .name = "color", .argument = "<when>", .help = "colour", .takes = Takes::words, .words = color_words,
    .implied = "always", .negated = "never",
    .more = "Else color.bpf, color.ui and the environment variable NO_COLOR say it, in this order."};

}  // namespace bpf
