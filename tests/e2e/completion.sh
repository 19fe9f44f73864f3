#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# Installed below a prefix, the completion works in each shell that is here, behind git and for the
# programs themselves.
# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

prefix=$work/prefix
CMAKE_INSTALL_MODE=SYMLINK cmake --install "$build" --prefix "$prefix" >/dev/null
export PATH="$prefix/bin:$PATH" XDG_DATA_DIRS="$prefix/share:/usr/local/share:/usr/share"
git init -q -b topic "$work/repository"
cd "$work/repository"
git -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m x
git tag tagged
git remote add fork git@github.com:a/bpf.git
git update-ref refs/remotes/stable/linux-6.12.y HEAD
mkdir outgoing
: >0001-x.patch

# offers LINE WORD...: these are among what is offered at the end of LINE.
offers() {
	line=$1
	shift
	for word; do
		sed -n "/^$line:\$/,/^[^ ]/p" "$work/out" | grep -qxE -e "  $word( |	.*)?" || fail "'$line' does not offer $word"
	done
}
# withholds LINE WORD: WORD is not.
withholds() {
	! sed -n "/^$1:\$/,/^[^ ]/p" "$work/out" | grep -qxE -e "  $2( |	.*)?" || fail "'$1' offers $2"
}

# What every shell offers, whatever it does with a '=' behind an option.
check_offers() {
	expect 0 "$@" 'git bpf-' 'git bpf-check --' 'git-bpf-check --pre' 'git bpf-check --allow no-ch' \
		'git bpf-check --tree=bpf' 'git bpf-check --tree bpf-n' 'git bpf-check to' 'git bpf-check tagged..to' \
		'git bpf-format-patch --res' 'git-bpf-format-patch --numbered' 'git bpf-format-patch -o out' \
		'git-bpf-request-pull ta' 'git bpf-hooks ' 'git-bpf-hooks --' 'git bpf-hooks install out' \
		'git bpf-ci --remote ' 'git bpf-ci --branch ' 'git bpf-ci --base ' 'git bpf-stable --branch ' 'git bpf-stable -b '
	offers 'git bpf-' bpf-check bpf-format-patch bpf-hooks bpf-recipients bpf-request-pull
	offers 'git bpf-check --' '--tree=?' --strict --color --version
	withholds 'git bpf-check --' topic
	offers 'git-bpf-check --pre' --preview
	offers 'git bpf-check --allow no-ch' no-change-id
	offers 'git bpf-check --tree=bpf' '(--tree=)?bpf' '(--tree=)?bpf-next'
	offers 'git bpf-check --tree bpf-n' bpf-next
	offers 'git bpf-check to' topic
	offers 'git bpf-check tagged..to' '(tagged..)?topic'
	offers 'git bpf-format-patch --res' --resend
	offers 'git-bpf-format-patch --numbered' --numbered
	offers 'git bpf-format-patch -o out' 'outgoing/?'
	offers 'git-bpf-request-pull ta' tagged
	offers 'git bpf-hooks ' install uninstall
	offers 'git-bpf-hooks --' --config-hooks --force --dry-run --version
	offers 'git bpf-hooks install out' 'outgoing/?'
	offers 'git bpf-ci --remote ' fork
	offers 'git bpf-ci --branch ' topic
	withholds 'git bpf-ci --branch ' tagged
	offers 'git bpf-ci --base ' bpf_base bpf-next_base
	offers 'git bpf-stable --branch ' linux-6.12.y
	offers 'git bpf-stable -b ' linux-6.12.y
}

# What git format-patch has is offered once, and not if it is refused.
check_passed_on() {
	line='git bpf-format-patch --'
	offers "$line" --numbered --rfc --stdout '--output-directory=?'
	for word in --all --keep-subject --no-binary --ignore-if-in-upstream --no-prefix --no-numbered; do withholds "$line" $word; done
	for word in --rfc --stdout --reroll-count --output-directory --tree; do
		same "$(sed -n "/^$line:\$/,/^[^ ]/p" "$work/out" | grep -cE -e "^  $word([= 	].*)?\$")" 1 "how often $word is offered"
	done
}

tried=0
for file in /usr/share/bash-completion/bash_completion /usr/local/share/bash-completion/bash_completion; do
	if [ -e "$file" ]; then export BASH_COMPLETION="$file"; fi
done
if [ -n "${BASH_COMPLETION-}" ] && [ -e "${BASH_COMPLETION%/*}/completions/git" ]; then
	begin "bash"
	tried=$((tried + 1))
	check_offers bash --norc "$source/tests/support/complete.bash"
	expect 0 bash --norc "$source/tests/support/complete.bash" 'git bpf-check --no-st' 'git bpf-check -- 00' \
		'git bpf-format-patch --thread=' 'git bpf-check --color=a' 'git bpf-format-patch --'
	check_passed_on
	offers 'git bpf-check --no-st' --no-strict --no-stdin
	withholds 'git bpf-check -- 00' topic
	offers 'git bpf-format-patch --thread=' deep shallow
	offers 'git bpf-check --color=a' always auto
fi

if command -v zsh >/dev/null; then
	begin "zsh"
	tried=$((tried + 1))
	export SITE="$prefix/share/zsh/site-functions"
	check_offers zsh -f "$source/tests/support/complete.zsh"
	expect 0 zsh -f "$source/tests/support/complete.zsh" 'git bpf-check 00' 'git bpf-check --color='
	offers 'git bpf-check 00' 0001-x.patch
	offers 'git bpf-check --color=' always never auto
fi

if command -v fish >/dev/null; then
	begin "fish"
	tried=$((tried + 1))
	# shellcheck disable=SC2016 # fish's own variables
	script='for line in $argv; printf "%s:\n" $line; complete -C $line | string replace -r "^" "  "; end'
	check_offers fish -c "$script"
	expect 0 fish -c "$script" 'git bpf-check 00' 'git bpf-check --color=' 'git bpf-format-patch --'
	check_passed_on
	offers 'git bpf-check 00' 0001-x.patch
	offers 'git bpf-check --color=' --color=always --color=never --color=auto
fi

[ "$tried" -gt 0 ] || exit 77
finish
