#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What is large takes its time in proportion, bounded memory, and is never half judged in silence:
# messages and lines, and an mbox of very many patches. BPF_LARGE=1 makes it as large as 100 MB and
# 100,000 patches, and shows what that took.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
patches=2000 megabytes=20
[ -z "${BPF_LARGE-}" ] || patches=100000 megabytes=100

# measured LIMIT COMMAND...: in $status; its peak is not above LIMIT MiB, sanitizers apart.
measured() {
	limit=$1
	shift
	status=0
	if command -v python3 >/dev/null; then
		python3 - "$work" "$@" <<'END' || status=$?
import os, resource, subprocess, sys, time
work, command = sys.argv[1], sys.argv[2:]
start = time.time()
with open(work + "/out", "wb") as out, open(work + "/err", "wb") as err:
    status = subprocess.call(["timeout", "300"] + command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
with open(work + "/took", "w") as took:
    took.write("%d %.1f\n" % (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, time.time() - start))
sys.exit(status)
END
		read -r peak seconds <"$work/took"
		[ -z "${BPF_LARGE-}" ] || echo "$peak MiB, $seconds s: $*"
		if [ "$peak" -gt "$limit" ]; then fail "takes $peak MiB, more than $limit: $*"; fi
	else
		timeout 300 "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	fi
	[ "$status" -le 1 ] || [ "$status" -eq 128 ] || fail "exit status $status: $*"
}

begin 'a message that is too large'
cd "$work/plain" && place=$work/plain
signoff='Signed-off-by: Ada Patcher <ada@example.org>'
# message: $megabytes of short lines.
message() {
	printf 'bpf: Say a lot\n\n'
	yes 'It has to be said again and again, in lines of this length.' | head -c "${megabytes}000000"
	printf '\n\n%s\n' "$signoff"
}
message >"$work/huge-message"
commit=$({
	printf 'tree %s\nparent %s\n' "$(git rev-parse 'HEAD~2^{tree}')" "$(git rev-parse bpf-next/master)"
	printf 'author Ada Patcher <ada@example.org> 1767700000 +0000\ncommitter Ada Patcher <ada@example.org> 1767700000 +0000\n\n'
	cat "$work/huge-message"
} | git hash-object -t commit -w --stdin)
git checkout -q -f -B huge "$commit"
git branch -q -u bpf-next/master
peak_of_message=$((megabytes * 40 + 400))
measured "$peak_of_message" git bpf-check --strict bpf-next/master..
same "$status" 1 'git bpf-check --strict'
grep -q 'not checked: .*: message too large' "$work/err" || fail 'what was not judged is not said'
measured "$peak_of_message" git bpf-check bpf-next/master..
same "$status" 0 'git bpf-check'
measured "$peak_of_message" git bpf-recipients
measured "$peak_of_message" git bpf-status

begin 'a message in the hooks that is too large'
echo 'int c;' >>kernel/bpf/verifier.c
git add .
cp "$work/huge-message" "$work/message-file"
measured "$peak_of_message" "$build/libexec/git-bpf/commit-msg" "$work/message-file"
same "$status" 0 'the hook lets it go'
grep -q 'message too large' "$work/err" || fail 'the hook does not say that it did not look'
measured "$peak_of_message" "$build/libexec/git-bpf/prepare-commit-msg" "$work/message-file" message
same "$status" 0 prepare-commit-msg
cmp -s "$work/message-file" "$work/huge-message" || fail 'the message is another one'

begin 'a line of 200 KB'
{
	printf 'bpf: Say it in one line\n\n'
	yes 'very ' | tr -d '\n' | head -c 200000
	printf '\n\n%s\n' "$signoff"
} >"$work/message-file"
measured 400 "$build/libexec/git-bpf/commit-msg" "$work/message-file"
same "$status" 0 'a long line is no reason to refuse'
[ "$(wc -c <"$work/err")" -lt 20000 ] || fail 'the line is printed as a whole'
{
	head -n 4 "$work/mails/0001-"*
	cat "$work/message-file"
	sed -n '/^---$/,$p' "$work/mails/0001-"*
} >"$work/long.patch"
measured 400 git bpf-check "$work/long.patch"
[ "$(wc -c <"$work/out")" -lt 20000 ] || fail 'the line is printed as a whole'

begin 'an mbox of very many patches'
# many COUNT
many() {
	awk -v n="$1" 'BEGIN {
		for (i = 1; i <= n; i++) {
			printf "From %040x Mon Sep 17 00:00:00 2001\nFrom: Ada Patcher <ada@example.org>\n", i
			printf "Date: Tue, 6 Jan 2026 11:46:40 +0000\nSubject: [PATCH bpf-next %d/%d] bpf: Count array %d\n\n", i, n, i
			print "It does not say how many elements it has, and each user has to count\nthem. Keep the count with the array.\n"
			printf "Signed-off-by: Ada Patcher <ada@example.org>\n---\n kernel/bpf/a%d.c | 2 +-\n\n", i
			printf "diff --git a/kernel/bpf/a%d.c b/kernel/bpf/a%d.c\nindex 8a70ab9..720c90b 100644\n", i, i
			printf "--- a/kernel/bpf/a%d.c\n+++ b/kernel/bpf/a%d.c\n@@ -1,3 +1,3 @@\n int a;\n-int b;\n+int c;\n int d;\n-- \n2.39.5\n\n", i, i
		}
	}'
}
many "$patches" >"$work/many.mbox"
# 16 KiB a patch: 5 in a release build for judging, 13 for recipients, and what sanitizers add.
most=$((patches / 64 + 500))
measured "$most" git bpf-check "$work/many.mbox"
same "$status" 1 'git bpf-check'
grep -q "^$patches patches checked for bpf-next (the subject): 1 error" "$work/err" || fail 'not all were judged'
measured "$most" git bpf-check --preview "$work/many.mbox"
same "$status" 1 'git bpf-check --preview'
measured "$most" git bpf-recipients "$work/many.mbox"
same "$status" 0 'git bpf-recipients'
grep -c "^\[PATCH bpf-next" "$work/out" | grep -qx "$patches" || fail 'not all have recipients'

finish
