# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-recipients, on top of git's own. Made from the table of its options.

_git_bpf_recipients ()
{
	__git_has_doubledash && return
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--format=|--format)
		__gitcomp "human plain roles json" "" "$value"
		return
		;;
	--tree=|--tree)
		__gitcomp "bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next" "" "$value"
		return
		;;
	--profile=|--profile)
		__gitcomp "2018 2020 2023 2025 auto" "" "$value"
		return
		;;
	--maintainers=|--maintainers)
		:
		return
		;;
	esac
	case "$cur" in
	-*)
		__gitcomp "
			--to
			--cc
			--why
			--format=
			--tree=
			--profile=
			--maintainers=
			--maintainers-only
			--linux-kernel
			--file
			--stdin
			--quiet
			--version
			--help
			--
			--no-to
			--no-cc
			--no-why
			--no-maintainers-only
			--no-linux-kernel
			--no-file
			--no-stdin
			--no-quiet
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-recipients itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-recipients _git_bpf_recipients
fi
