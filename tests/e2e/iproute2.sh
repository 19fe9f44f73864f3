#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: iproute2.sh BUILDDIR SOURCEDIR
#
# Series for iproute2: which of its trees, which prefix, which recipients.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: iproute2.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset XDG_CONFIG_HOME NO_COLOR
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
printf '[user]\n\tname = Ada Patcher\n\temail = ada@example.org\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C
export GIT_CEILING_DIRECTORIES="$work" PATH="$build/bin:$PATH"

failures=0
test_name=
begin() { test_name=$1; }
same() {
	[ "$1" = "$2" ] || {
		failures=$((failures + 1))
		printf "FAILED: %s: %s: '%s' is not '%s'\n" "$test_name" "$3" "$1" "$2" >&2
	}
}
# gives STATUS ERRORS OPTION...: what git bpf-format-patch says
gives() {
	wanted=$1 text=$2
	shift 2
	rm -rf "$work/o"
	status=0
	git bpf-format-patch -o "$work/o" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	same "$status" "$wanted" 'exit status'
	same "$(one_line_each "$work/err" | sed -e '/^not checked: tree-stale: the tree was never fetched; /d' \
		-e '/^when sent: /d' -e '/^$/d')" "$text" 'standard error'
}
# A command over several lines, on one.
one_line_each() { sed -e :a -e '/ \\$/N; s/ \\\n */ /; ta' "$1"; }
subject() { same "$(sed -n 's/^Subject: //p' "$work"/o/*)" "$1" subject; }
loader_cc='--cc=ast@kernel.org --cc=daniel@iogearbox.net --cc=andrii@kernel.org --cc=bpf@vger.kernel.org'
mail="$work/o/0001-bpf-Load-maps-that-are-pinned.patch"

git init -q --template= -b main "$work/iproute2"
cd "$work/iproute2"
mkdir -p include lib tc ip
printf 'DOCUMENTATION\nM:\tTess Writer <tess@example.org>\nF:\tdoc/\n' >MAINTAINERS
for file in include/libnetlink.h lib/bpf_libbpf.c tc/tc.c ip/ip.c; do echo 'int a;' >$file; done
git add . && git commit -q -m Begin
git checkout -q -b topic
echo 'int b;' >>lib/bpf_libbpf.c
git commit -q -a -s -m 'bpf: Load maps that are pinned' -m 'Programs could not use maps that others have pinned before.'

begin 'nothing says which tree'
gives 128 'fatal: this is iproute2, and nothing says which of its trees the series is for
hint: say it: --tree iproute2-next when it goes with a change that is in net-next, else --tree iproute2; or let --kernel-commit <id of that change> find out' -1

begin 'said with --tree'
gives 0 "tree: iproute2 (--tree)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --tree iproute2
subject '[PATCH iproute2 master] bpf: Load maps that are pinned'
gives 0 "tree: iproute2-next (--tree)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --tree iproute2-next
subject '[PATCH iproute2 net-next] bpf: Load maps that are pinned'

begin 'bpf.iproute2Prefix=current'
git config bpf.iproute2Prefix current
git bpf-format-patch -q -1 --tree iproute2-next -o "$work/o" >"$work/out" 2>"$work/err"
subject '[PATCH iproute2-next] bpf: Load maps that are pinned'
git config --unset bpf.iproute2Prefix

begin 'git bpf-check knows it, too'
git bpf-check HEAD >"$work/out" 2>"$work/err" || same $? 0 'exit status'
same "$(cat "$work/err")$(cat "$work/out")" '1 commit checked for iproute2 (this is iproute2): no findings' 'what is said'

# --- the kernel's side --------------------------------------------------------------------

git init -q --template= -b master "$work/linux"
(
	cd "$work/linux"
	commit() { git commit -q --allow-empty -m "$1"; }
	commit 'bpf: Old' && git update-ref refs/remotes/net/main HEAD
	commit 'bpf: Fixed in net' && git tag -f fix && git update-ref refs/remotes/net/main HEAD
	commit 'bpf: New' && git tag -f new && git update-ref refs/remotes/net-next/main HEAD
	commit 'bpf: Newer' && git tag -f newer && git update-ref refs/remotes/bpf-next/master HEAD
	commit 'bpf: Nowhere' && git tag -f nowhere
	git remote add net https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net.git
	git remote add net-next https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git
	git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
) >"$work/out" 2>&1
id() { git -C "$work/linux" rev-parse "$1"; }
short() { git -C "$work/linux" rev-parse --short=12 "$1"; }

begin 'no clone of the kernel'
gives 128 "fatal: --kernel-commit: no commit '$(id new)' in this repository
hint: git config bpf.kernelRepository <path of a clone of the kernel>; or say it: --tree iproute2-next when it goes with a change that is in net-next, else --tree iproute2" \
	-1 --kernel-commit "$(id new)"
git config bpf.kernelRepository "$work/nothing"
gives 128 "fatal: bpf.kernelRepository: no repository in '$work/nothing'
hint: git config bpf.kernelRepository <path of a clone>" -1 --kernel-commit "$(id new)"
git config bpf.kernelRepository "$work/linux"

begin 'the change of the kernel decides'
gives 0 "tree: iproute2-next (kernel commit $(short new) is in net-next)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --kernel-commit "$(id new)"
subject '[PATCH iproute2 net-next] bpf: Load maps that are pinned'
gives 0 "tree: iproute2-next (kernel commit $(short newer) is in bpf-next)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --kernel-commit="$(short newer)"
gives 0 "tree: iproute2 (kernel commit $(short fix) is in net)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --kernel-commit "$(id fix)"
subject '[PATCH iproute2 master] bpf: Load maps that are pinned'
gives 128 "fatal: --kernel-commit: $(short nowhere) is in no tree that '$work/linux' knows
hint: fetch net and net-next there; or say it: --tree iproute2-next when it goes with a change that is in net-next, else --tree iproute2" \
	-1 --kernel-commit "$(id nowhere)"
git -C "$work/linux" tag v9.1-rc1 new
gives 0 "tree: iproute2 (kernel commit $(short new) is in v9.1-rc1)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail" -1 --kernel-commit "$(id new)"
status=0
git bpf-format-patch -1 --tree iproute2 --kernel-commit "$(id new)" >"$work/out" 2>"$work/err" || status=$?
same "$status $(head -n 1 "$work/err")" '129 error: --kernel-commit finds out which tree it is, and --tree says so' both

# --- by the remotes -----------------------------------------------------------------------

begin 'the upstream says it, and where the branch starts'
git remote add origin https://git.kernel.org/pub/scm/network/iproute2/iproute2-next.git
git update-ref refs/remotes/origin/main main
git config branch.topic.remote origin
git config branch.topic.merge refs/heads/main
gives 0 "tree: iproute2-next (the upstream origin/main)
to send: git send-email --to=netdev@vger.kernel.org $loader_cc $mail"
subject '[PATCH iproute2 net-next] bpf: Load maps that are pinned'

begin 'what is not the loader'
git checkout -q -b other --track origin/main
echo 'int b;' >>ip/ip.c
git commit -q -a -s -m 'ip: Show the queue of a device' -m 'Nobody could see which queue a device has, and now they can.'
gives 0 "tree: iproute2-next (the upstream origin/main)
to send: git send-email --to=netdev@vger.kernel.org $work/o/0001-ip-Show-the-queue-of-a-device.patch"

begin 'a message without a text is no error there'
echo 'int c;' >>ip/ip.c
git commit -q -a -s -m 'ip: Show the other queue'
status=0
git bpf-format-patch -o "$work/o" -1 >"$work/out" 2>"$work/err" || status=$?
same $status 0 'exit status'
same "$(grep -c 'warning: .*\[message-not-empty\]' "$work/err")" 1 warnings

begin 'a branch without an upstream: the remote tells the repository, not the tree'
git checkout -q --no-track -b alone
git bpf-format-patch -1 >"$work/out" 2>"$work/err" || status=$?
same "$status $(head -n 1 "$work/err")" \
	'128 fatal: this is iproute2, and nothing says which of its trees the series is for' 'what is said'

begin 'outside of iproute2'
cd "$work/linux"
status=0
git bpf-format-patch -1 --kernel-commit HEAD >"$work/out" 2>"$work/err" || status=$?
same "$status $(head -n 1 "$work/err")" \
	'129 error: --kernel-commit is for iproute2, which this repository is not' 'what is said'

[ "$failures" -eq 0 ] || { echo "iproute2: $failures failures" >&2 && exit 1; }
echo 'iproute2: all passed'
