# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-fixes. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-fixes -a '(__git_bpf_revisions)'
complete -c git-bpf-fixes -l staged -d 'candidates for what is staged'
complete -c git-bpf-fixes -l for -x -a '(__git_bpf_revisions)' -d 'candidates for what this commit fixes; else HEAD'
complete -c git-bpf-fixes -l ignore-rev -x -a '(__git_bpf_revisions)' -d 'look behind this commit: it did not bring the bug in'
complete -c git-bpf-fixes -l amend -d 'put the tags into the message of HEAD'
complete -c git-bpf-fixes -s n -l dry-run -d 'with --amend: print the new message only'
complete -c git-bpf-fixes -s f -l force -d 'with --amend: even when a tree has HEAD already'
complete -c git-bpf-fixes -s q -l quiet -d 'print the tag, and nothing about it'
complete -c git-bpf-fixes -l version -d 'show the version'
complete -c git-bpf-fixes -s h -l help -d 'show this help'
