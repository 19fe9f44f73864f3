#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: promise_hooks.sh BUILDDIR SOURCEDIR
#
# P8: a hook that was there before ours sees and does what it would without them. Each is run in two
# repositories that differ in nothing but our hooks. P9: uninstalling leaves the directory of the
# hooks and the configuration as they were.

# shellcheck disable=SC2016 # text of hooks
# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

cd "$work"
git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global bpf.autoPrefix false
export GIT_AUTHOR_DATE='1767700000 +0000' GIT_COMMITTER_DATE='1767700000 +0000'

# hook REPOSITORY NAME: from standard input
hook() {
	mkdir -p "$1/.git/hooks"
	{ echo '#!/bin/sh' && cat; } >"$1/.git/hooks/$2"
	chmod 755 "$1/.git/hooks/$2"
}
all_hooks='commit-msg prepare-commit-msg applypatch-msg sendemail-validate'

# What a hook sees: arguments, directory, environment, standard input, message. What of it is never
# the same (process numbers, the repository's path) is left out.
tell='{ echo "$0: $#"; for word; do echo "<$word>"; done; pwd; env | sort; cat; cat "$1"; } 2>&1 |
	sed "s|\.pre-bpf: |: |; s|$REPOSITORY|REPO|g; /^_=/d; /^SHLVL=/d; /^PWD=/d; /^OLDPWD=/d; /^REPOSITORY=/d; s|/[a-z-]*\$||" >>"$LOG"
'
# new REPOSITORY: with the same content as any other
new() {
	git init -q --template= -b main "$1"
	echo one >"$1/file"
	git -C "$1" add file
	git -C "$1" commit -q -m 'bpf: Begin' --no-verify
	echo two >>"$1/file"
	git -C "$1" commit -qa -m 'bpf: Go on with it' -m 'Five words are to be here.' -s --no-verify
	git -C "$1" format-patch -q -1 -o "$work/patches.${1##*/}"
	git -C "$1" reset -q --hard HEAD^
}

# act REPOSITORY: all that runs hooks; the statuses and what is left are in $work/REPOSITORY.acts.
act() {
	(
		REPOSITORY=$PWD/$1 LOG=$work/$1.log
		export REPOSITORY LOG
		: >"$LOG"
		cd "$1" || exit 1
		for words in '-m first' '-m second --no-verify' '--amend --no-edit' '-m third -s -a' '-F message' '-C HEAD'; do
			printf 'bpf: Do it\n\nFive words are to be here.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' >message
			status=0
			# shellcheck disable=SC2086 # words on purpose
			git commit -q --allow-empty $words </dev/null 2>/dev/null >&2 || status=$?
			echo "commit $words: $status"
			git log -1 --format=%B
		done
		rm -f message
		git reset -q --hard
		status=0
		git am -q "$work/patches.$1"/*.patch </dev/null 2>/dev/null >&2 || status=$?
		echo "am: $status"
		git am --abort 2>/dev/null || :
		git log -1 --format=%B
	) >"$work/$1.acts"
}

# compare: the same in both, with each hook as it is in "$work/hook"
number=0
compare() {
	number=$((number + 1))
	for repository in "without $number" "with $number"; do
		new "$repository"
		for name in $all_hooks; do hook "$repository" "$name" <"$work/hook"; done
	done
	"$@" "without $number" && "$@" "with $number"
	expect 0 git bpf-hooks install "with $number"
	BPF_HOOKS=0 && export BPF_HOOKS # what ours say is not of interest here, and what they do is not done
	act "without $number" && act "with $number"
	unset BPF_HOOKS
	for kind in acts log; do
		sed "s/with $number/X/g; s/withoutX/X/g; s/without $number/X/g" "$work/with $number.$kind" >"$work/a"
		sed "s/without $number/X/g" "$work/without $number.$kind" >"$work/b"
		cmp -s "$work/a" "$work/b" || { diff "$work/b" "$work/a" >"$work/out" || fail "not the same ($kind)"; }
	done
	[ -s "$work/with $number.acts" ] || fail 'nothing was done'
}
as_it_is() { :; }

begin 'what it sees'
printf '%s' "$tell" >"$work/hook"
compare as_it_is
grep -q '^GIT_INDEX_FILE=' "$work/with $number.log" || fail 'nothing of the environment was seen'

begin 'it changes the message'
printf '%s' 'echo "Changed-by: ${0##*/}" | sed "s/\.pre-bpf//" >>"$1"' >"$work/hook"
compare as_it_is
grep -q 'Changed-by: commit-msg' "$work/with $number.acts" || fail 'it did not'

for end in 'exit 1' 'exit 42' 'exit 255' 'kill -TERM $$' 'kill -KILL $$' 'kill -SEGV $$'; do
	begin "it ends with $end"
	printf '%s' "$end" >"$work/hook"
	compare as_it_is
done

begin 'it removes itself'
printf '%s' 'rm -f "$0"' >"$work/hook"
compare as_it_is

begin 'it is not executable'
printf '%s' 'exit 1' >"$work/hook"
not_executable() { chmod 644 "$1"/.git/hooks/*; }
compare not_executable

begin 'it is a link'
printf '%s' "$tell" >"$work/hook"
as_links() {
	mkdir "$1/.git/real hooks"
	for name in $all_hooks; do
		mv "$1/.git/hooks/$name" "$1/.git/real hooks/$name"
		ln -s "../real hooks/$name" "$1/.git/hooks/$name"
	done
}
compare as_links

begin 'core.hooksPath'
in_another_place() {
	mv "$1/.git/hooks" "$1/.git/my hooks"
	git -C "$1" config core.hooksPath "$PWD/$1/.git/my hooks"
}
compare in_another_place

begin 'the other hooks are left alone'
printf 'exit 1\n' >"$work/hook"
new other
for name in pre-commit post-commit update; do hook other "$name" <"$work/hook"; done
before=$(cd other/.git/hooks && ls -iln --full-time && cksum ./*)
expect 0 git bpf-hooks install other
for name in $all_hooks; do rm "other/.git/hooks/$name"; done
same "$(cd other/.git/hooks && ls -iln --full-time && cksum ./*)" "$before" 'the hooks of others'

# --- P9 -----------------------------------------------------------------------------------------------

# state DIRECTORY...: name, type, inode, mode, owner, size, time and content of all that is in there.
state() {
	find "$@" ! -path '*/objects/*' ! -name index ! -type d -exec ls -iln --full-time {} + | sort -k 10
	find "$@" ! -path '*/objects/*' -type f -exec cksum {} + | sort
}

new layouts
git -C layouts worktree add -q "$work/tree"
git init -q --template= --separate-git-dir "$work/apart.git" "$work/apart"
git clone -q --bare layouts bare
new path
git -C path config core.hooksPath .git/other
mkdir path/.git/other path/.git/hooks
printf '#!/bin/sh\nexit 0\n' | tee path/.git/other/commit-msg >path/.git/hooks/commit-msg
chmod 755 path/.git/other/commit-msg path/.git/hooks/commit-msg
new full
for name in $all_hooks; do printf "echo %s\n" "$name" | hook full "$name"; done
chmod 711 full/.git/hooks/commit-msg
chmod 444 full/.git/hooks/applypatch-msg
rm full/.git/hooks/prepare-commit-msg && ln -s /nowhere full/.git/hooks/prepare-commit-msg
touch -d '2020-01-02 03:04:05' full/.git/hooks/sendemail-validate full/.git/config
printf '[core]\n\tx = y\n# no newline at the end' >>full/.git/config
for repository in layouts tree apart bare path full; do
	begin "as it was: $repository"
	gits=$(git -C "$repository" rev-parse --absolute-git-dir)
	gits=$(cd "$repository" && cd "$(git rev-parse --git-common-dir)" && pwd)
	before=$(state "$gits")
	expect 0 git bpf-hooks install "$repository"
	[ "$(state "$gits")" != "$before" ] || fail 'nothing was installed'
	expect 0 git bpf-hooks uninstall "$repository"
	same "$(state "$gits")" "$before" 'after one installation'
	expect 0 git bpf-hooks install "$repository"
	expect 0 git bpf-hooks install "$repository"
	cp -R "$build/libexec/git-bpf" "$work/newer"
	expect 0 "$source/install.sh" --hooks "$repository" --libexec "$work/newer"
	expect 0 git bpf-hooks uninstall "$repository"
	same "$(state "$gits")" "$before" 'after three, the last of a newer version'
	expect 0 git bpf-hooks uninstall "$repository"
	same "$(state "$gits")" "$before" 'after a second uninstall'
	rm -rf "$work/newer"
done

begin 'what was edited since stays edited'
expect 0 git bpf-hooks install full
echo '# edited' >>full/.git/hooks/sendemail-validate.pre-bpf
expect 0 git bpf-hooks uninstall full
same "$(tail -n 1 full/.git/hooks/sendemail-validate)" '# edited' 'the hook'
expect 0 git bpf-hooks install full
printf '#!/bin/sh\necho new\n' >full/.git/hooks/commit-msg # somebody put another one over ours
before=$(cksum full/.git/hooks/commit-msg full/.git/hooks/commit-msg.pre-bpf)
expect 0 git bpf-hooks uninstall full
same "$(cksum full/.git/hooks/commit-msg full/.git/hooks/commit-msg.pre-bpf)" "$before" 'a hook that is not ours, and the former'

finish
