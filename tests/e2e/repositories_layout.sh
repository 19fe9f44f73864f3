#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Where a repository lies and how git is told of it makes no difference to what the programs and
# the hooks say: worktrees, submodules, separate and bare repositories, GIT_DIR, git -C, alternates.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
hook_cells='staged refused'

state 'linked worktree'
git checkout -q --detach
git worktree add -q "$work/linked" arraymap-batch
cd "$work/linked" && place=$work/linked
usual_cells
as_usual $hook_cells

state 'worktree with relative paths'
if git config worktree.useRelativePaths true && git checkout -q --detach &&
	git worktree add -q --relative-paths "$work/relative" arraymap-batch 2>/dev/null; then
	cd "$work/relative" && place=$work/relative
	same "$(git config extensions.relativeWorktrees)" true 'the extension'
	usual_cells
fi

state 'submodule'
git init -q --template= "$work/super"
git -C "$work/super" -c protocol.file.allow=always submodule --quiet add "$place" sub
rm -rf "$work/super/.git/modules/sub"
cp -a .git "$work/super/.git/modules/sub"
git -C "$work/super/.git/modules/sub" config core.worktree ../../../sub
cd "$work/super/sub" && place=$work/super/sub
git reset -q
usual_cells
as_usual $hook_cells

state 'separate git directory'
git init -q --template= --separate-git-dir "$work/elsewhere.git"
usual_cells
as_usual $hook_cells

state 'GIT_DIR and GIT_WORK_TREE'
mkdir "$work/nowhere" && cd "$work/nowhere"
as="env GIT_DIR=$place/.git GIT_WORK_TREE=$place"
usual_cells
ask hooks
same "$status" 0 'git bpf-hooks install'
grep -qF "$place/.git/hooks/commit-msg" "$work/out" || fail 'git bpf-hooks does not see GIT_DIR'

state 'git -C'
cd "$work/nowhere"
asked="git -C ../$(basename "$place")"
usual_cells
as_usual $hook_cells

state 'git --git-dir'
cd "$work/nowhere"
asked="git --git-dir=../$(basename "$place")/.git"
usual_cells_here=$(echo "$all_cells" | sed 's/ ci / /; s/ env / /; s/ doctor//; s/tested/&/')
if [ -n "${BPF_FULL-}" ]; then as_usual $usual_cells_here; else as_usual $few_cells; fi
ask hooks
grep -qF "$place/.git/hooks/commit-msg" "$work/out" || fail 'git bpf-hooks does not see --git-dir'

state 'bare'
mv .git "$work/bare.git"
cd "$work/bare.git"
git config core.bare true
cells=$(echo "$all_cells" | sed 's/ env / /; s/ doctor//')
if [ -n "${BPF_FULL-}" ]; then as_usual $cells; else as_usual $few_cells; fi
says 0 doctor 'note: a bare repository: nothing is committed here'

begin 'a bare clone whose tree was never fetched: what is said to do helps'
git clone -q --bare "$work/sample/bpf-next.git" "$work/clone.git"
cd "$work/clone.git"
git config user.name Ada && git config user.email ada@example.org
url=$(git config remote.origin.url)
git config "url.$url.insteadOf" https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git config remote.origin.url https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
export GIT_ALLOW_PROTOCOL=file
expect 0 git bpf-check --doctor
printed 'warning: bpf-next was never fetched from https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git'
command=$(sed -n 's/^      \(.*git fetch origin\)$/\1/p' "$work/out")
same "$command" "git config --add remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*' && git fetch origin" 'the remedy'
expect 128 git bpf-check
said 'fatal: cannot tell where this branch starts: bpf-next was never fetched'
said "hint: name the range (<base>..), or: $command"
expect 0 git bpf-format-patch --setup-trees
printed "to fetch: git config --add remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*' && git fetch --multiple bpf origin"
eval "$command" >"$work/out" 2>&1 || fail "this failed: $command"
expect 0 git bpf-check --doctor
printed 'ok: bpf-next is origin/master, fetched today'

state 'configuration of a worktree'
git config core.repositoryFormatVersion 1
git config extensions.worktreeConfig true
git config --worktree bpf.no-cc-stable warning
says 0 branch 'warning: Cc: stable in the description of a BPF patch [no-cc-stable]'
git config --worktree --unset bpf.no-cc-stable
usual_cells

state 'alternates'
mkdir "$work/store" && mv .git/objects "$work/store/objects"
mkdir -p .git/objects/info
echo "$work/store/objects" >.git/objects/info/alternates
usual_cells
as_usual $hook_cells

state 'upstream that no refspec maps'
git config --unset-all remote.bpf-next.fetch
says 1 branch '3 commits checked for bpf-next (the upstream master of bpf-next): 1 error'

finish
