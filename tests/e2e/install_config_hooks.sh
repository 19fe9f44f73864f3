#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: install_config_hooks.sh BUILDDIR SOURCEDIR
#
# install.sh --hooks --config-hooks, with the git that is on PATH. An older one than 2.54 has to be
# refused; the rest is skipped there.

# shellcheck disable=SC2016 # text of scripts
# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
export LOG="$work/log"
libexec=$work/lib\ \'exec
mkdir "$libexec"

script() { # script FILE: an executable script with the body from standard input
	{ echo '#!/bin/sh' && cat; } >"$1"
	chmod 755 "$1"
}
for hook in applypatch-msg commit-msg prepare-commit-msg sendemail-validate; do
	script "$libexec/$hook" <<-EOF
		echo "our $hook \$*" >>"\$LOG"
		! grep -q reject "\$1"
	EOF
done

new_repository() {
	cd "$work"
	git init -q "$1" --template=
	cd "$1"
}
install() { "$source/install.sh" --hooks . --libexec "$libexec" "$@"; }
commit() { : >"$LOG" && git commit -q --allow-empty -m "$@"; }
ran() { same "$(cat "$LOG")" "$1" 'what ran'; }
message=.git/COMMIT_EDITMSG
ours="our prepare-commit-msg $message message
our commit-msg $message"

new_repository linux
git config user.note "it's here"
cp .git/config "$work/config.before"

begin '--config-hooks without --hooks'
expect 129 "$source/install.sh" --config-hooks

begin 'a git that runs none'
script "$work/old-git" <<-EOF
	case " \$* " in
	*' hook list '*) exit 129 ;; # as 2.39 does
	*) exec '$(command -v git)' "\$@" ;;
	esac
EOF
mkdir "$work/old"
mv "$work/old-git" "$work/old/git"
expect 1 env PATH="$work/old:$PATH" "$source/install.sh" --hooks . --libexec "$libexec" --config-hooks
said "error: $(git --version) runs no hooks from its configuration; 2.54 and newer do (without --config-hooks, files are written)"
same "$(cat .git/config)" "$(cat "$work/config.before")" 'the configuration'
if ! git -c hook.probe.event=commit-msg -c hook.probe.command=: hook list commit-msg >/dev/null 2>&1; then
	finish
	echo "skipped: $(git --version) runs no hooks from its configuration" >&2
	exit 77
fi

begin 'dry run'
expect 0 install --config-hooks --dry-run
printed 'would set hook.bpf-commit-msg.event'
not_printed 'configure: '
same "$(cat .git/config)" "$(cat "$work/config.before")" 'the configuration'
[ ! -e .git/hooks ] || fail 'there are files'

begin 'install, twice'
expect 0 install --config-hooks
same "$(ls -A .git/hooks)" sendemail-validate 'the files'
expect 0 commit good
ran "$ours"
expect 1 commit 'reject this'
expect 0 commit 'reject this' -n
cp .git/config "$work/config.installed"
expect 0 install --config-hooks
printed 'unchanged: hook.bpf-commit-msg'
printed "unchanged: $work/linux/.git/hooks/sendemail-validate"
same "$(cat .git/config)" "$(cat "$work/config.installed")" 'the configuration'

begin 'git am, and what git send-email runs'
printf '%s\n' 'From: Ada Patcher <ada@example.org>' 'Subject: [PATCH] Add a' '' --- 'diff --git a/new b/new' \
	'new file mode 100644' '--- /dev/null' '+++ b/new' '@@ -0,0 +1 @@' +a >"$work/mail"
: >"$LOG"
expect 0 git am -q "$work/mail"
ran 'our applypatch-msg .git/rebase-apply/final-commit'
: >"$LOG"
expect 0 git hook run --ignore-missing sendemail-validate -- mail headers
ran 'our sendemail-validate mail headers'

begin 'switched off'
expect 0 git -c hook.bpf-commit-msg.enabled=false commit -q --allow-empty -m 'reject this'
export BPF_HOOKS=0
expect 0 commit 'reject this'
ran ''
unset BPF_HOOKS

begin 'a missing program, and a broken one'
mv "$libexec/commit-msg" "$work/away"
expect 0 commit 'reject this'
said "warning: commit-msg by git-bpf did not run: there is no $libexec/commit-msg"
echo 'kill -SEGV $$' | script "$libexec/commit-msg"
expect 0 commit 'reject this'
said "warning: the message was not checked: $libexec/commit-msg failed, status 139"
mv "$work/away" "$libexec/commit-msg"
mv "$libexec/prepare-commit-msg" "$work/away"
echo 'exit 3' | script "$libexec/prepare-commit-msg"
expect 0 commit 'good'
mv "$work/away" "$libexec/prepare-commit-msg"

begin 'other hooks run as before'
echo 'echo "file $*" >>"$LOG"' | script .git/hooks/commit-msg
expect 0 commit good
ran "$ours
file $message"
rm .git/hooks/commit-msg

begin 'uninstall brings the same bytes back'
expect 0 install --uninstall
same "$(cat .git/config)" "$(cat "$work/config.before")" 'the configuration'
same "$(ls -A .git/hooks)" '' 'the files'
expect 0 commit 'reject this'

begin 'files and configuration take turns'
expect 0 install
expect 0 install --config-hooks
printed "remove: $work/linux/.git/hooks/commit-msg"
same "$(ls -A .git/hooks)" sendemail-validate 'the files'
expect 0 commit good
ran "$ours"
expect 0 install
printed 'remove: hook.bpf-commit-msg'
same "$(cat .git/config)" "$(cat "$work/config.before")" 'the configuration'
expect 0 commit good
ran "$ours"

begin 'both: judged once'
expect 0 install --config-hooks
git config --global hook.bpf-commit-msg.command "$(git config hook.bpf-commit-msg.command)"
git config --global hook.bpf-commit-msg.event commit-msg
expect 0 install
expect 0 commit good
ran "$ours"
expect 1 commit 'reject this'
chmod -x .git/hooks/commit-msg # git does not run the file now
expect 0 commit good
ran "$ours"
git config --global --remove-section hook.bpf-commit-msg
expect 0 install --uninstall

begin 'a hook of that name that is not ours'
git config hook.bpf-commit-msg.command 'echo theirs'
expect 1 install --config-hooks
said "error: hook.bpf-commit-msg.command in the configuration of $work/linux is not by this script: echo theirs"
expect 0 install --uninstall
same "$(git config hook.bpf-commit-msg.command)" 'echo theirs' 'the command'
git config --unset hook.bpf-commit-msg.command

begin 'core.hooksPath leads elsewhere'
mkdir "$work/shared"
git config core.hooksPath "$work/shared"
expect 0 install --force
expect 0 install --config-hooks
[ -x "$work/shared/commit-msg" ] || fail 'the files there were removed, which are of use to others'
expect 0 commit good
ran "$ours"
expect 1 install --uninstall
[ -n "$(git config hook.bpf-commit-msg.command)" ] || fail 'the key was taken out all the same'
expect 0 install --uninstall --force
expect 0 install --config-hooks
said "warning: git send-email will check nothing, as its hook has to be a file: git looks for hooks in $work/shared"
same "$(ls -A "$work/shared")" '' 'the files there'
expect 1 commit 'reject this'
git config core.hooksPath /dev/null
expect 0 install --config-hooks
said 'warning: git send-email will check nothing'
expect 1 commit 'reject this'
expect 0 install --uninstall
git config --unset core.hooksPath
same "$(cat .git/config)" "$(cat "$work/config.before")" 'the configuration'

begin 'linked worktree'
expect 0 commit first
git worktree add -q "$work/linked"
cd "$work/linked"
expect 0 install --config-hooks
expect 1 commit 'reject this'
cd "$work/linux"
expect 1 commit 'reject this'

finish
