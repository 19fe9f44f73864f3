# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-fixes, on top of git's own. Made from the table of its options.

_git_bpf_fixes ()
{
	__git_has_doubledash && return
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--for=|--for)
		__git_complete_refs --cur="$value"
		return
		;;
	--ignore-rev=|--ignore-rev)
		__git_complete_refs --cur="$value"
		return
		;;
	esac
	case "$cur" in
	-*)
		__gitcomp "
			--staged
			--for=
			--ignore-rev=
			--amend
			--dry-run
			--force
			--quiet
			--version
			--help
			--
			--no-staged
			--no-amend
			--no-dry-run
			--no-force
			--no-quiet
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-fixes itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-fixes _git_bpf_fixes
fi
