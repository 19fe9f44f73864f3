# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Text that steers a terminal, and how to find it in what was printed; to be read after e2e.sh.

# shellcheck disable=SC2016 # nothing of it is to be expanded

# What a message, a path or a value of the configuration may have in it: a window title, a red
# background, DEL, a return, a backspace, C1 as UTF-8 and as a byte, bidirectional controls, line
# separators, the byte order mark, and a byte that is no UTF-8.
wild=$(printf 'e\033]0;title\007v\033[41mi\177\r\010l\302\2331m\233\342\200\256\342\201\246\342\200\250\342\200\251\342\200\217\330\234\357\273\277\377$(touch pwned)`touch pwned`;"quoted" \047')
# The same for a ref and what begins with one: git takes no control characters and no blanks there.
wild_ref=$(printf 'e\302\2331m\233\342\200\256\342\201\246\342\200\250\342\200\251\342\200\217\330\234\357\273\277\377$(touch${IFS}pwned)`touch${IFS}pwned`;\047"')
wild_lines=$(printf 'one\033[41m\r\ntwo\302\233\342\200\256\377\n\n::error::three\n##vso[task.complete]four')
export wild wild_ref wild_lines

steering="[$(printf '\001-\010\013-\037\177')]|$(printf '\302[\200-\237]|\330\234|\342\200[\216\217\250-\256]|\342\201[\246-\251]|\357\273\277')"
colors="$(printf '\033')\\[(|1|3[1-6]|1;3[1-6])m"

# steers FILE: is there something in it that steers a terminal, but for our own colours? Prints it.
steers() {
	sed -E "s/$colors//g" "$1" >"$work/plain"
	# shellcheck disable=SC2094 # it is only read
	if grep -aqE "$steering" "$work/plain"; then
		grep -aE -m 3 "$steering" "$work/plain" | cat -v
	elif ! tr -d '\000' <"$work/plain" | cmp -s - "$work/plain"; then
		echo NUL
	else
		! iconv -f UTF-8 -t UTF-8 "$work/plain" >/dev/null 2>&1 && echo 'no UTF-8'
	fi
}

# tame: nothing in what the last command printed steers a terminal, and nothing of it was run.
tame() {
	cat "$work/out" "$work/err" >"$work/both"
	if found=$(steers "$work/both"); then fail "this steers a terminal: $found"; fi
	[ ! -e pwned ] || fail 'something was run'
}
