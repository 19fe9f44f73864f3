// SPDX-License-Identifier: GPL-2.0-only
// What goes into a report of a bug: logs of the kernel and of git bisect, and which commits they
// blame; and the mail that is made of it.
#include "lib/model/bisect.h"
#include "lib/model/culprit.h"
#include "lib/model/encoding.h"
#include "lib/model/scan.h"
#include "lib/series/bug_report.h"
#include "lib/series/mail_draft.h"
#include "lib/series/report_log.h"
#include "tests/fuzz/support.h"
#include "tests/fuzz/targets.h"

namespace bpf {

using namespace fuzz;

// "<what it is>", then fields with a NUL between them: a log, a log of git bisect, a text.
void fuzz_report(std::string_view bytes) {
  Input input(bytes);
  BugReport report;
  report.llvm = input.flag();
  report.regression = input.flag();
  const std::string_view log = input.field();
  report.bisect_text = std::string(input.field());
  report.text = std::string(input.rest());

  const FittedLog fitted = fit_log(log);
  must(is_plain(fitted.text), "a plain log");
  must(fitted.text.size() <= longest_log + 200, "a log that lists take");
  for (std::string_view line : split_lines(fitted.text)) must(line.size() <= 998, "lines that mail servers take");
  must(fit_log(fitted.text).text == fitted.text, "what fits is left as it is");
  report.log = fitted.text;

  report.bisect = parse_bisect_log(report.bisect_text);
  for (const BisectCommit& commit : report.bisect.verdicts) must(commit.id.size() >= 7, "an id");
  for (std::string_view id : blamed_ids(log)) {
    must(id.data() >= log.data() && id.data() + id.size() <= log.data() + log.size(), "a view of the text");
    report.blamed.push_back({std::string(id), "bpf: Add map", "Ada Patcher", "2026-01-05", "v6.19-rc1", false});
  }
  const std::string text = report_text(report);
  unfinished_lines(text);
  is_tracker_link_alone(text);
  const std::string mail = draft_text({{"bpf@vger.kernel.org"}, {}, report_subject(report), tidy_text(text)});
  must(is_plain(mail), "a plain mail");
  const Mail read = parse_mail("m", {mail, 1});
  must(read.header("To") != nullptr && read.header("To")->value == "bpf@vger.kernel.org", "it goes where it should");
  must(read.header("Bcc") == nullptr && read.header("Cc") == nullptr, "and nowhere else");
}

}  // namespace bpf
