#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: pass_through.sh BUILDDIR SOURCEDIR
#
# Every option of git format-patch: with --no-policy, the command gives what git format-patch gives,
# byte for byte.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: pass_through.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
[ -x "$build/bin/git-bpf-format-patch" ] || {
	echo "error: no git-bpf-format-patch in $build/bin" >&2
	exit 1
}

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short.
printf '[bpf]\n\tcover-letter-prose = off\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=xterm
export GIT_CEILING_DIRECTORIES="$work" GIT_AUTHOR_DATE='1767700000 +0000' GIT_COMMITTER_DATE='1767700000 +0000'
export TMPDIR="$work/temporary" PATH="$build/bin:$PATH"
mkdir "$TMPDIR"

failures=0
fail() {
	failures=$((failures + 1))
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	for file in out err; do
		if [ -s "$work/$file" ]; then head -n 20 "$work/$file" | cut -c 1-300 | sed "s/^/  $file | /" >&2; fi
	done
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# --- the repository -----------------------------------------------------------------------

git init -q --template= -b topic "$work/repository"
cd "$work/repository"
git config user.name 'Ada Patcher'
git config user.email ada@example.org
mkdir -p kernel/bpf
seq 40 | sed 's/^/line /' >kernel/bpf/a.c
seq 40 | sed 's/^/other /' >kernel/bpf/b.c
printf '\000\001' >kernel/bpf/blob
git add . && git commit -q -m base && git tag base
git mv kernel/bpf/b.c kernel/bpf/c.c
sed -i 's/other 7$/other  7/' kernel/bpf/c.c
printf '\000\002' >kernel/bpf/blob
git add --all && git commit -q -s -m 'bpf: Rename the other file' -m 'It was called b for no reason at all.'
sed -i 's/^line 1$/line  1/; s/^line 20$/line twenty\n/; s/^line 38$/new/' kernel/bpf/a.c
git add --all && git commit -q -s -m 'bpf: Change some lines' -m 'These lines were not as they should be.'
git notes add -m 'A note to the reviewer'
git config branch.topic.description 'Make maps better

Maps could be better in every respect. This series makes them so.'
git config branch.topic.bpfTree bpf-next
git update-ref 'refs/heads/--output=victim' HEAD
echo 'A Signature' >"$work/signature"

# --- without the policy: what git format-patch gives ---------------------------------------

# The ids of mails are made of the time of day.
undated() { find "$1" -type f -exec sed -i 's/\.[0-9]\{9,10\}\.git\././' {} +; }

# run DIRECTORY COMMAND...: what it prints, its status and what is in the work tree afterwards.
run() {
	place=$1
	shift
	rm -rf "$place" && mkdir "$place"
	status=0
	"$@" >"$place/stdout" 2>"$place/stderr" </dev/null || status=$?
	echo "$status" >"$place/status"
	cp -RP "$work/repository" "$place/tree" && rm -rf "$place/tree/.git"
	git -C "$work/repository" clean -fdqx
	undated "$place"
}

# plain ARGUMENT...: of git format-patch.
plain() {
	test_name="--no-policy $*"
	run "$work/theirs" git format-patch "$@"
	run "$work/ours" git bpf-format-patch --no-policy "$@"
	cp "$work/ours/stdout" "$work/out" && cp "$work/ours/stderr" "$work/err"
	diff -r "$work/theirs" "$work/ours" >"$work/difference" || fail "not git format-patch: $(head -n 5 "$work/difference")"
}

newline='
'
plain base
plain -1
plain -2 --cover-letter
plain -1 -o out
plain -1 -o 'a b/c'
plain -1 -o "line${newline}break"
plain -1 -o ./-x
plain -1 -o kernel/bpf/a.c
plain -1 -o out --output-directory=out2
plain -1 --stdout
plain -2 --stdout -s --cover-letter
plain -1 --stdout -o out
plain -1 --output=victim
plain -1 --output victim
plain --output=victim
plain '--output=victim' --
plain -1 refs/heads/--output=victim
plain --end-of-options --output=victim
plain -1 --end-of-options --output=victim
plain -1 -- kernel
plain -1 -- --no-policy
plain base..
plain HEAD..HEAD
plain HEAD
plain nowhere
plain -0
plain --root HEAD
plain --bogus
plain -Z
plain --to
plain --start-number=x
plain -h
plain --tree=bpf-next -1
plain --dry-run -1
plain -1 --force
plain -1 --resend
plain -1 -k
plain -2 --attach
plain -2 --inline=boundary
plain -2 -N
plain -2 -n -v2
plain -1 -v 1.5
plain -1 --rfc
plain -1 --subject-prefix='PATCH linux'
plain -1 --subject-prefix '--no-policy'
plain -1 --to --no-policy --cc='Foo, Bar <a@example.org>'
plain -1 --add-header "X-A: b${newline}X-C: d"
plain -1 --in-reply-to='<1@example.org>' --thread
plain -2 --thread=deep
plain -2 --thread=bogus
plain -1 -w
plain -1 -U0 --no-binary
plain -1 --color=always
plain -1 --numbered-files
plain -1 --suffix=.txt
plain -1 --suffix=/../../x
plain -1 --signature-file="$work/signature"
plain -1 --signature="a${newline}b"
plain -1 --base=HEAD~1
plain -1 --base=auto
plain -1 --notes --interdiff=HEAD~1
plain -1 -v2 --range-diff=HEAD~2..HEAD~1
plain -2 -q
plain -2 --progress
plain -1 --since=2000-01-01 --author=Ada
plain -1 --zero-commit --from='Relay <relay@example.org>'
plain --all
plain -1 -so out
plain

test_name='--no-policy stands anywhere'
for form in '--no-policy -1 -o out' '-1 --no-policy -o out' '-1 -o out --no-policy' '--no-policy --no-policy -1 -o out'; do
	# shellcheck disable=SC2086 # words on purpose
	run "$work/ours" git bpf-format-patch $form
	run "$work/theirs" git format-patch -1 -o out
	diff -r "$work/theirs" "$work/ours" >"$work/out" || fail "$form"
done

test_name='--no-policy, configuration and place'
for setting in format.subjectPrefix=X format.attach=true format.outputDirectory=out format.coverLetter=true \
	bpf.subject-present=nonsense format.noprefix=true diff.noprefix=true color.ui=always; do
	run "$work/theirs" git -c "$setting" format-patch -1
	run "$work/ours" git -c "$setting" bpf-format-patch --no-policy -1
	diff -r "$work/theirs" "$work/ours" >"$work/out" || fail "$setting"
done
cd kernel
plain -1 -o ../out
plain -1 --relative
cd "$work/temporary"
run "$work/theirs" git format-patch -1
run "$work/ours" git bpf-format-patch --no-policy -1
diff -r "$work/theirs" "$work/ours" >"$work/out" || fail 'outside of a repository'
cd "$work/repository"

test_name='--no-policy, standard descriptors'
# shellcheck disable=SC2217 # closed on purpose
for close in '</dev/null >&-' '<&- 2>&-' '>/dev/full'; do
	case $close in *full*) [ -c /dev/full ] || continue ;; esac
	theirs=0 ours=0
	sh -c "git format-patch -1 --stdout $close" 2>/dev/null >"$work/theirs.out" || theirs=$?
	sh -c "git bpf-format-patch --no-policy -1 --stdout $close" 2>/dev/null >"$work/ours.out" || ours=$?
	same "$ours" "$theirs" "status with $close"
	cmp -s "$work/theirs.out" "$work/ours.out" || fail "output with $close"
done
echo HEAD~1..HEAD >"$work/revisions"
git format-patch --stdout --stdin <"$work/revisions" >"$work/theirs.out"
git bpf-format-patch --no-policy --stdout --stdin <"$work/revisions" >"$work/ours.out"
cmp -s "$work/theirs.out" "$work/ours.out" || fail 'standard input does not arrive'

test_name='--no-policy, a signal'
mkfifo "$work/fifo"
git-bpf-format-patch --no-policy --stdout --stdin <"$work/fifo" >/dev/null 2>&1 &
pid=$!
exec 9>"$work/fifo"
kill -TERM $pid
status=0
{ wait $pid; } 2>/dev/null || status=$?
exec 9>&-
same $status 143 'exit status'

test_name='--no-policy, a terminal'
if command -v script >/dev/null; then
	for command in format-patch 'bpf-format-patch --no-policy'; do
		GIT_PAGER='sed s/^/paged:/' script -qec "git $command --stdout -1" /dev/null </dev/null >"$work/${command%%-*}"
	done
	cmp -s "$work/format" "$work/bpf" || fail 'it prints something else there'
	grep -q '^paged:From ' "$work/bpf" || fail 'no pager'
else
	echo 'pass_through.sh: no script(1) here, the terminal is not tried' >&2
fi

# --- end ----------------------------------------------------------------------------------

[ "$failures" -eq 0 ] || { echo "git bpf-format-patch, pass-through: $failures failures" >&2 && exit 1; }
echo 'git bpf-format-patch, pass-through: all passed'
