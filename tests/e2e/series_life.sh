#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: series_life.sh BUILDDIR SOURCEDIR
#
# A series from its first version to its third: which tree it is for, which version it is, what was
# sent before, and where it stands in its tree.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

# --- a mainline with releases, bpf and bpf-next on top of it, and a contributor ------------------

clock=$(($(date +%s) - 40 * 86400))
commit() { # commit SUBJECT [BODY LINE...]
	clock=$((clock + 600))
	GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	printf '%s\n' "$1" '' 'This text says why it is done, and what for.' >"$work/message"
	shift
	[ $# -eq 0 ] || printf '%s\n' '' "$@" >>"$work/message"
	printf '\nSigned-off-by: Ada Patcher <ada@example.org>\n' >>"$work/message"
	git add --all
	git commit -q --allow-empty --cleanup=verbatim -F "$work/message"
}
write() { # write FILE LINE: the line below the one that is called MARK in it
	mkdir -p "$(dirname "$1")"
	[ -f "$1" ] || seq -f 'line %g of the file' 30 >"$1"
	sed -i "${3-15}s/\$/\\n$2/" "$1"
}
fixes() { git log -1 --abbrev=12 --format='Fixes: %h ("%s")' "$1"; }

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git init -q "$work/trees"
cd "$work/trees"
write kernel/bpf/core.c 'int core;'
write kernel/bpf/list.c 'int list;'
commit 'bpf: Begin'
write kernel/bpf/core.c 'int leak;'
commit 'bpf: Allocate values'
git tag -a -m v6.1 v6.1
released=$(git rev-parse HEAD)
git branch bpf
git checkout -q -b bpf-next
write kernel/bpf/list.c 'int fresh;'
commit 'bpf: Add list map'
only_next=$(git rev-parse HEAD)
git checkout -q bpf
write kernel/bpf/core.c 'int only_bpf;' 3
commit 'bpf: Fix begin' "$(fixes v6.1~1)"
for tree in bpf bpf-next; do
	git init -q --bare "$work/$tree.git"
	git push -q "$work/$tree.git" "$tree:master" 'refs/tags/*:refs/tags/*'
done

git init -q "$work/linux"
cd "$work/linux"
git remote add bpf "$work/bpf.git"
git remote add bpf-next "$work/bpf-next.git"

# --- which tree ---------------------------------------------------------------------------------

begin 'no tree was fetched'
git fetch -q "$work/bpf-next.git" master
git checkout -q -b early FETCH_HEAD
write kernel/bpf/core.c 'int fixed;' 20
commit 'bpf: Fix leak of values' "$(fixes "$released")"
git tag -d v6.1 >/dev/null 2>&1 || :
expect 128 git bpf-format-patch -o "$work/o" HEAD~1
said "fatal: cannot tell the tree: $(git rev-parse --short=12 HEAD) fixes $(git rev-parse --short=12 "$released"), which is in no tree here: none was ever fetched
hint: git fetch bpf; or say which tree it is: --tree bpf or --tree bpf-next"
expect 0 git bpf-check HEAD~1..
said 'note: cannot tell the tree: '
said 'hint: Disable this message with "git config advice.bpfUnknownTree false"'
expect 0 git -c advice.bpfUnknownTree=false bpf-check HEAD~1..
said 'note: cannot tell the tree: '
not_said 'hint: '

begin 'bpf is not fetched, and bpf-next has what is fixed'
git fetch -q bpf-next
git tag -d v6.1 >/dev/null 2>&1 || :
expect 128 git bpf-format-patch -o "$work/o" HEAD~1
said 'which is in bpf-next, and bpf was never fetched here'
said 'hint: git fetch bpf; or say'

begin 'a release has what is fixed'
git fetch -q --tags bpf-next
expect 0 git bpf-check HEAD~1..
said "for bpf ($(git rev-parse --short=12 HEAD) fixes $(git rev-parse --short=12 "$released"), which is in v6.1)"

begin 'bpf has what is fixed'
git fetch -q bpf
git checkout -q -b fix bpf/master --no-track
write kernel/bpf/core.c 'int fixed;' 20
commit 'bpf: Fix leak of values' "$(fixes "$released")"
expect 0 git bpf-format-patch -o "$work/o"
said "tree: bpf ($(git rev-parse --short=12 HEAD) fixes $(git rev-parse --short=12 "$released"), which is in bpf)"
same "$(sed -n 's/^Subject: //p' "$work"/o/0001*)" '[PATCH bpf] bpf: Fix leak of values' subject

begin 'only bpf-next has what is fixed'
git checkout -q -b fix-next bpf-next/master --no-track
write kernel/bpf/list.c 'int fixed;' 20
commit 'bpf: Fix leak of lists' "$(fixes "$only_next")"
expect 0 git bpf-format-patch -o "$work/o"
said "tree: bpf-next ($(git rev-parse --short=12 HEAD) fixes $(git rev-parse --short=12 "$only_next"), which is only in bpf-next)"

begin 'one patch disagrees'
write kernel/bpf/core.c 'int fixed;' 20
commit 'bpf: Fix leak of values' "$(fixes "$released")"
git config branch.fix-next.description 'Fix leaks

Two leaks are fixed here, one of them in what only bpf-next has, so that all of it goes there in one series.'
expect 0 git bpf-format-patch -o "$work/o"
said "tree: bpf-next ($(git rev-parse --short=12 HEAD~1) fixes $(git rev-parse --short=12 "$only_next"), which is only in bpf-next; $(git rev-parse --short=12 HEAD) fixes $(git rev-parse --short=12 "$released"), which is in bpf)"

begin 'a feature'
write kernel/bpf/list.c 'int better;' 25
commit 'bpf: Make lists better'
expect 0 git bpf-format-patch -o "$work/o"
said "tree: bpf-next ($(git rev-parse --short=12 HEAD) has no Fixes: tag)"

# --- three versions -----------------------------------------------------------------------------

format() {
	rm -rf "$work/o"
	expect 0 git bpf-format-patch -o "$work/o" "$@"
}
subjects() { cat "$work"/o/* | sed -n 's/^Subject: //p'; }
long_ago() { # makes the record of a version of the branch 10 days old
	ref=refs/bpf/sent/$(git config "branch.$(git branch --show-current).bpfSeries")/$1
	git cat-file tag "$ref" | sed "s/^\(tagger .*> \)[0-9]*/\1$(($(date +%s) - 10 * 86400))/" >"$work/tag"
	git update-ref "$ref" "$(git hash-object -t tag -w "$work/tag")"
}

begin 'v1'
git checkout -q -b topic --track bpf-next/master
write kernel/bpf/a.c 'int a;'
commit 'bpf: Add a'
write kernel/bpf/b.c 'int b;'
commit 'bpf: Add b'
write kernel/bpf/c.c 'int c;'
commit 'bpf: Add c' 'Reviewed-by: Rita Viewer <rita@example.org>'
git config branch.topic.description 'Add letters

The letters are added here, one after the other, because programs have asked for letters for a long time now.'
format
said 'tree: bpf-next (the upstream bpf-next/master)'
not_said 'version:'
said "to send: git send-email --to=bpf@vger.kernel.org --cc='Rita Viewer <rita@example.org>' $work/o/*.patch
when sent: git bpf-format-patch --mark-sent $work/o/*.patch"
same "$(subjects)" '[PATCH bpf-next 0/3] Add letters
[PATCH bpf-next 1/3] bpf: Add a
[PATCH bpf-next 2/3] bpf: Add b
[PATCH bpf-next 3/3] bpf: Add c' subjects
expect 0 git bpf-format-patch --mark-sent "$work"/o/*.patch
series=$(git config branch.topic.bpfSeries)
said "v1 of branch 'topic' is recorded as sent (refs/bpf/sent/$series/v1)"
said 'a reply usually takes two to three working days: until '
same "$(git rev-parse "refs/bpf/sent/$series/v1^{commit}")" "$(git rev-parse HEAD)" 'what is recorded'
expect 0 git bpf-format-patch --mark-sent "$work/o"
same "$(git for-each-ref --format=x refs/bpf)" x 'one record'

begin 'to look at what was sent is not to send it again'
status=0
git bpf-check "$work/o" >"$work/out" 2>"$work/err" || status=$?
same "$status" 0 'the exit status'
not_printed '[repost-too-soon]'

begin 'the same again'
format
said "version: v1 (v1 was sent on $(date -u +%F), and nothing changed; --resend says so in the subject)"
said 'v1 was sent less than a day ago [repost-too-soon]'
long_ago v1
format
said "since v1, sent $(date -u -d '10 days ago' +%F): 3 as before"
not_said '[repost-too-soon]'
format --resend
same "$(subjects | head -n 1)" '[PATCH bpf-next RESEND 0/3] Add letters' subject
not_said '[resend-unchanged]'

begin 'v2: one patch changed, one renamed, one dropped, one new'
git tag v1-tip
git reset -q --hard bpf-next/master
write kernel/bpf/a.c 'int a_is_better;'
commit 'bpf: Add a'
git cherry-pick v1-tip~1 >/dev/null
git commit -q --amend -m "$(git log -1 --format=%B | sed '1s/.*/bpf: Add the letter b/')"
write kernel/bpf/d.c 'int d;'
commit 'bpf: Add d'
format
said 'version: v2 (v1 was sent on '
said ': 2 changed, 1 new, 1 gone'
said "--cc='Rita Viewer <rita@example.org>'"
said 'warning: patch 3 of v1, "bpf: Add c", is not there any more [patches-dropped]'
said '[respin-has-changelog]'
same "$(subjects | head -n 1)" '[PATCH bpf-next v2 0/3] Add letters' subject
grep -q '^Range-diff against v1:' "$work"/o/v2-0000* || fail 'no range-diff in the cover letter'
format --no-range-diff
! grep -q '^Range-diff' "$work"/o/v2-0000* || fail 'a range-diff'

begin 'a version that was sent, a gap, RESEND of something else'
expect 1 git bpf-format-patch -o "$work/o" -v1
said 'v1 was sent on '
said ', and this is not the same [version-required]'
said 'help: git bpf-format-patch -v2'
expect 0 git bpf-format-patch -o "$work/o" -v4
said 'the last version that was sent from here is v1 [version-gap]'
expect 0 git bpf-format-patch -o "$work/o" --resend
said 'not the same as v1, which was sent [resend-unchanged]'

begin 'only a part, or something on top'
expect 1 git bpf-format-patch -o "$work/o" -v2 HEAD~1
said 'of v1 is below this series [whole-series-resend]'
git checkout -q -b on-top v1-tip
git config branch.on-top.bpfSeries "$series"
write kernel/bpf/a.c 'int a_is_fixed;'
commit 'bpf: Make a better'
expect 1 git bpf-format-patch -o "$work/o" --tree bpf-next HEAD~1
said '("bpf: Add a") and 2 more of v1 are below this series [whole-series-resend]'
git checkout -q topic

begin 'the changelog is begun'
cat >"$work/editor" <<'END'
#!/bin/sh
cp "$1" "${0%/*}/seen"
[ ! -f "${0%/*}/answer" ] || cp "${0%/*}/answer" "$1"
END
chmod +x "$work/editor"
GIT_EDITOR=$work/editor
export GIT_EDITOR
expect 1 git bpf-format-patch -o "$work/o" --edit
said 'a placeholder is left [cover-letter-content]'
same "$(sed -n '/^Changes in/,/^#/p' "$work/seen" | sed '/^#/d')" 'Changes in v2:
- "bpf: Add a": *** WHAT CHANGED ***
- "bpf: Add b" is now "bpf: Add the letter b"
- "bpf: Add c" is dropped: *** WHAT CHANGED ***
- "bpf: Add d" is new' 'the changelog'
sed -e '/^#/d' -e 's/\(Add a": \).*/\1made it better/' -e 's/\(dropped: \).*/\1nobody asked for it/' "$work/seen" >"$work/answer"
format --edit
not_said '[respin-has-changelog]'
not_said '[patches-dropped]'
grep -q '^- "bpf: Add a": made it better$' "$work"/o/v2-0000* || fail 'the changelog is not in the cover letter'
rm "$work/answer"

begin 'the editor fails'
before=$(git config branch.topic.description)
GIT_EDITOR=false
expect 128 git bpf-format-patch -o "$work/none" --edit
said "fatal: the description of branch 'topic' was not edited"
same "$(git config branch.topic.description)" "$before" 'description'
[ ! -e "$work/none" ] || fail 'something was written'
unset GIT_EDITOR

begin 'v3: another title, another order, without a description of its own'
expect 0 git bpf-format-patch --mark-sent "$work/o"
said "v2 of branch 'topic' is recorded"
long_ago v2
git tag v2-tip
git reset -q --hard bpf-next/master
git cherry-pick v2-tip~1 v2-tip~2 v2-tip >/dev/null
format
said 'since v2, sent '
said ': 3 as before, another order'
grep -q '^Subject: \[PATCH bpf-next v3 0/3\] Add letters' "$work"/o/v3-0000* || fail 'the title of v2'
git config --unset branch.topic.description
format
grep -q '^Subject: \[PATCH bpf-next v3 0/3\] Add letters' "$work"/o/v3-0000* || fail 'the title of v2'
git config branch.topic.description 'Add characters

The letters are added here, one after the other, because programs have asked for letters for a long time now.

Changes in v3:
- another order'
format
said 'v2 was called "Add letters" [cover-title-changed]'
expect 0 git bpf-check "$work/o"
printed 'v2 was called "Add letters" [cover-title-changed]'

begin 'the record goes with the branch'
git branch -m topic renamed
format
said 'version: v3 (v2 was sent on '
git worktree add -q "$work/worktree" --detach
git -C "$work/worktree" checkout -q --ignore-other-worktrees renamed
(cd "$work/worktree" && git bpf-format-patch -o "$work/o") >"$work/out" 2>"$work/err" || fail 'in a worktree'
said 'version: v3 (v2 was sent on '
git tag -d v1-tip v2-tip >/dev/null
git reflog expire --expire=now --all
git gc -q --prune=now
format
said ': 3 as before, another order'

begin 'another content for a version that is recorded'
expect 128 git bpf-format-patch --mark-sent -v2
said "fatal: v2 of branch 'renamed' is recorded with other commits already (refs/bpf/sent/$series/v2)"
expect 0 git bpf-format-patch --mark-sent -v2 --force
same "$(git rev-parse "refs/bpf/sent/$series/v2^{commit}")" "$(git rev-parse HEAD)" 'what is recorded'

begin 'the branch is used for another series'
git tag series-tip
git reset -q --hard bpf-next/master
write kernel/bpf/z.c 'int z;'
commit 'bpf: Add z'
format
said ': 1 new, 3 gone'
said 'hint: if this is another series: git config --unset branch.renamed.bpfSeries'
said 'hint: Disable this message with "git config advice.bpfOtherSeries false"'
git config --unset branch.renamed.bpfSeries
format
not_said 'version:'
git config branch.renamed.bpfSeries "$series"
git reset -q --hard series-tip
git tag -d series-tip >/dev/null
format -v3
not_said 'another series'

begin 'mails that are not one whole series'
mkdir "$work/both"
git format-patch -q -o "$work/both" --subject-prefix='PATCH bpf-next' bpf-next/master
git format-patch -q -o "$work/both" --subject-prefix='PATCH bpf-next' -v2 bpf-next/master
expect 128 git bpf-format-patch --mark-sent "$work/both"
said "/v2-0001-bpf-Add-the-letter-b.patch' is of v2, and '"
expect 128 git bpf-format-patch --mark-sent "$work"/both/v2-0001*
said 'fatal: these are 1 of 3 patches'
expect 128 git bpf-format-patch --mark-sent "$work"/both/v2-000[23]*
said "' is not patch 1 of a series"
expect 129 git bpf-format-patch --mark-sent -v3 "$work"/both/v2-*
said '-v3: these mails are of v2'
expect 0 git bpf-format-patch --mark-sent --force "$work"/both/v2-0003* "$work"/both/v2-000[12]*
same "$(git rev-parse "refs/bpf/sent/$series/v2^{commit}")" "$(git rev-parse HEAD)" 'what is recorded'

begin 'mails that come from elsewhere'
sed 's/^From [0-9a-f]*/From 1234567890123456789012345678901234567890/' "$work"/o/v3-0001* >"$work/foreign.patch"
expect 128 git bpf-format-patch --mark-sent "$work/foreign.patch"
said 'was not made from a commit of this repository'
git checkout -q --detach
expect 128 git bpf-format-patch --mark-sent --tree bpf-next
said 'fatal: what was sent is recorded with a branch, and HEAD is on none'

begin 'tags of b4 and git-publish'
git checkout -q -b b4/letters --track bpf-next/master
write kernel/bpf/e.c 'int e;'
commit 'bpf: Add e'
git tag -a -m 'Add e

A cover letter.' sent/20261101-letters-1b2c3d4e5f60-v4
git commit -q --amend -m "$(git log -1 --format=%B | sed '1s/.*/bpf: Add the letter e/')"
format
said 'version: v5 (v4 was sent on '
said ': 1 changed'
said 'v4 was called "bpf: Add e" [cover-title-changed]'
git checkout -q -b published --track bpf-next/master
write kernel/bpf/f.c 'int f;'
commit 'bpf: Add f'
git tag -a -m 'Add f' published-v1
write kernel/bpf/f.c 'int more;'
git add --all
git commit -q --amend --no-edit
format
said 'version: v2 (v1 was sent on '

begin 'one patch: the changelog goes below the ---'
git config branch.published.description 'Some notes of my own.

Changes in v2:
- more of it'
format
not_said '[respin-has-changelog]'
same "$(sed -n '/^---$/,/^$/p' "$work"/o/v2-0001*)" '---
Changes in v2:
- more of it' 'below the ---'
! grep -q 'of my own' "$work"/o/v2-0001* || fail 'what is no changelog was written, too'
grep -q '^Range-diff against v1:' "$work"/o/v2-0001* || fail 'no range-diff'
git clone -q --shared --no-checkout . "$work/other"
git -C "$work/other" checkout -q --detach bpf-next/master 2>/dev/null || git -C "$work/other" checkout -q --detach "$(git rev-parse bpf-next/master)"
git -C "$work/other" am -q "$work"/o/v2-0001* || fail 'git am'
same "$(git -C "$work/other" log -1 --format=%B%T)" "$(git log -1 --format=%B%T)" 'what git am makes of it'

begin 'an RFC, and then the patches'
git checkout -q -b rfc --track bpf-next/master
write kernel/bpf/m.c 'int m;'
commit 'bpf: Add m'
expect 0 git bpf-format-patch --rfc --mark-sent
format
said "version: v2 (RFC v1 was sent on $(date -u +%F))"
same "$(subjects)" '[PATCH bpf-next v2] bpf: Add m' subject
expect 0 git bpf-check --preview
printed '[bpf-next,v2] bpf: Add m'
format -v1
not_said '[version-required]'
same "$(subjects)" '[PATCH bpf-next] bpf: Add m' subject

# --- where it stands ----------------------------------------------------------------------------

begin 'the tree went on'
git -C "$work/trees" checkout -q bpf-next
(cd "$work/trees" && write kernel/bpf/list.c 'int in_the_way;' 16 && commit 'bpf: Change list' && git push -q "$work/bpf-next.git" bpf-next:master)
git checkout -q -b behind --track bpf-next/master
write kernel/bpf/core.c 'int h;'
commit 'bpf: Add h'
git fetch -q bpf-next
format
said 'note: the base is 1 commit behind bpf-next/master [rebase-against-target]'
said 'help: git rebase bpf-next/master'
expect 0 git bpf-check
printed '[rebase-against-target]'

begin 'the series does not apply'
git checkout -q -b conflict "bpf-next/master~1"
git branch -q -u bpf-next/master
write kernel/bpf/list.c 'int i;' 16
commit 'bpf: Add i'
git status --porcelain >"$work/status"
expect 1 git bpf-format-patch -o "$work/none"
said 'error: does not apply to bpf-next/master: conflicts in kernel/bpf/list.c [applies-to-target]'
not_said '[rebase-against-target]'
git status --porcelain | cmp -s - "$work/status" || fail 'the work tree was touched'
[ ! -e "$work/none" ] || fail 'something was written'

begin 'a range that begins in the tree is judged as the branch is'
for range in '' bpf-next/master..conflict @{u}..; do
	# shellcheck disable=SC2086 # no range is no word
	expect 1 git bpf-check $range
	printed 'error: does not apply to bpf-next/master: conflicts in kernel/bpf/list.c [applies-to-target]'
done
expect 0 git bpf-check HEAD
not_printed '[applies-to-target]'
# A part of a branch, and history, are no series.
write kernel/bpf/core.c 'int l;'
commit 'bpf: Add l'
expect 0 git bpf-check HEAD~1..
not_printed '[base-is-public]'
not_printed '[applies-to-target]'
expect 0 git bpf-check --tree bpf-next bpf-next/master~2..bpf-next/master~1
not_printed '[rebase-against-target]'
git -c bpf.applies-to-target=off -c bpf.rebase-against-target=off -c bpf.base-is-public=off -c bpf.tree-stale=off \
	bpf-check bpf-next/master..conflict >"$work/out" 2>"$work/err" || fail "status $?"
not_printed '[applies-to-target]'

begin 'based on something private'
git checkout -q -b private --track bpf-next/master
write kernel/bpf/j.c 'int j;'
commit 'bpf: Add j'
write kernel/bpf/k.c 'int k;'
commit 'bpf: Add k'
expect 0 git bpf-format-patch -o "$work/o" HEAD~1
said "warning: based on $(git log -1 --abbrev=12 --format='%h ("%s")' HEAD~1), which is in no tree that is fetched here [base-is-public]"
said "help: git rebase --onto bpf-next/master $(git rev-parse --short=12 HEAD~1); or"

begin 'the tree is old'
for file in FETCH_HEAD logs/refs/remotes/bpf-next/master refs/remotes/bpf-next/master; do
	[ ! -f ".git/$file" ] || touch -d '9 days ago' ".git/$file"
done
git checkout -q behind
format
said "warning: bpf-next/master was last fetched on $(date -u -d '9 days ago' +%F), 9 days ago [tree-stale]"
said 'help: git fetch bpf-next'

begin 'bpf is old, and what is fixed may be in it by now'
for file in FETCH_HEAD logs/refs/remotes/bpf/master refs/remotes/bpf/master; do
	[ ! -f ".git/$file" ] || touch -d '9 days ago' ".git/$file"
done
git checkout -q -b old-bpf bpf-next/master --no-track
write kernel/bpf/list.c 'int fixed;' 20
commit 'bpf: Fix leak of lists' "$(fixes "$only_next")"
format
said "which is only in bpf-next; bpf was last fetched on $(date -u -d '9 days ago' +%F): git fetch bpf)"

begin 'a range of another branch is for the tree of that one'
git checkout -q -b for-bpf --track bpf/master
write kernel/bpf/core.c 'int m;' 20
commit 'bpf: Fix leak of values' "$(git log -1 --abbrev=12 --format='Fixes: %h ("%s")' bpf/master)"
git checkout -q behind
format bpf/master..for-bpf
said 'tree: bpf (the upstream bpf/master)'
same "$(subjects)" '[PATCH bpf] bpf: Fix leak of values' 'the subject'
expect 0 git bpf-check bpf/master..for-bpf
said '1 commit checked for bpf (the upstream bpf/master): '
expect 0 git bpf-check for-bpf
said '1 commit checked for bpf (the upstream bpf/master): '

begin '--dry-run records nothing'
expect 129 git bpf-format-patch --dry-run --mark-sent
said 'error: --mark-sent records what was sent, and --dry-run changes nothing'

begin 'a shallow clone guesses nothing'
git clone -q --depth=1 "file://$work/bpf-next.git" "$work/shallow" -o bpf-next
cd "$work/shallow"
git checkout -q -b topic --track bpf-next/master
write kernel/bpf/l.c 'int l;'
commit 'bpf: Add l'
format
not_said '[rebase-against-target]'
not_said '[base-is-public]'
write kernel/bpf/core.c 'int fixed;' 20
commit 'bpf: Fix leak of values' "$(git -C "$work/linux" log -1 --abbrev=12 --format='Fixes: %h ("%s")' "$released")"
git branch --unset-upstream
expect 128 git bpf-format-patch -o "$work/none" -1
said 'fatal: cannot tell the tree: '

begin 'a branch with a name like an option'
cd "$work/linux"
git update-ref refs/heads/--output=x private
git symbolic-ref HEAD refs/heads/--output=x
git reset -q --hard
git config branch.--output=x.bpfTree bpf-next
git config branch.--output=x.description 'Add j and k

Two letters more are added, because nobody can do without them any longer than until today.'
format
expect 0 git bpf-format-patch --mark-sent "$work/o"
said "v1 of branch '--output=x' is recorded as sent"
[ ! -e x ] || fail 'a file x'

finish
