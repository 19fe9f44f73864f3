#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: bpf_env.sh BUILDDIR SOURCEDIR
#
# git bpf-env: what is missing to build and run the selftests, what they brought, and that
# git bpf-format-patch can ask for it. The tree is a few files; the programs print what real ones do.

. "$2/tests/support/e2e.sh"

selftests=tools/testing/selftests/bpf
tools=$work/tools
mkdir "$tools"
for program in git gzip; do ln -s "$(command -v "$program")" "$tools/$program"; done
# shellcheck disable=SC2016 # the programs are to expand what stands in them
program() { # program NAME TEXT: it prints TEXT when it is asked for its version
	printf '#!/bin/sh\n[ "$1" = --version ] || exit 9\nprintf %%s "%s\n"\n' "$2" >"$tools/$1"
	chmod +x "$tools/$1"
}
targets='    bpf        - BPF (host endian)
    bpfeb      - BPF (big endian)
    bpfel      - BPF (little endian)'
llc() { # llc TARGETS
	program llc "Debian LLVM version 17.0.6
  Optimized build.
  Default target: x86_64-pc-linux-gnu

  Registered Targets:
$1
    x86-64     - 64-bit X86: EM64T and AMD64"
}
bpf_env() { env PATH="$build/bin:$tools" git bpf-env --kernel-release 6.19.0-rc5-local "$@"; }

git config --global user.name Ada
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git init -q "$work/linux"
cd "$work/linux"

begin 'no kernel'
echo x >file && git add file && git commit -qm 'Begin'
expect 128 bpf_env
said "fatal: $(git rev-parse --short=12 HEAD) is no Linux kernel with BPF selftests: it has no Makefile with VERSION and PATCHLEVEL"

mkdir -p $selftests Documentation/process lib scripts/kconfig kernel/bpf
printf 'VERSION = 6\nPATCHLEVEL = 19\nSUBLEVEL = 0\nEXTRAVERSION = -rc5\n' >Makefile
printf 'CONFIG_BPF=y\nCONFIG_BPF_SYSCALL=y\nCONFIG_DEBUG_INFO_BTF=y\nCONFIG_NETKIT=y\nCONFIG_VXLAN=y\n' >$selftests/config
printf 'CONFIG_NET_9P=y\n' >$selftests/config.vm
printf 'CONFIG_BPF_JIT_ALWAYS_ON=y\n' >$selftests/config.x86_64
printf 'Clang/LLVM (optional)  15.0.0           clang --version\npahole                 1.22             pahole --version\n' >Documentation/process/changes.rst
printf 'config DEBUG_INFO_BTF\n\tdepends on !DEBUG_INFO_DWARF5 || PAHOLE_VERSION >= 125\n' >lib/Kconfig.debug
echo 'exit 1' | tee $selftests/vmtest.sh >scripts/kconfig/merge_config.sh
chmod +x $selftests/vmtest.sh scripts/kconfig/merge_config.sh
git add . && git commit -qm 'Linux 6.19-rc5'
base=$(git rev-parse HEAD)
short=$(git rev-parse --short=12 HEAD)

begin 'all is there'
program pahole v1.24
program clang 'Debian clang version 17.0.6
Target: x86_64-pc-linux-gnu'
llc "$targets"
printf 'CONFIG_X86_64=y\nCONFIG_BPF=y\nCONFIG_BPF_SYSCALL=y\nCONFIG_DEBUG_INFO_BTF=y\nCONFIG_NETKIT=y\nCONFIG_VXLAN=y\nCONFIG_NET_9P=y\nCONFIG_BPF_JIT_ALWAYS_ON=y\n' >.config
expect 0 bpf_env
same "$(cat "$work/out")" "programs
  ok: pahole 1.24, $tools/pahole
  ok: clang 17.0.6, $tools/clang
  ok: llc 17.0.6, $tools/llc, with the targets bpf, bpfeb and bpfel

kernel
  ok: the kernel is 6.19.0-rc5-local, as this tree
  ok: .config has the options of $selftests/config
  ok: .config has the options of config.vm, too
  ok: .config has the options of config.x86_64, too

selftests of 6.19.0-rc5
  note: test_progs and test_verifier are not built
      make -C $selftests
  note: no results are recorded for $short

nothing is wrong" 'what is printed'
same "$(cat "$work/err")" '' 'what is said'
touch $selftests/test_progs $selftests/test_verifier
expect 0 bpf_env
printed '  ok: test_progs and test_verifier are built'

begin 'the tree decides what is too old'
echo CONFIG_DEBUG_INFO_DWARF5=y >>.config
expect 1 bpf_env
printed "  error: pahole 1.24, $tools/pahole is too old: CONFIG_DEBUG_INFO_BTF=y takes 1.25 or newer (lib/Kconfig.debug)
      git clone --recurse-submodules "
program pahole 1.9
program clang 'clang version 14.0.6'
llc "$(echo "$targets" | grep -v bpfel)"
expect 1 bpf_env
printed "error: pahole 1.9, $tools/pahole is too old"
printed "error: clang 14.0.6, $tools/clang is too old: this tree takes 15.0.0 or newer (Documentation/process/changes.rst)"
printed "error: llc 17.0.6, $tools/llc was built without BPF: it does not list bpfel"
printed '3 errors'

begin 'programs that are not there, or do not answer'
rm "$tools/pahole"
program llc-16 nothing
expect 1 env LLVM=-16 PATH="$build/bin:$tools" git bpf-env
printed 'error: there is no pahole on PATH: CONFIG_DEBUG_INFO_BTF=y takes 1.25 or newer (lib/Kconfig.debug)'
printed 'error: there is no clang-16 on PATH: the selftests take 15.0.0 or newer (Documentation/process/changes.rst)'
printed "error: $tools/llc-16 does not say which version of llc-16 it is"
rm "$tools/llc"
printf 'no program' >"$tools/clang"
expect 1 bpf_env
printed "error: $tools/clang does not say which version of clang it is"
# shellcheck disable=SC2016
printf '#!/bin/sh\n[ "$1" = --print-targets ] || { echo clang version 17.0.6 && exit; }\nprintf "  Registered Targets:\n%s\n"\n' "$targets" >"$tools/clang"
expect 1 bpf_env
printed '  note: there is no llc on PATH; clang lists the targets bpf, bpfeb and bpfel'

begin 'the configuration'
program pahole v1.30
printf 'CONFIG_BPF=y\nCONFIG_DEBUG_INFO_BTF=y\nCONFIG_VXLAN=m\n' >.config
expect 1 bpf_env
printed "  error: CONFIG_BPF_SYSCALL is not set in .config, and the selftests need it
      scripts/config -e BPF_SYSCALL && make olddefconfig
  warning: 1 of the 5 options of $selftests/config is missing or otherwise in .config: CONFIG_NETKIT
      scripts/kconfig/merge_config.sh -m .config $selftests/config && make olddefconfig
  note: 1 of the 5 options of $selftests/config is a module there, and should be built in: CONFIG_VXLAN
  note: 1 option of config.vm, which is for a virtual machine, is missing or otherwise (-v shows all)"
expect 1 bpf_env -v
printed "  note: CONFIG_NETKIT is not set, and $selftests/config has y"
mkdir "$work/other place"
gzip -c .config >"$work/other place/config.gz"
echo CONFIG_BPF_SYSCALL=y | gzip -c >>"$work/other place/config.gz"
cd kernel/bpf
expect 0 bpf_env --config "$work/other place/config.gz"
printed "      cd ../../ && KCONFIG_CONFIG='$work/other place/config.gz' scripts/kconfig/merge_config.sh -m '$work/other place/config.gz' $selftests/config"
mv ../../.config "$work/other place/.config"
expect 1 env KBUILD_OUTPUT="$work/other place" PATH="$build/bin:$tools" git bpf-env
printed "      cd ../../ && scripts/config --file '$work/other place/.config' -e BPF_SYSCALL && make O='$work/other place' olddefconfig"
cd ../..
expect 128 bpf_env --config Makefile
said "fatal: 'Makefile' is no kernel configuration: it has no line CONFIG_..."
printf '\037\213junk' >"$work/other place/config.gz"
expect 128 bpf_env --config "$work/other place/config.gz"
said "config.gz': gzip cannot unpack it"

rm -f .config
mkdir .config
expect 0 bpf_env
printed "  note: cannot tell how the kernel under test is configured: cannot read '$work/linux/.config': Is a directory"
rmdir .config
expect 0 bpf_env
printed '  note: cannot tell how the kernel under test is configured: there is no .config here'
cp "$work/other place/.config" .config

begin 'another kernel'
expect 1 bpf_env --kernel-release 6.18.0
printed "  warning: the kernel is 6.18.0, and these are the selftests of 6.19.0-rc5: boot the kernel of this tree, or run them in a virtual machine
      $selftests/vmtest.sh"
expect 1 bpf_env --kernel-release "6.19.0-rc5-00001-g$short"
printed "  ok: the kernel is 6.19.0-rc5-00001-g$short, as this tree"

begin 'results'
git update-ref refs/remotes/bpf-next/master "$base"
git remote add bpf-next https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git switch -q -c topic --track bpf-next/master
echo change >kernel/bpf/map.c && git add kernel
git commit -qsm 'bpf: Add a map

It is needed for what it does, and for what others do with it.'
git config bpf.requireTests true
tip=$(git rev-parse --short=12 HEAD)
expect 128 git bpf-format-patch -o "$work/mails"
said "fatal: no selftests are recorded for what $tip has (bpf.requireTests)
hint: run them, and record what they print: git bpf-env --record <log> $tip"
[ ! -e "$work/mails" ] || fail 'mails were written'
expect 1 git bpf-env --tested
printed "no results are recorded for $tip"
printf '#1/1     array_map:OK\n#1       array_map:OK\n' >"$work/test.log"
expect 128 git bpf-env --record "$work/test.log"
said "fatal: cannot take '$work/test.log' for a result: there is no line 'Summary: ... PASSED, ... FAILED' in it"
same "$(git for-each-ref refs/bpf)" '' 'what is recorded'
echo 'Summary: 417/2099 PASSED, 12 SKIPPED, 1 FAILED' >>"$work/test.log"
expect 1 git bpf-env --record "$work/test.log"
printed '  test_progs: 417/2099 PASSED, 12 SKIPPED, 1 FAILED'
expect 128 git bpf-format-patch -o "$work/mails"
said "fatal: the selftests failed on what $tip has: test_progs: 417/2099 PASSED, 12 SKIPPED, 1 FAILED ("
sed -i 's/417\(.*\)1 FAILED/418\10 FAILED/' "$work/test.log"
expect 0 git bpf-env --record "$work/test.log"
same "$(sed 's/ recorded .*//' "$work/out")" "$tip (\"bpf: Add a map\"),
  test_progs: 418/2099 PASSED, 12 SKIPPED, 0 FAILED" 'what is printed'
expect 0 git bpf-format-patch -o "$work/mails"
expect 1 bpf_env
printed '  ok: test_progs: 418/2099 PASSED, 12 SKIPPED, 0 FAILED (recorded '
expect 1 bpf_env "$base"
printed "  note: no results are recorded for $short"
git commit -q --amend -sm 'bpf: Add a map of all

It is needed for what it does, and for what others do with it.'
expect 0 git bpf-env --tested
printed '("bpf: Add a map of all"), recorded '
expect 0 git bpf-format-patch -o "$work/mails"

begin 'the verifier in particular'
git config bpf.requireTests verifier
tip=$(git rev-parse --short=12 HEAD)
expect 128 git bpf-format-patch -o "$work/mails"
said "fatal: no run of test_verifier is recorded for what $tip has (bpf.requireTests)"
expect 0 git bpf-format-patch --force -o "$work/mails"
said "warning: --force: no run of test_verifier is recorded for what $tip has"
echo 'Summary: 789 PASSED, 0 SKIPPED, 0 FAILED' >"$work/test.log"
status=0
git bpf-env --record - <"$work/test.log" >"$work/out" || status=$?
same "$status $(tail -n 2 "$work/out")" "0   test_progs: 418/2099 PASSED, 12 SKIPPED, 0 FAILED
  test_verifier: 789 PASSED, 0 SKIPPED, 0 FAILED" 'what is recorded'
expect 0 git bpf-format-patch -o "$work/mails"
git config bpf.requireTests always
expect 128 git bpf-format-patch -o "$work/mails"
said "fatal: bpf.requireTests is 'always'"

begin 'what was tested is the tree'
git config bpf.requireTests true
echo more >>kernel/bpf/map.c
expect 0 git bpf-env --record "$work/test.log"
said "warning: there are changes that are not committed: what was tested may not be what $tip has"
git commit -qa --amend --no-edit
expect 128 git bpf-format-patch -o "$work/mails"
said "fatal: no selftests are recorded for what $(git rev-parse --short=12 HEAD) has"
git fsck --strict >"$work/out" 2>&1 || fail 'git fsck finds fault with the record'

begin 'wrong command lines'
expect 129 git bpf-env --record "$work/test.log" --tested
expect 129 git bpf-env --tested --config .config
expect 129 git bpf-env HEAD HEAD
expect 128 git bpf-env --tested no-such-commit

finish
echo 'git bpf-env: all passed'
