#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: request_pull.sh BUILDDIR SOURCEDIR
#
# git bpf-request-pull from the outside: the mails of both styles, where the summary comes from,
# what is refused, and what is said when the end is not at the URL yet.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: request_pull.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
source=$(cd -- "$2" && pwd)
[ -x "$build/bin/git-bpf-request-pull" ] || { echo "error: no git-bpf-request-pull in $build/bin" >&2 && exit 1; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C TERM=dumb TZ=UTC
export GIT_CEILING_DIRECTORIES="$work"
export PATH="$build/bin:$PATH"

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
	"$@" >"$work/out" 2>"$work/err" <"${input:-/dev/null}" || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $*"
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
said_exactly() { same "$(cat "$work/err")" "$1" 'standard error'; }
printed_exactly() { same "$(cat "$work/out")" "$1" 'standard output'; }
printed() { grep -qF -e "$1" "$work/out" || fail "not on standard output: $1"; }
not_printed() { ! grep -qF -e "$1" "$work/out" || fail "on standard output: $1"; }
said() { grep -qF -e "$1" "$work/err" || fail "not on standard error: $1"; }
nothing_printed() { [ ! -s "$work/out" ] || fail 'there is something on standard output'; }
# refused STATUS TEXT COMMAND...: fails with just this on standard error, nothing on standard output.
refused() {
	wanted_status=$1 wanted_text=$2
	shift 2
	expect "$wanted_status" "$@"
	nothing_printed
	said_exactly "$wanted_text"
}
usage='usage: git bpf-request-pull [<options>] <start> <url> [<end>]'

# --- a maintainer's clone: two commits that bpf has not, on the branch that is to be pulled -------

sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
export GIT_COMMITTER_DATE='1767700000 +0000' GIT_AUTHOR_DATE='1767700000 +0000'
git checkout -q -b for-netdev bpf-next/master
git branch -q --unset-upstream
base=$(git rev-parse bpf/master) tip=$(git rev-parse HEAD)
url=$work/sample/bpf-next.git
public='warning: patchwork will not take it for a request to pull: the URL is not of a public server'

begin 'no summary'
refused 128 'fatal: the request has no summary of what is in it
hint: write it with git tag -a or git branch --edit-description, or name a file: --summary-from=<file>' \
	git bpf-request-pull bpf/master "$url" for-netdev
git tag -a -m bpf-next-for-netdev short
refused 128 "fatal: the tag's message is too short for a summary of what is in it
hint: write it with git tag -a or git branch --edit-description, or name a file: --summary-from=<file>" \
	git bpf-request-pull bpf/master "$url" short

begin 'an unfinished summary'
for text in '*** BLURB HERE ***' 'EDITME: what the last week brought' 'Maps are faster. TODO: by how much'; do
	git tag -f -a -m "$text" unfinished >/dev/null 2>&1
	expect 128 git bpf-request-pull bpf/master "$url" unfinished
	nothing_printed
	said "fatal: the tag's message is not finished: there is '"
done
git config branch.for-netdev.description '*** SUBJECT HERE ***'
refused 128 "fatal: the description of branch 'for-netdev' is not finished: there is '*** SUBJECT HERE ***' in it" \
	git bpf-request-pull bpf/master "$url"
git config --unset branch.for-netdev.description
echo 'What the last week brought: TBD' >../summary
refused 128 "fatal: '../summary' is not finished: there is 'TBD' in it" \
	git bpf-request-pull --summary-from ../summary bpf/master "$url"
echo 'Maps.' >../summary
refused 128 "fatal: '../summary' is too short for a summary
hint: five words at least" git bpf-request-pull --summary-from=../summary bpf/master "$url"
refused 128 "fatal: cannot open 'none': No such file or directory" \
	git bpf-request-pull --summary-from=none bpf/master "$url"

begin 'the end is not at the URL yet'
git tag -a -F - bpf-next-pull <<'END'
BPF changes for net-next

- Keep the index mask with the element size (Vera Fyer)
- Let libbpf tell the value size of a map (Libby Loader)
END
expect 1 git bpf-request-pull bpf/master "$url" bpf-next-pull
printed 'Subject: pull-request: bpf-next '
said_exactly "warning: $url does not have it yet: no bpf-next-pull there is $(git rev-parse --short=12 "$tip")
hint: push it before you send the mail"
git push -q bpf-next bpf-next-pull
git push -q bpf-next 'bpf-next-pull^{commit}:refs/heads/as-branch'
expect 1 git bpf-request-pull bpf/master "$url" bpf-next-pull:as-branch
printed 'Subject: pull-request: bpf-next '
said_exactly "warning: as-branch at $url is another object than bpf-next-pull here
hint: push it before you send the mail"

begin "the document's style, with today's date"
before=$(date -u +%Y-%m-%d)
expect 0 git bpf-request-pull bpf/master "$url" bpf-next-pull
after=$(date -u +%Y-%m-%d)
subject=$(grep '^Subject: ' "$work/out")
case $subject in
"Subject: pull-request: bpf-next $before" | "Subject: pull-request: bpf-next $after") ;;
*) fail "another subject: $subject" ;;
esac
said_exactly "$public"
sed "s/^Subject: .*/Subject: pull-request: bpf-next <today>/" "$work/out" >"$work/mail"
cat >"$work/wanted" <<END
To: netdev@vger.kernel.org
Cc: bpf@vger.kernel.org
Subject: pull-request: bpf-next <today>

The following pull-request contains BPF updates for your *net-next* tree.

It has 2 non-merge commits, with a total of
2 files changed, 6 insertions(+).

The following changes since commit $base:

  selftests/bpf: Test the batch update of array maps (2026-01-05 14:00:00 +0000)

are available in the Git repository at:

  $url tags/bpf-next-pull

for you to fetch changes up to $tip:

  libbpf: Add bpf_map__value_size() (2026-01-05 16:00:00 +0000)

----------------------------------------------------------------
BPF changes for net-next

- Keep the index mask with the element size (Vera Fyer)
- Let libbpf tell the value size of a map (Libby Loader)

----------------------------------------------------------------
Libby Loader (1):
      libbpf: Add bpf_map__value_size()

Vera Fyer (1):
      bpf: Keep the index mask in struct bpf_array

 include/linux/bpf.h    | 1 +
 tools/lib/bpf/libbpf.c | 5 +++++
 2 files changed, 6 insertions(+)
END
cmp -s "$work/mail" "$work/wanted" || fail "another mail: $(diff "$work/wanted" "$work/mail")"

begin 'a date that was given'
expect 0 git bpf-request-pull --date=2026-01-09 --reroll-count=2 bpf/master "$url" bpf-next-pull
printed 'Subject: pull-request: bpf-next 2026-01-09 v2'
said 'warning: --date: 2026-01-09 is not today, '
for date in 2026-02-29 yyyy-mm-dd '2026-01-09
Bcc: x@example.org'; do
	expect 129 git bpf-request-pull --date="$date" bpf/master "$url" bpf-next-pull
	nothing_printed
	said 'error: --date: '
done

begin 'the other style'
expect 0 git bpf-request-pull --style=git-pull --for=6.20 bpf/master "$url" bpf-next-pull
printed 'To: torvalds@linux-foundation.org'
printed 'Cc: bpf@vger.kernel.org'
printed 'Subject: [GIT PULL] BPF changes for 6.20'
not_printed 'The following pull-request'
cp "$work/out" "$work/other"

begin 'git bpf-check has nothing to say of them'
for mail in mail other; do
	{ echo 'From: Ada Patcher <ada@example.org>' && cat "$work/$mail"; } >"$work/pull.eml"
	expect 0 git bpf-check --strict "$work/pull.eml"
	nothing_printed
done

begin 'the other style, for fixes'
expect 0 git -c bpf.pullRequestStyle=git-pull bpf-request-pull --tree bpf --for=6.19-rc5 bpf/master "$url" bpf-next-pull
printed 'Subject: [GIT PULL] BPF fixes for 6.19-rc5'
refused 129 "error: --style=git-pull: the subject names the release that it is for
hint: --for=6.19-rc5 for fixes, --for=6.20 for changes
$usage" git bpf-request-pull --style=git-pull bpf/master "$url" bpf-next-pull
refused 129 "error: --for: 'v6' is no release
hint: 6.19-rc5, or 6.20
$usage" git bpf-request-pull --style=git-pull --for v6 bpf/master "$url" bpf-next-pull
refused 129 "error: --for goes with --style=git-pull: the other subjects name no release
$usage" git bpf-request-pull --for 6.20 bpf/master "$url" bpf-next-pull
refused 129 "error: --style cannot be 'x'
hint: document or git-pull
$usage" git bpf-request-pull --style x bpf/master "$url" bpf-next-pull
refused 128 "fatal: bpf.pullRequestStyle: 'x' is no style
hint: document or git-pull" git -c bpf.pullRequestStyle=x bpf-request-pull bpf/master "$url" bpf-next-pull

begin 'the summary of the branch, or of a file on top'
git config branch.for-netdev.description 'What the last week brought
to the maps.'
git push -q bpf-next for-netdev
expect 0 git bpf-request-pull bpf/master bpf-next
printed '(from the branch description for for-netdev local branch)

What the last week brought
to the maps.'
printf 'J\303\266rg made all maps faster.\033[2J\r\n\r\n1) By masks.\r\n' >../summary
expect 0 git bpf-request-pull --summary-from=../summary bpf/master bpf-next HEAD:for-netdev
sed -n '/^$/,$p' "$work/out" | sed '/^The following changes/q' >"$work/top"
same "$(cat "$work/top")" "
The following pull-request contains BPF updates for your *net-next* tree.

It has 2 non-merge commits, with a total of
2 files changed, 6 insertions(+).

$(printf 'J\303\266rg') made all maps faster.\\x1b[2J

1) By masks.

The following changes since commit $base:" 'the text on top'
printed 'Content-Type: text/plain; charset=UTF-8'
input=../summary
expect 0 git bpf-request-pull --summary-from=- bpf/master bpf-next
printed '1) By masks.'
input=

begin "the user's configuration does not change the text"
git bpf-request-pull bpf/master "$url" bpf-next-pull >"$work/plain" 2>/dev/null
git config color.ui always
git config color.diff always
git config log.showSignature true
expect 0 git bpf-request-pull bpf/master "$url" bpf-next-pull
cmp -s "$work/plain" "$work/out" || fail 'another mail'
git config --unset color.ui
git config --unset color.diff
git config --unset log.showSignature

begin 'recipients'
expect 0 git bpf-request-pull --to 'Net Keeper <net@example.org>' --cc a@example.org --cc 'B, C <b@example.org>' \
	bpf/master "$url" bpf-next-pull
printed 'To: Net Keeper <net@example.org>'
sed -n '/^Cc:/,/^Subject:/p' "$work/out" | sed '$d' >"$work/cc"
same "$(cat "$work/cc")" 'Cc: a@example.org,
	B, C <b@example.org>,
	netdev@vger.kernel.org,
	bpf@vger.kernel.org' 'Cc'
expect 128 git bpf-request-pull --cc 'a@example.org
Bcc: x@example.org' bpf/master "$url" bpf-next-pull
nothing_printed
said 'fatal: --cc: a character in '
refused 129 "error: --to: 'nobody' is no address
$usage" git bpf-request-pull --to nobody bpf/master "$url" bpf-next-pull

begin 'which tree'
for tree in bpf bpf-next; do
	expect 0 git bpf-request-pull --tree "$tree" bpf/master "$url" bpf-next-pull
	printed "Subject: pull-request: $tree 2"
done
expect 0 git bpf-request-pull --tree bpf-next/net bpf/master "$url" bpf-next-pull
printed 'Subject: pull-request: bpf-next 2'
refused 129 "error: requests to pull are made of bpf and bpf-next, not of net (--tree)
hint: --tree=bpf or --tree=bpf-next
$usage" git bpf-request-pull --tree net bpf/master "$url" bpf-next-pull
refused 129 "error: --tree: no tree is called 'x'
hint: bpf or bpf-next
$usage" git bpf-request-pull --tree x bpf/master "$url" bpf-next-pull
git clone -q --bare "$url" "$work/other.git"
refused 128 "fatal: cannot tell which tree is to be pulled: '$work/other.git' is none that is known
hint: --tree=bpf or --tree=bpf-next" git bpf-request-pull bpf/master "$work/other.git" bpf-next-pull
expect 0 git -c branch.for-netdev.bpfTree=bpf bpf-request-pull bpf/master "$work/other.git" bpf-next-pull
printed 'Subject: pull-request: bpf 2'

begin 'a file'
expect 0 git bpf-request-pull -o ../pull.mail bpf/master "$url" bpf-next-pull
printed_exactly '../pull.mail'
said_exactly "to send: git send-email ../pull.mail
$public"
cmp -s "$work/plain" ../pull.mail || fail 'another mail than on standard output'
refused 128 "fatal: '../pull.mail' is there already, and may have your words in it
hint: --force writes over it" git bpf-request-pull -q --output=../pull.mail bpf/master "$url" bpf-next-pull
expect 0 git bpf-request-pull -q --force --output=../pull.mail bpf/master "$url" bpf-next-pull
said_exactly "$public"
ln -s pull.mail ../link.mail
refused 128 "fatal: '../link.mail' is there, and no regular file" \
	git bpf-request-pull --force -o ../link.mail bpf/master "$url" bpf-next-pull
refused 128 "fatal: cannot write '../none/mail': No such file or directory" \
	git bpf-request-pull -o ../none/mail bpf/master "$url" bpf-next-pull
(ulimit -f 0 && git bpf-request-pull --force -o ../pull.mail bpf/master "$url" bpf-next-pull) >/dev/null 2>&1 &&
	fail 'a full disk was not noticed'
cmp -s "$work/plain" ../pull.mail || fail 'the old file is gone'
[ -z "$(find .. -maxdepth 1 -name '.git-bpf*')" ] || fail 'something is left behind'
# shellcheck disable=SC2016 # for the inner shell
expect 128 sh -c 'git-bpf-request-pull bpf/master "$1" bpf-next-pull >/dev/full' sh "$url"

begin 'what cannot be pulled'
refused 128 "fatal: there is nothing to pull: 'bpf-next/master' has no commit that 'bpf-next-pull' has not" \
	git bpf-request-pull bpf-next-pull "$url" bpf-next/master
expect 128 git bpf-request-pull none "$url" bpf-next-pull
said "fatal: no commit is called 'none'"
expect 128 git bpf-request-pull bpf/master "$work/nowhere/bpf-next.git" bpf-next-pull
nothing_printed
said "fatal: '$work/nowhere/bpf-next.git' does not appear to be a git repository"
orphan=$(git commit-tree -m x "$(git hash-object -t tree -w /dev/null)")
refused 128 "fatal: '$orphan' and 'bpf-next-pull' have no commit in common" \
	git bpf-request-pull "$orphan" "$url" bpf-next-pull
cd "$work"
expect 128 git bpf-request-pull a b
said 'fatal: not a git repository'
cd "$work/sample/linux"

begin 'command lines'
for arguments in '' a 'a b c d' '--none a b' '-x a b' '--reroll-count=x a b'; do
	# shellcheck disable=SC2086 # words are meant
	expect 129 git bpf-request-pull $arguments
	nothing_printed
	said "$usage"
done
expect 129 git bpf-request-pull -- bpf/master --upload-pack=touch
said "error: '--upload-pack=touch' begins with a dash"
expect 129 git bpf-request-pull -h
printed 'git bpf-request-pull [<options>] <start> <url> [<end>]'
expect 0 git-bpf-request-pull --help
expect 0 git bpf-request-pull --version
printed 'git-bpf-request-pull '

[ "$failures" -eq 0 ] || { echo "git bpf-request-pull: $failures failures" >&2 && exit 1; }
echo 'git bpf-request-pull: all passed'
