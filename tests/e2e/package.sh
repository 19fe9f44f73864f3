#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: package.sh BUILDDIR SOURCEDIR
#
# What cmake --install and cpack put where, whether it works there, that install.sh --uninstall
# takes all of it away, and what install.sh says of an old cmake.

. "$2/tests/support/e2e.sh"

command -v cmake >/dev/null || exit 77
mkdir "$work/repository" "$work/empty"
git init -q "$work/repository"
cd "$work"

# The files that an installation has, but for the completions of shells.
expected_files() {
	for file in "$source"/cmd/*.cc; do echo "bin/$(basename "$file" .cc)"; done
	for file in "$source"/hooks/*.cc; do echo "libexec/git-bpf/$(basename "$file" .cc)"; done
	for file in "$source"/cmd/*.[1-9] "$source"/hooks/*.[1-9]; do
		[ ! -e "$file" ] || echo "share/man/man${file##*.}/${file##*/}"
	done
	echo bin/git-bpf-hooks
	echo libexec/git-bpf/git-bpf-hooks
	echo libexec/git-bpf/bpf-libgit2.so
	echo share/doc/git-bpf/README.md
	echo share/doc/git-bpf/SECURITY.md
	echo share/doc/git-bpf/LICENSE
}
files_in() { (cd "$1" && find . ! -type d | sed 's,^\./,,' | grep -v -e completion -e site-functions -e vendor_conf | sort); }

# installed STATUS COMMAND...: the programs are those of the installation.
installed() {
	wanted=$1
	shift
	expect "$wanted" env PATH="$work/root/usr/bin:$PATH" "$@"
}

begin 'cmake --install into DESTDIR'
expect 0 env DESTDIR="$work/root" cmake --install "$build" --prefix /usr
same "$(ls "$work/root")" usr 'what is in DESTDIR'
same "$(files_in root/usr)" "$(expected_files | sort)" 'the files'
same "$(find root/usr -type f ! -perm -444)" '' 'files that not everyone can read'
same "$(find root/usr/bin root/usr/libexec -type f ! -name '*.so' ! -perm -555)" '' 'programs that not everyone can run'
same "$(readlink root/usr/bin/git-bpf-hooks)" ../libexec/git-bpf/git-bpf-hooks 'the link'
same "$(grep -lrF "$build" root/usr/share root/usr/bin/git-bpf-hooks)" '' 'files that name the build directory'

begin 'the programs where they are installed'
cd repository
installed 0 git bpf-check --version
installed 0 git bpf-check --list-rules
if command -v man >/dev/null; then
	installed 0 man -w git-bpf-hooks
	printed "$work/root/usr/share/man/man1/git-bpf-hooks.1"
fi

begin 'git bpf-hooks'
git config user.name A
git config user.email a@example.org
installed 0 git bpf-hooks install
printed "install: $work/repository/.git/hooks/commit-msg"
expect 1 git commit --allow-empty -m 'bpf: Fix it' -m 'Cc: stable@vger.kernel.org'
said '[no-cc-stable]'
cd ..
installed 0 git bpf-hooks install -n --force repository
printed "unchanged: $work/repository/.git/hooks/commit-msg"
installed 0 git bpf-hooks uninstall repository
same "$(find repository/.git/hooks ! -name '*.sample' -type f)" '' 'what is left of the hooks'
installed 128 git bpf-hooks install "$work/empty"
mv root/usr/libexec/git-bpf/commit-msg "$work/away"
installed 128 git bpf-hooks install repository
said "error: there is no program $work/root/usr/libexec/git-bpf/commit-msg;"
said 'git-bpf is not installed as a whole: install it again'
mv "$work/away" root/usr/libexec/git-bpf/commit-msg

begin 'git bpf-hooks in the build directory'
expect 0 git bpf-hooks install repository
grep -qF "$build/libexec/git-bpf/commit-msg" repository/.git/hooks/commit-msg || fail 'another program'

begin 'git bpf-hooks with a wrong command line'
installed 129 git bpf-hooks -h
printed 'usage: git bpf-hooks install [<options>] [<repository>]'
not_said usage
installed 129 git bpf-hooks install -h
printed 'usage: git bpf-hooks install'
installed 0 git-bpf-hooks --help
for arguments in '' remove 'install a b' 'install --unknown' 'install --try'; do
	# shellcheck disable=SC2086 # words on purpose
	installed 129 git bpf-hooks $arguments
	said 'error: '
	said 'usage: git bpf-hooks install'
	not_printed usage
done

begin 'cpack'
if command -v cpack && command -v dpkg-deb && command -v dpkg-shlibdeps && command -v file; then
	# Of what was just installed, with something small for the programs: sanitizers make them huge.
	small=$(command -v env)
	for file in root/usr/bin/* root/usr/libexec/git-bpf/*; do
		[ "${file##*/}" = git-bpf-hooks ] || cp "$small" "$file"
	done
	umask 077 && chmod 700 root/usr/share/man
	expect 0 env SOURCE_DATE_EPOCH=1000000000 cpack --config "$build/CPackConfig.cmake" -B "$work/package" \
		-D CPACK_INSTALL_CMAKE_PROJECTS= -D "CPACK_INSTALLED_DIRECTORIES=$work/root;."
	umask 022
	version=$(git-bpf-check --version | sed 's/.* //')
	package=$work/package/git-bpf_${version}_$(dpkg --print-architecture).deb
	expect 0 dpkg-deb --field "$package" Depends Recommends Section
	printed 'Depends: git (>= 1:2.34), libc6'
	printed 'Recommends: git-email'
	printed 'Section: vcs'
	expect 0 dpkg-deb --control "$package" control
	same "$(ls control)" 'control
md5sums' 'what runs or is kept when it is installed'
	expect 0 dpkg-deb --extract "$package" extracted
	same "$(ls extracted)" usr 'what is in the package'
	same "$(files_in extracted/usr)" "$({
		expected_files | sed -e '/LICENSE$/d' -e '/share\/man/s/$/.gz/'
		echo share/doc/git-bpf/changelog.gz
		echo share/doc/git-bpf/copyright
	} | sort)" 'the files in the package'
	same "$(find extracted/usr ! -type l ! -perm -444)" '' 'what not everyone can read'
	same "$(find extracted/usr -type d ! -perm 755)" '' 'what not everyone can enter'
	same "$(TZ=UTC dpkg-deb --contents "$package" | awk '{ print $4, $5 }' | sort -u)" '2001-09-09 01:46' 'the dates'
fi >/dev/null

begin 'install.sh --uninstall'
prefix=$work/root/usr
mkdir "$prefix/share/git-bpf"
(cd root && find usr ! -type d | sed "s,^,$work/root/,") >list
mv list "$prefix/share/git-bpf/manifest"
: >"$prefix/bin/of-others"
expect 0 "$source/install.sh" --prefix "$prefix" --uninstall
same "$(cd root/usr && find . ! -type d -o -name git-bpf)" ./bin/of-others 'what is left'

begin 'install.sh and an old cmake'
mkdir few # no package manager
for command in cat dirname env grep head id nproc readlink sed sh sort tr; do
	ln -s "$(command -v "$command")" few
done
expect 1 env PATH="$work/few" "$source/install.sh" --prefix "$work/none"
said 'error: there is no cmake; 3.25 or newer is needed'
printf '#!/bin/sh\necho cmake version 3.9.6\n' >few/cmake
chmod 755 few/cmake
expect 1 env PATH="$work/few" "$source/install.sh" --prefix "$work/none"
said 'error: cmake is too old: 3.25 or newer is needed, and this is 3.9.6'

finish
