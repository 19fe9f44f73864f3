#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: merge_window.sh BUILDDIR SOURCEDIR
#
# The merge window by the tags of the repository: told when mails are made or checked, and never
# to who commits. The tags' dates are counted from now.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: merge_window.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset XDG_CONFIG_HOME NO_COLOR
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
printf '[user]\n\tname = Ada Patcher\n\temail = ada@example.org\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TZ=UTC0
export GIT_CEILING_DIRECTORIES="$work" PATH="$build/bin:$PATH"

failures=0
same() {
	[ "$1" = "$2" ] || {
		failures=$((failures + 1))
		printf "FAILED: %s: '%s' is not '%s'\n" "$3" "$1" "$2" >&2
	}
}
now=$(date +%s)
date_of() { date -u -d "@$1" +%Y-%m-%d; }
# tag NAME DAYS: made so many days ago
tag() { GIT_COMMITTER_DATE="$((now - $2 * 86400)) +0000" git tag -f -a -m "Linux $1" "$1" >/dev/null; }
# warned NAME OPTION...: what is said of the merge window when mails are made
warned() {
	name=$1
	shift
	status=0
	git bpf-format-patch --stdout -1 "$@" >"$work/mail" 2>"$work/err" || status=$?
	same $status 0 "$name: exit status"
	grep -A 3 'merge-window' "$work/err" | grep -e warning -e help | sed 's/^.*\(warning\|help\): //' || :
}

git init -q --template= -b topic "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf && echo 'int a;' >kernel/bpf/map.c
git add . && git commit -q -m base
echo 'int b;' >kernel/bpf/map.c
git commit -q -a -s -m 'bpf: Change the map' -m 'The map was not as it should have been for its users.'
git config branch.topic.bpfTree bpf-next

same "$(warned none)" '' 'without tags'
tag v9.1 80
tag v9.2-rc7 10
same "$(warned closed)" '' 'before the release'
tag v9.2 3
open="the merge window is open since v9.2 ($(date_of $((now - 3 * 86400)))), and bpf-next takes no patches until it closes [merge-window]
wait for the next -rc1, expected about $(date_of $((now + 11 * 86400))), or send it as an RFC: git bpf-format-patch --rfc"
same "$(warned open)" "$open" 'after the release'
cp "$work/mail" "$work/open.patch"
same "$(warned RFC --rfc)" '' 'an RFC'
same "$(warned fix --tree bpf --force)" '' 'for bpf'
same "$(warned off --allow merge-window)" '' 'waived'
git bpf-check "$work/open.patch" >"$work/out" 2>&1 || :
same "$(grep -c '\[merge-window\]' "$work/out")" 1 'git bpf-check of a mail'
git bpf-check HEAD >"$work/out" 2>&1 || :
same "$(grep -c '\[merge-window\]' "$work/out")" 0 'git bpf-check of a commit'
tag v9.2.1 1
same "$(warned stable)" "$open" 'a stable release changes nothing'
tag v9.3-rc1 1
same "$(warned rc1)" '' 'after -rc1'
git tag -d v9.3-rc1 >/dev/null
tag v9.2 18
same "$(warned stale)" '' 'tags that nobody fetched'
cd "$work"
git bpf-check "$work/open.patch" >"$work/out" 2>&1 || :
same "$(grep -c '\[merge-window\]' "$work/out")" 0 'outside of a repository'

[ "$failures" -eq 0 ] || { echo "merge window: $failures failures" >&2 && exit 1; }
echo 'merge window: all passed'
