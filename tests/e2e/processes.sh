#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: processes.sh BUILDDIR SOURCEDIR
#
# What is around the programs: signals, pipes that nobody reads, full disks, closed descriptors, and a git
# that is missing, old, broken, killed or hangs. Every one of them ends with its documented status, and
# says what is wrong; nobody takes what could not be looked at for clean.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
sh "$source/tests/sample/make-sample.sh" "$work/sample"
cd "$work/sample/linux"
export GIT_AUTHOR_NAME='Ada Patcher' GIT_AUTHOR_EMAIL=ada@example.org
hooks=$build/libexec/git-bpf
bin=$build/bin
real=$(command -v git)
mkdir "$work/fake"
# fake_git LINE...: a git that does this; "$real" is the one that works.
fake_git() { printf '%s\n' '#!/bin/sh' "real='$real'" "$@" >"$work/fake/git" && chmod 755 "$work/fake/git"; }
"$bin/git-bpf-format-patch" -q --force -o "$work/mails" >/dev/null 2>&1
printf '%s\n' 'Fixed it.' '# a comment' >"$work/message"

# each COMMAND...: all programs, each with something to do
each() {
	"$@" "$bin/git-bpf-check" HEAD~3..
	"$@" "$bin/git-bpf-ci" --tree=bpf-next
	"$@" "$bin/git-bpf-env" --kernel-release 6.19.0
	"$@" "$bin/git-bpf-fixes" HEAD~5
	"$@" "$bin/git-bpf-format-patch" --force -o "$work/patches"
	"$@" "$bin/git-bpf-recipients" HEAD~3..
	"$@" "$bin/git-bpf-report" --kernel-release 6.19.0 -s 'it crashes' HEAD~5
	"$@" "$bin/git-bpf-request-pull" bpf/master "$work/sample/bpf-next.git" bpf-next/master
	"$@" "$bin/git-bpf-stable" HEAD~5
	"$@" "$bin/git-bpf-status"
}

# --- a git that does not work -------------------------------------------------------------------

# It cannot be done, and there are words for it.
cannot() {
	test_name="$what: $*"
	expect 128 "$@"
	said 'fatal: '
	said "$words"
	[ ! -e "$work/patches" ] || fail 'there are patches'
}
good=$PATH path=$work/fake:$PATH
mkdir "$work/tools"
for tool in grep head cut sed; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
what='no git' words='git not found on PATH'
export PATH="$work/tools"
each cannot
said 'hint: install git 2.34 or newer'
PATH=$path
what='git prints rubbish' words=' printed what cannot be its answer'
fake_git 'echo rubbish'
each cannot
said "hint: is $work/fake/git git 2.34 or newer? it says: git --version"
what='git says nothing' words=''
fake_git 'exit 0'
cannot "$bin/git-bpf-check" HEAD~3..
cannot "$bin/git-bpf-format-patch" --force -o "$work/patches"
what='git is killed' words='was killed by signal 9'
# shellcheck disable=SC2016 # for the script
fake_git 'kill -KILL $$'
each cannot
what='git does not know what it is asked' words=''
# shellcheck disable=SC2016 # for the script
fake_git 'case " $* " in *" rev-parse "* | *" rev-list "*) for word; do echo "$word"; done ;; *) exec "$real" "$@" ;; esac'
cannot "$bin/git-bpf-check" HEAD~3..
cannot "$bin/git-bpf-format-patch" --force -o "$work/patches"
what='git fails' words='fatal: disk on fire'
fake_git 'echo "fatal: disk on fire" >&2' 'exit 128'
cannot "$bin/git-bpf-check" HEAD~3..
cannot "$bin/git-bpf-format-patch" --force -o "$work/patches"
PATH=$good

begin 'mails need no repository, but a git that works'
fake_git 'exit 0'
expect 1 env PATH="$path" "$bin/git-bpf-check" "$work/mails"

begin 'hooks beside a git that does not work'
for fake in 'echo rubbish' 'kill -KILL $$' 'exit 128'; do
	fake_git "$fake"
	test_name="hooks: $fake"
	cp "$work/message" "$work/COMMIT_EDITMSG"
	PATH=$path expect 0 "$hooks/commit-msg" "$work/COMMIT_EDITMSG"
	said 'the message was not checked'
	PATH=$path expect 0 "$hooks/applypatch-msg" "$work/COMMIT_EDITMSG"
	said 'the message was not checked'
	PATH=$path expect 0 "$hooks/sendemail-validate" "$(find "$work/mails" -name '0001-*')"
	said 'the mails were not checked'
	echo 'Fix leak' >"$work/COMMIT_EDITMSG"
	GIT_EDITOR=: PATH=$path expect 0 "$hooks/prepare-commit-msg" "$work/COMMIT_EDITMSG" message
	said 'the message is as it was'
	same "$(cat "$work/COMMIT_EDITMSG")" 'Fix leak' 'the message'
done

# A git that hangs, ignores SIGTERM, and has a child that does so, too.
begin 'hooks beside a git that hangs'
# shellcheck disable=SC2016 # for the script
fake_git "trap '' TERM" "sleep 600 &" 'echo $$ $! >>"$HOME/hanging"' 'wait'
for hook in commit-msg applypatch-msg prepare-commit-msg; do
	mkdir "$work/$hook"
	cp "$work/message" "$work/$hook/COMMIT_EDITMSG"
	(
		status=0
		# shellcheck disable=SC2046 # no argument for most
		GIT_EDITOR=: PATH=$path "$hooks/$hook" "$work/$hook/COMMIT_EDITMSG" \
			$([ $hook != prepare-commit-msg ] || echo message) 2>"$work/$hook/err" || status=$?
		echo $status >"$work/$hook/status"
	) &
done
wait
for hook in commit-msg applypatch-msg prepare-commit-msg; do
	test_name="$hook beside a git that hangs"
	same "$(cat "$work/$hook/status")" 0 'exit status'
	grep -q 'did not end within 5 seconds, and was stopped; the message ' "$work/$hook/err" || fail "$(cat "$work/$hook/err")"
	cmp -s "$work/message" "$work/$hook/COMMIT_EDITMSG" || fail 'the message was changed'
done
# are_gone: nothing runs of what the fake git wrote down
are_gone() {
	tr ' ' '\n' <"$work/hanging" >"$work/processes"
	while read -r process; do
		case $(sed 's/.*) //' "/proc/$process/stat" 2>/dev/null) in '' | Z* | X*) ;; *) fail "process $process lives on" ;; esac
	done <"$work/processes"
	rm -f "$work/hanging"
}
are_gone

# --- signals ------------------------------------------------------------------------------------

# The signal comes while git works, from that git. Who runs this in the background may have us ignore SIGINT.
awake='env --default-signal timeout -k 5 60'
$awake true 2>/dev/null || awake='timeout -k 5 60'
ended_by() { # ended_by STATUS COMMAND...
	wanted=$1
	shift
	test_name="$signal: $*"
	status=0
	# shellcheck disable=SC2016,SC2086 # the inner shell's words, and ours; it keeps "Terminated" to itself
	PATH=$path sh -c '"$@"; exit $?' sh $awake "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	same "$status" "$wanted" 'exit status'
	are_gone
	same "$(find . "$work/patches" -name '.git-bpf-*' 2>/dev/null)" '' 'left behind'
}
by_signal() { ended_by "$number" "$@"; }
signal=INT number=130
# shellcheck disable=SC2016 # for the script
fake_git 'sleep 600 &' 'echo $$ $! >"$HOME/hanging"' 'kill -INT $PPID' 'wait'
each by_signal
for hook in commit-msg applypatch-msg; do ended_by 130 "$hooks/$hook" "$work/message"; done
ended_by 130 "$hooks/sendemail-validate" "$(find "$work/mails" -name '0001-*')"
GIT_EDITOR=: ended_by 130 "$hooks/prepare-commit-msg" "$work/message" message
for signal in TERM HUP; do
	case $signal in TERM) number=143 ;; HUP) number=129 ;; esac
	# shellcheck disable=SC2016 # for the script
	fake_git 'sleep 600 &' 'echo $$ $! >"$HOME/hanging"' "kill -$signal \$PPID" 'wait'
	by_signal "$bin/git-bpf-check" HEAD
	GIT_EDITOR=: ended_by $number "$hooks/prepare-commit-msg" "$work/message" message
done
# While git format-patch writes.
signal=TERM number=143
# shellcheck disable=SC2016 # for the script
fake_git 'case " $* " in *" format-patch "*) ;; *) exec "$real" "$@" ;; esac' \
	'sleep 600 &' 'echo $$ $! >"$HOME/hanging"' 'kill -TERM $PPID' 'wait'
by_signal "$bin/git-bpf-format-patch" --force -o "$work/patches"
[ ! -e "$work/patches" ] || fail 'the directory is there'

begin 'Ctrl-C in an editor is for the editor'
# shellcheck disable=SC2016 # for the script
fake_git 'case " $* " in *" --edit-description "*) kill -INT $PPID && exec "$real" config branch.arraymap-batch.description "Test it

It is tested." ;; esac' 'exec "$real" "$@"'
expect 0 env PATH="$path" "$bin/git-bpf-format-patch" --force --edit -o "$work/edited"
same "$(git config branch.arraymap-batch.description | head -n 1)" 'Test it' 'the description'
# shellcheck disable=SC2016 # for the script
fake_git 'case " $* " in *" --edit-description "*) kill -INT $PPID $$ ;; esac' 'exec "$real" "$@"'
signal=INT
: >"$work/hanging"
ended_by 130 "$bin/git-bpf-format-patch" --force --edit -o "$work/patches"
same "$(git config branch.arraymap-batch.description | head -n 1)" 'Test it' 'the description'

# --- standard descriptors -----------------------------------------------------------------------

begin 'nobody reads: SIGPIPE'
mkfifo "$work/fifo"
no_reader() {
	test_name="SIGPIPE: $*"
	status=0
	# shellcheck disable=SC2016 # the inner shell's words
	sh -c 'exec 3<>"$1" 4>"$1" 3<&- && shift && "$@" >&4 2>/dev/null; exit $?' sh "$work/fifo" "$@" </dev/null || status=$?
	same "$status" 141 'exit status'
}
no_reader "$bin/git-bpf-status" -h
no_reader "$bin/git-bpf-check" --list-rules
no_reader "$bin/git-bpf-check" HEAD~3..
test_name='SIGPIPE that is ignored'
# shellcheck disable=SC2016 # the inner shell's words
no_reader sh -c 'trap "" PIPE && exec "$@"' sh "$bin/git-bpf-check" --list-rules

for program in "$bin"/git-bpf-*; do
	test_name="/dev/full: ${program##*/}"
	status=0
	"$program" -h >/dev/full 2>"$work/err" || status=$?
	case ${program##*/} in
	git-bpf-hooks) [ "$status" -gt 1 ] || fail "exit status $status" ;;
	*) same "$status" 128 'exit status' && said 'fatal: cannot write to standard output' ;;
	esac
done
full() {
	test_name="/dev/full: $*"
	status=0
	"$@" >/dev/full 2>"$work/err" </dev/null || status=$?
	same "$status" 128 'exit status'
	said 'fatal: cannot write to standard output'
}
for format in human gcc checkpatch github sarif json porcelain; do
	full "$bin/git-bpf-check" --format=$format "$work/mails"
done
full "$bin/git-bpf-check" --list-rules
full "$bin/git-bpf-fixes" HEAD~5
full "$bin/git-bpf-recipients" HEAD~3..
full "$bin/git-bpf-format-patch" --force --stdout
full "$bin/git-bpf-status"

# closed STATUS COMMAND...: with each set of closed descriptors, it ends as with open ones.
# shellcheck disable=SC2016 # the inner shell's words
closed() {
	wanted=$1
	shift
	for descriptors in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
		test_name="$descriptors: $*"
		status=0
		sh -c "\"\$@\" $descriptors" sh "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
		same "$status" "$wanted" 'exit status'
		case $descriptors in
		'<&-') cmp -s "$work/out" "$work/out.open" || fail 'it printed something else' ;;
		esac
	done
}
expect 1 "$bin/git-bpf-check" HEAD~1
cp "$work/out" "$work/out.open"
closed 1 "$bin/git-bpf-check" HEAD~1
: >"$work/out.open"
closed 1 "$hooks/commit-msg" "$work/message"
cmp -s "$work/message" "$work/commit-msg/COMMIT_EDITMSG" || fail 'the message was changed'
all_closed() {
	test_name="all closed: $*"
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	without=0
	"$@" <&- >&- 2>&- || without=$?
	same "$without" "$status" 'exit status'
}
rm -rf "$work/patches"
each all_closed
same "$(find "$work/patches" -type f | wc -l)" 4 'patches'
git fsck --no-dangling >"$work/out" 2>&1 || fail 'git fsck'

finish
