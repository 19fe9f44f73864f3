// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/preview.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lib/report/display.h"
#include "lib/report/human.h"

namespace bpf {
namespace {

std::string filed_as(const PreviewMail& mail) {
  const std::string version = "version " + std::to_string(mail.name.version);
  const std::string total = std::to_string(mail.name.total);
  switch (mail.filed) {
    case Filed::patch:
      return mail.name.number < 0
                 ? "a patch of its own, " + version
                 : "patch " + std::to_string(mail.name.number) + " of " + total + ", " + version;
    case Filed::cover:
      return "the cover letter of " + total + ", " + version;
    case Filed::pull_request:
      return "a request to pull " + patchwork_pull_url(mail.mail->patch->source()->text);
    case Filed::comment:
      return "a comment on another mail";
    case Filed::nothing:
      break;
  }
  return "not filed";
}

std::string_view code_name(NipaResult::Code code) {
  switch (code) {
    case NipaResult::Code::success:
      return "success";
    case NipaResult::Code::warning:
      return "warning";
    case NipaResult::Code::fail:
      break;
  }
  return "fail";
}

std::string patchwork_part(const Preview& preview) {
  std::string out = "patchwork files\n";
  for (const PreviewMail& mail : preview.mails)
    out += "  " + display_line(mail.name.name) + "\n      " + display_line(filed_as(mail)) + "\n";
  return out;
}

std::string bpf_ci_part(const Preview& preview) {
  if (std::none_of(preview.mails.begin(), preview.mails.end(),
                   [](const PreviewMail& mail) { return mail.filed == Filed::patch; }))
    return "BPF CI has no patch to test\n";
  std::string out = "BPF CI tries\n";
  for (const std::string& branch : preview.bpf_ci.branches)
    out += "  " + branch + ", with a pull request against " + branch + "_base\n";
  out += preview.bpf_ci.tag.empty() ? "      no tag decides: the first one that it applies to\n"
                                    : "      by the tag " + preview.bpf_ci.tag + "\n";
  out += "      as \"" + display_line(preview.title) + "\"; the next version needs the same name\n";
  return out;
}

// One line for a check on every patch when all is well with it, else one for each result.
std::string results_part(const Preview& preview) {
  struct Test {
    bool well = true, said = false;
    std::set<std::string_view> texts;
  };
  std::map<std::string_view, Test> tests;
  for (const NipaResult& result : preview.results) {
    Test& test = tests[result.test];
    test.well = test.well && result.code == NipaResult::Code::success;
    test.texts.insert(result.text);
  }
  std::string out;
  const auto line = [&](std::string where, const NipaResult& result, bool text) {
    out += "  " + where + std::string(result.test) + ": " + std::string(code_name(result.code));
    out += text && !result.text.empty() ? ": " + display_line(result.text) + "\n" : "\n";
  };
  for (const NipaResult& result : preview.results) {
    if (result.mail == nullptr) {
      line("", result, true);
      continue;
    }
    Test& test = tests[result.test];
    if (!test.well) line(display_line(result.mail->where) + ": ", result, true);
    else if (!std::exchange(test.said, true)) line("", result, test.texts.size() == 1);
  }
  return out;
}

std::string netdev_part(const Preview& preview) {
  const NipaTree& netdev = preview.netdev;
  if (std::none_of(preview.mails.begin(), preview.mails.end(), [](const PreviewMail& mail) {
        return mail.filed == Filed::patch || mail.filed == Filed::pull_request;
      }))
    return "netdev checks have nothing to test\n";
  std::string out = "netdev checks say\n  tree_selection: " + netdev.why + "\n";
  if (netdev.guess) out += "      if it applies there, else it is not tested\n";
  if (preview.results.empty()) return out;
  return out + results_part(preview) +
         "      and what takes applying, building and asking MAINTAINERS\n";
}

}  // namespace

std::string format_preview(const Preview& preview) {
  if (preview.mails.empty()) return "";
  return patchwork_part(preview) + "\n" + bpf_ci_part(preview) + "\n" + netdev_part(preview);
}

std::string format_troubles(const Preview& preview) {
  std::string out;
  for (const Trouble& trouble : preview.troubles) {
    if (!trouble.where.empty()) out += display_line(trouble.where) + ": ";
    out += std::string(to_string(trouble.severity)) + ": " + trouble.receiver + ": " +
           display_line(trouble.what) + "\n";
    if (!trouble.help.empty()) out += "      = help: " + display_line(trouble.help) + "\n";
  }
  return out;
}

std::string format_preview_summary(const Preview& preview) {
  std::string counts;
  for (Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const auto count = static_cast<std::size_t>(
        std::count_if(preview.troubles.begin(), preview.troubles.end(),
                      [&](const Trouble& trouble) { return trouble.severity == severity; }));
    if (count > 0) counts += (counts.empty() ? "" : ", ") + plural(count, to_string(severity));
  }
  return plural(preview.mails.size(), "mail") + ": " +
         (counts.empty() ? "nothing goes wrong there" : counts);
}

}  // namespace bpf
