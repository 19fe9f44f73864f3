#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: bug_report.sh BUILDDIR SOURCEDIR
#
# git bpf-report from the outside: a bug that git bisect run finds, and one that a text blames a commit
# for; what is asked for, who gets it, what is said before it goes, and git send-email taking it.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

mkdir "$work/tools"
tool() { # tool NAME LINE...: a program that prints this
	printf '#!/bin/sh\n' >"$work/tools/$1"
	chmod 755 "$work/tools/$1"
	name=$1
	shift
	for line in "$@"; do printf "echo '%s'\n" "$line" >>"$work/tools/$name"; done
}
tool clang 'Debian clang version 19.1.7' 'Target: x86_64-pc-linux-gnu'
tool pahole v1.30
tool bpftool 'bpftool v7.6.0' 'using libbpf v1.6'
printf '#!/bin/sh\nexit 1\n' >"$work/tools/llc" && chmod 755 "$work/tools/llc"
PATH=$work/tools:$PATH
printf 'CONFIG_BPF=y\n# CONFIG_BPF_LSM is not set\nCONFIG_WLAN=y\n' >"$work/config"
cat >"$work/environment" <<'TEXT'
Environment:
  kernel: 6.19.0-rc4
  clang: Debian clang version 19.1.7
  pahole: v1.30
  bpftool: bpftool v7.6.0
  kernel config:
    CONFIG_BPF=y
    # CONFIG_BPF_LSM is not set
TEXT
report() { git bpf-report --kernel-release 6.19.0-rc4 --config "$work/config" "$@"; }
section() { sed -n "/^$1/,/^\$/p" "$work/out"; }
header() { sed '/^$/q' "$work/out"; }

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
git tag -d v6.18 v6.19-rc4 >/dev/null  # of releases, the tests have their own
batch=$(git rev-list --grep='Add a batch update' bpf-next/master)
before=$(git rev-parse "$batch~") first=$(git rev-list --max-parents=0 HEAD) last=$(git rev-parse bpf-next/master)

begin 'a draft without a commit'
expect 0 report
same "$(header)" 'To: bpf@vger.kernel.org
Cc: Max Tainer <max@example.org>,
	Vera Fyer <vera@example.org>
Subject: [BUG] bpf: EDITME: what goes wrong, in a few words' 'the headers'
same "$(sed '/^What /,$d' "$work/out" | tail -n +6)" \
	'EDITME: what does not work, in two or three sentences, and since which kernel' 'the first question'
same "$(section Environment)" "$(cat "$work/environment")" 'the environment'
not_printed bugzilla
not_printed regzbot
same "$(cat "$work/err")" 'note: 6 lines with EDITME are to be filled in: -o <file> --edit' 'what is said'

begin 'a commit, and where it is'
expect 0 report -q "$batch"
printed "The commit that brought it in:

    $(git log -1 --format='%h ("%s")' --abbrev=12 "$batch")
    by Max Tainer, 2026-01-05
    in bpf, bpf-next
"
not_printed regressions@lists.linux.dev
same "$(cat "$work/err")" '' 'what is said'
expect 0 report -q --regression "$(git rev-list -1 --grep='map__update_batch' bpf-next/master)"
same "$(header)" 'To: bpf@vger.kernel.org
Cc: Max Tainer <max@example.org>,
	Vera Fyer <vera@example.org>,
	Rhea Viewer <rhea@example.org>,
	Libby Loader <libby@example.org>,
	regressions@lists.linux.dev
Subject: [REGRESSION] libbpf: EDITME: what goes wrong, in a few words' 'the headers of a regression'

begin 'a fix that is here already'
git checkout -q -b fix bpf-next/master
echo >>kernel/bpf/arraymap.c
git commit -q -a -m 'bpf: Mend the batch update' -m "Fixes: $(git log -1 --format='%h ("%s")' --abbrev=12 "$batch")"
git update-ref refs/remotes/bpf/master HEAD
expect 0 report -q "$batch"
said "warning: $(git log -1 --format='%h ("%s")' --abbrev=12), in bpf, says that it fixes $(echo "$batch" | cut -c 1-12): does the bug happen with that, too?"
git update-ref refs/remotes/bpf/master "$batch"

begin 'git bisect finds it'
git checkout -q --detach "$last"
git bisect start "$last" "$first" >/dev/null
expect 0 report
said 'note: the bisection that is going on here has found no commit yet'
not_printed 'git bisect'
# shellcheck disable=SC2016 # for the shell that git bisect runs
git bisect run sh -c '! grep -q batch kernel/bpf/arraymap.c' >/dev/null
printf '\033[31mprog x: BPF program load failed\033[0m: \007%s\r\nR0 invalid mem access\r\n' \
	"$(head -c 1000 /dev/zero | tr '\0' r)" >"$work/log"
expect 0 report -o "$work/report.eml" --log "$work/log"
same "$(cat "$work/out")" "$work/report.eml" 'standard output'
same "$(cat "$work/err")" "note: 1 line of the log is longer than a mail can have, and broken behind a \\
to fill in: 5 lines with EDITME
when done: git bpf-report --check $work/report.eml" 'what is said'
git bisect log >"$work/bisect-log"
git show -s --format=%s "$last" >"$work/last"
cp "$work/report.eml" "$work/out"
printed "Subject: [REGRESSION] bpf: EDITME"
same "$(sed -n '/^The first bad/,/^#regzbot/p' "$work/out")" "The first bad commit, by git bisect:

    $(git log -1 --format='%h ("%s")' --abbrev=12 "$batch")
    by Max Tainer, 2026-01-05
    in bpf, bpf-next

It began with

    good: $(git log -1 --format='%h ("%s")' --abbrev=12 "$first")
    bad: $(git log -1 --format='%h ("%s")' --abbrev=12 "$last")

and took $(grep -c '^git bisect [gb]' "$work/bisect-log") tests.

#regzbot introduced: $(echo "$batch" | cut -c 1-12)" 'what git bisect found'
printed 'What the kernel says:
----- the log begins here -----
prog x: BPF program load failed: \x07rrr'
printed 'R0 invalid mem access
----- the log ends here -----'
same "$(section 'The log of git bisect' | tail -n +2)" "$(cat "$work/bisect-log")" 'the log of git bisect'
same "$(awk 'length > 900' "$work/out")" '' 'lines that are too long'

begin 'a bisection about another commit, terms, and skipped commits'
expect 0 report "$before"
said 'note: the bisection here is about another commit, and left out'
not_printed 'git bisect'
printed '[BUG] bpf: EDITME'
expect 0 report -q "$batch"
printed '#regzbot introduced: '
expect 0 report -q --no-regression "$batch"
printed 'The first bad commit, by git bisect:'
not_printed regressions@lists.linux.dev
git bisect reset >/dev/null 2>&1
git bisect start --term-old=broken --term-new=mended >/dev/null
git bisect mended "$last" >/dev/null
git bisect broken "$first" >/dev/null
# shellcheck disable=SC2016
git bisect run sh -c '! grep -q batch kernel/bpf/arraymap.c' >/dev/null
expect 0 report -q
printed 'The first mended commit, by git bisect:'
printed 'Subject: [BUG] '
git bisect reset >/dev/null 2>&1
{
	sed '/^# first/d' "$work/bisect-log"
	echo '# only skipped commits left to test'
	for id in "$batch" "$before"; do git log -1 --format='# possible first bad commit: [%H] %s' "$id"; done
} >"$work/skipped"
expect 0 report -q --bisect-log "$work/skipped"
printed "The first bad commit, by git bisect, is one of these, which could not be tested:

    $(git log -1 --format='%h ("%s")' --abbrev=12 "$batch")
    $(git log -1 --format='%h ("%s")' --abbrev=12 "$before")
"
printed "#regzbot introduced: $(git rev-parse "$before" | cut -c 1-12).."
# shellcheck disable=SC2016 # $1 is for the inner shell
expect 0 sh -c 'git bpf-report -q --kernel-release 6.19.0-rc4 --bisect-log - <"$1"' sh "$work/bisect-log"
printed 'The first bad commit, by git bisect:'
expect 128 report --bisect-log "$work/config"
said "fatal: --bisect-log: '$work/config' is no log of git bisect"

begin 'what is left to fill in, and who is missing'
expect 128 report -o "$work/report.eml"
said "fatal: '$work/report.eml' is there already, and may have your words in it"
expect 1 git bpf-report --check "$work/report.eml"
same "$(grep -c ': error: to be filled in: ' "$work/out")" 5 'errors'
printed "$work/report.eml:6: error: to be filled in: Subject: [REGRESSION] bpf: EDITME: what goes wrong, in a few words"
not_said 'to send'
sed 's/EDITME.*/words of mine/' "$work/report.eml" >"$work/done.eml"
expect 0 git bpf-report --check "$work/done.eml"
same "$(cat "$work/out" "$work/err")" "to send: git send-email $work/done.eml" 'what is said'
sed -e 's/bpf@vger.kernel.org/x@bugzilla.kernel.org/' -e '/Max Tainer <max/d' -e 's/^	Vera/Cc: Vera/' -e 's/regressions@/nobody@/' \
	"$work/done.eml" >"$work/bad.eml"
expect 1 git bpf-report --check "$work/bad.eml"
same "$(cat "$work/out")" "$work/bad.eml: error: x@bugzilla.kernel.org: bugs of BPF are not reported there, where they are overlooked
$work/bad.eml: warning: bpf@vger.kernel.org gets no copy: the list for bugs in BPF
$work/bad.eml: warning: Max Tainer <max@example.org> gets no copy: supporter of BPF [GENERAL] (Safe Dynamic Programs and Tools)
$work/bad.eml: warning: regressions@lists.linux.dev gets no copy: the list for regressions" 'what is said'
printf 'To: bpf@vger.kernel.org\nSubject: bpf: x\n\nhttps://bugzilla.kernel.org/show_bug.cgi?id=1\n' >"$work/link.eml"
expect 1 git bpf-report --check "$work/link.eml"
printed 'error: the text is nothing but a link to a bug tracker'
expect 128 git bpf-report --check "$work/config"
said "fatal: '$work/config' is no mail: it begins with no header"

begin 'in the editor'
cat >"$work/editor" <<'SCRIPT'
#!/bin/sh
sed -i 's/EDITME.*/words of mine/' "$1"
SCRIPT
chmod 755 "$work/editor"
expect 0 env GIT_EDITOR="$work/editor" git bpf-report -q -o 'a report.eml' --edit "$batch"
same "$(cat "$work/out" "$work/err")" 'a report.eml' 'what is said'
! grep -q EDITME 'a report.eml' || fail 'it was not edited'
rm 'a report.eml'
expect 1 env GIT_EDITOR=true git bpf-report -o 'a report.eml' --edit "$batch"
printed 'a report.eml:5: error: to be filled in: Subject: [BUG] bpf: EDITME'
expect 1 env GIT_EDITOR=false git bpf-report --force -o 'a report.eml' --edit "$batch"
said "a problem with the editor 'false'"
not_said 'to send'
grep -q EDITME 'a report.eml' || fail 'the draft is gone'
expect 129 git bpf-report --edit
said 'error: --edit needs a file to edit'

begin 'paths are from the current directory'
cd kernel/bpf
expect 0 report -q --path verifier.c
same "$(header)" "$(cd ../.. && report -q --path kernel/bpf/verifier.c | sed '/^$/q')" 'the headers'
expect 128 report -q --path kernel/bpf/verifier.c
same "$(cat "$work/err")" "fatal: 'kernel/bpf/verifier.c' is no file here, and none of bpf-next
hint: paths are relative to the current directory, kernel/bpf/" 'what is said'
cd ../..

begin 'a text of ones own'
printf 'Since commit %s my program is refused. It was built at\ncommit %s; 0123456789ab is nothing.\n' "$batch" "$last" >"$work/text"
mkdir -p net/core && : >net/core/filter.c
expect 0 report -q -F "$work/text" -s 'bpf: Programs are refused' --path net/core/filter.c
rm net/core/filter.c && rmdir net/core net
same "$(cat "$work/out")" "To: bpf@vger.kernel.org
Cc: Max Tainer <max@example.org>,
	Vera Fyer <vera@example.org>,
	Rhea Viewer <rhea@example.org>,
	netdev@vger.kernel.org
Subject: [BUG] bpf: Programs are refused

$(cat "$work/text")

The commit that brought it in:

    $(git log -1 --format='%h ("%s")' --abbrev=12 "$batch")
    by Max Tainer, 2026-01-05
    in bpf, bpf-next

$(cat "$work/environment")" 'the mail'
echo 'It is broken by commit 0123456789ab.' >"$work/text"
expect 0 report -F "$work/text" -s x
said 'note: commit 0123456789ab is not here: who wrote it is not known'
echo 'https://bugzilla.kernel.org/show_bug.cgi?id=1' >"$work/text"
expect 0 report -q -F "$work/text" -s x
said 'warning: the text is nothing but a link to a bug tracker, which nobody on the list follows'
printed 'EDITME: what does not work'
expect 129 report --cc 'Bugs <bugzilla-daemon@bugzilla.kernel.org>'
said 'error: --cc: bugs of BPF are not reported to bugzilla-daemon@bugzilla.kernel.org: there they are overlooked'
expect 129 report -F - --log -
said 'error: only one file can be standard input'

git update-ref refs/remotes/origin/master "$first"
git remote add origin https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git
git tag -a -m v6.0 v6.0 "$first"
expect 0 report -q "$batch"
printed '    in bpf, bpf-next, and in no release yet'
git tag -d v6.0 >/dev/null
git remote remove origin

begin 'LLVM'
expect 0 report -q --llvm
same "$(header)" 'To: bpf@vger.kernel.org,
	netdev@vger.kernel.org
Cc: Max Tainer <max@example.org>,
	Vera Fyer <vera@example.org>,
	Yonghong Song <yonghong.song@linux.dev>
Subject: [BUG] bpf, llvm: EDITME: what goes wrong, in a few words' 'the headers'
for part in 'The command, with all flags (--target, -mcpu, -O):' 'The C source, as small as it can be made:' \
	'The code that clang makes of it (clang -S, or llvm-objdump -dr):' 'What the verifier says:' \
	'  clang: Debian clang version 19.1.7'; do
	printed "$part"
done

begin 'the version of the document, and no repository'
expect 0 report -q --profile 2018
printed 'To: netdev@vger.kernel.org'
cd "$work"
expect 0 report -q
printed 'Cc: Alexei Starovoitov <ast@kernel.org>,'
said 'warning: there is no MAINTAINERS here: the maintainers are those of 2023, and nobody else is known'
expect 0 report -q --maintainers "$work/sample/linux/MAINTAINERS"
printed 'Cc: Max Tainer <max@example.org>,'
same "$(cat "$work/err")" '' 'what is said'
expect 0 git bpf-report --check done.eml --maintainers "$work/sample/linux/MAINTAINERS"

begin 'git send-email takes it'
cd "$work/sample/linux"
send() { git send-email --dry-run --from=ada@example.org --confirm=never --smtp-server=/bin/false "$@"; }
if send --to=x@example.org --suppress-cc=all "$work/done.eml" >/dev/null 2>&1 </dev/null; then
	expect 0 send "$work/done.eml"
	printed 'To: bpf@vger.kernel.org'
	printed 'Max Tainer <max@example.org>'
	printed 'Vera Fyer <vera@example.org>'
	printed 'regressions@lists.linux.dev'
	printed 'Subject: [REGRESSION] bpf: words of mine'
	same "$(grep -c '^Subject: ' "$work/out")" 1 'mails'
else
	echo "skipped: $test_name: it does not run here" >&2
fi

finish
