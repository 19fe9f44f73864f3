#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: status.sh BUILDDIR SOURCEDIR
#
# git bpf-status: a series from its first commit until it is in mainline, told from what is in the
# repository, and from nothing else.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

# --- mainline, bpf-next on top of it, a maintainer, and a contributor ------------------------------

now=$(date +%s)
day=86400
clock=$((now - 40 * day))
at() { # at TIME COMMAND...
	GIT_AUTHOR_DATE="$1 +0000" GIT_COMMITTER_DATE="$1 +0000"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	shift
	"$@"
	unset GIT_AUTHOR_DATE GIT_COMMITTER_DATE
}
commit() { # commit SUBJECT [LAST PARAGRAPH]
	clock=$((clock + 600))
	git add --all
	at $clock git commit -q -m "$1" -m 'This text says why it is done, and what for.' \
		-m "${2:+$2
}Signed-off-by: Ada Patcher <ada@example.org>"
}
mark() { sed -i "$2s/\$/ $3/" "$1"; } # mark FILE LINE WORD: at the end of that line
date_of() { date -u -d "@$1" +%Y-%m-%d; }
short() { git rev-parse --short=12 "$1"; }

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git init -q "$work/trees"
cd "$work/trees"
mkdir -p kernel/bpf
for file in core list; do seq -f 'line %g' 40 >kernel/bpf/$file.c; done
commit 'bpf: Begin'
at $clock git tag -a -m v6.1 v6.1
mkdir "$work/torvalds"
for tree in torvalds/linux bpf-next; do
	git init -q --bare "$work/$tree.git"
	git push -q "$work/$tree.git" master 'refs/tags/*:refs/tags/*'
done
git clone -q "$work/bpf-next.git" "$work/maintainer"
git init -q "$work/linux"
cd "$work/linux"
git remote add bpf-next "$work/bpf-next.git"
git remote add origin "$work/torvalds/linux.git"

# --- before anything is sent ----------------------------------------------------------------------

begin 'a branch without commits of its own'
git fetch -q bpf-next
git switch -q -c topic bpf-next/master
expect 0 git bpf-status
printed '  patches    none of its own: bpf-next has all'
git fetch -q origin
expect 0 git bpf-status
same "$(cat "$work/out")" "topic
  tree       bpf-next (the upstream bpf-next/master)
  patches    none of its own: bpf-next, mainline have all" 'standard output'
same "$(cat "$work/err")" '' 'standard error'
expect 0 git bpf-status --all
same "$(cat "$work/out")" '' 'a branch that only follows its tree'

begin 'nothing is sent'
clock=$((now - 20 * day))
mark kernel/bpf/core.c 10 first
commit 'bpf: Share the flag check'
mark kernel/bpf/core.c 20 second
commit 'bpf: Check the flags' 'Acked-by: Vera Fyer <vera@example.org>'
mark kernel/bpf/list.c 20 third
commit 'bpf: Check the list'
expect 0 git bpf-status
same "$(cat "$work/out")" "topic
  tree       bpf-next (the upstream bpf-next/master)
  sent       nothing yet; next is v1
  base       $(short bpf-next/master) (\"bpf: Begin\"), the tip of bpf-next/master
  applies    yes, to bpf-next/master

  1  unsent  bpf: Share the flag check
  2  unsent  bpf: Check the flags
             Acked-by: Vera Fyer
  3  unsent  bpf: Check the list

next: not sent yet: git bpf-format-patch writes v1" 'standard output'

begin 'what no series can be written of'
git switch -q --detach
expect 0 git bpf-status
printed "next: the cover letter's text is kept with a branch: git switch -c <name>, then git branch --edit-description, then git bpf-format-patch writes v1"
git switch -q --detach topic~2
expect 0 git bpf-status
printed 'next: not sent yet: git bpf-format-patch writes v1'
git switch -q -c merging --track bpf-next/master
git merge -q --no-ff --no-edit topic >/dev/null
expect 0 git bpf-status
printed 'next: a merge is in it, and a series has none: git rebase -i bpf-next/master, and delete the lines of the commits that are not yours; then git bpf-format-patch writes v1'
git switch -q topic
git branch -q -D merging

begin 'a word of another program is shown, not obeyed'
git branch "$(printf 'e\302\233vil')" topic
git config "branch.$(printf 'e\302\233vil').bpfTree" bpf-next
expect 0 git bpf-status --all
printed 'e\u{009b}vil'
git branch -q -D "$(printf 'e\302\233vil')"

begin 'what is not there'
expect 128 git bpf-status none
said "fatal: no branch here is called 'none'"
expect 129 git bpf-status --output=x
git bpf-status -h >"$work/out" 2>&1 || :
printed 'usage: git bpf-status [<options>] [<branch>...]'
expect 129 git bpf-status --all topic
expect 129 git bpf-status --format=xml
git init -q "$work/empty"
expect 128 git -C "$work/empty" bpf-status
said 'has no commits yet'

# --- sent -----------------------------------------------------------------------------------------

send() { # send TIME: this branch, as it is
	git bpf-format-patch -q --force --no-recipients -o "$work/sent" bpf-next/master >"$work/names" 2>"$work/err"
	git bpf-format-patch --force --mark-sent "$work"/sent/*.patch >/dev/null 2>"$work/err"
	until=$(sed -n 's/.*: until //p' "$work/err")
	ref=$(git for-each-ref --format='%(refname)' --sort=-refname --count=1 refs/bpf/sent/)
	git cat-file tag "$ref" | sed "s/^\\(tagger .*> \\)[0-9]*/\\1$1/" | git hash-object -t tag -w --stdin >"$work/tag"
	git update-ref "$ref" "$(cat "$work/tag")"
}
git config branch.topic.description "$(printf 'Check all flags\n\nThe flags were not checked. Now they are.')"

begin 'sent today: wait'
send "$now"
expect 0 git bpf-status --all
same "$(cat "$work/out")" "* topic  bpf-next  v1 $(date_of "$now")  reply usually until $until" 'standard output'
expect 0 git bpf-status
printed "next: a first reply usually comes within three working days: until $until"

begin 'sent ten days ago: a reminder is polite'
send $((now - 10 * day))
expect 0 git bpf-status
printed "  sent       v1 on $(date_of $((now - 10 * day))), 10 days ago
"
printed '  changes    none since v1'
printed '  landed     0 of 3 patches; looked in bpf-next, mainline; not fetched here: bpf, net'
printed '  reviews    tags on 1 of 3 patches'
printed '  patchwork  https://patchwork.kernel.org/project/netdevbpf/list/?delegate=121173&state=*&archive=both&q=Check%20all%20flags'
printed '  2  waiting  bpf: Check the flags'
printed "next: without a reply, a short reminder in the thread is polite since $(date_of $((now - 3 * day)))"

begin 'not while the merge window is open'
at $((now - 2 * day)) git tag -a -m v6.2 v6.2 bpf-next/master
expect 0 git bpf-status
printed "  window     the merge window is open since v6.2 ($(date_of $((now - 2 * day)))), to about $(date_of $((now + 12 * day))): bpf-next takes nothing"
printed 'next: no reminder while the merge window is open'
git tag -d v6.2 >/dev/null

begin 'it does not apply any more'
git switch -q -c conflict bpf-next/master
mark kernel/bpf/list.c 20 'in the way'
commit 'bpf: Be in the way'
tip=$(git rev-parse bpf-next/master)
git update-ref refs/remotes/bpf-next/master HEAD
git switch -q topic
expect 0 git bpf-status
printed '  applies    no: conflicts in kernel/bpf/list.c'
printed 'next: it does not apply any more: git rebase bpf-next/master, then git bpf-format-patch writes v2'
git update-ref refs/remotes/bpf-next/master "$tip"
git branch -q -D conflict

begin 'changed since'
git switch -q -c changed
git config branch.changed.bpfSeries "$(git config branch.topic.bpfSeries)"
git config branch.changed.bpfTree bpf-next
mark kernel/bpf/list.c 30 more
git commit -q --amend --all --no-edit
expect 0 git bpf-status
printed '  changes    since v1: 2 as before, 1 changed'
printed 'next: changed since: git bpf-format-patch writes v2'
expect 0 git bpf-status --all
printed "* changed  bpf-next  v1 $(date_of $((now - 10 * day)))  changed since, v2 is next"
printed "  topic    bpf-next  v1 "
git switch -q topic
git branch -q -D changed

# --- applied --------------------------------------------------------------------------------------

apply() { # apply NUMBER: the patch that was sent with this number
	GIT_COMMITTER_NAME=Max GIT_COMMITTER_EMAIL=max@example.org git -C "$work/maintainer" am -q "$work/sent/000$1"-*.patch
}
publish() { # publish TREE
	git -C "$work/maintainer" push -q --force "$work/$1.git" master
	git fetch -q --multiple bpf-next origin
}

begin 'one is applied as it is, one is changed'
apply 1
apply 2
(cd "$work/maintainer" && mark kernel/bpf/core.c 21 third && git commit -q --amend --all --no-edit)
publish bpf-next
expect 0 git bpf-status
printed '  landed     2 of 3 patches, in bpf-next; not fetched here: bpf, net'
printed "  1  landed   bpf: Share the flag check
              bpf-next $(short bpf-next/master~1)
  2  landed   bpf: Check the flags
              bpf-next $(short bpf-next/master), changed when applied
              Acked-by: Vera Fyer
  3  waiting  bpf: Check the list
"
printed 'next: git rebase bpf-next/master leaves out what landed as it is; git bpf-format-patch writes v2 of the rest'

git switch -q -c rest bpf-next/master
git cherry-pick topic >/dev/null
git config branch.rest.bpfSeries "$(git config branch.topic.bpfSeries)"
git config branch.rest.bpfTree bpf-next
expect 0 git bpf-status
printed 'the tip of bpf-next/master'
printed 'next: git bpf-format-patch writes v2 of the rest'
git config --unset branch.rest.bpfSeries
git update-ref refs/remotes/bpf/master bpf-next/master
git remote add bpf https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git
git switch -q -c copies "$(git merge-base topic bpf-next/master)"
tip=$(git rev-parse bpf-next/master)
git update-ref refs/remotes/bpf-next/master HEAD
git config branch.copies.bpfTree bpf-next
git cherry-pick topic~2 topic >/dev/null
expect 0 git bpf-status
printed '  landed     1 of 2 patches, in bpf'
printed 'next: git rebase -i bpf-next/master, and delete the lines of what landed; git bpf-format-patch writes v1 of the rest'
git update-ref refs/remotes/bpf-next/master "$tip"
git remote remove bpf
git switch -q topic
git branch -q -D rest copies

begin 'a history that is cut'
git init -q "$work/shallow"
git -C "$work/shallow" remote add bpf-next "file://$work/bpf-next.git"
git -C "$work/shallow" fetch -q --depth 3 bpf-next
git -C "$work/shallow" fetch -q --depth 4 "file://$work/linux" topic:topic
git -C "$work/shallow" switch -q topic
git -C "$work/shallow" config branch.topic.bpfTree bpf-next
expect 0 env GIT_TRACE="$work/trace" git -C "$work/shallow" bpf-status
printed 'landed     2 of 3 patches, in bpf-next; not fetched here: bpf, net, mainline; the history here is cut (git fetch --unshallow)'
# The commit at which it ends looks as if it had brought all files.
grep -q 'git diff-tree --stdin -r -p -U0' "$work/trace" || fail 'nothing was compared'
! grep 'git diff-tree --stdin -r -p -U0' "$work/trace" | grep -q -e --root || fail 'the whole tree was compared'

begin 'the same title of somebody else is another patch'
(cd "$work/maintainer" && mark kernel/bpf/list.c 35 other && git commit -q --all -m 'bpf: Check the list' \
	--author 'Eve Other <eve@example.org>')
publish bpf-next
expect 0 git bpf-status
printed '  3  waiting  bpf: Check the list'

begin 'the tree is rebased, and a title is edited'
(cd "$work/maintainer" && git reset -q --hard origin/master && git reset -q --hard v6.1 &&
	mark kernel/bpf/list.c 2 another && git commit -q --all -m 'bpf: Another' --author 'Eve Other <eve@example.org>')
for number in 1 2 3; do apply $number; done
(cd "$work/maintainer" && git commit -q --amend -m 'bpf: Check flags of the list')
publish bpf-next
expect 0 git bpf-status
printed '  landed     3 of 3 patches, in bpf-next; not fetched here: bpf, net'
printed "  3  landed  bpf: Check the list
             bpf-next $(short bpf-next/master) (\"bpf: Check flags of the list\")"
printed 'next: applied: it is on its way to mainline, which is no final verdict'
not_printed 'applies'
expect 0 git bpf-status --all
printed '  landed in bpf-next'

begin 'one is taken back, and brought in again'
(cd "$work/maintainer" && git revert --no-edit HEAD~1 >/dev/null)
publish bpf-next
expect 0 git bpf-status
printed "  2  reverted  bpf: Check the flags
               bpf-next $(short bpf-next/master~2), taken back by $(short bpf-next/master)"
printed "next: taken back: git show $(short bpf-next/master) says why"
(cd "$work/maintainer" && git revert --no-edit HEAD >/dev/null && git commit -q --amend -m 'Reapply "bpf: Check the flags"')
publish bpf-next
expect 0 git bpf-status
printed '  2  landed  bpf: Check the flags'

begin 'in mainline'
publish torvalds/linux
expect 0 git bpf-status
printed '  landed     3 of 3 patches, in bpf-next, mainline; not fetched here: bpf, net'
printed 'next: all of it is in mainline'

# --- for programs, and in odd places --------------------------------------------------------------

begin 'JSON'
expect 0 git bpf-status --all --format=json
for part in '"schema_version": 1' '"branch": "topic"' '"stage": "landed"' '"version": 1' '"landed": 3' '"base": null'; do
	printed "$part"
done
git -C "$work/linux" bpf-status --format=json >"$work/out"
printed '"behind": '

begin 'not on a branch, and in a subdirectory'
git switch -q --detach topic
expect 0 git -C kernel/bpf bpf-status
printed 'HEAD
'
printed '  1  landed  bpf: Share the flag check'
expect 0 git bpf-status topic refs/heads/topic
same "$(grep -c '^topic$' "$work/out")" 2 'two branches'

begin 'a branch that b4 prepares, with the message-id that b4 noted'
git switch -q -c b4/other bpf-next/master
git commit -q --allow-empty -m 'Add other' -m '--- b4-submit-tracking ---
{"series": {"change-id": "20260102-other-1b2c3d4e5f60", "history": {"v1": ["other@example.org"]}}}'
mark kernel/bpf/list.c 38 other
commit 'bpf: Do something else'
git tag -a -m 'Add other' sent/20260102-other-1b2c3d4e5f60-v1
expect 0 git bpf-status
printed '  thread     https://lore.kernel.org/all/other@example.org/'
printed '  1  waiting  bpf: Do something else'
mark kernel/bpf/list.c 39 more
git commit -q --amend --all --no-edit
expect 0 git bpf-status
printed 'next: changed since: b4 send sends v2'

begin 'no tree is here'
git remote remove bpf-next
git remote remove origin
git switch -q topic
expect 1 git bpf-status
said 'warning: cannot tell where this branch starts'
printed '  sent       v1 on '

finish
