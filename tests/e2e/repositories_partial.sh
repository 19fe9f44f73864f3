#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What a shallow or a partial clone lacks is said to be unknown, with what fetches it, and is
# neither guessed nor fetched: the remotes here lead nowhere.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
git config uploadpack.allowFilter true
export GIT_ALLOW_PROTOCOL=file

# clone NAME OPTION...: of the branch and the trees, with their remotes gone.
clone() {
	begin "$1"
	place=$work/$1 asked=git as=
	shift
	git clone -q --no-checkout --branch arraymap-batch "$@" "file://$work/plain" "$place"
	cd "$place"
	git fetch -q "$@" origin 'refs/remotes/*:refs/remotes/*' 'refs/tags/*:refs/tags/*'
	git config remote.origin.url "file://$work/gone"
	git -C "$work/plain" config --list | sed -n '/^remote\..*\.\(url\|fetch\)=/p; /^branch\./p; /^user\./p' |
		while IFS='=' read -r key value; do git config "$key" "$value"; done
	git config branch.arraymap-batch.description "$(git -C "$work/plain" config branch.arraymap-batch.description)"
	cp "$work/plain/.git/hooks/"* .git/hooks/ 2>/dev/null || { mkdir -p .git/hooks && cp "$work/plain/.git/hooks/"* .git/hooks/; }
}

begin 'shallow'
git clone -q --depth 4 --branch arraymap-batch "file://$work/plain" "$work/shallow"
cd "$work/shallow" && place=$work/shallow
git config user.name 'Ada Patcher' && git config user.email ada@example.org
git config remote.bpf-next.url https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git config remote.bpf-next.fetch '+refs/heads/*:refs/remotes/bpf-next/*'
git update-ref refs/remotes/bpf-next/master HEAD~3
git config branch.arraymap-batch.remote bpf-next
git config branch.arraymap-batch.merge refs/heads/master
git config branch.arraymap-batch.description "$(git -C "$work/plain" config branch.arraymap-batch.description)"
cut='a Fixes: tag names a commit which is not here, and the history is incomplete; run: git fetch --unshallow'
git config bpf.no-cc-stable off
says 1 check "not checked: fixes-ancestor, fixes-resolves: $cut" 'no findings, 5 checks not run'
says 0 branch "not checked: fixes-ancestor, fixes-resolves: $cut"
says 0 porcelain "$cut" 'not-run=5'
says 0 format "not checked: fixes-ancestor, fixes-resolves: $cut" 'is not here: who wrote it is not known'
says 128 candidates 'hint: to get all of it: git fetch --unshallow'
says 128 fixes 'hint: the history here is cut; to get all of it: git fetch --unshallow'
says 0 status 'base       not known: the history here is cut (git fetch --unshallow)' \
	'applies    not known: the history here is cut (git fetch --unshallow)'
says 0 doctor 'warning: a shallow clone' 'git fetch --unshallow'
says 128 stable
if [ -n "${BPF_FULL-}" ]; then
	says 0 file
	says 0 preview
	says 0 recipients
	says 0 maintainers
	says 0 list
	says 1 tested
fi

# Whose version of git says what differs: before 2.45, some look for the remote, which is gone.
lacks='this is a partial clone'

clone blob-none --filter=blob:none
git config bpf.no-cc-stable off
says 1 check 'verifier-needs-selftests, whitespace-errors' 'the diff was not read: ' 'no findings, 1'
grep -q 'fixes-resolves' "$work/err" && fail 'all commits are here'
says 0 porcelain 'not-run	whitespace-errors' 'the diff was not read: '
says 128 format
[ -z "$(ls "$work/o")" ] || fail 'files were written'
says 128 maintainers 'MAINTAINERS of bpf-next/master' 'git show bpf-next/master:MAINTAINERS'
says 128 env "Makefile of $(git rev-parse kernel^0)" "git show $(git rev-parse kernel^0):Makefile"
says 128 candidates
says 0 status '1  unsent  bpf: Share the flag check of array maps'
says 0 list '3 patches, not sent'
says 0 doctor 'note: a partial clone: what it lacks is not fetched, and rules that need it say so'
as_usual fixes
says 0 report 'warning: MAINTAINERS of bpf-next/master' 'Libby Loader <libby@example.org>'

clone tree-0 --filter=tree:0
for cell in check porcelain preview format recipients ci report; do
	says 128 "$cell"
	[ ! -s "$work/out" ] || fail "$cell: something is on standard output"
done
says 1 status
says 1 list
as_usual fixes

# With a git that can be kept from it, nothing asked for the remote, and the remedy is named.
if git version | grep -qE ' 2\.(4[5-9]|[5-9])|2\.39\.5' && [ -n "$lacks" ]; then
	says 128 format "$lacks"
	says 1 list "$lacks"
fi

finish
