# SPDX-License-Identifier: GPL-2.0-only
# What fish completes behind git: the commands of git-bpf.

complete -c git -f -n __fish_git_needs_command -a bpf-check -d 'check BPF patches against the rules of the BPF subsystem'
complete -c git -f -n '__fish_git_using_command bpf-check' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-check" git-bpf-check -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-ci -d 'run BPF CI on this branch before it is sent'
complete -c git -f -n '__fish_git_using_command bpf-ci' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-ci" git-bpf-ci -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-env -d 'say whether BPF selftests can be built and run here, and keep their results'
complete -c git -f -n '__fish_git_using_command bpf-env' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-env" git-bpf-env -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-format-patch -d 'write the patch files of a BPF series, checked before and after'
complete -c git -f -n '__fish_git_using_command bpf-format-patch' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-format-patch" git-bpf-format-patch -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-recipients -d 'say who gets which mail of a BPF series, and why'
complete -c git -f -n '__fish_git_using_command bpf-recipients' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-recipients" git-bpf-recipients -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-request-pull -d 'write the mail that asks to pull bpf or bpf-next'
complete -c git -f -n '__fish_git_using_command bpf-request-pull' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-request-pull" git-bpf-request-pull -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-stable -d 'say which stable branches need a commit, and ask for it'
complete -c git -f -n '__fish_git_using_command bpf-stable' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-stable" git-bpf-stable -- (commandline -cp)))'
complete -c git -f -n __fish_git_needs_command -a bpf-status -d 'show where your series stand'
complete -c git -f -n '__fish_git_using_command bpf-status' -a '(complete -C (string replace -r "^git\s(.*\s)?bpf-status" git-bpf-status -- (commandline -cp)))'
