// SPDX-License-Identifier: GPL-2.0-only
#include "lib/policy/finding.h"

#include <utility>

#include "lib/policy/rule.h"

namespace bpf {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::off: return "off";
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

std::string_view Finding::cited() const { return citation.empty() ? rule->citation : citation; }

void Findings::begin(const Rule& rule, Severity severity, const Patch* patch) {
  rule_ = &rule;
  severity_ = severity;
  patch_ = patch;
}

Finding& Findings::add(std::string_view where, std::string message, std::string help) {
  Finding finding{rule_, severity_, patch_, std::nullopt, std::nullopt, std::move(message), std::move(help)};
  if (patch_ != nullptr && patch_->source() && patch_->source()->holds(where))
    finding.span = patch_->source()->span_of(where);
  return found.emplace_back(std::move(finding));
}

Finding& Findings::add(const Patch& patch, std::string_view where, std::string message,
                       std::string help) {
  const Patch* outer = std::exchange(patch_, &patch);
  Finding& finding = add(where, std::move(message), std::move(help));
  patch_ = outer;
  return finding;
}

Finding& Findings::add_series(std::string message, std::string help) {
  return found.emplace_back(
      Finding{rule_, severity_, nullptr, std::nullopt, std::nullopt, std::move(message), std::move(help)});
}

Finding& Findings::add(const Patch& patch, const FileDiff& file, const DiffLine* line,
                       std::string message, std::string help) {
  // A mail's diff is in its own text; a commit's is shown as the file's.
  const std::string_view where = line != nullptr ? line->text : std::string_view{};
  Finding& finding = add(patch, where, std::move(message), std::move(help));
  if (!finding.span)
    finding.file = FilePlace{file.path(), line != nullptr ? static_cast<std::size_t>(line->number) : 0,
                             std::string(where.substr(0, 4096))};
  return finding;
}

void Findings::not_run(std::string reason) {
  unjudged.push_back({rule_, patch_, std::move(reason)});
}

}  // namespace bpf
