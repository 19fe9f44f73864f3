#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: color.sh BUILDDIR SOURCEDIR
#
# Colour at a terminal and in git's pager, each stream for itself; what decides on it otherwise is in
# tests/report/color_test.cc.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

escape=$(printf '\033')
git init -q "$work/repository"
cd "$work/repository"
git config user.name A
git config user.email a@example.org
git commit -q --allow-empty -m x
printf 'From: A <a@example.org>\nSubject: [PATCH bpf-next] bpf: Fix it\n\nSigned-off-by: A <a@example.org>\n' >bad.patch

colored() { grep -q "$escape" "$work/$1" || fail "standard $1 is not coloured"; }
plain() { ! grep -q "$escape" "$work/$1" || fail "standard $1 is coloured"; }

begin "in git's pager"
export GIT_PAGER_IN_USE=true
expect 1 git bpf-check bad.patch
colored out
expect 1 git -c color.pager=false bpf-check bad.patch
plain out
# Findings of this go to standard error, which is not in the pager.
expect 1 git bpf-format-patch --tree=bpf-next -1
plain err
expect 1 git bpf-format-patch --color --tree=bpf-next -1
colored err
expect 1 git -c color.bpf=always bpf-format-patch --no-color --tree=bpf-next -1
plain err
expect 129 git bpf-format-patch --color=red -1
unset GIT_PAGER_IN_USE

# terminal WORDS: the line for a shell, run at a terminal, with its output in $work/out.
terminal() { SHELL=/bin/sh script -qec "$1" "$work/out" >/dev/null 2>&1 </dev/null || :; }
if script -qec true "$work/out" >/dev/null 2>&1 </dev/null; then
	begin "at a terminal"
	terminal "git bpf-check bad.patch"
	colored out
	terminal "git bpf-format-patch --tree=bpf-next -1 >$work/stdout"
	colored out
	terminal "git bpf-format-patch --tree=bpf-next -1 2>$work/err"
	plain err

	begin "pager.bpf-check"
	git config core.pager "cat >$work/paged"
	terminal "git -c pager.bpf-check=true bpf-check bad.patch"
	grep -q "$escape.*message-not-empty" "$work/paged" || fail "findings are not coloured in the pager"
	terminal "git -c pager.bpf-check=true -c color.pager=false bpf-check bad.patch"
	grep -q "message-not-empty" "$work/paged" || fail "findings are not in the pager"
	! grep -q "$escape" "$work/paged" || fail "findings are coloured in the pager in spite of color.pager"
fi
finish
