# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-report. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-report -a '(__git_bpf_revisions)'
complete -c git-bpf-report -s o -l output -r -F -d 'write the mail to this file, which is to be new'
complete -c git-bpf-report -l edit -d 'open it in git\'s editor, then check it'
complete -c git-bpf-report -l check -d 'say what is left to fill in in a file, and who gets no copy'
complete -c git-bpf-report -s s -l subject -x -d 'what goes wrong, in a few words'
complete -c git-bpf-report -s F -l text -r -F -d 'a file with your words, - for standard input; else there are questions to answer'
complete -c git-bpf-report -l log -r -F -d 'what the verifier or the kernel says, - for standard input'
complete -c git-bpf-report -l bisect-log -r -F -d 'what git bisect log printed; else it is asked, if a bisection is going on here'
complete -c git-bpf-report -l regression -d 'it worked with an older kernel; a bisection says so by itself'
complete -c git-bpf-report -l no-regression -d 'it never worked, whatever the bisection looks like'
complete -c git-bpf-report -l llvm -d 'it is clang\'s code that is wrong, or that the verifier refuses'
complete -c git-bpf-report -l path -r -F -d 'a file of the kernel that it is about, for who looks after that'
complete -c git-bpf-report -l kernel-release -x -d 'the kernel; else the one that runs here'
complete -c git-bpf-report -l config -r -F -d 'its configuration; else that of the kernel that runs here'
complete -c git-bpf-report -l profile -x -a '2018 2020 2023 2025\\t"the newest" auto\\t"what the target tree\'s own copy is"' -d 'the version of the document'
complete -c git-bpf-report -l maintainers -r -F -d 'read this MAINTAINERS, and not the tree\'s'
complete -c git-bpf-report -l to -x -d 'where it goes, too'
complete -c git-bpf-report -l cc -x -d 'who gets a copy, too'
complete -c git-bpf-report -l force -d 'write over a file that is there'
complete -c git-bpf-report -s q -l quiet -d 'no advice about the environment and what to do next'
complete -c git-bpf-report -l version -d 'show the version'
complete -c git-bpf-report -s h -l help -d 'show this help'
