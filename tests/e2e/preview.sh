#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: preview.sh BUILDDIR SOURCEDIR
#
# git bpf-check --preview from the outside: commits, mails, an mbox and standard input, what it
# prints and where, and its exit statuses.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: preview.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
[ -x "$build/bin/git-bpf-check" ] || { echo "error: no git-bpf-check in $build/bin" >&2 && exit 1; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C TERM=dumb
export GIT_CEILING_DIRECTORIES="$work"
export PATH="$build/bin:$PATH"

test_name=
failures=0
begin() { test_name=$1; }
fail() {
	failures=$((failures + 1))
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	for file in out err; do
		if [ -s "$work/$file" ]; then head -n 40 "$work/$file" | cut -c 1-300 | sed "s/^/  $file | /" >&2; fi
	done
}
# expect STATUS COMMAND...: what it prints is in $work/out and $work/err afterwards.
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>"$work/err" <"${input:-/dev/null}" || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $*"
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
said_exactly() { same "$(cat "$work/err")" "$1" 'standard error'; }
printed_exactly() { same "$(cat "$work/out")" "$1" 'standard output'; }
printed() { grep -qF -e "$1" "$work/out" || fail "not on standard output: $1"; }
nothing_printed() { [ ! -s "$work/out" ] || fail 'there is something on standard output'; }

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"

begin 'the commits of a branch'
expect 0 git bpf-check --preview
printed_exactly 'patchwork files
  [bpf-next,0/3] Check flags in batch updates of array maps
      the cover letter of 3, version 1
  [bpf-next,1/3] bpf: Share the flag check of array maps
      patch 1 of 3, version 1
  [bpf-next,2/3] bpf: Check the flags of array map batches
      patch 2 of 3, version 1
  [bpf-next,3/3] selftests/bpf: Test unknown array map flags
      patch 3 of 3, version 1

BPF CI tries
  bpf-next, with a pull request against bpf-next_base
      by the tag bpf-next
      as "Check flags in batch updates of array maps"; the next version needs the same name

netdev checks say
  tree_selection: Clearly marked for bpf-next
  series_format: success: Posting correctly formatted
  fixes_present: success: Fixes tag not required for -next series
  verify_fixes: success
  verify_signedoff: success: Signed-off-by tag matches author and committer
      and what takes applying, building and asking MAINTAINERS'
said_exactly 'tree: bpf-next (the upstream bpf-next/master)

4 mails: nothing goes wrong there'

begin 'quiet'
expect 0 git bpf-check --preview -q
said_exactly ''

begin 'it shows the subjects that git bpf-format-patch writes'
git checkout -q -b good --track bpf-next/master
git cherry-pick arraymap-batch~2 arraymap-batch~1 >/dev/null
git log -1 --format=%B | sed '/^Cc: stable/d' | git commit -q --amend -F -
git cherry-pick arraymap-batch >/dev/null
git config branch.good.description "$(git config branch.arraymap-batch.description)"
git config branch.good.bpfVersion 3
git bpf-format-patch -q -o ../v3 >/dev/null
for range in bpf-next/master.. ../v3; do
	expect 0 git bpf-check --preview "$range"
	grep '^  \[' "$work/out" >"$work/names.$(basename "$range")"
done
cmp -s "$work/names.master.." "$work/names.v3" || fail 'the names differ'
printed '  [bpf-next,v3,2/3] bpf: Check the flags of array map batches'

begin 'another tree, a cover letter without a text'
git checkout -q arraymap-batch
git config --unset branch.arraymap-batch.description
expect 0 git bpf-check --preview --tree bpf bpf-next/master..
printed '  [bpf,1/3] bpf: Share the flag check of array maps'
printed '  bpf, with a pull request against bpf_base'
printed '  fixes_present: success: Fixes tag present in non-next series'
printed 'warning: netdev checks: series_format: Series does not have a cover letter'
said_exactly 'tree: bpf (--tree)
the cover letter has no text yet: git branch --edit-description

3 mails: 1 warning'
expect 1 git bpf-check --preview --strict bpf-next/master..
expect 1 git bpf-check --preview --tree bpf arraymap-batch
printed "error: netdev checks: fixes_present: Series targets non-next tree, but doesn't contain any Fixes tags"

begin 'a Fixes: tag for a commit that does not exist'
git checkout -q -b lost --track bpf-next/master
echo '/* x */' >>kernel/bpf/verifier.c
git commit -qa -s -m 'bpf: Fix x' -m 'Text.' -m 'Fixes: 0123456789ab ("bpf: Add x")'
lost=$(git rev-parse --short=12 HEAD)
expect 1 git bpf-check --preview
printed "  $lost: verify_fixes: fail: Problems with Fixes tag: 1 (Target SHA1 does not exist)"
printed "$lost: error: netdev checks: verify_fixes: Problems with Fixes tag: 1 (Target SHA1 does not exist)"

begin 'mails with a wrong subject, as files, an mbox and standard input'
git checkout -q good
git format-patch -q --subject-prefix='PATCHv2 BPF-NEXT' -o ../bad bpf-next/master
git format-patch -q --subject-prefix='PATCHv2 BPF-NEXT' --stdout bpf-next/master >../bad.mbox
expect 1 git bpf-check --preview ../bad
printed '  [PATCHv2,BPF-NEXT,1/3] bpf: Share the flag check of array maps
      patch 1 of 3, version 1'
printed '  bpf-next, with a pull request against bpf-next_base
  bpf, with a pull request against bpf_base
      no tag decides: the first one that it applies to'
printed "../bad/0001-bpf-Share-the-flag-check-of-array-maps.patch: error: patchwork: 'PATCHv2' is no version there: it is filed as version 1"
printed "error: BPF CI: 'BPF-NEXT' is no tag there, tags are lower case: it tries bpf-next, then bpf"
said_exactly '
3 mails: 4 errors, 1 warning'
expect 1 git bpf-check --preview ../bad.mbox
printed "../bad.mbox: error: patchwork: 'PATCHv2' is no version there: it is filed as version 1"
input=../bad.mbox
expect 1 git bpf-check --preview -
printed "error: BPF CI: 'BPF-NEXT' is no tag there"
expect 1 git bpf-check --preview --stdin
input=

begin 'outside of a repository'
cd "$work"
expect 0 git bpf-check --preview sample/v3
expect 128 git bpf-check --preview
nothing_printed

begin 'a hostile subject'
printf 'From: A <a@example.org>\nSubject: [PATCH bpf-next \033[2J] bpf: x\n\nText.\n---\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n' >hostile.patch
expect 1 git bpf-check --preview hostile.patch
if tr -d '\n' <"$work/out" | LC_ALL=C grep -q '[[:cntrl:]]'; then fail 'a control character got through'; fi
printed '\x1b'

begin 'wrong command lines'
expect 129 git bpf-check --preview --format json sample/v3
nothing_printed
said_exactly 'error: --preview is for people: it has no --format json
hint: leave one of them out
usage: git bpf-check [<options>] [<range> | <commit>... | <file>... |
                     <directory> | -]'

[ "$failures" -eq 0 ] || { echo "$failures failed" >&2 && exit 1; }
echo 'passed'
