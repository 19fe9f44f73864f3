#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: concurrency.sh BUILDDIR SOURCEDIR
#
# Several of us at once in one repository: commits in worktrees, series into one directory, records,
# remotes and hooks. Nothing gets mixed, lost or broken.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global advice.detachedHead false
sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
numbers='1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'

# all COMMAND...: it, with each number, all at the same time. What one printed and ended with is in
# $work/NUMBER.out and $work/NUMBER.status.
all() {
	for number in $numbers; do
		(
			status=0
			"$@" "$number" >"$work/$number.out" 2>&1 </dev/null || status=$?
			echo $status >"$work/$number.status"
		) &
	done
	wait
}
show() { cp "$work/$1.out" "$work/out" && : >"$work/err"; }

begin '16 commits at once, in 16 worktrees'
git bpf-hooks install >/dev/null
for number in $numbers; do
	git worktree add -q -b "work-$number" "$work/tree-$number" bpf-next/master
	echo "int change_$number;" >>"$work/tree-$number/kernel/bpf/arraymap.c"
done
commit() {
	git -C "$work/tree-$1" commit -q -a -s -m "Count to $1

Whoever counts has to be able to come to $1, and cannot today."
}
all commit
for number in $numbers; do
	same "$(cat "$work/$number.status")" 0 "exit status of $number" || show "$number"
	same "$(git log -1 --format=%B "work-$number")" "bpf: Count to $number

Whoever counts has to be able to come to $number, and cannot today.

Signed-off-by: Ada Patcher <ada@example.org>" 'the message'
done
same "$(find .git -name '.git-bpf-*')" '' 'left behind'

# --- series into one directory ------------------------------------------------------------------

# Each is written as a whole, or says that another one is at it: then nothing of it is there.
begin '16 series of the same names into one directory'
git switch -q arraymap-batch
git bpf-format-patch -q --force -o "$work/names" >/dev/null 2>&1
format() { git bpf-format-patch -q --force --add-header="X-Run: $1" -o "$work/patches"; }
all format
done=0
for number in $numbers; do
	show "$number"
	case $(cat "$work/$number.status") in
	0) done=$((done + 1)) ;;
	128)
		grep -qx "fatal: another git bpf-format-patch is writing to '$work/patches'" "$work/out" || fail "$number"
		grep -qx 'hint: wait for it to end, or name another directory with -o' "$work/out" || fail "$number"
		;;
	*) fail "exit status $(cat "$work/$number.status")" ;;
	esac
done
[ $done -ge 1 ] || fail 'nobody could write'
same "$(ls -A "$work/patches")" "$(ls "$work/names")" 'files'
same "$(sed -n 's/^X-Run: //p' "$work"/patches/* | sort | uniq -c | wc -l)" 1 'runs that the files are of'
same "$(sed -n 's/^X-Run: //p' "$work"/patches/* | wc -l)" 4 'files of that run'

begin 'series to standard output, all at once'
print() { git bpf-format-patch -q --force --add-header="X-Run: $1" --stdout 2>/dev/null; }
all print
for number in $numbers; do
	show "$number"
	same "$(cat "$work/$number.status")" 0 "exit status of $number"
	same "$(grep -c '^X-Run: ' "$work/out") $(grep -cx "X-Run: $number" "$work/out")" '4 4' 'mails, and those of this run'
done

# --- records, configuration, hooks --------------------------------------------------------------

begin 'what was sent, all at once'
mark() { git bpf-format-patch --mark-sent "-v$1"; }
all mark
for number in $numbers; do show "$number" && same "$(cat "$work/$number.status")" 0 "exit status of $number"; done
same "$(git for-each-ref --format='%(refname)' refs/bpf/sent | sed 's|.*/v||' | sort -n | tr '\n' ' ')" "$numbers " 'versions'
same "$(git config --get-all branch.arraymap-batch.bpfSeries | wc -l)" 1 'series of the branch'
same "$(git for-each-ref --format='%(refname)' refs/bpf/sent | sed 's|/v[0-9]*$||' | sort -u)" \
	"refs/bpf/sent/$(git config branch.arraymap-batch.bpfSeries)" 'the series of all'

begin 'tests of different programs, all at once'
for number in $numbers; do printf 'Summary: %s PASSED, 0 SKIPPED, 0 FAILED\n' "$number" >"$work/$number.log"; done
echo 'Summary: 417/2099 PASSED, 12 SKIPPED, 0 FAILED' >"$work/16.log"
record() { git bpf-env --record "$work/$1.log"; }
all record
for number in $numbers; do show "$number" && same "$(cat "$work/$number.status")" 0 "exit status of $number"; done
expect 0 git bpf-env --tested arraymap-batch
printed 'test_progs: 417/2099 PASSED, 12 SKIPPED, 0 FAILED'
printed 'test_verifier: '

begin 'remotes, all at once'
git remote remove bpf && git remote remove bpf-next
trees() { git bpf-format-patch --setup-trees; }
all trees
for number in $numbers; do show "$number" && same "$(cat "$work/$number.status")" 0 "exit status of $number"; done
same "$(git remote | sort | tr '\n' ' ')" 'bpf bpf-next ' 'remotes'
same "$(git config --get-all remote.bpf.url | wc -l)" 1 'its URLs'

begin 'hooks, all at once, over a foreign one'
git bpf-hooks uninstall >/dev/null
printf '#!/bin/sh\necho foreign\n' >"$work/foreign"
for round in 1 2 3; do
	cp "$work/foreign" .git/hooks/commit-msg
	chmod 755 .git/hooks/commit-msg
	install() { git bpf-hooks install; }
	all install
	for number in $numbers; do show "$number" && same "$(cat "$work/$number.status")" 0 "round $round, exit status of $number"; done
	cmp -s "$work/foreign" .git/hooks/commit-msg.pre-bpf || fail "round $round: the foreign hook is lost"
	same "$(sed -n 2p .git/hooks/commit-msg)" '# bpf-git-hooks v1 commit-msg' 'the hook'
	same "$(find .git/hooks -name '*.??????' | grep -v '\.pre-bpf$\|\.sample$')" '' 'left behind'
	git bpf-hooks uninstall >/dev/null
	cmp -s "$work/foreign" .git/hooks/commit-msg || fail "round $round: the foreign hook is not back"
done

finish
