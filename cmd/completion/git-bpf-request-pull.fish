# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-request-pull. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-request-pull -f
complete -c git-bpf-request-pull -a '(__git_bpf_revisions)'
complete -c git-bpf-request-pull -l tree -x -d 'what is to be pulled, bpf or bpf-next; else the URL says it, or the branch'
complete -c git-bpf-request-pull -l style -x -a 'document\\t"pull-request: bpf yyyy-mm-dd, to netdev; the default" git-pull\\t"[GIT PULL], to Linus"' -d 'the form'
complete -c git-bpf-request-pull -l for -x -d 'the release that a [GIT PULL] is for: 6.19-rc5'
complete -c git-bpf-request-pull -l date -x -d 'the date in the subject; else today\'s (UTC)'
complete -c git-bpf-request-pull -l reroll-count -x -d 'the version of the request'
complete -c git-bpf-request-pull -l summary-from -r -F -d 'a file with the summary, - for standard input; else the tag or the branch has it'
complete -c git-bpf-request-pull -l to -x -d 'where it goes; else to netdev, and a [GIT PULL] to Linus'
complete -c git-bpf-request-pull -l cc -x -d 'who gets a copy, too'
complete -c git-bpf-request-pull -s o -l output -r -F -d 'write the mail to this file, which is to be new'
complete -c git-bpf-request-pull -l force -d 'write over a file that is there'
complete -c git-bpf-request-pull -s q -l quiet -d 'no line about how to send it'
complete -c git-bpf-request-pull -l version -d 'show the version'
complete -c git-bpf-request-pull -s h -l help -d 'show this help'
