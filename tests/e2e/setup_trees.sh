#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: setup_trees.sh BUILDDIR SOURCEDIR
#
# git bpf-format-patch --setup-trees: adds the remotes that are missing, says how to fetch them,
# and leaves everything else alone.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: setup_trees.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
: >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C
export GIT_CEILING_DIRECTORIES="$work" PATH="$build/bin:$PATH"

failures=0
# says STATUS OUTPUT ERRORS: what git bpf-format-patch --setup-trees does here
says() {
	status=0
	git bpf-format-patch --setup-trees >"$work/out" 2>"$work/err" </dev/null || status=$?
	same "$status" "$1" status
	same "$(cat "$work/out")" "$2" 'standard output'
	same "$(cat "$work/err")" "$3" 'standard error'
}
same() {
	[ "$1" = "$2" ] || {
		failures=$((failures + 1))
		printf "FAILED: %s: %s: '%s' is not '%s'\n" "$test_name" "$3" "$1" "$2" >&2
	}
}
repository() {
	test_name=$1
	rm -rf "$work/here"
	git init -q --template= "$work/here"
	cd "$work/here"
}
kernel_org=https://git.kernel.org/pub/scm/linux/kernel/git

repository 'a clone of mainline'
git remote add origin $kernel_org/torvalds/linux.git
says 0 "bpf: added the remote bpf ($kernel_org/bpf/bpf.git)
bpf-next: added the remote bpf-next ($kernel_org/bpf/bpf-next.git)
to fetch: git fetch --multiple bpf bpf-next" ''
same "$(git config --get-regexp '^remote\.bpf')" "remote.bpf.url $kernel_org/bpf/bpf.git
remote.bpf.fetch +refs/heads/*:refs/remotes/bpf/*
remote.bpf-next.url $kernel_org/bpf/bpf-next.git
remote.bpf-next.fetch +refs/heads/*:refs/remotes/bpf-next/*" 'the remotes'

test_name='a second time, before and after the fetch'
cp .git/config "$work/config"
says 0 "bpf: is the remote bpf ($kernel_org/bpf/bpf.git)
bpf-next: is the remote bpf-next ($kernel_org/bpf/bpf-next.git)
to fetch: git fetch --multiple bpf bpf-next" ''
git -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m Begin
git update-ref refs/remotes/bpf/master HEAD
git update-ref refs/remotes/bpf-next/master HEAD
says 0 "bpf: is the remote bpf ($kernel_org/bpf/bpf.git)
bpf-next: is the remote bpf-next ($kernel_org/bpf/bpf-next.git)" ''
cmp -s .git/config "$work/config" || same changed unchanged 'the configuration'

repository 'one is here under another name'
git config --global url."$kernel_org/".insteadOf korg:
git remote add upstream korg:bpf/bpf-next.git
says 0 "bpf: added the remote bpf ($kernel_org/bpf/bpf.git)
bpf-next: is the remote upstream (korg:bpf/bpf-next.git)
to fetch: git fetch --multiple bpf upstream" ''
: >"$work/config-of-all"

repository 'by the resolved URL alone'
git config --global url."$kernel_org/bpf/bpf.git".insteadOf fixes:
git remote add a fixes:
git remote add b git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git/
says 0 "bpf: is the remote a (fixes:)
bpf-next: is the remote b (git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git/)
to fetch: git fetch --multiple a b" ''
: >"$work/config-of-all"

repository 'the mirror on GitHub has both'
git remote add ci https://github.com/kernel-patches/bpf.git
says 0 "bpf: is the remote ci (https://github.com/kernel-patches/bpf.git)
bpf-next: is the remote ci (https://github.com/kernel-patches/bpf.git)
to fetch: git fetch --multiple ci" ''

repository 'a local mirror'
git config bpf.tree.bpf.ref refs/remotes/mirror/fixes
says 0 "bpf: is refs/remotes/mirror/fixes
bpf-next: added the remote bpf-next ($kernel_org/bpf/bpf-next.git)
to fetch: git fetch --multiple bpf-next" ''

repository 'the name is taken'
git remote add bpf-next https://example.org/ada/linux.git
says 128 '' 'fatal: the remote bpf-next is another repository: https://example.org/ada/linux.git
hint: git remote rename bpf-next <other name>, and run this again; or, if it is a mirror of bpf-next: git config bpf.tree.bpf-next.ref refs/remotes/bpf-next/master'
same "$(git remote)" bpf-next 'remotes'
git remote rename bpf-next mine
git remote add bpf https://github.com/libbpf/libbpf.git
git config remote.bpf.pushurl $kernel_org/bpf/bpf.git
says 128 '' 'fatal: the remote bpf is another repository: https://github.com/libbpf/libbpf.git
hint: git remote rename bpf <other name>, and run this again; or, if it is a mirror of bpf: git config bpf.tree.bpf.ref refs/remotes/bpf/master'

test_name='outside of a repository'
mkdir "$work/nothing" && cd "$work/nothing"
says 128 '' 'fatal: not a git repository (or any of the parent directories): .git'
test_name='with another option'
status=0
git bpf-format-patch --setup-trees -1 >"$work/out" 2>"$work/err" || status=$?
same "$status $(head -n 1 "$work/err")" '129 error: --setup-trees stands alone' 'what is said'

[ "$failures" -eq 0 ] || { echo "git bpf-format-patch --setup-trees: $failures failures" >&2 && exit 1; }
echo 'git bpf-format-patch --setup-trees: all passed'
