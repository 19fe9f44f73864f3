# SPDX-License-Identifier: GPL-2.0-only
# bash complete.bash LINE...: what bash offers at the end of each line, with bash-completion and git's
# completion, each offer on a line of its own. Words break at '=' as they do in an interactive shell.
. "$BASH_COMPLETION"
_completion_loader git

for line; do
	if [[ $line == *=* ]]; then spaced="${line%%=*} = ${line#*=}"; else spaced=$line; fi
	read -ra COMP_WORDS <<<"$spaced"
	if [[ $spaced == *' ' ]]; then COMP_WORDS+=(''); fi
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$line COMP_POINT=${#line} COMPREPLY=()
	command=${COMP_WORDS[0]}
	complete -p "$command" &>/dev/null || _completion_loader "$command"
	function=$(complete -p "$command") && function=${function##*-F } && ${function%% *}
	printf '%s:\n' "$line"
	printf '  %s\n' "${COMPREPLY[@]}"
done
