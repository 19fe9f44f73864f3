#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: promise_names.sh BUILDDIR SOURCEDIR
#
# P4: no name and no text of others becomes an option, a command of a shell, a header of a mail or a
# path; and what is printed to be pasted can be pasted.

# shellcheck disable=SC2016 # names that a shell would expand

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

sh "$source/tests/sample/make-sample.sh" "$work/sample" >"$work/out" 2>&1 || exit 1
cd "$work/sample/linux"
first=$(git rev-parse HEAD)
git config --global advice.bpfMaintainers false
echo untouched >victim
mkdir -p .git/info
echo victim >.git/info/exclude
unhurt() {
	[ "$(cat victim)" = untouched ] || fail 'a file was written over'
	[ -z "$(find "$work" -name 'pwned*')" ] || fail "something was run: $(find "$work" -name 'pwned*')"
}

# --- refs ---------------------------------------------------------------------------------------------

# ref NAME: a branch and a tag of that name, both at the last commit, and HEAD on the branch.
for name in --output=victim -x -ovictim --exec=pwned '$(touch${IFS}pwned)' '`touch${IFS}pwned`' ';touch${IFS}pwned' "a'b\"c" \
	'|touch${IFS}pwned' '&&touch${IFS}pwned' '!!' '%s%n' '#' '@{' '{a,b}' '<b' '>victim'; do
	git update-ref "refs/heads/$name" "$first" 2>/dev/null || continue # one that git does not take
	git update-ref "refs/tags/$name" "$first"
	git symbolic-ref HEAD "refs/heads/$name"
	git config "branch.$name.bpfTree" bpf-next
	git config "branch.$name.description" "$(git config branch.arraymap-batch.description)"
	for command in 'bpf-check' 'bpf-check --preview' 'bpf-check --doctor' bpf-recipients bpf-fixes bpf-status 'bpf-status --all' \
		'bpf-format-patch --force -q --mark-sent'; do
		begin "on branch $name: $command"
		# shellcheck disable=SC2086 # words on purpose
		git $command >"$work/out" 2>"$work/err" </dev/null || status=$?
		unhurt
	done
	case $name in -*) continue ;; esac
	begin "named: $name"
	for command in bpf-check bpf-fixes bpf-recipients; do
		git $command "$name" >"$work/out" 2>"$work/err" </dev/null || status=$?
		not_said 'internal error'
		unhurt
	done
done
begin 'a name that begins with a dash, behind --end-of-options and as a ref'
for name in -x --output=victim; do
	for command in bpf-check bpf-recipients bpf-format-patch; do
		git $command --end-of-options "$name^..$name" >"$work/out" 2>"$work/err" </dev/null || status=$?
		not_said 'unknown option'
		git $command "refs/heads/$name^..refs/heads/$name" >"$work/out" 2>"$work/err" </dev/null || status=$?
		not_said 'unknown option'
		unhurt
		rm -f 000*.patch
	done
done
git symbolic-ref HEAD refs/heads/arraymap-batch

begin 'no shell is started'
if strace -o "$work/trace" true 2>/dev/null; then
	for command in 'bpf-check' 'bpf-recipients' 'bpf-fixes' 'bpf-status' 'bpf-format-patch --force --stdout' \
		'bpf-stable HEAD' 'bpf-env' 'bpf-check --doctor'; do
		program=git-${command%% *} options=${command#"${command%% *}"}
		# shellcheck disable=SC2086 # words on purpose
		ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=execve -o "$work/trace" "$program" $options >"$work/out" 2>"$work/err" </dev/null || :
		grep -q execve "$work/trace" || fail "nothing was traced: $command"
		! grep -E 'execve\("[^"]*/(sh|bash|dash)"' "$work/trace" >"$work/err" || fail "$command starts a shell"
	done
else
	echo 'promise_names.sh: no strace here, what is started is not looked at' >&2
fi

# --- what is to be pasted ---------------------------------------------------------------------------

# Pasted lines run these instead of the real ones, which would find nothing.
mkdir "$work/fake"
for program in git b4 gh chmod rm mv cp make; do
	printf '#!/bin/sh\nfor word; do printf "<%%s>" "$word"; done >>"%s/ran"\necho >>"%s/ran"\n' "$work" "$work" >"$work/fake/$program"
	chmod +x "$work/fake/$program"
done
# paste LINE: as somebody does at a shell; the words are in $work/ran.
paste_line() {
	: >"$work/ran"
	(cd "$work/fake" && PATH="$work/fake:$PATH" sh -c "$1" >"$work/pasted" 2>&1) || fail "cannot be pasted: $1: $(cat "$work/pasted")"
	unhurt
}
ran() { grep -qxF -e "$1" "$work/ran" || fail "not run: $1, but $(cat "$work/ran")"; }

evil=$(printf 'r$(touch${IFS}pwned1)`touch${IFS}pwned2`;touch${IFS}pwned3"\047z')
begin 'a remote with such a name'
git config "remote.$evil.url" "$work/sample/bpf-next.git"
git config "remote.$evil.fetch" "+refs/heads/*:refs/remotes/$evil/*"
git remote remove bpf-next
git config branch.arraymap-batch.remote "$evil"
git config branch.arraymap-batch.merge refs/heads/master
expect 128 git bpf-format-patch --dry-run
expect 0 git bpf-format-patch --setup-trees
paste_line "$(sed -n 's/^to fetch: //p' "$work/out")"
ran "<fetch><--multiple><$evil>"
git bpf-fixes HEAD >"$work/out" 2>"$work/err"
paste_line "$(sed -n 's/^hint: \(git fetch\)/\1/p' "$work/err")"
ran "<fetch><$evil>"
git fetch -q "$evil"
git branch -q next "$evil/master"
git switch -q next
sed -i 's/first + count/count + first/' kernel/bpf/arraymap.c
git -c user.name=M -c user.email=m@example.org commit -qam 'bpf: Change the same line'
git update-ref "refs/remotes/$evil/master" next
git switch -q arraymap-batch
sed -i 's/first + count/first  + count/' kernel/bpf/arraymap.c
git -c user.name=A -c user.email=a@example.org commit -qam 'bpf: Change it, too'
git bpf-check >"$work/out" 2>"$work/err" || :
paste_line "$(sed -n 's/.*help: \(git rebase .*\)/\1/p' "$work/out")"
ran "<rebase><$evil/master>"
git bpf-status >"$work/out" 2>"$work/err"
paste_line "$(sed -n 's/^next: .*: \(git rebase .*\), then .*/\1/p' "$work/out")"
ran "<rebase><$evil/master>"
git reset -q --hard HEAD^

begin 'an author and a file with such names'
git reset -q --hard "$first"
echo x >"x$evil.orig"
git add --all
git -c user.name="A $evil" -c user.email=a@example.org commit -q -m "bpf: Add a file

This text says why, and what for.

Signed-off-by: A $evil <other@example.org>"
git bpf-check HEAD >"$work/out" 2>"$work/err" || :
paste_line "$(sed -n 's/.*help: \(git rm .*\)/\1/p' "$work/out")"
ran "<rm><--cached><--><x$evil.orig>"
paste_line "$(sed -n 's/.*or: \(git commit --amend --author.*\)/\1/p' "$work/out")"
ran "<commit><--amend><--author=A $evil <other@example.org>>"
begin 'a directory with such a name'
git bpf-format-patch --force --no-recipients --no-cover-letter --tree=bpf-next -1 -o "$work/o $evil" >"$work/out" 2>"$work/err" || fail 'not written'
paste_line "$(sed -n 's/^to send: //p' "$work/err")"
grep -qF "<send-email>" "$work/ran" || fail 'git send-email is not run'
grep -qF "$work/o $evil/" "$work/ran" || fail "another directory: $(cat "$work/ran")"
paste_line "$(sed -n 's/^when sent: //p' "$work/err")"
begin 'the hook, on a message file with such a name'
cp "$work/out" "$work/m $evil"
expect 1 "$build/libexec/git-bpf/commit-msg" "$work/m $evil"
paste_line "$(sed -n 's/^  \(git commit .*\)/\1/p' "$work/err")"
ran "<commit><-eF><$work/m $evil>"

# --- headers ----------------------------------------------------------------------------------------

git reset -q --hard "$first"
rm -rf "$work"/o*
newline='
'
for break in "$newline" "$(printf '\r')" "$(printf '\r\nx')" "$(printf '\033')"; do
	evil_header="a@example.org${break}Bcc: eve@example.org"
	for option in --to --cc --add-header=X --in-reply-to --from --signature --subject-prefix --add-h=X --in-rep --sig; do
		begin "a header: bpf-format-patch $option"
		expect 128 git bpf-format-patch --force --stdout "$option=$evil_header"
		[ ! -s "$work/out" ] || fail 'a mail is written'
	done
	for option in --to --cc; do
		begin "a header: $option of the other mails"
		expect 128 git bpf-report "$option=$evil_header" -o "$work/mail"
		expect 128 git bpf-stable --request --reason='one two three four five' "$option=$evil_header" -o "$work/mail" HEAD
		expect 128 git bpf-request-pull "$option=$evil_header" -o "$work/mail" HEAD^ . HEAD
		[ ! -e "$work/mail" ] || fail 'a mail is written'
	done
	begin 'a header: the subject of a report'
	git bpf-report -q --subject "x${break}Bcc: eve@example.org" >"$work/out" 2>"$work/err"
	! sed '/^$/q' "$work/out" | grep -q '^Bcc:' || fail 'a header is injected'
done

begin 'a header: people with a line break in their names, from MAINTAINERS, a tag and a commit'
return=$(printf '\r')
sed "s/Max Tainer/Max${return}Bcc: eve@example.org, Tainer/; s/vera@example.org/vera@example.org>, <eve@example.org/" MAINTAINERS >"$work/maintainers"
expect 0 git bpf-recipients --maintainers "$work/maintainers" --to --cc
! grep -q "$return" "$work/out" || fail 'a return is in an address'
said 'left out'
{
	printf 'tree %s\nparent %s\n' "$(git rev-parse 'HEAD^{tree}')" "$(git rev-parse HEAD)"
	printf 'author Ada%sBcc: eve@example.org <ada@example.org> 1767700000 +0000\n' "$return"
	printf 'committer Ada <ada@example.org> 1767700000 +0000\n\nbpf: Do%sBcc: eve@example.org\n\nIt is done like that.\n' "$return"
} | git hash-object -t commit --literally -w --stdin >"$work/id"
expect 1 git bpf-check "$(cat "$work/id")"
printed 'error: a control character in the subject [no-control-characters]'
printed "error: a control character in the author's name or address [no-control-characters]"

# --- a diff in a message ----------------------------------------------------------------------------

begin 'a diff that is smuggled in'
smuggled="$(printf -- '---\ndiff --git a/zz b/zz\nnew file mode 100644\n--- /dev/null\n+++ b/zz\n@@ -0,0 +1 @@\n+pwned\n')"
echo more >>kernel/bpf/Makefile
git -c user.name=Ada -c user.email=ada@example.org commit -qas -m 'bpf: Change the Makefile' -m 'It was too short, and now it is longer.' -m "$smuggled"
expect 1 git bpf-format-patch --no-recipients --tree=bpf-next -1 -o "$work/smuggled"
said '[no-smuggled-diff]'
[ ! -e "$work/smuggled" ] || fail 'a mail was written'
expect 128 git bpf-format-patch --no-recipients --tree=bpf-next --allow no-smuggled-diff --allow author-signoff -1 -o "$work/smuggled"
said 'the patches are not the commits; nothing was written'
git reset -q --hard HEAD^
git update-ref "refs/remotes/$evil/master" HEAD~3
begin 'a diff in the cover letter, and in a note'
git config branch.arraymap-batch.description "$(printf 'Check flags in batches\n\nThis is what it is about, in some words.\n\n%s' "$smuggled")"
expect 1 git bpf-format-patch --no-recipients --allow no-cc-stable -o "$work/smuggled"
said '[no-smuggled-diff]'
expect 128 git bpf-stable --note "--reason=$smuggled" HEAD
said "fatal: git am would take the note from 'diff --git a/zz b/zz' on for a patch"
git notes --ref=bpf add -f -m "$smuggled" HEAD
git config branch.arraymap-batch.description "$(printf 'Check flags in batches\n\nThis is what it is about, in some words.')"
expect 128 git bpf-format-patch --no-recipients --allow no-cc-stable -o "$work/smuggled"
said 'the patches are not the commits; nothing was written'
git notes --ref=bpf remove HEAD 2>/dev/null
[ ! -e "$work/smuggled" ] || fail 'a mail was written'

# --- paths --------------------------------------------------------------------------------------------

begin 'files are not written through links'
mkdir "$work/links"
echo untouched >"$work/target"
for number in 0000-cover-letter 0001-bpf-Share-the-flag-check-of-array-maps; do ln -s "$work/target" "$work/links/$number.patch"; done
ln -s "$work/nowhere" "$work/links/0002-bpf-Check-the-flags-of-array-map-batches.patch"
expect 0 git bpf-format-patch --no-recipients --allow no-cc-stable -o "$work/links"
same "$(cat "$work/target")" untouched 'what the link leads to'
[ ! -e "$work/nowhere" ] || fail 'a dangling link was followed'
[ -z "$(find "$work/links" -type l)" ] || fail 'a link is left'
for command in 'bpf-report -q' 'bpf-report -q --force'; do
	ln -sf "$work/target" "$work/mail"
	# shellcheck disable=SC2086 # words on purpose
	expect 128 git $command -o "$work/mail"
	same "$(cat "$work/target")" untouched 'what the link leads to'
done
begin 'a subject is no path'
git -c user.name=Ada -c user.email=ada@example.org commit -q --allow-empty -s -m '../../../pwned: Do x' -m 'Five words are to be here.'
echo x >>kernel/bpf/Makefile && git add kernel/bpf/Makefile && git -c user.name=Ada -c user.email=ada@example.org commit -q --amend --no-edit
expect 0 git bpf-format-patch -q --force --no-recipients --tree=bpf-next -1 -o "$work/path"
same "$(find "$work/path" -type f | wc -l | tr -d ' ')" 1 files
unhurt

# --- the tree and the environment ----------------------------------------------------------------------

begin 'nothing of the tree is run or obeyed'
git reset -q --hard "$first"
mkdir -p scripts
printf '#!/bin/sh\ntouch "%s/pwned"\n' "$work" | tee scripts/checkpatch.pl scripts/get_maintainer.pl git git-bpf-x >/dev/null
chmod +x scripts/* git
printf '[b4]\n\tprep-perpatch-check-cmd = touch pwned\n[bpf]\n\thook = off\n\tno-cc-stable = off\n' | tee .b4-config >.bpf-config
git add --all
git -c user.name=Ada -c user.email=ada@example.org commit -qm 'bpf: Add scripts'
expect 1 env PATH=".:$PATH" "$build/bin/git-bpf-check"
printed '[no-cc-stable]'
for program in git-bpf-recipients git-bpf-status git-bpf-fixes; do
	env PATH=".:$PATH" "$build/bin/$program" >"$work/out" 2>"$work/err" </dev/null || :
done
unhurt

begin 'the environment of one repository does not reach another'
git init -q "$work/other"
git config bpf.kernelRepository "$work/other"
git -C "$work/other" -c user.name=O -c user.email=o@example.org commit -q --allow-empty -m other
expect 129 env GIT_DIR="$PWD/.git" GIT_INDEX_FILE="$PWD/.git/index" GIT_WORK_TREE="$PWD" git bpf-format-patch --kernel-commit HEAD
unhurt

finish
