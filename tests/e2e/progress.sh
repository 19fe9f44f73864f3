#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: progress.sh BUILDDIR SOURCEDIR
#
# Long work shows on a terminal how far it is, and nowhere else.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
check=$build/bin/git-bpf-check
command -v script >/dev/null || { echo "skipped: script(1) is not here"; exit 77; }

# at_terminal COMMAND: what it writes to a terminal, one line for each that it writes over.
at_terminal() { script -qec "$1" /dev/null </dev/null | tr '\r' '\n' >"$work/terminal" || :; }
shows() { grep -qxF "$1" "$work/terminal" || { fail "not shown: $1"; cat "$work/terminal"; }; }
shows_none() { ! grep -F 'Checking ' "$work/terminal" || fail 'progress is shown'; }

begin 'commits'
at_terminal "GIT_PROGRESS_DELAY=0 '$check' HEAD~3.."
shows 'Checking commits: 100% (3/3)'
same "$(sed -n '/^Checking/{n;p;}' "$work/terminal" | tr -d ' ')" '' 'the line afterwards'
begin 'mails'
"$build/bin/git-bpf-format-patch" -q --force -o "$work/mails" >/dev/null 2>&1
at_terminal "GIT_PROGRESS_DELAY=0 '$check' '$work/mails'"
shows 'Checking mails: 100% (3/3)'

begin 'what is done soon shows nothing'
at_terminal "GIT_PROGRESS_DELAY=1000 '$check' HEAD~3.."
shows_none
begin 'quiet'
at_terminal "GIT_PROGRESS_DELAY=0 '$check' -q HEAD~3.."
shows_none
begin 'one commit is no progress'
at_terminal "GIT_PROGRESS_DELAY=0 '$check' HEAD"
shows_none
begin 'standard error is no terminal'
at_terminal "GIT_PROGRESS_DELAY=0 '$check' HEAD~3.. 2>'$work/err'"
shows_none
! grep -F 'Checking ' "$work/err" || fail 'progress is in a file'
begin 'in the background'
at_terminal "set -m; GIT_PROGRESS_DELAY=0 '$check' HEAD~3.. & wait"
shows_none

finish
