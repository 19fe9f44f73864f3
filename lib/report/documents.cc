// SPDX-License-Identifier: GPL-2.0-only
#include "lib/report/documents.h"

#include "lib/policy/questions.h"

namespace bpf {
namespace {

// Folders below Documentation/.
constexpr std::pair<std::string_view, std::string_view> folders[] = {
    {"bpf_devel_QA", "bpf"},       {"submitting-patches", "process"}, {"coding-assistants", "process"},
    {"5.Posting", "process"},      {"maintainer-netdev", "process"},  {"checkpatch", "dev-tools"},
    {"symbol-namespaces", "core-api"},
};

}  // namespace

std::string url_of(const Rule& rule) {
  const std::string_view document = cited_document(rule);
  for (const auto& [name, folder] : folders)
    if (name == document)
      return "https://www.kernel.org/doc/html/latest/" + std::string(folder) + "/" + std::string(name) + ".html";
  return "";
}

}  // namespace bpf
