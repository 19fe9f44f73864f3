#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: check.sh BUILDDIR SOURCEDIR
#
# git bpf-check from the outside: what it takes for input, what it prints and where, its exit
# statuses, and what it says when it cannot do its job. All failures are shown, not just the first.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: check.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
[ -x "$build/bin/git-bpf-check" ] || { echo "error: no git-bpf-check in $build/bin" >&2 && exit 1; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short.
# Objects stay loose, so that one can be taken away: newer gits pack them sooner.
printf '[bpf]\n\tbody-too-short = off\n[maintenance]\n\tauto = false\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=xterm
export GIT_CEILING_DIRECTORIES="$work"
export PATH="$build/bin:$PATH"

# --- helpers ------------------------------------------------------------------------------

test_name=
failures=0
begin() { test_name=$1; }

fail() {
	failures=$((failures + 1))
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	for file in out err; do
		if [ -s "$work/$file" ]; then head -n 40 "$work/$file" | cut -c 1-300 | sed "s/^/  $file | /" >&2; fi
	done
}

# expect STATUS COMMAND...: what it prints is in $work/out and $work/err afterwards.
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $*"
}

# The same with a file for standard input.
expect_from() {
	input=$1 wanted=$2
	shift 2
	status=0
	"$@" >"$work/out" 2>"$work/err" <"$input" || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $* <$input"
}

printed() { grep -qF -e "$1" "$work/out" || fail "not on standard output: $1"; }
not_printed() { ! grep -qF -e "$1" "$work/out" || fail "on standard output: $1"; }
said() { grep -qF -e "$1" "$work/err" || fail "not on standard error: $1"; }
not_said() { ! grep -qF -e "$1" "$work/err" || fail "on standard error: $1"; }
nothing_printed() { [ ! -s "$work/out" ] || fail 'there is something on standard output'; }
nothing_said() { [ ! -s "$work/err" ] || fail 'there is something on standard error'; }

same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
said_exactly() { same "$(cat "$work/err")" "$1" 'standard error'; }
printed_exactly() { same "$(cat "$work/out")" "$1" 'standard output'; }

# refused STATUS TEXT COMMAND...: fails with just this on standard error, nothing on standard output.
refused() {
	wanted_status=$1 wanted_text=$2
	shift 2
	expect "$wanted_status" "$@"
	nothing_printed
	said_exactly "$wanted_text"
}

usage='usage: git bpf-check [<options>] [<range> | <commit>... | <file>... |
                     <directory> | -]'
escape=$(printf '\033')

# commit_object [AUTHOR]: a commit on top of HEAD with the same files, its message from standard
# input byte for byte, past all that git commit would clean up. Prints its id.
commit_object() {
	{
		printf 'tree %s\nparent %s\n' "$(git rev-parse 'HEAD^{tree}')" "$(git rev-parse HEAD)"
		printf 'author %s <ada@example.org> 1767700000 +0000\n' "${1-Ada Patcher}"
		printf 'committer Ada Patcher <ada@example.org> 1767700000 +0000\n\n'
		cat
	} | git hash-object -t commit -w --stdin --literally
}

good_message() { printf 'bpf: Add %s\n\nText.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' "$1"; }
# A commit with a change of its own.
good_commit() {
	echo "/* $1 */" >>kernel/bpf/verifier.c
	git add --all
	good_message "$1" | git commit -q -F -
}

# --- the sample, and mails of it ----------------------------------------------------------

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
git config core.autocrlf false

# The sample's branch without its mistake.
git checkout -q -b good --track bpf-next/master
git cherry-pick arraymap-batch~2 arraymap-batch~1 >/dev/null
git log -1 --format=%B | sed '/^Cc: stable/d' | git commit -q --amend -F -
git cherry-pick arraymap-batch >/dev/null
git config branch.good.description "$(git config branch.arraymap-batch.description)"
git checkout -q arraymap-batch
bad=$(git rev-parse arraymap-batch~1)
bad12=$(git rev-parse --short=12 "$bad")

mails() { git format-patch -q --subject-prefix='PATCH bpf-next' --cover-letter \
	--cover-from-description=subject "$@" bpf-next/master; }
mails -o ../bad-mails
git checkout -q good
mails -o ../mails
git format-patch -q --subject-prefix='PATCH bpf-next' --cover-letter \
	--cover-from-description=subject --stdout bpf-next/master >../series.mbox
git format-patch -q --subject-prefix='PATCH bpf-next' -o ../single -1
git checkout -q arraymap-batch
first=$(echo ../mails/0001-*) second=$(echo ../bad-mails/0002-*) single=$(echo ../single/0001-*)
case $first$second$single in
*\**) fail 'git format-patch gave other files' ;;
esac

# --- what is checked ----------------------------------------------------------------------

begin 'default range'
expect 1 git bpf-check
printed "$bad12 (\"bpf: Check the flags of array map batches\")"
printed "$bad12:11:1: error: Cc: stable in the description of a BPF patch [no-cc-stable]"
printed '   11 | Cc: stable@vger.kernel.org'
printed '      | ^~~~~~~~~~~~~~~~~~~~~~~~~~'
said '3 commits checked for bpf-next (the upstream bpf-next/master): 1 error'
git checkout -q good
expect 0 git bpf-check
nothing_printed
said_exactly '3 commits checked for bpf-next (the upstream bpf-next/master): no findings'
git checkout -q arraymap-batch

begin 'ranges'
for range in bpf-next/master.. bpf-next/master..HEAD bpf-next/master...HEAD HEAD~3.. \
	bpf-next/master..@ '@{upstream}..'; do
	expect 1 git bpf-check "$range"
	said '3 commits checked'
done
expect 1 git bpf-check "$bad^!"
said '1 commit checked'
expect 0 git bpf-check HEAD~1..HEAD
said '1 commit checked'
expect 1 git bpf-check HEAD ^HEAD~2
said '2 commits checked'

begin 'commits'
expect 0 git bpf-check HEAD
nothing_printed
said '1 commit checked for bpf-next'
expect 1 git bpf-check "$bad12"
said '1 commit checked'
expect 1 git bpf-check HEAD HEAD~1 HEAD~2
said '3 commits checked'
expect 0 git bpf-check HEAD HEAD~2
said '2 commits checked'
printed_exactly ''

begin 'commits in the order of the command line'
one=$(good_message one | sed '/^Signed/d' | commit_object)
two=$(good_message two | sed '/^Signed/d' | commit_object)
expect 1 git bpf-check "$two" "$one"
same "$(grep -o 'bpf: Add [a-z]*")' "$work/out" | tr '\n' ' ')" 'bpf: Add two") bpf: Add one") ' 'order'

begin 'patch file'
expect 0 git bpf-check "$single"
nothing_printed
said_exactly '1 patch checked for bpf-next (the subject): no findings'
expect 1 git bpf-check "$second"
printed "$second:$(grep -n '^Cc: stable' "$second" | cut -d: -f1):1: error: Cc: stable"

begin 'several files'
expect 0 git bpf-check ../mails/000*
said_exactly '3 patches and a cover letter checked for bpf-next (the subject): no findings'

begin 'directory'
expect 0 git bpf-check ../mails
said_exactly '3 patches and a cover letter checked for bpf-next (the subject): no findings'
expect 0 git bpf-check ../mails/
expect 1 git bpf-check ../bad-mails
said '3 patches and a cover letter checked for bpf-next (the subject): 1 error'

begin 'directory with a part of the series'
mkdir ../part
cp ../mails/0000-* ../mails/0002-* ../part
expect 1 git bpf-check ../part
printed '[series-consistent]'

begin 'directory with other things in it'
cp -R ../mails ../mixed
echo '*~ are not read' >../mixed/notes.txt
mkdir ../mixed/old.patch
ln -s nowhere ../mixed/dangling.patch
expect 0 git bpf-check ../mixed
said '3 patches and a cover letter checked'

begin 'mbox'
expect 0 git bpf-check ../series.mbox
said_exactly '3 patches and a cover letter checked for bpf-next (the subject): no findings'

begin 'mbox: replies'
reply() {
	echo "From $1 Mon Sep 17 00:00:00 2001"
	printf '%s\n' 'From: Bob Builder <bob@example.org>' "Subject: Re: [PATCH bpf-next $2] bpf: Change things" '' \
		'> Text.' 'Looks good.' '' 'Acked-by: Bob Builder <bob@example.org>' ''
}
{ cat ../series.mbox && reply "$bad" 1/3; } >../replies.mbox
expect 0 git bpf-check ../replies.mbox
nothing_printed
said_exactly '1 reply left out: replies are no patches
3 patches and a cover letter checked for bpf-next (the subject): no findings'
reply "$bad" 0/3 >>../replies.mbox
expect 0 git bpf-check ../replies.mbox
said '2 replies left out: replies are no patches'
reply "$bad" 1/3 >../reply.mbox
expect 128 git bpf-check ../reply.mbox
said_exactly "fatal: '../reply.mbox' has no patch, only a reply
hint: a patch has a subject without Re:"

begin 'mbox: places are lines of the mbox'
cat ../bad-mails/* >../bad.mbox
expect 1 git bpf-check ../bad.mbox
printed "../bad.mbox:$(grep -n '^Cc: stable' ../bad.mbox | cut -d: -f1):1: error: "

begin 'standard input'
for option in - --stdin; do
	expect_from "$single" 0 git bpf-check $option
	said_exactly '1 patch checked for bpf-next (the subject): no findings'
	expect_from ../series.mbox 0 git bpf-check $option
	said_exactly '3 patches and a cover letter checked for bpf-next (the subject): no findings'
	expect_from "$second" 1 git bpf-check $option
	printed '-:14:1: error: Cc: stable'
done
(cd "$work" && git bpf-check - <sample/linux/"$single" >/dev/null 2>&1) || fail 'not outside of a repository'

begin 'mail with CRLF'
sed "s/\$/$(printf '\r')/" "$second" >../crlf.eml
expect 1 git bpf-check ../crlf.eml
printed '../crlf.eml:14:1: error: Cc: stable'
said '1 error'
not_printed '\x0d'
sed "s/\$/$(printf '\r')/" "$single" >../clean.eml
expect 0 git bpf-check ../clean.eml
said_exactly '1 patch checked for bpf-next (the subject): no findings'

# A mail as mail programs send it: folded and encoded headers, quoted-printable, CRLF.
encoded_mail() {
	cat <<'EOF'
Received: from example.org
Message-Id: <20260105-1@example.org>
From: =?UTF-8?Q?J=C3=BCrgen_Gr=C3=B6=C3=9Fe?= <j@example.org>
To: bpf@vger.kernel.org
Subject: =?UTF-8?q?=5BPATCH_bpf-next=5D_bpf=3A_Add_a_map_of_Gr=C3=BC?=
 =?UTF-8?q?=C3=9Fe?=
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: quoted-printable

It is said in Z=C3=BCrich that maps =
of greetings are useful, =3D so add one.

Cc: stable=40vger.kernel.org
Signed-off-by: J=C3=BCrgen Gr=C3=B6=C3=9Fe <j@example.org>
---
 kernel/bpf/a.c | 1 +
 1 file changed, 1 insertion(+)

diff --git a/kernel/bpf/a.c b/kernel/bpf/a.c
--- a/kernel/bpf/a.c
+++ b/kernel/bpf/a.c
@@ -1 +1,2 @@
 int a =3D 1;
+int b =3D 2;
--=20
2.39.5
EOF
}
begin 'mail with RFC 2047 headers and quoted-printable'
encoded_mail | sed "s/\$/$(printf '\r')/" >../encoded.eml
expect 1 git bpf-check ../encoded.eml
printed '../encoded.eml:14:1: error: Cc: stable'
printed '   14 | Cc: stable@vger.kernel.org'
said_exactly '
1 patch checked for bpf-next (the subject): 1 error'
expect 1 git bpf-check --format=json ../encoded.eml
printed '"subject": "bpf: Add a map of Gr\u00fc\u00dfe"'
encoded_mail | grep -v '^Cc: ' >../encoded.eml
expect 0 git bpf-check ../encoded.eml

begin 'files behind --'
expect 0 git bpf-check -- "$single"
expect 0 git bpf-check --end-of-options "$single"
cp "$single" ./-q
expect 0 git bpf-check -- -q
said '1 patch checked'
rm ./-q
refused 128 "fatal: cannot open 'arraymap-batch': No such file or directory" \
	git bpf-check -- arraymap-batch

begin 'a name that is a file and a branch'
cp "$single" v1
git branch v1 "$bad"
refused 128 "fatal: 'v1' is both a file and a commit
hint: write ./v1 for the file, or v1^0 for the commit" git bpf-check v1
expect 0 git bpf-check ./v1
said '1 patch checked'
expect 0 git bpf-check -- v1
said '1 patch checked'
expect 1 git bpf-check v1^0
said '1 commit checked'
expect 1 git bpf-check v1 -- # as git log has it: revisions stand before --
said '1 commit checked'
rm v1
git branch -q -D v1

begin 'files and commits'
refused 128 "fatal: 'HEAD' is no file, and '../mails' is one
hint: check either commits or files" git bpf-check ../mails HEAD

# --- formats ------------------------------------------------------------------------------

begin 'JSON'
expect 1 git bpf-check --format=json
nothing_said
if command -v python3 >/dev/null; then
	cat >"$work/wanted.py" <<'EOF'
import json, sys
d = json.load(open(sys.argv[1]))
f, = d["findings"]
assert d["schema_version"] == 1 and d["tool"]["name"] == "git-bpf-check" and d["tool"]["version"]
assert d["origin"] == "commits" and d["tree"] == "bpf-next" and d["not_run"] == []
assert f["rule"] == "no-cc-stable" and f["severity"] == "error" and f["commit"] == sys.argv[2]
assert (f["line"], f["column"], f["end_column"]) == (11, 1, 27), f
assert f["text"] == "Cc: stable@vger.kernel.org" and f["message"] and f["help"] and f["citation"]
assert d["summary"] == {"patches": 3, "cover_letter": False, "errors": 1, "warnings": 0,
                        "notes": 0, "waived": 0, "not_run": 0, "exit_status": 1}, d["summary"]
EOF
	expect_json() {
		status=0
		python3 "$@" 2>"$work/err" || status=$?
		[ $status -eq 0 ] || fail "not the JSON that was wanted"
	}
	expect_json "$work/wanted.py" "$work/out" "$bad"
	expect 1 git bpf-check --format=json ../bad-mails
	expect_json -c 'import json, sys
d = json.load(open(sys.argv[1]))
assert d["origin"] == "mails" and d["findings"][0]["file"].startswith("../bad-mails/0002-")
assert d["summary"]["cover_letter"] and d["summary"]["patches"] == 3' "$work/out"
	id=$(printf 'bpf: \377\033 \342\200\250 "\\\n\nText \001.\n' | commit_object)
	expect 1 git bpf-check --format=json "$id"
	expect_json -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/out"
	same "$(LC_ALL=C tr -d '\n -~' <"$work/out" | wc -c | tr -d ' ')" 0 'bytes outside of ASCII'
else
	echo 'check.sh: no python3, JSON is not parsed' >&2
fi
expect 0 git bpf-check --format=json HEAD
printed '"findings": []'
nothing_said

begin 'checkpatch format: a clean mail'
expect_from "$single" 0 git bpf-check --format=checkpatch -
nothing_printed
nothing_said
expect_from "$single" 0 git bpf-check --format=checkpatch --stdin --strict
nothing_printed
nothing_said

begin 'checkpatch format: one mail of a series'
expect_from "$first" 0 git bpf-check --format=checkpatch --stdin
nothing_printed
nothing_said
expect_from "$first" 0 git bpf-check --format=checkpatch --stdin --tree bpf-next
nothing_printed
nothing_said

begin 'checkpatch format: a bad mail'
expect_from "$second" 1 git bpf-check --format=checkpatch --stdin
nothing_said
same "$(grep -c '^-:14: ERROR:no-cc-stable: Cc: stable in the description' "$work/out")" 1 'findings'
same "$(grep -cv '^-:[0-9]*: \(ERROR\|WARNING\):[a-z0-9-]*: .' "$work/out" || :)" 0 'other lines'
sed 's/^Subject: .*/Subject: [PATCH bpf-next] Fix it all/' "$single" >../warn.patch
expect_from ../warn.patch 0 git bpf-check --format=checkpatch --stdin
nothing_said
printed '-:4: WARNING:subject-area-prefix: '

begin 'checkpatch format: what cannot be read is a finding'
expect_from /dev/null 128 git bpf-check --format=checkpatch --stdin
nothing_said
printed_exactly '-:1: ERROR:not-checked: standard input is empty'
expect 128 git bpf-check --format=checkpatch nowhere
nothing_said
same "$(grep -c '^-:1: ERROR:not-checked: ' "$work/out")" 1 'lines'

# --- options ------------------------------------------------------------------------------

begin '--strict'
id=$(good_message x | sed 's/^bpf: Add x/Add x/' | commit_object)
expect 0 git bpf-check "$id"
printed 'warning: '
said '1 warning'
expect 1 git bpf-check --strict "$id"
expect 1 git bpf-check --format=json --strict "$id"
printed '"exit_status": 1'
expect 0 git bpf-check --strict "$single"
expect 1 git bpf-check --strict "$first" # the rest of the series was not looked at
said 'not checked: '
said 'one mail of the series was given'

begin 'a fix for a commit of the series, and history that is applied'
upstream=$(git rev-parse refs/remotes/bpf-next/master)
branch=$(git symbolic-ref --short HEAD)
git checkout -q -b history good
first_id=$(git rev-parse --short=12 good)
git commit -q --allow-empty -F - <<MESSAGE
bpf: Fix what was there

Text.

Fixes: $first_id ("$(git log -1 --format=%s good)")
Signed-off-by: Ada Patcher <ada@example.org>
MESSAGE
expect 1 git bpf-check --tree bpf-next good~1..history
printed '[fixes-ancestor]'
git tag v9.9
expect 0 git bpf-check --tree bpf-next good~1..history
not_printed '[fixes-ancestor]'
git tag -d v9.9 >/dev/null
git update-ref refs/remotes/bpf-next/master history
expect 0 git bpf-check --tree bpf-next good~1..history
not_printed '[fixes-ancestor]'
git update-ref refs/remotes/bpf-next/master "$upstream"
git checkout -q "$branch"
git branch -q -D history

begin '--tree'
expect 0 git bpf-check --tree bpf-next good~3..good
said 'for bpf-next (--tree)'
expect 0 git bpf-check --tree=bpf good~2..good~1
said 'for bpf (--tree): no findings'
id=$(good_message x | commit_object)
expect 1 git bpf-check --tree bpf good~3..good~2
printed '[bpf-tree-fixes-only]'
expect 1 git bpf-check --tree bpf ../mails
printed '[subject-tree-tag]'
refused 129 "error: --tree: no tree is called 'linux'
hint: trees: bpf, bpf-next, bpf-next/net, net, net-next, iproute2, iproute2-next
$usage" git bpf-check --tree linux

begin '--allow'
expect 0 git bpf-check --allow no-cc-stable
nothing_printed
said_exactly '3 commits checked for bpf-next (the upstream bpf-next/master): no findings, 1 waived'
expect 0 git bpf-check -v --allow no-cc-stable HEAD~1..
said 'info: 1 patch, tree: '
expect 0 git bpf-check --allow=no-cc-stable --allow=body-width --format=json
printed '"waived": 1'
refused 129 "error: no rule is called 'no-cc-stabel'
hint: did you mean 'no-cc-stable'?
$usage" git bpf-check --allow no-cc-stabel
refused 129 "error: no rule is called 'xyzzy'
hint: git bpf-check --list-rules shows them all
$usage" git bpf-check --allow xyzzy

begin 'severities from git config'
git config bpf.no-cc-stable warning
expect 0 git bpf-check
printed 'warning: Cc: stable'
git config bpf.No-CC-Stable off # git's keys do not mind case
expect 0 git bpf-check
nothing_printed
expect 1 git -c bpf.no-cc-stable=error bpf-check
git config --unset-all bpf.no-cc-stable
expect 0 git -c bpf.no-cc-stable=note bpf-check --strict
printed 'note: Cc: stable'
expect 1 env GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=bpf.no-cc-stable GIT_CONFIG_VALUE_0=warning \
	git bpf-check --strict
printed 'warning: Cc: stable'
refused 128 "fatal: bad value 'loud' for bpf.no-cc-stable
hint: use error, warning, note or off" git -c bpf.no-cc-stable=loud bpf-check

begin 'a misspelt rule in git config is not passed over in silence'
expect 1 git -c bpf.no-cc-stabel=off bpf-check
said 'no-cc-stabel'
said 'no-cc-stable'

begin '--list-rules'
expect 0 git bpf-check --list-rules
nothing_said
printed 'error    no-cc-stable '
for rule in $(sed -n 's/^  X(\([a-z0-9_]*\)).*/\1/p' "$source/lib/rules/rules.h" | tr _ -); do
	grep -q "^[a-z]*  *$rule  *[^ ]" "$work/out" || fail "not in the list: $rule"
done
refused 129 "error: --list-rules looks at no patches
hint: leave them out
$usage" git bpf-check --list-rules HEAD
refused 129 "error: --list-rules is for people: it has no --format json
hint: leave one of them out
$usage" git bpf-check --list-rules --format json
expect 0 git -c bpf.no-cc-stable=note bpf-check --list-rules
printed 'note     no-cc-stable '
(cd "$work" && git bpf-check --list-rules >/dev/null 2>&1) || fail 'not outside of a repository'

begin '--explain'
for rule in $(git bpf-check --list-rules | awk '{ print $2 }'); do
	expect 0 git bpf-check --explain "$rule"
	nothing_said
	printed "$rule: "
	printed 'This is a finding:'
	printed 'This is not:'
	printed "git config bpf.$rule error|warning|note|off"
done
expect 0 git -c bpf.no-cc-stable=note bpf-check --explain=no-cc-stable
printed 'Severity: note (default: error)'
refused 129 "error: no rule is called 'no-cc-stabel'
hint: did you mean 'no-cc-stable'?
$usage" git bpf-check --explain no-cc-stabel

begin 'help and version'
expect 129 git bpf-check -h
printed 'git bpf-check [<options>]'
nothing_said
expect 0 git-bpf-check --help
printed '--list-rules'
nothing_said
for option in --tree --format --strict --allow --explain --color --stdin --quiet --version; do
	printed "$option"
done
expect 0 git bpf-check --version
same "$(sed 's/[0-9.]*$//' "$work/out")" 'git-bpf-check ' 'version'
(cd "$work" && git bpf-check -h >/dev/null 2>&1) && fail '-h gave 0'
(cd "$work" && git bpf-check --version >/dev/null 2>&1) || fail 'no --version outside of a repository'

begin 'wrong options'
refused 129 "error: unknown option \`output'
$usage" git bpf-check --output=victim
[ ! -e victim ] || fail 'a file was written'
refused 129 "error: unknown switch \`Z'
$usage" git bpf-check -Z
refused 129 "error: ambiguous option: st (could be --strict or --stdin)
$usage" git bpf-check --st
refused 129 "error: --format cannot be 'xml'
hint: human, gcc, checkpatch, b4-review, github, sarif, json or porcelain
$usage" git bpf-check --format=xml
expect 129 git bpf-check --allow
nothing_printed
said "$usage"
expect 129 git bpf-check --color=sometimes
said "$usage"

begin 'unique prefixes'
expect 0 git bpf-check --li
printed 'no-cc-stable'
expect 1 git bpf-check --stri HEAD~1
expect 0 git bpf-check --al no-cc-stable
expect 0 git bpf-check --al=no-cc-stable --form=json --tr bpf-next
printed '"waived": 1'
expect 0 git bpf-check --vers

begin 'options behind operands'
expect 1 git bpf-check HEAD~1 --format=json
printed '"rule": "no-cc-stable"'

begin '--quiet'
expect 1 git bpf-check -q
printed '[no-cc-stable]'
nothing_said
expect 0 git bpf-check --quiet HEAD
nothing_printed
nothing_said

begin 'colour'
colour() {
	wanted_colour=$1
	shift
	expect 1 "$@"
	if grep -qF "${escape}[" "$work/out"; then found=yes; else found=no; fi
	same $found "$wanted_colour" "colour: $*"
}
colour no git bpf-check
colour yes git bpf-check --color=always
colour yes git bpf-check --color
colour no git bpf-check --color=never
colour no git bpf-check --no-color
colour yes git -c color.ui=always bpf-check
colour no git -c color.ui=always bpf-check --no-color
colour no git -c color.ui=always -c color.bpf=false bpf-check
colour yes git -c color.ui=false -c color.bpf=always bpf-check
colour yes env NO_COLOR=1 git bpf-check --color=always
colour yes env GIT_PAGER_IN_USE=true git bpf-check
colour no env GIT_PAGER_IN_USE=true NO_COLOR=1 git bpf-check
colour yes env GIT_PAGER_IN_USE=true NO_COLOR= git bpf-check
colour no env GIT_PAGER_IN_USE=true TERM=dumb git bpf-check
colour no env GIT_PAGER_IN_USE=true git -c color.ui=never bpf-check
expect 1 git bpf-check --color=always --format=json
not_printed "$escape"
expect 1 git bpf-check --color=always --format=checkpatch
not_printed "$escape"

# --- bad input ----------------------------------------------------------------------------

begin 'no repository'
mkdir "$work/nothing"
cd "$work/nothing"
refused 128 'fatal: not a git repository (or any of the parent directories): .git' git bpf-check
refused 128 'fatal: not a git repository (or any of the parent directories): .git' git bpf-check HEAD
expect 128 git bpf-check 0001-mistyped.patch
said '0001-mistyped.patch' # the file is what is missing
expect 0 git bpf-check "../sample/linux/$single"
cd "$work/sample/linux"

begin 'unknown revision'
unknown='
hint: check the spelling, or fetch it; git branch -a shows the branches that are here'
refused 128 "fatal: no commit is called 'nowhere'$unknown" git bpf-check nowhere
refused 128 "fatal: no commit is called 'nowhere..HEAD'$unknown" git bpf-check nowhere..HEAD
refused 128 "fatal: no commit is called 'nowhere'$unknown" git bpf-check HEAD nowhere
expect 128 git bpf-check "nowhere${escape}[31m"
said 'nowhere\x1b[31m'

begin 'neither a file nor a commit'
expect 128 git bpf-check ../mails/0009-mistyped.patch
said 'file'

begin 'empty range'
refused 128 "fatal: no commits to check in 'HEAD..HEAD'" git bpf-check HEAD..HEAD
git checkout -q -b nothing-yet --track bpf-next/master
refused 128 'fatal: no commits to check in nothing-yet beyond bpf-next/master and bpf/master' git bpf-check
git checkout -q arraymap-batch

begin 'a tree and a blob'
expect 128 git bpf-check 'HEAD^{tree}'
expect 128 git bpf-check HEAD:Makefile

begin 'directory with two versions'
mkdir "$work/versions"
for version in 1 2; do
	git format-patch -q -v$version --subject-prefix='PATCH bpf-next' -o "$work/versions" -2 good
done
expect 128 git bpf-check "$work/versions"
nothing_printed
said "fatal: '$work/versions/v2-0001-"
said "' is of v2, and '$work/versions/v1-0001-"
said 'hint: name the files of one version'
rm -r "$work/versions"

begin 'directory without patches'
mkdir ../empty-folder
refused 128 "fatal: no patches in '../empty-folder'
hint: it should hold *.patch or *.eml files, as git bpf-format-patch -o writes them" \
	git bpf-check ../empty-folder
expect 128 git bpf-check kernel # in the work tree, where it could be mistaken for paths
said "no patches in 'kernel'"

begin 'binary file'
head -c 3000 "$build/bin/git-bpf-check" >../binary.patch
refused 128 "fatal: '../binary.patch' is a binary file, not a patch" git bpf-check ../binary.patch

begin 'empty file'
: >../empty.patch
refused 128 "fatal: '../empty.patch' is empty" git bpf-check ../empty.patch
expect_from /dev/null 128 git bpf-check -
said_exactly 'fatal: standard input is empty'

begin 'diff without headers'
git diff HEAD~1 >../bare.patch
refused 128 "fatal: '../bare.patch' is not a patch mail: it begins with no mail header
hint: git format-patch writes such files; a bare diff has no message to check" \
	git bpf-check ../bare.patch

begin 'missing and unreadable files'
refused 128 "fatal: cannot open 'missing.patch': No such file or directory" \
	git bpf-check -- missing.patch
cp "$single" "$work/locked.patch"
chmod 0 "$work/locked.patch"
if [ "$(id -u)" -ne 0 ]; then
	refused 128 "fatal: cannot open '$work/locked.patch': Permission denied" \
		git bpf-check "$work/locked.patch"
	chmod 600 "$work/locked.patch"
else
	echo 'check.sh: as root every file is readable, that test is left out' >&2
fi

begin 'a message of 5 MB'
for text in 'one line' '' 'word '; do
	id=$({
		printf 'bpf: Big\n\n'
		yes "$text" | head -c 5000000 | if [ -z "$text" ]; then tr '\n' x; else cat; fi
		printf '\n\nSigned-off-by: Ada Patcher <ada@example.org>\n'
	} | commit_object)
	expect 0 git bpf-check "$id"
	expect 0 git bpf-check --format=json "$id"
done
id=$(yes 'x' | head -c 5000000 | tr -d '\n' | commit_object)
expect 1 git bpf-check "$id"
[ "$(wc -c <"$work/out")" -lt 20000 ] || fail 'the report holds all of a long line'

begin 'NUL in a message'
id=$(printf 'bpf: Add\0 a map\n\nText \0more.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' | commit_object)
for format in human checkpatch json; do
	expect 1 git bpf-check --format=$format "$id"
	printed no-control-characters
	same "$(tr -dc '\000' <"$work/out" | wc -c | tr -d ' ')" 0 'NULs in the output'
done

begin 'escape sequences'
id=$(printf 'bpf: Add \033[31mred\033[m \233 \302\233 \342\200\256 \r map\n\nText \033]0;title\007.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' |
	commit_object "$(printf 'E\033v\bil')")
for format in human checkpatch json; do
	expect 1 git bpf-check -v --format=$format "$id"
	same "$(cat "$work/out" "$work/err" | LC_ALL=C tr -dc '\000-\010\013-\037\177-\377' | wc -c | tr -d ' ')" \
		0 "control characters and raw bytes ($format)"
done
expect 1 git bpf-check "$id"
printed 'bpf: Add \x1b[31mred\x1b[m \x9b \u{009b} \u{202e} \x0d map'
cp "$second" "$(printf '../es\033[31mc\nape.patch')"
expect 1 git bpf-check "$(printf '../es\033[31mc\nape.patch')"
printed '../es\x1b[31mc\x0aape.patch:14:1: error: '
not_printed "$escape"
rm "$(printf '../es\033[31mc\nape.patch')"

begin 'a full disk'
if [ -c /dev/full ]; then
	for option in '--format=human HEAD~1' '--format=checkpatch HEAD~1' '--format=json HEAD~1' --list-rules \
		--explain=body-width --version -h; do
		status=0
		# shellcheck disable=SC2086 # an option, and a revision where it takes one
		git bpf-check $option >/dev/full 2>"$work/err" || status=$?
		: >"$work/out"
		same $status 128 "exit status with $option"
		said 'fatal: cannot write to standard output'
	done
fi

begin 'closed descriptors'
status=0
git bpf-check >&- 2>&- || status=$?
same $status 1 'exit status'
status=0
git bpf-check -- "$single" <&- >&- 2>&- || status=$?
same $status 0 'exit status'
same "$(git bpf-check 2>&- | grep -c 'no-cc-stable')" 1 'findings'

begin 'a reader that leaves'
same "$(git bpf-check --list-rules 2>"$work/err" | head -n 1 | wc -l | tr -d ' ')" 1 'lines'
: >"$work/out"
nothing_said

# --- repositories -------------------------------------------------------------------------

begin 'subdirectory'
cd kernel/bpf
expect 1 git bpf-check
said '3 commits checked'
expect 0 git bpf-check "../../$single"
expect 0 git bpf-check HEAD
cd ../..
expect 1 git -C kernel/bpf bpf-check

begin 'linked worktree'
git worktree add -q --detach ../worktree good
cd ../worktree
expect 0 git bpf-check bpf-next/master..
said '3 commits checked'
git checkout -q -b in-worktree --track bpf-next/master
git cherry-pick "$bad"~1 "$bad" >/dev/null
expect 1 git bpf-check
said '2 commits checked for bpf-next (the upstream bpf-next/master)'
cd ../linux

begin 'GIT_DIR'
cd "$work"
expect 1 env GIT_DIR="$work/sample/linux/.git" git bpf-check
said '3 commits checked'
cd sample/linux

begin 'bare repository'
git clone -q --bare . ../bare.git
cd ../bare.git
expect 1 git bpf-check arraymap-batch~3..arraymap-batch
said '3 commits checked'
expect 128 git bpf-check
cd ../linux

begin 'alternates'
git clone -q --shared . ../shared
cd ../shared
expect 1 git bpf-check HEAD~3..
said '3 commits checked'
cd ../linux

begin 'detached HEAD'
git checkout -q --detach good
expect 0 git bpf-check
said_exactly "3 commits checked for bpf-next ($(git rev-parse --short=12 HEAD~2) has no Fixes: tag): no findings"
expect 0 git bpf-check --tree bpf-next
said 'for bpf-next (--tree)'
git checkout -q arraymap-batch

begin 'branch without an upstream, and which tree it is for'
git checkout -q --no-track -b no-upstream good
expect 0 git bpf-check
said '3 commits checked for bpf-next ('
git checkout -q --no-track -b only-fix bpf/master
echo '/* fixed */' >>kernel/bpf/arraymap.c
git log -1 --format=%B good~1 | git commit -q -a -F -
expect 0 git bpf-check
said_exactly "1 commit checked for bpf ($(git rev-parse --short=12 HEAD) fixes $(git log -1 --format=%B | sed -n 's/^Fixes: \([0-9a-f]*\).*/\1/p'), which is in bpf): no findings"

begin 'branch.<name>.bpfTree'
git config branch.only-fix.bpfTree bpf-next
expect 0 git bpf-check
said '1 commit checked for bpf-next (branch.only-fix.bpfTree): 2 notes'
expect 0 git bpf-check --tree bpf
said 'for bpf (--tree)'
git config branch.only-fix.bpftree linux
expect 128 git bpf-check
nothing_printed
said "branch.only-fix.bpfTree: no tree is called 'linux'"
not_said "$usage" # the command line is right
git checkout -q arraymap-batch

begin 'bpf.tree.<name>.ref'
git update-ref refs/heads/mirror/bpf-next good~1
git checkout -q --no-track -b by-ref good
expect 0 git -c bpf.tree.bpf-next.ref=refs/heads/mirror/bpf-next bpf-check --tree bpf-next
said '1 commit checked'
git checkout -q arraymap-batch

begin 'no remotes'
git clone -q . ../alone
cd ../alone
git remote remove origin
advice() {
	printf 'hint: name the range (<base>..), or: git remote add %s ' "$1"
	printf 'https://git.kernel.org/pub/scm/linux/kernel/git/bpf/%s.git && git fetch %s' "$1" "$1"
}
refused 128 "fatal: cannot tell where this branch starts: no remote here is a BPF tree
$(advice bpf-next)" git bpf-check
refused 128 "fatal: cannot tell where this branch starts: no remote here is the bpf tree
$(advice bpf)" git bpf-check --tree bpf
expect 1 git bpf-check HEAD~3..
cd ../linux

begin 'unborn branch'
git init -q --template= ../unborn
cd ../unborn
for operand in '' HEAD; do
	expect 128 git bpf-check ${operand:+"$operand"}
	nothing_printed
	said 'no commits' # and not that some "HEAD" is misspelt
done
cd ../linux

begin 'SHA-256'
git init -q --template= --object-format=sha256 ../sha256
cd ../sha256
git config user.name 'Ada Patcher' && git config user.email ada@example.org
mkdir -p kernel/bpf && echo 'int a;' >kernel/bpf/a.c && git add . && git commit -q -m base
good_commit one
expect 0 git bpf-check HEAD~1..
said '1 commit checked'
echo b >>kernel/bpf/a.c
git commit -q -a -m 'bpf: Add a thing'
expect 1 git bpf-check HEAD~2..
printed '[author-signoff]'
said '2 commits checked'
git format-patch -q --subject-prefix='PATCH bpf-next' -o ../sha256-mails -1 HEAD~1
expect 0 git bpf-check ../sha256-mails
cd ../linux

begin 'shallow clone'
git clone -q --depth 2 --branch good "file://$work/sample/linux" ../shallow
cd ../shallow
expect 0 git bpf-check HEAD~1..
said '1 commit checked'
expect 0 git bpf-check HEAD~1 HEAD # the parent of HEAD~1 is not here
said '2 commits checked'
cd ../linux

begin 'partial clone'
git -C ../linux config uploadpack.allowFilter true
git clone -q --filter=blob:none --no-checkout --branch arraymap-batch "file://$work/sample/linux" ../partial
cd ../partial
git remote set-url origin "file://$work/gone"
expect 1 git bpf-check HEAD~3..
said '3 commits checked'
cd ../linux

begin 'replace refs'
git clone -q . ../replaced
cd ../replaced
git config user.name 'Ada Patcher' && git config user.email ada@example.org
git replace "$(git rev-parse HEAD~1)" "$(git rev-parse origin/good~1)"
expect 0 git bpf-check HEAD~1
git replace -d "$(git rev-parse HEAD~1)" >/dev/null
expect 1 git bpf-check HEAD~1
cd ../linux

begin 'missing objects'
for object in HEAD~1 'HEAD~1^{tree}' 'HEAD~2^{tree}'; do
	rm -rf ../broken
	cp -R . ../broken
	cd ../broken
	id=$(git rev-parse "$object")
	rm -f ".git/objects/$(echo "$id" | cut -c 1-2)/$(echo "$id" | cut -c 3-)"
	expect 128 git bpf-check bpf-next/master..arraymap-batch
	nothing_printed
	said 'fatal: '
	said "$id"
	cd ../linux
done

begin 'a broken object'
rm -rf ../broken
cp -R . ../broken
cd ../broken
id=$(git rev-parse HEAD~1)
file=.git/objects/$(echo "$id" | cut -c 1-2)/$(echo "$id" | cut -c 3-)
chmod u+w "$file"
echo 'not zlib' >"$file"
expect 128 git bpf-check bpf-next/master..arraymap-batch
nothing_printed
said 'fatal: '
cd ../linux

begin 'commit in Latin-1'
git checkout -q -b latin good
echo '/* latin */' >>kernel/bpf/verifier.c
git config i18n.commitEncoding ISO-8859-1
printf 'bpf: Add Gr\374\337e\n\nF\374r alle.\n\nSigned-off-by: Ada Patcher <ada@example.org>\n' |
	git commit -q -a -F -
expect 0 git bpf-check HEAD
nothing_printed
git config --unset i18n.commitEncoding
id=$(git cat-file commit HEAD | sed '/^encoding /d' | git hash-object -t commit -w --stdin)
expect 1 git bpf-check "$id"
printed '[valid-utf8]'
git checkout -q arraymap-batch

begin 'merges'
git checkout -q -b with-merge good
git checkout -q -b side bpf-next/master
good_commit side
git checkout -q with-merge
git merge -q --no-ff -m "Merge branch 'side'" side
git branch -q --set-upstream-to=bpf-next/master
expect 0 git bpf-check
nothing_printed
said_exactly '1 merge left out: merges are not sent as patches
4 commits checked for bpf-next (the upstream bpf-next/master): no findings'
expect 128 git bpf-check HEAD
said 'there are only merges, which are not sent as patches'
git checkout -q arraymap-batch

begin 'root commit'
root=$(git rev-list --max-parents=0 HEAD)
expect 1 git bpf-check "$root"
said '1 commit checked'
expect 1 git bpf-check HEAD~2 "$root"
said '2 commits checked'

begin 'empty commit'
git checkout -q -b empty-commit good
good_message nothing | git commit -q --allow-empty -F -
expect 0 git bpf-check HEAD
git checkout -q arraymap-batch

begin 'commit that is still to be folded'
git checkout -q -b fixup good
echo '/* fixup */' >>kernel/bpf/verifier.c
git commit -q -a --fixup=HEAD
expect 1 git bpf-check HEAD
printed '[autosquash-left]'
not_printed '[author-signoff]'
git checkout -q arraymap-batch

begin 'odd branch names'
# shellcheck disable=SC2016 # no expansion wanted
for name in --output=x '$(touch${IFS}x)' '`id`' ';id' "it's" 'a"b' 'ü/ä' -x; do
	git update-ref "refs/heads/$name" "$(git rev-parse good)"
	git symbolic-ref HEAD "refs/heads/$name"
	git config "branch.$name.bpfTree" bpf-next
	expect 0 git bpf-check
	said '3 commits checked for bpf-next (branch.'
	expect 0 git bpf-check "refs/heads/$name"
	expect 0 git bpf-check "bpf-next/master..refs/heads/$name"
	said '3 commits checked'
	[ ! -e x ] || fail "a file was made for branch $name"
done
status=0
git bpf-check --end-of-options --output=x >/dev/null 2>&1 || status=$?
[ $status -eq 0 ] || [ $status -eq 128 ] || fail "exit status $status for --end-of-options --output=x"
[ ! -e x ] || fail 'a file was made'
git symbolic-ref HEAD refs/heads/arraymap-batch

begin 'odd paths'
git checkout -q -b odd-paths good
mkdir -p 'kernel/bpf/a b'
for path in "$(printf 'new\nline')" "quo'te" 'dou"ble' 'ümlaut' '--option' "$(printf 'esc\033[31m')" 'back\slash'; do
	echo "int a;" >"kernel/bpf/a b/$path"
done
git add .
good_message paths | git commit -q -F -
expect 0 git bpf-check HEAD
expect 1 git bpf-check --tree bpf HEAD
not_printed "$escape"
git format-patch -q --subject-prefix='PATCH bpf-next' -o '../odd '\''mails"' -1
expect 0 git bpf-check '../odd '\''mails"'
git checkout -q arraymap-batch

begin 'cover letter that b4 keeps as a commit'
git checkout -q -b b4 --track bpf-next/master
git commit -q --allow-empty -F - <<'EOF'
Check flags in batch updates of array maps

Updating one element fails for an unknown flag, updating a batch of them
does not. This series makes them alike.

Signed-off-by: Ada Patcher <ada@example.org>

--- b4-submit-tracking ---
# This section is used internally by b4 prep for tracking purposes.
{
  "series": {
    "revision": 1,
    "change-id": "20260105-flags-0123456789ab",
    "prefixes": [
      "bpf-next"
    ]
  }
}
EOF
git cherry-pick good~2 good~1 good >/dev/null
expect 0 git bpf-check
nothing_printed
said_exactly '3 commits and a cover letter checked for bpf-next (the upstream bpf-next/master): no findings'
git commit -q --allow-empty -F - <<'EOF'
EDITME: cover title for flags

# Describe the purpose of this series.

EDITME

Signed-off-by: Ada Patcher <ada@example.org>

--- b4-submit-tracking ---
{ "series": { "revision": 1 } }
EOF
expect 1 git bpf-check HEAD~3..
printed '[cover-letter-content]'
printed '= help: b4 prep --edit-cover'
not_printed 'edit-description'
printf '%s\n' 'From: A <a@example.org>' 'Subject: [PATCH bpf-next 0/2] Check flags' '' 'EDITME' '' \
	'change-id: 20260105-flags-0123456789ab' >../b4-cover.patch
git bpf-check ../b4-cover.patch >"$work/out" 2>"$work/err" || :
printed '= help: b4 prep --edit-cover'
git checkout -q arraymap-batch

# --- end ----------------------------------------------------------------------------------

[ "$failures" -eq 0 ] || { echo "git bpf-check: $failures failures" >&2 && exit 1; }
echo 'git bpf-check: all passed'
