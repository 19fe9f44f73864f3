#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: fixes.sh BUILDDIR SOURCEDIR
#
# git bpf-fixes: the tag for a commit, where that is, candidates for a change, and the tag in HEAD.

. "$2/tests/support/e2e.sh"

clock=1767603600
commit() {
	clock=$((clock + 3600))
	export GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000"
	git commit -q "$@"
}
id() { git rev-parse --short=12 "$1"; }
tag() { git log -1 --abbrev=12 --format='Fixes: %h ("%s")' "$1"; }
stdout_is() { same "$(cat "$work/out")" "$1" 'standard output'; }
stderr_is() { same "$(cat "$work/err")" "$1" 'standard error'; }
export GIT_TEST_DATE_NOW=1798761600 # 2027-01-01

kernel_org=https://git.kernel.org/pub/scm/linux/kernel/git
git init -q --template= -b master "$work/linux"
cd "$work/linux"
git config user.name 'Ada Patcher'
git config user.email ada@example.org
git remote add linus $kernel_org/torvalds/linux.git
git remote add bpf $kernel_org/bpf/bpf.git
git remote add bpf-next $kernel_org/bpf/bpf-next.git

mkdir -p kernel/bpf tools/testing/selftests/bpf
printf 'int a;\nint lookup(int i)\n{\n\treturn a + i;\n}\n' >kernel/bpf/map.c
git add .
commit -m 'bpf: Add array map'
git tag -a -m x v6.11
printf 'int update(int i)\n{\n\ta = i;\n\ta = a & mask;\n\treturn 0;\n}\n' >>kernel/bpf/map.c
commit -am 'bpf: Let programs update array maps'
git tag -a -m x v6.12-rc1
git tag -a -m x v6.12
git update-ref refs/remotes/linus/master HEAD
printf 'int map_free(void)\n{\n\tkfree(a);\n}\n' >>kernel/bpf/map.c
commit -am 'bpf: Free array maps'
git update-ref refs/remotes/bpf/master HEAD
git mv kernel/bpf/map.c kernel/bpf/arraymap.c
sed -i 's/^\ta = i;/\t\ta = i;/' kernel/bpf/arraymap.c
commit -am 'bpf: Move array maps to a file of their own'
printf 'int batch(int n)\n{\n\treturn n * 2;\n}\n' >>kernel/bpf/arraymap.c
commit -am 'bpf: Update array maps in batches'
git update-ref refs/remotes/bpf-next/master HEAD
added=$(id HEAD~4) updated=$(id HEAD~3) freed=$(id HEAD~2) moved=$(id HEAD~1) batched=$(id HEAD)

begin 'the tag of a commit, and where that is'
expect 0 git bpf-fixes HEAD~3
stdout_is "Fixes: $updated (\"bpf: Let programs update array maps\")"
stderr_is "$updated: in mainline, bpf and bpf-next; since v6.12-rc1 (released in v6.12)
tree: bpf ($updated is in bpf)"
expect 0 git bpf-fixes bpf-next/master~2
stderr_is "$freed: in bpf and bpf-next; in no release yet that is here
tree: bpf ($freed is in bpf)"
expect 0 git bpf-fixes v6.11 HEAD~1
stdout_is "$(tag v6.11)
$(tag HEAD~1)"
stderr_is "$added: in mainline, bpf and bpf-next; since v6.11
$moved: in bpf-next; in no release yet that is here
tree: bpf-next ($moved is only in bpf-next; $added is in bpf)"
expect 0 git bpf-fixes -q HEAD~3
stderr_is ''
expect 0 git -c core.abbrev=20 bpf-fixes -q HEAD~3
stdout_is "Fixes: $(git rev-parse --short=20 HEAD~3) (\"bpf: Let programs update array maps\")"
expect 0 git -c core.abbrev=7 bpf-fixes -q HEAD~3
stdout_is "$(tag HEAD~3)"

begin 'git bpf-format-patch takes the same tree'
git checkout -q -b fix
echo 'int fixed;' >>kernel/bpf/arraymap.c
commit -a -m 'bpf: Fix the update of array maps' -m 'It is wrong.' -m "$(tag HEAD~3)
Signed-off-by: Ada Patcher <ada@example.org>"
expect 0 git bpf-format-patch --no-recipients -1 -o "$work/o"
said "tree: bpf ($(id fix) fixes $updated, which is in bpf)"
git checkout -q master

begin 'a commit in other words'
for words in "$(tag HEAD~3)" "$updated (\"bpf: Let programs update array maps\")" "commit $updated (\"x\")" \
	'bpf: Let programs update array maps' '"bpf: Let programs update array maps"' 'bpf: Let programs'; do
	expect 0 git bpf-fixes -q "$words"
	stdout_is "$(tag HEAD~3)"
done
expect 128 git bpf-fixes 'bpf: No such subject'
stderr_is "fatal: no commit here has the subject 'bpf: No such subject'"
expect 128 git bpf-fixes 0123456789ab
stderr_is "fatal: '0123456789ab' is no commit, and no file here
hint: a commit, its subject in quotes, <file>, or <file>:<line>"
expect 128 git bpf-fixes -q 'bpf: '
said "fatal: 5 commits have a subject that begins with 'bpf:': "

begin 'merges and reverts'
git checkout -q -b merged HEAD~1
git merge -q --no-ff -m 'Merge branch fix' fix
expect 128 git bpf-fixes HEAD
said "is a merge; a bug came in with one of the commits below it"
said "hint: to see them: git log --oneline $(id HEAD^1)..$(id HEAD^2)"
git checkout -q -B reverted master
commit --allow-empty -m 'Revert "bpf: Free array maps"'
expect 0 git bpf-fixes HEAD
said "note: $(id HEAD) is a revert; if it was right, the bug is older: name what brought it in"
said 'note: this is HEAD itself; to find what HEAD fixes: git bpf-fixes --for=HEAD'
said "$(id HEAD): in no tree that is fetched here"
said 'tree: not known'
git checkout -q master
expect 0 git bpf-fixes reverted
said "warning: $(id reverted) is not in the history of HEAD"

begin 'candidates for lines'
expect 0 git bpf-fixes kernel/bpf/arraymap.c:8,9
stdout_is "$(tag HEAD~3)"
stderr_is "candidates, if the bug is there:
  2 of 2 lines: $updated (\"bpf: Let programs update array maps\")
      Ada Patcher, 12 months ago, v6.12-rc1 (released in v6.12)
$updated: in mainline, bpf and bpf-next; since v6.12-rc1 (released in v6.12)
tree: bpf ($updated is in bpf)"
cd kernel
expect 0 git bpf-fixes -q bpf/arraymap.c:18
stdout_is "$(tag HEAD)"
cd ..
expect 128 git bpf-fixes kernel/bpf/arraymap.c:99
stderr_is 'fatal: file kernel/bpf/arraymap.c has only 19 lines'

begin 'candidates for a change that takes lines away'
sed -i 's/^\ta = a & mask;/\ta = i \& mask;/; s/^\treturn n \* 2;/\treturn n;/' kernel/bpf/arraymap.c
expect 0 git bpf-fixes kernel/bpf/arraymap.c
said "candidates for what is fixed by what is not committed:
  1 of 2 lines: $batched (\"bpf: Update array maps in batches\")
      Ada Patcher, 12 months ago
  1 of 2 lines: $updated (\"bpf: Let programs update array maps\")
      Ada Patcher, 12 months ago, v6.12-rc1 (released in v6.12)"
expect 0 git bpf-fixes -q -- kernel/bpf/arraymap.c
stdout_is "$(tag HEAD)"
git add .
sed -i 's/kfree/kvfree/' kernel/bpf/arraymap.c
expect 0 git bpf-fixes
said 'candidates for what is fixed by what is staged:'
not_said "$freed"
git reset -q --hard

begin 'candidates for a change that only adds lines'
sed -i 's/^\tkfree(a);/\tif (a)\n&/' kernel/bpf/arraymap.c
git add .
expect 0 git bpf-fixes --staged
stdout_is "$(tag HEAD~2)"
git reset -q --hard

begin 'what a commit fixes, and white space'
git checkout -q -B topic master
sed -i 's/^\t\ta = i;/\ta = i;/; s/kfree/kvfree/' kernel/bpf/arraymap.c
echo 'int test;' >tools/testing/selftests/bpf/t.c
git add .
commit -m 'bpf: Fix the free of array maps' -m 'It is wrong.' -m 'Signed-off-by: Ada Patcher <ada@example.org>'
expect 0 git bpf-fixes
stdout_is "$(tag master~2)"
said "candidates for what is fixed by HEAD, $(id HEAD) (\"bpf: Fix the free of array maps\"):
  1 of 1 line: $freed"
said "if it is the right one: git bpf-fixes --amend $freed"
expect 0 git bpf-fixes -q --for "$(id topic)"
stdout_is "$(tag master~2)"

begin 'without anything staged, what is not committed is looked at'
git init -q -b main "$work/dirty"
(
	cd "$work/dirty" && git config user.name A && git config user.email a@example.org
	printf 'a\nb\nc\n' >file.c && git add file.c && git commit -q -m 'bpf: Add file'
	printf 'a\nb\nd\n' >file.c && git commit -q -a -m 'bpf: Make it d'
	printf 'A\nb\nd\n' >file.c
)
expect 0 git -C "$work/dirty" bpf-fixes
said 'candidates for what is fixed by what is not committed (for HEAD: git bpf-fixes --for HEAD):'
printed '("bpf: Add file")'
not_said '--amend'
expect 0 git -C "$work/dirty" bpf-fixes --for HEAD
said 'candidates for what is fixed by HEAD, '
said 'if it is the right one: git bpf-fixes --amend'

begin 'what moves code is said to, and can be looked behind'
sed -i 's/^int a;/int array;/; s/kvfree(a)/kvfree(array)/' kernel/bpf/arraymap.c
commit -qam 'bpf: Rename the values'
git update-ref refs/remotes/bpf-next/master HEAD
expect 0 git bpf-fixes kernel/bpf/arraymap.c:1
stdout_is "$(tag HEAD)"
said '; only moves or tidies code, by its subject'
said "note: to look behind the first one, add --ignore-rev=$(id HEAD)"
expect 0 git bpf-fixes -q --ignore-rev=HEAD kernel/bpf/arraymap.c:1
stdout_is "$(tag v6.11)"
git rev-parse HEAD >"$work/ignored"
expect 0 git -c blame.ignoreRevsFile="$work/ignored" bpf-fixes -q kernel/bpf/arraymap.c:1
stdout_is "$(tag v6.11)"

begin 'commits of this branch are the last candidates'
printf 'int one;\nint two;\nint three;\n' >>kernel/bpf/arraymap.c
commit -qam 'bpf: Count'
sed -i 's/^int two;/long two;/; s/^int one/long one/; s/kvfree(array)/kvfree_sensitive(array)/' kernel/bpf/arraymap.c
git add .
expect 0 git bpf-fixes
stdout_is "$(tag HEAD~1)"
said '; in no tree that is fetched here: of this branch?'
git reset -q --hard

begin 'no candidate'
echo new >new
git add new
expect 1 git bpf-fixes
stdout_is ''
stderr_is 'no candidate: what is staged takes no line away, and puts none next to others'
git reset -q --hard
echo 'int more;' >>kernel/bpf/arraymap.c
expect 1 git bpf-fixes "kernel/bpf/arraymap.c:$(wc -l <kernel/bpf/arraymap.c)"
stderr_is 'no candidate: the line is not committed yet'
git reset -q --hard

begin 'the tag in HEAD'
git checkout -q -B amended topic~2
git reset -q --hard master
sed -i 's/kfree/kvfree/' kernel/bpf/arraymap.c
GIT_AUTHOR_NAME='Grace Müller' commit -am 'bpf: Fix the free' -m '# Text.  ' -m 'Reported-by: B <b@example.org>
Signed-off-by: Ada Patcher <ada@example.org>' --cleanup=verbatim
before=$(git cat-file commit HEAD)
echo staged >staged
git add staged
expect 0 git bpf-fixes --amend --dry-run "$freed"
stdout_is "bpf: Fix the free

# Text.  

$(tag master~2)
Reported-by: B <b@example.org>
Signed-off-by: Ada Patcher <ada@example.org>"
same "$(git cat-file commit HEAD)" "$before" 'HEAD after a dry run'
old=$(id HEAD)
expect 0 git bpf-fixes -q --amend "$freed"
stderr_is "added: $(tag master~2)
HEAD is now $(id HEAD); it was $old"
same "$(git cat-file commit HEAD | sed '/^committer /d')" "$(echo "$before" |
	awk -v tag="$(tag master~2)" '/^Reported-by:/ { print tag } !/^committer / { print }')" 'the amended commit'
same "$(git log -1 --format='%an %ad' --date=unix)" "Grace Müller $clock" 'the author'
same "$(git status --porcelain)" 'A  staged' 'what is staged'
same "$(git log -1 --format=%gs -g)" 'commit (amend): bpf: Fix the free' 'the reflog'
same "$(ls .git/BPF* 2>/dev/null)" '' 'files left behind'
now=$(git rev-parse HEAD)
expect 0 git bpf-fixes -q --amend "$freed"
stderr_is "already there: $(tag master~2)"
same "$(git rev-parse HEAD)" "$now" 'HEAD the second time'

begin 'a loose tag is corrected'
git commit -q --amend --only -m "bpf: Fix the free

Text.

Fixes: $(git rev-parse --short=8 master~2)
Signed-off-by: Ada Patcher <ada@example.org>"
expect 0 git bpf-fixes -q --amend "$freed" "$added"
said "corrected: Fixes: $(git rev-parse --short=8 master~2)
       to: $(tag master~2)
added: $(tag v6.11)"
same "$(git log -1 --format=%B)" "bpf: Fix the free

Text.

$(tag master~2)
$(tag v6.11)
Signed-off-by: Ada Patcher <ada@example.org>" 'the message'

begin 'another encoding stays'
git -c i18n.commitEncoding=ISO-8859-1 commit -q --amend --only -m "$(printf 'bpf: Fix it\n\nM\374ller.\n\nSigned-off-by: A <a@b>')"
expect 0 git bpf-fixes -q --amend "$freed"
same "$(git cat-file commit HEAD | grep -c '^encoding ISO-8859-1')" 1 'the encoding header'
same "$(git log -1 --encoding=UTF-8 --format=%B | sed -n 3p)" 'Müller.' 'the text'

begin 'a hook may refuse'
mkdir .git/hooks
printf '#!/bin/sh\necho no >&2\nexit 1\n' >.git/hooks/commit-msg
chmod +x .git/hooks/commit-msg
now=$(git rev-parse HEAD)
expect 128 git bpf-fixes -q --amend "$added"
said 'fatal: git commit --amend failed; HEAD is as it was'
same "$(git rev-parse HEAD)" "$now" 'HEAD'
rm -r .git/hooks
git reset -q --hard

begin 'when HEAD is not to be amended'
expect 128 git bpf-fixes --amend HEAD
said 'fatal: HEAD cannot fix itself'
git checkout -q master
expect 128 git bpf-fixes --amend "$freed"
said 'fatal: HEAD is in bpf-next already: others have it as it is'
said 'hint: --force amends it all the same'
git checkout -q -B conflict master~1
echo x >>kernel/bpf/arraymap.c
commit -qam 'bpf: Add x'
git cherry-pick fix >/dev/null 2>&1 || :
expect 128 git bpf-fixes -q --amend "$freed"
said 'fatal: a cherry-pick is under way'
git cherry-pick --abort
git rebase fix >/dev/null 2>&1 || :
expect 128 git bpf-fixes -q --amend "$freed"
said 'fatal: a rebase has stopped at a conflict: HEAD is not the commit that is worked on'
git rebase --abort
GIT_SEQUENCE_EDITOR="sed -i 's/^pick/edit/'" git rebase -q -i HEAD~1 2>/dev/null
expect 0 git bpf-fixes -q --amend "$freed"
expect 0 git rebase --continue
same "$(git log -1 --format='%s %(trailers:key=Fixes,valueonly)' | head -n 1)" "bpf: Add x $freed (\"bpf: Free array maps\")" 'HEAD'
git checkout -q -B wordless fix
git commit -q --allow-empty --allow-empty-message -m ''
expect 128 git bpf-fixes -q --amend "$freed"
said 'fatal: HEAD has no message, and a tag would be its subject'
said 'hint: git commit --amend, and write one'

begin 'a history that is cut'
git clone -q --depth=2 "file://$work/linux" --branch=master "$work/cut"
cd "$work/cut"
expect 128 git bpf-fixes kernel/bpf/arraymap.c:9
stderr_is "fatal: where the line came from is not known: the history here is cut before that
hint: to get all of it: git fetch --unshallow"
expect 128 git bpf-fixes "$freed"
stderr_is "fatal: '$freed' is no commit, and no file here
hint: the history here is cut; to get all of it: git fetch --unshallow"
expect 0 git bpf-fixes HEAD
said 'note: the history here is cut, which hides trees and releases; to get all of it: git fetch --unshallow'

begin 'the command line'
cd "$work/linux"
expect 129 git bpf-fixes --dry-run HEAD
said 'error: --dry-run and --force go with --amend'
expect 129 git bpf-fixes --amend
said 'error: --amend takes the commit that HEAD fixes: a candidate is a guess that you have to look at'
expect 129 git bpf-fixes HEAD kernel/bpf/arraymap.c:1
expect 129 git bpf-fixes --staged HEAD
expect 129 git bpf-fixes --staged --for HEAD
expect 129 git bpf-fixes --ignore-rev HEAD HEAD~1
git init -q "$work/empty" && cd "$work/empty"
expect 128 git bpf-fixes
said 'has no commits yet'
cd "$work"
expect 128 git bpf-fixes HEAD
said 'fatal: not a git repository'
finish
