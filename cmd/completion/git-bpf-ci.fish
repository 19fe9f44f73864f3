# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-ci. Made from the table of its options.

complete -c git-bpf-ci -f
complete -c git-bpf-ci -l tree -x -a 'bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next' -d 'the tree that the branch is for'
complete -c git-bpf-ci -l push -d 'push the branch; else only the command is shown'
complete -c git-bpf-ci -l remote -x -a '(command git remote 2>/dev/null)' -d 'the remote that is your fork of kernel-patches/bpf'
complete -c git-bpf-ci -l branch -x -a '(command git for-each-ref --format=\'%(refname:short)\' refs/heads 2>/dev/null)' -d 'the name of the branch in the fork; else that of this branch'
complete -c git-bpf-ci -l base -x -a 'bpf_base\\t"of bpf" bpf-next_base\\t"of bpf-next"' -d 'the base that you mean; it is an error if it is not the tree\'s'
complete -c git-bpf-ci -l color -f -a 'always\\t"wherever it goes" never\\t"no colour" auto\\t"at a terminal, or for git\'s pager"' -d 'colour'
complete -c git-bpf-ci -l no-color -d 'as --color=never'
complete -c git-bpf-ci -s q -l quiet -d 'only the commands and the URL'
complete -c git-bpf-ci -l version -d 'show the version'
complete -c git-bpf-ci -s h -l help -d 'show this help'
