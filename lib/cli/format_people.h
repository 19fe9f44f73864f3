// SPDX-License-Identifier: GPL-2.0-only
// The recipients of a series that git bpf-format-patch writes: options for git send-email to be
// printed, or headers in the mails.
#pragma once

#include <string>
#include <vector>

#include "lib/cli/people.h"
#include "lib/git/config.h"
#include "lib/model/facts.h"
#include "lib/series/format_plan.h"
#include "lib/series/target.h"

namespace bpf {

// What is done about recipients: --recipients, --no-recipients, else bpf.recipients: `print` (the
// default), `headers` (or true), `off` (or false). Throws Error (128) for another value.
enum class RecipientsMode { print, headers, off };
RecipientsMode recipients_mode(const FormatRequest& request, const Config& config);

// The recipients of all mails of the series. With `headers`, as --to= and --cc= for git
// format-patch in `request`, but for those who are there; the options for git send-email, quoted
// for a shell, are given back with `print`, unless nothing is to be said (-q). Without MAINTAINERS,
// who is known is used, and the rest said once, with a remedy.
std::vector<std::string> add_recipients(FormatRequest& request, const Series& commits, const Target& target,
                                        const Config& config, const PeopleRequest& request_of_people,
                                        const Profile& profile);

// The git send-email command, over several lines when its options are long. `files`: quoted, with a
// blank in front.
std::string send_command(const std::vector<std::string>& options, const std::string& files);

}  // namespace bpf
