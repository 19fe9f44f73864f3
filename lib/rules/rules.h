// SPDX-License-Identifier: GPL-2.0-only
// The list of rules. One line here and one file below lib/rules/ make a rule.
#pragma once

#include <span>
#include <string_view>

#include "lib/policy/rule.h"

#define BPF_RULES(X)                                   \
  /* message/ */                                       \
  X(message_not_empty)                                 \
  X(subject_present)                                   \
  X(blank_second_line)                                 \
  X(valid_utf8)                                        \
  X(no_control_characters)                             \
  X(author_signoff)                                    \
  X(author_signoff_address)                            \
  X(signoff_address)                                   \
  X(no_cc_stable)                                      \
  X(no_change_id)                                      \
  X(no_smuggled_diff)                                  \
  X(fixes_format)                                      \
  X(fixes_style)                                       \
  X(fixes_resolves)                                    \
  X(fixes_ancestor)                                    \
  X(fixes_in_trailer_block)                            \
  X(fixes_before_signoff)                              \
  X(bug_without_fixes)                                 \
  X(fix_without_fixes)                                 \
  X(subject_area_prefix)                               \
  X(area_spelling)                                     \
  X(subject_length)                                    \
  X(subject_period)                                    \
  X(imperative_mood)                                   \
  X(body_too_short)                                    \
  X(body_width)                                        \
  X(body_width_75)                                     \
  X(trailer_spelling)                                  \
  X(trailer_block)                                     \
  X(trailer_duplicate)                                 \
  X(co_developed_by)                                   \
  X(reported_by_closes)                                \
  X(assisted_by)                                       \
  X(link_form)                                         \
  X(link_archive)                                      \
  X(commit_reference)                                  \
  X(changelog_placement)                               \
  X(comment_line)                                      \
  X(autosquash_left)                                   \
  /* patch/ */                                         \
  X(verifier_needs_selftests)                          \
  X(prefer_selftests_over_samples)                     \
  X(sample_looks_like_test)                            \
  X(new_insn_tests)                                    \
  X(new_insn_jits)                                     \
  X(new_insn_llvm)                                     \
  X(clang_target_form)                                 \
  X(bpf_internal_import)                               \
  X(bpf_internal_export)                               \
  X(bpf_internal_syntax)                               \
  X(uapi_header_in_sync)                               \
  X(uapi_bpftool_dump)                                 \
  X(uapi_iproute2_loader)                              \
  X(stray_files)                                       \
  X(whitespace_errors)                                 \
  /* series/ */                                        \
  X(cover_letter_required)                             \
  X(cover_letter_content)                              \
  X(cover_letter_prose)                                \
  X(subject_tree_tag)                                  \
  X(tree_tag_case)                                     \
  X(tree_tag_routing)                                  \
  X(series_consistent)                                 \
  X(version_token)                                     \
  X(version_missing)                                   \
  X(patch_word)                                        \
  X(bpf_tree_fixes_only)                               \
  X(fixes_required_bpf)                                \
  X(tree_vs_content)                                   \
  X(series_length)                                     \
  X(summary_repeated)                                  \
  X(respin_has_changelog)                              \
  X(merge_window)                                      \
  X(waiver_known)                                      \
  X(version_required)                                  \
  X(version_gap)                                       \
  X(resend_unchanged)                                  \
  X(whole_series_resend)                               \
  X(patches_dropped)                                   \
  X(cover_title_changed)                               \
  X(repost_too_soon)                                   \
  /* mail/ */                                          \
  X(plain_text_mail)                                   \
  X(base64_mail)                                       \
  X(list_required)                                     \
  X(iproute2_list)                                     \
  X(iproute2_prefix)                                   \
  X(iproute2_cc_bpf)                                   \
  X(cc_related_subsystems)                             \
  X(cc_fixes_authors)                                  \
  X(stable_recipient)                                  \
  X(linus_recipient)                                   \
  X(new_thread)                                        \
  X(dmarc_from)                                        \
  /* repository/ */                                    \
  X(applies_to_target)                                 \
  X(rebase_against_target)                             \
  X(base_is_public)                                    \
  X(tree_stale)

namespace bpf {

namespace rules {
#define BPF_DECLARE_RULE(name) extern const Rule name;
BPF_RULES(BPF_DECLARE_RULE)
#undef BPF_DECLARE_RULE
}  // namespace rules

// Every rule, in the order of the list.
std::span<const Rule* const> all_rules();

// The rule with this id, or null.
const Rule* find_rule(std::string_view id);

// Whether a rule on whole series looks at the diff of this file. (tests/policy/check_test.cc)
bool read_by_series_rules(std::string_view path);

// The id that was probably meant, empty when none is near.
std::string_view nearest_rule(std::string_view id);

}  // namespace bpf
