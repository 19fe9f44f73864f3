#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: maintainers.sh BUILDDIR SOURCEDIR
#
# MAINTAINERS' answer held to scripts/get_maintainer.pl: to what it once said for some hundred
# patches, and, with BPF_LINUX_SOURCE=DIR, to what it says there for files taken at random
# (BPF_FILES of them, 500 if not set). Neither is part of the project; without both, it is skipped.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: maintainers.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
cases=$2/../shared/maintainers/cases
linux=${BPF_LINUX_SOURCE-}
[ -d "$cases" ] || [ -n "$linux" ] ||
	{ echo "skipped: there is no $cases, and BPF_LINUX_SOURCE is not set" && exit 77; }

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C PATH="$build/bin:$PATH"

if [ -d "$cases" ]; then BPF_CASES=$cases unit-tests '[.cases]'; fi
[ -n "$linux" ] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
linux=$(cd -- "$linux" && pwd)
(cd "$linux" && find . -type f | sed 's/^..//' | grep -v ' ' | sort | shuf -n "${BPF_FILES:-500}" \
	--random-source=MAINTAINERS) >"$work/files"

# A repository with these files, what get_maintainer.pl reads, and the folders that F: lines name.
git init -q --template= "$work/tree"
(cd "$linux" && tar -cf - MAINTAINERS .mailmap .get_maintainer.ignore -T "$work/files") | tar -xf - -C "$work/tree"
sed -n 's/^F:[[:space:]]*\([^*?[]*[^/*?[]\)$/\1/p' "$linux/MAINTAINERS" | while IFS= read -r folder; do
	if [ -d "$linux/$folder" ]; then mkdir -p "$work/tree/$folder" && : >"$work/tree/$folder/.keep"; fi
done
cd "$work/tree"
git add -A -f .
git -c user.name=Ada -c user.email=ada@example.org commit -q -m base

addresses() { sed 's/ ([^@]*$//' "$1" | sort; }
same=0 other=0
while IFS= read -r file; do
	(cd "$linux" && perl scripts/get_maintainer.pl --nogit --nogit-fallback --norolestats --roles -f "$file") >"$work/theirs"
	git bpf-recipients -f --maintainers-only --format=roles "$file" >"$work/ours"
	addresses "$work/theirs" >"$work/expected"
	addresses "$work/ours" >"$work/found"
	if cmp -s "$work/expected" "$work/found"; then
		same=$((same + 1))
	else
		other=$((other + 1))
		echo "$file:" && diff "$work/expected" "$work/found" || :
	fi
done <"$work/files"
echo "$same files agree, $other do not"
[ "$other" -eq 0 ]
