# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-ci. Made from the table of its options.

complete -c git-bpf-ci -f
complete -c git-bpf-ci -l tree -x -a 'bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next' -d 'the tree that the branch is for'
complete -c git-bpf-ci -l push -d 'push the branch; else only the command is shown'
complete -c git-bpf-ci -l remote -x -d 'the remote that is your fork of kernel-patches/bpf'
complete -c git-bpf-ci -l branch -x -d 'the name of the branch in the fork; else that of this branch'
complete -c git-bpf-ci -l base -x -d 'the base that you mean; it is an error if it is not the tree\'s'
complete -c git-bpf-ci -s q -l quiet -d 'only the commands and the URL'
complete -c git-bpf-ci -l version -d 'show the version'
complete -c git-bpf-ci -s h -l help -d 'show this help'
