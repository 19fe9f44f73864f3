#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Histories and commits out of the ordinary: no commits yet, no branch, nothing in common with the
# tree, merges, commits that change nothing, and commits that git commit would not make.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
printf '%s\n' 'bpf: Free the leak' '' 'A leak is not freed, and its callers lose memory by it. Free it, as' \
	'everybody else does.' '' 'Signed-off-by: Ada Patcher <ada@example.org>' >"$work/good-message"
signoff='Signed-off-by: Ada Patcher <ada@example.org>'

state 'unborn branch'
git checkout -q --orphan begun
refuses "fatal: branch 'begun' has no commits yet" branch porcelain preview format dry-run recipients status ci tested
refuses "fatal: there are no commits yet: 'bpf-next/master..' names none" check
refuses "fatal: there are no commits yet: 'HEAD~1' names none" commit
as_usual file
says 0 list 'arraymap-batch  bpf-next  -  3 patches, not sent'
says 0 doctor
says 0 fixes 'Fixes: '
says 1 refused 'error: no Signed-off-by [author-signoff]'
says 0 accepted

state 'detached HEAD'
git checkout -q --detach
says 1 check '3 commits checked for bpf-next (' ' has no Fixes: tag): 1 error'
says 128 ci 'fatal: HEAD is on no branch' 'hint: --branch=<name>'
says 128 format 'hint: git switch -c <name>, then git branch --edit-description'
says 0 status 'HEAD' 'applies    yes, to bpf-next/master'

state 'nothing in common with the tree'
git checkout -q --orphan alone
git config branch.alone.bpfTree bpf-next
git commit -q -n -F "$work/good-message"
says 0 status 'base       not known: no commit in common with bpf-next/master' \
	'applies    not known: no commit in common with bpf-next/master'
says 1 ci 'error: the branch has no commit in common with bpf-next/master: BPF CI could not apply it'

begin 'no tree is known: what is next is to say it'
git config --unset branch.alone.bpfTree
git update-ref -d refs/remotes/bpf/master
git config --remove-section remote.bpf
printf '%s\n' 'bpf: Free it' '' 'A leak is not freed, and its callers lose memory by it.' '' \
	'Fixes: 0123456789ab ("bpf: Leak")' "$signoff" | git commit -q -n --amend -F -
says 0 status 'tree       not known: ' 'next: say which tree it is for: git config branch.alone.bpfTree <tree>'

state 'a merge in the range'
git checkout -q -b side bpf-next/master
echo 'int a;' >kernel/bpf/side.c && git add . && git commit -q -n -F "$work/good-message"
git checkout -q arraymap-batch
git merge -q --no-edit --no-verify side
says 1 check '4 commits checked' '1 merge left out: merges are not sent as patches'
says 128 format 'fatal: a merge is in arraymap-batch' 'hint: a series is a line of commits: rebase the branch onto its tree'
says 0 preview '1 merge left out: merges are not sent as patches'

begin 'an octopus, of another root, too'
git checkout -q --orphan root && git rm -rqf . && mkdir -p kernel/bpf && echo 'int b;' >kernel/bpf/root.c
git add . && sed '1s/.*/bpf: Have another root/' "$work/good-message" | git commit -q -n -F -
git checkout -q -B topic bpf-next/master
git branch -q -u bpf-next/master
git reset -q --hard "$(git commit-tree -p bpf-next/master -p side -p root -m 'Merge three' 'side^{tree}')"
says 0 check '2 commits checked' '1 merge left out'
says 128 format 'fatal: a merge is in topic'
says 0 status '2  unsent' 'applies    '

begin 'nothing but a merge'
git reset -q --hard "$(git commit-tree -p bpf-next/master -p bpf/master -m 'Merge nothing' 'bpf-next/master^{tree}')"
refuses "fatal: no commits to format in topic beyond bpf-next/master and bpf/master
hint: there are only merges, which are not sent as patches" format dry-run
refuses "fatal: no commits to check in topic beyond bpf-next/master and bpf/master
hint: there are only merges, which are not sent as patches" branch recipients preview

state 'a commit that changes nothing'
git commit -q -n --allow-empty -F "$work/good-message"
says 1 check '4 commits checked' '1 commit changes nothing: git format-patch leaves it out'
says 128 format ' changes nothing: git format-patch would leave it out' 'hint: drop it with git rebase -i'
says 0 preview '1 commit changes nothing: git format-patch leaves it out'

# --- commits that git commit would not make ----------------------------------------------------

message='bpf: Share the check

array_map_update_elem() compares its flags with the largest one that it
knows. Move that to a function that others can call.
'
author='Ada Patcher <ada@example.org>' date='1767700000 +0000' committed='1767700000 +0000'

# odd NAME [HEADER]: a branch with one commit, whose message is in $work/message.
odd() {
	state "$1"
	commit=$({
		printf 'tree %s\nparent %s\n' "$(git rev-parse 'HEAD~2^{tree}')" "$(git rev-parse bpf-next/master)"
		printf 'author %s %s\ncommitter %s %s\n%s\n' "$author" "$date" "$author" "$committed" "${2-}"
		cat "$work/message"
	} | git hash-object -t commit -w --stdin --literally)
	git checkout -q -f -B topic "$commit"
	git branch -q -u bpf-next/master
	twelve=$(git rev-parse --short=12 HEAD)
}
alike() { for cell in check format recipients status; do
	ask "$cell"
	answer | same_names | sed "s/$commit/ID/g; s/$twelve/ID/g" >"$work/$1-$cell"
done; }
same_as_plain_message() { alike here; for cell in check format recipients status; do
	diff "$work/ordinary-$cell" "$work/here-$cell" >"$work/err" || fail "$cell says something else than of an ordinary commit"
done; }
plain_message() { printf '%s\n%s\n' "$message" "$signoff"; }

plain_message >"$work/message"
odd 'an ordinary commit'
alike ordinary
grep -q 'no findings' "$work/ordinary-check" || fail 'an ordinary commit has findings'

plain_message | sed 's/$/\r/' >"$work/message"
odd 'lines that end in CR LF' # git format-patch takes the CRs away
same_as_plain_message
grep -q "$(printf '\r')" "$work/o"/*.patch && fail 'CR in the mail'

plain_message >"$work/message"
odd 'headers that nobody knows' 'gpgsig x
 y
strange header
'
same_as_plain_message

date='99999999999999999999 +0000' committed='-5 +9999'
plain_message >"$work/message"
odd 'dates out of range'
says 0 check 'no findings'
says 0 format
says 0 status 'applies    yes'
date='4294967296000 +1400' committed='0 +0000'
plain_message >"$work/message"
odd 'a date in the far future'
says 0 check 'no findings'
says 0 format
date='1767700000 +0000' committed='1767700000 +0000'

author='<ada@example.org>'
plain_message >"$work/message"
odd 'an author without a name'
says 0 check 'no findings'
says 0 format
author=' '
plain_message >"$work/message"
odd 'no author'
says 1 check 'not checked: author-signoff: the author is not known'
says 0 branch 'no findings, 1 check not run'
author='Ada Patcher <ada@example.org>'

author=$(printf 'Andr\351 <ada@example.org>')
printf '%s\nCaf\351 \374ber alles.\n\nSigned-off-by: Andr\351 <ada@example.org>\n' "$message" >"$work/message"
odd 'ISO-8859-1' 'encoding ISO-8859-1
'
says 0 check 'no findings'
says 0 format
grep -q '^Signed-off-by: André <ada@example.org>' "$work/o"/*.patch || fail 'the mail is not in UTF-8'
git config i18n.commitEncoding ISO-8859-1
echo 'int c;' >>kernel/bpf/verifier.c
git add .
printf 'bpf: Caf\351\n\nThe caf\351 is closed when it should be open, and nobody gets any.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' >"$work/latin"
expect 0 git commit -q -F "$work/latin"
author='Ada Patcher <ada@example.org>'

printf '%s\nCaf\351.\n\n%s\n' "$message" "$signoff" >"$work/message"
odd 'no UTF-8'
says 1 check "$twelve:6:4: error: not valid UTF-8 [valid-utf8]" '    6 | Caf\xe9.'
printf '%s\nCaf\351.\n\n%s\n' "$message" "$signoff" >"$work/message"
odd 'an encoding that nobody knows' 'encoding KLINGON-9
'
says 1 check "$twelve:6:4: error: not valid UTF-8 [valid-utf8]"

printf '%s\na\000b\n\n%s\n' "$message" "$signoff" >"$work/message"
odd 'a NUL'
says 1 check "$twelve:6:2: error: a NUL in the message: git shows nothing behind it [no-control-characters]"
ask format
[ "$status" -eq 128 ] || [ -s "$work/err" ] || fail 'a mail without the end of its message, and not a word'

printf '' >"$work/message"
odd 'no message'
says 1 check 'error: no subject [subject-present]'

finish
