# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-check, on top of git's own. Made from the table of its options.

_git_bpf_check ()
{
	__git_has_doubledash && return
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--tree=|--tree)
		__gitcomp "bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next" "" "$value"
		return
		;;
	--profile=|--profile)
		__gitcomp "2018 2020 2023 2025 auto" "" "$value"
		return
		;;
	--format=|--format)
		__gitcomp "human gcc checkpatch b4-review github sarif json porcelain" "" "$value"
		return
		;;
	--porcelain=)
		__gitcomp "v1" "" "$value"
		return
		;;
	--allow=|--allow)
		__gitcomp "message-not-empty subject-present blank-second-line valid-utf8 no-control-characters author-signoff author-signoff-address signoff-address no-cc-stable no-change-id no-smuggled-diff fixes-format fixes-style fixes-resolves fixes-ancestor fixes-in-trailer-block fixes-before-signoff bug-without-fixes fix-without-fixes subject-area-prefix area-spelling subject-length subject-period imperative-mood body-too-short body-width body-width-75 trailer-spelling trailer-block trailer-duplicate co-developed-by reported-by-closes assisted-by link-form link-archive commit-reference changelog-placement comment-line autosquash-left verifier-needs-selftests prefer-selftests-over-samples sample-looks-like-test new-insn-tests new-insn-jits new-insn-llvm clang-target-form bpf-internal-import bpf-internal-export bpf-internal-syntax uapi-header-in-sync uapi-bpftool-dump uapi-iproute2-loader stray-files whitespace-errors cover-letter-required cover-letter-content cover-letter-prose subject-tree-tag tree-tag-case tree-tag-routing series-consistent version-token version-missing patch-word bpf-tree-fixes-only fixes-required-bpf tree-vs-content series-length summary-repeated respin-has-changelog merge-window waiver-known version-required version-gap resend-unchanged whole-series-resend patches-dropped cover-title-changed repost-too-soon plain-text-mail base64-mail list-required iproute2-list iproute2-prefix iproute2-cc-bpf cc-related-subsystems cc-fixes-authors stable-recipient linus-recipient new-thread dmarc-from applies-to-target rebase-against-target base-is-public tree-stale" "" "$value"
		return
		;;
	--explain=|--explain)
		__gitcomp "message-not-empty subject-present blank-second-line valid-utf8 no-control-characters author-signoff author-signoff-address signoff-address no-cc-stable no-change-id no-smuggled-diff fixes-format fixes-style fixes-resolves fixes-ancestor fixes-in-trailer-block fixes-before-signoff bug-without-fixes fix-without-fixes subject-area-prefix area-spelling subject-length subject-period imperative-mood body-too-short body-width body-width-75 trailer-spelling trailer-block trailer-duplicate co-developed-by reported-by-closes assisted-by link-form link-archive commit-reference changelog-placement comment-line autosquash-left verifier-needs-selftests prefer-selftests-over-samples sample-looks-like-test new-insn-tests new-insn-jits new-insn-llvm clang-target-form bpf-internal-import bpf-internal-export bpf-internal-syntax uapi-header-in-sync uapi-bpftool-dump uapi-iproute2-loader stray-files whitespace-errors cover-letter-required cover-letter-content cover-letter-prose subject-tree-tag tree-tag-case tree-tag-routing series-consistent version-token version-missing patch-word bpf-tree-fixes-only fixes-required-bpf tree-vs-content series-length summary-repeated respin-has-changelog merge-window waiver-known version-required version-gap resend-unchanged whole-series-resend patches-dropped cover-title-changed repost-too-soon plain-text-mail base64-mail list-required iproute2-list iproute2-prefix iproute2-cc-bpf cc-related-subsystems cc-fixes-authors stable-recipient linus-recipient new-thread dmarc-from applies-to-target rebase-against-target base-is-public tree-stale" "" "$value"
		return
		;;
	--color=)
		__gitcomp "always never auto" "" "$value"
		return
		;;
	esac
	case "$cur" in
	-*)
		__gitcomp "
			--tree=
			--profile=
			--format=
			--porcelain --porcelain=
			--null
			--strict
			--allow=
			--preview
			--doctor
			--list-rules
			--by-question
			--explain=
			--color --color=
			--stdin
			--quiet
			--verbose
			--version
			--help
			--
			--no-null
			--no-strict
			--no-preview
			--no-doctor
			--no-list-rules
			--no-by-question
			--no-color
			--no-stdin
			--no-quiet
			--no-verbose
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-check itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-check _git_bpf_check
fi
