#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: make-sample.sh DIR [<options of git init>]
#
# Builds a small kernel tree under DIR, the same down to the commit ids every time:
#
#   bpf.git, bpf-next.git   the maintainers' trees; bpf-next is two commits ahead
#   linux                   a contributor's clone, with the branch arraymap-batch: three commits
#                           for bpf-next with a cover letter, of which the second has a mistake

set -eu
unset CDPATH

[ $# -ge 1 ] || { echo "usage: make-sample.sh DIR [<options of git init>]" >&2 && exit 129; }

# Nothing of the caller's git reaches the sample: neither variables nor configuration nor hooks.
for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_DEFAULT_REF_FORMAT=files
export LC_ALL=C TZ=UTC

clock=1767603600 # 2026-01-05 09:00 UTC

# commit NAME ADDRESS: everything in the tree, signed off, with the message from standard input,
# an hour after the commit before.
commit() {
	clock=$((clock + 3600))
	export GIT_AUTHOR_NAME="$1" GIT_AUTHOR_EMAIL="$2" GIT_AUTHOR_DATE="$clock +0000"
	export GIT_COMMITTER_NAME="$1" GIT_COMMITTER_EMAIL="$2" GIT_COMMITTER_DATE="$clock +0000"
	git add --all
	git commit --quiet --signoff --file=-
}

# shellcheck disable=SC2086 # the options are words
new_repository() { git init --quiet --template= --object-format=sha1 --initial-branch=master $options "$@"; }

mkdir -p -- "$1"
cd -- "$1"
sample=$(pwd)
shift
options=$*
new_repository --bare bpf.git
new_repository --bare bpf-next.git
new_repository linux
cd linux
git config user.name 'Ada Patcher'
git config user.email ada@example.org
git remote add bpf "$sample/bpf.git"
git remote add bpf-next "$sample/bpf-next.git"

# --- the tree, and the history that both maintainers' trees share ------------------------------

mkdir -p include/linux kernel/bpf tools/lib/bpf tools/testing/selftests/bpf/prog_tests

cat >MAINTAINERS <<'EOF'
List of maintainers
===================

	M: mail patches to	R: reviewer	L: mailing list
	S: status		T: tree		F: files	K: content

BPF [GENERAL] (Safe Dynamic Programs and Tools)
M:	Max Tainer <max@example.org>
M:	Vera Fyer <vera@example.org>
R:	Rhea Viewer <rhea@example.org>
L:	bpf@vger.kernel.org
S:	Supported
T:	git git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf.git
T:	git git://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
F:	include/linux/bpf*
F:	kernel/bpf/
F:	tools/lib/bpf/
F:	tools/testing/selftests/bpf/
K:	(?:\b|_)bpf(?:\b|_)

BPF [CORE]
M:	Vera Fyer <vera@example.org>
L:	bpf@vger.kernel.org
S:	Maintained
F:	include/linux/bpf.h
F:	kernel/bpf/verifier.c

BPF [LIBRARY] (libbpf)
M:	Libby Loader <libby@example.org>
L:	bpf@vger.kernel.org
S:	Maintained
F:	tools/lib/bpf/

KERNEL SELFTEST FRAMEWORK
M:	Tess Runner <tess@example.org>
L:	linux-kselftest@vger.kernel.org
S:	Maintained
F:	tools/testing/selftests/

THE REST
M:	Root Keeper <root@example.org>
L:	linux-kernel@vger.kernel.org
S:	Buried alive in reporters
F:	*
F:	*/
EOF
cat >Makefile <<'EOF'
# SPDX-License-Identifier: GPL-2.0
VERSION = 6
PATCHLEVEL = 19
SUBLEVEL = 0
EXTRAVERSION = -rc4
NAME = Sample of a Tree
EOF
cat >Kbuild <<'EOF'
# SPDX-License-Identifier: GPL-2.0
obj-y += kernel/
EOF
cat >kernel/bpf/Makefile <<'EOF'
# SPDX-License-Identifier: GPL-2.0
obj-$(CONFIG_BPF_SYSCALL) += arraymap.o verifier.o
EOF
cat >include/linux/bpf.h <<'EOF'
/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef _LINUX_BPF_H
#define _LINUX_BPF_H

struct bpf_map {
	u32 key_size;
	u32 value_size;
	u32 max_entries;
};

struct bpf_array {
	struct bpf_map map;
	u32 elem_size;
	char value[];
};

#endif /* _LINUX_BPF_H */
EOF
cat >kernel/bpf/arraymap.c <<'EOF'
// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bpf.h>

static int array_map_update_elem(struct bpf_map *map, void *key, void *value,
				 u64 flags)
{
	struct bpf_array *array = container_of(map, struct bpf_array, map);
	u32 index = *(u32 *)key;

	if (unlikely(flags > BPF_EXIST))
		return -EINVAL;
	if (unlikely(index >= map->max_entries))
		return -E2BIG;

	return array_map_copy(array, index, value);
}
EOF
cat >kernel/bpf/verifier.c <<'EOF'
// SPDX-License-Identifier: GPL-2.0-only
#include <linux/bpf.h>

int bpf_check(struct bpf_prog **prog, union bpf_attr *attr)
{
	return do_check(*prog, attr);
}
EOF
cat >tools/lib/bpf/libbpf.c <<'EOF'
// SPDX-License-Identifier: (LGPL-2.1 OR BSD-2-Clause)
#include "libbpf.h"

int bpf_map__max_entries(const struct bpf_map *map)
{
	return map->def.max_entries;
}
EOF
cat >tools/testing/selftests/bpf/prog_tests/arraymap.c <<'EOF'
// SPDX-License-Identifier: GPL-2.0
#include <test_progs.h>

void test_arraymap(void)
{
	ASSERT_OK(update_one(0), "first");
	ASSERT_ERR(update_one(MAX_ENTRIES), "past the end");
}
EOF
commit 'Root Keeper' root@example.org <<'EOF'
Linux 6.19-rc4
EOF
# Mainline is between two merge windows.
git tag v6.18
git tag v6.19-rc4

sed -i 's/	char value\[\];/	char *value;/' include/linux/bpf.h
cat >>kernel/bpf/arraymap.c <<'EOF'

static void array_map_free(struct bpf_map *map)
{
	struct bpf_array *array = container_of(map, struct bpf_array, map);

	kvfree(array->value);
}
EOF
commit 'Vera Fyer' vera@example.org <<'EOF'
bpf: Allocate the values of array maps separately

A large array map needs one physically contiguous allocation for its
header and all its values, which fails on a machine that has been up for
weeks. Let the header point to the values, and kvcalloc() them.
EOF

cat >>kernel/bpf/arraymap.c <<'EOF'

static int array_map_update_batch(struct bpf_map *map, u32 first, void *values,
				  u32 count, u64 flags)
{
	struct bpf_array *array = container_of(map, struct bpf_array, map);
	u32 i;

	if (first + count > map->max_entries)
		return -E2BIG;

	for (i = 0; i < count; i++)
		array_map_copy(array, first + i, values + i * map->value_size);

	return 0;
}
EOF
commit 'Max Tainer' max@example.org <<'EOF'
bpf: Add a batch update to the array map

Filling an array map takes a system call for each of its elements. Add
an operation that writes a range of them. A tracing tool with 10,000
counters starts five times as fast with it.
EOF

cat >>tools/lib/bpf/libbpf.c <<'EOF'

int bpf_map__update_batch(struct bpf_map *map, __u32 first, const void *values,
			  __u32 count, __u64 flags)
{
	return bpf_map_update_batch(map->fd, first, values, count, flags);
}
EOF
commit 'Libby Loader' libby@example.org <<'EOF'
libbpf: Add bpf_map__update_batch()

The kernel can write a range of elements at once since the batch update
of array maps. Wrap it, so that users of the high-level interface need
not look up the file descriptor of the map.
EOF

sed -i '$d' tools/testing/selftests/bpf/prog_tests/arraymap.c
cat >>tools/testing/selftests/bpf/prog_tests/arraymap.c <<'EOF'
	ASSERT_OK(update_range(0, MAX_ENTRIES), "all");
	ASSERT_ERR(update_range(1, MAX_ENTRIES), "one too many");
}
EOF
commit 'Tess Runner' tess@example.org <<'EOF'
selftests/bpf: Test the batch update of array maps

Write all elements at once, and check that a range which ends behind the
last element is refused.
EOF
git push --quiet bpf master

# --- what only bpf-next has --------------------------------------------------------------------

sed -i 's/	u32 elem_size;/&\n	u32 index_mask;/' include/linux/bpf.h
commit 'Vera Fyer' vera@example.org <<'EOF'
bpf: Keep the index mask in struct bpf_array

The verifier is about to mask the index of inlined lookups. Compute the
mask once, when the map is created, and keep it with the element size.
EOF

cat >>tools/lib/bpf/libbpf.c <<'EOF'

__u32 bpf_map__value_size(const struct bpf_map *map)
{
	return map->def.value_size;
}
EOF
commit 'Libby Loader' libby@example.org <<'EOF'
libbpf: Add bpf_map__value_size()

A caller of bpf_map__update_batch() must know how far apart the values
are that it passes. Give it a getter instead of a second copy of the
map's definition.
EOF
git push --quiet bpf-next master

# --- the contributor's branch ------------------------------------------------------------------

git fetch --quiet --multiple bpf bpf-next
git checkout --quiet -b arraymap-batch --track bpf-next/master
git branch --quiet -D master

git config branch.arraymap-batch.description "$(
	cat <<'EOF'
Check flags in batch updates of array maps

Updating one element of an array map fails if the caller passes a flag
that the kernel does not know, but updating a batch of them ignores it.
A program cannot find out that way whether a flag has any effect, and no
new flag can be added. Patch 1 moves the check to a function of its own,
patch 2 calls it for batches, and patch 3 tests both.
EOF
)"

git apply <<'EOF'
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -1,14 +1,19 @@
 // SPDX-License-Identifier: GPL-2.0-only
 #include <linux/bpf.h>
 
+static bool array_map_flags_ok(u64 flags)
+{
+	return flags <= BPF_EXIST;
+}
+
 static int array_map_update_elem(struct bpf_map *map, void *key, void *value,
 				 u64 flags)
 {
 	struct bpf_array *array = container_of(map, struct bpf_array, map);
 	u32 index = *(u32 *)key;
 
-	if (unlikely(flags > BPF_EXIST))
+	if (unlikely(!array_map_flags_ok(flags)))
 		return -EINVAL;
 	if (unlikely(index >= map->max_entries))
 		return -E2BIG;
 
EOF
commit 'Ada Patcher' ada@example.org <<'EOF'
bpf: Share the flag check of array maps

array_map_update_elem() compares its flags with the largest one that it
knows. The batch update needs the same check, so move it to a function
that both can call. No functional change.
EOF

git apply <<'EOF'
--- a/kernel/bpf/arraymap.c
+++ b/kernel/bpf/arraymap.c
@@ -34,6 +34,8 @@
 	struct bpf_array *array = container_of(map, struct bpf_array, map);
 	u32 i;
 
+	if (!array_map_flags_ok(flags))
+		return -EINVAL;
 	if (first + count > map->max_entries)
 		return -E2BIG;
 
EOF
commit 'Ada Patcher' ada@example.org <<EOF
bpf: Check the flags of array map batches

array_map_update_batch() never looks at its flags. A program that passes
a flag from a newer kernel is told that all went well, although its flag
had no effect, and has no way to tell the two kernels apart.

Refuse unknown flags with -EINVAL, as the update of one element does.
No user of the batch update is known to pass any.

$(git log -1 --abbrev=12 --format='Fixes: %h ("%s")' --grep='^bpf: Add a batch update')
Cc: stable@vger.kernel.org
EOF

sed -i '$d' tools/testing/selftests/bpf/prog_tests/arraymap.c
cat >>tools/testing/selftests/bpf/prog_tests/arraymap.c <<'EOF'
	ASSERT_ERR(update_one_flags(0, BPF_EXIST + 1), "unknown flag");
	ASSERT_ERR(update_range_flags(0, 2, BPF_EXIST + 1), "unknown flag, batch");
}
EOF
commit 'Ada Patcher' ada@example.org <<'EOF'
selftests/bpf: Test unknown array map flags

Pass a flag that no kernel knows to the update of one element and to the
batch update, and check that both refuse it.
EOF
