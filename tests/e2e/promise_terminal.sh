#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: promise_terminal.sh BUILDDIR SOURCEDIR
#
# P3: nothing that a message, a name, a path, a ref, the configuration or another program says
# steers a terminal. A repository in which all of that tries to, and every command on it in each of its
# formats; what goes to a file as it is (mails, patches) is tried at a terminal, too.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"
# shellcheck source=tests/support/hostile.sh
. "$2/tests/support/hostile.sh"

# --- a repository in which everything is hostile -------------------------------------------------

sh "$source/tests/sample/make-sample.sh" "$work/sample" >"$work/out" 2>&1 || exit 1
cd "$work/sample/linux"

# raw_commit FILE [PARENT]: of the index, with the message in FILE; no check of git's is in the way.
raw_commit() {
	{
		printf 'tree %s\n' "$(git write-tree)"
		[ -z "${2-}" ] || printf 'parent %s\n' "$2"
		printf 'author %s <%s@example.org> 1767700000 +0000\n' "$wild" "$wild_ref"
		printf 'committer %s <ada@example.org> 1767700000 +0000\n\n' "$wild"
		cat "$1"
	} | git hash-object -t commit --literally -w --stdin
}

# message SUBJECT: in the file that is printed
message() {
	printf '%s\n\n%s\n%s\n\nFixes: %s ("%s")\nReported-by: %s <%s@example.org>\nCloses: %s\nCc: %s\nLink: %s\nAcked-By: %s <a@example.org>\n' \
		"$1" "$wild" "$wild_lines" 123456789012 "$wild" "$wild" "$wild_ref" "$wild" "$wild" "$wild" "$wild" >"$work/message"
	printf 'Signed-off-by: %s <ada@example.org>\n' "$wild" >>"$work/message"
	echo "$work/message"
}

# The tree, the branch and the remotes have names that steer, too.
git remote rename bpf-next "next$wild_ref" 2>/dev/null ||
	{ git config "remote.next$wild_ref.url" "$work/sample/bpf-next.git" &&
		git config "remote.next$wild_ref.fetch" "+refs/heads/*:refs/remotes/next$wild_ref/*"; }
git fetch -q "next$wild_ref"
git update-ref "refs/heads/$wild_ref" HEAD
git symbolic-ref HEAD "refs/heads/$wild_ref"
git config "branch.$wild_ref.remote" "next$wild_ref"
git config "branch.$wild_ref.merge" refs/heads/master
git config "branch.$wild_ref.description" "$wild

$wild_lines"
mkdir -p "kernel/bpf/$wild_ref"
echo "$wild " >"kernel/bpf/$wild_ref/$wild.c"
printf '%s \n' "$wild" >>kernel/bpf/arraymap.c
sed -i "s/^BPF .CORE.*/&$(printf '\033[41m \302\233')/; s/Max Tainer/$(printf 'Max\033[41m\302\233 \342\200\256Tainer\377')/" MAINTAINERS
git add --all
first=$(git rev-parse HEAD)
git update-ref HEAD "$(raw_commit "$(message "bpf: Fix leak in $wild")" "$first")"
git update-ref "refs/remotes/next$wild_ref/linux-6.18.y" "$first"
git update-ref "refs/tags/$wild_ref" HEAD
git notes --ref=bpf add -m "$wild"
git config bpf.ciRemote "next$wild_ref"
git config bpf.hok "$wild"
git config "bpf.$wild_ref.ok" "$wild"
git config "bpf.tree.$wild_ref.ref" "$wild"
git config "remote.other$wild_ref.url" "https://user:secret@example.org/bpf.git?$wild_ref"
git config "remote.fork$wild_ref.url" "https://user:secret@github.com/ada$wild_ref/bpf.git"
git config sendemail.to "$wild_ref@example.org"
git config user.name "$wild"
echo "$wild" >>kernel/bpf/verifier.c
git add kernel/bpf/verifier.c

# Mails as they may come from anywhere.
mails="$work/mails"
mkdir "$mails"
git format-patch -q -o "$mails" --subject-prefix='PATCH bpf-next' "$first"
cp "$mails"/*.patch "$mails/0002-$wild_ref.patch"
printf 'From: %s <%s@example.org>\nTo: %s <bpf@vger.kernel.org>\nCc: %s\nMessage-Id: <%s>\nDate: %s\nX-%s: %s\nSubject: [PATCH bpf-next %s 1/2] bpf: %s\n\n' \
	"$wild" "$wild_ref" "$wild" "$wild" "$wild_ref" "$wild" "$wild_ref" "$wild" "$wild_ref" "$wild" >"$mails/$wild.eml"
{ cat "$work/message" && printf -- '---\n%s\ndiff --git "a/%s" "b/%s"\n--- a/%s\n+++ b/%s\n@@ -1 +1 @@ %s\n-a\n+%s \n' \
	"$wild" "$wild" "$wild" "$wild" "$wild" "$wild" "$wild"; } >>"$mails/$wild.eml"
printf 'WATCHDOG: #1/1 %s:FAIL\n#1 %s:FAIL\n%s\nSummary: 1/2 PASSED, 0 SKIPPED, 1 FAILED\n' "$wild" "$wild" "$wild_lines" >"$work/log$wild"
printf '# bad: [%s] %s\n# first bad commit: [%s] %s\n' "$first" "$wild" "$first" "$wild" >"$work/bisect$wild"
printf 'CONFIG_%s=%s\nCONFIG_BPF=y\n' "$wild" "$wild" >"$work/kconfig$wild"
head=$(git rev-parse HEAD)
hooks=$build/libexec/git-bpf
export mails work head first hooks

# --- every command, each format, everything hostile ------------------------------------------------

# The lines that are run. What is between ' ' is read by the shell that runs it.
cat >"$work/commands" <<'END'
git bpf-check
git bpf-check -v --strict
git bpf-check --format=gcc
git bpf-check --format=checkpatch --strict
git bpf-check --format=b4-review
git bpf-check --format=github
git bpf-check --format=sarif
git bpf-check --format=json
git bpf-check --porcelain
git -c core.quotePath=false bpf-check --porcelain "$mails"
git bpf-check "$mails"
git bpf-check --format=gcc "$mails"
git bpf-check --format=checkpatch --strict "$mails"
git bpf-check --format=b4-review "$mails"
git bpf-check --format=github "$mails"
git bpf-check --format=sarif "$mails"
git bpf-check --format=json "$mails"
git bpf-check --color=always "$mails/$wild.eml"
git bpf-check - <"$mails/$wild.eml"
git bpf-check --preview
git bpf-check --preview "$mails"
git bpf-check --doctor
git bpf-check --doctor --format=json
git -c "bpf.profile=$wild" bpf-check
git -c "bpf.hook=$wild" bpf-check --doctor
git -c "core.hooksPath=$wild" bpf-check --doctor
git -c "bpf.no-cc-stable=$wild" bpf-check
git bpf-check --explain "$wild"
git bpf-check --tree "$wild"
git bpf-check --profile "$wild"
git bpf-check --format "$wild"
git bpf-check --allow "$wild"
git bpf-check --color="$wild"
git bpf-check "--$wild"
git bpf-check "$wild"
git bpf-check "$wild.patch"
git bpf-check "heads/$wild_ref"
git bpf-check "$work/log$wild"
git bpf-fixes HEAD
git bpf-fixes
git bpf-fixes --staged
git bpf-fixes --for HEAD
git bpf-fixes "bpf: Fix leak in $wild"
git bpf-fixes "$wild"
git bpf-fixes "Fixes: 123456789012 (\"$wild\")"
git bpf-fixes "kernel/bpf/$wild_ref/$wild.c:1"
git bpf-fixes "$wild:1"
git bpf-fixes --amend --dry-run --force "$first"
git bpf-fixes --ignore-rev "$wild"
git bpf-fixes "--$wild"
git bpf-recipients
git bpf-recipients --why
git bpf-recipients --format roles --why
git bpf-recipients --format json
git bpf-recipients --why "$mails"
git bpf-recipients --format json "$mails/$wild.eml"
git bpf-recipients --maintainers MAINTAINERS --why
git bpf-recipients --maintainers MAINTAINERS --format json
git bpf-recipients -f "kernel/bpf/$wild_ref/$wild.c"
git bpf-recipients -f "$wild"
git bpf-recipients --maintainers "$wild"
git bpf-recipients --maintainers "$work/log$wild"
git bpf-recipients "$wild"
git bpf-ci
git -c "bpf.ciRemote=fork$wild_ref" bpf-ci
git bpf-ci --remote "$wild"
git bpf-ci --base "$wild"
git -c "bpf.ciRemote=other$wild_ref" bpf-ci
git bpf-stable "$first"
git bpf-stable "$head"
git bpf-stable --branch "$wild" "$head"
git bpf-stable --date "$wild" "$head"
git bpf-stable --request --reason "$wild is why we need it there" "$first"
git bpf-stable --request --to "$wild" --reason 'one two three four five' "$first"
git bpf-stable --note --reason "$wild" "$wild.patch"
git -c "bpf.stableRemote=$wild" bpf-stable "$head"
git bpf-status
git bpf-status --all
git bpf-status --all --color=always
git bpf-status --format json
git bpf-status "$wild"
git -c "bpf.patchworkUrl=$wild" bpf-status --patchwork
git bpf-report "$head"
git bpf-report --log "$work/log$wild" --subject "$wild" "$head"
git bpf-report --text "$work/log$wild" --bisect-log "$work/bisect$wild"
git bpf-report --config "$work/kconfig$wild" --kernel-release "$wild"
git bpf-report --path "$wild" --maintainers "$wild"
git bpf-report --to "$wild"
git bpf-report -o "$wild/x"
git bpf-report --check "$mails/$wild.eml"
git bpf-env "$wild"
git bpf-env --config "$work/kconfig$wild" --kernel-release "$wild" -v
git bpf-env --record "$work/log$wild"
git bpf-env --tested
git bpf-env --record "$wild"
git bpf-request-pull "$first" "$wild" HEAD
git bpf-request-pull "$first" "$work/sample/bpf-next.git" "heads/$wild_ref"
git bpf-request-pull --tree bpf-next "$first" "$work/sample/bpf-next.git" "$wild_ref"
git bpf-request-pull --summary-from "$work/log$wild" --tree bpf-next "$first" "$work/sample/bpf-next.git" HEAD
git bpf-request-pull --for "$wild" --style git-pull a b
git bpf-request-pull --date "$wild" "$first" "$work/sample/bpf-next.git"
git bpf-request-pull --cc "$wild" "$first" "$work/sample/bpf-next.git"
git bpf-format-patch --dry-run --force >/dev/null
git bpf-format-patch --force -o "$work/out$wild" >/dev/null
git bpf-format-patch --force --recipients --stdout >/dev/null
git bpf-format-patch --subject-prefix "$wild"
git bpf-format-patch --to "$wild"
git bpf-format-patch "--$wild"
git bpf-format-patch --tree "$wild"
git bpf-format-patch -v "$wild"
git bpf-format-patch --mark-sent --force
git bpf-format-patch --mark-sent "$mails/$wild.eml"
git bpf-format-patch --kernel-commit "$wild"
git bpf-format-patch --force -o "$wild" --stdout
git bpf-format-patch --setup-trees
"$hooks/commit-msg" "$work/message"
"$hooks/commit-msg" "$work/log$wild"
"$hooks/commit-msg" "$wild"
"$hooks/prepare-commit-msg" "$wild" "$wild" "$wild"
"$hooks/prepare-commit-msg" "$work/message" message
"$hooks/applypatch-msg" "$work/message"
"$hooks/applypatch-msg" "$wild"
"$hooks/sendemail-validate" "$mails/$wild.eml"
"$hooks/sendemail-validate" "$wild"
GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=bpf.hook GIT_CONFIG_VALUE_0="$wild" "$hooks/commit-msg" "$work/message"
git bpf-hooks install "$wild"
git bpf-hooks install "--$wild"
git bpf-hooks "$wild"
git bpf-hooks install --dry-run
git -c "core.hooksPath=$wild" bpf-hooks install
git -c "core.hooksPath=$wild" bpf-hooks install --force --dry-run
git bpf-hooks uninstall "$wild"
END

while IFS= read -r line; do
	begin "$line"
	cp "$work/message" "$work/message.kept"
	sh -c "$line" >"$work/out" 2>"$work/err" </dev/null || :
	tame
	! grep -q secret "$work/both" || fail 'a password is printed'
	cp "$work/message.kept" "$work/message"
done <"$work/commands"

# --- what is for a file, shown at a terminal and in a pager ------------------------------------------

cat >"$work/documents" <<'END'
git bpf-format-patch --force --dry-run
git bpf-format-patch --force --stdout
git bpf-format-patch --force -o "$work/again$wild"
git bpf-check --porcelain -z "$mails"
git bpf-fixes --amend --dry-run --force "$first"
git bpf-request-pull "$first" "$work/sample/bpf-next.git" "heads/$wild_ref"
git bpf-report --log "$work/log$wild" --subject "$wild" "$head"
git bpf-status --all
git bpf-check "$mails"
END
: >"$work/err"
if script -qec true "$work/out" >/dev/null 2>&1 </dev/null; then
	while IFS= read -r line; do
		begin "at a terminal: $line"
		export line
		# shellcheck disable=SC2016 # for the shell at the terminal
		SHELL=/bin/sh script -qec 'stty -onlcr; eval "$line"' "$work/typescript" >"$work/shown" 2>&1 </dev/null || :
		sed -e '/^Script started on /d' -e '/^Script done on /d' "$work/typescript" >"$work/out"
		[ -s "$work/out" ] || fail 'nothing is shown'
		tame
	done <"$work/documents"
else
	echo 'promise_terminal.sh: no script(1) here, the terminal is not tried' >&2
fi
begin 'in a pager'
expect 0 env GIT_PAGER_IN_USE=true git bpf-format-patch --force --stdout
tame
begin 'in a file it is as it is'
expect 0 git bpf-format-patch --force --stdout
grep -aq "$(printf '\033')" "$work/out" || fail 'the patch was changed'

# --- the log of a CI system ----------------------------------------------------------------------

export GITHUB_ACTIONS=true
# shellcheck disable=SC2016 # for the shell that runs them
for line in 'git bpf-check "$mails"' 'git bpf-check --format=gcc "$mails"' 'git bpf-fixes --amend --dry-run --force "$first"' \
	'git bpf-check --preview "$mails"' '"$hooks/commit-msg" "$work/message"' '"$hooks/applypatch-msg" "$work/message"' \
	'"$hooks/sendemail-validate" "$mails/$wild.eml"' '"$hooks/commit-msg" "::error::x"'; do
	begin "in the log of GitHub Actions: $line"
	sh -c "$line" >"$work/out" 2>"$work/err" </dev/null || :
	tame
	[ -s "$work/both" ] || fail 'nothing is said'
	! grep -E '^[[:space:]]*::|##(vso)?\[' "$work/both" >"$work/found" || fail "a command: $(head -n 1 "$work/found")"
done

finish
