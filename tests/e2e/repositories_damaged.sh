#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# In a repository that is damaged, or that git does not let in, each program says exactly what it
# could not do, with the name of the thing and a remedy, and never that all is well.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
printf '%s\n' 'bpf: Free the leak' '' 'Text.' >"$work/good-message"
readers='branch format status candidates recipients'
[ -z "${BPF_FULL-}" ] ||
	readers='check branch commit preview format dry-run candidates recipients status list stable ci report env tested'

# loose: the objects of the copy as files of their own, so that one can be damaged.
loose() {
	mkdir -p "$work/packs"
	for pack in .git/objects/pack/*.pack; do
		[ -f "$pack" ] || continue
		mv "$pack" "$work/packs/" && rm -f "${pack%.pack}".*
		git unpack-objects -q <"$work/packs/${pack##*/}"
	done
}

state 'no HEAD'
rm .git/HEAD
refuses 'fatal: not a git repository (or any of the parent directories): .git' $readers report
says 1 doctor "error: git does not take $place/.git for a repository: it has no HEAD" "      git init $place"

state 'HEAD is garbage'
echo garbage >.git/HEAD
refuses 'fatal: not a git repository (or any of the parent directories): .git' branch
says 1 doctor "error: git does not take $place/.git for a repository" "      rm $place/.git/HEAD && git init $place"
eval "$(sed -n 's/^      \(rm .*\)/\1/p' "$work/out")" >"$work/err" 2>&1 || fail 'the remedy fails'
git rev-parse --git-dir >/dev/null || fail 'the remedy does not help'

state 'HEAD is at nothing'
echo 1234567890123456789012345678901234567890 >.git/HEAD
gone="'HEAD' is 1234567890123456789012345678901234567890, which is missing or damaged
hint: git fsck tells more; git fetch may bring it"
refuses "fatal: $gone" branch format dry-run recipients status ci tested
refuses "fatal: $gone" commit

state 'a configuration that cannot be read'
echo '[broken' >>.git/config
line=$(wc -l <.git/config)
mkdir -p sub && cd sub
expect 1 git-bpf-check --doctor
printed "error: git stops at its configuration: bad config line $line in file .git/config"
printed "      \${EDITOR:-vi} +$line $place/.git/config"
not_printed 'user.name'
cd ..
expect 128 git-bpf-check "$work/mails"
said "fatal: bad config line $line in file .git/config"
said 'hint: mend that line in an editor, or take it out'
mv .git/config "$work/broken-config" && git init -q --template= # git makes another one
expect 128 env GIT_CONFIG_GLOBAL="$work/broken-config" git-bpf-check "$work/mails"
expect 1 env GIT_CONFIG_GLOBAL="$work/broken-config" git-bpf-check --doctor
printed "error: git stops at its configuration: bad config line $line in file $work/broken-config"

state 'an extension that git does not know'
git config core.repositoryFormatVersion 1
git config extensions.fancyThing true
for cell in $readers; do
	says 128 "$cell" 'fatal: unknown repository extension found: fancything' 'hint: a newer git may know it'
done
says 1 doctor 'error: git cannot read this repository: unknown repository extension found: fancything'

state 'a ref is broken'
git pack-refs --all
mkdir -p .git/refs/remotes/bpf-next
echo garbage >.git/refs/remotes/bpf-next/master
for cell in branch format dry-run recipients ci list; do
	says 128 "$cell" 'fatal: refs/remotes/bpf-next/master is broken' \
		'hint: rm "$(git rev-parse --git-path refs/remotes/bpf-next/master)", then git fetch'
done
says 1 doctor 'error: refs/remotes/bpf-next/master is broken'

state 'the index is damaged'
echo garbage >.git/index
git config bpf.no-cc-stable off
says 0 check 'no findings' # which reads no index
says 0 format '0001-bpf-Share-the-flag-check-of-array-maps.patch'

state 'an alternate is missing'
mv .git/objects "$work/store"
mkdir -p .git/objects/info
echo "$work/gone" >.git/objects/info/alternates
for cell in branch format recipients ci; do
	says 128 "$cell" "object directory $work/gone does not exist; check .git/objects/info/alternates"
done
says 1 doctor "error: objects cannot be read: " "object directory $work/gone does not exist"

# damaged TEXT: the programs that need the object say it, and none of them anything else.
damaged() {
	for cell in check branch format status list candidates; do
		[ "$cell" != "${skip-}" ] || continue
		ask "$cell"
		case $cell in status | list) wanted=1 ;; *) wanted=128 ;; esac
		same "$status" "$wanted" "$cell"
		grep -qF -e "$1" "$work/err" || fail "$cell does not name it: $1"
		grep -qF 'git fsck' "$work/err" || fail "$cell has no remedy"
		grep -q 'no branch here is work' "$work/err" && fail "$cell says that there is no branch"
	done
	says 1 file # which needs none of it
}

state 'a commit is damaged'
loose
object=$(file_of HEAD~1) && chmod u+w "$object" && echo garbage >"$object"
damaged "$(git -C "$work/plain" rev-parse HEAD~1)"

state 'a commit is missing'
loose
rm -f "$(file_of HEAD~1)"
damaged "$(git -C "$work/plain" rev-parse HEAD~1)"
says 128 staged "Could not read $(git -C "$work/plain" rev-parse HEAD~1)" 'hint: git fsck'

state 'a commit has the content of another one'
loose
object=$(file_of HEAD~1) && other=$(file_of HEAD~2)
chmod u+w "$object" && cat "$other" >"$object"
id=$(git -C "$work/plain" rev-parse HEAD~1)
for cell in check branch format; do
	says 128 "$cell" "fatal: commit $id is damaged: git reads another one in its place" 'hint: git fsck tells more'
done

state 'a tree is missing'
loose
tree=$(git rev-parse 'HEAD~1^{tree}')
rm -f "$(file_of 'HEAD~1^{tree}')"
skip=candidates damaged "$tree"
says 128 candidates 'unable to read tree' 'git fsck'

state 'a tree is empty'
loose
object=$(file_of 'HEAD~1^{tree}') && chmod u+w "$object" && : >"$object"
says 128 branch "$(echo "$object" | cut -c 14-)" 'git fsck'

state 'a file is missing'
loose
blob=$(git rev-parse HEAD~2:kernel/bpf/arraymap.c)
rm -f "$(file_of HEAD~2:kernel/bpf/arraymap.c)"
git config bpf.no-cc-stable off
says 1 check "the diff was not read: unable to read $blob; git fsck tells what is missing or damaged" 'no findings, 1'
says 0 branch 'not checked: '
for cell in format recipients preview candidates; do says 128 "$cell" "unable to read $blob" 'git fsck'; done
echo old >kernel/bpf/core.c.orig && git add -f kernel/bpf/core.c.orig
git commit -q -s --no-verify -m 'bpf: Keep the old file' -m 'It is still of use.'
says 0 branch 'core.c.orig' '[stray-files]' 'the diff was not read: ' # what it changes is known all the same

state 'the index of a pack is damaged'
git repack -adq
for pack in .git/objects/pack/*.idx; do chmod u+w "$pack" && echo garbage >"$pack"; done
for cell in branch format status recipients; do
	says 128 "$cell" "$(git -C "$work/plain" rev-parse HEAD), which is missing or damaged" 'git fsck'
done

# --- others' repositories, and those that cannot be written to ---------------------------------

if [ "$(id -u)" -ne 0 ] || ! command -v setpriv >/dev/null; then finish && exit; fi
nobody="setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=$work/home TMPDIR=$work/home"
mkdir "$work/home" && chown 65534:65534 "$work/home" && chmod 755 "$work"

state 'of somebody else'
as=$nobody
for cell in $readers report maintainers; do
	says 128 "$cell" "fatal: detected dubious ownership in repository at '$place'" \
		"hint: if you trust it: git config --global --add safe.directory $place"
done
says 1 doctor "error: git refuses this repository, which somebody else owns: $place; none of its hooks runs"

state 'read-only'
chown -R 65534:65534 "$place" && chmod -R a-w "$place"
as=$nobody
# To try a merge takes writing, and the repository that is asked for the pull is somebody else's.
all_cells=$(echo "$all_cells" | sed 's/ stable / /; s/ pull / /')
usual_cells
says 1 stable 'whether it applies was not tried'
as=
expect 128 $nobody git bpf-format-patch --force -o sub/o
said "fatal: cannot create directory 'sub/o': Permission denied"
expect 128 $nobody git bpf-format-patch --mark-sent bpf-next/master..
expect 128 $nobody git bpf-hooks install
said "error: cannot write to $place/.git/hooks"
chmod -R u+w "$place"

finish
