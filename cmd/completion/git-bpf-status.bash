# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-status, on top of git's own. Made from the table of its options.

_git_bpf_status ()
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
	--profile=|--profile)
		__gitcomp "2018 2020 2023 2025 auto" "" "$value"
		return
		;;
	--format=|--format)
		__gitcomp "human json" "" "$value"
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
			--all
			--patchwork
			--tree=
			--profile=
			--format=
			--color --color=
			--version
			--help
			--
			--no-all
			--no-patchwork
			--no-color
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-status itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-status _git_bpf_status
fi
