#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: faults_commands.sh BUILDDIR SOURCEDIR
#
# One fault at a time in every command: it says that it could not do its job (128), or has done it; a
# file, a directory of patches, a commit and a record are the old ones or the complete new ones.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"
# shellcheck source=tests/support/faults.sh
. "$2/tests/support/faults.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
sh "$source/tests/sample/make-sample.sh" "$work/sample"
pristine=$work/sample/linux
watched=$work/linux
cd "$pristine"
git config bpf.hook on # a line of our own
git remote add fork https://github.com/ada/bpf.git
git remote add stable https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux-stable.git
git remote add linus https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git
git update-ref refs/remotes/linus/master bpf/master
git update-ref refs/remotes/stable/linux-6.12.y bpf/master~1
git switch -q -c with-config
echo CONFIG_BPF=y >tools/testing/selftests/bpf/config
git add .
git commit -q -m 'selftests/bpf: Add a config'
git switch -q arraymap-batch
echo 'Maps are faster, and their flags are checked.' >"$work/summary"
echo CONFIG_BPF=y >"$work/kernel-config"
export GIT_AUTHOR_DATE='1798761600 +0000' GIT_COMMITTER_DATE='1798761600 +0000'
fresh() { rm -rf "$work/linux" && cp -a "$pristine" "$work/linux"; }
cd "$work" && fresh && cd "$work/linux"
bin=$build/bin
few=0 # what takes the same ways as others, and is left for BPF_FAULTS=all

# --- what only reads ----------------------------------------------------------------------------

# Done means: the same text as without a fault. Findings are not lost.
reads() {
	if [ "$status" = 1 ] && [ $may_say_less = yes ]; then
		cat "$work/out" "$work/err" | grep -q . || fail 'not a word on what went wrong'
	elif [ "$status" = 0 ] || [ "$status" = 1 ]; then
		same "$status" "$once" 'exit status'
		case $may_say_less-$calls in
		no-write) ;; # what was to go to standard error
		no-*) cmp -s "$work/out" "$work/out.once" || fail 'it printed something else, and no error' ;;
		esac
	fi
}
reset() { :; }
check() { reads; }
may_say_less=no
"$bin/git-bpf-format-patch" -q --force -o "$work/mails" >/dev/null 2>&1
sweep 'git bpf-check, commits' 1 "$bin/git-bpf-check" HEAD~3..
sweep_memory 'git bpf-check, commits' "$bin/git-bpf-check" HEAD~3..
sweep 'git bpf-check, mails' $few "$bin/git-bpf-check" "$work/mails"
# Clean is what all rules have seen.
check() {
	reads
	[ "$status" != 0 ] || cmp -s "$work/err" "$work/err.once" || grep -q 'not run' "$work/err" || case $calls in
	write) ;;
	*) fail 'it is said to be clean' ;;
	esac
}
sweep 'git bpf-check, a clean commit' $few "$bin/git-bpf-check" HEAD~2
check() { reads; }
sweep 'git bpf-check --list-rules' $few "$bin/git-bpf-check" --list-rules
sweep 'git bpf-recipients' $few "$bin/git-bpf-recipients" HEAD~3..
sweep 'git bpf-recipients, a mail' $few "$bin/git-bpf-recipients" "$work/mails/0001"*
sweep 'git bpf-fixes' $few "$bin/git-bpf-fixes" HEAD~5
sweep 'git bpf-fixes --for' $few "$bin/git-bpf-fixes" --for=HEAD~2
sweep 'git bpf-request-pull' $few "$bin/git-bpf-request-pull" --tree=bpf-next --summary-from="$work/summary" bpf/master "$work/sample/bpf-next.git" bpf-next/master
sweep 'git bpf-stable' $few "$bin/git-bpf-stable" --date=2026-01-09 HEAD~5
sweep 'git bpf-ci' $few "$bin/git-bpf-ci" --tree=bpf-next
may_say_less=yes # or more: which rules did not run
sweep 'git bpf-check --format=sarif' $few "$bin/git-bpf-check" --format=sarif "$work/mails"
sweep 'git bpf-status' $few "$bin/git-bpf-status"
sweep 'git bpf-env' $few "$bin/git-bpf-env" --kernel-release 6.19.0 with-config
sweep 'git bpf-check --doctor' $few "$bin/git-bpf-check" --doctor

# --- files --------------------------------------------------------------------------------------

# old_or_new FILE: FILE.new is what it is without a fault.
old_or_new() {
	if [ "$kind" = none ]; then
		cp "$1" "$1.new"
		return
	fi
	case $(cat "$1") in
	"$old") [ "$status" != 0 ] || fail "exit status 0, and $1 is as it was" ;;
	"$(cat "$1.new")") ;;
	*)
		[ $may_say_less = yes ] || fail "$1 is neither old nor new"
		same "$(sed -n '1,5p;$p' "$1")" "$(sed -n '1,5p;$p' "$1.new")" "the ends of $1"
		;;
	esac
}
fresh && cd "$work/linux"
old='as it was'
draft=$work/linux/draft
reset() { echo "$old" >"$draft"; }
check() { old_or_new "$draft"; }
sweep 'git bpf-report -o' $few "$bin/git-bpf-report" --kernel-release 6.19.0 --config "$work/kernel-config" --force -o "$draft" -s 'it crashes'
may_say_less=no
sweep 'git bpf-request-pull -o' $few "$bin/git-bpf-request-pull" --force --tree=bpf-next --summary-from="$work/summary" -o "$draft" bpf/master \
	"$work/sample/bpf-next.git" bpf-next/master
sweep 'git bpf-stable --request -o' $few "$bin/git-bpf-stable" --request --force --branch=6.12 --reason="It crashes on boot with many maps." -o "$draft" bpf/master

begin 'git bpf-stable --note FILE'
mail=$work/linux/0001.patch
sed 's/^Signed-off-by: Ada/Cc: stable@vger.kernel.org\n&/' "$(find "$work/mails" -name '0001-*')" >"$work/0001.patch"
old=$(cat "$work/0001.patch")
reset() { cp "$work/0001.patch" "$mail"; }
check() { old_or_new "$mail"; }
sweep 'git bpf-stable --note FILE' 1 "$bin/git-bpf-stable" --note "$mail"

# --- a directory of patches ---------------------------------------------------------------------

reset() {
	mkdir -p "$work/linux/out"
	for patch in $patches; do echo "$old" >"$work/linux/out/$patch"; done
}
check() {
	olds=0 news=0
	for patch in $patches; do
		case $(cat "$work/linux/out/$patch") in
		"$old") olds=$((olds + 1)) ;;
		"$(cat "$work/mails/$patch")") news=$((news + 1)) ;;
		*) fail "$patch is neither old nor new" ;;
		esac
	done
	case $what in KILL) ;; *) [ $((olds * news)) -eq 0 ] || fail "$olds patches are old, and $news new" ;; esac
	[ "$status" != 0 ] || [ $olds = 0 ] || fail 'exit status 0, and the patches are as they were'
}
patches=$(ls "$work/mails")
old='as it was'
sweep 'git bpf-format-patch -o' 1 "$bin/git-bpf-format-patch" --force -o "$work/linux/out"
sweep_memory 'git bpf-format-patch -o' "$bin/git-bpf-format-patch" --force -o "$work/linux/out"
begin 'after a kill'
# shellcheck disable=SC2218 # they are defined above, and again below
reset
mkdir "$work/linux/out/.git-bpf-abcdef"
expect 0 "$bin/git-bpf-format-patch" --force -o out
kind=none status=0 what=none
# shellcheck disable=SC2218
check
no_leftovers
begin 'no room'
old=$(cat out/*)
# shellcheck disable=SC2016,SC3045 # the inner shell's words
sh -c 'ulimit -f 1 && "$@"; echo "status $?" >&2' sh "$bin/git-bpf-format-patch" --force -o out 2>&1 | cat >"$work/err"
said 'status 128'
said 'fatal: git format-patch was killed by signal 25' # SIGXFSZ
same "$(cat out/*)" "$old" 'the patches'
mkdir "$work/small"
if mount -t tmpfs -o size=8k none "$work/small" 2>/dev/null; then
	expect 128 "$bin/git-bpf-format-patch" --force -o "$work/small/out"
	said 'No space left on device'
	same "$(ls -A "$work/small")" '' 'left behind'
	umount "$work/small"
fi
reset() { rm -rf "$work/linux/new"; }
check() {
	[ ! -d new ] || [ "$(ls new)" = "$patches" ] || case $what-$calls in
	KILL-* | *-rmdir | *-unlinkat) ;;
	*) fail 'a directory with a part of it is there' ;;
	esac
}
sweep 'git bpf-format-patch, a new directory' $few "$bin/git-bpf-format-patch" --force -o new

# --- commits, records and configuration ---------------------------------------------------------

reset() { fresh && cd "$work/linux"; }
message() { git log -1 --format=%B; }
head_is_old_or_new() {
	if [ "$kind" = none ]; then
		new=$(message)
		return
	fi
	case $(message) in
	"$old") [ "$status" != 0 ] || fail 'exit status 0, and HEAD is as it was' ;;
	"$new") ;;
	*) fail "HEAD's message is neither old nor new" ;;
	esac
	same "$(git status --porcelain)" '' 'the work tree'
	git fsck --no-dangling >"$work/fsck" 2>&1 || fail "fsck: $(cat "$work/fsck")"
}
fresh && cd "$work/linux"
old=$(message)
check() { head_is_old_or_new; }
sweep 'git bpf-fixes --amend' 1 "$bin/git-bpf-fixes" --amend HEAD~5
git -C "$pristine" commit -q --amend -m "$old
Cc: stable@vger.kernel.org"
fresh && cd "$work/linux"
old=$(message)
sweep 'git bpf-stable --note' $few "$bin/git-bpf-stable" --note

check() {
	refs=$(git for-each-ref refs/bpf | wc -l)
	[ "$refs" -le 1 ] || fail "there are $refs records"
	[ "$status" != 0 ] || same "$refs" 1 'records'
	git config --list >/dev/null || fail 'the configuration is broken'
	same "$(git config bpf.hook)" on 'the configuration of before'
}
sweep 'git bpf-format-patch --mark-sent' $few "$bin/git-bpf-format-patch" --mark-sent -v1 HEAD~3..
echo 'Summary: 417/2099 PASSED, 12 SKIPPED, 0 FAILED' >"$work/test_progs.log"
sweep 'git bpf-env --record' 1 "$bin/git-bpf-env" --record "$work/test_progs.log"
git -C "$pristine" remote remove bpf
git -C "$pristine" remote remove fork
check() {
	git config --list >/dev/null || fail 'the configuration is broken'
	same "$(git config bpf.hook)" on 'the configuration of before'
	[ "$status" != 0 ] || same "$(git config remote.bpf.url)" https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git 'remote.bpf.url'
}
sweep 'git bpf-format-patch --setup-trees' $few "$bin/git-bpf-format-patch" --setup-trees

report_faults
finish
