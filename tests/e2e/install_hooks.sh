#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: install_hooks.sh BUILDDIR SOURCEDIR
#
# install.sh --hooks: what it puts into a repository, what it leaves alone, and what --uninstall
# brings back. The programs behind the hooks are small scripts here: only install.sh is tested.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: install_hooks.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
install=$(cd -- "$2" && pwd)/install.sh

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
cd "$work"

# --- helpers ------------------------------------------------------------------------------

test_name=
begin() { test_name=$1; }

fail() {
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	if [ -f "$work/out" ]; then sed 's/^/  | /' "$work/out" >&2; fi
	exit 1
}

# expect STATUS COMMAND...: what it prints is in $work/out afterwards.
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>&1 </dev/null || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $*"
}

printed() { grep -qF -e "$1" "$work/out" || fail "not printed: $1"; }

same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# Everything about the files in directory $1: inode, mode, time of change, name, content.
state() { (cd "$1" && ls -ilAn --full-time && find . -type f -exec cksum {} + | sort); }

new_repository() {
	git init -q --template= "$1"
	git -C "$1" config commit.gpgSign false
}

hooks_of() { printf '%s/.git/hooks' "$1"; }
install_in() { expect 0 "$install" --hooks "$1" --libexec "$libexec"; }
uninstall_in() { expect 0 "$install" --hooks "$1" --uninstall; }
commit_in() { git -C "$1" commit -q --allow-empty -m "$2"; }
commit_without_ours_in() { BPF_HOOKS=0 git -C "$1" commit -q --allow-empty -m "$2"; }

# script FILE: an executable script with the body from standard input
script() {
	{ echo '#!/bin/sh' && cat; } >"$1"
	chmod 755 "$1"
}

# The programs: each adds a line with its arguments to the file log.
libexec=$work/lib\ \'exec
mkdir "$libexec"
export LOG="$work/log"
script "$libexec/commit-msg" <<'EOF'
echo "commit-msg $*" >>"$LOG"
! grep -q reject "$1"
EOF
script "$libexec/applypatch-msg" <<'EOF'
echo "applypatch-msg $*" >>"$LOG"
! grep -q reject "$1"
EOF
script "$libexec/sendemail-validate" <<'EOF'
echo "sendemail-validate $*" >>"$LOG"
! grep -q reject "$1"
EOF
script "$libexec/prepare-commit-msg" <<'EOF'
echo "prepare-commit-msg $*" >>"$LOG"
exit 3
EOF

# --- tests --------------------------------------------------------------------------------

begin 'fresh install'
new_repository fresh
install_in fresh
for hook in applypatch-msg commit-msg prepare-commit-msg sendemail-validate; do
	same "$(sed -n 2p "$(hooks_of fresh)/$hook")" "# bpf-git-hooks v1 $hook" 'second line'
done
: >"$LOG"
expect 0 commit_in fresh 'good'
same "$(cat "$LOG")" 'prepare-commit-msg .git/COMMIT_EDITMSG message
commit-msg .git/COMMIT_EDITMSG' 'what ran (prepare-commit-msg fails, but stops nothing)'
expect 1 commit_in fresh 'reject this'

begin 'the hooks for mails'
mail() { # mail SUBJECT: a patch with this subject
	printf '%s\n' 'From: A <a@example.org>' "Subject: [PATCH] $1" '' --- 'diff --git a/new b/new' \
		'new file mode 100644' '--- /dev/null' '+++ b/new' '@@ -0,0 +1 @@' +a >./patch
}
: >"$LOG"
mail 'reject this'
expect 1 git -C fresh am "$work/patch"
git -C fresh am --abort
mail good
expect 0 git -C fresh am "$work/patch"
same "$(cat "$LOG")" 'applypatch-msg .git/rebase-apply/final-commit
applypatch-msg .git/rebase-apply/final-commit' 'what ran'
: >"$LOG"
expect 0 "$(hooks_of fresh)/sendemail-validate" patch headers
same "$(cat "$LOG")" 'sendemail-validate patch headers' 'what ran'
mail 'reject this'
expect 1 "$(hooks_of fresh)/sendemail-validate" patch
expect 0 env BPF_HOOKS=0 "$(hooks_of fresh)/sendemail-validate" patch
mv "$libexec/sendemail-validate" "$libexec/away"
script "$libexec/sendemail-validate" <<'EOF'
kill -SEGV $$
EOF
expect 0 "$(hooks_of fresh)/sendemail-validate" patch
printed "warning: the mails were not checked: $libexec/sendemail-validate failed, status 139"
mv -f "$libexec/away" "$libexec/sendemail-validate"

begin 'second install changes nothing'
before=$(state "$(hooks_of fresh)")
install_in fresh
printed 'unchanged'
same "$(state "$(hooks_of fresh)")" "$before" 'hooks directory'

begin 'the current directory is the default'
(cd fresh && expect 0 "$install" --hooks --libexec "$libexec") || exit 1
same "$(state "$(hooks_of fresh)")" "$before" 'hooks directory'

begin 'from a subdirectory, and over an edited stub'
mkdir fresh/sub
echo '# edited' >>"$(hooks_of fresh)/commit-msg"
(cd fresh/sub && expect 0 "$install" --hooks . --libexec "../../${libexec##*/}") || exit 1
! grep -q edited "$(hooks_of fresh)/commit-msg" || fail 'the old text is still there'
[ ! -e "$(hooks_of fresh)/commit-msg.pre-bpf" ] || fail 'our own stub was kept as a foreign hook'
expect 1 commit_in fresh 'reject this'

begin 'BPF_HOOKS=0'
: >"$LOG"
expect 0 commit_without_ours_in fresh 'reject this'
same "$(cat "$LOG")" '' 'what ran'

begin 'missing program'
mv "$libexec/commit-msg" "$libexec/away"
expect 0 commit_in fresh 'reject this'
same "$(grep -c '^warning: ' "$work/out")" 1 'warnings'
printed "$libexec/commit-msg"
expect 1 "$install" --hooks fresh --libexec "$libexec"
printed './install.sh first'
mv "$libexec/away" "$libexec/commit-msg"

begin 'uninstall'
uninstall_in fresh
same "$(ls -A "$(hooks_of fresh)")" '' 'what is left'
uninstall_in fresh

begin 'foreign hook'
new_repository foreign
mkdir "$(hooks_of foreign)"
script "$(hooks_of foreign)/commit-msg" <<'EOF'
echo "foreign $*" >>"$LOG"
! grep -q forbidden "$1" || exit 7
EOF
chmod 751 "$(hooks_of foreign)/commit-msg"
printf 'not\0ours\n# bpf-git-hooks v1 commit-msg\n# bpf-git-hooks v1 prepare-commit-msg' \
	>"$(hooks_of foreign)/prepare-commit-msg"
printf 'sample\n' >"$(hooks_of foreign)/pre-commit.sample"
script "$(hooks_of foreign)/sendemail-validate" <<'EOF'
echo "foreign $*" >>"$LOG"
! grep -q forbidden "$1" || exit 7
EOF
before=$(state "$(hooks_of foreign)")
install_in foreign
: >"$LOG"
expect 0 commit_in foreign 'good'
same "$(cat "$LOG")" 'prepare-commit-msg .git/COMMIT_EDITMSG message
foreign .git/COMMIT_EDITMSG
commit-msg .git/COMMIT_EDITMSG' 'what ran'
: >"$LOG"
expect 1 commit_in foreign 'forbidden'
same "$(tail -n 1 "$LOG")" 'foreign .git/COMMIT_EDITMSG' 'the last that ran'
echo 'forbidden' >message
expect 7 "$(hooks_of foreign)/commit-msg" message
echo 'good' >message
: >"$LOG"
(cd "$(hooks_of foreign)" && expect 0 sh commit-msg "$work/message" "it's 2" '') || exit 1
same "$(head -n 1 "$LOG")" "foreign $work/message it's 2 " 'the arguments'
expect 1 commit_without_ours_in foreign 'forbidden'
: >"$LOG"
expect 0 "$(hooks_of foreign)/sendemail-validate" message headers
same "$(cat "$LOG")" 'foreign message headers
sendemail-validate message headers' 'what ran'
echo 'forbidden' >message
expect 7 "$(hooks_of foreign)/sendemail-validate" message headers
install_in foreign
uninstall_in foreign
same "$(state "$(hooks_of foreign)")" "$before" 'hooks directory'

begin 'uninstall leaves foreign hooks alone'
before=$(state "$(hooks_of foreign)")
uninstall_in foreign
same "$(state "$(hooks_of foreign)")" "$before" 'hooks directory'

begin 'both a foreign hook and HOOK.pre-bpf'
echo 'precious' >"$(hooks_of foreign)/prepare-commit-msg.pre-bpf"
before=$(state "$(hooks_of foreign)")
expect 1 "$install" --hooks foreign --libexec "$libexec"
printed "$(hooks_of "$work/foreign")/prepare-commit-msg and "
printed "$(hooks_of "$work/foreign")/prepare-commit-msg.pre-bpf"
same "$(state "$(hooks_of foreign)")" "$before" 'hooks directory'

begin 'symlinked foreign hook'
new_repository linked
mkdir "$(hooks_of linked)" linked/tools
script linked/tools/check <<'EOF'
echo "symlinked $*" >>"$LOG"
EOF
ln -s ../../tools/check "$(hooks_of linked)/commit-msg"
install_in linked
: >"$LOG"
expect 0 commit_in linked 'good'
same "$(sed 1d "$LOG")" 'symlinked .git/COMMIT_EDITMSG
commit-msg .git/COMMIT_EDITMSG' 'what ran'
uninstall_in linked
same "$(readlink "$(hooks_of linked)/commit-msg")" ../../tools/check 'the link'

begin 'core.hooksPath outside of the repository'
new_repository elsewhere
mkdir shared
git -C elsewhere config core.hooksPath "$work/shared"
expect 1 "$install" --hooks elsewhere --libexec "$libexec"
printed "$work/shared"
printed --force
same "$(find shared elsewhere -name '*commit-msg*')" '' 'written files'
expect 0 "$install" --hooks elsewhere --libexec "$libexec" --force
expect 1 commit_in elsewhere 'reject this'
expect 1 "$install" --hooks elsewhere --uninstall
expect 0 "$install" --hooks elsewhere --uninstall --force
same "$(ls -A shared)" '' 'what is left'
git -C elsewhere config core.hooksPath .githooks # relative: in the work tree, so tracked perhaps
mkdir elsewhere/sub elsewhere/.githooks
expect 1 "$install" --hooks elsewhere/sub --libexec "$libexec"
printed "$work/elsewhere/.githooks, which is in the work tree, where others may get them with the next commit"
git -C elsewhere config core.hooksPath .git/my/hooks # inside: nothing to refuse
expect 0 "$install" --hooks elsewhere/sub --libexec "$libexec"
expect 1 commit_in elsewhere 'reject this'

begin 'linked worktree'
new_repository main
expect 0 commit_in main 'first'
git -C main worktree add -q -b topic ../worktree
install_in worktree
[ -x "$(hooks_of main)/commit-msg" ] || fail 'the hook is not in the common directory'
expect 1 commit_in worktree 'reject this'
expect 1 commit_in main 'reject this'
uninstall_in worktree
expect 0 commit_in main 'reject this'

begin 'bare repository, and a worktree of it'
git clone -q --bare main bare
install_in bare
git -C bare worktree add -q -b bare-topic ../bare-worktree
expect 1 commit_in bare-worktree 'reject this'
uninstall_in bare-worktree
expect 0 commit_in bare-worktree 'reject this'

begin 'submodule, and a git directory elsewhere'
new_repository super
expect 0 git -C super -c protocol.file.allow=always submodule --quiet add "$work/main" sub
install_in super/sub
[ -x super/.git/modules/sub/hooks/commit-msg ] || fail 'the hook is not where git looks'
expect 1 commit_in super/sub 'reject this'
expect 0 commit_in super 'reject this'
git init -q --template= --separate-git-dir separate.git separate
install_in separate
expect 1 commit_in separate 'reject this'
uninstall_in separate
same "$(ls -A separate.git/hooks)" '' 'what is left'

begin 'GIT_DIR of another repository'
expect 0 env GIT_DIR="$work/main/.git" GIT_WORK_TREE="$work/main" \
	"$install" --hooks fresh --libexec "$libexec"
[ -x "$(hooks_of fresh)/commit-msg" ] || fail 'the hook is not in the repository that was named'

begin 'path with spaces and quotes'
odd="it's \"a\" \$HOME repo"
new_repository "$odd"
install_in "$odd"
expect 1 commit_in "$odd" 'reject this'
expect 0 "$install" --hooks "$odd" --libexec "$libexec" --dry-run
uninstall_in "$odd"
expect 0 commit_in "$odd" 'reject this'

begin 'path with a newline'
odd='a
b'
new_repository "$odd"
cp -R "$libexec" "$odd/.git/lib
exec"
expect 0 "$install" --hooks "$odd" --libexec "$odd/.git/lib
exec"
expect 1 commit_in "$odd" 'reject this'
uninstall_in "$odd"
same "$(ls -A "$(hooks_of "$odd")")" '' 'what is left'

begin 'what git did not run is not run'
new_repository unused
mkdir "$(hooks_of unused)"
script "$(hooks_of unused)/commit-msg" <<'EOF'
echo "not executable" >>"$LOG"
EOF
chmod 644 "$(hooks_of unused)/commit-msg"
ln -s ../../gone "$(hooks_of unused)/prepare-commit-msg"
before=$(state "$(hooks_of unused)")
install_in unused
: >"$LOG"
expect 0 commit_in unused 'good'
same "$(cat "$LOG")" 'prepare-commit-msg .git/COMMIT_EDITMSG message
commit-msg .git/COMMIT_EDITMSG' 'what ran'
uninstall_in unused
same "$(state "$(hooks_of unused)")" "$before" 'hooks directory'

begin 'standard input of the former hook'
new_repository input
mkdir "$(hooks_of input)"
script "$(hooks_of input)/commit-msg" <<'EOF'
cat >>"$LOG"
EOF
install_in input
: >"$LOG"
echo 'from outside' | "$(hooks_of input)/commit-msg" message
same "$(head -n 1 "$LOG")" 'from outside' 'what the former hook read'

begin 'a failure leaves the former hook where it is'
new_repository full
new_repository full-of-links
mkdir "$(hooks_of full)" "$(hooks_of full-of-links)"
script "$(hooks_of full)/applypatch-msg" <<'EOF'
exit 1
EOF
ln -s ../../gone "$(hooks_of full-of-links)/applypatch-msg"
for program in mktemp mv; do
	mkdir "failing-$program"
	script "failing-$program/$program" <<-EOF
		echo '$program: no space left' >&2
		exit 1
	EOF
	for repository in full full-of-links; do
		before=$(state "$(hooks_of $repository)")
		expect 1 env PATH="$work/failing-$program:$PATH" "$install" --hooks $repository --libexec "$libexec"
		printed "$program: no space left"
		place=$work/$repository/.git/hooks/applypatch-msg
		printed "error: cannot keep the former hook as $place.pre-bpf; this failed: keep_hook applypatch-msg $place"
		same "$(state "$(hooks_of $repository)")" "$before" 'hooks directory'
	done
done

begin 'interrupted after the former hook was kept'
before=$(state "$(hooks_of full)")
ln "$(hooks_of full)/applypatch-msg" "$(hooks_of full)/applypatch-msg.pre-bpf"
install_in full
expect 1 "$(hooks_of full)/applypatch-msg" message
uninstall_in full
same "$(state "$(hooks_of full)")" "$before" 'hooks directory'

begin 'a directory that cannot be written to'
if [ "$(id -u)" -ne 0 ]; then
	chmod 555 "$(hooks_of full)"
	expect 1 "$install" --hooks full --libexec "$libexec"
	printed "error: cannot write to $work/full/.git/hooks"
	chmod 755 "$(hooks_of full)"
fi

begin 'hooks is a link, or no directory'
new_repository odd-hooks
mkdir odd-hooks/tools
ln -s ../tools "$(hooks_of odd-hooks)"
expect 1 "$install" --hooks odd-hooks --libexec "$libexec"
printed "error: git looks for hooks in $work/odd-hooks/.git/hooks, which is in the work tree"
printed '--force'
expect 0 "$install" --hooks odd-hooks --libexec "$libexec" --force
expect 1 commit_in odd-hooks 'reject this'
expect 0 "$install" --hooks odd-hooks --uninstall --force
same "$(ls -A odd-hooks/tools)" '' 'what is left'
echo tools >odd-hooks/.gitignore # then it is nobody else's
install_in odd-hooks
uninstall_in odd-hooks
git -C odd-hooks config core.hooksPath /dev/null
expect 1 "$install" --hooks odd-hooks --libexec "$libexec" --force
printed 'error: git looks for hooks in /dev/null, which is no directory'
uninstall_in odd-hooks
git -C odd-hooks config core.hooksPath ''
expect 1 "$install" --hooks odd-hooks --libexec "$libexec" --force
printed 'error: core.hooksPath is empty, so git finds no hooks'

begin 'core.hooksPath in the configuration of all repositories'
mkdir everywhere
git config --file all-config core.hooksPath "$work/everywhere"
expect 1 env GIT_CONFIG_GLOBAL="$work/all-config" "$install" --hooks full --libexec "$libexec"
printed "error: git looks for hooks in $work/everywhere (core.hooksPath or a link), which is outside the repository"
same "$(ls -A everywhere)" '' 'what is there'

begin 'dry run'
new_repository dry
mkdir "$(hooks_of dry)"
echo 'foreign' >"$(hooks_of dry)/commit-msg"
before=$(state "$(hooks_of dry)")
expect 0 "$install" --hooks dry --libexec "$libexec" --dry-run
printed "would keep the former hook as $work/dry/.git/hooks/commit-msg.pre-bpf"
printed "would write $work/dry/.git/hooks/commit-msg"
! grep -qE '^(install: |[+] )' "$work/out" || fail 'it reads as if it were done'
same "$(state "$(hooks_of dry)")" "$before" 'hooks directory'
install_in dry
before=$(state "$(hooks_of dry)")
expect 0 "$install" --hooks dry --uninstall --dry-run
printed 'would remove '
printed 'dry/.git/hooks/prepare-commit-msg'
same "$(state "$(hooks_of dry)")" "$before" 'hooks directory'

begin 'not a repository'
mkdir nothing
expect 128 env GIT_CEILING_DIRECTORIES="$work" "$install" --hooks nothing --libexec "$libexec"
printed 'fatal: not a git repository'

begin 'wrong command lines'
for arguments in --unknown --prefix '--hooks --try' '--test --uninstall' '--hooks a b'; do
	# shellcheck disable=SC2086 # words on purpose
	expect 129 "$install" $arguments
	printed 'error: '
	printed 'usage: '
done
expect 0 "$install" --help
expect 0 "$install" -h

echo 'install.sh --hooks: all passed'
