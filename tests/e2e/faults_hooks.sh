#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: faults_hooks.sh BUILDDIR SOURCEDIR
#
# One fault at a time in the hooks: a message file is the old one or the complete new one, a commit is
# never stopped by prepare-commit-msg, and what was not checked is not let through in silence.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"
# shellcheck source=tests/support/faults.sh
. "$2/tests/support/faults.sh"

hooks=$build/libexec/git-bpf
git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git init -q --template= "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf .git/hooks
echo 'int a;' >kernel/bpf/arraymap.c
git add .
git commit -q -m 'bpf: Add array maps'
echo 'int b;' >>kernel/bpf/arraymap.c
git add .
export GIT_EDITOR=: GIT_AUTHOR_NAME='Ada Patcher' GIT_AUTHOR_EMAIL=ada@example.org

# --- each hook alone ----------------------------------------------------------------------------

message=.git/COMMIT_EDITMSG
reset() { printf '%s\n' "$text" >$message; }
first_line() { sed -n 1p $message; }

check() {
	[ "$(first_line)" = "$text" ] || [ "$(first_line)" = "bpf: $text" ] || fail "the message is '$(first_line)'"
	[ "$(wc -l <$message)" -eq 1 ] || fail 'the message has another length'
	[ "$status" = ended ] || same "$status" 0 'exit status'
	if [ "$status" = 0 ] && [ "$(first_line)" = "$text" ] && [ ! -s "$work/err" ]; then
		case $calls in write) ;; *) ! is_essential || fail 'nothing was done, and nothing said' ;; esac
	fi
}
# Without what git log says, or /proc, the hook does less; the file itself it cannot leave as it is in silence.
is_essential() { case $calls in fsync | fchmod | rename) ;; *) false ;; esac; }
watched=.git
text='Fix leak of elements'
sweep prepare-commit-msg 1 "$hooks/prepare-commit-msg" $message message
sweep_memory prepare-commit-msg "$hooks/prepare-commit-msg" $message message

# A message with an error is rejected, or it is said that it was not checked.
check() {
	[ "$(cat $message)" = "$text" ] || fail 'the message was changed'
	case $status in
	1 | ended) ;;
	0) grep -q 'not checked' "$work/err" || case $calls in write) ;; *) fail 'it was let through' ;; esac ;;
	*) fail "exit status $status" ;;
	esac
}
text='Fixed the leak.'
sweep 'commit-msg, an error' 1 "$hooks/commit-msg" $message
sweep_memory 'commit-msg, an error' "$hooks/commit-msg" $message
mkdir .git/rebase-apply
sweep 'applypatch-msg, an error' 1 "$hooks/applypatch-msg" $message

# A clean one passes, and is passed over in silence when nothing went wrong.
check() {
	[ "$(cat $message)" = "$text" ] || fail 'the message was changed'
	[ "$status" = ended ] || same "$status" 0 'exit status'
}
text='bpf: Fix leak of elements

The last element was never freed when the map went away. Free it.

Signed-off-by: Ada Patcher <ada@example.org>'
sweep 'commit-msg, clean' 0 "$hooks/commit-msg" $message
sweep 'applypatch-msg, clean' 0 "$hooks/applypatch-msg" $message
rmdir .git/rebase-apply

begin 'a mail with an error'
git update-ref refs/remotes/bpf-next/master HEAD
git config remote.bpf-next.url https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git switch -q -c topic
git commit -q -m 'Fixed the leak.'
git format-patch -q -o "$work/mails" --subject-prefix='PATCH bpf-next' --base=HEAD^ -1
mail=$(echo "$work/mails"/*)
before=$(cat "$mail")
reset() { rm -f .git/bpf-send-email; }
check() {
	same "$(cat "$mail")" "$before" 'the mail'
	case $status in
	1 | ended) ;;
	0) grep -q 'not checked' "$work/err" || case $calls in write) ;; *) fail 'it was let through' ;; esac ;;
	*) fail "exit status $status" ;;
	esac
}
export GIT_SENDEMAIL_FILE_COUNTER=1 GIT_SENDEMAIL_FILE_TOTAL=1
sweep sendemail-validate 1 "$hooks/sendemail-validate" "$mail"

# --- through git commit -------------------------------------------------------------------------

begin 'git commit'
unset GIT_EDITOR
git reset -q --soft HEAD^
tip=$(git rev-parse HEAD)
reset() { git update-ref HEAD "$tip"; }
check() {
	[ "$status" = 0 ] || fail "git commit ended with $status"
	[ "$(git rev-list --count "$tip..")" = 1 ] || fail 'there is no commit'
	same "$(git log -1 --format=%s | sed 's/^bpf: //')" 'Fix leak of elements' 'its subject'
}
git bpf-hooks install >/dev/null
# The hook as it is installed, with strace around the program.
# shellcheck disable=SC2016 # text of the stub
sed 's|^"$program" |strace $STRACE &|' .git/hooks/prepare-commit-msg >"$work/stub"
cat "$work/stub" >.git/hooks/prepare-commit-msg
rm .git/hooks/commit-msg
within=yes
sweep 'prepare-commit-msg in git commit' 1 git commit -q -m 'Fix leak of elements'

report_faults
finish
