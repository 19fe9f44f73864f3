# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-env, on top of git's own. Made from the table of its options.

_git_bpf_env ()
{
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--config=|--config)
		:
		return
		;;
	--kernel-release=|--kernel-release)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--record=|--record)
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
			--config=
			--kernel-release=
			--record=
			--tested
			--color --color=
			--verbose
			--version
			--help
			--
			--no-tested
			--no-color
			--no-verbose
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-env itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-env _git_bpf_env
fi
