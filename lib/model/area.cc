// SPDX-License-Identifier: GPL-2.0-only
#include "lib/model/area.h"

#include <algorithm>

namespace bpf {
namespace {

struct Entry {
  std::string_view path;  // a prefix of it
  std::string_view area;
};

// The first prefix that fits decides, so that longer ones stand first.
constexpr Entry table[] = {
    {"tools/lib/bpf/", "libbpf"},
    {"tools/bpf/bpftool/", "bpftool"},
    {"tools/bpf/resolve_btfids/", "resolve_btfids"},
    {"tools/testing/selftests/bpf/", "selftests/bpf"},
    {"samples/bpf/", "samples/bpf"},
    {"Documentation/bpf/", "bpf, docs"},
    {"kernel/bpf/", "bpf"},
    {"kernel/trace/bpf_trace.c", "bpf"},
    {"net/bpf/", "bpf"},
    {"net/core/filter.c", "bpf"},
    {"net/core/skmsg.c", "bpf, sockmap"},
    {"net/core/sock_map.c", "bpf, sockmap"},
    {"net/core/xdp.c", "xdp"},
    {"net/xdp/", "xsk"},
    {"net/sched/act_bpf.c", "net/sched"},
    {"net/sched/cls_bpf.c", "net/sched"},
    {"include/uapi/linux/bpf", "bpf"},
    {"tools/include/uapi/linux/bpf", "bpf"},
    {"include/uapi/linux/btf.h", "bpf"},
    {"include/uapi/linux/if_xdp.h", "xsk"},
    {"include/net/xdp_sock", "xsk"},
    {"include/net/xdp.h", "xdp"},
    {"include/linux/bpf", "bpf"},
    {"include/linux/btf", "bpf"},
    {"include/linux/filter.h", "bpf"},
    {"include/linux/tnum.h", "bpf"},
    {"include/linux/skmsg.h", "bpf, sockmap"},
    {"lib/test_bpf.c", "bpf"},
    {"scripts/bpf_doc.py", "bpf"},
    {"tools/bpf/", "tools/bpf"},
};

// "bpf, arm64" for arch/arm64/net/bpf_jit_comp.c.
std::string jit_area(std::string_view path) {
  if (!path.starts_with("arch/")) return {};
  const std::string_view rest = path.substr(5);
  const std::size_t slash = rest.find('/');
  if (slash == rest.npos || !rest.substr(slash).starts_with("/net/")) return {};
  return "bpf, " + std::string(rest.substr(0, slash));
}

std::string area_of_path(std::string_view path) {
  if (std::string jit = jit_area(path); !jit.empty()) return jit;
  for (const Entry& entry : table)
    if (path.starts_with(entry.path)) return std::string(entry.area);
  return {};
}

}  // namespace

bool is_selftest(std::string_view path) { return path.starts_with("tools/testing/selftests/"); }

bool is_documentation(std::string_view path) {
  return path.starts_with("Documentation/") || path == "MAINTAINERS";
}

std::string area_of_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> code, tests, others;
  for (const std::string& path : paths) {
    std::string area = area_of_path(path);
    if (area.empty()) continue;
    auto& areas = is_selftest(path) ? tests : is_documentation(path) ? others : code;
    if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(std::move(area));
  }
  const auto& areas = !code.empty() ? code : !tests.empty() ? tests : others;
  if (areas.empty()) return {};
  if (areas.size() == 1) return areas.front();
  if (areas.size() == 2 && areas.front().find(',') == std::string::npos &&
      areas.back().find(',') == std::string::npos) {
    const bool bpf_first = areas.back() != "bpf";
    return bpf_first ? areas.front() + ", " + areas.back() : areas.back() + ", " + areas.front();
  }
  return "bpf";
}

bool is_iproute2_loader(std::string_view path) {
  return path.find("bpf") != path.npos || path.find("xdp") != path.npos;
}

}  // namespace bpf
