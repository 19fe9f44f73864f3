#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: promise_verdict.sh BUILDDIR SOURCEDIR
#
# P6: what a rule needs is taken away, and no format says "clean": each counts what was not checked,
# and with --strict the exit status says so. So do the hooks, and a rule that fails by itself.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

sh "$source/tests/sample/make-sample.sh" "$work/sample" >"$work/out" 2>&1 || exit 1
cd "$work/sample/linux"
GIT_SEQUENCE_EDITOR='sed -i 2s/pick/reword/' GIT_EDITOR='sed -i /^Cc:.stable@/d' git -c user.name=A -c user.email=a@example.org rebase -q -i HEAD~3 2>/dev/null
git bpf-format-patch -q --recipients -o "$work/mails" 2>/dev/null >&2 || fail 'no mails'
mails=$work/mails

# unjudged RULE REASON ARGUMENT...: git bpf-check says in each format that RULE was not checked, and why.
unjudged() {
	rule=$1 reason=$2
	shift 2
	test_name="$rule: $*"
	expect 0 git bpf-check "$@"
	grep -qE "^not checked: .*$rule.*: .*$reason" "$work/err" || fail "human does not say it"
	grep -qE '[0-9]+ checks? not run$' "$work/err" || fail 'human does not count it'
	expect 1 git bpf-check --strict "$@"
	expect 1 git bpf-check --strict -q "$@"
	expect 0 git bpf-check --format=json "$@"
	grep -qF "\"rule\": \"$rule\"" "$work/out" || fail 'json does not say it'
	! grep -q '"not_run": 0,' "$work/out" || fail 'json does not count it'
	expect 1 git bpf-check --format=json --strict "$@"
	expect 0 git bpf-check --format=sarif "$@"
	grep -q '"toolExecutionNotifications": \[$' "$work/out" || fail 'sarif has no notification'
	grep -q "not checked: .*$reason" "$work/out" || fail 'sarif does not say it'
	expect 0 git bpf-check --format=gcc "$@"
	grep -qE "^git-bpf-check: note: not checked: .*$rule" "$work/out" || fail 'gcc does not say it'
	expect 0 git bpf-check --format=github "$@"
	grep -qE "^::notice title=not checked::.*$rule" "$work/out" || fail 'github does not say it'
	expect 0 git bpf-check --porcelain "$@"
	grep -qE "^not-run	$rule	" "$work/out" || fail 'porcelain does not say it'
	! grep -q 'not-run=0$' "$work/out" || fail 'porcelain does not count it'
	expect 0 git bpf-check --format=b4-review "$@"
	grep -qE '"summary": ".*[0-9]+ checks? not run"' "$work/out" || fail 'b4-review does not count it'
	expect 1 git bpf-check --format=b4-review --strict "$@"
	printed '"status": "warn"'
	expect 1 git bpf-check --format=checkpatch --strict "$@"
	grep -qE "WARNING:$rule: not checked: " "$work/out" || fail 'checkpatch does not say it'
}

begin 'what is all there is clean'
expect 0 git bpf-check --strict HEAD
not_said 'not run'
expect 0 git bpf-check --porcelain "$mails"
printed 'not-run=0'

# --- without a repository, its trees, its history, its objects ----------------------------------------

mkdir "$work/nowhere"
cd "$work/nowhere"
unjudged fixes-resolves 'a Fixes: tag names a commit which is not here' "$mails"
cd "$work/sample/linux"

git init -q "$work/empty"
cd "$work/empty"
git -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m x
unjudged cc-related-subsystems 'there is no MAINTAINERS' "$mails"
cd "$work/sample/linux"

git clone -q --no-local --depth 5 "file://$work/sample/linux" "$work/shallow" 2>/dev/null
cd "$work/shallow"
git remote add bpf-next "$work/sample/bpf-next.git"
git fetch -q --depth 1 bpf-next
git config branch.arraymap-batch.bpfTree bpf-next
unjudged fixes-resolves 'the history is incomplete; run: git fetch --unshallow' HEAD~3..
cd "$work/sample/linux"

git bpf-format-patch --mark-sent 2>/dev/null
rm -rf "$work/lost"
cp -R . "$work/lost"
cd "$work/lost"
ref=$(git for-each-ref --format='%(refname)' refs/bpf/sent | head -n 1)
git -c user.name=A -c user.email=a@example.org commit -q --amend --no-edit --date=now
tip=$(git rev-parse "$ref^{commit}")
rm -f ".git/objects/$(echo "$tip" | sed 's|^..|&/|')"
unjudged version-required 'sent before,* cannot be read here' "$mails"
cd "$work/sample/linux"

begin 'a message that is too large'
{
	sed '/^$/q' "$mails"/0001-*.patch | sed 's/ 1\/3\]/]/'
	head -c 17000000 /dev/zero | tr '\0' x | fold -w 70
	printf '\n\nSigned-off-by: Ada Patcher <ada@example.org>\n---\n'
} >"$work/large.patch"
expect 1 git bpf-check --strict "$work/large.patch"
said 'message too large (over 16 MiB)'

begin 'the hooks say it, too'
sed '1,/^$/d' "$work/large.patch" >"$work/message"
expect 0 "$build/libexec/git-bpf/commit-msg" "$work/message"
grep -q '^not checked: .*: message too large' "$work/err" || fail 'commit-msg does not say it'
cd "$work/empty"
"$build/libexec/git-bpf/sendemail-validate" "$mails"/0003-*.patch 2>"$work/err" || :
grep -q '^not checked: ' "$work/err" || fail 'sendemail-validate does not say it'

finish
