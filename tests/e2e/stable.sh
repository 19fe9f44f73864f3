#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: stable.sh BUILDDIR SOURCEDIR
#
# git bpf-stable on stable branches with each kind of evidence: which of them need a fix, and the mail
# that asks for it.

. "$2/tests/support/e2e.sh"

cat >"$work/config-of-all" <<'EOF'
[user]
	name = Ada Patcher
	email = ada@example.org
[advice]
	detachedHead = false
EOF
clock=1700000000
tick() {
	clock=$((clock + 3600))
	export GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000"
}
# commit MESSAGE [OPTION...]: of everything
commit() {
	tick
	message=$1
	shift
	git add -A
	git commit -q -m "$message" "$@"
}
id_of() { git rev-parse --verify "$1^{commit}"; }
short() { printf '%.12s' "$1"; }
tag_of() { git log -1 --abbrev=12 --format='Fixes: %h ("%s")' "$1"; }
# branch VERSION FROM: a stable branch of the remote, checked out
branch() {
	git checkout -q --detach "$2"
	stable=refs/remotes/stable/linux-$1.y
}
done_with_branch() { git update-ref "$stable" HEAD; }
# backport COMMIT MESSAGE [OPTION...]: what it changes, under another message
backport() {
	tick
	git cherry-pick --no-commit "$1" >/dev/null
	backport_message=$2
	backport_of=$1
	shift 2
	git commit -q -C "$backport_of"
	git commit -q --amend -m "$backport_message" "$@"
}

git init -q -b master "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf
for line in 1 2 3 4 5 6 7 8 9; do echo "line $line" >>kernel/bpf/map.c; done
cp kernel/bpf/map.c kernel/bpf/hash.c
cat >MAINTAINERS <<'EOF'
List of maintainers

BPF [GENERAL] (Safe Dynamic Programs and Tools)
M:	Max Tainer <max@example.org>
M:	Vera Fyér <vera@example.org>
R:	Rhea Viewer <rhea@example.org>
L:	bpf@vger.kernel.org
S:	Supported
F:	kernel/bpf/
EOF
commit 'Linux 5.10'
git tag -a -m v5.10 v5.10
git tag -a -m v5.15 v5.15
sed -i 's/line 5/line 5, leaks/' kernel/bpf/map.c
commit 'bpf: Add array map'
bug=$(id_of HEAD)
git tag -a -m v6.1 v6.1
git tag -a -m v6.6 v6.6
git tag -a -m v6.12 v6.12
sed -i 's/line 5, leaks/line 5/' kernel/bpf/map.c
commit "bpf: Fix leak in array map

It leaks.

$(tag_of "$bug")
Signed-off-by: Ada Patcher <ada@example.org>"
fix=$(id_of HEAD)
git tag -a -m v6.18 v6.18
sed -i 's/line 7/line 7, checked/' kernel/bpf/hash.c
commit 'bpf: Check hash map

Signed-off-by: Ada Patcher <ada@example.org>'
untagged=$(id_of HEAD)
git update-ref refs/remotes/linus/master HEAD

branch 6.18 v6.18
done_with_branch
branch 6.12 v6.12
backport "$fix" "bpf: Fix leak in array map

commit $fix upstream.

It leaks."
by_name=$(id_of HEAD)
done_with_branch
branch 6.6 v6.6
backport "$fix" 'bpf: Fix leak in array map'
by_subject=$(id_of HEAD)
done_with_branch
branch 6.1 v6.1
echo more >kernel/bpf/other.c
commit 'bpf: Something else'
done_with_branch
branch 5.15 v5.15
backport "$bug" "bpf: Add array map

[ Upstream commit $bug ]"
bug_there=$(id_of HEAD)
sed -i 's/line 5, leaks/line five, leaks/' kernel/bpf/map.c
commit 'bpf: Spell numbers out'
done_with_branch
branch 5.10 v5.10
echo more >kernel/bpf/other.c
commit 'bpf: Something else'
done_with_branch
git update-ref refs/remotes/stable/linux-4.19.y v5.10^0
git checkout -q --detach master
for remote in linus/torvalds/linux stable/stable/linux; do
	git remote add "${remote%%/*}" "https://git.kernel.org/pub/scm/linux/kernel/git/${remote#*/}.git"
done
day='--date=2026-11-26'

begin 'a commit by its subject, or by a tag'
expect 0 git bpf-stable $day "$fix"
cp "$work/out" "$work/by-id"
subject=$(git show -s --format=%s "$fix")
for name in "$subject" "\"$subject\"" "Fixes: $(git show -s --abbrev=12 --format='%h ("%s")' "$fix")"; do
	expect 0 git bpf-stable $day "$name"
	same "$(cat "$work/out")" "$(cat "$work/by-id")" 'the answer'
done
expect 128 git bpf-stable $day 'bpf: Never heard of'
said "fatal: no commit here has the subject 'bpf: Never heard of'"

begin 'each kind of evidence'
expect 0 git bpf-stable $day "$fix"
same "$(cat "$work/out")" "$(short "$fix") (\"bpf: Fix leak in array map\")
  in mainline since v6.18
  fixes $(short "$bug") (\"bpf: Add array map\")

  6.18.y  has it in its history
  6.12.y  has it as $(short "$by_name"), which names it
  6.6.y   has it as $(short "$by_subject"), by its subject and author
  6.1.y   needs it: has $(short "$bug"), which it fixes; it applies
  5.15.y  needs it: has $(short "$bug"), which it fixes, as $(short "$bug_there"); it does not apply: kernel/bpf/map.c
  5.10.y  not affected: does not have $(short "$bug"), which it fixes" 'standard output'
same "$(cat "$work/err")" "note: not looked at, because no longer maintained: 4.19.y (--all does)
to ask for it: git bpf-stable --request --reason=<text> $(short "$fix")" 'standard error'
same "$(git status --porcelain)" '' 'the work tree'

begin 'what the backport is a backport of'
expect 0 git bpf-stable $day -q -b 6.1 stable/linux-6.12.y
printed "$(short "$fix") (\"bpf: Fix leak in array map\")"
same "$(cat "$work/err")" '' 'standard error'
expect 0 git bpf-stable $day -b 6.1 stable/linux-6.12.y
said "note: $(short "$by_name") is the backport of $(short "$fix")"

begin 'without a Fixes: tag'
expect 1 git bpf-stable $day -b 6.1.y -b linux-6.6.y "$untagged"
printed '  in mainline'
printed '  6.1.y   unknown: does not have it, and no Fixes: tag says whether it needs it; it applies'
not_printed 6.12.y

begin 'a fix for what is not here'
tick
lost=$(git commit-tree -p "$untagged" -m 'bpf: Fix lost map

Fixes: 0123456789ab ("bpf: Add lost map")' "$untagged^{tree}")
expect 1 git bpf-stable $day -b 6.1 "$lost"
printed '  in no tree that is here'
printed '  fixes 0123456789ab ("bpf: Add lost map"), which is not here'
printed '  6.1.y   unknown: does not have it, and what it fixes is not here: 0123456789ab; it applies, and changes nothing: is it there in another form?'

begin 'a fix that only bpf has'
git remote add bpf https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git
git update-ref refs/remotes/bpf/master "$lost"
expect 1 git bpf-stable $day -b 6.1 "$lost"
printed '  in bpf, and not in mainline as it is here'
said 'note: the maintainers hold what is queued for stable until mainline has it; the queue is at http://patchwork.ozlabs.org/bundle/bpf/stable/?state=* (bpf_devel_QA)'
not_said 'to ask for it'
git update-ref -d refs/remotes/bpf/master

begin 'the same patch under another subject, and taken back'
git checkout -q --detach stable/linux-6.1.y
backport "$fix" 'maps: No more leaks'
by_patch=$(id_of HEAD)
git update-ref refs/remotes/stable/linux-6.1.y HEAD
expect 0 git bpf-stable $day -b 6.1 "$fix"
printed "  6.1.y   has it as $(short "$by_patch"), by its author and patch"
tick
git revert --no-edit HEAD >/dev/null
taken_back=$(id_of HEAD)
git update-ref refs/remotes/stable/linux-6.1.y HEAD
expect 0 git bpf-stable $day -b 6.1 "$fix"
printed "  6.1.y   needs it: has $(short "$bug"), which it fixes; had it until $(short "$taken_back") took it back: see why; it applies"

begin 'taken back, and brought again'
git checkout -q --detach stable/linux-6.12.y
tick
git revert --no-edit HEAD >/dev/null
taken_back=$(id_of HEAD)
git update-ref refs/remotes/stable/linux-6.12.y HEAD
expect 0 git bpf-stable $day -b 6.12 "$fix"
printed "had it until $(short "$taken_back") took it back"
backport "$fix" 'Reapply "bpf: Fix leak in array map"

This reverts commit 0000000000000000000000000000000000000000.'
git update-ref refs/remotes/stable/linux-6.12.y HEAD
expect 0 git bpf-stable $day -b 6.12 "$fix"
printed "  6.12.y  has it as $(short "$(id_of HEAD)"), by its subject and author"

begin 'a backport of another commit with that subject'
git checkout -q --detach v6.1
backport "$fix" 'bpf: Fix leak in array map

commit 1111111111111111111111111111111111111111 upstream.'
git update-ref refs/remotes/stable/linux-6.1.y HEAD
expect 0 git bpf-stable $day -b 6.1 "$fix"
printed "  6.1.y   has it as $(short "$(id_of HEAD)"), by its author and patch"
git checkout -q --detach v6.1
echo more >kernel/bpf/other.c
commit 'bpf: Fix leak in array map

commit 1111111111111111111111111111111111111111 upstream.'
git update-ref refs/remotes/stable/linux-6.1.y HEAD
expect 0 git bpf-stable $day -b 6.1 "$fix"
printed "  6.1.y   needs it: has $(short "$bug"), which it fixes; it applies"

begin 'which branches are maintained'
expect 0 git bpf-stable --all --date=2027-01-01 "$fix"
printed '  5.10.y  not affected: does not have '
printed ', which it fixes (maintained until 2026-12)'
printed '  4.19.y  not affected'
printed '(maintained until 2024-12)'
not_said 'no longer maintained'
expect 0 git bpf-stable --date=2027-01-01 "$fix"
not_printed 5.10.y
printed 6.1.y
said 'note: not looked at, because no longer maintained: 5.15.y, 5.10.y, 4.19.y (--all does)'
expect 0 git -c bpf.stable.5.10.eol=2030-06-30 bpf-stable --date=2027-01-01 "$fix"
printed 5.10.y
expect 128 git -c bpf.stable.5.10.eol=soon bpf-stable "$fix"
said "fatal: bpf.stable.5.10.eol: 'soon' is no month and no day"
git update-ref refs/remotes/stable/linux-6.19.y v6.18^0
expect 0 git bpf-stable $day -b 6.19 "$fix"
said 'note: whether 6.19.y is maintained is not known here, see https://www.kernel.org/; to say it: git config bpf.stable.6.19.eol <yyyy-mm>'
git update-ref -d refs/remotes/stable/linux-6.19.y

begin 'where branches come from'
git checkout -q --detach v6.12
tick
git tag -a -m v6.13.2 v6.13.2
git branch linux-6.1.y v6.1
tick
git update-ref refs/remotes/mine/linux-5.10.y "$(git commit-tree -p "$fix" -m 'Linux 5.10.9' "$fix^{tree}")"
expect 0 git bpf-stable $day -b 6.1 -b 6.13 -b 5.10 "$fix"
said 'note: looked for in v6.13.2: their branches are not here'
not_said 'local branches'
printed "5.10.y  has it in its history"
expect 0 git -c bpf.stableRemote=stable bpf-stable $day -b 5.10 "$fix"
printed "5.10.y  not affected"
git update-ref -d refs/remotes/mine/linux-5.10.y
git branch -q -D linux-6.1.y
git tag -d v6.13.2 >/dev/null

begin 'the mail'
expect 0 git bpf-stable $day --request --reason='It leaks a page for each map, and we run 6.1.' -o "$work/mail" "$fix"
same "$(cat "$work/out")" "$work/mail" 'standard output'
said "to send: git send-email $work/mail"
same "$(sed 's/ of 20..-..-..$/ of DAY/' "$work/mail")" "To: Max Tainer <max@example.org>,
	=?UTF-8?q?Vera_Fy=C3=A9r?= <vera@example.org>
Cc: netdev@vger.kernel.org,
	bpf@vger.kernel.org
Subject: Stable request: bpf: Fix leak in array map

Please queue this fix for stable:

  $(short "$fix") (\"bpf: Fix leak in array map\")
  commit $fix
  in mainline since v6.18
  fixes $(short "$bug") (\"bpf: Add array map\")

  6.1.y   needs it: has $(short "$bug"), which it fixes; it applies
  5.15.y  needs it: has $(short "$bug"), which it fixes, as $(short "$bug_there"); it
          does not apply: kernel/bpf/map.c
  6.18.y  has it in its history
  6.12.y  has it as $(short "$(id_of stable/linux-6.12.y)"), by its subject and author
  6.6.y   has it as $(short "$by_subject"), by its subject and author
  5.10.y  not affected: does not have $(short "$bug"), which it fixes

It leaks a page for each map, and we run 6.1.

This was looked up with git bpf-stable, at:

  6.18.y  $(short "$fix") of DAY
  6.12.y  $(short "$(id_of stable/linux-6.12.y)") of DAY
  6.6.y   $(short "$by_subject") of DAY
  6.1.y   $(short "$(id_of stable/linux-6.1.y)") of DAY
  5.15.y  $(short "$(id_of stable/linux-5.15.y)") of DAY
  5.10.y  $(short "$(id_of stable/linux-5.10.y)") of DAY

\"Applies\" is what git says of a merge in memory. Nothing was built or run." 'the mail'
same "$(git send-email --dry-run --quiet --suppress-cc=all --from=ada@example.org "$work/mail" 2>&1 | head -n 1)" \
	'Dry-Sent Stable request: bpf: Fix leak in array map' 'git send-email'
rm "$work/mail"

# refused STATUS TEXT OPTION...: no mail is written
refused() {
	wanted_status=$1 wanted_text=$2
	shift 2
	expect "$wanted_status" git bpf-stable $day --request -o "$work/mail" "$@"
	said "$wanted_text"
	[ ! -e "$work/mail" ] || fail 'a mail was written'
}
reason='--reason=It leaks a page for each map.'
begin 'no mail without a reason'
refused 128 'fatal: the mail has to say why the stable kernels need it: what goes wrong without it, and for whom' "$fix"
refused 128 "fatal: --reason is not finished: there is 'TODO' in it" --reason='TODO: say why we need it' "$fix"
refused 128 'fatal: --reason is too short for a reason' --reason='we want it' "$fix"
begin 'no mail that nobody could act on'
refused 128 "fatal: no stable branch that was looked at is known to need $(short "$fix")" "$reason" -b 6.18 "$fix"
refused 128 'fatal: 4.19.y is no longer maintained by the stable team: nothing is queued for it' "$reason" -b 4.19 -b 6.1 "$fix"
refused 128 "fatal: no stable branch that was looked at is known to need $(short "$untagged")" "$reason" "$untagged"
refused 128 "fatal: commit $(short "$lost") is in no tree that is here: the maintainers queue for stable what is in bpf" "$reason" -b 6.1 "$lost"
git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git update-ref refs/remotes/bpf-next/master "$lost"
refused 128 "fatal: commit $(short "$lost") is in bpf-next, and not in mainline as it is here: the maintainers queue" "$reason" -b 6.1 "$lost"
said 'hint: ask when mainline has it; a fix for stable is better sent to bpf'
git checkout -q --detach master
tick
git revert --no-edit "$fix" >/dev/null
git update-ref refs/remotes/linus/master HEAD
expect 1 git bpf-stable -b 6.1 "$fix"
printed "does not have it, and mainline took it back: $(short "$(id_of HEAD)")"
refused 128 "fatal: commit $(short "$fix") was taken back in mainline by $(short "$(id_of HEAD)")" "$reason" "$fix"
git update-ref refs/remotes/linus/master "$untagged"
begin 'never to the stable team'
refused 128 'fatal: --cc: the BPF maintainers are asked, and they ask the stable team (bpf_devel_QA)' "$reason" --cc=stable@vger.kernel.org "$fix"
refused 129 "error: --to: 'somebody' is no address" "$reason" --to=somebody "$fix"
begin 'asked for by name, where the need is not known'
expect 0 git bpf-stable $day --request "$reason" -b 6.1 -q "$untagged"
printed '  6.1.y   unknown: does not have it, and no Fixes: tag says whether it
          needs it; it applies'
printed 'Subject: Stable request: bpf: Check hash map'

begin 'what cannot be asked'
expect 129 git bpf-stable
said 'error: which commit?'
expect 129 git bpf-stable -o x "$fix"
said 'error: --reason, --output, --force, --to and --cc are for the mail that --request writes'
expect 129 git bpf-stable -b newest "$fix"
said "error: --branch: 'newest' is no stable branch"
expect 128 git bpf-stable -b 6.9 "$fix"
said "fatal: there is no stable branch '6.9' here"
expect 128 git bpf-stable --date=2030-01-01 "$fix"
said 'fatal: none of the stable branches that are here is still maintained: 6.18.y is the newest'
git init -q "$work/other"
cd "$work/other"
git commit -q --allow-empty -m Begin
expect 128 git bpf-stable HEAD
said 'fatal: no stable branch is here: there is no linux-*.y in any remote, and no tag of a stable release'
said 'hint: git remote add stable https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux-stable.git, then git fetch stable'
finish
