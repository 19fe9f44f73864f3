# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-env. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-env -f
complete -c git-bpf-env -a '(__git_bpf_revisions)'
complete -c git-bpf-env -l config -r -F -d 'the configuration of the kernel under test'
complete -c git-bpf-env -l kernel-release -x -d 'the kernel under test, as uname -r there; else the one that runs'
complete -c git-bpf-env -l record -r -F -d 'record the results in a log of the selftests; - is standard input'
complete -c git-bpf-env -l tested -d 'show which results are recorded'
complete -c git-bpf-env -l color -f -a 'always\\t"wherever it goes" never\\t"no colour" auto\\t"at a terminal, or for git\'s pager"' -d 'colour'
complete -c git-bpf-env -l no-color -d 'as --color=never'
complete -c git-bpf-env -s v -l verbose -d 'show each option of the kernel that is missing'
complete -c git-bpf-env -l version -d 'show the version'
complete -c git-bpf-env -s h -l help -d 'show this help'
