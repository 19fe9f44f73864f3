#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Builds, tries, tests and installs git-bpf, and puts its hooks into a repository.
# Every command that changes something goes through run(), so --dry-run can show it instead.

set -eu
unset CDPATH

usage() {
	cat <<'EOF'
usage: ./install.sh [--prefix DIR]     build, and install into DIR
   or: ./install.sh --hooks [REPO]     install the hooks into one repository
   or: ./install.sh ... --uninstall    remove what one of these two installed
   or: ./install.sh --try              build, and show it at work on a sample
   or: ./install.sh --test             build with sanitizers, and run all tests

    --prefix DIR   where to install to (default: ~/.local)
    --libexec DIR  with --hooks: where the programs are that the hooks run
                   (default: PREFIX/libexec/git-bpf)
    --force        with --hooks: even if core.hooksPath leads out of the repository
    --dry-run      print the commands that would change something, and run none of them
    --yes          install missing packages without asking
    -h, --help     print this text

REPO is the current directory if not given. A hook that is there already is kept as
HOOK.pre-bpf and runs first.
EOF
}

# --- helpers ------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() { say "error: $*" >&2 || :; exit 1; }
usage_error() { { say "error: $*" && usage; } >&2 || :; exit 129; }
exists() { [ -e "$1" ] || [ -L "$1" ]; }

# Prints the words "$@" so that a shell reads the same words back.
quote() {
	line=
	for word in "$@"; do
		case $word in
		'' | *[!A-Za-z0-9_@%+=:,./-]*) word="'$(say "$word" | sed "s/'/'\\\\''/g")'" ;;
		esac
		line="$line $word"
	done
	say "${line# }"
}

# run STEP COMMAND...: STEP completes the sentence "cannot ...", for when COMMAND fails.
run() {
	step=$1
	shift
	if [ "$dry_run" = yes ]; then
		say "+ $(quote "$@")"
	else
		"$@" </dev/null || die "cannot $step; this failed: $(quote "$@")"
	fi
}

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
		nlohmann-json3-dev libutf8proc-dev libpcre2-dev catch2 ;;
	dnf) say cmake gcc-c++ make pkgconf-pkg-config git libgit2-devel cxxopts-devel \
		spdlog-devel json-devel utf8proc-devel pcre2-devel catch-devel libasan libubsan ;;
	pacman) say cmake gcc make pkgconf git libgit2 cxxopts spdlog nlohmann-json libutf8proc \
		pcre2 catch2 ;;
	zypper) say cmake gcc-c++ make pkg-config git libgit2-devel cxxopts-devel spdlog-devel \
		nlohmann_json-devel utf8proc-devel pcre2-devel Catch2-devel ;;
	esac
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
	cmake | make | git) command -v "$1" ;;
	g++ | gcc | gcc-c++) command -v c++ ;;
	pkg-config | pkgconf*) command -v pkg-config ;;
	*libgit2*) pkg-config --exists libgit2 ;;
	*cxxopts*) pkg-config --exists cxxopts ;;
	*spdlog*) pkg-config --exists spdlog ;;
	*json*) pkg-config --exists nlohmann_json ;;
	*utf8proc*) pkg-config --exists libutf8proc ;;
	*pcre2*) pkg-config --exists libpcre2-8 ;;
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

# build PRESET: in build/PRESET
build() {
	ensure_packages
	[ "$dry_run" = no ] || say "+ cd $(quote "$root")"
	cd -- "$root"
	run "configure the build" cmake --preset "$1"
	run "build" cmake --build "build/$1" --parallel "$jobs"
}

try_out() {
	build release
	run "show the sample" sh tests/sample/try.sh "$root/build/release"
}

run_tests() {
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
		say "export PATH=$(quote "$prefix/bin"):\"\$PATH\"" >&2 ;;
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
		say "nothing to remove: there is no $manifest"
		return
	fi
	remove_listed <"$manifest"
	run "remove $manifest" rm -f "$manifest"
	for directory in "$prefix/libexec/git-bpf" "$prefix/share/git-bpf"; do
		[ ! -d "$directory" ] || run "remove empty directories" \
			find "$directory" -depth -type d -empty -exec rmdir {} \;
	done
	say "Hooks in repositories were not touched; ./install.sh --hooks REPO --uninstall removes them."
}

# --- hooks --------------------------------------------------------------------------------

our_hooks='applypatch-msg commit-msg prepare-commit-msg sendemail-validate'

# stub_text HOOK PROGRAM: the script that is put into the repository; line 2 says that it is ours.
stub_text() {
	case $1 in sendemail-validate) what='the mails were' ;; *) what='the message was' ;; esac
	cat <<EOF
#!/bin/sh
# bpf-git-hooks v1 $1
# SPDX-License-Identifier: GPL-2.0-only
# Runs $1.pre-bpf, the hook that was here before, and then git-bpf's own.
# BPF_HOOKS=0 leaves ours out; install.sh --hooks --uninstall of git-bpf removes it.
program=$(quote "$2")
case \$0 in */*) here=\${0%/*} ;; *) here=. ;; esac
if [ -f "\$here/$1.pre-bpf" ] && [ -x "\$here/$1.pre-bpf" ]; then
	"\$here/$1.pre-bpf" "\$@" || exit
fi
[ "\${BPF_HOOKS-}" != 0 ] || exit 0
if [ ! -x "\$program" ]; then
	printf 'warning: $1 by git-bpf did not run: there is no %s\n' "\$program" >&2
	exit 0
fi
EOF
	case $1 in
	prepare-commit-msg) say "\"\$program\" \"\$@\" || : # it may not stop a commit" ;;
	*)
		cat <<EOF
status=0
"\$program" "\$@" || status=\$?
if [ "\$status" -ge 126 ] && [ "\$status" -ne 130 ]; then # it could not start, or crashed
	printf 'warning: $what not checked: %s failed, status %s\n' "\$program" "\$status" >&2
	exit 0
fi
exit "\$status"
EOF
		;;
	esac
}

# write_stub HOOK PROGRAM FILE: FILE is at all times the old one or the whole new one.
write_stub() {
	temporary=$(mktemp "$3.XXXXXX") || return
	stub_text "$1" "$2" >"$temporary" && chmod 755 "$temporary" && mv -f "$temporary" "$3" && return
	rm -f "$temporary"
	return 1
}

# is_ours FILE HOOK
is_ours() {
	sed -n 2p "$1" 2>/dev/null | grep -q "^# bpf-git-hooks v[0-9]* $2\$"
}

# Prints the absolute path $1 without symbolic links; its last part need not exist.
physical() {
	(cd -- "$1" 2>/dev/null && pwd -P) ||
		(cd -- "${1%/*}/" 2>/dev/null && say "$(pwd -P)/${1##*/}") || say "$1"
}

# Sets $hooks to the directory in which git looks for the hooks of $repository.
find_hooks() {
	unset GIT_DIR GIT_WORK_TREE GIT_COMMON_DIR GIT_PREFIX # they would win over REPO
	git_directory=$(git -C "$repository" rev-parse --absolute-git-dir) || exit 128
	top=$(git -C "$repository" rev-parse --show-toplevel 2>/dev/null) || top=$git_directory
	cd -- "$top"
	hooks=$(absolute "$(git rev-parse --git-path hooks)")
	common=$(absolute "$(git rev-parse --git-common-dir)")
	case $force$(physical "$hooks")/ in
	yes* | no"$(physical "$common")"/*) ;;
	*) die "git looks for hooks in $hooks (core.hooksPath), which is outside the repository and" \
		"may serve others too; --force uses it all the same" ;;
	esac
}

install_hooks() {
	find_hooks
	for hook in $our_hooks; do # nothing is changed before all is checked
		file=$hooks/$hook
		[ -x "$libexec/$hook" ] || die "there is no program $libexec/$hook; run ./install.sh first," \
			"with the same --prefix, or say with --libexec where it is"
		if exists "$file" && exists "$file.pre-bpf" && ! is_ours "$file" "$hook"; then
			die "$file and $file.pre-bpf are both there, and the first is not ours; move one of" \
				"them away (nothing was changed)"
		fi
	done
	[ -d "$hooks" ] || run "create $hooks" mkdir -p "$hooks"
	for hook in $our_hooks; do install_hook "$hook"; done
}

# install_hook HOOK
install_hook() {
	file=$hooks/$1
	if is_ours "$file" "$1"; then
		if [ -x "$file" ] && [ "$(cat "$file")" = "$(stub_text "$1" "$libexec/$1")" ]; then
			say "unchanged: $file"
			return
		fi
	elif exists "$file"; then
		say "a hook is there already, and will run first: $file.pre-bpf"
		run "keep the former hook" mv "$file" "$file.pre-bpf"
	fi
	say "install: $file"
	run "write $file" write_stub "$1" "$libexec/$1" "$file"
}

uninstall_hooks() {
	find_hooks
	for hook in $our_hooks; do
		file=$hooks/$hook
		if ! is_ours "$file" "$hook"; then
			if exists "$file"; then say "not ours, left alone: $file"; else say "not there: $file"; fi
		elif exists "$file.pre-bpf"; then
			say "put back: $file"
			run "put the former hook back" mv -f "$file.pre-bpf" "$file"
		else
			say "remove: $file"
			run "remove $file" rm -f "$file"
		fi
	done
}

# --- the command line ---------------------------------------------------------------------

action=install dry_run=no assume_yes=no force=no uninstall=no prefix='' libexec='' repository=.

choose() {
	[ "$action" = install ] || usage_error "--$action and --$1 do not go together"
	action=$1
}

while [ $# -gt 0 ]; do
	case $1 in
	--try | --test) choose "${1#--}" ;;
	--hooks)
		choose hooks
		case ${2-} in '' | -*) ;; *) repository=$2 && shift ;; esac
		;;
	--prefix=?*) prefix=${1#*=} ;;
	--libexec=?*) libexec=${1#*=} ;;
	--prefix | --libexec)
		[ -n "${2-}" ] || usage_error "$1 needs a directory"
		case $1 in --prefix) prefix=$2 ;; *) libexec=$2 ;; esac
		shift
		;;
	--uninstall) uninstall=yes ;;
	--force) force=yes ;;
	--dry-run) dry_run=yes ;;
	--yes) assume_yes=yes ;;
	-h | --help) usage && exit 0 ;;
	*) usage_error "unknown option \`$1'" ;;
	esac
	shift
done

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
