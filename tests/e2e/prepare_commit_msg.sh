#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: prepare_commit_msg.sh BUILDDIR SOURCEDIR
#
# The prepare-commit-msg hook with real git: what it writes into a fresh message, that it leaves
# every other message as it is to the byte, and that no fault costs a message or a commit. A
# failed check does not stop the script: all of them are told, and the exit status is 1.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: prepare_commit_msg.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
libexec=$(cd -- "$1/libexec/git-bpf" && pwd)
install=$(cd -- "$2" && pwd)/install.sh
hook=$libexec/prepare-commit-msg

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR VISUAL EDITOR PAGER XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short.
printf '[bpf]\n\tbody-too-short = off\n\tauthor-signoff-address = off\n\tbug-without-fixes = off\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=dumb
# Fixed dates: equal messages, trees and parents give equal commit ids.
export GIT_AUTHOR_DATE='1767603600 +0000' GIT_COMMITTER_DATE='1767603600 +0000'
cd "$work"

# --- helpers ------------------------------------------------------------------------------

test_name='' failures=0
begin() { test_name=$1; }

fail() {
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	if [ -s "$work/out" ]; then head -c 2000 "$work/out" | sed 's/^/  | /' >&2; fi
	failures=$((failures + 1))
}

skip() { printf 'skipped: %s: %s\n' "$test_name" "$1"; }

# expect STATUS COMMAND...: what it prints is in $work/out afterwards.
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>&1 </dev/null || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $(printf '%s' "$*" | head -n 1)"
	! grep -qE 'Sanitizer|runtime error|internal error' "$work/out" || fail "a fault: $*"
}

printed() { grep -qF -e "$1" "$work/out" || fail "not printed: $1"; }
silent() { # git 2.52 and newer warn of core.commentChar=auto themselves
	[ -z "$(sed '/^warning: Support for .core.commentChar=auto/,/^hint: where/d' "$work/out")" ] || fail "something was printed"
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# committed MESSAGE: the last commit has exactly this message.
committed() { same "$(git log -1 --format=%B)" "$1" 'the message'; }

# script FILE: an executable script with the body from standard input
script() {
	{ echo '#!/bin/sh' && cat; } >"$1"
	chmod 755 "$1"
}

# change FILE...: the files get one more line, and are staged
counter=0
change() {
	counter=$((counter + 1))
	for file in "$@"; do
		mkdir -p "$(dirname "$file")"
		echo "change $counter" >>"$file"
	done
	git add "$@"
}

# fresh NAME: goes into a new copy of the repository, with the hooks
fresh() {
	cp -R "$work/base" "$work/$1"
	cd "$work/$1"
}

# The editors get the message file, and leave what they were shown in $work/shown.
export SHOWN="$work/shown" ADD="$work/add"
script "$work/look" <<'EOF'
cp "$1" "$SHOWN"
EOF
# types: the rest of the subject behind what is there, and the text
export TYPED='Free the array'
script "$work/type" <<'EOF'
cp "$1" "$SHOWN"
{ printf '%s%s\n' "$(sed -n 1p "$SHOWN")" "$TYPED" && printf '\nThe text.\n' && sed 1d "$SHOWN"; } >"$1"
EOF

# shows COMMAND...: the editor is quit as it was opened; nothing is committed, and $work/shown
# has what it showed.
shows() {
	rm -f "$SHOWN"
	before=$(git rev-parse --quiet --verify HEAD || :)
	GIT_EDITOR="$work/look" expect 1 "$@"
	same "$(git rev-parse --quiet --verify HEAD || :)" "$before" 'HEAD, after the editor was quit'
	[ -f "$SHOWN" ] || { fail 'the editor was not opened' && : >"$SHOWN"; }
}

shown_first() { same "$(sed -n 1p "$SHOWN")" "$1" 'first line in the editor'; }
shown() { grep -qF -e "$1" "$SHOWN" || fail "not in the editor: $1"; }
not_shown() { ! grep -qF -e "$1" "$SHOWN" || fail "in the editor: $1"; }

# types COMMAND...: the editor's user writes a message; the commit is made.
types() {
	GIT_EDITOR="$work/type" expect 0 "$@"
	silent
}

signoff='Signed-off-by: Ada Patcher <ada@example.org>'

# A kernel in small. The subjects differ from what the table of areas says where a file's history
# is to decide, and there are files that only one of the two knows.
history() {
	BPF_HOOKS=0 git commit -q -m "$1"
}
git init -q --template= --initial-branch=master base
cd base
git config user.name 'Ada Patcher'
git config user.email ada@example.org
git config commit.gpgSign false
git config gc.auto 0
# The messages here are about prepare-commit-msg alone.
git config bpf.message-not-empty off
git config bpf.author-signoff off
change Makefile arch/x86/net/bpf_jit_comp.c net/core/filter.c
history 'Linux 6.19-rc4'
for n in 1 2 3; do
	change kernel/bpf/verifier.c
	history "bpf, verifier: Change $n"
	change drivers/net/virtio_net.c
	history "virtio-net: Change $n"
	change tools/testing/selftests/bpf/prog_tests/align.c kernel/bpf/arraymap.c
	history "bpf: Change $n"
done
change tools/lib/bpf/libbpf.c
history 'Add the library'
"$install" --hooks . --libexec "$libexec" >/dev/null
cd "$work"

# --- the area -------------------------------------------------------------------------------

begin 'editor: the area of the history'
fresh area
change kernel/bpf/verifier.c
types git commit -q
shown_first 'bpf, verifier: '
committed 'bpf, verifier: Free the array

The text.'
change drivers/net/virtio_net.c
types git commit -q
committed 'virtio-net: Free the array

The text.'

begin 'editor: the area of the table, where the history does not know one'
change tools/lib/bpf/libbpf.c
types git commit -q
committed 'libbpf: Free the array

The text.'
change tools/bpf/bpftool/map.c
shows git commit -q
shown_first 'bpftool: '
git reset -q --hard
change arch/x86/net/bpf_jit_comp.c
shows git commit -q
shown_first 'bpf, x86: '
same "$(cat "$work/out")" "Aborting commit: nothing but the area 'bpf, x86:' was written." 'what is printed'
git reset -q --hard

begin 'editor: no area where nobody knows one'
change scripts/unknown.sh
shows git commit -q
shown_first ''
same "$(cat "$work/out")" 'Aborting commit due to empty commit message.' 'what is printed'
git reset -q --hard

begin 'code decides, tests only where there is nothing else'
change tools/testing/selftests/bpf/prog_tests/new.c kernel/bpf/verifier.c
expect 0 git commit -q -m 'Fix leak'
committed 'bpf, verifier: Fix leak'
change tools/testing/selftests/bpf/prog_tests/new2.c
expect 0 git commit -q -m 'Test the leak'
committed 'selftests/bpf: Test the leak'

begin 'a deleted and a renamed file'
git rm -q tools/lib/bpf/libbpf.c
expect 0 git commit -q -m 'Remove it'
committed 'libbpf: Remove it'
git mv kernel/bpf/verifier.c kernel/bpf/check.c
expect 0 git commit -q -m 'Rename it'
committed 'bpf, verifier: Rename it'

begin 'first commit'
git init -q --template= "$work/unborn"
cp -R "$work/base/.git/config" "$work/unborn/.git/config"
cp -R "$work/base/.git/hooks" "$work/unborn/.git/"
cd "$work/unborn"
change kernel/bpf/verifier.c
shows git commit -q
shown_first 'bpf: '
expect 0 git commit -q -m 'Fix leak'
silent
committed 'bpf: Fix leak'

# --- -m ---------------------------------------------------------------------------------------

begin '-m'
fresh given
change kernel/bpf/arraymap.c
expect 0 git commit -q -m 'Fix leak'
silent
committed 'bpf: Fix leak'
change kernel/bpf/arraymap.c
expect 0 git commit -q -m 'Fix leak' -m 'The text: it has a colon.' -s
committed "bpf: Fix leak

The text: it has a colon.

$signoff"
change kernel/bpf/arraymap.c
printf '\n\nFix leak\n' >"$ADD"
expect 0 git commit -q -F "$ADD"
committed 'bpf: Fix leak'

begin '-a, paths and a subdirectory'
echo more >>kernel/bpf/arraymap.c
expect 0 git commit -q -a -m 'Fix leak'
committed 'bpf: Fix leak'
change drivers/net/virtio_net.c
echo more >>kernel/bpf/arraymap.c
expect 0 git commit -q -m 'Fix leak' kernel/bpf/arraymap.c
committed 'bpf: Fix leak'
cd drivers/net
expect 0 git commit -q -m 'Fix leak'
committed 'virtio-net: Fix leak'
cd ../..

begin '-m: what is there is left as it is'
for subject in 'libbpf: Fix leak' 'bpf, x86: Fix leak' 'net/sched: act_bpf: Fix leak' 'bpf:Fix leak' \
	'[RFC] Fix leak' '[PATCH bpf-next] bpf: Fix leak' 'WIP' 'WIP fix' 'Merge the two' \
	'fixup! bpf: Change 1' 'squash! bpf: Change 1' 'amend! bpf: Change 1' 'Revert "bpf: Change 1"' \
	'Reapply "bpf: Change 1"' '#1 is fixed' \
	'selftests/bpf/prog_tests/a_test_with_a_long_name.c: Fix leak'; do
	change kernel/bpf/arraymap.c
	expect 0 git commit -q -m "$subject"
	committed "$subject"
done

begin '-m: nothing to say'
change kernel/bpf/arraymap.c
for message in '' '  ' "$signoff"; do
	expect 1 git commit -q -m "$message"
	same "$(cat "$work/out")" 'Aborting commit due to empty commit message.' 'what is printed'
done
expect 1 git commit -q -s -m ''

begin '-m: an unknown area'
git reset -q --hard
change scripts/unknown.sh
expect 0 git commit -q -m 'Fix leak'
committed 'Fix leak'
expect 0 git commit -q --allow-empty -m 'Fix nothing'
committed 'Fix nothing'

begin 'bpf.autoPrefix=false, bpf.hook=off, BPF_HOOKS=0'
for off in bpf.autoPrefix=false bpf.autoPrefix=no bpf.hook=off bpf.hook=false bpf.hook=no; do
	change kernel/bpf/arraymap.c
	expect 0 git -c $off commit -q -m 'Fix leak'
	committed 'Fix leak'
done
change kernel/bpf/arraymap.c
BPF_HOOKS=0 expect 0 git commit -q -m 'Fix leak'
committed 'Fix leak'
change kernel/bpf/arraymap.c
shows git -c bpf.hook=off commit -q
shown_first ''
not_shown '# bpf:'
shows git -c bpf.autoPrefix=false commit -q
shown '# bpf: say why'
shows git -c advice.bpfCommitComments=false commit -q
shown_first 'bpf: '
not_shown '# bpf:'
GIT_ADVICE=0 shows git commit -q
not_shown '# bpf:'
git reset -q --hard

# --- hints ------------------------------------------------------------------------------------

begin 'the whole of what the editor shows'
fresh hints
change kernel/bpf/arraymap.c
types git commit -q
cat >"$work/expected" <<'EOF'
bpf: 
# bpf: say why: what is wrong or missing today, and who needs it
# bpf: a fix has the tag  Fixes: <12 or more digits> ("<subject>")  from
# bpf:   git log -1 --abbrev=12 --format='Fixes: %h ("%s")' <commit>
# bpf: sign off: git commit -s
#
# Please enter the commit message for your changes. Lines starting
EOF
same "$(sed '/^# Please/q' "$SHOWN")" "$(cat "$work/expected")" 'the editor'
committed 'bpf: Free the array

The text.'

begin '-s'
change kernel/bpf/arraymap.c
types git commit -q -s
not_shown 'git commit -s'
committed "bpf: Free the array

The text.

$signoff"

begin '-v and commit.verbose'
change kernel/bpf/arraymap.c
types git commit -q -v
shown '# bpf: say why'
grep -q '^diff --git' "$SHOWN" || fail 'no diff is shown'
committed 'bpf: Free the array

The text.'
change kernel/bpf/arraymap.c
types git -c commit.verbose=true commit -q
committed 'bpf: Free the array

The text.'

begin 'the tree of the branch'
change kernel/bpf/arraymap.c
git config branch.master.bpfTree bpf
shows git commit -q
shown '# bpf: for bpf (branch.master.bpfTree)'
shown '# bpf: this tree takes fixes'
git config branch.master.bpfTree bpf-next
shows git commit -q
shown '# bpf: for bpf-next (branch.master.bpfTree)'
git config branch.master.bpfTree nonsense
shows git commit -q
shown '# bpf: say why'
not_shown nonsense
git config --unset branch.master.bpfTree

begin 'the version of the branch'
not_shown 'towards v'
git config branch.master.bpfVersion 2
shows git commit -q
shown '# bpf: this is work towards v2 of the series'
shown '# bpf: what changed since v1'
git config branch.master.bpfVersion nonsense
shows git commit -q
not_shown 'towards v'
git config --unset branch.master.bpfVersion
for branch in topic-v3 topic/v3 topic_v3; do
	git checkout -q -b $branch
	shows git commit -q
	shown '# bpf: this is work towards v3 of the series'
done
for branch in topic3 v3 topicv3 topic-v3x topic-v0 topic-v99999999999; do
	git checkout -q -b $branch
	shows git commit -q
	not_shown 'towards v'
done
git checkout -q --detach
shows git commit -q
shown_first 'bpf: '
not_shown 'towards v'
git checkout -q master

for mode in default strip whitespace scissors verbatim; do
	begin "commit.cleanup=$mode"
	git config commit.cleanup $mode
	change kernel/bpf/arraymap.c
	GIT_EDITOR="$work/type" expect 0 git commit -q
	silent
	shown_first 'bpf: '
	case $mode in
	whitespace | verbatim) not_shown '# bpf:' ;;
	*)
		shown '# bpf: say why'
		committed 'bpf: Free the array

The text.'
		;;
	esac
	! git log -1 --format=%B | grep -q '# bpf:' || fail 'hints are in the commit'
done
git config --unset commit.cleanup
git reset -q --hard

begin 'quitting the editor with nothing but the area makes no commit'
change kernel/bpf/arraymap.c
for mode in default strip scissors; do
	shows git -c commit.cleanup=$mode commit -q
	same "$(cat "$work/out")" "Aborting commit: nothing but the area 'bpf:' was written." "what is printed with $mode"
done
shows git commit -q -s
same "$(cat "$work/out")" "Aborting commit: nothing but the area 'bpf:' was written." 'what is printed with -s'
shows git commit -q -v
same "$(cat "$work/out")" "Aborting commit: nothing but the area 'bpf:' was written." 'what is printed with -v'

begin 'quitting the editor with bpf.hook=warn'
shows git -c bpf.hook=warn commit -q

begin 'quitting the editor with bpf.subject-present=warning'
change kernel/bpf/arraymap.c
shows git -c bpf.subject-present=warning commit -q

begin 'quitting the editor with --no-verify'
# commit-msg does not run then: the area must not be the message.
change kernel/bpf/arraymap.c
shows git commit -q --no-verify
change kernel/bpf/arraymap.c
shows git commit -q -n

begin 'the scissors on the command line: hints are not above them'
git reset -q --hard
change kernel/bpf/arraymap.c
GIT_EDITOR="$work/type" expect 0 git commit -q --cleanup=scissors
committed 'bpf: Free the array

The text.'
begin 'scissors: the line about "the line above" is below them'
change kernel/bpf/arraymap.c
GIT_EDITOR="$work/type" expect 0 git -c commit.cleanup=scissors commit -q
same "$(sed -n '/ >8 /{n;p;q;}' "$SHOWN")" '# Do not modify or remove the line above.' 'the line below the scissors'

begin 'scissors, and commit.status=false'
change kernel/bpf/arraymap.c
GIT_EDITOR="$work/type" expect 0 git -c commit.cleanup=scissors -c commit.status=false commit -q
committed 'bpf: Free the array

The text.'

begin 'commit.status=false'
change kernel/bpf/arraymap.c
types git -c commit.status=false commit -q
shown_first 'bpf: '
committed 'bpf: Free the array

The text.'

begin "core.commentChar=';'"
git config core.commentChar ';'
change kernel/bpf/arraymap.c
types git commit -q
shown '; bpf: say why'
not_shown '# bpf:'
committed 'bpf: Free the array

The text.'
change kernel/bpf/arraymap.c
types git commit -q -v
committed 'bpf: Free the array

The text.'

begin 'core.commentChar=auto: no hints'
git config core.commentChar auto
change kernel/bpf/arraymap.c
types git commit -q
shown_first 'bpf: '
not_shown ' bpf: say'
committed 'bpf: Free the array

The text.'
git config --unset core.commentChar

# --- templates --------------------------------------------------------------------------------

begin 'commit.template'
fresh template
printf '\n# The reasons:\nProblem: \n\nSolution: \n' >"$work/template.txt"
git config commit.template "$work/template.txt"
change kernel/bpf/arraymap.c
types git commit -q
shown_first 'bpf: '
shown 'Solution: '
committed 'bpf: Free the array

The text.
Problem:

Solution:'

begin 'commit.template: quitting the editor'
change kernel/bpf/arraymap.c
shows git commit -q
change kernel/bpf/arraymap.c
shows git -c bpf.hook=warn commit -q

begin 'commit.template with an area of its own, or a comment first'
git reset -q --hard
printf 'xsk: \n\nProblem: \n' >"$work/template.txt"
change kernel/bpf/arraymap.c
types git commit -q
shown_first 'xsk: '
committed 'xsk: Free the array

The text.

Problem:'
printf '# Subject here\n\nProblem: \n' >"$work/template.txt"
change kernel/bpf/arraymap.c
types git commit -q
shown_first 'bpf: '
shown '# Subject here'
committed 'bpf: Free the array

The text.

Problem:'

begin 'hook managers between git and the hook'
fresh between
rm .git/hooks/*
# shellcheck disable=SC2016 # text of scripts
printf '%s\n' '#!/bin/sh' 'sh .git/manager "$@"; exit' >.git/hooks/prepare-commit-msg
echo 'sh .git/stub "$@"; exit' >.git/manager
echo "'$hook' \"\$@\"; exit" >.git/stub
chmod 755 .git/hooks/prepare-commit-msg
change kernel/bpf/arraymap.c
expect 0 git commit -q -m 'Free the array'
committed 'bpf: Free the array'
change kernel/bpf/arraymap.c
expect 0 git commit -q --amend -m 'Amended change'
committed 'Amended change'

# --- everything else is left alone ----------------------------------------------------------------

# Does all kinds of commits with subjects that lack an area, each on files whose area is known.
# Prints the commits' ids; the same without hooks, if no message was touched.
operations() {
	plain() { BPF_HOOKS=0 git commit -q "$@"; }
	change kernel/bpf/arraymap.c
	plain -m 'First change'
	echo "first $(git rev-parse HEAD)"
	git commit -q --amend -m 'Amended change'
	echo "amend -m $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	git commit -q --amend --message='Amended change again' -s
	echo "amend --message -s $(git rev-parse HEAD)"
	echo 'From a file' | git commit -q -F - --amend
	echo "amend -F $(git rev-parse HEAD)"
	git -c alias.again='commit --amend' again -q -m 'Amended by an alias'
	echo "amend by an alias $(git rev-parse HEAD)"
	git -c alias.again='!git commit --amend' again -q -m 'Amended by a shell alias'
	echo "amend by a shell alias $(git rev-parse HEAD)"
	GIT_EDITOR=true git commit -q --amend
	echo "amend $(git rev-parse HEAD)"
	git commit -q --amend --no-edit --date='1767603601 +0000'
	echo "amend --no-edit $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	git commit -q -C HEAD
	echo "-C $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	GIT_EDITOR=true git commit -q -c HEAD
	echo "-c $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	git commit -q --fixup=HEAD
	echo "fixup $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	git commit -q --squash=HEAD~1 -m 'More text'
	echo "squash -m $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	GIT_EDITOR=true git commit -q --squash=HEAD~2
	echo "squash $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	GIT_EDITOR=true git commit -q --fixup=amend:HEAD~3
	echo "fixup=amend $(git rev-parse HEAD)"
	change kernel/bpf/arraymap.c
	git commit -q --fixup=amend:HEAD~4 -m 'Another text'
	echo "fixup=amend -m $(git rev-parse HEAD)"
	GIT_EDITOR=true git commit -q --fixup=reword:HEAD~5
	echo "fixup=reword $(git rev-parse HEAD)"
	GIT_SEQUENCE_EDITOR=true GIT_EDITOR=true git rebase -q -i --autosquash HEAD~8 >/dev/null
	echo "rebase --autosquash $(git rev-parse HEAD)"

	base=$(git rev-parse HEAD)
	git checkout -q -b topic
	change kernel/bpf/topic.c
	plain -m 'Topic change'
	change kernel/bpf/topic.c
	plain -m 'Another topic change'
	git checkout -q -b side "$base"
	change tools/lib/bpf/side.c
	plain -m 'Side change'
	git merge -q --no-ff -m 'Take in the topic' topic
	echo "merge -m $(git rev-parse HEAD)"
	git reset -q --hard HEAD~1
	GIT_EDITOR=true git merge -q --no-ff topic
	echo "merge $(git rev-parse HEAD)"
	git reset -q --hard HEAD~1
	git merge -q --no-ff --no-commit topic >/dev/null
	git commit -q -m 'Conclude the merge'
	echo "merge --no-commit, commit -m $(git rev-parse HEAD)"
	git reset -q --hard HEAD~1
	git merge -q --squash topic >/dev/null
	GIT_EDITOR=true git commit -q
	echo "merge --squash $(git rev-parse HEAD)"
	git reset -q --hard HEAD~1

	git cherry-pick topic~1 >/dev/null
	echo "cherry-pick $(git rev-parse HEAD)"
	GIT_EDITOR=true git cherry-pick -x -e topic >/dev/null
	echo "cherry-pick -x -e $(git rev-parse HEAD)"
	git revert --no-edit HEAD >/dev/null
	echo "revert $(git rev-parse HEAD)"
	GIT_EDITOR=true git revert --edit HEAD >/dev/null
	echo "revert of a revert $(git rev-parse HEAD)"
	git reset -q --hard "$base"
	git cherry-pick topic~1 topic >/dev/null
	echo "cherry-pick of two $(git rev-parse HEAD)"

	git checkout -q -b conflict "$base"
	change kernel/bpf/topic.c
	plain -m 'Conflicting change'
	git cherry-pick topic~1 >/dev/null 2>&1 || :
	echo resolved >kernel/bpf/topic.c
	git add -u
	GIT_EDITOR=true git commit -q
	echo "cherry-pick with a conflict $(git rev-parse HEAD)"
	git reset -q --hard HEAD~1
	git cherry-pick topic~1 >/dev/null 2>&1 || :
	echo resolved >kernel/bpf/topic.c
	git add -u
	git commit -q -m 'Picked with other words'
	echo "cherry-pick with a conflict, -m $(git rev-parse HEAD)"

	git checkout -q side
	git reset -q --hard "$base"
	change tools/lib/bpf/side.c
	plain -m 'Side change'
	git checkout -q topic
	git rebase -q side
	echo "rebase $(git rev-parse HEAD)"
	git rebase -q --apply "$base"
	echo "rebase --apply $(git rev-parse HEAD)"
	GIT_SEQUENCE_EDITOR='sed -i 1s/pick/reword/' GIT_EDITOR=true git rebase -q -i side
	echo "rebase reword $(git rev-parse HEAD)"
	GIT_SEQUENCE_EDITOR='sed -i 2s/pick/squash/' GIT_EDITOR=true git rebase -q -i "$base"
	echo "rebase squash $(git rev-parse HEAD)"
	GIT_SEQUENCE_EDITOR='sed -i 1s/pick/edit/' git rebase -q -i side >/dev/null 2>&1
	change tools/lib/bpf/edit.c
	git commit -q -m 'In the middle of a rebase'
	git rebase --continue >/dev/null 2>&1
	echo "rebase edit $(git rev-parse HEAD)"
	git format-patch -q -1 --keep-subject --stdout >../patch
	git reset -q --hard HEAD~1
	git am -q --keep-non-patch ../patch
	echo "am $(git rev-parse HEAD)"

	echo more >>kernel/bpf/arraymap.c
	git stash push -q -m 'Stashed change'
	echo "stash $(git rev-parse 'stash@{0}')"
	git stash pop -q
	git tag -f -a -m 'A tag' tagged
	git notes add -f -m 'A note' HEAD
	echo "tag and note $(git log -1 --format=%N) $(git tag -n --list tagged)"
}

begin 'every other way to make a commit'
fresh with
rm .git/hooks/commit-msg
counter=100
operations >"$work/with.log" 2>"$work/out" || fail 'a command failed with the hook'
fresh without
rm -r .git/hooks
counter=100
operations >"$work/without.log" 2>"$work/out" || fail 'a command failed without the hook'
[ "$(wc -l <"$work/with.log")" -gt 30 ] || fail 'not all of it was done'
: >"$work/out"
if ! cmp -s "$work/with.log" "$work/without.log"; then
	diff "$work/with.log" "$work/without.log" | grep '^[<>]' >"$work/out" || :
	fail 'the commits differ'
fi

# --- the file -----------------------------------------------------------------------------------

# prepare FILE [SOURCE...]: the hook itself, on this file; always exit status 0, and no file left
prepare() {
	expect 0 "$hook" "$@"
	same "$(find "$(dirname "$1")" -maxdepth 1 -name '.git-bpf-*')" '' 'temporary files'
}

fresh file
change kernel/bpf/arraymap.c
mkdir "$work/messages"
message=$work/messages/COMMIT_EDITMSG

begin 'twice is once'
printf '\n# Please enter the commit message\n' >"$message"
prepare "$message"
same "$(sed -n 1p "$message")" 'bpf: ' 'first line'
cp "$message" "$work/once"
for source in '' template; do
	# shellcheck disable=SC2086 # no argument where it is empty
	prepare "$message" $source
	cmp -s "$message" "$work/once" || fail 'the second run changed the message'
done
echo 'Fix leak' >"$message"
GIT_EDITOR=: prepare "$message" message
same "$(cat "$message")" 'bpf: Fix leak' 'the message'
GIT_EDITOR=: prepare "$message" message
same "$(cat "$message")" 'bpf: Fix leak' 'the message'

begin 'other calls leave the file as it is'
echo 'Fix leak' >"$message"
cp "$message" "$work/once"
for arguments in 'commit HEAD' commit merge squash 'message x' 'message x y' unknown; do
	# shellcheck disable=SC2086 # words on purpose
	prepare "$message" $arguments
	silent
	cmp -s "$message" "$work/once" || fail "changed for: $arguments"
done
prepare "$message" message ''
cmp -s "$message" "$work/once" || fail 'changed for an empty third argument'

begin 'odd content'
for content in '' '\n' '\n\n\n' 'Fix' 'Fix\r\n\r\nText\r\n' '\000\n' '\377\376\n' 'Fix \033[31m\n' ' indented\n'; do
	# shellcheck disable=SC2059 # the content is a format
	for source in '' message; do
		printf "$content" >"$message"
		# shellcheck disable=SC2086 # no argument where it is empty
		prepare "$message" $source
		silent
		printf "$content" | tr -d '\n' >"$work/once"
		tr -d '\n' <"$message" | tail -c "$(wc -c <"$work/once")" | cmp -s - "$work/once" ||
			[ "$source" = '' ] || fail "the text was not kept: $content"
	done
done
printf 'Fix' >"$message"
GIT_EDITOR=: prepare "$message" message
same "$(od -c <"$message")" "$(printf 'bpf: Fix' | od -c)" 'the message'
printf 'Fix\r\n\r\nText\r\n' >"$message"
GIT_EDITOR=: prepare "$message" message
same "$(od -c <"$message")" "$(printf 'bpf: Fix\r\n\r\nText\r\n' | od -c)" 'the message'

begin '5 MB'
{ echo 'Fix leak' && echo && yes 'a line of text, as there are many others in this message, it seems' |
	head -n 75000; } >"$message"
{ printf 'bpf: ' && cat "$message"; } >"$work/once"
GIT_EDITOR=: prepare "$message" message
cmp -s "$message" "$work/once" || fail 'not only the area was added'

begin 'the mode is kept'
for mode in 600 644 664 400; do
	rm -f "$message"
	echo 'Fix leak' >"$message"
	chmod $mode "$message"
	GIT_EDITOR=: prepare "$message" message
	same "$(cat "$message")" 'bpf: Fix leak' 'the message'
	same "$(stat -c %a "$message")" $mode 'mode'
done
rm -f "$message"

begin 'a symbolic link'
echo 'Fix leak' >"$work/messages/target"
ln -s target "$message"
GIT_EDITOR=: prepare "$message" message
same "$(readlink "$message")" target 'the link'
same "$(cat "$work/messages/target")" 'Fix leak' 'the message'
rm -f "$message"

begin 'no file, a directory, no arguments'
GIT_EDITOR=: prepare "$message" message
silent
[ ! -e "$message" ] || fail 'a message file was made'
expect 0 "$hook" "$work/missing/COMMIT_EDITMSG"
GIT_EDITOR=: prepare "$work/messages" message
printed "warning: git-bpf: cannot read $work/messages; the message is as it was"
mkfifo "$work/messages/fifo" # nobody writes into it
GIT_EDITOR=: prepare "$work/messages/fifo" message
printed "warning: git-bpf: cannot read $work/messages/fifo; the message is as it was"
expect 0 "$libexec/commit-msg" "$work/messages/fifo"
printed "warning: git-bpf: cannot read $work/messages/fifo; the message was not checked"
rm "$work/messages/fifo"
expect 0 "$hook"
expect 0 "$hook" ''

begin 'a directory that cannot be written'
echo 'Fix leak' >"$message"
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 "$work/messages"
	GIT_EDITOR=: prepare "$message" message
	chmod 755 "$work/messages"
	same "$(cat "$message")" 'Fix leak' 'the message'
else
	skip 'root can write everywhere'
fi

begin 'no git on PATH'
expect 0 env GIT_EDITOR=: PATH=/nonexistent "$hook" "$message" message
same "$(cat "$message")" 'Fix leak' 'the message'

begin 'outside of a repository'
mkdir "$work/nowhere"
cd "$work/nowhere"
GIT_CEILING_DIRECTORIES=$work GIT_EDITOR=: prepare "$message" message
silent
same "$(cat "$message")" 'Fix leak' 'the message'
cd "$work/file"

begin 'a git that fails, and one that hangs'
script "$work/git" <<'EOF'
echo 'fatal: broken' >&2
exit 128
EOF
GIT_EDITOR=: PATH="$work:$PATH" prepare "$message" message
same "$(cat "$message")" 'Fix leak' 'the message'
real=$(command -v git)
script "$work/git" <<EOF
case " \$* " in *" rev-list "*) sleep 30 ;; *) exec "$real" "\$@" ;; esac
EOF
start=$(date +%s)
GIT_EDITOR=: PATH="$work:$PATH" prepare "$message" message
[ $(($(date +%s) - start)) -lt 5 ] || fail 'it waited for git'
same "$(cat "$message")" 'bpf: Fix leak' 'the message' # the table knows
rm "$work/git"

begin 'closed standard streams'
echo 'Fix leak' >"$message"
status=0
GIT_EDITOR=: "$hook" "$message" message <&- >&- 2>&- || status=$?
same "$status" 0 'exit status'
same "$(cat "$message")" 'bpf: Fix leak' 'the message'

begin 'a file size limit'
echo 'Fix leak' >"$message"
status=0
# shellcheck disable=SC2016 # the inner shell's words
GIT_EDITOR=: sh -c 'ulimit -f 0 && "$@"; exit $?' sh "$hook" "$message" message >/dev/null 2>&1 ||
	status=$?
same "$status" 0 'exit status'
same "$(cat "$message")" 'Fix leak' 'the message'
same "$(find "$work/messages" -name '.git-bpf-*')" '' 'temporary files'
rm -f "$work/messages/".git-bpf-*

begin 'faults while the file is written'
export ASAN_OPTIONS=detect_leaks=0
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	echo 'Fix leak' >"$message"
	cp "$message" "$work/once"
	GIT_EDITOR=: expect 0 strace -o "$work/trace" "$hook" "$message" message
	same "$(cat "$message")" 'bpf: Fix leak' 'the message without a fault'
	# How often each call was made up to the one that is to fail.
	opened=$(grep -E '^openat\(' "$work/trace" | grep -n -F .git-bpf- | cut -d: -f1)
	for fault in "openat:error=ENOSPC:when=$opened" "openat:error=EROFS:when=$opened" write:error=ENOSPC \
		write:error=EIO fchmod:error=EPERM fsync:error=ENOSPC fsync:error=EIO rename:error=ENOSPC \
		rename:error=EACCES; do
		test_name="fault: $fault"
		cp "$work/once" "$message"
		GIT_EDITOR=: prepare "$message" message
		same "$(cat "$message")" 'bpf: Fix leak' 'the message without the fault'
		cp "$work/once" "$message"
		status=0
		GIT_EDITOR=: strace -o "$work/trace" -e "trace=${fault%%:*}" -e "inject=$fault" \
			"$hook" "$message" message >/dev/null 2>"$work/out" || status=$?
		same "$status" 0 'exit status'
		grep -q INJECTED "$work/trace" || fail 'the fault did not happen'
		cmp -s "$message" "$work/once" || fail 'the message was changed'
		same "$(find "$work/messages" -name '.git-bpf-*')" '' 'temporary files'
	done
	test_name='an interrupted write is repeated'
	GIT_EDITOR=: expect 0 strace -o "$work/trace" -e trace=write -e inject=write:error=EINTR:when=1 \
		"$hook" "$message" message
	same "$(cat "$message")" 'bpf: Fix leak' 'the message'
	test_name='killed before the last step'
	cp "$work/once" "$message"
	# shellcheck disable=SC2016 # the inner shell's words; it keeps "Killed" to itself
	GIT_EDITOR=: sh -c '"$@"; exit $?' sh strace -o "$work/trace" -e trace=rename \
		-e inject=rename:error=EIO:signal=KILL "$hook" "$message" message >/dev/null 2>&1 || :
	rm -f "$work/messages/".git-bpf-*
	cmp -s "$message" "$work/once" || fail 'the message was changed'

	begin 'a subject that has its area costs nothing but the configuration'
	echo 'bpf: Fix leak' >"$message"
	GIT_EDITOR=: expect 0 strace -f -o "$work/trace" -e trace=execve "$hook" "$message" message
	[ "$(grep -c 'execve(.*= 0$' "$work/trace")" -le 2 ] || fail 'more than one program was started'
else
	skip 'strace is not here, or may not trace'
fi

[ "$failures" -eq 0 ] || { echo "prepare-commit-msg: $failures checks failed" >&2 && exit 1; }
echo 'prepare-commit-msg: all passed'
