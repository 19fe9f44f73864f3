# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-stable, on top of git's own. Made from the table of its options.

_git_bpf_stable ()
{
	__git_has_doubledash && return
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--branch=|--branch|-b)
		__gitcomp_nl "$(git for-each-ref --format='%(refname:lstrip=-1)' 'refs/remotes/*/linux-*.y' 'refs/heads/linux-*.y' 2>/dev/null)" "" "$value"
		return
		;;
	--date=|--date)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--reason=|--reason|-m)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--reason-from=|--reason-from|-F)
		:
		return
		;;
	--to=|--to)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--cc=|--cc)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--output=|--output|-o)
		:
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
			--branch=
			--all
			--date=
			--request
			--note
			--reason=
			--reason-from=
			--to=
			--cc=
			--output=
			--force
			--color --color=
			--quiet
			--version
			--help
			--
			--no-all
			--no-request
			--no-note
			--no-force
			--no-color
			--no-quiet
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-stable itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-stable _git_bpf_stable
fi
