#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# How a repository stores what it has makes no difference: SHA-256, reftable, sparse and split
# index, index version 4, commit-graphs, multi-pack-index. Replace refs and grafts count as for git.

# shellcheck disable=SC2086,SC2016 # lists of words; commands as they are printed

. "$2/tests/support/e2e.sh"
. "$2/tests/support/repositories.sh"

make_plain
printf '%s\n' 'bpf: Free the leak' '' 'A leak is not freed, and its callers lose memory by it. Free it, as' \
	'everybody else does.' '' 'Signed-off-by: Ada Patcher <ada@example.org>' >"$work/good-message"

state 'sparse index'
git sparse-checkout init --cone --sparse-index
git sparse-checkout set kernel/bpf
git ls-files --sparse | grep -qx tools/ || fail 'the index is not sparse'
usual_cells
as_usual staged refused accepted

state 'split index'
git update-index --split-index
usual_cells
as_usual staged refused

state 'index version 4, without a checksum'
git config feature.manyFiles true
git config index.skipHash true
git update-index --index-version 4 --untracked-cache --force-write-index 2>/dev/null ||
	git update-index --index-version 4 --untracked-cache
usual_cells
as_usual staged refused

state 'commit-graph chain and multi-pack-index'
git repack -adq
git multi-pack-index write
git rev-parse bpf-next/master | git commit-graph write --stdin-commits --split=no-merge
git commit-graph write --reachable --split=no-merge
[ "$(wc -l <.git/objects/info/commit-graphs/commit-graph-chain)" -eq 2 ] || fail 'no chain'
usual_cells

state 'replace ref'
git replace "$(git rev-parse HEAD~1)" \
	"$(git cat-file commit HEAD~1 | sed '/^Cc: stable/d' | git hash-object -t commit -w --stdin)"
says 0 check '3 commits checked for bpf-next (the upstream bpf-next/master): no findings'
says 0 format
grep -q 'Cc: stable' "$work/o"/*.patch && fail 'the mail is of the commit that was replaced'
says 0 doctor 'note: there are replace refs: git reads objects, and not libgit2, which takes longer'

state 'graft'
mkdir -p .git/info
echo "$(git rev-parse HEAD~1) $(git rev-parse bpf-next/master)" >.git/info/grafts
says 1 check '2 commits checked for bpf-next'
says 0 status '1  unsent  bpf: Check the flags of array map batches'
says 0 format "$work/o/0002-"

# Ids are other ones there; what a commit is called is not. Names of files' contents are left out.
names() {
	(cd "$1" && git log --all --topo-order --reverse --format='%H %s' |
		sed 's|/|\\/|g; s/^\(.\{12\}\)\([^ ]*\) \(.*\)/s\/\1\\(\2\\)*\/<\3>\/g/')
	echo 's/^index [0-9a-f.]*/index/'
}
other() {
	names "$work/plain" >"$work/usual-names"
	names "$place" >"$work/other-names"
	for cell in "$@"; do
		(cd "$work/plain" && place=$work/plain && ask "$cell" && answer | same_names | sed -f "$work/usual-names") >"$work/usual"
		ask "$cell"
		answer | same_names | sed -f "$work/other-names" >"$work/here"
		diff "$work/usual" "$work/here" >"$work/err" || fail "$cell says something else than in the usual repository"
	done
}
make_other() {
	mv "$work/plain" "$work/usual-plain" && mv "$work/mails" "$work/usual-mails"
	rm -rf "$work/sample"
	init_options=$1
	make_plain
	mv "$work/plain" "$work/other" && mv "$work/usual-plain" "$work/plain"
	rm -rf "$work/mails" && mv "$work/usual-mails" "$work/mails"
	cd "$work/other" && place=$work/other asked=git as=
}
other_cells=$few_cells
[ -z "${BPF_FULL-}" ] || other_cells=$(echo "$all_cells" | sed 's/ file / /; s/ dry-run / /; s/ porcelain / /; s/ pull / /; s/ doctor//')

begin 'SHA-256'
make_other --object-format=sha256
other $other_cells
says 0 doctor 'note: objects are named by sha256: git reads them, and not libgit2, which takes longer'
says 0 staged
says 1 refused 'error: no Signed-off-by [author-signoff]'
cd "$work" && rm -rf "$work/other"

begin 'reftable'
if git init -q --template= --ref-format=reftable "$work/probe" 2>/dev/null; then
	make_other --ref-format=reftable
	other $other_cells
	says 0 staged
	says 1 refused 'error: no Signed-off-by [author-signoff]'
fi

finish
