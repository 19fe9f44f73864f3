# SPDX-License-Identifier: GPL-2.0-only
# fish completion for git bpf-hooks.

complete -c git-bpf-hooks -f
complete -c git-bpf-hooks -n 'not __fish_seen_subcommand_from install uninstall' -a install -d 'into the repository of the current directory, or of the one that is named'
complete -c git-bpf-hooks -n 'not __fish_seen_subcommand_from install uninstall' -a uninstall -d 'and put back the hooks that were there before'
complete -c git-bpf-hooks -n '__fish_seen_subcommand_from install uninstall' -a '(__fish_complete_directories)'
complete -c git-bpf-hooks -l config-hooks -d 'set hook.bpf-HOOK in the configuration instead of writing files'
complete -c git-bpf-hooks -l force -d 'even where core.hooksPath leads out of the repository, or another tool writes its hook'
complete -c git-bpf-hooks -s n -l dry-run -d 'say what would be changed, and change nothing'
complete -c git-bpf-hooks -l version -d 'print the version'
complete -c git-bpf-hooks -s h -d 'print the help'
