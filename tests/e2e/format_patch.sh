#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: format_patch.sh BUILDDIR SOURCEDIR
#
# git bpf-format-patch from the outside: the mails that it writes give back the commits, nothing is
# written when something is wrong, and what it passes to git format-patch arrives there unchanged.
# All failures are shown, not just the first.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: format_patch.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
[ -x "$build/bin/git-bpf-format-patch" ] || {
	echo "error: no git-bpf-format-patch in $build/bin" >&2
	exit 1
}

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short; who gets the mail is tested in recipients.sh.
printf '[bpf]\n\tbody-too-short = off\n\trecipients = off\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=xterm
export GIT_CEILING_DIRECTORIES="$work" GIT_AUTHOR_DATE='1767700000 +0000' GIT_COMMITTER_DATE='1767700000 +0000'
export TMPDIR="$work/temporary" PATH="$build/bin:$PATH"
mkdir "$TMPDIR"

# --- helpers ------------------------------------------------------------------------------

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
said() { grep -qF -e "$1" "$work/err" || fail "not on standard error: $1"; }
not_said() { ! grep -qF -e "$1" "$work/err" || fail "on standard error: $1"; }
nothing_printed() { [ ! -s "$work/out" ] || fail 'there is something on standard output'; }
nothing_said() { [ ! -s "$work/err" ] || fail 'there is something on standard error'; }
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
said_exactly() { same "$(cat "$work/err")" "$1" 'standard error'; }

# format OPTION...: into the directory $work/o, which is empty before. Must succeed.
format() {
	rm -rf "$work/o"
	expect 0 git bpf-format-patch -o "$work/o" "$@"
}

# refused STATUS OPTION...: nothing is written, and nothing is left behind.
refused() {
	wanted_status=$1
	shift
	rm -rf "$work/o"
	expect "$wanted_status" git bpf-format-patch -o "$work/o" "$@"
	nothing_printed
	[ ! -e "$work/o" ] || fail "the directory was made: $(ls -A "$work/o")"
	nothing_left
}

nothing_left() {
	same "$(find "$work" -maxdepth 3 -name '.git-bpf-*' -print)" '' 'left behind'
}

# shellcheck disable=SC2012 # names without surprises
files() { (cd "$work/o" && ls -A | tr '\n' ' '); }
subjects() {
	for mail in "$work"/o/*; do
		[ ! -f "$mail" ] || git mailinfo -k /dev/null /dev/null <"$mail" | sed -n 's/^Subject: //p'
	done
}

# What commits give back: trees, authors, dates and messages, oldest first.
contents() { git log --reverse --format='%T %an <%ae> %at%n%B' "$@"; }

# round_trip RANGE: git am at the other end makes the same commits out of the mails in $work/o.
round_trip() {
	rm -rf "$work/other"
	git clone -q --shared --no-checkout "$(git rev-parse --git-common-dir)" "$work/other"
	mkdir "$work/other/mails"
	for mail in "$work"/o/*; do
		case $mail in
		*-cover-letter*) ;;
		*) cp "$mail" "$work/other/mails" ;;
		esac
	done
	contents "$1" >"$work/sent"
	base=$(git rev-parse "${1%%..*}")
	if (
		cd "$work/other"
		git config user.name 'Max Tainer' && git config user.email max@example.org
		git checkout -q --detach "$base"
		git am -q mails/*
	) >"$work/out" 2>&1; then
		(cd "$work/other" && contents "$base..") >"$work/received"
		cmp -s "$work/sent" "$work/received" || {
			diff -u "$work/sent" "$work/received" >"$work/out" || :
			fail "git am gives other commits than $1"
		}
	else
		fail "git am does not apply the mails of $1"
	fi
}

# commit MESSAGE...: everything in the tree, with these paragraphs and a sign-off.
commit() {
	printf '%s\n\n' "$@" >"$work/message"
	printf 'Signed-off-by: Ada Patcher <ada@example.org>\n' >>"$work/message"
	git add --all
	git commit -q --allow-empty --cleanup=verbatim -F "$work/message"
}
branch() { git checkout -q --no-track -B "$1" "${2-bpf-next/master}"; }
change() { echo "/* $1 */" >>kernel/bpf/verifier.c; }
describe() { git config "branch.$1.description" "$2"; }
description='Make maps better

Maps could be better in every respect. This series makes them so.'

# --- the sample ---------------------------------------------------------------------------

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
git config user.name 'Ada Patcher'
git config user.email ada@example.org
git checkout -q -b good --track bpf-next/master
git cherry-pick arraymap-batch~2 arraymap-batch~1 >/dev/null
git log -1 --format=%B | sed '/^Cc: stable/d' | git commit -q --amend -F -
git cherry-pick arraymap-batch >/dev/null
describe good "$(git config branch.arraymap-batch.description)"

# One that is a fix, on the tree for fixes.
branch fix bpf/master
sed -i 's/kvfree(array->value);/&\
	kfree(array);/' kernel/bpf/arraymap.c
commit 'bpf: Free the array with its values' 'Each array map leaks one struct bpf_array.' \
	"$(git log -1 --abbrev=12 --format='Fixes: %h ("%s")' --grep='^bpf: Allocate the values')"
git checkout -q good

# --- what is written ----------------------------------------------------------------------

begin 'a series'
format
printed "$work/o/0000-cover-letter.patch"
same "$(cat "$work/out")" "$(ls -d "$work"/o/*)" 'printed names'
said_exactly "tree: bpf-next (the upstream bpf-next/master)
to send: git send-email --to=bpf@vger.kernel.org $work/o/*.patch
when sent: git bpf-format-patch --mark-sent $work/o/*.patch"
same "$(subjects)" '[PATCH bpf-next 0/3] Check flags in batch updates of array maps
[PATCH bpf-next 1/3] bpf: Share the flag check of array maps
[PATCH bpf-next 2/3] bpf: Check the flags of array map batches
[PATCH bpf-next 3/3] selftests/bpf: Test unknown array map flags' subjects
grep -q '^A program cannot find out that way' "$work"/o/0000-* || fail 'the description is not in the cover letter'
! grep -qF '***' "$work"/o/0000-* || fail 'a placeholder is in the cover letter'
round_trip bpf-next/master..good
expect 0 git bpf-check "$work/o"
nothing_left

begin 'base-commit'
same "$(sed -n 's/^base-commit: //p' "$work"/o/0000-*)" "$(git merge-base good bpf-next/master)" base
format -1
same "$(sed -n 's/^base-commit: //p' "$work"/o/0001-*)" "$(git merge-base good bpf-next/master)" base
same "$(grep -c '^prerequisite-patch-id: ' "$work"/o/0001-*)" 2 'patches in between'
format -1 --base=HEAD~1
same "$(sed -n 's/^base-commit: //p' "$work"/o/0001-*)" "$(git rev-parse HEAD~1)" base
format -1 --no-base
! grep -q '^base-commit: ' "$work"/o/0001-* || fail 'there is one with --no-base'

begin 'mode of files and directory'
rm -rf "$work/plain"
git format-patch -q -1 -o "$work/plain"
format -1
# shellcheck disable=SC2012 # names without surprises
same "$(ls -ld "$work"/o "$work"/o/* | cut -c 1-10 | tr '\n' ' ')" \
	"$(ls -ld "$work"/plain "$work"/plain/* | cut -c 1-10 | tr '\n' ' ')" modes

begin 'one patch'
format -1
same "$(subjects)" '[PATCH bpf-next] selftests/bpf: Test unknown array map flags' subject
same "$(files)" '0001-selftests-bpf-Test-unknown-array-map-flags.patch ' files
said "to send: git send-email --to=bpf@vger.kernel.org $work/o/0001-"
round_trip HEAD~1..HEAD

begin 'version, RFC, RESEND'
subject_with() {
	prefix=$1
	shift
	format -1 "$@"
	same "$(subjects)" "[$prefix] selftests/bpf: Test unknown array map flags" "subject with $*"
}
subject_with 'PATCH bpf-next v2' -v2
subject_with 'PATCH bpf-next v3' -v 3
subject_with 'PATCH bpf-next v4' --reroll-count=4
subject_with 'PATCH bpf-next v4' --reroll-count 4
subject_with 'PATCH bpf-next v2' -vv2
subject_with 'PATCH bpf-next' -v1
subject_with 'RFC PATCH bpf-next' --rfc
subject_with 'RFC PATCH bpf-next v2' --rfc -v2
subject_with 'PATCH bpf-next RESEND' --resend
subject_with 'PATCH bpf-next RESEND v2' --resend -v2
subject_with 'RFC PATCH bpf-next RESEND v2' -v2 --resend --rfc
subject_with 'PATCH bpf-next v2' --subject-prefix='PATCH bpf-next v2' -v2
subject_with 'PATCH bpf-next v2' --subject-prefix 'PATCH v2 bpf-next'
subject_with 'RFC PATCH bpf-next' --subject-prefix='RFC PATCH bpf-next'
subject_with 'RFC PATCH bpf-next' --subject-prefix='RFC PATCH' --rfc
subject_with 'PATCH bpf-next' --rfc --no-rfc
subject_with 'PATCH net-next' --tree net-next
subject_with 'PATCH bpf-next/net' --tree=bpf-next/net
refused 129 -v0
refused 129 -vx
refused 129 -v
refused 129 --subject-prefix='PATCH linux'
format -v2
same "$(files)" 'v2-0000-cover-letter.patch v2-0001-bpf-Share-the-flag-check-of-array-maps.patch v2-0002-bpf-Check-the-flags-of-array-map-batches.patch v2-0003-selftests-bpf-Test-unknown-array-map-flags.patch ' files
said "to send: git send-email --to=bpf@vger.kernel.org $work/o/v2-*.patch"
same "$(subjects | cut -d ']' -f 1 | tr '\n' ' ')" \
	'[PATCH bpf-next v2 0/3 [PATCH bpf-next v2 1/3 [PATCH bpf-next v2 2/3 [PATCH bpf-next v2 3/3 ' prefixes

# --- the tree -----------------------------------------------------------------------------

begin 'what is no fix does not go to bpf'
refused 1 --tree bpf -1 HEAD~2
said '[bpf-tree-fixes-only]'
said 'no patches were written; mend the commits (git rebase -i), or use --force'
format --tree bpf -1 HEAD~2 --force
said 'warning: --force overrides bpf-tree-fixes-only'
same "$(subjects)" '[PATCH bpf] bpf: Share the flag check of array maps' subject
format --tree bpf -1 HEAD~2 --allow bpf-tree-fixes-only
not_said 'warning: '
refused 129 --tree linux
said "error: --tree: no tree is called 'linux'"
refused 129 --tree=
refused 129 --tree

begin 'which tree, without an upstream'
branch no-upstream good
describe no-upstream "$description"
format
said 'tree: bpf-next ('"$(git rev-parse --short=12 HEAD~2)"' has no Fixes: tag)'
format -1
said 'tree: bpf-next (no patch has a Fixes: tag)'
git checkout -q fix
format
said 'which is in bpf)'
same "$(subjects)" '[PATCH bpf] bpf: Free the array with its values' subject
round_trip bpf/master..fix
git config branch.fix.bpfTree bpf-next
format
said 'tree: bpf-next (branch.fix.bpfTree)'
same "$(subjects)" '[PATCH bpf-next] bpf: Free the array with its values' subject
format --tree bpf
said 'tree: bpf (--tree)'
git config branch.fix.bpfTree linux
refused 128
said "branch.fix.bpfTree: no tree is called 'linux'"
git config --unset branch.fix.bpfTree

begin 'format.subjectPrefix'
expect 0 git -c format.subjectPrefix='PATCH bpf-next' bpf-format-patch --stdout
said 'tree: bpf-next (format.subjectPrefix)'
printed 'Subject: [PATCH bpf-next] bpf: Free'
expect 0 git -c format.subjectPrefix='PATCH linux' bpf-format-patch --stdout
said 'which is in bpf)'
printed 'Subject: [PATCH bpf] bpf: Free'

begin 'no remote is a tree'
git clone -q . ../alone
cd ../alone
git remote remove origin
refused 128
said 'fatal: cannot tell where this branch starts: no remote here is a BPF tree'
said 'name the range (<base>..)'
refused 128 -1
said 'fatal: cannot tell the tree: '
format -1 --tree bpf
cd ../linux
git checkout -q good

# --- the cover letter ---------------------------------------------------------------------

begin 'no description'
branch two
change one && commit 'bpf: Change one' 'Text.'
change two && commit 'bpf: Change two' 'Text.'
refused 128 -q
said_exactly "fatal: 2 patches need a cover letter, and branch 'two' has no description
hint: git bpf-format-patch --edit, or git branch --edit-description two; its first paragraph becomes the subject, the rest the text"
describe two '

'
refused 128 -q
said "branch 'two' has no description"

begin 'description of one paragraph'
describe two 'Make maps better,
and programs, too'
refused 128 -q
said_exactly "fatal: 2 patches need a cover letter, and the description of branch 'two' is one paragraph: a subject and no text
hint: git bpf-format-patch --edit, or git branch --edit-description two; its first paragraph becomes the subject, the rest the text"

begin 'placeholders in the description'
for text in '*** SUBJECT HERE ***

Text is here.' 'Make maps better

*** BLURB HERE ***' 'EDITME: maps

Text is here.' 'Make maps better

EDITME'; do
	describe two "$text"
	refused 1 -q
	said '[cover-letter-content]'
done

begin 'description'
describe two "$description"
format
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/2] Make maps better' subject
describe two 'Größer

Länger.'
format
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/2] Größer' subject
describe two "$description"

begin 'cover letter options'
refused 128 -q --no-cover-letter
said_exactly 'fatal: 2 patches need a cover letter (bpf_devel_QA)
hint: leave --no-cover-letter out, or add --force'
format --no-cover-letter --force
same "$(subjects | cut -d ' ' -f 1-3 | tr '\n' ' ')" '[PATCH bpf-next 1/2] [PATCH bpf-next 2/2] ' subjects
format -1 --cover-letter
same "$(subjects | cut -d ' ' -f 1-3 | tr '\n' ' ')" '[PATCH bpf-next 0/1] [PATCH bpf-next 1/1] ' subjects
format --cover-from-description=auto
refused 1 --cover-from-description=message # its subject is a placeholder
refused 1 --cover-from-description=none

begin 'a range that does not end at a branch'
change three && commit 'bpf: Change three' 'Text.'
expect_no_branch() {
	refused 128 -q "$@"
	said_exactly 'fatal: 2 patches need a cover letter, and its text is kept with a branch, which the range does not end at
hint: git switch -c <name>, then git branch --edit-description'
}
expect_no_branch HEAD~3..HEAD~1
expect_no_branch bpf-next/master..two~1
expect_no_branch "bpf-next/master..two^"
git checkout -q --detach two~1
expect_no_branch bpf-next/master..
git checkout -q two
format HEAD ^bpf-next/master
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject
git checkout -q good
format bpf-next/master..two
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject

# --- commits that make no patches ---------------------------------------------------------

begin 'fixup! left'
branch fixup good
git branch -q --set-upstream-to=bpf-next/master
describe fixup "$description"
change fixup && git commit -q -a --fixup=HEAD
refused 1
said '[autosquash-left]'
said 'git rebase -i --autosquash'

begin 'merge'
branch merge two
describe merge "$description"
branch side
change side && commit 'bpf: Change side' 'Text.'
git checkout -q merge
git merge -q --no-ff -X ours -m "Merge branch 'side'" side
refused 128 -q
said "fatal: a merge is in merge beyond bpf/master and bpf-next/master: $(git rev-parse --short=12 HEAD)"
said 'hint: a series is a line of commits: rebase the branch onto its tree'

begin 'empty commit'
branch empty two
describe empty "$description"
git commit -q --allow-empty -s -m 'bpf: Change nothing' -m Text.
id=$(git rev-parse --short=12 HEAD)
change four && commit 'bpf: Change four' 'Text.'
refused 128 -q
said_exactly "fatal: commit $id changes nothing: git format-patch would leave it out
hint: drop it with git rebase -i"

begin 'empty range'
refused 128 -q HEAD..HEAD
said_exactly 'fatal: no commits to format in HEAD..HEAD'
refused 128 -q nowhere
said "fatal: no commit is called 'nowhere'"
git checkout -q -b nothing-yet --track bpf-next/master
refused 128 -q
said_exactly 'fatal: no commits to format in nothing-yet beyond bpf-next/master and bpf/master'

begin 'root commit'
git checkout -q --orphan root
git rm -rfq --cached . && git clean -fdq
mkdir -p kernel/bpf && echo 'int a;' >kernel/bpf/a.c
commit 'bpf: Begin' 'Text.'
for setting in core.abbrev=12 format.useAutoBase=true; do
	rm -rf "$work/o"
	expect 0 git -c $setting bpf-format-patch --tree bpf-next --root HEAD -o "$work/o"
	same "$(subjects)" '[PATCH bpf-next] bpf: Begin' subject
	rm -rf "$work/other"
	git init -q --template= "$work/other"
	git -C "$work/other" -c user.name=A -c user.email=a@example.org am -q "$work"/o/* || fail 'git am'
	same "$(git -C "$work/other" rev-parse 'HEAD^{tree}')" "$(git rev-parse 'HEAD^{tree}')" tree
done
git checkout -q -f good
git branch -q -D root

begin 'cover commit of b4'
git checkout -q -b b4 --track bpf-next/master
printf '%s\n' "$description" '' '--- b4-submit-tracking ---' '{ "series": { "revision": 1 } }' |
	git commit -q --allow-empty -F -
change one && commit 'bpf: Change one' 'Text.'
change two && commit 'bpf: Change two' 'Text.'
describe b4 "$description"
format HEAD~2..
same "$(subjects | cut -d ' ' -f 1-3 | tr '\n' ' ')" \
	'[PATCH bpf-next 0/2] [PATCH bpf-next 1/2] [PATCH bpf-next 2/2] ' subjects
round_trip HEAD~2..b4
rm -rf "$work/o"
expect 128 git bpf-format-patch -o "$work/o" # the whole branch
said "fatal: commit $(git rev-parse --short=12 HEAD~2) is the cover letter of a branch that b4 prepares (b4-submit-tracking)"
[ ! -e "$work/o" ] || fail 'a directory is left'
expect 128 git bpf-format-patch --mark-sent
said 'is the cover letter of a branch that b4 prepares (b4-submit-tracking)'
said 'hint: b4 send records by itself what it sent'
git checkout -q good

# --- messages that git am would read otherwise ---------------------------------------------

begin 'a diff in a message'
branch smuggled
change smuggled
commit 'bpf: Change things' 'Text.
---
diff --git a/victim b/victim
new file mode 100644
index 0000000..257cc56
--- /dev/null
+++ b/victim
@@ -0,0 +1 @@
+foo
'
refused 1 -1
said '[no-smuggled-diff]'

begin 'notes below --- in a message'
# git am cuts there, and that is what the author wants: a changelog that does not get into git.
branch notes
change notes
git add --all
printf 'bpf: Change things\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n---\nv1 -> v2: say more\n' |
	git commit -q -F -
expect 0 git bpf-check HEAD
format -1 -v2
grep -q '^v1 -> v2' "$work"/o/* || fail 'the notes are not in the mail'

begin 'a line that begins another mail'
branch from-line
change from-line
commit 'bpf: Change things' 'Text.' 'From nobody Mon Sep 17 00:00:00 2001'
rm -rf "$work/o"
status=0
git bpf-format-patch -1 -o "$work/o" >"$work/out" 2>"$work/err" || status=$?
if [ $status -eq 0 ]; then round_trip HEAD~1..HEAD; fi

begin 'headers in the text'
for line in 'From: Eve <eve@example.org>' 'Subject: another' 'Date: Thu, 1 Jan 1970 00:00:00 +0000'; do
	branch in-body
	change in-body
	commit 'bpf: Change things' "$line" 'Text.'
	rm -rf "$work/o"
	status=0
	git bpf-format-patch -1 -o "$work/o" >"$work/out" 2>"$work/err" || status=$?
	if [ $status -eq 0 ]; then round_trip HEAD~1..HEAD; fi
done

begin 'what git am takes out of a subject'
for subject in '[RFC] bpf: Change things' 'Re: bpf: Change things' '[v2] bpf: Change things'; do
	branch brackets
	change brackets
	commit "$subject" 'Text.'
	rm -rf "$work/o"
	status=0
	git bpf-format-patch -1 -o "$work/o" >"$work/out" 2>"$work/err" || status=$?
	if [ $status -eq 0 ]; then round_trip HEAD~1..HEAD; fi
done

begin 'a line break in a subject'
branch control
change control
git add --all
{
	printf 'tree %s\nparent %s\n' "$(git write-tree)" "$(git rev-parse HEAD)"
	printf 'author Ada Patcher <ada@example.org> 1767700000 +0000\n'
	printf 'committer Ada Patcher <ada@example.org> 1767700000 +0000\n\n'
	printf 'bpf: Change\rBcc: eve@example.org\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n'
} | git hash-object -t commit -w --stdin >"$work/id"
git reset -q --hard "$(cat "$work/id")"
refused 1 -1
said '[no-control-characters]'
git checkout -q good

# --- commits of every kind, there and back ---------------------------------------------------

begin 'all kinds of changes'
branch kinds
describe kinds "$description"
change one
commit 'bpf: Größeres ändern' 'Zürich.'
git mv kernel/bpf/arraymap.c kernel/bpf/array.c
commit 'bpf: Rename a file with a subject that is so long that format-patch folds it' 'Text.'
git rm -q tools/lib/bpf/libbpf.c
commit 'libbpf: Remove it' 'Text.' '--' '  indented' '	with a tab' '=?UTF-8?q?no=20header?='
chmod +x Makefile && ln -s Makefile link && printf 'no newline' >kernel/bpf/no-newline && : >kernel/bpf/nothing
commit 'bpf: Modes and links' 'Text.' '>From is quoted here' '- a list' '#hash'
printf '\000\001\377binary' >kernel/bpf/blob && mkdir -p "kernel/a 'b" && echo 'int a;' >"kernel/a 'b/ü"
commit 'bpf, x86: "Quotes" & <brackets>, commas; =?' 'Text.' 'Cc: Bob <bob@example.org>'
printf '\000\001\376binary' >kernel/bpf/blob
printf '%s\n' '--- a/x' '+++ b/x' '-- ' 'From: me' >>kernel/bpf/verifier.c
git commit -q -a -s --author='Jürgen (J.) Größe, Dr <j@example.org>' \
	-m 'bpf: Lines that look like headers' -m Text. -m 'Signed-off-by: Jürgen Größe <j@example.org>'
git -c i18n.commitEncoding=ISO-8859-1 commit -q --allow-empty -F - <<'EOF'
bpf: Placeholder
EOF
echo '/* latin */' >>kernel/bpf/verifier.c
printf 'bpf: Gr\374\337e\n\nF\374r alle.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' |
	git -c i18n.commitEncoding=ISO-8859-1 commit -q -a --amend -F -
format
round_trip bpf-next/master..kinds
format --encode-email-headers -M -B --full-index
round_trip bpf-next/master..kinds
git checkout -q good

begin 'options that change what a patch does are refused, or do no harm'
branch lossy
seq 60 | sed 's/^/line /' >kernel/bpf/lines && printf '\000' >kernel/bpf/blob && change lossy
commit 'bpf: Begin' 'Text.'
sed -i 's/^line 1$/line  1/; s/^line 50$/line fifty/; s/^line 9$/&\n/' kernel/bpf/lines
printf '\000\001' >kernel/bpf/blob && git rm -q kernel/bpf/Makefile
commit 'bpf: Change' 'Text.'
for option in -w -b --ignore-space-at-eol --ignore-blank-lines '-I^line' --no-binary -D -U0 --unified=0 \
	--color=always --no-prefix --src-prefix=x/ --relative=kernel --word-diff --line-prefix=x \
	--output-indicator-new=X --diff-filter=M -Sfifty --skip-to=kernel/bpf/lines --text -R; do
	rm -rf "$work/o"
	status=0
	git bpf-format-patch -q -1 "$option" -o "$work/o" >"$work/out" 2>"$work/err" || status=$?
	test_name="an option that changes what a patch does: $option"
	if [ $status -eq 0 ]; then round_trip HEAD~1..HEAD; else [ ! -e "$work/o" ] || fail 'files were written'; fi
done
git checkout -q good

begin 'configuration that would break patches'
mkdir -p ../attributes
echo '*.c diff=upper' >../attributes/upper
for setting in diff.noprefix=true diff.mnemonicPrefix=true format.noprefix=true format.attach=true \
	color.ui=always color.diff=always diff.external=false format.useAutoBase=true diff.context=0 \
	diff.srcPrefix=x diff.dstPrefix=y \
	diff.suppressBlankEmpty=true diff.renames=copies diff.relative=true core.abbrev=4 \
	diff.colorMoved=zebra format.coverLetter=false format.numbered=false \
	format.coverLetter=true format.pretty=oneline log.showSignature=true log.date=iso \
	log.showRoot=false core.attributesFile="$work/sample/attributes/upper" \
	i18n.logOutputEncoding=ISO-8859-1 format.suffix=.txt format.thread=deep format.from=true \
	format.encodeEmailHeaders=true format.subjectPrefix=PATCH format.notes=true; do
	test_name="configuration that would break patches: $setting"
	rm -rf "$work/o"
	cd kernel
	expect 0 git -c "$setting" -c diff.upper.textconv='tr a-z A-Z <' -c diff.upper.command=false \
		bpf-format-patch -q -o "$work/o"
	cd ..
	same "$(subjects | cut -d ' ' -f 1-3 | tr '\n' ' ')" \
		'[PATCH bpf-next 0/3] [PATCH bpf-next 1/3] [PATCH bpf-next 2/3] [PATCH bpf-next 3/3] ' subjects
	if [ "$status" -eq 0 ]; then round_trip bpf-next/master..good; fi
done

begin 'sign-offs that git adds'
branch unsigned
change unsigned
git commit -q -a -m 'bpf: Change things' -m 'Text.'
refused 1 -1
said '[author-signoff]'
for option in -s --signoff; do
	format -1 $option
	same "$(grep -c '^Signed-off-by: Ada Patcher <ada@example.org>' "$work"/o/*)" 1 sign-offs
done
rm -rf "$work/o"
expect 0 git -c format.signOff=true bpf-format-patch -1 -o "$work/o"
git checkout -q good

# --- where it is written ------------------------------------------------------------------

begin 'into a new directory'
rm -rf "$work/o"
expect 0 git bpf-format-patch -o "$work/o/b/c" -1
[ -f "$work/o/b/c/0001-selftests-bpf-Test-unknown-array-map-flags.patch" ] || fail 'no file'
rm -rf "$work/o"
expect 0 git bpf-format-patch -1 -o "$work/o/"
same "$(cat "$work/out")" "$work/o/0001-selftests-bpf-Test-unknown-array-map-flags.patch" 'printed name'
rm -rf "$work/o"
expect 0 git bpf-format-patch -1 "-o$work/o"
expect 0 git bpf-format-patch -1 --output-directory="$work/o"
expect 0 git bpf-format-patch -1 --output-directory "$work/o"
expect 0 git -c format.outputDirectory="$work/o" bpf-format-patch -1

begin 'a directory that was made is removed when git fails'
refused 128 -1 --no-such-option
said 'no-such-option'
rm -rf "$work/o"
expect 128 git bpf-format-patch -1 --no-such-option -o "$work/o/b/c"
[ ! -e "$work/o" ] || fail "left: $(find "$work/o")"

begin 'into an existing directory'
rm -rf "$work/o"
mkdir "$work/o"
echo mine >"$work/o/notes"
echo old >"$work/o/0001-selftests-bpf-Test-unknown-array-map-flags.patch"
expect 0 git bpf-format-patch -1 -o "$work/o"
same "$(cat "$work/o/notes")" mine 'another file'
grep -q '^Subject: ' "$work"/o/0001-* || fail 'the old file was not replaced'
same "$(files)" '0001-selftests-bpf-Test-unknown-array-map-flags.patch notes ' files
echo old >"$work/o/0001-selftests-bpf-Test-unknown-array-map-flags.patch"
expect 128 git bpf-format-patch -1 --no-such-option -o "$work/o"
same "$(cat "$work"/o/0001-*)" old 'the file after a failure'
nothing_left

begin 'a file or a directory in the place'
: >"$work/file"
expect 128 git bpf-format-patch -q -1 -o "$work/file"
said "fatal: '$work/file' is not a directory"
rm -rf "$work/o"
mkdir -p "$work/o/0002-bpf-Check-the-flags-of-array-map-batches.patch/x"
echo old >"$work/o/0001-bpf-Share-the-flag-check-of-array-maps.patch"
expect 128 git bpf-format-patch -q -o "$work/o"
said_exactly "fatal: cannot write '$work/o/0002-bpf-Check-the-flags-of-array-map-batches.patch': it is a directory"
same "$(cat "$work"/o/0001-*)" old 'another file of the series'
same "$(files)" '0001-bpf-Share-the-flag-check-of-array-maps.patch 0002-bpf-Check-the-flags-of-array-map-batches.patch ' files

begin 'symlinks'
rm -rf "$work/o"
mkdir "$work/o" "$work/real"
echo precious >"$work/victim"
ln -s "$work/victim" "$work/o/0001-selftests-bpf-Test-unknown-array-map-flags.patch"
expect 0 git bpf-format-patch -1 -o "$work/o"
same "$(cat "$work/victim")" precious 'the target of a link'
[ ! -L "$work/o/0001-selftests-bpf-Test-unknown-array-map-flags.patch" ] || fail 'it is still a link'
ln -s "$work/real" "$work/link"
expect 0 git bpf-format-patch -1 -o "$work/link"
[ -f "$work/real/0001-selftests-bpf-Test-unknown-array-map-flags.patch" ] || fail 'not behind a linked directory'

begin 'an unwritable directory'
mkdir "$work/locked"
chmod 555 "$work/locked"
as_other=
if [ "$(id -u)" -eq 0 ]; then
	# The others may read what is here, and git has to trust a repository that is not theirs.
	chmod -R go+rX "$work"
	as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
	# shellcheck disable=SC2086 # words on purpose
	$as_other test -x "$build/bin/git-bpf-format-patch" 2>"$work/err" || as_other=none
fi
if [ "$as_other" != none ]; then
	# shellcheck disable=SC2086 # words on purpose
	expect 128 $as_other env GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*' \
		git bpf-format-patch -q -1 -o "$work/locked"
	said "fatal: cannot write to directory '$work/locked': Permission denied
hint: name another one with -o"
	same "$(ls -A "$work/locked")" '' 'what is there'
else
	echo 'format_patch.sh: cannot become another user, the unwritable directory is left out' >&2
fi

begin 'files of an earlier run'
format
mv "$work"/o/0003-* "$work/o/0004-bpf-Old.patch"
echo other >"$work/o/v2-0001-bpf-Other.patch"
expect 0 git bpf-format-patch -o "$work/o"
said "warning: $work/o/0004-bpf-Old.patch is not of this series; a *.patch would send it, too"
not_said v2-0001
same "$(sed -n 's/^to send: //p' "$work/err")" \
	"git send-email --to=bpf@vger.kernel.org$(printf ' %s' "$work"/o/000[0-3]*)" 'to send'

begin 'killed half-way'
mkdir "$work/slow"
real_git=$(command -v git)
cat >"$work/slow/git" <<EOF
#!/bin/sh
case " \$* " in *" format-patch "*) "$real_git" "\$@" && : >"$work/half-way" && sleep 2 && exit 0 ;; esac
exec "$real_git" "\$@"
EOF
chmod 755 "$work/slow/git"
rm -rf "$work/o"
PATH="$work/slow:$PATH" git-bpf-format-patch -1 -o "$work/o" >"$work/out" 2>"$work/err" &
pid=$!
tries=0
while [ ! -e "$work/half-way" ] && [ $tries -lt 100 ]; do sleep 0.1 && tries=$((tries + 1)); done
kill -TERM $pid
status=0
{ wait $pid; } 2>/dev/null || status=$?
same $status 143 'exit status'
[ ! -e "$work/o" ] || fail "left: $(find "$work/o")"

# --- standard output ----------------------------------------------------------------------

# The date of a cover letter and the ids of mails are made of the time of day.
undated() {
	sed -e 's/\.[0-9]\{9,10\}\.git\././' "$@" |
		awk '/^From [0-9a-f]* Mon Sep 17/ { held = ""; cover = 0 } /^Date: / { held = $0; next }
			/^Subject: / && held != "" { if ($0 !~ / 0\/[0-9]+\]/) print held; held = "" } { print }'
}

begin '--stdout'
format
undated "$work"/o/* >"$work/files"
expect 0 git bpf-format-patch --stdout
undated "$work/out" | cmp -s - "$work/files" || fail 'not the files, one after the other'
said_exactly 'tree: bpf-next (the upstream bpf-next/master)'
expect 0 git bpf-format-patch --stdout -q
nothing_said
expect 1 git bpf-format-patch --stdout --tree bpf -1 HEAD~2
nothing_printed
[ "$(ls ./*.patch 2>/dev/null)" = '' ] || fail 'files were written'
expect 128 env TMPDIR="$work/nowhere" git bpf-format-patch --stdout -1
not_said 'internal error'
if [ -c /dev/full ]; then
	status=0
	git bpf-format-patch --stdout -1 >/dev/full 2>"$work/err" || status=$?
	: >"$work/out"
	same $status 128 'exit status with a full disk'
	said 'fatal: cannot write to standard output'
fi
nothing_left

# --- what is passed to git ----------------------------------------------------------------

begin '--dry-run'
rm -rf "$work/o"
expect 0 git bpf-format-patch --dry-run -o "$work/o"
[ ! -e "$work/o" ] || fail 'it wrote something'
same "$(wc -l <"$work/out" | tr -d ' ')" 1 lines
printed "'--subject-prefix=PATCH bpf-next'"
expect 1 git bpf-format-patch --dry-run --tree bpf -1 HEAD~2
printed "'--subject-prefix=PATCH bpf'"

begin 'pass-through'
echo 'A Signature' >"$work/signature"
git notes add -m 'A note to the reviewer' HEAD~1
# passes OPTION...: the files are those that the command of --dry-run writes.
passes() {
	test_name="pass-through: $*"
	rm -rf "$work/plain"
	expect 0 git bpf-format-patch --dry-run -q -o "$work/plain" "$@"
	(eval "$(cat "$work/out")") >"$work/names" 2>&1 || fail 'the command of --dry-run fails'
	format "$@"
	same "$(ls -A "$work/o")" "$(ls -A "$work/plain")" files
	for mail in "$work"/plain/*; do
		undated "$mail" >"$work/expected"
		undated "$work/o/${mail##*/}" | cmp -s - "$work/expected" || fail "another ${mail##*/}"
	done
}
passes
passes -M
passes -U5
passes --stat=60
passes --signature=x
passes --no-signature
passes --signature-file="$work/signature"
passes --to='Foo, Bar <a@example.org>' --cc=b@example.org --cc c@example.org
passes --add-header='X-Thing: 1' --in-reply-to='<20260105@example.org>'
passes --in-reply-to '<20260105@example.org>' --no-thread
passes --thread
passes --thread=deep
passes --notes
grep -q '^ *A note to the reviewer' "$work"/o/0002-* || fail 'no notes'
passes --no-stat -p
passes -p
passes --zero-commit
passes --numbered-files
passes --suffix=.txt
passes --from
passes --from='Relay <relay@example.org>'
grep -q '^From: Ada Patcher' "$work"/o/0001-* || fail 'no From in the text'
passes --no-renames --minimal --full-index
passes --range-diff=bpf-next/master..good~1 -v2
passes --interdiff=good~1 -v2
passes -1 --interdiff=good~2 -v2
passes -1 --range-diff=good~2..good~1 -v2
passes --numbered
passes -n
passes -1 --start-number 5
passes -1 --start-number=5
passes --filename-max-length=30
passes --no-to --no-cc --progress

begin 'without our options, what git format-patch writes'
rm -rf "$work/plain"
git format-patch -q --subject-prefix='PATCH bpf-next' --cover-letter --cover-from-description=subject \
	--base=bpf-next/master -o "$work/plain" bpf-next/master
format
for mail in "$work"/plain/*; do
	undated "$mail" >"$work/expected"
	undated "$work/o/${mail##*/}" | cmp -s - "$work/expected" || fail "another ${mail##*/}"
done

begin 'line breaks in values'
evil=$(printf 'a@example.org\nBcc: eve@example.org')
mkdir "$work/here"
for option in --to --cc --in-reply-to --add-header --subject-prefix --from; do
	for form in "$option=$evil" "$option=$(printf 'X-A: b\rBcc: eve@example.org')"; do
		rm -rf "$work/o"
		status=0
		git bpf-format-patch -1 -o "$work/o" "$form" >"$work/out" 2>"$work/err" || status=$?
		[ $status -eq 128 ] || [ $status -eq 129 ] || fail "exit status $status with $option="
		[ ! -e "$work/o" ] || fail "files were written with $option="
	done
	[ $option != --from ] || continue # which takes no value from the next argument
	status=0
	git bpf-format-patch -1 -o "$work/o" $option "$evil" >"$work/out" 2>"$work/err" || status=$?
	[ $status -eq 128 ] || [ $status -eq 129 ] || fail "exit status $status with $option"
	[ ! -e "$work/o" ] || fail "files were written with $option"
done

begin 'options that are refused'
for option in --output=victim '--output victim' --attach --attach=x --inline --inline=x -k --keep-subject; do
	# shellcheck disable=SC2086 # words on purpose
	refused 129 -1 $option
	said 'error: '
	said 'usage: git bpf-format-patch'
	[ ! -e victim ] || fail "a file was written with $option"
done
refused 129 -1 -- kernel
said 'error: paths cannot limit a series: patches are sent whole'
refused 129 HEAD~1.. -- .
format -1 HEAD --
refused 128 -1 --no-such-option
refused 129 --allow no-such-rule -1

begin 'options that limit the range'
format -q --max-count=1
same "$(subjects)" '[PATCH bpf-next] selftests/bpf: Test unknown array map flags' subject

begin 'options that say what cannot be'
refused 129 -N # a series has n/m in its subjects
said 'error: '

begin 'odd branch names'
# shellcheck disable=SC2016 # no expansion wanted
for name in --output=victim '$(touch${IFS}victim)' '`id`' ';id' "it's" 'a"b' 'ü/ä'; do
	test_name="branch $name"
	git update-ref "refs/heads/$name" "$(git rev-parse good)"
	git symbolic-ref HEAD "refs/heads/$name"
	git config "branch.$name.bpfTree" bpf-next
	refused 128
	said "and branch '$name' has no description"
	git config "branch.$name.description" "$description"
	format
	same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject
	git symbolic-ref HEAD refs/heads/good
	format "bpf-next/master..refs/heads/$name"
	same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject
	[ ! -e victim ] || fail 'a file was made'
done

# --- ranges -------------------------------------------------------------------------------

begin 'ranges'
# range COUNT LAST OPERAND...: so many patches, the last of them with this subject
range() {
	count=$1 last=$2
	shift 2
	format -q "$@"
	same "$(subjects | grep -vc ' 0/')" "$count" "patches with $*"
	same "$(subjects | tail -n 1 | sed 's/^[^]]*\] //')" "$last" "last patch with $*"
}
third='selftests/bpf: Test unknown array map flags'
second='bpf: Check the flags of array map batches'
range 3 "$third"
range 3 "$third" bpf-next/master
range 3 "$third" HEAD~3
range 3 "$third" bpf-next/master..
range 3 "$third" bpf-next/master..good
range 3 "$third" bpf-next/master...good
range 3 "$third" '@{upstream}'
range 2 "$third" HEAD~2..
range 2 "$third" HEAD~2..HEAD
range 2 "$third" -2
range 1 "$third" -1
range 1 "$third" -1 HEAD
range 1 "$second" -1 HEAD~1
range 1 "$second" HEAD~2..HEAD~1
range 1 "$second" HEAD~1^!
range 2 "$third" -2 good
range 1 "$third" HEAD^
range 1 "$third" -1 --end-of-options HEAD
range 1 "$third" --end-of-options HEAD~1

begin 'several operands'
range 3 "$third" good ^bpf-next/master
range 3 "$third" ^bpf-next/master good

# --- repositories -------------------------------------------------------------------------

begin 'subdirectory'
cd kernel/bpf
format
round_trip bpf-next/master..good
expect 0 git bpf-format-patch -q -1 -o ../../patches
[ -d ../../patches ] || fail '-o is not from the current directory'
expect 0 git bpf-format-patch -q -1
[ -f 0001-selftests-bpf-Test-unknown-array-map-flags.patch ] || fail 'not in the current directory'
rm -rf ../../patches 0001-*
cd ../..
same "$(git status --short)" '' 'what is left in the work tree'

begin 'linked worktree'
git worktree add -q ../worktree two
cd ../worktree
format
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject
cd ../linux

begin 'bare repository'
git clone -q --bare . ../bare.git
cd ../bare.git
git config branch.good.description "$description"
format --tree bpf-next good~3..good
same "$(subjects | head -n 1)" '[PATCH bpf-next 0/3] Make maps better' subject
round_trip good~3..good
cd ../linux

begin 'SHA-256'
git init -q --template= --object-format=sha256 ../sha256
cd ../sha256
git config user.name 'Ada Patcher' && git config user.email ada@example.org
mkdir -p kernel/bpf && echo 'int a;' >kernel/bpf/verifier.c && git add . && git commit -q -m base
change one && commit 'bpf: Change one' 'Text.'
change two && commit 'bpf: Change two' 'Text.'
git config "branch.$(git symbolic-ref --short HEAD).description" "$description"
format --tree bpf-next -2
round_trip HEAD~2..HEAD
cd ../linux

begin 'no repository, unborn branch'
mkdir "$work/nothing"
cd "$work/nothing"
refused 128
said 'fatal: not a git repository'
git init -q --template= .
refused 128
said 'no commits'
cd "$work/sample/linux"

# --- messages -----------------------------------------------------------------------------

begin '--quiet'
for option in -q --quiet; do
	format $option
	nothing_said
	printed "$work/o/0003-selftests"
done

begin 'warnings do not stop'
branch warned
change warned
commit 'Change things' 'Text.'
format -1
said '[subject-area-prefix]'
git -c bpf.subject-area-prefix=error bpf-format-patch -q -1 -o "$work/o2" >"$work/out" 2>"$work/err" &&
	fail 'an error by configuration does not stop'
[ ! -e "$work/o2" ] || fail 'files were written'
git checkout -q good

begin 'what is said of the commits is not said of the mails again'
branch long
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do change "$i" && commit "bpf: Change line $i" 'Text.'; done
describe long "$description"
format
same "$(grep -c '\[series-length\]' "$work/err")" 1 'times that the series is called long'
git checkout -q good

begin 'help and version'
expect 129 git bpf-format-patch -h
printed 'git bpf-format-patch [<options>]'
nothing_said
expect 0 git-bpf-format-patch --help
for option in --tree --rfc --resend --stdout --allow --force --dry-run --quiet --version; do
	printed "$option"
done
expect 0 git bpf-format-patch --version
same "$(sed 's/[0-9.]*$//' "$work/out")" 'git-bpf-format-patch ' version

begin 'the line to send with'
# Also tried with git send-email itself, if that works here (it needs Perl modules).
format -1
sender='git send-email --dry-run --from=ada@example.org --confirm=never --smtp-server=/bin/false --suppress-cc=all --no-validate'
if $sender --to=bpf@vger.kernel.org "$work"/o/* >"$work/sender" 2>&1 </dev/null; then
	has_sender=yes
else
	has_sender=no
	echo 'format_patch.sh: git send-email does not work here, it is not tried' >&2
fi
send() {
	line=$(sed -n 's/^to send: //p' "$work/err")
	cp "$work/out" "$work/written"
	case $line in
	'git send-email --to=bpf@vger.kernel.org '*) ;;
	*) fail "another line to send with: $line" ;;
	esac
	# shellcheck disable=SC2016 # for the shell that the line is pasted into
	expect 0 sh -c 'git() { shift 2 && printf "%s\n" "$@"; }; '"$line"
	sed 's,^\./,,' "$work/written" >"$work/expected"
	sed 's,^\./,,' "$work/out" | cmp -s - "$work/expected" || fail "not the files that were written: $line"
	! grep -q '^-' "$work/out" || fail "a file name reads as an option: $line"
	if [ $has_sender = yes ]; then
		expect 0 sh -c "$sender ${line#git send-email }"
		same "$(grep -c '^Subject: ' "$work/out")" "$(wc -l <"$work/expected" | tr -d ' ')" "mails of: $line"
		same "$(grep -c '^To: bpf@vger.kernel.org' "$work/out")" \
			"$(wc -l <"$work/expected" | tr -d ' ')" "recipients of: $line"
	fi
}
format
send
format -1
send
# shellcheck disable=SC2016,SC2088 # no expansion wanted
for folder in "it's \$HOME" 'a b' '~' -x; do
	expect 0 git bpf-format-patch -v3 -o "$folder"
	send
	echo 'old' >"./$folder/v3-0009-bpf-Old.patch"
	expect 0 git bpf-format-patch -v3 -o "$folder"
	send
	rm -rf "./$folder"
done
expect 0 git bpf-format-patch
send
rm -f 000*.patch
expect 0 git bpf-format-patch --suffix=.txt
send
rm -f 000*.txt

begin 'white space is content, however it was left out'
git init -q "$work/white"
(
	cd "$work/white"
	git config user.name Ada && git config user.email ada@example.org
	mkdir -p kernel/bpf && printf 'a\n  b\nc\n' >kernel/bpf/x.c
	git add . && git commit -q -m 'Begin'
	printf 'a\n\tb\nd\n' >kernel/bpf/x.c
	git commit -q -a -s -m 'bpf: Change x' -m 'The map needs this change, since it was wrong before.'
)
cd "$work/white"
expect 128 git bpf-format-patch --tree bpf-next -uw -1 -o out
said 'does not change what the commit changes'
[ ! -e out ] || fail 'something was written'
expect 0 git bpf-format-patch --tree bpf-next -1 -o out
cd "$work/sample/linux"

begin 'nothing left anywhere'
nothing_left
same "$(git status --short)" '' 'what is left in the work tree'

# --- end ----------------------------------------------------------------------------------

[ "$failures" -eq 0 ] || { echo "git bpf-format-patch: $failures failures" >&2 && exit 1; }
echo 'git bpf-format-patch: all passed'
