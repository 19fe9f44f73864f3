// SPDX-License-Identifier: GPL-2.0-only
// A kernel's .config, and the fragments of it that the selftests ask for.
// (Documentation/kbuild/kconfig.rst; bpf_devel_QA, "How to run BPF selftests": "the .config of the
// kernel under test should match the config file fragment in tools/testing/selftests/bpf")
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bpf {

// Option and value, without CONFIG_: {"BPF", "y"}, {"LSM", "\"selinux,bpf\""}. What is said not to
// be set is "n".
using Kconfig = std::map<std::string, std::string, std::less<>>;

// Every line that sets an option counts, the last one of an option wins; all else is passed over.
Kconfig parse_kconfig(std::string_view text);

// The value of an option; "n" when nothing is said of it, as kconfig means it.
std::string value_of(const Kconfig& config, std::string_view option);

struct OptionDifference {
  std::string option, wanted, found;
};

// What of the fragment the configuration does not have, in the order of the names. A module is had
// where it is built in.
std::vector<OptionDifference> differences(const Kconfig& fragment, const Kconfig& config);

// The name under which the selftests have a fragment for the architecture of a configuration:
// "x86_64"; empty: none that is known.
std::string_view fragment_arch(const Kconfig& config);

}  // namespace bpf
