#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Builds, tries, tests and installs git-bpf, and puts its hooks into a repository. Installed, it is
# git bpf-hooks, which does nothing but the latter.
# Every command that changes something goes through run(), so --dry-run can show it instead.

set -eu
unset CDPATH

usage() {
	if [ "$name" = git-bpf-hooks ]; then hooks_usage && return; fi
	cat <<'EOF'
usage: ./install.sh [--prefix DIR]     build, and install into DIR
   or: ./install.sh --hooks [REPO]     install the hooks into one repository
   or: ./install.sh ... --uninstall    remove what one of these two installed
   or: ./install.sh --try              build, and show it at work on a sample
   or: ./install.sh --test             build with sanitizers, and run all tests

    --prefix DIR   where to install to (default: ~/.local)
    --libexec DIR  with --hooks: where the programs are that the hooks run
                   (default: PREFIX/libexec/git-bpf)
    --config-hooks with --hooks: set hook.bpf-HOOK in the repository's configuration instead
                   of writing files (git 2.54 and newer; git send-email still needs a file)
    --force        with --hooks: even where core.hooksPath leads out of the repository, or
                   another tool would write its hook again over ours
    --dry-run      say what would be changed, step by step, and change nothing
    --yes          install missing packages without asking
    --version      print the version
    -h, --help     print this text

REPO is the current directory if not given. A hook that is there already is kept as
HOOK.pre-bpf and runs first.
EOF
}

hooks_usage_lines() {
	cat <<'EOF'
usage: git bpf-hooks install [<options>] [<repository>]
   or: git bpf-hooks uninstall [<options>] [<repository>]
EOF
}

hooks_usage() {
	hooks_usage_lines
	cat <<'EOF'

    --config-hooks  set hook.bpf-HOOK in the repository's configuration instead
                    of writing files (git 2.54 and newer; git send-email still
                    needs a file)
    --force         even where core.hooksPath leads out of the repository, or
                    another tool would write its hook again over ours
    -n, --dry-run   say what would be changed, step by step, and change nothing
    --version       print the version
    -h              print this text

The repository is the one of the current directory if not given. A hook that is
there already is kept as HOOK.pre-bpf and runs first; uninstall puts it back.
EOF
}

# Installed, the version is that of the programs beside it.
show_version() {
	if [ "$name" = git-bpf-hooks ]; then
		version=$("$libexec/commit-msg" --version 2>/dev/null) || die "there is no program $libexec/commit-msg; $remedy"
		say "git-bpf-hooks ${version#commit-msg }"
	else
		say "git-bpf $(sed -n 's/^project(git-bpf VERSION \([0-9.]*\) .*/\1/p' "$(dirname -- "$0")/CMakeLists.txt")"
	fi
}

# --- helpers ------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
warn() { show "warning: $*" >&2; }
die() { show "error: $*" >&2 || :; exit "$failure"; }
usage_error() {
	text=usage
	[ "$name" != git-bpf-hooks ] || text=hooks_usage_lines
	{ show "error: $*" && "$text"; } >&2 || :
	exit 129
}

# Says something that has names of others in it: what would steer a terminal is shown as ?, as in
# git's own messages.
show() (
	LC_ALL=C
	case $* in *[!\ -~]*) ;; *) say "$*" && return ;; esac
	text=$(say "$*" | tr '\001-\010\013-\037\177' '[?*]' | sed "
		s/$(printf '\302')[$(printf '\200')-$(printf '\237')]/?/g; s/$(printf '\330\234')/?/g; s/$(printf '\357\273\277')/?/g
		s/$(printf '\342\200')[$(printf '\216')$(printf '\217')$(printf '\250')-$(printf '\256')]/?/g
		s/$(printf '\342\201')[$(printf '\246')-$(printf '\251')]/?/g")
	if [ "$(say "$text" | iconv -f UTF-8 -t UTF-8 2>/dev/null)" = "$text" ]; then say "$text"; else
		say "$text" | tr '\200-\377' '[?*]'
	fi
)
exists() { [ -e "$1" ] || [ -L "$1" ]; }

# Prints the words "$@" so that a shell reads the same words back.
quote() {
	line=
	for word in "$@"; do
		case $word in
		'' | *[!A-Za-z0-9_@%+=:,./-]*) word="'$(say "$word" | sed "s/'/'\\\\''/g")'" || return ;;
		esac
		line="$line $word"
	done
	say "${line# }"
}

# run STEP COMMAND...: STEP completes the sentence "cannot ...", for when COMMAND fails. What is done
# for hooks are functions of ours, which are no commands to show.
run() {
	step=$1
	shift
	if [ "$dry_run-$action" = yes-hooks ]; then
		show "would $step"
	elif [ "$dry_run" = yes ]; then
		show "+ $(quote "$@")"
	else
		"$@" </dev/null || die "cannot $step; this failed: $(quote "$@")"
	fi
}

# Says what is done now; with --dry-run, run() says what would be.
announce() { [ "$dry_run" = yes ] || show "$*"; }

# Prints $1 as an absolute path, whether it exists or not.
absolute() {
	case $1 in /*) path=${1%/} ;; *) path=$PWD/${1%/} ;; esac
	if [ -d "$path" ]; then (cd -- "$path" && pwd); else say "$path"; fi
}

# --- packages -----------------------------------------------------------------------------

# Prints apt, dnf, pacman, zypper or unknown.
package_manager() {
	for id in $(sed -n 's/^ID\(_LIKE\)\{0,1\}=//p' /etc/os-release 2>/dev/null | tr -d "\"'"); do
		case $id in
		debian | ubuntu) manager=apt program=apt-get ;;
		fedora | rhel | centos) manager=dnf program=dnf ;;
		arch) manager=pacman program=pacman ;;
		suse | sles | opensuse*) manager=zypper program=zypper ;;
		*) continue ;;
		esac
		if command -v "$program" >/dev/null; then say "$manager" && return; fi
	done
	say unknown
}

packages_for() {
	case $1 in
	apt) say cmake g++ make pkg-config git libgit2-dev libcxxopts-dev libspdlog-dev \
		nlohmann-json3-dev libutf8proc-dev libpcre2-dev libcurl4-openssl-dev catch2 ;;
	dnf) say cmake gcc-c++ make pkgconf-pkg-config git libgit2-devel cxxopts-devel \
		spdlog-devel json-devel utf8proc-devel pcre2-devel libcurl-devel catch-devel \
		libasan libubsan ;;
	pacman) say cmake gcc make pkgconf git libgit2 cxxopts spdlog nlohmann-json libutf8proc \
		pcre2 curl catch2 ;;
	zypper) say cmake gcc-c++ make pkg-config git libgit2-devel cxxopts-devel spdlog-devel \
		nlohmann_json-devel utf8proc-devel pcre2-devel libcurl-devel Catch2-devel ;;
	esac
	# Without them, tests that count instructions, inject faults or serve patchwork are skipped.
	[ "$action" != test ] || say valgrind strace python3
}

# has_package MANAGER PACKAGE
has_package() {
	case $1 in
	apt) dpkg-query -W -f '${Status}\n' "$2" 2>/dev/null | grep -q 'install ok installed' ;;
	dnf | zypper) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
	pacman) pacman -Q "$2" >/dev/null 2>&1 ;;
	esac
}

# Is here what package $1 would bring, although the package manager does not know of it?
has_component() {
	case $1 in
	cmake | make | git | valgrind | strace | python3) command -v "$1" ;;
	g++ | gcc | gcc-c++) command -v c++ ;;
	pkg-config | pkgconf*) command -v pkg-config ;;
	*libgit2*) pkg-config --exists libgit2 ;;
	*cxxopts*) pkg-config --exists cxxopts ;;
	*spdlog*) pkg-config --exists spdlog ;;
	*json*) pkg-config --exists nlohmann_json ;;
	*utf8proc*) pkg-config --exists libutf8proc ;;
	*pcre2*) pkg-config --exists libpcre2-8 ;;
	*curl*) pkg-config --exists libcurl ;;
	[Cc]atch*) pkg-config --exists catch2-with-main || pkg-config --exists catch2 ;;
	*) false ;;
	esac >/dev/null 2>&1
}

as_root() {
	[ "$(id -u)" -eq 0 ] || set -- sudo "$@"
	run "install packages" "$@"
}

# install_packages MANAGER PACKAGE...
install_packages() {
	manager=$1
	shift
	case $manager in
	apt) as_root apt-get update &&
		as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ;;
	dnf) as_root dnf install -y "$@" ;;
	pacman) if [ ! -e /var/lib/pacman/sync/core.db ]; then as_root pacman -Sy; fi &&
		as_root pacman -S --needed --noconfirm "$@" ;;
	zypper) as_root zypper --non-interactive install --no-recommends "$@" ;;
	esac
}

may_install() {
	if [ "$assume_yes" = no ] && [ -t 0 ]; then
		printf 'Run these commands now? [y/N] '
		read -r answer || return 1
		case $answer in [Yy]*) return 0 ;; *) return 1 ;; esac
	fi
	case $assume_yes-$action-$(id -u) in
	yes-* | no-try-0 | no-test-0) ;; # root in a container, or CI: nobody is there to answer
	*) return 1 ;;
	esac
}

ensure_packages() {
	manager=$(package_manager)
	if [ "$manager" = unknown ]; then
		warn "no package manager that is known here; needed are cmake, make, pkg-config, git, a" \
			"C++20 compiler and the libraries libgit2, cxxopts, spdlog, nlohmann-json, utf8proc, PCRE2, Catch2"
		return
	fi
	set --
	for package in $(packages_for "$manager"); do
		has_package "$manager" "$package" || has_component "$package" || set -- "$@" "$package"
	done
	[ $# -gt 0 ] || return 0
	[ "$dry_run" = yes ] || say "Packages are missing. These commands install them:"
	asked=$dry_run dry_run=yes
	install_packages "$manager" "$@"
	dry_run=$asked
	[ "$dry_run" = no ] || return 0
	may_install || die "packages are missing: run the commands above, or say --yes"
	install_packages "$manager" "$@"
}

# --- build, install, uninstall ------------------------------------------------------------

# The presets are not even read by an older cmake, and what it says then does not help.
check_cmake() {
	version=$(cmake --version 2>/dev/null | sed -n '1s/^cmake version //p')
	[ -n "$version" ] || die "there is no cmake; 3.25 or newer is needed"
	[ "$(printf '%s\n' 3.25 "$version" | sort -V | head -n 1)" = 3.25 ] ||
		die "cmake is too old: 3.25 or newer is needed, and this is $version"
}

# build PRESET: in build/PRESET
build() {
	ensure_packages
	[ "$dry_run" = yes ] || check_cmake
	[ "$dry_run" = no ] || show "+ cd $(quote "$root")"
	cd -- "$root"
	run "configure the build" cmake --preset "$1"
	run "build" cmake --build "build/$1" --parallel "$jobs"
}

try_out() {
	build release
	run "show the sample" sh tests/sample/try.sh "$root/build/release"
}

run_tests() {
	build gauge
	build dev
	run "pass all tests" ctest --preset dev --output-on-failure --parallel "$jobs"
}

install_programs() {
	build release
	run "create $prefix" mkdir -p "$prefix"
	prefix=$(absolute "$prefix") # the one spelling that the manifest has, too
	run "install" cmake --install build/release --prefix "$prefix"
	keep_manifest build/release/install_manifest.txt
	case :$PATH: in
	*:"$prefix/bin":*) ;;
	*) warn "$prefix/bin is not on PATH; this line in your shell's profile puts it there:" &&
		show "export PATH=$(quote "$prefix/bin"):\"\$PATH\"" >&2 ;;
	esac
}

# keep_manifest NEW: keeps the list for --uninstall; what only an older version had goes now.
keep_manifest() {
	if [ "$dry_run" = no ] && [ -f "$manifest" ]; then
		[ "$(cat "$1")" != "$(cat "$manifest")" ] || return 0
		grep -Fvx -f "$1" "$manifest" | remove_listed
	fi
	run "keep the list of installed files" mkdir -p "${manifest%/*}"
	run "keep the list of installed files" cp "$1" "$manifest"
}

# Removes the files that standard input lists.
remove_listed() {
	while IFS= read -r file || [ -n "$file" ]; do
		case $file in
		"$prefix"/*) if exists "$file"; then run "remove $file" rm -f "$file"; fi ;;
		*) warn "left alone, because it is not below $prefix: $file" ;;
		esac
	done
}

uninstall_programs() {
	if [ ! -f "$manifest" ]; then
		show "nothing to remove: there is no $manifest"
		return
	fi
	remove_listed <"$manifest"
	run "remove $manifest" rm -f "$manifest"
	for directory in "$prefix/libexec/git-bpf" "$prefix/share/git-bpf" "$prefix/share/doc/git-bpf"; do
		[ ! -d "$directory" ] || run "remove empty directories" \
			find "$directory" -depth -type d -empty -exec rmdir {} \;
	done
	say "Hooks in repositories were not touched; ./install.sh --hooks REPO --uninstall removes them."
}

# --- hooks --------------------------------------------------------------------------------

our_hooks='applypatch-msg commit-msg prepare-commit-msg sendemail-validate'

# is_ours FILE HOOK
is_ours() {
	sed -n 2p "$1" 2>/dev/null | grep -q "^# bpf-git-hooks v[0-9]* $2\$"
}

# Prints which tool wrote the hook $1, if it is one that would write it again over ours.
# shellcheck disable=SC2016 # text to look for
tool_of() {
	if grep -qs '^call_lefthook run ' "$1"; then
		say lefthook
	elif grep -qs '^\. "$(dirname .*"$0")/h"$' "$1"; then
		say husky
	fi
}

# same_hook FILE FORMER: is FORMER what FILE is, too, because a tool wrote it once more?
same_hook() {
	if [ -L "$1" ] || [ -L "$2" ]; then
		[ "$(readlink -- "$1")" = "$(readlink -- "$2")" ]
	else
		cmp -s "$1" "$2" 2>/dev/null || { by_pre_commit "$1" && by_pre_commit "$2"; }
	fi
}

by_pre_commit() { grep -qs '^# File generated by pre-commit' "$1"; }

# program_text HOOK: shell text that runs our program. If that is missing or broken, nobody is stopped.
program_text() {
	case $1 in sendemail-validate) what='the mails were' ;; *) what='the message was' ;; esac
	quoted=$(quote "$libexec/$1") || return
	cat <<EOF || return
program=$quoted
[ "\${BPF_HOOKS-}" != 0 ] || exit 0
if [ ! -x "\$program" ]; then
	printf 'warning: $1 by git-bpf did not run: there is no %s\n' "\$program" >&2
	exit 0
fi
status=0
"\$program" "\$@" || status=\$?
EOF
	case $1 in
	prepare-commit-msg) say 'exit 0 # it may not stop a commit' ;;
	*)
		cat <<EOF
if [ "\$status" -ge 126 ] && [ "\$status" -ne 130 ]; then # it could not start, or crashed
	printf 'warning: $what not checked: %s failed, status %s\n' "\$program" "\$status" >&2
	exit 0
fi
exit "\$status"
EOF
		;;
	esac
}

# stub_text HOOK FORMER: the script that is put into the repository; line 2 says that it is ours.
# shellcheck disable=SC2016 # text of the script
stub_text() {
	case $(tool_of "$2") in
	husky) start='(. "$former")' ;; # it goes by $0
	*) start='"$former" "$@"' ;;
	esac
	our_text=$(program_text "$1") || return # nothing is written that lacks a part
	cat <<EOF
#!/bin/sh
# bpf-git-hooks v1 $1
# SPDX-License-Identifier: GPL-2.0-only
# Runs $1.pre-bpf, the hook that was here before, and then git-bpf's own.
# BPF_HOOKS=0 leaves ours out; git bpf-hooks uninstall removes it.
case \$0 in */*) here=\${0%/*} ;; *) here=. ;; esac
former=\$here/$1.pre-bpf
if [ -n "\${PRE_COMMIT_RUNNING_LEGACY-}" ] && grep -qs '^# File generated by pre-commit' "\$former"; then
	: # pre-commit has run, and starts this hook itself
elif [ -f "\$former" ] && [ -x "\$former" ]; then
	$start || exit
fi
$our_text
EOF
}

# keep_hook HOOK FILE FORMER: FILE stays, so that no moment is without a hook. What is kept is looked at
# once more: another one of us may have written its stub in the meantime, and that is no former hook.
keep_hook() {
	kept=$(mktemp -u "$3.XXXXXX") || return
	if ! ln -P "$2" "$kept" 2>/dev/null && ! cp -pP "$2" "$kept"; then
		rm -f "$kept"
		return 1
	fi
	if ! is_ours "$kept" "$1" && ! same_file "$kept" "$3" && ! mv -f "$kept" "$3" && ! same_file "$kept" "$3"; then
		rm -f "$kept"
		return 1
	fi
	rm -f "$kept"
}

same_file() { [ -n "$(find "$1" -prune -samefile "$2" 2>/dev/null)" ]; }

# write_stub HOOK FORMER FILE: FILE is at all times the old one or the whole new one.
write_stub() {
	temporary=$(mktemp "$3.XXXXXX") &&
		stub_text "$1" "$2" >"$temporary" && chmod 755 "$temporary" && mv -f "$temporary" "$3" && return
	rm -f "$temporary"
	! same_hook "$3" "$2" || rm -f "$2" # what was kept just now
	return 1
}

# Prints the absolute path $1 without symbolic links; its last part need not exist.
physical() {
	(cd -- "$1" 2>/dev/null && pwd -P) ||
		(cd -- "${1%/*}/" 2>/dev/null && say "$(pwd -P)/${1##*/}") || say "$1"
}

# Sets $hooks to the directory in which git looks for the hooks of $repository, and $refusal to why
# nothing is written there without --force.
find_hooks() {
	# They would win over REPO; without it they say which repository is meant.
	[ "$repository" = . ] || unset GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR
	unset GIT_PREFIX
	git_directory=$(git -C "$repository" rev-parse --absolute-git-dir 2>/dev/null) || {
		show "$(git -C "$repository" rev-parse --absolute-git-dir 2>&1)" >&2
		exit 128
	}
	top=$(git -C "$repository" rev-parse --show-toplevel 2>/dev/null) || top=$git_directory
	[ -z "${GIT_DIR-}" ] || GIT_DIR=$git_directory
	[ -z "${GIT_WORK_TREE-}" ] || GIT_WORK_TREE=$top
	cd -- "$top"
	hooks=$(git rev-parse --git-path hooks/hook)
	hooks=${hooks%/hook}
	[ -n "$hooks" ] || die "core.hooksPath is empty, so git finds no hooks"
	hooks=$(absolute "$hooks")
	common=$(absolute "$(git rev-parse --git-common-dir)")
	refusal="git looks for hooks in $hooks"
	if exists "$hooks" && [ ! -d "$hooks" ]; then
		refusal="$refusal, which is no directory"
		return
	fi
	case $force$(physical "$hooks")/ in
	yes* | no"$(physical "$common")"/*) refusal='' ;;
	no"$(physical "$top")"/*)
		# What git ignores is of this work tree alone.
		if git check-ignore -q -- "$(physical "$hooks")/hook"; then
			refusal=''
		elif [ ! -d "$hooks" ]; then
			refusal="$refusal, which is not there; let what makes it (npm install, if it is husky) go first"
		else
			refusal="$refusal, which is in the work tree, where others may get them with the next commit"
		fi
		;;
	*) refusal="$refusal (core.hooksPath or a link), which is outside the repository and may serve others too" ;;
	esac
	if [ -n "$refusal" ]; then refusal="$refusal; --force uses it all the same"; fi
}

has_configured_hooks() {
	git -c hook.bpf-probe.event=commit-msg -c hook.bpf-probe.command=: hook list commit-msg 2>/dev/null |
		grep -qx bpf-probe
}

# Sets $place to the file of our HOOK $1, and $former to what it runs first. pre-commit, when it is
# installed over ours, moves it and goes on to run it; lefthook moves it out of use.
find_stub() {
	place=$hooks/$1 former=$hooks/$1.pre-bpf
	if is_ours "$place" "$1"; then return; fi
	for moved in "$place.legacy" "$place.old"; do
		if is_ours "$moved" "$1"; then place=$moved && return; fi
	done
}

install_hooks() {
	find_hooks
	[ "$configured" = no ] || has_configured_hooks ||
		die "$(git --version) runs no hooks from its configuration; 2.54 and newer do" \
			"(without --config-hooks, files are written)"
	files=$our_hooks events=''
	if [ "$configured" = yes ]; then files=sendemail-validate events=${our_hooks%"$files"}; fi
	for hook in $our_hooks; do # nothing is changed before all is checked
		[ -x "$libexec/$hook" ] || die "there is no program $libexec/$hook; $remedy"
		command=$(git config --local --get "hook.bpf-$hook.command") || continue
		is_our_command "$hook" || die "hook.bpf-$hook.command in the configuration of $top is not" \
			"by this script: $command"
	done
	check_files
	for hook in $events; do configure_hook "$hook"; done
	for hook in $files; do install_hook "$hook"; done
	# Each hook is either configured or a file.
	for hook in $events; do
		[ -n "$refusal" ] || remove_stub "$hook" || :
	done
	for hook in $files; do unset_hook "$hook"; done
	[ -z "$left" ] || die "not all hooks are installed: add the lines above and run this again, or" \
		"say --config-hooks (git 2.54 and newer), or --force, until $left writes its own again"
}

# Can $files be written? With --config-hooks only git send-email wants one, and it can be left out.
check_files() {
	if [ -n "$refusal" ] && [ "$configured" = yes ]; then
		warn "git send-email will check nothing, as its hook has to be a file: $refusal"
		files=''
	fi
	[ -z "$refusal" ] || [ -z "$files" ] || die "$refusal"
	for hook in $files; do
		find_place "$hook"
		if ! is_ours "$place" "$hook" && exists "$place" && exists "$former" &&
			! is_left_to_tool "$place" && ! same_hook "$place" "$former"; then
			die "$place and $former are both there, and the first is not ours; move one of" \
				"them away (nothing was changed)"
		fi
	done
	[ -z "$files" ] || [ ! -d "$hooks" ] || [ -w "$hooks" ] || die "cannot write to $hooks"
	[ -z "$files" ] || [ -d "$hooks" ] || run "create $hooks" mkdir -p "$hooks"
}

# Sets $place and $former, too, and $place to where something runs our HOOK $1.
find_place() {
	find_stub "$1"
	case $place in
	*.legacy) by_pre_commit "$hooks/$1" || place=$hooks/$1 ;;
	*.old) place=$hooks/$1 ;;
	esac
}

# Does the hook $1 belong to a tool that would write it again over ours?
is_left_to_tool() { [ "$force" = no ] && [ -n "$(tool_of "$1")" ]; }

# install_hook HOOK
install_hook() {
	find_place "$1"
	if is_ours "$place" "$1"; then
		if [ -x "$place" ] && [ "$(cat "$place")" = "$(stub_text "$1" "$former")" ]; then
			show "unchanged: $place"
			return
		fi
	elif is_left_to_tool "$place"; then
		leave_to_tool "$1" "$(tool_of "$place")"
		return
	elif exists "$place"; then
		announce "a hook is there already, and will run first: $former"
		! grep -qsE 'basename[^|;]*\$\{?0|\$\{0##' "$place" ||
			warn "it asks for its own name, which is ${former##*/} from now on"
		run "keep the former hook as $former" keep_hook "$1" "$place" "$former"
	fi
	announce "install: $place"
	run "write $place" write_stub "$1" "$former" "$place"
}

# tool_lines HOOK TOOL: sets $lines to what makes the tool run our program, and $tool_file to where
# that goes.
tool_lines() {
	program=$(quote "$libexec/$1") arguments='"{1}"'
	case $1 in prepare-commit-msg | sendemail-validate) arguments='{0}' ;; esac
	case $2 in
	'') tool_file='' lines='' ;;
	husky) tool_file=${hooks%/*}/$1 lines="[ ! -x $program ] || $program \"\$@\"" ;;
	lefthook)
		tool_file=$top/lefthook-local.yml
		lines="$1:
  jobs:
    - name: git-bpf
      run: |
        [ ! -x $program ] || $program $arguments"
		;;
	esac
}

# tool_runs HOOK: do $tool_file, or the one that is shared, say so?
tool_runs() { grep -qsF -e "$libexec/$1" "$tool_file" "${tool_file%-local.yml}.yml"; }

# leave_to_tool HOOK TOOL: the tool runs our program, if the user tells it to.
leave_to_tool() {
	tool_lines "$@"
	if tool_runs "$1"; then
		show "run by $2, as $tool_file says: $1"
		return
	fi
	warn "$1 is left to $2, which would write its own hook again over ours; add to $tool_file:"
	show "$lines" >&2
	left=$2
}

# configured_text HOOK: git appends "$@" to it, and has sh run it. Who has the file, too, is judged by
# that: it would cost a process at every commit to ask there whether a hook is configured.
# shellcheck disable=SC2016 # text of the script
configured_text() {
	our_text=$(program_text "$1") || return
	cat <<EOF || return
# bpf-git-hooks v1 $1
file=\$(git rev-parse --git-path hooks/$1)
if [ -x "\$file" ] && { read -r line && read -r line; } <"\$file" 2>/dev/null; then
	case \$line in '# bpf-git-hooks '*) exit 0 ;; esac
fi
$our_text
EOF
	printf :
}

# is_our_command HOOK
is_our_command() {
	git config --local --get "hook.bpf-$1.command" | sed -n 1p | grep -q "^# bpf-git-hooks v[0-9]* $1\$"
}

# configure_hook HOOK
configure_hook() {
	key=hook.bpf-$1
	text=$(configured_text "$1") || die "cannot write the command of $key"
	if [ "$(git config --local --get "$key.command")" = "$text" ] &&
		[ "$(git config --local --get-all "$key.event")" = "$1" ]; then
		show "unchanged: $key"
		return
	fi
	announce "configure: $key"
	run "set $key.command" git config --local --replace-all "$key.command" "$text"
	run "set $key.event" git config --local --replace-all "$key.event" "$1"
}

# unset_hook HOOK: an event without a command would be an error in git, so that goes last.
unset_hook() {
	is_our_command "$1" || return 0
	announce "remove: hook.bpf-$1"
	run "unset hook.bpf-$1.event" git config --local --unset-all "hook.bpf-$1.event"
	run "unset hook.bpf-$1.command" git config --local --unset-all "hook.bpf-$1.command"
}

# remove_file FILE
remove_file() {
	announce "remove: $1"
	run "remove $1" rm -f "$1"
}

# remove_stub HOOK: false if there is nothing to remove.
remove_stub() {
	find_stub "$1"
	file=$hooks/$1 ours=no again=no
	! is_ours "$place" "$1" || ours=yes
	! same_hook "$file" "$former" || again=yes
	[ $ours$again != nono ] || return 1
	if [ $again = no ] && exists "$former"; then
		announce "put back: $place"
		run "put the former hook back as $place" mv -f "$former" "$place"
	else
		[ $ours = no ] || remove_file "$place"
		[ $again = no ] || remove_file "$former"
	fi
	for moved in "$file.legacy" "$file.old"; do
		[ "$moved" = "$place" ] || ! is_ours "$moved" "$1" || remove_file "$moved"
	done
}

uninstall_hooks() {
	find_hooks
	for hook in $our_hooks; do
		[ -z "$refusal" ] || ! is_ours "$hooks/$hook" "$hook" || die "$refusal"
	done
	for hook in $our_hooks; do
		unset_hook "$hook"
		[ -z "$refusal" ] || continue
		remove_stub "$hook" || if exists "$hooks/$hook"; then
			show "not ours, left alone: $hooks/$hook"
			tool_lines "$hook" "$(tool_of "$hooks/$hook")"
			! tool_runs "$hook" || warn "it runs ours all the same, until our lines are deleted from $tool_file"
		else
			show "not there: $hooks/$hook"
		fi
	done
	[ "$(physical "$hooks")" != "$(physical "$common/hooks")" ] || return 0
	hooks=$common/hooks # where they were before core.hooksPath was set
	for hook in $our_hooks; do remove_stub "$hook" || :; done
}

# --- the command line ---------------------------------------------------------------------

action=install dry_run=no assume_yes=no force=no configured=no uninstall=no
prefix='' libexec='' repository=. left=''
name=${0##*/} failure=1 help=0
remedy='run ./install.sh first, with the same --prefix, or say with --libexec where it is'

# git bpf-hooks: the programs are in the directory that it is in. The statuses are git's.
if [ "$name" = git-bpf-hooks ]; then
	failure=128 help=129
	libexec=$(dirname -- "$(readlink -f -- "$0")") && prefix=$libexec
	remedy='git-bpf is not installed as a whole: install it again'
	case ${1-} in
	install) shift && set -- --hooks "$@" ;;
	uninstall) shift && set -- --uninstall --hooks "$@" ;;
	-h | --help | --version) ;;
	'') usage_error 'need a subcommand' ;;
	*) usage_error "unknown subcommand: \`$1'" ;;
	esac
fi

choose() {
	[ "$action" = install ] || usage_error "--$action and --$1 do not go together"
	action=$1
}

while [ $# -gt 0 ]; do
	case $1 in
	--try | --test | --hooks) choose "${1#--}" ;;
	--prefix=?*) prefix=${1#*=} ;;
	--libexec=?*) libexec=${1#*=} ;;
	--prefix | --libexec)
		[ -n "${2-}" ] || usage_error "$1 needs a directory"
		case $1 in --prefix) prefix=$2 ;; *) libexec=$2 ;; esac
		shift
		;;
	--uninstall) uninstall=yes ;;
	--force) force=yes ;;
	--config-hooks) configured=yes ;;
	-n | --dry-run) dry_run=yes ;;
	--yes) assume_yes=yes ;;
	-h) usage && exit "$help" ;;
	--version) show_version && exit 0 ;;
	--help) usage && exit 0 ;;
	--?*) usage_error "unknown option \`${1#--}'" ;;
	'' | -*) usage_error "unknown switch \`${1#-}'" ;;
	*)
		[ "$action-$repository" = hooks-. ] || usage_error "too many arguments: $1"
		repository=$1
		;;
	esac
	shift
done

[ "$configured$action" != yesinstall ] || usage_error "--config-hooks goes with --hooks"
root=$(dirname -- "$(readlink -f -- "$0")")
jobs=$(nproc 2>/dev/null || echo 2)
case $action-$prefix${HOME-} in
install- | hooks-) usage_error "HOME is not set: --prefix is needed" ;;
esac
prefix=$(absolute "${prefix:-${HOME-}/.local}")
libexec=$(absolute "${libexec:-$prefix/libexec/git-bpf}")
manifest=$prefix/share/git-bpf/manifest

case $action-$uninstall in
install-no) install_programs ;;
install-yes) uninstall_programs ;;
hooks-no) install_hooks ;;
hooks-yes) uninstall_hooks ;;
try-no) try_out ;;
test-no) run_tests ;;
*) usage_error "--$action and --uninstall do not go together" ;;
esac
