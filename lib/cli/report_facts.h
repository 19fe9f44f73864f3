// SPDX-License-Identifier: GPL-2.0-only
// What the repository that we are in knows about a bug: the log of git bisect, the commits that are to
// blame, where they are, and the people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/git/config.h"
#include "lib/people/report_people.h"
#include "lib/series/bug_report.h"
#include "lib/series/target.h"

namespace bpf {

// What `git bisect log` says here; empty when no bisection is going on.
std::string own_bisect_log();

// The full ids of those that are commits here; the others in `missing`. Each once.
std::vector<std::string> commits_here(const std::vector<std::string>& ids, std::vector<std::string>& missing);

// For the mail; full ids.
std::vector<BlamedCommit> describe_commits(const std::vector<std::string>& ids, const Config& config);

// The files that they change; none of merges, which change what somebody else changed.
std::vector<std::string> paths_of(const std::vector<std::string>& ids);

// Commits of the trees that were fetched here which say that they fix this one, a few at most. Nothing
// when that takes too long to find out.
std::optional<std::vector<BlamedCommit>> fixes_here(const std::string& id, const Config& config);

// With MAINTAINERS of bpf-next or of bpf as last fetched, else of mainline, else of HEAD: the oldest of
// a bisection names people of that time.
PeopleSource people_for_report(const ReportPeopleRequest& request, const std::string& maintainers_file,
                               const Config& config);

// The tree whose MAINTAINERS and document count.
Target target_of_reports(const Config& config);

}  // namespace bpf
