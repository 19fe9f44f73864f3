#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: hooks_start_nothing.sh BUILDDIR SOURCEDIR
#
# Hooks run by themselves, in work trees that hold what others sent. Seen with strace: they start git, and
# nothing that the work tree or a relative part of PATH has, and open no socket, not even where objects are
# missing that git would fetch.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"
if ! command -v strace >/dev/null || ! strace -f -o /dev/null true 2>/dev/null; then
	echo 'skipped: strace is not here, or may not trace' >&2
	exit 77
fi
export ASAN_OPTIONS=detect_leaks=0
hooks=$build/libexec/git-bpf
git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master

# A work tree in which everything that somebody might run says so when it is run.
mine="$work/ran"
trap_text="#!/bin/sh
echo \"\$0\" >>'$mine'
exit 1"
git init -q --template= "$work/linux"
cd "$work/linux"
mkdir -p scripts kernel/bpf tools/bin .bpf .git/hooks
for name in git sh perl python3 checkpatch.pl get_maintainer.pl git-bpf-check bpf-check less vi ssh \
	scripts/checkpatch.pl scripts/get_maintainer.pl scripts/git tools/bin/git .bpf/hook .bpf-check; do
	printf '%s\n' "$trap_text" >"$name"
	chmod 755 "$name"
done
for name in .bpfconfig .bpf.conf .bpf/config .gitconfig .b4-config .lcheckpatch.conf .checkpatch.conf; do
	printf '[bpf]\n\thook = off\n\tcheckpatch = ./scripts/checkpatch.pl\n[core]\n\tfsmonitor = ./git\n\tpager = ./less\n' >"$name"
done
printf '* filter=evil diff=evil merge=evil\n' >.gitattributes
printf 'Root <root@example.org> <ada@example.org>\n' >.mailmap
printf 'BPF\nL:\tbpf@vger.kernel.org\nF:\tkernel/bpf/\n' >MAINTAINERS
echo 'int a;' >kernel/bpf/arraymap.c
git add -A
git commit -q -m 'bpf: Begin'
git update-ref refs/remotes/bpf-next/master HEAD
git config remote.bpf-next.url https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git config branch.master.remote bpf-next
echo 'int b;' >>kernel/bpf/arraymap.c
git commit -q -a -m 'Fixed the leak.'
git format-patch -q -o "$work/mails" --subject-prefix='PATCH bpf-next' --base=HEAD^ -1
mail=$(echo "$work/mails"/*)
echo 'int c;' >>kernel/bpf/arraymap.c
git add -A
echo 'int d;' >>kernel/bpf/arraymap.c
rm -f "$mine"

# traced NAME COMMAND...: what was started and connected to is in $work/trace.
traced() {
	test_name=$1
	shift
	status=0
	PATH=".::tools/bin:$PATH:" strace -f -q -s 300 -o "$work/trace" -e trace=execve,execveat,socket,connect "$@" \
		>"$work/out" 2>"$work/err" </dev/null || status=$?
	[ "$status" -le 1 ] || fail "exit status $status"
	[ ! -e "$mine" ] || fail "run: $(sort -u "$mine" | tr '\n' ' ')"
	rm -f "$mine"
	sed -n 's/.*execveat\{0,1\}("\([^"]*\)".*= 0$/\1/p' "$work/trace" | sort -u >"$work/started"
	while read -r program; do
		case $program in
		"$real" | "$exec_path"/* | "$build"/*) ;;
		*) fail "started: $program" ;;
		esac
	done <"$work/started"
	! grep -q 'socket(\|connect(' "$work/trace" || fail "$(grep 'socket(\|connect(' "$work/trace")"
}
real=$(command -v git) exec_path=$(git --exec-path)
message=.git/COMMIT_EDITMSG
all_hooks() {
	echo 'Fix leak' >$message
	GIT_EDITOR=: traced "prepare-commit-msg, $where" "$hooks/prepare-commit-msg" $message message
	printf '\n# a comment\n' >$message
	traced "prepare-commit-msg, an editor, $where" "$hooks/prepare-commit-msg" $message
	printf 'Fixed it.\n# a comment\n' >$message
	traced "commit-msg, $where" "$hooks/commit-msg" $message
	said 'Signed-off-by' || :
	traced "applypatch-msg, $where" "$hooks/applypatch-msg" $message
	traced "sendemail-validate, $where" "$hooks/sendemail-validate" "$mail"
	rm -f .git/bpf-send-email
}
where='a hostile work tree'
all_hooks
begin 'it can be seen'
PATH=".:$PATH" git --version || :
[ -e "$mine" ] || fail 'nothing is run from the work tree at all'
rm -f "$mine"

# --- as git runs them ---------------------------------------------------------------------------

# core.fsmonitor is of this repository's own configuration; a program of ours does not ask for it.
begin 'core.fsmonitor'
printf '%s\n' "$trap_text" >"$work/monitor"
chmod 755 "$work/monitor"
git config core.fsmonitor "$work/monitor"
where='with core.fsmonitor'
all_hooks
git status --short >"$work/out" 2>"$work/err"
[ -e "$mine" ] || fail 'git status does not ask it, either'
rm -f "$mine"
git config --unset core.fsmonitor

# --- objects that are not here ------------------------------------------------------------------

# Without trees, git log -- <path> would fetch; git before 2.45 knows no GIT_NO_LAZY_FETCH.
begin 'a partial clone'
git commit -q -m 'Staged'
git config uploadpack.allowFilter true
git config uploadpack.allowAnySHA1InWant true
mkdir "$work/bin"
printf '#!/bin/sh\necho "upload-pack $*" >>"%s"\nexec "%s" upload-pack "$@"\n' "$work/fetched" "$real" >"$work/bin/upload"
chmod 755 "$work/bin/upload"
for filter in blob:none tree:0; do
	git clone -q --no-local --no-checkout --filter=$filter "file://$work/linux" "$work/partial-${filter%:*}" 2>/dev/null
	cd "$work/partial-${filter%:*}"
	git read-tree HEAD 2>/dev/null || :
	git config remote.origin.uploadpack "$work/bin/upload"
	rm -f "$work/fetched"
	where="a partial clone, $filter"
	echo 'Fix leak' >$message
	GIT_EDITOR=: expect 0 "$hooks/prepare-commit-msg" $message message
	printf 'Fixed it.\n# a comment\n' >$message
	test_name="commit-msg, $where"
	expect 1 "$hooks/commit-msg" $message
	test_name="sendemail-validate, $where"
	status=0
	"$hooks/sendemail-validate" "$mail" >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ "$status" -le 1 ] || fail "exit status $status"
	[ ! -e "$work/fetched" ] || fail "fetched: $(cat "$work/fetched")"
	git log -p --format=%s >"$work/out" 2>&1
	[ -e "$work/fetched" ] || fail 'git log fetches nothing, either'
	cd "$work/linux"
done

finish
