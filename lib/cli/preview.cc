// SPDX-License-Identifier: GPL-2.0-only
#include "lib/cli/preview.h"

#include <algorithm>

#include "lib/cli/facts_of.h"
#include "lib/cli/history_of.h"
#include "lib/cli/program.h"
#include "lib/error.h"
#include "lib/git/content.h"
#include "lib/git/repository.h"
#include "lib/model/scan.h"
#include "lib/receivers/preview.h"
#include "lib/report/display.h"
#include "lib/report/preview.h"

namespace bpf {
namespace {

// The first paragraph of the branch's description, on one line; git makes it the subject.
std::string cover_subject(const Config& config, const std::string& branch) {
  const std::string text = config.get("branch." + branch + ".description").value_or("");
  const std::string_view body = trim(text);
  return unfold(body.substr(0, body.find("\n\n")));
}

// As git bpf-format-patch does without options.
PlannedSubjects planned_subjects(const Target& target, const Config& config,
                                 const std::string& branch, const Series& series, const std::string& base) {
  PlannedSubjects planned;
  const Tree& tree = *target.tree;
  const bool current =
      config.get("bpf.iproute2Prefix").value_or("") == "current" && !tree.also.empty();
  const std::string prefix = "[" + config.get("format.subjectPrefix").value_or("PATCH") + "] x";
  const bool rfc = parse_mail_subject(prefix).rfc;
  planned.prefix = subject_prefix(current ? tree.also : tree.words, rfc, false);
  if (branch.empty()) return planned;
  const std::vector<SentVersion> sent = read_sent(branch, target, config);
  planned.version =
      next_version(branch, sent, history_of(series, sent, target, config, base), rfc, false, config).version;
  planned.cover = cover_subject(config, branch);
  return planned;
}

Posting posting_of(const Input& input, const Config& config, bool quiet) {
  if (input.series.origin != Origin::commits) return posting_of_mails(input.series);
  if (input.target.tree == nullptr) throw Error("cannot tell the tree: " + input.target.why, input.target.remedy);
  const std::string branch = read_branch().name;
  if (!quiet)
    complain("tree: " + std::string(input.target.tree->name) + " (" +
             display_line(input.target.why) + ")\n");
  if (!quiet) complain(left_out(input));
  const Posting posting =
      posting_of_commits(input.series, planned_subjects(input.target, config, branch, input.series, input.base));
  if (!quiet && input.series.patches.size() > 1 &&
      posting.mails.size() == input.series.patches.size())
    complain("the cover letter has no text yet: git branch --edit-description\n");
  return posting;
}

}  // namespace

int show_preview(const InputRequest& request, const Config& config, const PreviewOptions& options) {
  Input input = read_input(request, config);
  if (input.series.origin == Origin::commits) read_content(input.series);
  const Facts facts = facts_of(input.series, input.target, config, input.base);
  const Posting posting = posting_of(input, config, options.quiet);
  const Preview preview = make_preview(posting, facts);
  print_lines(format_preview(preview));
  const std::string troubles = format_troubles(preview);
  print_lines(troubles.empty() ? "" : "\n" + troubles);
  flush_output();
  if (!options.quiet) complain("\n" + format_preview_summary(preview) + "\n");
  return preview.exit_status(options.strict);
}

}  // namespace bpf
