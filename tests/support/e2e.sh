# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What end-to-end scripts have in common: `. "$2/tests/support/e2e.sh"` as the first command, with
# the script's own arguments BUILDDIR SOURCEDIR. Nothing of the caller's git reaches the tests;
# $work is a directory of their own. All failures are shown, not just the first.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: ${0##*/} BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
: >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=xterm TZ=UTC
export GIT_CEILING_DIRECTORIES="$work" PATH="$build/bin:$PATH" TMPDIR="$work/temporary"
mkdir "$TMPDIR"

test_name=
failures=0
begin() { test_name=$1; }

fail() {
	failures=$((failures + 1))
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	for file in out err; do
		if [ -s "$work/$file" ]; then head -n 40 "$work/$file" | cut -c 1-300 | sed "s/^/  $file | /" >&2; fi
	done
}

# expect STATUS COMMAND...: what it prints is in $work/out and $work/err afterwards.
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $*"
}

printed() { grep -qF -e "$1" "$work/out" || fail "not on standard output: $1"; }
not_printed() { ! grep -qF -e "$1" "$work/out" || fail "on standard output: $1"; }
said() { grep -qF -e "$1" "$work/err" || fail "not on standard error: $1"; }
not_said() { ! grep -qF -e "$1" "$work/err" || fail "on standard error: $1"; }
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# The last command of a script.
finish() {
	[ "$failures" -eq 0 ] || { echo "$failures failed" >&2 && exit 1; }
}
