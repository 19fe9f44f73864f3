# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-only
#
# For tests/e2e/faults_*.sh, after e2e.sh: lets each system call of a program fail in turn, or a signal
# come with it, and looks at what that did. After curl's torture tests: the calls are counted first.
#
# BPF_FAULTS=all lets every single call fail, in more commands; otherwise it is one or a few of the most
# telling kinds, so that it takes seconds. The programs are those of BUILDDIR: all of it is for build/release,
# which is much quicker than build/dev, and where memory can be denied.

if ! command -v strace >/dev/null || ! strace -o /dev/null true 2>/dev/null; then
	echo 'skipped: strace is not here, or may not trace' >&2
	exit 77
fi
export ASAN_OPTIONS=detect_leaks=0 # which needs to trace, too

# Memory is not taken from sanitizers: they end the program then. They have pipes of their own, too.
sanitized=no
! ldd "$build/bin/git-bpf-check" | grep -q libasan || sanitized=yes

errors='openat:EIO openat:EMFILE read:EIO write:ENOSPC fsync:EIO fchmod:EPERM rename:ENOSPC link:EPERM
	mkdir:ENOSPC unlink:EACCES unlinkat:EACCES rmdir:EACCES newfstatat:EACCES fstat:EIO getdents64:EIO
	pipe2:EMFILE clone3:EAGAIN,vfork:EAGAIN,clone:EAGAIN fcntl:EINVAL poll:ENOMEM signalfd4:EMFILE
	pidfd_open:ENOSYS flock:ENOLCK wait4:EINTR getcwd:ENOENT rt_sigprocmask:EINVAL'
memory=mmap:ENOMEM # not brk: libc takes an error there, which Linux never gives, for a success
signals='openat:KILL write:KILL fsync:KILL rename:KILL link:KILL mkdir:KILL unlink:KILL clone3:KILL
	openat:TERM write:TERM rename:TERM mkdir:TERM clone3:TERM poll:TERM
	openat:INT read:INT poll:INT write:INT fsync:HUP'

few_errors='openat:EIO read:EIO write:ENOSPC fsync:EIO rename:ENOSPC pipe2:EMFILE
	clone3:EAGAIN,vfork:EAGAIN,clone:EAGAIN poll:ENOMEM'
few_signals='rename:KILL write:TERM poll:INT'

# Who runs this in the background may have us ignore SIGINT.
awake='env --default-signal timeout -k 5 60'
$awake true 2>/dev/null || awake='timeout -k 5 60'

total=0
names=$(echo "$errors $memory $signals" | tr -s ' ,\t\n' '\n' | sed -n 's/:.*//p' | sort -u | tr '\n' ',')
: >"$work/counts"

# count CALLS FILE: how often it was called in all, and before main() began: the first that a program
# does is to open /dev/null.
count() {
	awk -v calls="$1" '
		BEGIN { n = split(calls, c, ","); for (i = 1; i <= n; i++) is[c[i]] = 1 }
		{ name = $0; sub(/\(.*/, "", name); if (name in is) total++ }
		!begun && index($0, "openat(AT_FDCWD, \"/dev/null\", O_RDWR)") == 1 { begun = 1; before = total - (name in is) }
		END { print total + 0, begun ? before + 0 : 0 }' "$2"
}

# sweep NAME MOST COMMAND...: one run for each fault; MOST is how many of each kind are tried without
# BPF_FAULTS=all; with 0, there is none then. The
# script has reset(), which puts everything back, and check(), which looks at it: $kind is the fault, $status
# what it ended with, $once what it ends with without a fault; $work/out and $work/err are what it printed.
# Nothing of ours may be left in the directory $watched, which a kill is forgiven. With $within = yes, the
# COMMAND itself starts `strace $STRACE` around the program that is meant.
within=no
sweep() {
	name=$1 most=$2
	shift 2
	kinds="$few_errors $few_signals"
	if [ "${BPF_FAULTS-}" = all ]; then
		most=all kinds="$errors $signals"
		[ $sanitized = yes ] || kinds="$kinds $memory"
	fi
	[ "$most" != 0 ] || return 0
	[ $sanitized = no ] || kinds=$(echo "$kinds" | sed 's/write:ENOSPC//; s/pipe2:EMFILE//')
	test_name=$name
	reset
	once=0
	traced "$work/trace" "-e trace=${names%,}" "$@" || once=$?
	cp "$work/out" "$work/out.once"
	cp "$work/err" "$work/err.once"
	[ "$once" -le 1 ] || { fail "without a fault, it ends with $once" && return; }
	kind=none calls=none what=none status=$once
	check
	no_leftovers
	of_program=0
	for kind in $kinds; do
		calls=$(echo "$kind" | sed 's/:[A-Z]*//g')
		what=${kind##*:}
		counted=$(count "$calls" "$work/trace")
		last=${counted% *} at=$((${counted#* } + 1))
		step=1
		if [ "$most" != all ] && [ $((last - at + 1)) -gt "$most" ]; then step=$(((last - at + most) / most)); fi
		while [ "$at" -le "$last" ]; do
			one_fault "$@"
			at=$((at + step))
		done
	done
	echo "$name: $of_program faults" >>"$work/counts"
	total=$((total + of_program))
}

# traced FILE OPTIONS COMMAND...: the shell around it keeps "Killed" to itself.
# shellcheck disable=SC2016,SC2086 # the inner shell's words; the options are several
traced() {
	trace=$1 options=$2
	shift 2
	if [ $within = yes ]; then
		STRACE="-o $trace $options" sh -c '"$@"; exit $?' sh "$@" >"$work/out" 2>"$work/err" </dev/null
	else
		sh -c '"$@"; exit $?' sh $awake strace -o "$trace" $options "$@" >"$work/out" 2>"$work/err" </dev/null
	fi
}

one_fault() {
	case $what in
	KILL | TERM | INT | HUP) inject="signal=$what" ;;
	*) inject="error=$what" ;;
	esac
	test_name="$name, $calls $what, call $at"
	reset
	status=0
	traced "$work/injected" "-e trace=$calls -e inject=$calls:$inject:when=$at" "$@" || status=$?
	of_program=$((of_program + 1))
	case $what-$status in
	KILL-137 | TERM-143 | INT-130 | HUP-129) status=ended ;;
	*) [ "$status" -le 1 ] || [ "$status" -eq 128 ] || fail "exit status $status" ;;
	esac
	if [ "$status" = 128 ] && [ ! -s "$work/err" ]; then
		case $calls in write) ;; *) fail 'not a word on what went wrong' ;; esac
	fi
	check
	no_leftovers
}

# sweep_memory NAME COMMAND...: with ever more memory, from where it starts at all to where it is enough.
# shellcheck disable=SC2016,SC3045 # the inner shell's words; no sh without ulimit -v is known
sweep_memory() {
	[ $sanitized = no ] || return 0
	name=$1
	shift
	of_program=0 kind=memory calls=memory what=ENOMEM size=2000 grows=512
	[ "${BPF_FAULTS-}" = all ] && grows=64
	until sh -c 'ulimit -v "$1" && shift && "$@" >/dev/null 2>&1' sh $size "$1" --version; do size=$((size + 512)); done
	while reset && of_program=$((of_program + 1)); do
		test_name="$name, $size KiB of memory"
		status=0
		sh -c 'ulimit -v "$1" && shift && "$@"' sh $size "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
		[ $status -le 1 ] || [ $status -eq 128 ] || fail "exit status $status"
		[ $status != 128 ] || [ -s "$work/err" ] || fail 'not a word on what went wrong'
		check
		if [ $status = "$once" ] && cmp -s "$work/out" "$work/out.once"; then enough=$((enough + 1)); else enough=0; fi
		[ $enough -lt 4 ] || break
		size=$((size + grows))
	done
	echo "$name, memory: $of_program faults" >>"$work/counts"
	total=$((total + of_program))
}
enough=0

no_leftovers() {
	left=$(find "$watched" -name '.git-bpf-*' -o -name '*_FIXES_MSG')
	[ -n "$left" ] || return 0
	case $what-$calls in
	KILL-* | *-unlink | *-unlinkat | *-rmdir | *-getdents64 | *-newfstatat | *-fstat | *-openat) ;; # how should it
	*) fail "left behind: $left" ;;
	esac
	echo "$left" | xargs rm -rf
}

report_faults() { cat "$work/counts" && echo "in all: $total faults"; }
