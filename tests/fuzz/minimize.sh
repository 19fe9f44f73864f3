#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: minimize.sh BUILDDIR TARGET [DIRECTORY...]
#
# Makes a target's corpus as small as it can be without covering less than it does now, together with
# what fuzzers left in the directories. Files with a name of their own, which hold on to a defect that
# was found once, stay; the others are called by the beginning of their hash.

set -eu
unset CDPATH

[ $# -ge 2 ] || { echo "usage: minimize.sh BUILDDIR TARGET [DIRECTORY...]" >&2 && exit 129; }
fuzzer=$(cd -- "$1" && pwd)/bin/fuzz-$2
corpus=$(cd -- "$(dirname -- "$0")" && pwd)/corpus/$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

mkdir -p "$corpus" "$work/new"
for file in "$corpus"/*; do
	case ${file##*/} in
	'*') ;;
	*[!0-9a-f]*) cp -- "$file" "$work/new/" ;;
	esac
done
# Which blocks are reached counts, and not how often: that keeps a corpus small.
"$fuzzer" -merge=1 -set_cover_merge=1 -use_counters=0 -max_len=2048 -timeout=20 -artifact_prefix="$work/" \
	"$work/new" "$corpus" "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2 && exit 1; }

rm -f -- "$corpus"/*
for file in "$work"/new/*; do
	name=${file##*/}
	case $name in
	*[!0-9a-f]*) ;;
	*) name=$(printf '%.10s' "$name") ;;
	esac
	cp -- "$file" "$corpus/$name"
done
set -- "$corpus"/*
echo "$corpus: $# files"
