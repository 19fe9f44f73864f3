# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-ci, on top of git's own. Made from the table of its options.

_git_bpf_ci ()
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
	--remote=|--remote)
		__gitcomp_nl "$(git remote 2>/dev/null)" "" "$value"
		return
		;;
	--branch=|--branch)
		__gitcomp_nl "$(git for-each-ref --format='%(refname:short)' refs/heads 2>/dev/null)" "" "$value"
		return
		;;
	--base=|--base)
		__gitcomp "bpf_base bpf-next_base" "" "$value"
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
			--push
			--remote=
			--branch=
			--base=
			--color --color=
			--quiet
			--version
			--help
			--
			--no-push
			--no-color
			--no-quiet
			"
		return
		;;
	esac
}

# For git-bpf-ci itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-ci _git_bpf_ci
fi
