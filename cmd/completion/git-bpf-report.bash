# SPDX-License-Identifier: GPL-2.0-only
# bash completion for git bpf-report, on top of git's own. Made from the table of its options.

_git_bpf_report ()
{
	__git_has_doubledash && return
	local option="$prev" value="$cur"
	case "$cur" in
	--*=*) option="${cur%%=*}=" value="${cur#*=}" ;;
	esac
	case "$option" in
	--output=|--output|-o)
		:
		return
		;;
	--subject=|--subject|-s)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--text=|--text|-F)
		:
		return
		;;
	--log=|--log)
		:
		return
		;;
	--bisect-log=|--bisect-log)
		:
		return
		;;
	--path=|--path)
		:
		return
		;;
	--kernel-release=|--kernel-release)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--config=|--config)
		:
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
	--to=|--to)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	--cc=|--cc)
		compopt +o bashdefault +o default 2>/dev/null
		return
		;;
	esac
	case "$cur" in
	-*)
		__gitcomp "
			--output=
			--edit
			--check
			--subject=
			--text=
			--log=
			--bisect-log=
			--regression
			--no-regression
			--llvm
			--path=
			--kernel-release=
			--config=
			--profile=
			--maintainers=
			--to=
			--cc=
			--force
			--quiet
			--version
			--help
			--
			--no-edit
			--no-check
			--no-llvm
			--no-force
			--no-quiet
			"
		return
		;;
	esac
	__git_complete_revlist
}

# For git-bpf-report itself; git finds the function by its name.
if ! declare -F __git_complete >/dev/null && declare -F _completion_loader >/dev/null; then
	_completion_loader git
fi
if declare -F __git_complete >/dev/null; then
	__git_complete git-bpf-report _git_bpf_report
fi
