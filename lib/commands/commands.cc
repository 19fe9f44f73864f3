// SPDX-License-Identifier: GPL-2.0-only
#include "lib/commands/commands.h"

namespace bpf {
namespace {

constexpr const Command* commands[] = {
    &bpf_check,
    &bpf_ci,
    &bpf_env,
    &bpf_fixes,
    &bpf_format_patch,
    &bpf_recipients,
    &bpf_report,
    &bpf_request_pull,
    &bpf_stable,
    &bpf_status,
};

}  // namespace

std::span<const Command* const> all_commands() { return commands; }

}  // namespace bpf
