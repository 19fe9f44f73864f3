#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: try.sh BUILDDIR
#
# Shows the programs in BUILDDIR at work on the sample: what git bpf-check says about a series with
# a mistake, how the mistake is corrected, the mails that git bpf-format-patch writes, and what the
# commit-msg hook does. Fails as soon as a step does not do what is said here, so it is a test too.

set -eu
unset CDPATH

[ $# -eq 1 ] || { echo "usage: try.sh BUILDDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$(dirname -- "$0")/../.." && pwd)
[ -x "$build/bin/git-bpf-check" ] || { echo "error: no git-bpf-check in $build/bin" >&2 && exit 1; }

# The same for everyone, whatever their configuration says.
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C
export PATH="$build/bin:$PATH"

sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
trap 'exit 130' HUP INT TERM

explain() { printf '\n# %s\n' "$@"; }

# expect STATUS COMMAND: shows the command and its output, which is in $sample/output afterwards.
expect() {
	printf '\n$ %s\n' "$2"
	status=0
	eval "$2" >"$sample/output" 2>&1 </dev/null || status=$?
	cat "$sample/output"
	[ "$status" -eq 0 ] || printf '(exit status %s)\n' "$status"
	[ "$status" -eq "$1" ] || fail "the exit status was to be $1"
}

# The last command must have printed the fixed text $1.
printed() { grep -qF -e "$1" "$sample/output" || fail "this was to be printed: $1"; }
not_printed() { ! grep -qF -e "$1" "$sample/output" || fail "this was not to be printed: $1"; }

fail() {
	printf '\nerror: %s\n' "$1" >&2
	exit 1
}

sh "$source/tests/sample/make-sample.sh" "$sample"
cd "$sample/linux"

explain 'A branch with three commits for bpf-next. The second has a mistake.'
expect 0 'git log --oneline bpf-next/master..'
expect 1 'git bpf-check'
printed 'Cc: stable@vger.kernel.org'
printed '^'
printed '[no-cc-stable]'

explain 'Take the line out of that commit, and check again.'
export GIT_SEQUENCE_EDITOR='sed -i 2s/pick/reword/' GIT_EDITOR='sed -i /^Cc:.stable@/d'
expect 0 "GIT_SEQUENCE_EDITOR='$GIT_SEQUENCE_EDITOR' \\
  GIT_EDITOR='$GIT_EDITOR' git rebase -q -i bpf-next/master"
unset GIT_SEQUENCE_EDITOR GIT_EDITOR
expect 0 'git log -1 HEAD~1'
printed 'Fixes: '
not_printed 'Cc: stable'
expect 0 'git bpf-check'
not_printed '[no-cc-stable]'

explain 'The branch description becomes the cover letter. Say there what is new in version 2.'
export GIT_EDITOR="printf '\nv1 -> v2:\n- patch 2: do not Cc the stable list\n' >>"
expect 0 "GIT_EDITOR=\"$GIT_EDITOR\" git branch --edit-description"
unset GIT_EDITOR
expect 0 'git bpf-format-patch -v2 -o ../outgoing'
expect 0 'cat ../outgoing/*-cover-letter.patch'
printed 'A program cannot find out that way whether a flag has any effect'
expect 0 "grep -h '^Subject:' ../outgoing/*.patch"
printed 'Subject: [PATCH bpf-next v2 0/3] Check flags in batch updates of array maps'
printed 'Subject: [PATCH bpf-next v2 1/3] bpf: '
printed 'Subject: [PATCH bpf-next v2 2/3] bpf: '
printed 'Subject: [PATCH bpf-next v2 3/3] selftests/bpf: '

explain 'The hooks check a message before there is a commit.'
install=$source/install.sh libexec=$build/libexec/git-bpf
expect 0 "sh '$install' --hooks . --libexec '$libexec'"
expect 0 'git checkout -q -b arraymap-leak bpf/master'
expect 0 "sed -i 's/kvfree(array->value);/&\n\tkfree(array);/' kernel/bpf/arraymap.c"
expect 1 'git commit -a -m "Fix array map leak"'
printed '[message-not-empty]'
expect 0 'git log -1 --format=%s'
not_printed 'Fix array map leak'

fixes=$(git log -1 --abbrev=12 --format='Fixes: %h ("%s")' --grep='^bpf: Allocate the values')
expect 0 "git commit -q -a -s -F - <<'EOF'
bpf: Free the array with its values

array_map_free() frees the values of an array map but not the array that
points to them. Each array map therefore leaks one struct bpf_array when
its last user closes it.

$fixes
EOF"
expect 0 'git log -1'
printed '    bpf: Free the array with its values'
printed '    Signed-off-by: Ada Patcher <ada@example.org>'

explain 'All of this happened in a temporary directory, which is removed now.'
