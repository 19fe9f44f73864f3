#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: applypatch_msg.sh BUILDDIR SOURCEDIR
#
# The applypatch-msg hook with real git am: the same verdicts as commit-msg, on a mail's message.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Max Tainer'
git config --global user.email max@example.org
git config --global init.defaultBranch master
git config --global commit.gpgSign false
git config --global bpf.body-too-short off

git init -q --template= "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf
seq -f 'line %g' 20 >kernel/bpf/arraymap.c
git add --all
git commit -q -m base
mkdir .git/hooks
ln -s "$build/libexec/git-bpf/applypatch-msg" .git/hooks/applypatch-msg

# mail FILE SUBJECT FROM LINE...: a patch with the message in LINEs
counter=0
mail() {
	counter=$((counter + 1))
	file=$1 subject=$2 from=$3
	shift 3
	{
		printf '%s\n' 'From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001' \
			"From: $from" 'Date: Mon, 9 Nov 2026 10:00:00 +0000' "Subject: [PATCH bpf-next] $subject" '' "$@" ---
		cat <<-DIFF
			 a$counter | 1 +

			diff --git a/kernel/bpf/a$counter b/kernel/bpf/a$counter
			new file mode 100644
			index 0000000..7898192
			--- /dev/null
			+++ b/kernel/bpf/a$counter
			@@ -0,0 +1 @@
			+a
			--
			2.39.5
		DIFF
	} >"$work/$file"
}
ada='Ada Patcher <ada@example.org>'
text='Programs want to look at the flags, and cannot.'
head_now() { git rev-parse HEAD; }
applied() { # applied COMMAND...: makes one commit
	before=$(head_now)
	expect 0 "$@"
	same "$(git rev-parse HEAD~1)" "$before" "the parent of what was applied"
}
refused() { # refused COMMAND...: no commit, and git am is to be continued
	before=$(head_now)
	expect 1 "$@"
	same "$(head_now)" "$before" HEAD
	[ -d .git/rebase-apply ] || fail 'git am has nothing to go on with'
}

begin 'a good patch'
mail good 'bpf: Add flags' "$ada" "$text" '' "Signed-off-by: $ada"
applied git am -q "$work/good"
same "$(cat "$work/out" "$work/err")" '' 'what was said'
same "$(git log -1 --format='%an %s')" 'Ada Patcher bpf: Add flags' 'the commit'

begin 'a bad one'
mail bad 'bpf: Add more flags' "$ada" "$text" '' 'Cc: stable@vger.kernel.org' "Signed-off-by: $ada"
cp "$work/bad" "$work/bad.before"
refused git am "$work/bad"
said '.git/rebase-apply/final-commit:5:1: error: Cc: stable in the description of a BPF patch [no-cc-stable]
    5 | Cc: stable@vger.kernel.org
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~'
said '
The patch was not applied: 1 error. Ask for a new version; or mend the message, and have it applied:
  ${EDITOR:-vi} .git/rebase-apply/final-commit && git am
(git am --skip leaves the patch out, git am --abort all of them; BPF_HOOKS=0 git am applies it as it is)'
cmp -s "$work/bad" "$work/bad.before" || fail 'the mail was changed'
same "$(sed -n 5p .git/rebase-apply/final-commit)" 'Cc: stable@vger.kernel.org' 'the message'

begin 'mended, and applied'
if script -qec true "$work/typescript" >/dev/null 2>&1; then
	sed -i '/^Cc: stable/d' .git/rebase-apply/final-commit
	before=$(head_now)
	expect 0 script -qec 'git am' "$work/typescript"
	same "$(git log -1 --format='%an: %s, %(trailers:only,unfold)')" \
		"Ada Patcher: bpf: Add more flags, Signed-off-by: $ada" 'the commit'
	same "$(git rev-parse HEAD~1)" "$before" 'its parent'
else
	echo "skipped: $test_name: no script(1), and git am goes on with the message only at a terminal" >&2
	git am --abort
fi

begin 'from a subdirectory'
mail bad 'bpf: Add even more flags' "$ada" "$text" '' 'Change-Id: I0123456789012345678901234567890123456789' "Signed-off-by: $ada"
cd kernel
expect 1 git am "$work/bad"
said "  \${EDITOR:-vi} "
git am --abort
cd ..

begin 'the sign-off is the author'"'"'s, and not that of who applies it'
mail bad 'bpf: Add signs' "$ada" "$text" '' 'Signed-off-by: Max Tainer <max@example.org>'
refused git am "$work/bad"
said '[author-signoff]'
said 'Signed-off-by: Ada Patcher <ada@example.org>'
git am --abort
mail good 'bpf: Add signs' "$ada" "$text" '' "Signed-off-by: $ada"
applied git am -q -s "$work/good"
same "$(cat "$work/out" "$work/err")" '' 'what was said'

begin 'names that a shell would read'
for name in "O'Brien" '$(touch owned)' '`touch owned`' 'Wow! A' "'; touch owned; '"; do
	mail good 'bpf: Add names' "$name <o@example.org>" "$text" '' "Signed-off-by: $name <o@example.org>"
	applied git am -q "$work/good"
	not_said '[author-signoff]'
	mail bad 'bpf: Add names' "$name <o@example.org>" "$text" '' 'Signed-off-by: Max Tainer <max@example.org>'
	refused git am -q "$work/bad"
	said '[author-signoff]'
	git am --abort
done
[ ! -e owned ] || fail 'a name was run'

begin 'a warning applies'
mail warned 'bpf: Add a very long subject that goes on and on and on until it has more than enough' "$ada" "$text" '' \
	"Signed-off-by: $ada"
applied git am -q "$work/warned"
said 'warning: '
not_said 'was not applied'

begin 'control characters do not reach the terminal'
mail bad "bpf: Add $(printf '\033[31m')red" "$ada" "$text" '' "Signed-off-by: $ada"
refused git am -q "$work/bad"
said '\x1b[31mred'
! grep -q "$(printf '\033')" "$work/err" || fail 'a raw escape'
git am --abort

begin 'the switches'
mail bad 'bpf: Add switches' "$ada" "$text" '' 'Cc: stable@vger.kernel.org' "Signed-off-by: $ada"
again() { git reset -q --hard HEAD~1; }
applied env BPF_HOOKS=0 git am -q "$work/bad" && same "$(cat "$work/err")" '' said && again
applied git -c bpf.hook=off am -q "$work/bad" && same "$(cat "$work/err")" '' said && again
applied git -c bpf.hook=warn am -q "$work/bad" && said '[no-cc-stable]' && again
applied git -c bpf.no-cc-stable=off am -q "$work/bad" && same "$(cat "$work/err")" '' said && again
applied git -c bpf.hook=sometimes -c bpf.no-cc-stable=warning am -q "$work/bad"
said "warning: bpf.hook is 'sometimes', and not off, warn, on or block"
again

begin 'the next patches wait'
mail good 'bpf: Add later' "$ada" "$text" '' "Signed-off-by: $ada"
refused git am -q "$work/bad" "$work/good"
expect 0 git am -q --skip
same "$(git log -1 --format=%s)" 'bpf: Add later' 'the commit'

begin 'what git folds away, and reverts'
for subject in 'fixup! bpf: Add flags' 'Revert "bpf: Add flags"'; do
	mail made "$subject" "$ada" "$text" ''
	applied git am -q "$work/made"
	same "$(cat "$work/err")" '' said
done

begin 'git rebase --apply is no patch that comes in'
git checkout -q -b topic HEAD~3
echo a >kernel/bpf/topic
git add --all
git commit -q -m 'bpf: Add topic' -m 'Cc: stable@vger.kernel.org'
expect 0 git rebase -q --apply master
same "$(git log -1 --format=%s)" 'bpf: Add topic' 'the commit'
git checkout -q master

begin 'a fault of its own'
expect 0 "$build/libexec/git-bpf/applypatch-msg"
said 'warning: git-bpf: no message file was named; the message was not checked'
expect 0 "$build/libexec/git-bpf/applypatch-msg" "$work/nothing"
said "warning: git-bpf: cannot read $work/nothing; the message was not checked"
expect 1 git -c bpf.hook=block -c alias.judge="!$build/libexec/git-bpf/applypatch-msg" judge "$work/nothing"
mail good 'bpf: Add fault' "$ada" "$text" '' "Signed-off-by: $ada" # the severity is not even looked at
applied git -c bpf.no-cc-stable=nonsense am -q "$work/good"
again
applied git -c bpf.no-cc-stable=nonsense am -q "$work/bad"
said 'warning: git-bpf: '
said 'the message was not checked'
again
refused git -c bpf.no-cc-stable=nonsense -c bpf.hook=block am -q "$work/bad"
git am --abort

begin 'an author-script that does not read as one'
for script in '' 'GIT_AUTHOR_NAME=Ada' "GIT_AUTHOR_NAME='Ada" "GIT_AUTHOR_NAME='A'\\x'B'" "GIT_AUTHOR_NAME='A'
GIT_AUTHOR_EMAIL='a@example.org'; touch owned"; do
	mkdir -p "$work/apply"
	printf '%s' "$script" >"$work/apply/author-script"
	printf '%s\n' 'bpf: Add x' '' "$text" '' 'Signed-off-by: X <x@example.org>' >"$work/apply/final-commit"
	expect 0 "$build/libexec/git-bpf/applypatch-msg" "$work/apply/final-commit"
done
[ ! -e owned ] || fail 'the script was run'

finish
