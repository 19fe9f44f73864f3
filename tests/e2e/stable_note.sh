#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: stable_note.sh BUILDDIR SOURCEDIR
#
# git bpf-stable --note: Cc: stable gets out of the description of a commit or a patch file, and
# what it asks for below the --- of the mail, with nothing lost on the way.

. "$2/tests/support/e2e.sh"

cat >"$work/config-of-all" <<'EOF'
[user]
	name = Ada Patcher
	email = ada@example.org
EOF
git init -q -b master "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf
echo one >kernel/bpf/map.c
echo one >kernel/bpf/hash.c
git add -A
git commit -q -m 'bpf: Add maps'
bug=$(git log -1 --abbrev=12 --format='%h ("%s")')
git remote add bpf https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git
git update-ref refs/remotes/bpf/master HEAD
git switch -q -c topic --track bpf/master
# fix FILE TAGS: a commit
fix() {
	echo two >>"kernel/bpf/$1.c"
	git commit -q -a --author='Bob Builder <bob@example.org>' --date=2026-11-20T12:00:00Z -m "bpf: Fix leak in $1 map

It leaks whenever a map is freed before its last user is gone.

Fixes: $bug
$2
Signed-off-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>"
}

begin 'the last commit'
fix map 'Cc: <stable@vger.kernel.org> # 6.1+
Reviewed-by: Rhea Viewer <rhea@example.org>'
before=$(git rev-parse HEAD)
echo staged >>kernel/bpf/hash.c
git add -A
echo dirty >>kernel/bpf/map.c
changes=$(git diff HEAD | git hash-object --stdin)
expect 1 git bpf-check HEAD
printed '(git bpf-stable --note does both)'
expect 0 git bpf-stable --note
same "$(cat "$work/out")" "$(git rev-parse --short=12 HEAD): Cc: stable is out of the description; below the ---: Please queue for stable: 6.1+" 'standard output'
same "$(cat "$work/err")" 'note: git bpf-format-patch writes it there; git keeps it when the commit is made anew (notes.rewriteRef = refs/notes/bpf)' 'standard error'
same "$(git log -1 --format=%B)" "bpf: Fix leak in map map

It leaks whenever a map is freed before its last user is gone.

Fixes: $bug
Reviewed-by: Rhea Viewer <rhea@example.org>
Signed-off-by: Bob Builder <bob@example.org>
Signed-off-by: Ada Patcher <ada@example.org>" 'the message'
same "$(git rev-parse HEAD^ 'HEAD^{tree}')" "$(git rev-parse "$before^" "$before^{tree}")" 'parent and tree'
same "$(git log -1 --format='%an %ae %at')" "$(git log -1 --format='%an %ae %at' "$before")" 'the author'
same "$(git status --porcelain)" 'M  kernel/bpf/hash.c
 M kernel/bpf/map.c' 'the index and the work tree'
same "$(git diff HEAD | git hash-object --stdin)" "$changes" 'what was changed'

begin 'a second time'
noted=$(git rev-parse HEAD)
expect 0 git bpf-stable --note
same "$(cat "$work/out")" '' 'standard output'
said "note: commit $(git rev-parse --short=12 HEAD) has no Cc: stable in its description"
same "$(git rev-parse HEAD)" "$noted" HEAD
same "$(git config --get-all notes.rewriteRef)" refs/notes/bpf notes.rewriteRef

begin 'amended'
git reset -q --hard
git commit -q --amend -m "$(git log -1 --format=%B | sed 's/map map/array map/')"
expect 0 git bpf-check
expect 0 git bpf-format-patch --no-recipients --stdout
same "$(sed -n '/^---$/,/^$/p' "$work/out")" '---
Please queue for stable: 6.1+' 'below the ---'
not_printed 'Cc: '

begin 'one patch of two, through a rebase'
fix hash 'Cc: stable@vger.kernel.org, Eve <eve@example.org>'
git config branch.topic.description 'Fix leaks in maps

Two maps leak when they are freed early. Both are mended here.'
expect 0 git rebase -q --exec 'git bpf-stable --note' bpf/master
same "$(git log -1 --format=%B | grep Cc)" 'Cc: Eve <eve@example.org>' 'who is left in Cc'
expect 0 git bpf-format-patch --no-recipients -o "$work/mails"
! grep -q 'queue for stable' "$work/mails/0000-cover-letter.patch" || fail 'the note is in the cover letter'
same "$(sed -n '/^---$/,/^$/p' "$work/mails/0001-bpf-Fix-leak-in-array-map.patch")" '---
Please queue for stable: 6.1+' 'the first'
same "$(sed -n '/^---$/,/^$/p' "$work/mails/0002-bpf-Fix-leak-in-hash-map.patch")" '---
Please queue for stable.' 'the second'
expect 0 git bpf-check "$work/mails"

begin 'a commit that is not the last'
git commit -q --amend -m "$(git log -1 --format=%B | sed 's/^Cc:.*/Cc: stable@kernel.org/')"
git commit -q --allow-empty -m 'bpf: On top'
below=$(git rev-parse --short=12 HEAD^)
expect 128 git bpf-stable --note HEAD^
said "fatal: commit $below is not the last one"
said "hint: git rebase --exec 'git bpf-stable --note' $below^"
expect 0 git bpf-stable --note --reason='Please queue for stable, from 6.6 on.' HEAD
printed ': below the ---: Please queue for stable, from 6.6 on.'
expect 128 git bpf-stable --note --reason='TODO' HEAD
said "fatal: the note is not finished: there is 'TODO' in it"

begin 'when the note cannot be kept'
git commit -q --amend --allow-empty -m 'bpf: On top

Cc: stable@vger.kernel.org'
there=$(git rev-parse HEAD)
: >.git/refs/notes/bpf.lock
expect 128 git bpf-stable --note
same "$(git rev-parse HEAD)" "$there" HEAD
rm .git/refs/notes/bpf.lock

begin 'what others have'
git commit -q --amend --allow-empty -m 'bpf: On top

Cc: stable@vger.kernel.org'
git update-ref refs/remotes/bpf/master HEAD
there=$(git rev-parse HEAD)
expect 128 git bpf-stable --note
said "fatal: commit $(git rev-parse --short=12 HEAD) is in bpf: it cannot be changed any more"
same "$(git rev-parse HEAD)" "$there" HEAD

begin 'patch files'
cd "$work"
cat >one.patch <<'EOF'
From: Ada Patcher <ada@example.org>
Subject: [PATCH bpf] bpf: Fix leak in array map
Cc: stable@vger.kernel.org # 5.15+

It leaks whenever a map is freed early.

Cc: stable@vger.kernel.org # 5.15+
Signed-off-by: Ada Patcher <ada@example.org>
---
 kernel/bpf/map.c | 1 +

diff --git a/kernel/bpf/map.c b/kernel/bpf/map.c
--- a/kernel/bpf/map.c
+++ b/kernel/bpf/map.c
@@ -1 +1,2 @@
 one
+Cc: stable@vger.kernel.org
EOF
sed '6,$s/^Cc:.*/Cc: stable@vger.kernel.org # =C3=A4/; /^Subject/a\
Content-Type: text/plain; charset=UTF-8\
Content-Transfer-Encoding: quoted-printable' one.patch >encoded.patch
cp one.patch before
cp encoded.patch encoded-before
expect 128 git bpf-stable --note one.patch encoded.patch
said "fatal: 'encoded.patch': 'Cc: stable@vger.kernel.org # ä' is encoded in the mail, or ends with a carriage return"
cmp -s one.patch before || fail 'a file was written before all were read'
cmp -s encoded.patch encoded-before || fail 'the encoded file was changed'
expect 0 git bpf-stable --note one.patch
same "$(cat "$work/out")" 'one.patch: Cc: stable is out of the description; below the ---: Please queue for stable: 5.15+' 'standard output'
sed '7d; s/^---$/---\nPlease queue for stable: 5.15+\n/' before >wanted
cmp -s one.patch wanted || fail "the file is not what it should be: $(diff wanted one.patch)"
cp one.patch before
expect 0 git bpf-stable --note one.patch
said "note: 'one.patch' has no Cc: stable in its description"
cmp -s one.patch before || fail 'a second time changed it'
expect 129 git bpf-stable --note --request one.patch
said 'error: --note does not go with --request'
finish
