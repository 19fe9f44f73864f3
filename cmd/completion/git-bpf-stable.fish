# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-stable. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-stable -a '(__git_bpf_revisions)'
complete -c git-bpf-stable -s b -l branch -x -a '(command git for-each-ref --format=\'%(refname:lstrip=-1)\' \'refs/remotes/*/linux-*.y\' \'refs/heads/linux-*.y\' 2>/dev/null)' -d 'only this branch, 6.12 or linux-6.12.y; may be given again'
complete -c git-bpf-stable -s a -l all -d 'branches that are no longer maintained, too'
complete -c git-bpf-stable -l date -x -d 'judge by this day which branches are maintained; else by today'
complete -c git-bpf-stable -l request -d 'write the mail that asks the BPF maintainers to queue the commits'
complete -c git-bpf-stable -l note -d 'move Cc: stable out of the description, into a note below the ---'
complete -c git-bpf-stable -s m -l reason -x -d 'why stable kernels need it; of --note: what the note says'
complete -c git-bpf-stable -s F -l reason-from -r -F -d 'the same from a file, - for standard input'
complete -c git-bpf-stable -l to -x -d 'who is asked; else the BPF maintainers'
complete -c git-bpf-stable -l cc -x -d 'who gets a copy, too'
complete -c git-bpf-stable -s o -l output -r -F -d 'write the mail to this file, which is to be new'
complete -c git-bpf-stable -l force -d 'write over a file that is there'
complete -c git-bpf-stable -l color -f -a 'always\\t"wherever it goes" never\\t"no colour" auto\\t"at a terminal, or for git\'s pager"' -d 'colour'
complete -c git-bpf-stable -l no-color -d 'as --color=never'
complete -c git-bpf-stable -s q -l quiet -d 'nothing but the answer, or the mail'
complete -c git-bpf-stable -l version -d 'show the version'
complete -c git-bpf-stable -s h -l help -d 'show this help'
