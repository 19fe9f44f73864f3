#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: recipients.sh BUILDDIR SOURCEDIR
#
# git bpf-recipients from the outside: who gets which mail and why, where MAINTAINERS is read from,
# what git send-email and b4 are told, and what is said when something is not known. All failures
# are shown, not just the first.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: recipients.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
[ -x "$build/bin/git-bpf-recipients" ] || { echo "error: no git-bpf-recipients in $build/bin" >&2 && exit 1; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C TERM=xterm
export GIT_CEILING_DIRECTORIES="$work" PATH="$build/bin:$PATH"

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
nothing_printed() { [ ! -s "$work/out" ] || fail 'there is something on standard output'; }
nothing_said() { [ ! -s "$work/err" ] || fail 'there is something on standard error'; }
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
said_exactly() { same "$(cat "$work/err")" "$1" 'standard error'; }
printed_exactly() { same "$(cat "$work/out")" "$1" 'standard output'; }
refused() {
	wanted_status=$1 wanted_text=$2
	shift 2
	expect "$wanted_status" "$@"
	nothing_printed
	said_exactly "$wanted_text"
}

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
git checkout -q -b good --track bpf-next/master
git cherry-pick arraymap-batch~2 arraymap-batch~1 arraymap-batch >/dev/null
GIT_SEQUENCE_EDITOR='sed -i 2s/pick/reword/' GIT_EDITOR='sed -i /^Cc:.stable@/d' git rebase -q -i bpf-next/master >/dev/null 2>&1
git checkout -q -b one bpf-next/master

good_message() {
	printf 'bpf: Add %s\n\nThis is needed for the test of who gets the mail.\n\n' "$1"
	printf 'Signed-off-by: Ada Patcher <ada@example.org>\n'
}

# patch PATH [TAG...]: a commit that changes PATH; prints its mail.
patch() {
	mkdir -p "$(dirname "$1")"
	echo '/* changed */' >>"$1"
	git add -A
	path=$1
	shift
	{ printf 'bpf: Change a file\n\nSome text about it that is long enough.\n\n' &&
		if [ $# -gt 0 ]; then printf '%s\n' "$@"; fi &&
		printf 'Signed-off-by: Ada Patcher <ada@example.org>\n'; } | git commit -q -F -
	git format-patch -q -1 --stdout --subject-prefix='PATCH bpf-next'
	git reset -q --hard bpf-next/master
}

# --- a series -----------------------------------------------------------------------------

begin 'each patch gets its own people and all lists, the cover letter everyone'
git checkout -q good
expect 0 git bpf-recipients
printed_exactly "cover letter
  To: bpf@vger.kernel.org
  To: Max Tainer <max@example.org>
  To: Vera Fyer <vera@example.org>
  Cc: Rhea Viewer <rhea@example.org>
  Cc: Tess Runner <tess@example.org>
  Cc: linux-kselftest@vger.kernel.org

$(git log -1 --abbrev=12 --format='%h ("%s")' good~2)
  To: bpf@vger.kernel.org
  To: Max Tainer <max@example.org>
  To: Vera Fyer <vera@example.org>
  Cc: Rhea Viewer <rhea@example.org>
  Cc: linux-kselftest@vger.kernel.org

$(git log -1 --abbrev=12 --format='%h ("%s")' good~1)
  To: bpf@vger.kernel.org
  To: Max Tainer <max@example.org>
  To: Vera Fyer <vera@example.org>
  Cc: Rhea Viewer <rhea@example.org>
  Cc: linux-kselftest@vger.kernel.org

$(git log -1 --abbrev=12 --format='%h ("%s")' good)
  To: bpf@vger.kernel.org
  To: Max Tainer <max@example.org>
  To: Vera Fyer <vera@example.org>
  Cc: Rhea Viewer <rhea@example.org>
  Cc: Tess Runner <tess@example.org>
  Cc: linux-kselftest@vger.kernel.org"
nothing_said

begin 'reasons'
expect 0 git bpf-recipients --cc --why
printed_exactly 'Rhea Viewer <rhea@example.org>
    reviewer of BPF [GENERAL] (Safe Dynamic Programs and Tools), F: kernel/bpf/ (kernel/bpf/arraymap.c)
    reviewer of BPF [GENERAL] (Safe Dynamic Programs and Tools), K: (?:\b|_)bpf(?:\b|_)
    reviewer of BPF [GENERAL] (Safe Dynamic Programs and Tools), F: tools/testing/selftests/bpf/ (tools/testing/selftests/bpf/prog_tests/arraymap.c)
Tess Runner <tess@example.org>
    maintainer of KERNEL SELFTEST FRAMEWORK, F: tools/testing/selftests/ (tools/testing/selftests/bpf/prog_tests/arraymap.c)
linux-kselftest@vger.kernel.org
    open list of KERNEL SELFTEST FRAMEWORK, F: tools/testing/selftests/ (tools/testing/selftests/bpf/prog_tests/arraymap.c)'
said_exactly 'note: people are from bpf-next/master:MAINTAINERS'

begin 'a file at a time, as git send-email asks: the others of the series lie beside it'
git format-patch -q --cover-letter --subject-prefix='PATCH bpf-next' -o "$work/mails" bpf-next/master
expect 0 git bpf-recipients --cc "$work/mails/0000-cover-letter.patch"
printed_exactly 'Rhea Viewer <rhea@example.org>
Tess Runner <tess@example.org>
linux-kselftest@vger.kernel.org'
nothing_said
expect 0 git bpf-recipients --cc "$work"/mails/0001-*.patch
printed_exactly 'Rhea Viewer <rhea@example.org>
linux-kselftest@vger.kernel.org'
rm "$work"/mails/0003-*.patch
expect 0 git bpf-recipients --cc "$work"/mails/0001-*.patch
printed_exactly 'Rhea Viewer <rhea@example.org>'

begin 'git send-email takes it for --to-cmd and --cc-cmd'
git format-patch -q --cover-letter --subject-prefix='PATCH bpf-next' -o "$work/mails" bpf-next/master
if git send-email -h >/dev/null 2>&1 || [ $? -eq 129 ]; then
	expect 0 git send-email --dry-run --confirm=never --quiet --from=ada@example.org --suppress-cc=all \
		--to-cmd='git bpf-recipients --to' --cc-cmd='git bpf-recipients --cc' "$work/mails"
	same "$(grep -c '^Dry-Sent ' "$work/out")" 4 'mails'
fi

begin 'a patch on standard input, one address a line, as b4 asks'
expect_from "$(ls "$work"/mails/0002-*)" 0 git bpf-recipients --to -
printed_exactly 'bpf@vger.kernel.org
Max Tainer <max@example.org>
Vera Fyer <vera@example.org>'
nothing_said
expect_from "$(ls "$work"/mails/0002-*)" 0 git bpf-recipients --cc --stdin
printed_exactly 'Rhea Viewer <rhea@example.org>'

# --- where MAINTAINERS is read from --------------------------------------------------------

begin 'in a subdirectory, a worktree and a bare repository'
(cd kernel/bpf && expect 0 git bpf-recipients --to && printed 'Vera Fyer')
git worktree add -q --detach "$work/tree" good
(cd "$work/tree" && expect 0 git bpf-recipients --to && printed 'Vera Fyer')
git clone -q --bare . "$work/bare.git"
expect_from "$(ls "$work"/mails/0003-*)" 0 git -C "$work/bare.git" bpf-recipients --cc -
printed 'Tess Runner'

begin 'a patch that changes MAINTAINERS does not choose its recipients'
git checkout -q one
sed -i 's/tess@example.org/evil@example.org/' MAINTAINERS
patch MAINTAINERS >"$work/maintainers.patch"
sed -i 's/tess@example.org/evil@example.org/' MAINTAINERS
expect_from "$(ls "$work"/mails/0003-*)" 0 git bpf-recipients --cc -
printed 'Tess Runner <tess@example.org>'
git checkout -q MAINTAINERS
expect 0 git bpf-recipients --cc "$work/maintainers.patch"
not_printed evil

begin 'another MAINTAINERS, on request'
printf 'SUBSYSTEM\nM:\tNew One <new@example.org>\nL:\tnew-list@example.org\nF:\t*/\n' >"$work/maintainers"
expect_from "$(ls "$work"/mails/0003-*)" 0 git bpf-recipients --maintainers "$work/maintainers" --maintainers-only --format=roles -
printed_exactly 'New One <new@example.org> (unknown:SUBSYSTEM)
new-list@example.org (open list:SUBSYSTEM)'
refused 128 "fatal: cannot open '$work/none': No such file or directory" git bpf-recipients --maintainers "$work/none" HEAD
printf 'nothing\n' >"$work/none"
refused 128 "fatal: '$work/none' has no sections: it is no MAINTAINERS file
hint: a section has a title and lines like 'M: Name <address>' and 'F: path/'" \
	git bpf-recipients --maintainers "$work/none" HEAD

begin 'no MAINTAINERS at all'
git init -q --template= "$work/empty"
cp "$work"/mails/0003-* "$work/empty/mail.patch"
cd "$work/empty"
refused 128 'fatal: there is no MAINTAINERS here: neither bpf-next nor HEAD has one in this repository
hint: git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git && git fetch bpf-next; or name the file: git bpf-recipients --maintainers <file>' \
	git bpf-recipients --to mail.patch
mkdir "$work/outside" && cd "$work/outside"
expect 0 git bpf-recipients --maintainers "$work/maintainers" --to "$work/empty/mail.patch"
printed bpf@vger.kernel.org
cd "$work/sample/linux"

begin 'files of the tree'
expect 0 git bpf-recipients -f --format=roles kernel/bpf/verifier.c
printed_exactly 'Vera Fyer <vera@example.org> (maintainer:BPF [CORE])
Max Tainer <max@example.org> (supporter:BPF [GENERAL] (Safe Dynamic Programs and Tools))
Rhea Viewer <rhea@example.org> (reviewer:BPF [GENERAL] (Safe Dynamic Programs and Tools))
bpf@vger.kernel.org (open list:BPF [CORE])'
expect 0 git bpf-recipients -f --cc --maintainers-only Makefile
printed_exactly linux-kernel@vger.kernel.org
refused 128 "fatal: 'nothing/here.c' is no file here, and none of bpf-next" git bpf-recipients -f nothing/here.c
refused 128 "fatal: '../x.c' is outside of the repository" git bpf-recipients -f ../x.c
echo '/* new */' >kernel/bpf/untracked.c
expect 0 git bpf-recipients -f kernel/bpf/untracked.c
said "note: 'kernel/bpf/untracked.c' is no file of bpf-next/master: its text was not looked at"
rm kernel/bpf/untracked.c
git bpf-recipients -f kernel/bpf/verifier.c >"$work/at-the-top"
cd kernel/bpf
for path in verifier.c ./verifier.c ../bpf/verifier.c "$PWD/verifier.c"; do
	expect 0 git bpf-recipients -f "$path"
	printed_exactly "$(cat "$work/at-the-top")"
	same "$(cat "$work/err")" '' 'what is said'
done
refused 128 "fatal: 'kernel/bpf/verifier.c' is no file here, and none of bpf-next
hint: paths are relative to the current directory, kernel/bpf/" git bpf-recipients -f kernel/bpf/verifier.c
cd ../..

begin 'a file of the tree that is not in the work tree'
mv kernel/bpf/verifier.c "$work/verifier.c"
expect 0 git bpf-recipients -f kernel/bpf/verifier.c
printed_exactly "$(cat "$work/at-the-top")"
mv "$work/verifier.c" kernel/bpf/verifier.c

# --- the people of a patch ----------------------------------------------------------------

begin 'who wrote and signed what is fixed, and who is named'
mkdir -p fs
echo x >fs/x.c && git add fs
printf 'fs: Add x\n\nText.\n\nReviewed-by: Old Reviewer <old@example.org>\nSigned-off-by: Wally Writer <wally@example.org>\nSigned-off-by: Max Tainer <max@example.org>\n' |
	git commit -q --author='Wally Writer <wally@example.org>' -F -
fixed=$(git rev-parse --short=12 HEAD)
patch kernel/bpf/arraymap.c "Fixes: $fixed (\"fs: Add x\")" 'Fixes: 1234567890ab ("bpf: Not here")' \
	'Reported-by: Rita Reporter <rita@example.org>' 'Assisted-by: Tool:Model <tool@example.org>' \
	'Cc: stable@vger.kernel.org' 'Suggested-by: Bad <bad@example.org, worse@example.org>' >"$work/fix.patch"
expect 0 git bpf-recipients --cc --why "$work/fix.patch"
printed_exactly "Rhea Viewer <rhea@example.org>
    reviewer of BPF [GENERAL] (Safe Dynamic Programs and Tools), F: kernel/bpf/ (kernel/bpf/arraymap.c)
    reviewer of BPF [GENERAL] (Safe Dynamic Programs and Tools), K: (?:\\b|_)bpf(?:\\b|_)
Wally Writer <wally@example.org>
    author of commit $fixed (\"fs: Add x\")
    Signed-off-by of commit $fixed (\"fs: Add x\")
Old Reviewer <old@example.org>
    Reviewed-by of commit $fixed (\"fs: Add x\")
Rita Reporter <rita@example.org>
    Reported-by: a tag of the patch"
said_exactly 'note: commit 1234567890ab of a Fixes: tag is not here: who wrote it is not known
note: left out: stable@vger.kernel.org of a tag: a patch is not sent to the stable team
note: left out of a tag: Suggested-by: Bad <bad@example.org, worse@example.org>: no mail address
note: people are from bpf-next/master:MAINTAINERS'

begin 'MAINTAINERS alone'
expect 0 git bpf-recipients --cc --maintainers-only "$work/fix.patch"
printed_exactly 'bpf@vger.kernel.org
linux-kernel@vger.kernel.org'

begin 'everybody'"'"'s list, on request'
expect 0 git bpf-recipients --cc --quiet --linux-kernel "$work/fix.patch"
printed linux-kernel@vger.kernel.org
not_printed root@example.org

begin 'nobody is written to themselves'
expect 0 git -c user.email=RHEA@example.org bpf-recipients --cc "$work/fix.patch"
not_printed rhea@example.org
printed 'Ada Patcher <ada@example.org>' # whose patch Rhea sends

begin 'net-next, iproute2 and the old days'
expect 0 git bpf-recipients --to --tree net-next "$work/fix.patch"
printed_exactly 'netdev@vger.kernel.org
bpf@vger.kernel.org
Max Tainer <max@example.org>
Vera Fyer <vera@example.org>'
sed 's/bpf-next/iproute2-next/; s/bpf:/ip:/; s,kernel/bpf/,ip/,' "$work/fix.patch" >"$work/ip.patch"
expect 0 git bpf-recipients --to "$work/ip.patch"
printed_exactly netdev@vger.kernel.org
expect 0 git bpf-recipients --to --profile 2018 "$work/fix.patch"
printed netdev@vger.kernel.org

begin 'for programs'
expect 0 git bpf-recipients --format=json "$work/fix.patch"
printed '"schema_version": 1'
printed '"source": "F: kernel/bpf/",'
nothing_said

begin 'git bpf-check verifies To and Cc'
git format-patch -q --subject-prefix='PATCH bpf-next' --to=bpf@vger.kernel.org -o "$work/to" -1 good
expect 0 git bpf-check "$work/to"
printed 'of KERNEL SELFTEST FRAMEWORK (F: tools/testing/selftests/), not everyone gets it who should [cc-related-subsystems]'
printed "= help: git send-email --cc='Tess Runner <tess@example.org>' --cc=linux-kselftest@vger.kernel.org; git bpf-recipients --why tells about all"
expect 0 git bpf-check "$work"/mails/0003-*
not_printed cc-related-subsystems # no To, no Cc: nothing to judge yet
sed 's/^Subject:/To: bpf@vger.kernel.org\n&/' "$work/fix.patch" >"$work/to/fix.patch"
expect 1 git bpf-check "$work/to/fix.patch"
printed "the author of commit $fixed, which it fixes, does not get it: Wally Writer <wally@example.org> [cc-fixes-authors]"
printed "= help: git send-email --cc='Wally Writer <wally@example.org>'"
said 'who wrote commit 1234567890ab is not known: it is not here'
sed 's/^Subject:/Cc: WALLY@example.org\n&/' "$work/to/fix.patch" >"$work/to/both.patch"
expect 1 git bpf-check "$work/to/both.patch"
not_printed cc-fixes-authors

begin 'git bpf-format-patch shows the command to send with'
git checkout -q good
git config branch.good.description "$(printf 'Check flags of array maps\n\nA user who passes a flag that no kernel knows gets no error now. This series\nchecks the flags in one place, uses that for batches, and tests both of them.')"
expect 0 git bpf-format-patch -o "$work/o"
same "$(sed -n '/^to send: /,$p' "$work/err")" "to send: git send-email \\
  --to=bpf@vger.kernel.org --to='Max Tainer <max@example.org>' \\
  --to='Vera Fyer <vera@example.org>' --cc='Rhea Viewer <rhea@example.org>' \\
  --cc='Tess Runner <tess@example.org>' --cc=linux-kselftest@vger.kernel.org \\
  $work/o/*.patch
when sent: git bpf-format-patch --mark-sent $work/o/*.patch" 'the command'
! grep -q '^\(To\|Cc\): ' "$work"/o/* || fail 'recipients in the mails'
expect 0 git bpf-format-patch --no-recipients -o "$work/o"
said "to send: git send-email --to=bpf@vger.kernel.org $work/o/*.patch"

begin 'git bpf-format-patch --recipients writes them into every mail'
expect 0 git bpf-format-patch --recipients --cc=TESS@example.org -o "$work/h"
said "to send: git send-email $work/h/*.patch"
for mail in "$work"/h/*; do
	same "$(git mailinfo "$work/msg" "$work/diff" <"$mail" >/dev/null && sed -n '/^To: /,/^$/p' "$mail" | sed '/^$/,$d; /^MIME/d; /^Content/d')" \
		'To: Max Tainer <max@example.org>,
    Vera Fyer <vera@example.org>,
    bpf@vger.kernel.org
Cc: TESS@example.org,
    Rhea Viewer <rhea@example.org>,
    linux-kselftest@vger.kernel.org' "$mail"
done
expect 0 git bpf-check "$work/h"
not_printed cc-related-subsystems
expect 0 git -c bpf.recipients=headers bpf-format-patch --dry-run
printed "'--cc=Rhea Viewer <rhea@example.org>'"
refused 128 "fatal: bad value 'everyone' for bpf.recipients
hint: use print, headers or off" git -c bpf.recipients=everyone bpf-format-patch --quiet -o "$work/h"

begin 'git bpf-format-patch without a MAINTAINERS'
cd "$work/empty"
git config user.name 'Ada Patcher'
git config user.email ada@example.org
mkdir kernel && echo a >kernel/a.c && git add kernel && good_message 'a file' | git commit -q -F -
echo b >>kernel/a.c && git add kernel && good_message 'a line' | git commit -q -F -
expect 0 git bpf-format-patch --tree bpf-next -o "$work/e" HEAD~1
same "$(grep -v -e '^tree: ' -e '^not checked: tree-stale: ' -e '^not checked: merge-window: ' -e '^when sent: ' -e '^$' "$work/err")" "warning: there is no MAINTAINERS here: whom the patches concern is not known
hint: git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git && git fetch bpf-next; or name the file: git bpf-recipients --maintainers <file>
hint: Disable this message with \"git config advice.bpfMaintainers false\"
to send: git send-email --to=bpf@vger.kernel.org $work/e/0001-bpf-Add-a-line.patch" 'standard error'
cd "$work/sample/linux"

begin 'nothing of a stranger steers the terminal or gets into a header'
escape=$(printf '\033')
printf 'EVIL%s[31m\nM:\tA %s[2J <a@example.org>\nM:\tFine <fine@example.org>\nF:\t*/\nK:\t(%s\n' "$escape" "$escape" "$escape" >"$work/maintainers"
expect 0 git bpf-recipients --why --maintainers "$work/maintainers" "$work/fix.patch"
printed 'Fine <fine@example.org>'
not_printed ' <a@example.org'
said 'note: left out of MAINTAINERS, EVIL\x1b[31m: M: A \x1b[2J <a@example.org>: a control character'
said 'note: skipped in MAINTAINERS, EVIL\x1b[31m: K: (\x1b: missing closing parenthesis'
not_printed "$escape"
! grep -qF "$escape" "$work/err" || fail 'an escape on standard error'

begin 'wrong command lines'
usage='usage: git bpf-recipients [<options>] [<range> | <commit>... | <file>... |
                          <directory> | - | -f <path>...]'
refused 129 "error: unknown option \`nothing'
$usage" git bpf-recipients --nothing
refused 129 "error: --format cannot be 'xml'
hint: human, plain, roles or json
$usage" git bpf-recipients --format=xml
refused 129 "error: -f needs a path
hint: git bpf-recipients -f kernel/bpf/verifier.c
$usage" git bpf-recipients -f

if [ "$failures" -gt 0 ]; then echo "$failures failures" >&2 && exit 1; fi
echo 'all passed'
