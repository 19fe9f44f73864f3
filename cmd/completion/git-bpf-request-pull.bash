# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-request-pull, on top of git's own. Made from the table of its options.

_git_bpf_request_pull ()
{
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--tree=|--tree)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--style=|--style)
		__gitcomp "document git-pull" "" "$value"
		return
		;;
	--for=|--for)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--date=|--date)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--reroll-count=|--reroll-count)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--summary-from=|--summary-from)
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
	esac
	case "$cur" in
	-*)
		__gitcomp "
			--tree=
			--style=
			--for=
			--date=
			--reroll-count=
			--summary-from=
			--to=
			--cc=
			--output=
			--force
			--quiet
			--version
			--help
			--
			--no-force
			--no-quiet
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-request-pull itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-request-pull _git_bpf_request_pull
fi
