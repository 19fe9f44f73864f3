# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-format-patch, on top of git's own. Made from the table of its options.

_git_bpf_format_patch ()
{
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--tree=|--tree)
		__gitcomp "bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next" "" "$value"
		return
		;;
	--kernel-commit=|--kernel-commit)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--reroll-count=|--reroll-count|-v)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--output-directory=|--output-directory|-o)
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -d -- "$value")
		return
		;;
	--allow=|--allow)
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
		_git_format_patch
		local word of_git=()
		# but for what is refused, or offered below
		for word in "${COMPREPLY[@]}"; do
			[[ " --tree --kernel-commit --reroll-count --rfc --resend --output-directory --stdout --recipients --no-recipients --allow --force --edit --no-range-diff --mark-sent --dry-run --setup-trees --no-policy --color --quiet --version --help --output --attach --inline --no-binary --ignore-all-space --ignore-space-change --ignore-space-at-eol --ignore-blank-lines --ignore-cr-at-eol --irreversible-delete --ignore-matching-lines --relative --no-prefix --line-prefix --output-indicator-new --output-indicator-old --output-indicator-context --word-diff --word-diff-regex --color-words --ext-diff --textconv --graph --log-size --no-commit-id --oneline --pretty --format --skip --since --since-as-filter --after --until --before --max-age --min-age --author --committer --grep --diff-filter --skip-to --find-object --ignore-if-in-upstream --merges --min-parents --max-parents --cherry-pick --cherry --left-only --right-only --simplify-by-decoration --simplify-merges --all --branches --tags --remotes --glob --exclude --not --stdin --reflog --walk-reflogs --no-walk --do-walk --reverse --bisect --boundary --no-numbered --keep-subject --keep --no-suffix " == *" ${word%%[ =]*} "* ]] || of_git+=("$word")
		done
		COMPREPLY=()
		__gitcomp "
			--tree=
			--kernel-commit=
			--reroll-count=
			--rfc
			--resend
			--output-directory=
			--stdout
			--recipients
			--no-recipients
			--allow=
			--force
			--edit
			--no-range-diff
			--mark-sent
			--dry-run
			--setup-trees
			--no-policy
			--color --color=
			--quiet
			--version
			--help
			"
		COMPREPLY+=("${of_git[@]}")
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-format-patch itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-format-patch _git_bpf_format_patch
fi
