// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/bpf_work.h"

#include <algorithm>

#include "lib/model/scan.h"

namespace bpf {
namespace {

bool has_word_of_bpf(std::string_view text) {
  for (std::string_view word : {"bpf", "btf", "xdp", "xsk"})
    if (find_nocase(text, word) != text.npos) return true;
  return false;
}

}  // namespace

bool is_bpf_file(const std::string& path) {
  for (std::string_view prefix :
       {"kernel/bpf/", "net/bpf/", "tools/bpf/", "tools/lib/bpf/", "tools/testing/selftests/bpf/",
        "samples/bpf/", "include/linux/bpf", "include/linux/btf", "include/linux/filter.h",
        "include/uapi/linux/bpf", "include/uapi/linux/btf", "Documentation/bpf/",
        "kernel/trace/bpf_trace.c", "net/core/filter.c", "net/core/skmsg.c", "net/core/sock_map.c",
        "net/core/xdp.c", "net/sched/act_bpf.c", "net/sched/cls_bpf.c", "lib/test_bpf.c",
        "scripts/bpf_doc.py", "scripts/pahole-"})
    if (path.starts_with(prefix)) return true;
  // The JITs: arch/x86/net/, and not arch/um/drivers/net_kern.c.
  Scanner scan(path);
  if (!scan.eat("arch/")) return false;
  scan.take_while([](char c) { return c != '/'; });
  return scan.eat("/net/");
}

bool concerns_bpf(const Patch& patch) {
  const std::string_view subject = patch.message.subject;
  const std::size_t areas = subject.rfind(": ");  // "net: xdp: Fix leak"
  if (areas != subject.npos && has_word_of_bpf(subject.substr(0, areas))) return true;
  return patch.paths && std::any_of(patch.paths->begin(), patch.paths->end(), [](const std::string& path) {
    return is_bpf_file(path) || has_word_of_bpf(path);
  });
}

}  // namespace bpf
