#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: manual.sh BUILDDIR SOURCEDIR
#
# What git's users expect of every command: -h, a wrong option, and the manual page behind --help.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

cd "$work" # no repository
for file in "$source"/cmd/*.cc; do
	name=$(basename "$file" .cc)
	program=$build/bin/$name
	command="git ${name#git-}"
	begin "$name"
	expect 129 "$program" -h
	printed "usage: $command "
	same "$(cat "$work/err")" "" "what -h says on standard error"
	cp "$work/out" "$work/usage"
	same "$(awk 'length($0) > 80' "$work/usage")" "" "what is wider than 80 columns"
	expect 0 "$program" --help
	same "$(cat "$work/out")" "$(cat "$work/usage")" "--help"
	expect 0 "$program" --version
	printed "$name "
	if [ "$name" != git-bpf-format-patch ]; then # which hands it to git
		expect 129 "$program" --no-such-option
		said "error: unknown option \`no-such-option'"
		said "usage: $command "
		same "$(cat "$work/out")" "" "what a wrong option prints"
	fi
	[ -e "$source/cmd/$name.1" ] || fail "there is no manual page"
done

begin "every page renders without a warning"
for page in "$source"/cmd/*.[157] "$source"/hooks/*.[157]; do
	if command -v groff >/dev/null; then
		expect 0 groff -ww -rLL=80n -man -Tutf8 "$page"
		same "$(cat "$work/err")" "" "warnings for $page"
	fi
	if command -v man >/dev/null && man --warnings -l "$page" >/dev/null 2>&1; then
		expect 0 env MANWIDTH=80 man --warnings -l "$page"
		same "$(cat "$work/err")" "" "warnings of man for $page"
	fi
	same "$(grep -n ' $' "$page" || :)" "" "blanks at the end of a line of $page"
done

begin "git bpf-hooks, which is a script, has all its options in its page"
expect 129 git bpf-hooks -h
for option in $(grep -o -e '--[a-z-]*' "$work/out" | sort -u); do
	sed -n '/^\.SH OPTIONS/,/^\.SH EXIT/{s/\\-/-/g;p}' "$source/cmd/git-bpf-hooks.1" | grep -qE -e "^\.B.* $option\$" ||
		fail "not among the options of the page: $option"
done

begin "git help opens the page that is installed"
prefix=$work/prefix
CMAKE_INSTALL_MODE=SYMLINK cmake --install "$build" --prefix "$prefix" >/dev/null
if PATH="$prefix/bin:$PATH" man -w git-bpf-check >"$work/out" 2>&1; then
	PATH="$prefix/bin:$PATH"
	unset MANPATH
	for arguments in "help bpf-check" "bpf-check --help"; do
		# shellcheck disable=SC2086 # these are words
		expect 0 env MANPAGER=cat MANWIDTH=80 git $arguments
		printed "git-bpf-check - check BPF patches"
	done
	expect 0 man -w 7 git-bpf-policy
	expect 0 man -w 5 git-bpf-hooks
else
	echo "no man here that finds a page by PATH" >&2
fi
finish
