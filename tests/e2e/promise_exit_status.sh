#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: promise_exit_status.sh BUILDDIR SOURCEDIR
#
# P10: the exit statuses 0, 1, 128 and 129 of every program, each page has them, and what programs
# read has the keys that it always had. A key that goes, or means something else, takes another
# schema_version; one that is new is put into the list here.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

sh "$source/tests/sample/make-sample.sh" "$work/sample" >"$work/out" 2>&1 || exit 1
cd "$work/sample/linux"
git notes add -m x HEAD >/dev/null 2>&1
git update-ref refs/remotes/bpf/linux-6.18.y HEAD~3
first=$(git rev-parse HEAD)
mkdir "$work/nothing"
good="$work/good"
git bpf-format-patch -q --force --no-recipients -o "$good" 2>/dev/null >&2
sed -i '/^Cc: stable/d' "$good"/*.patch
bad="$good/0000-cover-letter.patch"

# status STATUS COMMAND...; 128 and 129 say why, and print nothing.
status() {
	begin "$*"
	expect "$@"
	[ "$1" -lt 128 ] || [ ! -s "$work/out" ] || fail 'something is printed'
	case $1 in
	128) grep -q '^fatal: ' "$work/err" || fail 'it does not say why' ;;
	129) grep -qE '^(error|usage): ' "$work/err" || fail 'it does not say why' ;;
	esac
}

for name in check ci env fixes format-patch recipients report request-pull stable status; do
	program=git-bpf-$name
	begin "the statuses that are the same for all: $program"
	expect 0 "$program" --version
	same "$(cat "$work/out")" "$program $(sed -n 's/^project(git-bpf VERSION \([0-9.]*\) .*/\1/p' "$source/CMakeLists.txt")" version
	expect 0 "$program" --help
	printed 'usage: git bpf-'
	expect 129 git "bpf-$name" -h
	printed 'usage: git bpf-'
	status 129 "$program" --tree
	[ $name = format-patch ] || status 129 "$program" --no-such-option # git format-patch is asked about that
	case $name in
	ci) words='' ;;
	env | report) words=HEAD ;;
	*) words='HEAD^ HEAD' ;;
	esac
	# shellcheck disable=SC2086 # words on purpose
	(cd "$work/nothing" && status 128 "$program" $words) || exit 1
	# shellcheck disable=SC2086 # words on purpose
	status 128 env PATH=/nonexistent "$build/bin/$program" $words
	page=$source/cmd/$program.1
	for number in 0 128 129; do
		sed -n '/^\.SH EXIT STATUS/,/^\.SH [^E]/p' "$page" | grep -qE "^(\\.B )?$number|[ ,]$number" || fail "the page does not tell of $number"
	done
done
begin 'git bpf-hooks'
expect 0 git bpf-hooks --version
expect 129 git bpf-hooks
expect 129 git bpf-hooks -h
same "$(awk 'length > 80' "$work/out")" '' 'lines that are too long'
expect 129 git bpf-hooks install --no-such-option
same "$(cat "$work/err")" "error: unknown option \`no-such-option'
usage: git bpf-hooks install [<options>] [<repository>]
   or: git bpf-hooks uninstall [<options>] [<repository>]" 'what is said'
expect 129 git bpf-hooks install -Z
said "error: unknown switch \`Z'"
expect 128 git bpf-hooks install "$work/nothing"
expect 0 git bpf-hooks install --dry-run
expect 0 git bpf-hooks uninstall
begin 'the hooks'
for hook in commit-msg applypatch-msg prepare-commit-msg sendemail-validate; do
	expect 0 "$build/libexec/git-bpf/$hook" --version
	expect 0 "$build/libexec/git-bpf/$hook" "$work/nothing/x"
	expect 0 "$build/libexec/git-bpf/$hook"
done
printf 'bpf: Fix leak\n' >"$work/message"
expect 1 "$build/libexec/git-bpf/commit-msg" "$work/message"
expect 1 "$build/libexec/git-bpf/applypatch-msg" "$work/message"
expect 0 "$build/libexec/git-bpf/prepare-commit-msg" "$work/message" message
git config bpf.hook block
expect 1 "$build/libexec/git-bpf/commit-msg" "$work/nothing/x"
git config --unset bpf.hook

status 1 git bpf-check
status 0 git bpf-check --allow no-cc-stable
status 1 git bpf-check --strict "$bad"
status 128 git bpf-check nowhere
status 128 git bpf-check "$work/nothing"
status 129 git bpf-check --format=x
status 129 git bpf-check --stdin HEAD
status 0 git bpf-check --list-rules
status 129 git bpf-check --explain x
status 0 git bpf-check --doctor
status 1 git bpf-format-patch --dry-run
status 0 git bpf-format-patch --dry-run --force
status 128 git bpf-format-patch nowhere
status 128 git bpf-format-patch --no-such-option
status 129 git bpf-format-patch --attach
status 0 git bpf-fixes "$first"
status 1 git bpf-fixes --for "$(git rev-list --max-parents=0 HEAD)"
status 128 git bpf-fixes nowhere
status 129 git bpf-fixes --force
status 0 git bpf-recipients
status 128 git bpf-recipients nowhere
status 129 git bpf-recipients -f
status 129 git bpf-recipients --stdin HEAD
status 128 git bpf-ci
status 129 git bpf-ci x
status 1 git bpf-stable "$first"
status 128 git bpf-stable nowhere
status 129 git bpf-stable
status 0 git bpf-status
status 128 git bpf-status nowhere
status 129 git bpf-status --all x
status 0 git bpf-report -q
expect 0 git bpf-report -q -o "$work/draft"
status 1 git bpf-report --check "$work/draft"
status 128 git bpf-report nowhere
status 129 git bpf-report --edit
status 1 git bpf-env --tested
status 128 git bpf-env nowhere
status 129 git bpf-env --record
status 1 git bpf-request-pull HEAD^ "$work/sample/bpf-next.git"
status 128 git bpf-request-pull HEAD^ "$work/nothing"
status 129 git bpf-request-pull HEAD

begin 'standard output that is full'
if [ -c /dev/full ]; then
	for command in 'check' 'fixes HEAD' recipients status 'stable HEAD' 'report -q' 'check --doctor' 'format-patch --force --stdout' \
		'check --format=json' 'check --list-rules'; do
		expect 128 sh -c "git bpf-$command >/dev/full"
	done
fi

# --- the keys of what programs read ----------------------------------------------------------------

# keys COMMAND...: the keys of its JSON, each with the ones around it, in [] what is in a list.
keys() {
	# No fault of this command is of interest here, nor its status.
	"$@" 2>/dev/null | python3 -c '
import json, sys
found = set()
def walk(value, place):
    if isinstance(value, dict):
        for key, inner in value.items():
            found.add(place + key)
            walk(inner, place + key + ".")
    elif isinstance(value, list):
        for inner in value:
            walk(inner, place[:-1] + "[].")
walk(json.load(sys.stdin), "")
print(" ".join(sorted(found)))'
}
if command -v python3 >/dev/null; then
	begin 'git bpf-check --format=json'
	same "$(keys git bpf-check --format=json HEAD~3..)" "findings findings[].citation findings[].column findings[].commit findings[].end_column findings[].file findings[].help findings[].line findings[].message findings[].rule findings[].severity findings[].subject findings[].text not_run origin schema_version summary summary.cover_letter summary.errors summary.exit_status summary.not_run summary.notes summary.patches summary.waived summary.warnings tool tool.name tool.version tree" keys
	begin 'git bpf-check --format=b4-review'
	same "$(keys git bpf-check --format=b4-review)" '[].details [].status [].summary [].tool [].url' keys
	begin 'git bpf-check --doctor --format=json'
	same "$(keys git bpf-check --doctor --format=json)" 'points points[].area points[].remedy points[].state points[].text schema_version summary summary.errors summary.exit_status summary.warnings tool tool.name tool.version' keys
	begin 'git bpf-recipients --format=json'
	same "$(keys git bpf-recipients --format=json)" 'cc cc[].address cc[].list cc[].name cc[].reasons cc[].reasons[].path cc[].reasons[].role cc[].reasons[].score cc[].reasons[].section cc[].reasons[].source mails mails[].cc mails[].cc[].address mails[].cc[].list mails[].cc[].name mails[].cc[].reasons mails[].cc[].reasons[].path mails[].cc[].reasons[].role mails[].cc[].reasons[].score mails[].cc[].reasons[].section mails[].cc[].reasons[].source mails[].commit mails[].cover mails[].subject mails[].to mails[].to[].address mails[].to[].list mails[].to[].name mails[].to[].reasons mails[].to[].reasons[].path mails[].to[].reasons[].role mails[].to[].reasons[].score mails[].to[].reasons[].section mails[].to[].reasons[].source maintainers notes schema_version to to[].address to[].list to[].name to[].reasons to[].reasons[].path to[].reasons[].role to[].reasons[].score to[].reasons[].section to[].reasons[].source' keys
	begin 'git bpf-status --format=json'
	git bpf-format-patch --mark-sent --force 2>/dev/null >&2
	same "$(keys git bpf-status --format=json)" 'branches branches[].base branches[].base.applies branches[].base.base branches[].base.behind branches[].base.branch branches[].base.conflicts branches[].base.fetched branches[].base.public branches[].base.why branches[].branch branches[].current branches[].landed branches[].looked_in branches[].next_version branches[].not_fetched branches[].patches branches[].patches[].commit branches[].patches[].landed branches[].patches[].patchwork branches[].patches[].reviews branches[].patches[].sent branches[].patches[].title branches[].patchwork_asked branches[].sent branches[].sent.changed_since branches[].sent.cover branches[].sent.date branches[].sent.message_id branches[].sent.patchwork branches[].sent.reminder_polite branches[].sent.reply_expected branches[].sent.rfc branches[].sent.thread branches[].sent.version branches[].stage branches[].tree branches[].tree_why branches[].unknown merge_window merge_window.expected_end merge_window.open merge_window.release schema_version tool tool.name tool.version' keys
	begin 'git bpf-check --format=sarif'
	# shellcheck disable=SC2016 # a key
	same "$(keys git bpf-check --format=sarif)" '$schema runs runs[].columnKind runs[].invocations runs[].invocations[].executionSuccessful runs[].invocations[].exitCode runs[].invocations[].toolExecutionNotifications runs[].originalUriBaseIds runs[].originalUriBaseIds.%SRCROOT% runs[].originalUriBaseIds.%SRCROOT%.description runs[].originalUriBaseIds.%SRCROOT%.description.text runs[].properties runs[].properties.patches runs[].properties.tree runs[].properties.waived runs[].results runs[].results[].level runs[].results[].locations runs[].results[].locations[].logicalLocations runs[].results[].locations[].logicalLocations[].fullyQualifiedName runs[].results[].locations[].logicalLocations[].kind runs[].results[].locations[].logicalLocations[].name runs[].results[].locations[].physicalLocation runs[].results[].locations[].physicalLocation.artifactLocation runs[].results[].locations[].physicalLocation.artifactLocation.uri runs[].results[].locations[].physicalLocation.artifactLocation.uriBaseId runs[].results[].message runs[].results[].message.text runs[].results[].partialFingerprints runs[].results[].partialFingerprints.gitBpfCheck/v1 runs[].results[].partialFingerprints.primaryLocationLineHash runs[].results[].properties runs[].results[].properties.column runs[].results[].properties.line runs[].results[].properties.text runs[].results[].ruleId runs[].results[].ruleIndex runs[].tool runs[].tool.driver runs[].tool.driver.informationUri runs[].tool.driver.name runs[].tool.driver.rules runs[].tool.driver.rules[].defaultConfiguration runs[].tool.driver.rules[].defaultConfiguration.level runs[].tool.driver.rules[].fullDescription runs[].tool.driver.rules[].fullDescription.text runs[].tool.driver.rules[].help runs[].tool.driver.rules[].help.text runs[].tool.driver.rules[].helpUri runs[].tool.driver.rules[].id runs[].tool.driver.rules[].shortDescription runs[].tool.driver.rules[].shortDescription.text runs[].tool.driver.semanticVersion runs[].tool.driver.version version' keys
	begin 'they have a version'
	for command in 'check --format=json' 'check --doctor --format=json' 'recipients --format=json' 'status --format=json'; do
		# shellcheck disable=SC2086 # words on purpose
		git bpf-$command >"$work/out" 2>/dev/null || :
		printed '"schema_version": 1,'
	done
fi

begin 'porcelain has seven fields, and its last record the counts'
git bpf-check --porcelain >"$work/out" 2>"$work/err" || :
same "$(awk -F '\t' 'NF != 7' "$work/out")" '' 'records with another number of fields'
same "$(tail -n 1 "$work/out" | sed 's/=[0-9a-z-]*/=/g')" 'summary	-	-	-	-	-	status= tree= patches= errors= warnings= notes= waived= not-run=' 'the last record'
expect 129 git bpf-check --porcelain=v2

begin 'what is recorded as sent'
git cat-file tag "$(git config branch.arraymap-batch.bpfSeries | sed 's|.*|&|')" >"$work/record" 2>/dev/null ||
	git cat-file tag "$(git for-each-ref --format='%(refname)' refs/bpf/sent | tail -n 1)" >"$work/record"
same "$(sed -n '/^$/,$p' "$work/record" | sed -n 's/^\([A-Za-z-]*\): .*/\1/p' | tr '\n' ' ')" 'Bpf-Cover Bpf-Base Bpf-Tree ' 'its fields'

finish
