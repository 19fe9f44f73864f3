# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-recipients. Made from the table of its options.

function __git_bpf_revisions
    # what stands before the dots of a range stays
    set -l start (string match -r '^.*\.\.\.?|^\^' -- (commandline -ct))
    for ref in HEAD (command git for-each-ref --format='%(refname:short)' refs/heads refs/remotes refs/tags 2>/dev/null)
        printf '%s%s\tcommit\n' "$start" $ref
    end
end

complete -c git-bpf-recipients -a '(__git_bpf_revisions)'
complete -c git-bpf-recipients -l to -d 'only who belongs into To, one address a line'
complete -c git-bpf-recipients -l cc -d 'only who belongs into Cc, one address a line'
complete -c git-bpf-recipients -l why -d 'say for each address what brought it in'
complete -c git-bpf-recipients -l format -x -a 'human\\t"each mail with its To and Cc; the default" plain\\t"one address a line" roles\\t"as get_maintainer.pl prints them" json\\t"for programs, with a version of the schema"' -d 'how they are printed'
complete -c git-bpf-recipients -l tree -x -a 'bpf bpf-next bpf-next/net net net-next iproute2 iproute2-next' -d 'the tree that the patches are for'
complete -c git-bpf-recipients -l profile -x -a '2018 2020 2023 2025\\t"the newest" auto\\t"what the target tree\'s own copy is"' -d 'the version of the document'
complete -c git-bpf-recipients -l maintainers -r -F -d 'read this MAINTAINERS, and not the target tree\'s'
complete -c git-bpf-recipients -l maintainers-only -d 'what MAINTAINERS says, nothing else'
complete -c git-bpf-recipients -l linux-kernel -d 'add linux-kernel@vger.kernel.org, which is everybody\'s list'
complete -c git-bpf-recipients -s f -l file -d 'the operands are paths, not patches'
complete -c git-bpf-recipients -l stdin -d 'read a mail or an mbox from standard input, like -'
complete -c git-bpf-recipients -s q -l quiet -d 'no notes'
complete -c git-bpf-recipients -l version -d 'show the version'
complete -c git-bpf-recipients -s h -l help -d 'show this help'
