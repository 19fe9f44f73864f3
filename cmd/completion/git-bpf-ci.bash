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
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--branch=|--branch)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--base=|--base)
		compopt +o bashdefault +o default 2>/dev/null
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
			--quiet
			--version
			--help
			--
			--no-push
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
