# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-hooks, on top of git's own.

_git_bpf_hooks ()
{
	case "$cur" in
	-*)
		__gitcomp "--config-hooks --force --dry-run --version"
		return
		;;
	esac
	case " ${words[*]:0:cword} " in
	*' install '*|*' uninstall '*)
		compopt -o filenames 2>/dev/null
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		;;
	*)
		__gitcomp "install uninstall"
		;;
	esac
}

# For git-bpf-hooks itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-hooks _git_bpf_hooks
fi
