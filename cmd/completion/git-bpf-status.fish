# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-status. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-status -f
complete -c git-bpf-status -a '(__git_bpf_revisions)'
complete -c git-bpf-status -s a -l all -d 'all local branches that are work for one of the trees, a line each'
complete -c git-bpf-status -l patchwork -d 'ask patchwork, too: this is all that uses the network'
complete -c git-bpf-status -l tree -x -a 'bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next' -d 'the tree that the patches are for'
complete -c git-bpf-status -l profile -x -a '2018 2020 2023 2025\\t"the newest" auto\\t"what the target tree\'s own copy is"' -d 'the version of the document'
complete -c git-bpf-status -l format -x -a 'human\\t"for people at a terminal" json\\t"for programs, with a version of the schema"' -d 'how it is printed'
complete -c git-bpf-status -l color -f -a 'always\\t"wherever it goes" never\\t"no colour" auto\\t"at a terminal, or for git\'s pager"' -d 'colour'
complete -c git-bpf-status -l no-color -d 'as --color=never'
complete -c git-bpf-status -l version -d 'show the version'
complete -c git-bpf-status -s h -l help -d 'show this help'
