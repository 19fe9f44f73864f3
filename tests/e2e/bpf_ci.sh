#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: bpf_ci.sh BUILDDIR SOURCEDIR
#
# git bpf-ci: which branch it pushes to which fork, which base the pull request goes against, and
# what it refuses. GitHub is a bare repository behind insteadOf.

. "$2/tests/support/e2e.sh"

upstream=https://github.com/kernel-patches/bpf
fork=git@github.com:ada/bpf.git
commit() { # commit FILE SUBJECT
	echo "$2" >>"$1" && git add "$1" && git commit -qm "$2

What it is about, and why." -s
}
git config --global user.name Ada
git config --global user.email ada@example.org
git config --global init.defaultBranch master

begin 'set up'
git init -q "$work/kernel"
cd "$work/kernel"
commit core.c 'bpf: Begin'
commit verifier.c 'bpf: Verify'
git update-ref refs/remotes/bpf/master HEAD~
git update-ref refs/remotes/bpf-next/master HEAD
git remote add bpf https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git
git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git switch -q -c topic --track bpf-next/master
commit map.c 'bpf: Add a map'

begin 'no fork'
expect 128 git bpf-ci
said 'tree: bpf-next (the upstream bpf-next/master)'
said "fatal: no remote here is a fork of $upstream
hint: fork it on that page (once), then: git remote add fork git@github.com:<you>/bpf.git"

begin 'the commands and the page'
git remote add ci "$upstream.git" # not a fork
git remote add libbpf https://github.com/libbpf/libbpf
git remote add mine "$fork"
expect 0 git bpf-ci
same "$(cat "$work/out")" "push: git push mine HEAD:refs/heads/topic
pull request: $upstream/compare/bpf-next_base...ada:topic?quick_pull=1&title=bpf%3A%20Add%20a%20map
or: gh pr create --repo kernel-patches/bpf --base bpf-next_base --head ada:topic" 'what is printed'
same "$(cat "$work/err")" 'tree: bpf-next (the upstream bpf-next/master)' 'what is said'
same "$(git for-each-ref refs/remotes/mine)" '' 'nothing was pushed'
expect 0 git bpf-ci -q
same "$(cat "$work/err")" '' 'what is said'

begin 'a title from the description of the branch'
commit map.c 'bpf: Use the map'
git config branch.topic.description 'bpf: Maps
of all kinds

They are useful.'
expect 0 git bpf-ci --branch ci/maps#2
printed "$upstream/compare/bpf-next_base...ada:ci/maps%232?quick_pull=1&title=bpf%3A%20Maps%20of%20all%20kinds"
printed "push: git push mine 'HEAD:refs/heads/ci/maps#2'"

begin 'push'
git init -q --bare "$work/hub/ada/bpf.git"
git config url."$work/hub/ada/bpf.git".insteadOf "$fork"
git config remote.mine.pushurl "ssh://git@ssh.github.com:443/ada/bpf.git"
git config --add url."$work/hub/ada/bpf.git".insteadOf ssh://git@ssh.github.com:443/ada/bpf.git
echo more >>map.c
expect 0 git bpf-ci --push
said 'note: what is not committed is not in it'
same "$(git -C "$work/hub/ada/bpf.git" rev-parse topic)" "$(git rev-parse HEAD)" 'what was pushed'
git checkout -q map.c
expect 0 git bpf-ci --push
printed 'push: nothing to do, mine has it'
first=$(git rev-parse HEAD)
git commit -q --amend -m 'bpf: Use the map well

For a reason.' -s
expect 0 git bpf-ci --push
printed "push: git push --force-with-lease=refs/heads/topic:$first mine HEAD:refs/heads/topic"
same "$(git -C "$work/hub/ada/bpf.git" rev-parse topic)" "$(git rev-parse HEAD)" 'what was pushed'
git -C "$work/hub/ada/bpf.git" update-ref refs/heads/topic "$first" # somebody else pushed
git commit -q --amend -m 'bpf: Use the map better

For a reason.' -s
expect 128 git bpf-ci --push
said "fatal: git push to 'mine' failed, see above"
same "$(git -C "$work/hub/ada/bpf.git" rev-parse topic)" "$first" 'what is there'
not_printed 'pull request:'

begin 'the wrong base, and trees without one'
expect 128 git bpf-ci --base bpf_base
said "fatal: --base: a pull request for bpf-next goes against bpf-next_base, not 'bpf_base'"
expect 0 git bpf-ci --base bpf-next_base
expect 128 git bpf-ci --tree net-next
said 'fatal: BPF CI has no base for net-next: it tests bpf and bpf-next
hint: --tree=bpf-next tries the branch on bpf-next_base'
expect 129 git bpf-ci --tree linux

begin 'a branch that is based on another tree'
git branch -q --unset-upstream
expect 1 git bpf-ci --tree bpf
said "error: the branch is not based on bpf/master: 1 of its 3 commits is of another tree
hint: git rebase --onto bpf/master $(git rev-parse --short=12 bpf-next/master)"
not_printed 'push:'
git rebase -q --onto bpf/master "$(git rev-parse --short=12 bpf-next/master)"
expect 0 git bpf-ci --tree bpf
printed "$upstream/compare/bpf_base...ada:topic"

begin 'a merge of another tree'
before=$(git rev-parse bpf/master)
git switch -q -c elsewhere bpf/master
for file in a b c; do GIT_AUTHOR_NAME=Other GIT_AUTHOR_EMAIL=other@example.org commit $file.c "bpf: Add $file"; done
git update-ref refs/remotes/bpf/master HEAD
git switch -q -c merging --track bpf-next/master
commit map.c 'bpf: Add another map'
git merge -q --no-edit elsewhere
commit map.c 'bpf: Use another map'
expect 1 git bpf-ci
said "error: the branch is not based on bpf-next/master: 3 of its 5 commits are of another tree"
said 'hint: git rebase -i bpf-next/master, and delete the lines of the commits that are not yours'
git rebase -q bpf-next/master
expect 0 git bpf-ci
said "warning: bpf has 3 of the 5 commits already: "
said 'hint: git rebase -i bpf-next/master, and delete the lines of these'
GIT_SEQUENCE_EDITOR='sed -i "/Add [abc]$/d"' git rebase -q -i bpf-next/master
expect 0 git bpf-ci
not_said warning
git cherry-pick elsewhere >/dev/null # with what it took to apply it
echo more >>c.c && git commit -q --amend --all --no-edit
expect 0 git bpf-ci
said 'warning: bpf has 1 of the 3 commits already: '
git reset -q --hard HEAD~

git update-ref refs/remotes/bpf/master "$before"

begin 'a branch of b4'
git switch -q -c b4/maps --track bpf-next/master
git commit -q --allow-empty -F - <<'EOF'
bpf: Maps by b4

They are useful.

--- b4-submit-tracking ---
{ "series": { "revision": 1 } }
EOF
commit map.c 'bpf: Add a third map'
commit map.c 'bpf: Use the third map'
expect 0 git bpf-ci
same "$(cat "$work/err")" 'tree: bpf-next (the upstream bpf-next/master)' 'what is said'
printed 'title=bpf%3A%20Maps%20by%20b4'

begin 'a branch that does not apply'
git switch -q -c clash bpf/master
git config branch.clash.bpfTree bpf-next
commit verifier.c 'bpf: Verify otherwise'
expect 1 git bpf-ci
said 'series: error: does not apply to bpf-next/master: conflicts in verifier.c [applies-to-target]
      = help: git rebase bpf-next/master'
not_printed 'push:'
expect 1 git bpf-ci --color=always
grep -q "$(printf '\033')" "$work/err" || fail 'no colour'

begin 'a history of its own'
git switch -q --orphan alone
commit alone.c 'bpf: Begin anew'
git config branch.alone.bpfTree bpf-next
expect 1 git bpf-ci --push
said 'error: the branch has no commit in common with bpf-next/master: BPF CI could not apply it'
not_printed 'push:'
git switch -q clash

begin 'names'
git switch -q --detach
expect 128 git bpf-ci --tree bpf
said 'fatal: HEAD is on no branch: the branch in the fork needs a name
hint: --branch=<name>'
expect 0 git bpf-ci --tree bpf --branch try
for name in master bpf-next bpf-next_base; do
	expect 128 git bpf-ci --tree bpf --branch "$name"
	said "fatal: the branch cannot be called '$name': "
done
expect 128 git bpf-ci --tree bpf --branch 'a b'
said "fatal: 'a b' is no name of a branch"

begin 'more than one fork'
git remote add other https://github.com/Eve/BPF
expect 128 git bpf-ci --tree bpf --branch try
said "fatal: both mine and other are forks of $upstream
hint: --remote=<remote>, or for good: git config bpf.ciRemote mine"
expect 0 git bpf-ci --tree bpf --branch try --remote other
printed 'bpf_base...Eve:try?'
git config bpf.ciRemote other
expect 0 git bpf-ci --tree bpf --branch try
printed 'bpf_base...Eve:try?'
expect 128 git bpf-ci --tree bpf --branch try --remote ci
said "fatal: --remote: the remote 'ci' is $upstream itself, and not your fork of it"
expect 128 git bpf-ci --tree bpf --branch try --remote bpf
said "fatal: --remote: the remote 'bpf' is not on GitHub, where BPF CI runs: https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git"
git remote set-url --push bpf "$work/elsewhere.git" # what is named is what was judged
expect 128 git bpf-ci --tree bpf --branch try --remote bpf
said "fatal: --remote: the remote 'bpf' is not on GitHub, where BPF CI runs: $work/elsewhere.git"
git config --unset remote.bpf.pushurl
expect 128 git bpf-ci --tree bpf --branch try --remote nobody
said "fatal: --remote: there is no remote 'nobody'"
expect 129 git bpf-ci topic
said 'error: it takes no operands: it is about the branch that HEAD is on'

finish
echo 'git bpf-ci: all passed'
