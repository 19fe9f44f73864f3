#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: install_beside_tools.sh BUILDDIR SOURCEDIR
#
# install.sh --hooks in repositories where another tool manages hooks, too. What the tools do is
# reproduced here as far as it matters: husky 9, lefthook 2, pre-commit 3.

# shellcheck disable=SC2016 # text of scripts
# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
export LOG="$work/log"
libexec="$work/libexec"
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
commit() { : >"$LOG" && git commit -q --allow-empty -m "$1"; }
ran() { same "$(cat "$LOG")" "$1" 'what ran'; }
# Everything about the files in directory $1: inode, mode, time of change, name, content.
state() { (cd "$1" && ls -ilAn --full-time && find . -type f -exec cksum {} + | sort); }
message=.git/COMMIT_EDITMSG

# --- husky: core.hooksPath is .husky/_, where each hook starts .husky/<its own name> -----------

husky_hooks='applypatch-msg commit-msg pre-commit prepare-commit-msg'
husky() { # what `npm install` does in such a repository
	mkdir -p .husky/_
	git config core.hooksPath .husky/_
	echo '*' >.husky/_/.gitignore
	cat >.husky/_/h <<-'EOF'
		name=${0##*/}
		users=${0%/*/*}/$name
		[ -f "$users" ] || exit 0
		[ "${HUSKY-}" != 0 ] || exit 0
		sh -e "$users" "$@" || { echo "husky - $name script failed" && exit 1; }
		exit 0
	EOF
	for hook in $husky_hooks; do
		printf '%s\n%s' '#!/usr/bin/env sh' '. "$(dirname "$0")/h"' >".husky/_/$hook"
		chmod 755 ".husky/_/$hook"
	done
}

users_hook() {
	printf '%s\n' 'echo "husky $*" >>"$LOG"' 'if grep -q forbidden "$1"; then exit 1; fi' >.husky/commit-msg
}

begin 'husky: what is its own is left to it'
new_repository husky
husky
users_hook
expect 1 install
said "warning: commit-msg is left to husky, which would write its own hook again over ours; add to $work/husky/.husky/commit-msg:"
for hook in applypatch-msg commit-msg prepare-commit-msg; do
	line="[ ! -x $libexec/$hook ] || $libexec/$hook \"\$@\""
	said "$line"
	echo "$line" >>".husky/$hook"
done
said 'error: not all hooks are installed: add the lines above and run this again, or say --config-hooks'
[ -x .husky/_/sendemail-validate ] || fail 'husky does not know sendemail-validate, and it is not there'
expect 0 install
printed "run by husky, as $work/husky/.husky/commit-msg says: commit-msg"
expect 0 commit good
ran "our prepare-commit-msg $message message
husky $message
our commit-msg $message"
expect 1 commit 'reject this'
expect 1 commit 'forbidden'
husky
expect 0 install
expect 0 install --uninstall
printed "not ours, left alone: $work/husky/.husky/_/commit-msg"
said "warning: it runs ours all the same, until our lines are deleted from $work/husky/.husky/commit-msg"
[ ! -e .husky/_/sendemail-validate ] || fail 'sendemail-validate was left'
mv "$libexec" "$work/away"
expect 0 commit 'reject this'
mv "$work/away" "$libexec"

begin 'husky: --force puts ours behind its own'
rm .husky/applypatch-msg .husky/prepare-commit-msg
users_hook
before=$(state .husky/_)
expect 0 install --force
expect 0 commit good
ran "our prepare-commit-msg $message message
husky $message
our commit-msg $message"
expect 1 commit forbidden
ran "our prepare-commit-msg $message message
husky $message"
expect 1 commit 'reject this'
export HUSKY=0
expect 1 commit 'reject this'
unset HUSKY
export BPF_HOOKS=0
expect 0 commit 'reject this'
unset BPF_HOOKS
expect 0 install
printed "unchanged: $work/husky/.husky/_/commit-msg"
expect 0 install --uninstall
same "$(state .husky/_)" "$before" '.husky/_'
expect 0 install --force
husky
expect 0 install --force
expect 1 commit 'reject this'
husky
expect 0 install --uninstall
same "$(cd .husky/_ && ls -A)" '.gitignore
applypatch-msg
commit-msg
h
pre-commit
prepare-commit-msg' '.husky/_'

begin 'husky: a worktree without .husky/_'
git add .husky/commit-msg
expect 0 commit first
git worktree add -q "$work/linked"
cd "$work/linked"
expect 1 install
said "error: git looks for hooks in $work/linked/.husky/_, which is not there; let what makes it (npm install, if it is husky) go first"

begin 'husky came after us'
new_repository later
expect 0 install
husky
expect 0 install --uninstall
same "$(ls -A .git/hooks)" '' 'what is left'

# --- lefthook: when its configuration changes, it moves what is no hook of its own to HOOK.old --

lefthook() {
	if [ -e .git/hooks/commit-msg ] && ! grep -q call_lefthook .git/hooks/commit-msg; then
		mv .git/hooks/commit-msg .git/hooks/commit-msg.old
	fi
	script .git/hooks/commit-msg <<-'EOF'
		call_lefthook()
		{
			shift 2
			echo "lefthook $*" >>"$LOG"
			[ ! -f lefthook-local.yml ] || sh -c "$(tail -n 1 lefthook-local.yml | sed "s,{1},$1,")"
		}
		call_lefthook run "commit-msg" "$@"
	EOF
}

begin 'lefthook: what is its own is left to it'
new_repository lefthook
mkdir .git/hooks
lefthook
before=$(state .git/hooks)
expect 1 install
said "warning: commit-msg is left to lefthook, which would write its own hook again over ours; add to $work/lefthook/lefthook-local.yml:"
sed -n '/^commit-msg:$/,/^ *\[/p' "$work/err" >lefthook-local.yml
same "$(cat lefthook-local.yml)" "commit-msg:
  jobs:
    - name: git-bpf
      run: |
        [ ! -x $libexec/commit-msg ] || $libexec/commit-msg \"{1}\"" 'the lines to add'
expect 0 install
printed "run by lefthook, as $work/lefthook/lefthook-local.yml says: commit-msg"
expect 0 commit good
ran "our prepare-commit-msg $message message
lefthook $message
our commit-msg $message"
expect 1 commit 'reject this'
rm lefthook-local.yml
expect 0 install --uninstall
same "$(state .git/hooks)" "$before" 'hooks directory'

begin 'lefthook: --force, and what it does to that'
expect 0 install --force
expect 1 commit 'reject this'
lefthook
expect 0 commit 'reject this'
expect 0 install --force
expect 1 commit 'reject this'
expect 0 install --uninstall
same "$(ls -A .git/hooks)" commit-msg 'what is left'

begin 'lefthook came after us'
new_repository lefthook-later
expect 0 install
lefthook
expect 0 install --uninstall
same "$(ls -A .git/hooks)" commit-msg 'what is left'

begin 'lefthook came after us and another'
new_repository lefthook-last
mkdir .git/hooks
echo 'echo "first $*" >>"$LOG"' | script .git/hooks/commit-msg
former=$(cat .git/hooks/commit-msg)
expect 0 install
lefthook
expect 1 install --force
said "error: $work/lefthook-last/.git/hooks/commit-msg and $work/lefthook-last/.git/hooks/commit-msg.pre-bpf are both there"
expect 1 install
said 'warning: commit-msg is left to lefthook'
expect 0 install --uninstall
same "$(cat .git/hooks/commit-msg.old)" "$former" 'the former hook'

# --- pre-commit: moves a hook to HOOK.legacy, runs it first, and refuses to be run by it --------

pre_commit() {
	if [ -e .git/hooks/commit-msg ] && ! grep -q '^# File generated by pre-commit' .git/hooks/commit-msg; then
		mv .git/hooks/commit-msg .git/hooks/commit-msg.legacy
	fi
	script .git/hooks/commit-msg <<-EOF
		# File generated by pre-commit: https://pre-commit.com
		# $1
		[ -z "\${PRE_COMMIT_RUNNING_LEGACY-}" ] || { echo 'bug: migration mode' && exit 1; }
		[ ! -x "\${0%/*}/commit-msg.legacy" ] ||
			PRE_COMMIT_RUNNING_LEGACY=1 "\${0%/*}/commit-msg.legacy" "\$@" || exit
		echo "pre-commit \$*" >>"\$LOG"
	EOF
}

begin 'pre-commit: before us, and once more after us'
new_repository pre-commit
mkdir .git/hooks
pre_commit 1
expect 0 install
both="our prepare-commit-msg $message message
pre-commit $message
our commit-msg $message"
expect 0 commit good
ran "$both"
for version in 1 2; do
	pre_commit $version
	expect 0 commit good
	ran "our prepare-commit-msg $message message
our commit-msg $message
pre-commit $message"
	expect 1 commit 'reject this'
	expect 0 install
	printed "unchanged: $work/pre-commit/.git/hooks/commit-msg.legacy"
done
expect 0 install --uninstall
same "$(ls -A .git/hooks)" commit-msg 'what is left'

begin 'pre-commit: after us and another'
new_repository pre-commit-later
mkdir .git/hooks
echo 'echo "first $*" >>"$LOG"' | script .git/hooks/commit-msg
former=$(cat .git/hooks/commit-msg)
expect 0 install
pre_commit 1
expect 0 install
expect 0 commit good
ran "our prepare-commit-msg $message message
first $message
our commit-msg $message
pre-commit $message"
expect 0 install --uninstall
same "$(cat .git/hooks/commit-msg.legacy)" "$former" 'the former hook'
same "$(ls -A .git/hooks)" 'commit-msg
commit-msg.legacy' 'what is left'

begin 'a hook that goes by its own name'
new_repository by-name
mkdir .git/hooks
echo 'exec "$HOME/dispatch/$(basename "$0")"' | script .git/hooks/commit-msg
expect 0 install
said 'warning: it asks for its own name, which is commit-msg.pre-bpf from now on'

finish
