#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: formats.sh BUILDDIR SOURCEDIR
#
# The output formats of git bpf-check from the outside: each gives the same verdict, keeps to its
# own channel, notices a full disk, and lets no text from outside steer what reads it.

. "$2/tests/support/e2e.sh"

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
bad=$(git rev-parse arraymap-batch~1)
tab=$(printf '\t')
formats='human gcc checkpatch b4-review github sarif json porcelain'
json() { python3 -c "import json, sys; d = json.load(open('$work/out')); assert $1, d" 2>"$work/err" || fail "not so: $1"; }

begin 'one verdict in all formats'
for format in $formats; do
	expect 0 git bpf-check --format="$format" HEAD
	expect 1 git bpf-check --format="$format"
	printed no-cc-stable
	[ "$format" = human ] || [ ! -s "$work/err" ] || fail "$format has something on standard error"
	expect 129 git bpf-check --format="$format" --allow no-such-rule
	[ ! -s "$work/out" ] || [ "$format" = checkpatch ] || fail "$format has something on standard output"
	expect 128 git bpf-check --format="$format" nowhere
	[ "$format" = checkpatch ] || said "fatal: no commit is called 'nowhere'"
	[ ! -c /dev/full ] || { status=0 && git bpf-check --format="$format" >/dev/full 2>"$work/err" || status=$?; }
	[ ! -c /dev/full ] || same "$status" 128 "exit status of $format with a full disk"
done

begin 'for editors, from a subdirectory'
printf 'int x; \n' >kernel/bpf/blank.c
git add --all
git commit -q -m "$(printf 'bpf: Add x\n\nIt is needed for what comes next here.\n\nSigned-off-by: Ada Patcher <ada@example.org>')"
(cd kernel && git bpf-check --format=gcc HEAD) >"$work/out" 2>"$work/err" || :
printed 'bpf/blank.c:1:1: warning: '
(cd tools && git bpf-check --format=gcc HEAD) >"$work/out" 2>"$work/err" || :
printed '../kernel/bpf/blank.c:1:1: warning: '
(cd tools && git bpf-check --format=github HEAD) >"$work/out" 2>"$work/err" || :
printed '::warning file=kernel/bpf/blank.c,line=1,col=1,endColumn=7,title=whitespace-errors::'

begin 'for scripts'
expect 1 git bpf-check --porcelain "$bad"
printed "error${tab}no-cc-stable${tab}$bad${tab}-${tab}11${tab}1${tab}Cc: stable in the description of a BPF patch"
cp "$work/out" "$work/porcelain"
expect 1 git bpf-check --porcelain=v1 "$bad"
cmp -s "$work/out" "$work/porcelain" || fail '--porcelain=v1 is something else'
expect 1 git bpf-check -z "$bad"
tr '\0' '\n' <"$work/out" | cmp -s - "$work/porcelain" || fail '-z is something else'
same "$(tail -n 1 "$work/porcelain" | sed 's/.*status=1 .*errors=1 .*/summary/')" summary 'last record'
expect 129 git bpf-check --porcelain=v2
said "error: --porcelain"
expect 129 git bpf-check --porcelain --format=json
said 'error: --porcelain is for scripts: it has no --format json'
expect 129 git bpf-check -z --format=json
said 'error: -z is for scripts: it has no --format json'
expect 129 git bpf-check --preview --porcelain "$bad"
said 'error: --preview is for people: it has no --format porcelain'
printf 'x \n' >"$(printf 'kernel/bpf/\303\251.c')"
git add --all
git commit -q -m "$(printf 'bpf: Add y\n\nIt is needed for what comes next here.\n\nSigned-off-by: Ada Patcher <ada@example.org>')"
expect 0 git bpf-check --porcelain HEAD
printed "${tab}\"kernel/bpf/\\303\\251.c\"${tab}1${tab}1${tab}"
expect 0 git -c core.quotePath=false bpf-check --porcelain HEAD
printed "$(printf '\tkernel/bpf/\303\251.c\t1\t1\t')"

begin 'JSON formats'
if command -v python3 >/dev/null; then
	git format-patch -q -1 --stdout --subject-prefix='PATCH bpf-next' "$bad" >"$work/bad.patch"
	status=0
	git bpf-check --format=b4-review - <"$work/bad.patch" >"$work/out" || status=$?
	same "$status" 1 'exit status'
	json 'len(d) == 1 and d[0]["status"] == "fail" and d[0]["summary"] == "1 error, 1 note" and "[no-cc-stable]" in d[0]["details"]'
	expect 1 git bpf-check --format=sarif "$bad"
	json 'd["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "'"$bad"'"'
	(cd tools && git bpf-check --format=sarif HEAD) >"$work/out" 2>"$work/err" || :
	json 'd["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "kernel/bpf/%C3%A9.c"'
fi

begin 'no file is a command to a CI system'
mkdir "$work/mails"
cp "$work/bad.patch" "$work/mails/::error ::x.patch" 2>/dev/null ||
	git format-patch -q -1 --stdout "$bad" >"$work/mails/::error ::x.patch"
cp "$work/mails/::error ::x.patch" "$work/mails/##[error]y.patch"
cd "$work/mails"
export GITHUB_ACTIONS=true
for format in human gcc checkpatch; do
	expect 1 git bpf-check --format="$format" -- *.patch
	printed '\x3a:error ::x.patch:'
	printed '##\x5berror]y.patch:'
	same "$(cat "$work/out" "$work/err" | grep -c -e '^[[:space:]]*::' -e '##\[')" 0 "commands in $format"
done
expect 128 git bpf-check -- '##[error]nowhere.patch'
said '##\x5berror]nowhere.patch'
expect 1 git bpf-check --format=github -- '::error ::x.patch'
same "$(grep -c '^::' "$work/out")" "$(grep -c '^::\(error\|warning\|notice\) \(file=[^:]*,\)\{0,1\}title=' "$work/out")" 'commands'
unset GITHUB_ACTIONS
expect 1 git bpf-check --format=gcc -- '::error ::x.patch'
printed '::error ::x.patch:'

finish
