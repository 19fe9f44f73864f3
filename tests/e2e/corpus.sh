#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: corpus.sh BUILDDIR SOURCEDIR
#
# 1,121 real, accepted BPF commits: an error there must be a true breach of the rules. The commits
# are not part of the project; without them beside it, the test is skipped.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: corpus.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
corpus=$2/../shared/corpus/accepted.fast-import
[ -f "$corpus" ] || { echo "skipped: there is no $corpus" && exit 77; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C PATH="$build/bin:$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
git init -q --template= "$work/accepted"
git -C "$work/accepted" fast-import --quiet <"$corpus"
cd "$work/accepted"

status=0
git bpf-check "$(git rev-list --max-parents=0 accepted)..accepted" >findings 2>summary || status=$?
sed -n 's/^\([0-9a-f]\{12\}\):[0-9:]* error: .*\[\([a-z0-9-]*\)\]$/\1 \2/p' findings >errors

# The first has a Fixes: tag with seven digits; the second says "Signed-of-by".
cat >expected <<'LIST'
553ec89236bc fixes-format
af20634e2f71 author-signoff
LIST
diff -u expected errors || { echo "FAILED: other errors than the known ones" >&2 && exit 1; }
[ "$status" -eq 1 ] || { echo "FAILED: exit status $status" >&2 && exit 1; }
grep -q '^1121 commits checked for bpf-next (.*): 2 errors, [0-9]* warnings, ' summary ||
	{ cat summary && echo "FAILED: another summary" >&2 && exit 1; }

# Warnings are for one commit in ten at most, or nobody reads them.
warnings=$(grep -c ' warning: ' findings)
[ "$warnings" -le 112 ] || { echo "FAILED: $warnings warnings on 1121 commits" >&2 && exit 1; }

# The same from mails, whole series apart.
git format-patch -q -1 --stdout --subject-prefix='PATCH bpf-next' 553ec89236bc >one.patch
status=0
git bpf-check one.patch >findings 2>&1 || status=$?
if [ "$status" -ne 1 ] || ! grep -q ' error: a commit id of 7 digits.* \[fixes-format\]$' findings; then
	cat findings && echo "FAILED: the mail was judged otherwise" >&2 && exit 1
fi
