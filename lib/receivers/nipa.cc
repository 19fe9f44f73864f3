// SPDX-License-Identifier: GPL-2.0-only
#include "lib/receivers/nipa.h"

#include <algorithm>
#include <array>

#include "lib/model/scan.h"

namespace bpf {
namespace {

using Code = NipaResult::Code;

// In the order that is looked for. It is configuration, and not public; this is the order of the
// time when it was code.
constexpr std::array tree_names_in_order = {"net-next", "net", "bpf-next", "bpf"};

// Their own files; lib/ and kernel/bpf/ are among them.
constexpr std::array required = {
    "Documentation/devicetree/bindings/net/",
    "Documentation/netlink/",
    "Documentation/networking/",
    "include/uapi/linux/nfc.h",
    "include/linux/ethtool.h",
    "include/linux/firmware/broadcom/tee_bnxt_fw.h",
    "include/linux/genetlink.h",
    "include/linux/netdevice.h",
    "include/linux/net",
    "include/linux/phy.h",
    "include/linux/rtnetlink.h",
    "include/linux/skbuff.h",
    "include/net/",
    "include/phy/",
    "lib/",
    "net/",
    "drivers/atm/",
    "drivers/bluetooth/",
    "drivers/dibs/",
    "drivers/dpll/",
    "drivers/firmware/broadcom/tee_bnxt_fw.c",
    "drivers/isdn/",
    "drivers/net/",
    "drivers/dsa/",
    "drivers/nfc/",
    "drivers/ptp/",
    "drivers/usb/atm/",
    "kernel/bpf/",
    "tools/net/",
    "tools/testing/selftests/drivers/net/",
    "tools/testing/selftests/tc-testing/",
    "tools/testing/selftests/net/",
    "kernel/trace/bpf_trace.c",
    "drivers/leds/trigger/ledtrig-netdev.c",
};
// Files that may come along.
constexpr std::array acceptable = {"CREDITS", "MAINTAINERS", "Documentation/", "include/",
                                   "rust/",   "tools/",      "drivers/phy/",   "drivers/vhost/"};
constexpr std::array excluded = {"net/ceph", "net/sunrpc"};

constexpr std::size_t most_patches = 15;

template <std::size_t N>
bool begins_with_any(const std::string& path, const std::array<const char*, N>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const char* begin) { return path.starts_with(begin); });
}

// re.match(r'\[.*tree.*\]', name)
bool has_in_brackets(std::string_view name, std::string_view tree) {
  const std::size_t last = name.rfind(']');
  return name.starts_with('[') && last != name.npos &&
         name.substr(1, last - 1).find(tree) != name.npos;
}

std::vector<const PostedMail*> patches_of(const Posting& posting) {
  std::vector<const PostedMail*> patches;
  for (const PostedMail& mail : posting.mails)
    if (mail.diff) patches.push_back(&mail);
  return patches;
}

bool has_cover(const Posting& posting) {
  return std::any_of(posting.mails.begin(), posting.mails.end(), [](const PostedMail& mail) {
    return !mail.diff && patchwork_name(mail.subject).number == 0;
  });
}

NipaResult series_format(const NipaTree& tree, const Posting& posting) {
  const std::size_t count = patches_of(posting).size();
  const bool cover = has_cover(posting);
  NipaResult result{.test = "series_format"};
  const auto say = [&](Code code, const char* text) {
    result.code = std::max(result.code, code);
    result.text += (result.text.empty() ? "" : "; ") + std::string(text);
  };
  if (!cover && count < 3) say(Code::success, "Single patches do not need cover letters");
  if (!cover && count >= 3) say(Code::warning, "Series does not have a cover letter");
  if (count > most_patches)
    say(Code::fail, cover ? "Series longer than 15 patches"
                          : "Series longer than 15 patches (and no cover letter)");
  if (tree.expected && !tree.marked)
    say(Code::warning, "Target tree name not specified in the subject");
  if (result.text.empty()) result.text = "Posting correctly formatted";
  return result;
}

bool is_safe(const PostedMail& mail) {
  if (mail.patch == nullptr || !mail.patch->paths || mail.patch->paths->empty()) return false;
  return std::all_of(mail.patch->paths->begin(), mail.patch->paths->end(),
                     [](const std::string& path) {
                       return path.starts_with("Documentation/") || path.starts_with("MAINTAINERS");
                     });
}

NipaResult fixes_present(const NipaTree& tree, const Posting& posting) {
  NipaResult result{.test = "fixes_present"};
  const std::vector<const PostedMail*> patches = patches_of(posting);
  const auto has_tag = [](const PostedMail* mail) {
    return mail->patch != nullptr &&
           mail->patch->source()->text.find("\nFixes: ") != std::string::npos;
  };
  if (tree.tree.find("next") != std::string::npos) {
    result.text = "Fixes tag not required for -next series";
  } else if (std::any_of(patches.begin(), patches.end(), has_tag)) {
    result.text = "Fixes tag present in non-next series";
  } else if (std::all_of(patches.begin(), patches.end(),
                         [](const PostedMail* mail) { return is_safe(*mail); })) {
    result.text = "No Fixes tags, but series doesn't touch code";
  } else {
    result.code = Code::fail;
    result.text = "Series targets non-next tree, but doesn't contain any Fixes tags";
  }
  return result;
}

NipaResult verify_fixes(const PostedMail& mail, const Facts& facts) {
  NipaResult result{"verify_fixes", Code::success, "No Fixes tag", &mail};
  if (!nipa_has_fixes(mail.patch->message)) return result;
  bool unknown = false;
  const std::vector<std::string> errors = nipa_fixes_errors(mail.patch->message, facts, unknown);
  if (errors.empty()) {
    result.text = unknown ? "Fixes tag looks correct, but the commit could not be looked up here"
                          : "Fixes tag looks correct";
    return result;
  }
  result.code = Code::fail;
  result.text = "Problems with Fixes tag: " + std::to_string(errors.size());
  for (std::size_t i = 0; i < errors.size(); ++i) result.text += (i == 0 ? " (" : "; ") + errors[i];
  result.text += ")";
  return result;
}

NipaResult verify_signedoff(const PostedMail& mail, const Facts& facts) {
  const bool signed_off = nipa_author_signed(*mail.patch, facts);
  return {"verify_signedoff", signed_off ? Code::success : Code::fail,
          signed_off ? "Signed-off-by tag matches author and committer"
                     : "author Signed-off-by missing",
          &mail};
}

bool is_ignored(std::string_view subject) {
  return subject.find("] can: ") != subject.npos || subject.find("pull-request:") != subject.npos ||
         subject.find("[GIT.*]") != subject.npos;
}

// By the cover letter's subject, else by those of all patches.
bool is_ignored(const PatchworkName& name, const Posting& posting) {
  if (has_cover(posting)) return is_ignored(name.name);
  return std::all_of(posting.mails.begin(), posting.mails.end(),
                     [](const PostedMail& mail) { return is_ignored(mail.subject); });
}

}  // namespace

bool nipa_is_local(const std::vector<std::string>& paths, bool& all) {
  bool own = false, foreign = false;
  for (const std::string& path : paths) {
    const bool out = begins_with_any(path, excluded);
    const bool mine = !out && begins_with_any(path, required);
    own = own || mine;
    foreign = foreign || out || (!mine && !begins_with_any(path, acceptable));
  }
  all = own && !foreign;
  return own;
}

NipaTree nipa_tree(const PatchworkName& name, const Posting& posting) {
  NipaTree result;
  const bool next = name.name.find("-next") != std::string::npos;
  const bool pull = posting.mails.size() == 1 &&
                    find_nocase(name.name, "pull") != std::string::npos &&
                    posting.mails.front().patch != nullptr && !posting.mails.front().diff &&
                    !patchwork_pull_url(posting.mails.front().patch->source()->text).empty();
  if (pull) {
    result.tree = next ? "net-next" : "net";
    result.why = "Pull request for " + result.tree;
    result.expected = false;
    return result;
  }
  for (const char* tree : tree_names_in_order)
    if (has_in_brackets(name.name, tree)) {
      result.tree = tree;
      result.why = "Clearly marked for " + result.tree;
      result.marked = true;
      return result;
    }
  bool some = false, every = true;
  for (const PostedMail* mail : patches_of(posting)) {
    bool all = false;
    if (mail->patch->paths && nipa_is_local(*mail->patch->paths, all)) some = true;
    every = every && all;
  }
  result.expected = every;
  if (!some) {
    result.why = "Not a local patch";
    return result;
  }
  if (is_ignored(name, posting)) {
    result.why = "Series ignored based on subject";
    result.expected = false;
    return result;
  }
  result.tree = "net-next";
  result.why = "Guessed tree name to be net-next";
  result.guess = true;
  return result;
}

std::vector<NipaResult> nipa_results(const NipaTree& tree, const Posting& posting,
                                     const Facts& facts) {
  std::vector<NipaResult> results;
  if (tree.tree.empty()) return results;
  const std::vector<const PostedMail*> patches = patches_of(posting);
  if (patches.empty()) return results;
  results.push_back(series_format(tree, posting));
  results.push_back(fixes_present(tree, posting));
  for (const PostedMail* mail : patches) {
    results.push_back(verify_fixes(*mail, facts));
    results.push_back(verify_signedoff(*mail, facts));
  }
  return results;
}

}  // namespace bpf
