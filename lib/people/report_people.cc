// SPDX-License-Identifier: GPL-2.0-only
#include "lib/people/report_people.h"

#include <algorithm>

#include "lib/model/address.h"

namespace bpf {
namespace {

constexpr std::string_view netdev_list = "netdev@vger.kernel.org";

// Where MAINTAINERS does not say who they are: the document does, as of 2023. Its address of Yonghong
// Song was out of use by then; this is the one of his tags since.
const Ident dated_maintainers[] = {{"Alexei Starovoitov", "ast@kernel.org"},
                                   {"Daniel Borkmann", "daniel@iogearbox.net"}};
const Ident dated_llvm = {"Yonghong Song", "yonghong.song@linux.dev"};

bool is_networking(std::string_view path) {
  return path.starts_with("net/") || path.starts_with("drivers/net/") || path.starts_with("include/net/") ||
         path.starts_with("tools/testing/selftests/net/") || path.find("xdp") != path.npos ||
         path.find("xsk") != path.npos;
}

// He need not be a maintainer of any section: the document names him for LLVM.
Ident llvm_maintainer(const PeopleSource& source) {
  if (source.maintainers)
    for (std::string_view title : {"BPF [GENERAL]", "BPF [CORE]", "BPF (Safe", "BPF [ITERATOR]"})
      if (const auto section = source.maintainers->find_section(title))
        for (const PeopleLine& line : source.maintainers->section(*section).people)
          if (line.type != 'L')
            for (const Named& named : line.people)
              if (named.who.name == dated_llvm.name) return named.who;
  return dated_llvm;
}

// Patchwork's queue of 2020 was filled from there; a report is in no queue.
void leave_out_patchwork(std::vector<Recipient>& recipients) {
  for (Recipient& recipient : recipients)
    std::erase_if(recipient.reasons,
                  [](const ReasonPtr& reason) { return reason->source.starts_with("the patchwork queue"); });
  std::erase_if(recipients, [](const Recipient& recipient) { return recipient.reasons.empty(); });
}

bool is_own(const Recipient& recipient, const ReportPeopleRequest& request, const Mailmap& mailmap) {
  return std::any_of(request.own.begin(), request.own.end(), [&](const std::string& address) {
    return same_address(recipient.who.email, address) ||
           same_address(recipient.who.email, mailmap.map({"", address}).email);
  });
}

}  // namespace

bool is_bug_tracker(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == address.npos) return false;
  const std::string domain = lower(address.substr(at + 1));
  return domain == "bugzilla.kernel.org" || starts_nocase(address, "bugzilla-daemon@");
}

Series series_to_blame(const ReportPeopleRequest& request) {
  std::string text = "report\n\n";
  for (const std::string& id : request.commits) text += "Fixes: " + id + "\n";
  Patch patch;
  patch.message = parse_message(make_source("report", text));
  patch.paths = request.paths;
  Series series;
  series.origin = Origin::commits;
  series.patches.push_back(std::move(patch));
  return series;
}

ReportPeople people_of_report(const ReportPeopleRequest& request, const PeopleSource& source) {
  RecipientOptions options;
  options.profile = request.profile;
  options.own = request.own;
  SeriesRecipients found = recipients_of(series_to_blame(request), source, options);
  leave_out_patchwork(found.all);

  RecipientList list(source.mailmap);
  const auto add_list = [&](std::string_view address, const std::string& why) {
    list.add({"", std::string(address)}, {"list", "", why, "", 0}, true);
  };
  if (!source.maintainers)
    for (const Ident& who : dated_maintainers) list.add(who, {"BPF maintainer", "", "as of 2023", "", 0});
  list.merge(found.all);
  if (request.llvm) list.add(llvm_maintainer(source), {"LLVM", "", "every issue of LLVM's BPF back end", "", 0});
  if (request.llvm) add_list(netdev_list, "every issue of LLVM's BPF back end");
  if (std::any_of(request.paths.begin(), request.paths.end(), is_networking)) add_list(netdev_list, "networking");
  if (request.regression) add_list(regressions_list, "every regression");

  ReportPeople people;
  people.notes = std::move(found.notes);
  for (Recipient& recipient : std::move(list).all()) {
    if (is_own(recipient, request, source.mailmap)) continue;
    const bool to = recipient.list && (same_address(recipient.who.email, request.profile->list) ||
                                       (request.llvm && same_address(recipient.who.email, netdev_list)));
    (to ? people.to : people.cc).push_back(std::move(recipient));
  }
  return people;
}

}  // namespace bpf
