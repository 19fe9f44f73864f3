#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: commit_msg.sh BUILDDIR SOURCEDIR
#
# The commit-msg hook with real git: what it rejects and in which words, what it lets through
# without a word, and that a fault of its own never costs a commit. A failed check does not stop
# the script: all of them are told, and the exit status is 1.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: commit_msg.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
libexec=$(cd -- "$1/libexec/git-bpf" && pwd)
install=$(cd -- "$2" && pwd)/install.sh
hook=$libexec/commit-msg

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR VISUAL EDITOR PAGER XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short.
printf '[bpf]\n\tbody-too-short = off\n\tauthor-signoff-address = off\n\tbug-without-fixes = off\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=dumb
cd "$work"

# --- helpers ------------------------------------------------------------------------------

test_name='' failures=0
begin() { test_name=$1; }

fail() {
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	if [ -s "$work/out" ]; then head -c 2000 "$work/out" | sed 's/^/  | /' >&2; fi
	failures=$((failures + 1))
}

skip() { printf 'skipped: %s: %s\n' "$test_name" "$1"; }

# expect STATUS COMMAND...: what it prints is in $work/out afterwards; standard input is $input.
input=/dev/null
expect() {
	wanted=$1
	shift
	status=0
	"$@" >"$work/out" 2>&1 <"$input" || status=$?
	[ "$status" -eq "$wanted" ] || fail "exit status $status instead of $wanted: $(printf '%s' "$*" | head -n 1)"
	! grep -qE 'Sanitizer|runtime error|internal error' "$work/out" || fail "a fault: $*"
}

printed() { grep -qF -e "$1" "$work/out" || fail "not printed: $1"; }
not_printed() { ! grep -qF -e "$1" "$work/out" || fail "printed: $1"; }
silent() { # git 2.52 and newer warn of core.commentChar=auto themselves
	[ -z "$(sed '/^warning: Support for .core.commentChar=auto/,/^hint: where/d' "$work/out")" ] || fail "something was printed"
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }
head_now() { git rev-parse --quiet --verify HEAD || :; }

# accept COMMAND...: it makes a commit, and says nothing.
accept() {
	before=$(head_now)
	expect 0 "$@"
	[ "$status" -eq 0 ] || return 0
	silent
	[ "$(head_now)" != "$before" ] || fail "nothing was committed: $*"
}

# accept_with_words COMMAND...: it makes a commit.
accept_with_words() {
	before=$(head_now)
	expect 0 "$@"
	[ "$status" -eq 0 ] || return 0
	[ "$(head_now)" != "$before" ] || fail "nothing was committed: $*"
}

# reject COMMAND...: exit status 1, and no commit.
reject() {
	before=$(head_now)
	expect 1 "$@"
	same "$(head_now)" "$before" "HEAD after: $*"
}

# The command that the hook proposed.
proposal() { sed -n 's/^  \(git commit .*-eF .*\)/\1/p' "$work/out"; }

# script FILE: an executable script with the body from standard input
script() {
	{ echo '#!/bin/sh' && cat; } >"$1"
	chmod 755 "$1"
}

# change: something to commit, staged
counter=0
change() {
	counter=$((counter + 1))
	echo "change $counter" >>"$(git rev-parse --show-toplevel)/kernel/bpf/arraymap.c"
	git add -u "$(git rev-parse --show-toplevel)"
}

# fresh NAME: goes into a new repository with the hooks, one commit, and a change to commit
fresh() {
	cp -R "$work/base" "$work/$1"
	cd "$work/$1"
	change
}

# The editors get the message file, and leave what they were shown in $work/shown.
export MESSAGE="$work/message" SHOWN="$work/shown"
# writes the message in front of git's comments, as people do
script "$work/write" <<'EOF'
cp "$1" "$SHOWN"
{ cat "$MESSAGE" && printf '\n' && sed -n "/^${COMMENT:-#}/,\$p" "$SHOWN"; } >"$1"
EOF
script "$work/replace" <<'EOF'
cp "$1" "$SHOWN"
cat "$MESSAGE" >"$1"
EOF
# corrects the message that it is shown
script "$work/mend" <<'EOF'
cp "$1" "$SHOWN"
sed '/^Cc: stable/d' "$SHOWN" >"$1"
EOF
script "$work/look" <<'EOF'
cp "$1" "$SHOWN"
EOF

signoff='Signed-off-by: Ada Patcher <ada@example.org>'
text='array_map_free() frees the values of an array map but not the array that
points to them, so each map leaks it.'
good="bpf: Free the array with its values

$text

$signoff"
bad="bpf: Free the array with its values

$text

Cc: stable@vger.kernel.org
$signoff"
long_ago="bpf: Free the array

$text

$signoff"

new_repository() {
	git init -q --template= --initial-branch=master "$1"
	git -C "$1" config user.name 'Ada Patcher'
	git -C "$1" config user.email ada@example.org
	git -C "$1" config commit.gpgSign false
	git -C "$1" config gc.auto 0
	"$install" --hooks "$1" --libexec "$libexec" >/dev/null
	mkdir -p "$1/kernel/bpf"
	seq 20 >"$1/kernel/bpf/arraymap.c"
	git -C "$1" add .
}

new_repository base
git -C base commit -q -m "$good"

# --- the words ----------------------------------------------------------------------------

begin 'rejection, word for word'
fresh words
reject git commit -q -m "$bad"
cat >"$work/expected" <<'EOF'
.git/COMMIT_EDITMSG:6:1: error: Cc: stable in the description of a BPF patch [no-cc-stable]
    6 | Cc: stable@vger.kernel.org
      | ^~~~~~~~~~~~~~~~~~~~~~~~~~
      = help: delete the line; ask the BPF maintainers in a note below the --- instead: "Please queue for stable." (git bpf-stable --note does both)
      = why:  bpf_devel_QA, "The BPF patch I am about to submit needs to go to stable as well"

The commit was not made: 1 error. The message is kept; to mend it:
  git commit -eF .git/COMMIT_EDITMSG
EOF
same "$(sed '$d' "$work/out")" "$(cat "$work/expected")" 'what is printed'
printed '--no-verify'
git diff --cached --quiet && fail 'the staged change is gone'

begin 'the proposed command'
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
same "$(git log -1 --format=%B)" "$good" 'the message'
grep -qx 'Cc: stable@vger.kernel.org' "$SHOWN" || fail 'the editor did not show the kept message'

begin 'two mistakes'
change
reject git commit -q -m 'bpf: Fix array map leak'
printed '.git/COMMIT_EDITMSG:1:24: error: the message says nothing but its subject [message-not-empty]'
printed '    1 | bpf: Fix array map leak'
printed '      |                        ^'
printed "      = help: add the line: $signoff"
printed 'The commit was not made: 2 errors.'

begin 'line numbers are those of the file in the editor'
printf '\n\n%s\n' "$bad" >"$MESSAGE"
GIT_EDITOR="$work/write" reject git commit -q
line=$(grep -n '^Cc: stable' .git/COMMIT_EDITMSG | cut -d: -f1)
printed ".git/COMMIT_EDITMSG:$line:1: error: "

begin 'mending a message that was edited'
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
same "$(git log -1 --format=%B)" "$good" 'the message'

begin 'what is not BPF has other rules'
change
accept git commit -q -m 'mm/slub: Fix leak of slabs' -m 'The slab is freed before its last user is gone.' \
	-m "Cc: stable@vger.kernel.org
$signoff"
change
reject git commit -q -m 'net: xdp: Fix leak of frames' -m 'The frame is freed before its last user is gone.' \
	-m "Cc: stable@vger.kernel.org
$signoff"
printed '[no-cc-stable]'

begin 'mending what was committed with --amend'
change
accept env GIT_AUTHOR_DATE='1767603600 +0000' git commit -q -m 'bpf: Free the array' -m 'The array was not freed.' -m "$signoff"
reject git commit -q --amend -m "$bad"
printed '  git commit --amend -eF .git/COMMIT_EDITMSG'
git reset -q HEAD^

begin 'mending what was committed with -a'
cd "$work"
fresh mend-a
git reset -q
reject git commit -q -a -m "$bad"
# The index is as it was: the proposed command alone would say "no changes added to commit".
grep -q -e ' -a' "$work/out" || fail 'not told to repeat -a'

begin 'mending an amended commit'
git commit -q -a -m "$long_ago"
reject git commit -q --amend -m "$bad"
printed '--amend'
command=$(proposal)
case $command in *--amend*) ;; *) command="$command --amend" ;; esac
GIT_EDITOR="$work/mend" accept_with_words sh -c "$command -q"
silent
same "$(git rev-list --count HEAD)" 2 'commits'

begin 'a clean message: not a word'
change
accept git commit -q -m "$good"
change
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q

begin 'only warnings'
change
long='bpf: Free the array with its values, and everything else that it holds on to'
accept_with_words git commit -q -m "$long

$text

$signoff"
cat >"$work/expected" <<EOF
.git/COMMIT_EDITMSG:1:76: warning: a subject of 76 characters; at most 75 are usual [subject-length]
    1 | $long
      |                                                                            ^
      = help: shorten it; the details belong into the text
      = why:  submitting-patches, "The canonical patch format"
EOF
same "$(cat "$work/out")" "$(cat "$work/expected")" 'what is printed'

# --- ways to commit -----------------------------------------------------------------------

begin 'editor'
cd "$work"
fresh ways
printf '%s\n' "$bad" >"$MESSAGE"
GIT_EDITOR="$work/write" reject git commit -q
printed '[no-cc-stable]'
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q
same "$(git log -1 --format=%B)" "$good" 'the message'

begin 'commented-out lines do not count'
change
printf '%s\n' "$good" | sed "s/^Signed/# Cc: stable@vger.kernel.org\n&/" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q
same "$(git log -1 --format=%B)" "$good" 'the message'

begin '-F'
change
printf '%s\n' "$bad" >"$MESSAGE"
reject git commit -q -F "$MESSAGE"
printf '%s\n' "$good" >"$MESSAGE"
accept git commit -q -F "$MESSAGE"

begin '-F -'
change
printf '%s\n' "$bad" >"$MESSAGE"
input=$MESSAGE
reject git commit -q -F -
printf '%s\n' "$good" >"$MESSAGE"
accept git commit -q -F -
input=/dev/null

begin '--amend'
printf '%s\n' "$bad" >"$MESSAGE"
GIT_EDITOR="$work/write" reject git commit -q --amend
printf '%s\n\nMore.\n\n%s\n' "${good%"

$signoff"}" "$signoff" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q --amend

begin '--amend --no-edit'
change
accept git commit -q --amend --no-edit
change
git commit -q --no-verify -m "$bad"
change
reject git commit -q --amend --no-edit
printed '[no-cc-stable]'

begin '-c and -C'
reject git commit -q -C HEAD
accept git commit -q -C HEAD~1

begin '--fixup and --squash'
for option in '--fixup=HEAD' '--squash=HEAD' '--squash=HEAD -m more'; do
	change
	# shellcheck disable=SC2086 # words on purpose
	GIT_EDITOR=true accept git commit -q $option
done
change
GIT_EDITOR="$work/look" accept git commit -q --fixup=amend:HEAD~3

begin 'commit -a, paths and -p'
git reset -q --hard
echo more >>kernel/bpf/arraymap.c
reject git commit -q -a -m "$bad"
git diff --cached --quiet || fail 'the rejected commit -a left the index changed'
accept git commit -q -a -m "$good"
echo more >>kernel/bpf/arraymap.c
reject git commit -q -m "$bad" kernel/bpf/arraymap.c
accept git commit -q -m "$good" kernel/bpf/arraymap.c
echo more >>kernel/bpf/arraymap.c
for answer in y y y; do echo $answer; done >"$work/answers"
input=$work/answers
before=$(head_now)
expect 1 git commit -p -m "$bad"
printed '[no-cc-stable]'
same "$(head_now)" "$before" HEAD
expect 0 git commit -p -m "$good"
not_printed error:
input=/dev/null
[ "$(head_now)" != "$before" ] || fail 'commit -p committed nothing'

begin 'author and sign-off'
git reset -q --hard
change
reject git commit -q --author='Bob Builder <bob@example.org>' -m "$good"
printed 'no Signed-off-by of the author [author-signoff]'
printed 'add the line: Signed-off-by: Bob Builder <bob@example.org>'
accept git commit -q --author='Bob Builder <bob@example.org>' -m "${good%"$signoff"}Signed-off-by: Bob Builder <bob@example.org>
$signoff"
change
accept git commit -q -s -m "bpf: Free the array with its values

$text"
change
accept git commit -q --author='Ada Patcher <ada@corp.example>' -m "$good"

begin 'author and sign-off, joined by .mailmap'
change
reject git commit -q --author='ada <ada@corp.example>' -m "$good"
echo 'Ada Patcher <ada@example.org> <ada@corp.example>' >.mailmap
accept git commit -q --author='ada <ada@corp.example>' -m "$good"
change
cd kernel
accept git commit -q --author='ada <ada@corp.example>' -m "$good"
cd ..
rm .mailmap

begin '--no-verify'
change
accept git commit -q --no-verify -m "$bad"

begin '--dry-run'
change
before=$(head_now)
expect 0 git commit --dry-run -m "$bad"
not_printed error:
same "$(head_now)" "$before" HEAD

# --- merge, rebase, cherry-pick, revert -----------------------------------------------------

begin 'merge --no-ff'
cd "$work"
fresh merge
git commit -q -m "$good"
git checkout -q -b topic HEAD~1
echo topic >topic
git add topic
git commit -q -m "$good"
git checkout -q master
GIT_EDITOR=true accept_with_words git merge -q --no-ff topic
not_printed error:
not_printed warning:

begin 'merge with a conflict'
git checkout -q -b other HEAD~1
echo other >topic
git add topic
git commit -q -m "$good"
git checkout -q master
expect 1 git merge -q other
echo both >topic
git add topic
GIT_EDITOR=true accept git commit -q
same "$(git log -1 --format=%s)" "Merge branch 'other'" 'subject'

begin 'merge with a message of its own'
git checkout -q -b third master~1
echo third >third
git add third
git commit -q -m "$good"
git checkout -q master
accept_with_words git merge -q --no-ff -m 'Bring in the third' third
not_printed error:

begin 'rebase -i: pick, reword, fixup, squash'
cd "$work"
fresh rebase
git commit -q -m "$good"
base=$(head_now)
for n in 1 2 3 4; do
	echo $n >>file$n
	git add file$n
	git commit -q -m "$good"
done
printf '%s\n' "$good" | sed 's/values/content/' >"$MESSAGE"
script "$work/todo" <<'EOF'
sed -i -e '1s/^pick/reword/' -e '3s/^pick/fixup/' -e '4s/^pick/squash/' "$1"
EOF
script "$work/rewrite" <<'EOF'
if grep -q 'This is a combination' "$1"; then cp "$1" "$SHOWN"; else cat "$MESSAGE" >"$1"; fi
EOF
export GIT_SEQUENCE_EDITOR="$work/todo"
GIT_EDITOR="$work/rewrite" accept_with_words git rebase -q -i "$base"
not_printed error:
same "$(git rev-list --count "$base"..)" 2 'commits'
same "$(git log -1 --format=%s HEAD~1)" 'bpf: Free the array with its content' 'reworded subject'

begin 'rebase -i: a bad reword stops, and can be mended'
script "$work/todo" <<'EOF'
sed -i 1s/^pick/reword/ "$1"
EOF
printf '%s\n' "$bad" >"$MESSAGE"
status=0
GIT_EDITOR="$work/replace" git rebase -i "$base" >"$work/out" 2>&1 || status=$?
same "$status" 1 'exit status'
printed '[no-cc-stable]'
# What is to be mended is a commit that is there already.
command=$(proposal)
case $command in *--amend*) ;; *) command="$command --amend" ;; esac
GIT_EDITOR="$work/mend" expect 0 sh -c "$command -q"
silent
GIT_EDITOR=true expect 0 git rebase --continue
not_printed error:
same "$(git rev-list --count "$base"..)" 2 'commits'
unset GIT_SEQUENCE_EDITOR

begin 'rebase with autosquash'
echo a >>file1
GIT_EDITOR=true accept git commit -q -a --fixup=HEAD~1
GIT_SEQUENCE_EDITOR=true GIT_EDITOR=true expect 0 git rebase -q -i --autosquash "$base"
not_printed error:

begin 'cherry-pick and revert'
git checkout -q -b pick "$base"
git tag -f tip master >/dev/null
expect 0 git cherry-pick -x tip
not_printed error:
expect 0 git revert --no-edit HEAD
not_printed error:
same "$(git log -1 --format=%s)" 'Revert "bpf: Free the array with its values"' 'subject'
printf 'Revert "bpf: Free the array with its values"\n\nIt was needed after all.\n' >"$MESSAGE"
GIT_EDITOR="$work/replace" expect 0 git revert --edit HEAD
not_printed error:
same "$(git log -1 --format=%b)" 'It was needed after all.' 'text'

begin 'a cherry-pick with a conflict, concluded by git commit'
git checkout -q -b left "$base"
echo left >>kernel/bpf/arraymap.c
git commit -q -a --author='Bob Builder <bob@example.org>' -m "bpf: Free the array with its values

$text

Signed-off-by: Bob Builder <bob@example.org>"
git checkout -q -b right "$base"
echo right >>kernel/bpf/arraymap.c
git commit -q -a -m "$good"
expect 1 git cherry-pick -s left
echo both >>kernel/bpf/arraymap.c
git add -u
GIT_EDITOR="$work/look" accept git commit -q
same "$(git log -1 --format=%an)" 'Bob Builder' 'author'

# --- clean-up modes and comment characters ------------------------------------------------

begin 'commit -v: the diff does not count'
cd "$work"
fresh cleanup
echo '// Cc: stable@vger.kernel.org' >kernel/bpf/new.c
git add .
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q -v
grep -q '^diff --git' "$SHOWN" || fail 'the editor showed no diff'
same "$(git log -1 --format=%B)" "$good" 'the message'
change
printf '%s\n' "$bad" >"$MESSAGE"
GIT_EDITOR="$work/write" reject git commit -q -v
same "$(grep -c ': error: ' "$work/out")" 1 'errors'
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
same "$(git log -1 --format=%B)" "$good" 'the mended message'

begin 'commit.verbose'
git config commit.verbose true
change
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q
same "$(git log -1 --format=%B)" "$good" 'the message'
change
accept git commit -q -m "$good"
printf '%s\n' "$bad" >"$MESSAGE"
change
GIT_EDITOR="$work/write" reject git commit -q
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
same "$(git log -1 --format=%B)" "$good" 'the mended message'
git config --unset commit.verbose

for mode in default strip whitespace scissors verbatim; do
	begin "commit.cleanup=$mode"
	git config commit.cleanup $mode
	change
	reject git commit -q -m "$bad"
	accept git commit -q -m "$good"
	change
	printf '%s\n' "$bad" >"$MESSAGE"
	GIT_EDITOR="$work/replace" reject git commit -q
	printf '%s\n' "$good" >"$MESSAGE"
	GIT_EDITOR="$work/replace" accept git commit -q
	same "$(git log -1 --format=%B)" "$good" 'the message'
	# What git strips does not count; what it keeps does.
	printf '# %s\n' "$bad" | sed '2,$s/^/# /' >"$MESSAGE"
	printf '%s\n' "$good" >>"$MESSAGE"
	change
	case $mode in
	default | strip) GIT_EDITOR="$work/replace" accept git commit -q ;;
	esac
	change
	printf '%s\n\n# %s\n\n%s\n' 'bpf: Free the array' 'this is all of the text' "$signoff" >"$MESSAGE"
	case $mode in
	default | strip) GIT_EDITOR="$work/replace" reject git commit -q ;;
	*) GIT_EDITOR="$work/replace" accept git commit -q ;;
	esac
	case $mode in
	strip) reject git commit -q -F "$MESSAGE" ;;
	*) change && accept git commit -q -F "$MESSAGE" ;;
	esac
done
git reset -q --hard

begin 'commit.cleanup=scissors: what is below them does not count'
git config commit.cleanup scissors
change
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q -v
same "$(git log -1 --format=%B)" "$good" 'the message'
change
printf '%s\n' "$bad" >"$MESSAGE"
GIT_EDITOR="$work/write" reject git commit -q
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
same "$(git log -1 --format=%B)" "$good" 'the mended message'
git config --unset commit.cleanup

begin 'a scissors line in a message that is not cut there'
change
printf '%s\n\n# ------------------------ >8 ------------------------\n%s\n' "${good%"

$signoff"}" "$bad" >"$MESSAGE"
reject git commit -q -F "$MESSAGE"

begin "core.commentChar=';'"
git reset -q --hard
git config core.commentChar ';'
export COMMENT=';'
change
printf '%s\n' "$good" | sed 's/^array_map_free/#&/' >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q
same "$(git log -1 --format=%B)" "$(cat "$MESSAGE")" 'the message'
change
GIT_EDITOR="$work/write" accept git commit -q -v
printf '; %s\n%s\n' 'Cc: stable@vger.kernel.org' "$good" >"$MESSAGE"
change
GIT_EDITOR="$work/write" accept git commit -q
printf '%s\n' "$bad" >"$MESSAGE"
change
GIT_EDITOR="$work/write" reject git commit -q -v
same "$(grep -c ': error: ' "$work/out")" 1 'errors'
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
same "$(git log -1 --format=%B)" "$good" 'the mended message'
printf 'bpf: Free the array\n\n; %s\n\n%s\n' 'all text is in a comment' "$signoff" >"$MESSAGE"
change
GIT_EDITOR="$work/write" reject git commit -q
printed '[message-not-empty]'

begin 'core.commentChar=auto'
git config core.commentChar auto
COMMENT='#'
printf '%s\n' "$good" >"$MESSAGE"
GIT_EDITOR="$work/write" accept git commit -q
same "$(git log -1 --format=%B)" "$good" 'the message'
change
GIT_EDITOR="$work/write" accept git commit -q -v
printf '%s\n' "$good" | sed 's/^array_map_free/#&/' >"$MESSAGE"
change
accept git commit -q -F "$MESSAGE"

begin 'core.commentChar=auto, and git takes another than #'
# The message has a line that begins with #: git comments with ; now.
COMMENT=';'
change
GIT_EDITOR="$work/write" accept git commit -q --amend
grep -q '^;' "$SHOWN" || fail 'git did not comment with ;'
same "$(git log -1 --format=%B)" "$(cat "$MESSAGE")" 'the message'
change
GIT_EDITOR="$work/write" accept git commit -q -v --amend
same "$(git log -1 --format=%B)" "$(cat "$MESSAGE")" 'the message'
printf '%s\n\n#%s\n%s\n' 'bpf: Free the array' 'this is all of the text' "$signoff" >"$MESSAGE"
change
GIT_EDITOR="$work/write" accept git commit -q --amend
unset COMMENT
git config --unset core.commentChar

begin 'lines beginning with # in -m are kept, and count'
change
accept git commit -q -m "bpf: Free the array

#include <linux/bpf.h> is all of the text, and git keeps it.

$signoff"

# --- where ----------------------------------------------------------------------------------

begin 'first commit'
new_repository "$work/unborn"
cd "$work/unborn"
reject git commit -q -m "$bad"
printed '[no-cc-stable]'
accept git commit -q -m "$good"

begin 'detached HEAD'
git checkout -q --detach
change
reject git commit -q -m "$bad"
accept git commit -q -m "$good"

begin 'subdirectory, with blanks and quotes in the path'
cd "$work"
fresh "it's a \$HOME"
cd kernel/bpf
reject git commit -q -m "$bad"
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
same "$(git log -1 --format=%B)" "$good" 'the mended message'

begin 'linked worktree'
cd "$work"
fresh worktrees
git worktree add -q -b topic "$work/my worktree"
cd "$work/my worktree"
change
reject git commit -q -m "$bad"
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
cd kernel
change
reject git commit -q -m "$bad"
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
silent
same "$(git log -1 --format=%B)" "$good" 'the mended message'

begin 'GIT_DIR and GIT_WORK_TREE, from elsewhere'
mkdir -p "$work/elsewhere"
cd "$work/elsewhere"
export GIT_DIR="$work/worktrees/.git" GIT_WORK_TREE="$work/worktrees"
reject git commit -q -m "$bad"
GIT_EDITOR="$work/mend" accept_with_words sh -c "$(proposal) -q"
unset GIT_DIR GIT_WORK_TREE

begin 'SHA-256 repository'
if GIT_DEFAULT_HASH=sha256 git init -q --template= "$work/probe" 2>/dev/null; then
	GIT_DEFAULT_HASH=sha256 new_repository "$work/sha256"
	cd "$work/sha256"
	reject git commit -q -m "$bad"
	accept git commit -q -m "$good"
else
	skip 'git does not know it'
fi

# --- odd messages -----------------------------------------------------------------------------

begin 'what git will not commit anyway: not a word from the hook'
cd "$work"
fresh odd
for message in '' '

' "$signoff" "

$signoff
Signed-off-by: Bob Builder <bob@example.org>"; do
	reject git commit -q -m "$message"
	same "$(cat "$work/out")" 'Aborting commit due to empty commit message.' 'what is printed'
done
printf '# only\n# comments\n' >"$MESSAGE"
GIT_EDITOR="$work/replace" reject git commit -q
same "$(cat "$work/out")" 'Aborting commit due to empty commit message.' 'what is printed'
: >"$MESSAGE"
GIT_EDITOR="$work/replace" reject git commit -q -v
same "$(cat "$work/out")" 'Aborting commit due to empty commit message.' 'what is printed'

begin 'carriage returns'
printf '%s\n' "$good" | sed "s/\$/$(printf '\r')/" >"$MESSAGE"
accept git commit -q -F "$MESSAGE"
change
printf '%s\n' "$bad" | sed "s/\$/$(printf '\r')/" >"$MESSAGE"
reject git commit -q --cleanup=verbatim -F "$MESSAGE"
printed '[no-cc-stable]'
! grep -q "$(printf '\r')" "$work/out" || fail 'a carriage return is printed'
git config commit.cleanup verbatim
reject git commit -q -F "$MESSAGE"
printed '[no-cc-stable]'
! grep -q "$(printf '\r')" "$work/out" || fail 'a carriage return is printed'
git config --unset commit.cleanup

begin 'a line that stands alone is a subject; the same without a newline at the end'
printf '%s' "$good" >"$MESSAGE"
accept git commit -q --cleanup=verbatim -F "$MESSAGE"
change
printf '%s' 'bpf: Free the array' >"$MESSAGE"
reject git commit -q -F "$MESSAGE"

begin 'invalid UTF-8'
printf 'bpf: Free the array with its values\n\nFound by J\366rg.\n\n%s\n' "$signoff" >"$MESSAGE"
reject git commit -q -F "$MESSAGE"
printed '.git/COMMIT_EDITMSG:3:11: error: not valid UTF-8 [valid-utf8]'
printed '    3 | Found by J\xf6rg.'
printed '      |           ^~~~'
! grep -q "$(printf '\366')" "$work/out" || fail 'the raw byte is printed'

begin 'invalid UTF-8 that is valid ISO-8859-1, as the help advises'
printed 'i18n.commitEncoding'
git -c i18n.commitEncoding=ISO-8859-1 commit -q -F "$MESSAGE" >"$work/out" 2>&1 ||
	fail 'rejected, although i18n.commitEncoding says what it is in'
change

begin 'binary junk'
{ printf 'bpf: ' && awk 'BEGIN { for (i = 128; i < 256; ++i) printf "%c", i; for (i = 1; i < 32; ++i) if (i != 10) printf "%c", i }' &&
	printf '\n\n%s\n\n%s\n' "$text" "$signoff"; } >"$MESSAGE"
reject git commit -q -F "$MESSAGE"
printed '[valid-utf8]'
same "$(tr -d '\011\012\040-\176' <"$work/out" | sed 's/…//g' | wc -c)" 0 'bytes printed that are not text'

begin 'escape sequences'
escape=$(printf '\033')
reject git commit -q -m "bpf: Fix ${escape}[31mleak${escape}]0;title$(printf '\007')

$text

$signoff"
printed '[no-control-characters]'
printed 'bpf: Fix \x1b[31mleak\x1b]0;title'
! grep -q "$escape" "$work/out" || fail 'an escape byte is printed'
reject git commit -q -m "bpf: Free the array

$text

Signed-off-by: ${escape}[2J <ada@>"
! grep -q "$escape" "$work/out" || fail 'an escape byte is printed'

begin 'no colour where there is no terminal, unless it is wanted'
reject git commit -q -m "$bad"
! grep -q "$escape" "$work/out" || fail 'an escape byte is printed'
reject git -c color.ui=always commit -q -m "$bad"
grep -q "$escape" "$work/out" || fail 'no colour with color.ui=always'
NO_COLOR=1 reject git commit -q -m "$bad"
! grep -q "$escape" "$work/out" || fail 'an escape byte is printed'

begin '5 MB'
{ printf 'bpf: Free the array\n\n' && yes 'a line of text, as there are many others in this message, it seems' |
	head -n 75000 && printf '\n%s\n' "$signoff"; } >"$MESSAGE"
accept git commit -q -F "$MESSAGE"
change
{ printf 'bpf: Free the array\n\nText.\n\n' && yes 'Signed-of-by: Ada Patcher <ada@example.org>' |
	head -n 40000; } >"$MESSAGE"
reject git commit -q -F "$MESSAGE"
[ "$(wc -c <"$work/out")" -lt 20000 ] || fail 'the output is endless'

begin 'a line of 200 KB'
words=$(yes 'word' | head -n 40000 | tr '\n' ' ')
printf 'bpf: Free the array\n\n%s\n\n%s\n' "$words" "$signoff" >"$MESSAGE"
accept_with_words git commit -q -F "$MESSAGE"
printed '[body-width]'
[ "$(wc -c <"$work/out")" -lt 2000 ] || fail 'the output is endless'
change
printf 'bpf: %s\n\n%s\n\n%s\n' "$words" "$text" "$signoff" >"$MESSAGE"
accept_with_words git commit -q -F "$MESSAGE"
printed '[subject-length]'
[ "$(wc -c <"$work/out")" -lt 2000 ] || fail 'the output is endless'
change

begin "b4's cover letter"
accept git commit -q --allow-empty -m 'EDITME: cover title for topic

# Describe the purpose of this series.

Signed-off-by: Ada Patcher <ada@example.org>

--- b4-submit-tracking ---
# This section is used internally by b4 prep for tracking purposes.
{
  "series": { "revision": 1, "change-id": "20260105-topic-0123456789ab" }
}'

# --- configuration ------------------------------------------------------------------------------

begin 'bpf.hook and BPF_HOOKS'
change
for off in off false no 0 OFF; do
	accept git -c bpf.hook=$off commit -q --allow-empty -m "$bad"
done
accept_with_words git -c bpf.hook=warn commit -q --allow-empty -m "$bad"
printed '[no-cc-stable]'
not_printed 'not made'
for on in on true yes block; do
	reject git -c bpf.hook=$on commit -q --allow-empty -m "$bad"
done
BPF_HOOKS=0 accept git commit -q --allow-empty -m "$bad"
BPF_HOOKS=1 reject git commit -q --allow-empty -m "$bad"

begin 'severities'
accept git -c bpf.no-cc-stable=off commit -q --allow-empty -m "$bad"
accept git -c bpf.no-cc-stable=false commit -q --allow-empty -m "$bad"
accept git -c bpf.no-cc-stable=note commit -q --allow-empty -m "$bad"
accept_with_words git -c bpf.no-cc-stable=warning commit -q --allow-empty -m "$bad"
printed '.git/COMMIT_EDITMSG:6:1: warning: Cc: stable in the description of a BPF patch [no-cc-stable]'
not_printed 'not made'
reject git -c bpf.subject-length=error commit -q --allow-empty -m "$long

$text

$signoff"
git config bpf.no-cc-stable off
accept git commit -q --allow-empty -m "$bad"
git config --unset bpf.no-cc-stable

begin 'a bad severity'
accept_with_words git -c bpf.no-cc-stable=fatal commit -q --allow-empty -m "$bad"
same "$(cat "$work/out")" "warning: git-bpf: bad value 'fatal' for bpf.no-cc-stable (use error, warning, note or off); the message was not checked" 'what is printed'
reject git -c bpf.hook=block -c bpf.no-cc-stable=fatal commit -q --allow-empty -m "$bad"
printed "error: git-bpf: bad value 'fatal' for bpf.no-cc-stable (use error, warning, note or off); the message was not checked, and bpf.hook is block"
accept git -c bpf.hook=off -c bpf.no-cc-stable=fatal commit -q --allow-empty -m "$bad"

# --- faults -------------------------------------------------------------------------------------

begin 'called without arguments'
expect 0 "$hook"
same "$(cat "$work/out")" 'warning: git-bpf: no message file was named; the message was not checked' 'what is printed'

begin 'no message file'
expect 0 "$hook" "$work/missing"
same "$(cat "$work/out")" "warning: git-bpf: cannot read $work/missing; the message was not checked" 'what is printed'
git config bpf.hook block
expect 1 "$hook" "$work/missing"
git config --unset bpf.hook

begin 'a directory for a message file'
expect 0 "$hook" "$work"
printed "warning: git-bpf: cannot read $work"

begin 'an unreadable message file'
printf '%s\n' "$bad" >"$MESSAGE"
chmod 000 "$MESSAGE"
if [ "$(id -u)" -eq 0 ]; then
	skip 'root can read every file'
else
	expect 0 "$hook" "$MESSAGE"
	printed 'warning: git-bpf: cannot read'
fi
chmod 644 "$MESSAGE"

begin 'no git on PATH'
mkdir -p "$work/empty"
for path in "$work/empty" '' /nonexistent; do
	expect 0 env PATH="$path" "$hook" "$MESSAGE"
	same "$(cat "$work/out")" 'warning: git-bpf: git not found on PATH (install git 2.34 or newer); the message was not checked' 'what is printed'
done
printf '%s\n' "$good" >"$MESSAGE"
expect 0 env PATH="$work/empty" GIT_EDITOR=: GIT_AUTHOR_NAME='Ada Patcher' \
	GIT_AUTHOR_EMAIL=ada@example.org "$hook" "$MESSAGE"
silent

begin 'outside of a repository'
mkdir -p "$work/nowhere"
cd "$work/nowhere"
expect 0 env GIT_CEILING_DIRECTORIES="$work" GIT_EDITOR=: GIT_AUTHOR_NAME='Ada Patcher' \
	GIT_AUTHOR_EMAIL=ada@example.org "$hook" "$MESSAGE"
silent
cd "$work/odd"

begin 'closed standard streams'
printf '%s\n' "$bad" >"$MESSAGE"
for message in good bad; do
	eval "printf '%s\n' \"\$$message\"" >"$MESSAGE"
	cp "$MESSAGE" "$work/copy"
	wanted=0
	[ "$message" = good ] || wanted=1
	status=0
	GIT_EDITOR=: "$hook" "$MESSAGE" <&- >&- 2>&- || status=$?
	same "$status" $wanted "exit status for a $message message"
	cmp -s "$MESSAGE" "$work/copy" || fail 'the message file was changed'
done

begin 'nothing in the environment'
expect 1 env -i PATH="$PATH" "$hook" "$MESSAGE"
printed '[no-cc-stable]'

begin 'the program crashes, or is not there: the commit is made'
printf '%s\n' "$bad" >"$MESSAGE"
cp .git/hooks/commit-msg "$work/stub"
echo 'kill -SEGV $$' | script "$work/crash"
sed "s|^program=.*|program='$work/crash'|" "$work/stub" >.git/hooks/commit-msg
accept_with_words git commit -q --allow-empty -F "$MESSAGE"
printed 'the message was not checked'
sed "s|^program=.*|program='$work/gone'|" "$work/stub" >.git/hooks/commit-msg
accept_with_words git commit -q --allow-empty -F "$MESSAGE"
printed "$work/gone"
cp "$work/stub" .git/hooks/commit-msg

begin 'the message file is left as it is'
for message in "$good" "$bad"; do
	printf '%s\n' "$message" >"$MESSAGE"
	cp "$MESSAGE" "$work/copy"
	"$hook" "$MESSAGE" >/dev/null 2>&1 || :
	cmp -s "$MESSAGE" "$work/copy" || fail 'it was changed'
done

begin 'a clean message starts no program'
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	change
	ASAN_OPTIONS=detect_leaks=0 accept strace -f -s 4096 -o "$work/trace" \
		-e trace=execve,clone,clone3,fork,vfork git commit -q -m "$good"
	pid=$(sed -n "s|^\([0-9]*\) *execve(\"$hook\",.*|\1|p" "$work/trace")
	[ -n "$pid" ] || fail 'the hook did not run'
	same "$(grep -cE "^$pid +execve\(" "$work/trace")" 1 'programs in the process of the hook'
	same "$(grep -cE "^$pid +(clone|clone3|fork|vfork)\(" "$work/trace")" 0 'children'
else
	skip 'strace is not here, or may not trace'
fi

[ "$failures" -eq 0 ] || { echo "commit-msg: $failures checks failed" >&2 && exit 1; }
echo 'commit-msg: all passed'
