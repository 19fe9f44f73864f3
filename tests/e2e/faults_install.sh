#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: faults_install.sh BUILDDIR SOURCEDIR
#
# git bpf-hooks, with each program that changes something failing in turn, or the script being killed when
# it starts it: no hook is lost, none is half written, and doing it again completes it. BPF_FAULTS=all is
# about every program that the script starts.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

good=$PATH
tools='mktemp cp mv chmod rm mkdir'
[ "${BPF_FAULTS-}" != all ] || tools="$tools git sed grep cmp cat readlink dirname"
mkdir "$work/tools"
for tool in $tools; do
	cat >"$work/tools/$tool" <<TEXT
#!/bin/sh
PATH='$good'
echo >>"$work/number"
number=\$(wc -l <"$work/number")
if [ \$number = "\$(cat "$work/fails")" ]; then
	[ "\$(cat "$work/how")" = fails ] || kill -KILL "\$(cat "$work/script")"
	exit 1
fi
exec $(command -v "$tool") "\$@"
TEXT
	chmod 755 "$work/tools/$tool"
done

git init -q --template= "$work/repo"
cd "$work/repo"
mkdir .git/hooks
printf '#!/bin/sh\necho foreign\n' >"$work/foreign"
printf '#!/bin/sh\necho another\n' >"$work/another"
reset_hooks() {
	rm -f .git/hooks/*
	cp -p "$work/foreign" .git/hooks/commit-msg
	cp -p "$work/another" .git/hooks/sendemail-validate
}
chmod 755 "$work/foreign" "$work/another"
hooks='applypatch-msg commit-msg prepare-commit-msg sendemail-validate'
reset_hooks
git bpf-hooks install >/dev/null
cp -a .git/hooks "$work/installed"

# with_fault NUMBER HOW COMMAND...
with_fault() {
	echo "$1" >"$work/fails"
	echo "$2" >"$work/how"
	: >"$work/number"
	shift 2
	status=0
	# shellcheck disable=SC2016 # the inner shell's words
	PATH="$work/tools:$good" sh -c 'sh -c "echo \$\$ >\"\$0\"; exec \"\$@\"" "$@"; exit $?' sh "$work/script" "$@" \
		>"$work/out" 2>"$work/err" </dev/null || status=$?
}

# Each hook is the former one, ours as a whole, or not there; what was there before is somewhere.
check_hooks() {
	for hook in $hooks; do
		file=.git/hooks/$hook
		[ ! -e "$file" ] || cmp -s "$file" "$work/installed/$hook" || cmp -s "$file" "$work/foreign" ||
			cmp -s "$file" "$work/another" || fail "$hook is something else"
		[ ! -e "$file" ] || [ -x "$file" ] || fail "$hook cannot be run"
	done
	for pair in commit-msg:foreign sendemail-validate:another; do
		file=.git/hooks/${pair%:*} text=$work/${pair#*:}
		if cmp -s "$file" "$text"; then continue; fi
		if ! cmp -s "$file.pre-bpf" "$text" || [ ! -x "$file.pre-bpf" ] || [ ! -x "$file" ]; then fail "${pair%:*} is lost"; fi
	done
}
without_leftovers() { find .git/hooks -name '*.??????' ! -name '*.pre-bpf' -exec rm -f {} +; }

# Uninstalling starts from where installing ends.
prepare() {
	reset_hooks
	[ "$1" = install ] || git-bpf-hooks install >/dev/null
}
total=0
for action in install uninstall; do
	prepare $action
	with_fault 0 none git-bpf-hooks $action
	last=$(wc -l <"$work/number")
	for how in fails kill; do
		number=1
		while [ "$number" -le "$last" ]; do
			test_name="$action, $how at $number of $last"
			prepare $action
			with_fault $number $how git-bpf-hooks $action
			case $how-$status in
			fails-0 | fails-1 | fails-128 | kill-137) ;;
			# Two of a pipe may have counted at once, and none was that number.
			kill-0) [ "${BPF_FAULTS-}" = all ] || fail 'exit status 0' ;;
			*) fail "exit status $status" ;;
			esac
			[ $how-$status != fails-128 ] || [ "${BPF_FAULTS-}" = all ] || said 'error: cannot '
			check_hooks
			expect 0 git-bpf-hooks $action
			without_leftovers
			if [ $action = install ]; then
				diff -r .git/hooks "$work/installed" >"$work/out" || fail 'the second time does not complete it'
			else
				cmp -s .git/hooks/commit-msg "$work/foreign" || fail 'the hook is not back'
				same "$(find .git/hooks -type f | wc -l)" 2 'hooks that are there'
			fi
			number=$((number + 1)) total=$((total + 1))
		done
	done
done

begin 'the disk is full while a hook is written'
reset_hooks
status=0
# shellcheck disable=SC2016,SC3045 # the inner shell's words
sh -c 'ulimit -f 0 && exec "$@"' sh git-bpf-hooks install >/dev/null 2>&1 || status=$?
[ $status -ne 0 ] || fail 'it says that all is well'
check_hooks
without_leftovers
expect 0 git-bpf-hooks install
diff -r .git/hooks "$work/installed" >"$work/out" || fail 'the second time does not complete it'

echo "git bpf-hooks: $total faults"
finish
