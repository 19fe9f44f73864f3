#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# git bpf-check --doctor: what does not work is said, and what it says to type mends it.

. "$2/tests/support/e2e.sh"

doctor() { expect "$1" git bpf-check --doctor; }

# has LINE: a whole line of standard output.
has() { grep -qxF -e "  $1" "$work/out" || fail "no such line: $1"; }
has_not() { ! grep -qF -e "$1" "$work/out" || fail "a line has: $1"; }

# remedy LINE: what stands below it.
remedy() { grep -xF -A 1 -e "  $1" "$work/out" | sed -n 's/^      //p'; }

# type_in COMMAND: as somebody does who pastes it.
type_in() {
	eval "$1" >"$work/out" 2>"$work/err" </dev/null || fail "this failed: $1"
}
mend() {
	command=$(remedy "$1")
	if [ -z "$command" ]; then fail "no command below: $1"; else type_in "$command"; fi
}
mend_all() {
	sed -n 's/^      //p' "$work/out" >"$work/remedies"
	while IFS= read -r command; do type_in "$command"; done <"$work/remedies"
}

hooks='applypatch-msg commit-msg prepare-commit-msg sendemail-validate'
all_run() {
	for hook in $hooks; do has "ok: $hook runs $libexec/$hook"; done
}
git config --global user.name Ada
git config --global user.email ada@example.org
export GIT_ALLOW_PROTOCOL=file
mkdir "$work/nothing" "$work/bin"
cd "$work/nothing"

begin 'the programs of the hooks say their version'
version=$(git bpf-check --version)
version=${version#* }
for hook in $hooks; do
	same "$("$build/libexec/git-bpf/$hook" --version)" "$hook $version" "$hook --version"
done

begin 'outside of a repository'
doctor 0
has "ok: git-bpf $version, $build/bin/git-bpf-check"
has "ok: the hooks' 4 programs run: $build/libexec/git-bpf"
has 'note: this is no repository: hooks and trees are looked at in one'
has 'ok: none of our keys is set'
printed "  ok: git $(git --version | cut -d ' ' -f 3), "

begin 'the installation'
prefix=$work/prefix libexec=$work/prefix/libexec/git-bpf
mkdir -p "$prefix/bin" "$libexec"
ln "$build/bin/git-bpf-check" "$prefix/bin/" 2>"$work/err" || cp "$build/bin/git-bpf-check" "$prefix/bin/"
for hook in $hooks; do # quicker to start than the real ones
	printf '#!/bin/sh\necho %s %s\n' "$hook" "$version" >"$libexec/$hook"
	chmod +x "$libexec/$hook"
done
cp "$libexec/applypatch-msg" "$work/applypatch-msg"
rm "$libexec/applypatch-msg"
printf '#!/bin/sh\necho commit-msg 0.0.1\n' >"$libexec/commit-msg"
chmod -x "$libexec/sendemail-validate"
expect 1 "$prefix/bin/git-bpf-check" --doctor
line="warning: git bpf-check is $build/bin/git-bpf-check (git-bpf-check $version), and this is $version, $prefix/bin/git-bpf-check"
has "$line"
has "error: a command is missing: $prefix/bin/git-bpf-recipients; install git-bpf again"
has "error: the program of a hook is missing: $libexec/applypatch-msg; install git-bpf again"
has "error: $libexec/commit-msg is 'commit-msg 0.0.1', and should be commit-msg $version; install git-bpf again"
has "error: $libexec/sendemail-validate is not executable"
mend "error: $libexec/sendemail-validate is not executable"
[ -x "$libexec/sendemail-validate" ] || fail 'it is still not executable'
expect 1 env PATH="$work/bin:/usr/bin:/bin" "$prefix/bin/git-bpf-check" --doctor
line="warning: this git-bpf $version is not found by git: $prefix/bin is not on PATH"
same "$(remedy "$line")" "export PATH=$prefix/bin:\"\$PATH\"" 'the remedy'
mend "$line" # for the rest of this script, too
cp "$work/applypatch-msg" "$libexec/"
printf '#!/bin/sh\necho commit-msg %s\n' "$version" >"$libexec/commit-msg"
cp "$build/libexec/git-bpf/git-bpf-hooks" "$libexec/"
ln -s ../libexec/git-bpf/git-bpf-hooks "$prefix/bin"
for file in "$build"/bin/git-bpf-*; do [ -e "$prefix/bin/${file##*/}" ] || ln -s "$file" "$prefix/bin"; done

begin 'what it does not take'
expect 129 git bpf-check --doctor HEAD
said 'error: --doctor looks at no patches'
expect 129 git bpf-check --doctor --format checkpatch
said 'error: --doctor has no --format checkpatch'

begin 'no hook is installed'
git init -q --template= "$work/a linux"
cd "$work/a linux"
doctor 0
has "ok: the hooks' 4 programs run: $libexec"
has 'note: this is neither Linux nor iproute2, as far as its remotes and HEAD tell'
mend 'warning: none of our hooks is installed'
doctor 0
all_run
here=$(pwd)/.git/hooks

begin 'our files are damaged'
chmod -x .git/hooks/applypatch-msg
sed -i "s|^program=.*|program=/gone/commit-msg|" .git/hooks/commit-msg
sed -i 's/^# bpf-git-hooks v1/# bpf-git-hooks v9/' .git/hooks/prepare-commit-msg
sed -i 's/$/\r/' .git/hooks/sendemail-validate
doctor 1
has 'error: applypatch-msg is ours, but not executable: git passes it over'
has 'error: commit-msg checks nothing: its program is missing: /gone/commit-msg'
has 'warning: prepare-commit-msg was written by another version of git-bpf (v9)'
has 'error: sendemail-validate is ours, but damaged: its first line starts no shell'
same "$(remedy 'error: applypatch-msg is ours, but not executable: git passes it over')" \
	"chmod +x '$here/applypatch-msg'" 'the remedy'
mend 'error: sendemail-validate is ours, but damaged: its first line starts no shell'
doctor 0
all_run
[ ! -e .git/hooks/sendemail-validate.pre-bpf ] || fail 'the damaged one runs first'

begin 'hooks of others'
printf '#!/bin/sh\nexit 0\n' >.git/hooks/commit-msg
mv .git/hooks/applypatch-msg .git/hooks/applypatch-msg.pre-bpf
sed -i 2d .git/hooks/applypatch-msg.pre-bpf
ln -sf /gone/hook .git/hooks/prepare-commit-msg
rm .git/hooks/sendemail-validate
mkdir .git/hooks/sendemail-validate
doctor 1
has 'warning: commit-msg is not installed; a hook that is not ours stands there'
has "error: applypatch-msg does not run, nor does the hook that was here before: $here/applypatch-msg.pre-bpf"
has 'error: prepare-commit-msg is a link to nothing: /gone/hook'
has "error: sendemail-validate is no file: $here/sendemail-validate"
rmdir .git/hooks/sendemail-validate # which no former hook can be
mend 'error: prepare-commit-msg is a link to nothing: /gone/hook'
doctor 0
all_run
[ -x .git/hooks/commit-msg.pre-bpf ] || fail 'the foreign hook was not kept'

begin 'a hook was written over ours'
printf '#!/bin/sh\necho new\n' >.git/hooks/commit-msg
doctor 1
has 'error: commit-msg does not run: a hook that is not ours was written over it'
mend 'error: commit-msg does not run: a hook that is not ours was written over it'
grep -q 'echo new' .git/hooks/commit-msg.pre-bpf || fail 'the newer hook was not kept'

begin 'the hook that runs first cannot'
printf '#!/no/such/shell\n' >.git/hooks/commit-msg.pre-bpf
chmod -x .git/hooks/applypatch-msg.pre-bpf
doctor 1
all_run
has 'error: commit-msg.pre-bpf runs first and cannot start: there is no /no/such/shell'
has 'warning: applypatch-msg.pre-bpf would run first, but is not executable'
mend 'warning: applypatch-msg.pre-bpf would run first, but is not executable'
[ -x .git/hooks/applypatch-msg.pre-bpf ] || fail 'it is still not executable'
rm .git/hooks/*.pre-bpf

begin 'core.hooksPath'
git config --global core.hooksPath /gone
doctor 1
line="error: git finds no hooks: there is no such directory: core.hookspath = /gone (global, $work/config-of-all)"
has "$line"
has_not 'is not installed'
same "$(remedy "$line")" 'git config --global --unset-all core.hookspath' 'the remedy'
mend "$line"
mkdir "$work/elsewhere"
git config core.hooksPath "$work/elsewhere"
doctor 1
has "note: git looks for hooks here because of core.hookspath = $work/elsewhere (local, .git/config)"
mend "error: ours in $here do not run because of core.hooksPath"
doctor 0
all_run

begin 'core.hooksPath leads out of the repository, and nothing is installed'
mkdir "$work/all hooks"
git init -q "$work/other"
git -C "$work/other" config core.hooksPath "$work/all hooks"
expect 0 git -C "$work/other" bpf-check --doctor
mend 'warning: none of our hooks is installed'
[ -x "$work/all hooks/commit-msg" ] || fail 'the remedy installed nothing'

begin 'husky runs ours'
mkdir -p .husky/_
git config core.hooksPath .husky/_
cat >.husky/_/commit-msg <<'EOF'
#!/usr/bin/env sh
. "$(dirname "$0")/h"
EOF
chmod +x .husky/_/commit-msg
echo "/gone/git-bpf/commit-msg \"\$@\"" >.husky/commit-msg
doctor 1
has 'warning: commit-msg is not installed; the hook of husky stands there'
echo "$libexec/commit-msg \"\$@\"" >.husky/commit-msg
doctor 1
has 'ok: commit-msg is run by the hook of husky'
git config --unset core.hooksPath

begin 'hooks in the configuration'
if git -c hook.p.event=commit-msg -c hook.p.command=: hook list commit-msg 2>"$work/err" | grep -qx p; then
	line="error: commit-msg does not run: hook.bpf-commit-msg.enabled is false"
else
	line="error: commit-msg does not run: it is configured as hook.bpf-commit-msg, and git runs such hooks since 2.54"
fi
git config hook.bpf-commit-msg.command "# bpf-git-hooks v1 commit-msg
program=$libexec/commit-msg"
git config hook.bpf-commit-msg.event commit-msg
git config hook.bpf-commit-msg.enabled false
chmod -x .git/hooks/commit-msg
doctor 1
has "$line"
git config --remove-section hook.bpf-commit-msg
chmod +x .git/hooks/commit-msg

begin 'switched off'
git config --global bpf.hook off
expect 0 env BPF_HOOKS=0 git bpf-check --doctor
has 'warning: BPF_HOOKS=0 is in the environment: our hooks do nothing'
mend "warning: our hooks do nothing: bpf.hook = off (global, $work/config-of-all)"

begin 'trees'
for tree in bpf bpf-next; do
	git init -q --template= -b master "$work/upstream/$tree.git"
	git -C "$work/upstream/$tree.git" commit -q --allow-empty -m Begin
done
for base in https://git.kernel.org https://ada:secret@git.kernel.org; do
	git config --add url."$work/upstream/".insteadOf "$base/pub/scm/linux/kernel/git/bpf/"
done
git remote add next https://ada:secret@git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
doctor 0
has_not 'our hooks do nothing'
url='https://***@git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git'
has "warning: bpf-next was never fetched from $url"
has 'warning: bpf is not known here: what it has cannot be told'
has_not secret
mend_all
doctor 0
has "ok: bpf-next is next/master, fetched today, from $url"
line='warning: bpf was never fetched from https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git'
has "$line"
mend "$line"
find .git/refs/remotes/next .git/logs/refs/remotes/next -exec touch -d '2020-01-01' {} +
rm .git/FETCH_HEAD
git checkout -q -b topic --track next/master
doctor 0
has 'ok: bpf is bpf/master, fetched today, from https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git'
has 'ok: branch topic is for bpf-next (the upstream next/master)'
line=$(sed -n 's/^  \(warning: bpf-next is next\/master, fetched .* days ago, from .*\)/\1/p' "$work/out")
same "$(remedy "$line")" 'git fetch next' 'the remedy'
mend "$line"
git config bpf.tree.bpf.ref refs/remotes/gone/master
git config branch.topic.bpfTree linux
git config bpf.tree.bpf-nex.ref refs/remotes/gone/master
doctor 1
has 'warning: nothing reads bpf.tree.bpf-nex.ref = refs/remotes/gone/master (local, .git/config)'
has_not 'no such ref: bpf.tree.bpf-nex' # it is judged once
has "ok: bpf-next is next/master, fetched today, from $url"
has 'error: there is no such ref: bpf.tree.bpf.ref = refs/remotes/gone/master (local, .git/config)'
has 'error: bad value '\''linux'\'' for branch.topic.bpfTree, which stops the commands: use bpf, bpf-next, bpf-next/net, net, net-next, iproute2, iproute2-next'
mend_all

begin 'the configuration'
cat >"$work/included" <<'EOF'
[bpf]
	fixes-format = eror
EOF
git config include.path "$work/included"
git config bpf.hok warn
git config bpf.recipients all
git config bpf.kernelRepository "$work/nothing"
git config sendemail.validate no
git config sendemail.toCmd 'git bpf-recipiens --to'
git config format.thread shallow
git config b4.send-series-to bpf@vger.kernel.org
git config bpf.requireTests maybe
git config bpf.patchworkTimeout soon
git config bpf.ciRemote nowhere
git config advice.bpfMaintainers maybe
git config --global --unset user.email
doctor 1
has "error: bad value 'maybe' for bpf.requireTests, which stops the commands: use true, verifier or false"
has "error: bad value 'soon' for bpf.patchworkTimeout, which stops the commands: use a number of seconds"
has 'error: there is no such remote: bpf.ciRemote = nowhere (local, .git/config)'
has "warning: bad value 'maybe' for advice.bpfMaintainers, which is passed over: use true or false"
has_not 'no such ref'
has_not branch.topic.bpfTree
line="warning: nothing reads bpf.hok = warn (local, .git/config); did you mean bpf.hook?"
same "$(remedy "$line")" 'git config bpf.hook warn && git config --unset-all bpf.hok' 'the remedy'
line="error: bad value 'eror' for bpf.fixes-format, which stops the commands: use error, warning, note or off"
same "$(remedy "$line")" "git config --file $work/included --unset-all bpf.fixes-format" 'the remedy'
has "error: bad value 'all' for bpf.recipients, which stops the commands: use print, headers or off"
has "error: there is no repository there: bpf.kernelRepository = $work/nothing (local, .git/config)"
has 'warning: git send-email does not ask our hook: sendemail.validate = no (local, .git/config)'
has 'error: there is no git-bpf-recipiens on PATH: sendemail.tocmd = git bpf-recipiens --to (local, .git/config)'
has 'warning: git send-email makes a thread, too: format.thread = shallow (local, .git/config)'
has 'note: b4 prep --check does not ask us'
line='warning: user.email is not set: git guesses it, or refuses to commit'
same "$(remedy "$line")" "git config --global user.email '<your address>'" 'the remedy'
mend_all
git config --unset sendemail.toCmd
doctor 0
has 'note: our hooks reject nothing: bpf.hook = warn (local, .git/config)'
has 'ok: what is set of ours is understood'
has_not 'b4 prep'

begin 'which repository it is'
git -C "$work/upstream/bpf.git" commit -q --allow-empty -m Second
git clone -q --depth 1 "file://$work/upstream/bpf.git" "$work/shallow"
cd "$work/shallow"
doctor 0
mend 'warning: a shallow clone: what Fixes: tags name, and where a series starts, is not judged'
doctor 0
has 'ok: all of its history is here'
git init -q --template= --object-format=sha256 "$work/sha256"
cd "$work/sha256"
doctor 0
has 'note: objects are named by sha256: git reads them, and not libgit2, which takes longer'
cd "$work/a linux"
export GIT_TEST_ASSUME_DIFFERENT_OWNER=1
doctor 1
mend "error: git refuses this repository, which somebody else owns: $(pwd); none of its hooks runs"
doctor 0
unset GIT_TEST_ASSUME_DIFFERENT_OWNER
expect 1 env GIT_DIR=/gone git-bpf-check --doctor
has "error: GIT_DIR is in the environment, and leads nowhere: not a git repository: '/gone'"
printf '[broken\n' >.git/config
expect 1 git-bpf-check --doctor
printed '  error: git stops at its configuration: bad config line 1 in file '

begin 'git itself'
real=$(command -v git)
cat >"$work/bin/git" <<EOF
#!/bin/sh
[ "\$1" != --version ] || { echo git version 2.30.2 && exit; }
exec $real "\$@"
EOF
chmod +x "$work/bin/git"
expect 1 env PATH="$work/bin:$PATH" git-bpf-check --doctor
has "error: git 2.30.2, $work/bin/git is too old; install git 2.34 or newer, and have its directory first on PATH"
expect 1 env PATH="$work/nothing" "$prefix/bin/git-bpf-check" --doctor
has 'error: there is no git on PATH; install git 2.34 or newer, and have its directory first on PATH'

begin 'for programs'
expect 1 env PATH="$work/nothing" "$prefix/bin/git-bpf-check" --doctor --format=json
printed '"schema_version": 1,'
printed '"area": "programs",'
printed '"exit_status": 1'
finish
