#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: sendemail_validate.sh BUILDDIR SOURCEDIR
#
# The sendemail-validate hook, called as old and new git call it, and by git send-email itself where
# that is installed. Nothing leaves: what would send is a script that keeps the mails.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git config --global bpf.cc-related-subsystems off # there is no MAINTAINERS
hook=$build/libexec/git-bpf/sendemail-validate

git init -q --template= "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf .git/hooks
ln -s "$hook" .git/hooks/sendemail-validate
commit() { # commit SUBJECT [LINE...]
	subject=$1
	shift
	echo "$subject" >>kernel/bpf/letters.c
	git add --all
	git commit -q -F - <<-MESSAGE
		$subject

		This text says why it is done, and what for.

		$(printf '%s\n' "$@" 'Signed-off-by: Ada Patcher <ada@example.org>')
	MESSAGE
}
commit 'bpf: Begin'
git update-ref refs/remotes/bpf-next/master HEAD
git config remote.bpf-next.url https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git
git config remote.bpf-next.fetch '+refs/heads/*:refs/remotes/bpf-next/*'
git checkout -q -b topic --track bpf-next/master
commit 'bpf: Add a'
commit 'bpf: Add b'
git config branch.topic.description 'Add letters

The letters are added here, one after the other, because programs have asked for letters for a long time now.'

format() { rm -rf "$work/o" && git bpf-format-patch -q -o "$work/o" "$@" >"$work/log" 2>&1 || fail "$(cat "$work/log")"; }
old_git() { # as git 2.39 does: the files one by one, until one is refused
	for mail in "$@"; do "$hook" "$mail" || return; done
}
new_git() { # as git 2.41 and later do
	counter=0
	for mail in "$@"; do
		counter=$((counter + 1))
		printf '%s\n' 'From: Ada Patcher <ada@example.org>' "To: ${to-bpf@vger.kernel.org}" >"$work/headers"
		GIT_SENDEMAIL_FILE_COUNTER=$counter GIT_SENDEMAIL_FILE_TOTAL=$# "$hook" "$mail" "$work/headers" || return
	done
}
records() { git for-each-ref --format='%(refname:lstrip=4) %(*objectname)' refs/bpf/sent/; }
forget() {
	git for-each-ref --format='delete %(refname)' refs/bpf/sent/ | git update-ref --stdin
	git config --unset branch.topic.bpfSeries || :
}
silent() { same "$(cat "$work/out" "$work/err")" '' 'what was said'; }

begin 'a good series, and its record'
format
for git in old_git new_git; do
	expect 0 $git "$work"/o/*
	ref=$(git for-each-ref --format='%(refname)' refs/bpf/sent/)
	same "$(cat "$work/err")" "v1 of branch 'topic' is recorded as sent (if it is not after all: git update-ref -d $ref)" said
	same "$(records)" "v1 $(git rev-parse HEAD)" 'the record'
	same "$(git cat-file tag "$ref" | sed -n '/^Bpf-/p')" "Bpf-Cover: yes
Bpf-Base: $(git rev-parse HEAD~2)
Bpf-Tree: bpf-next
Bpf-Recorded-By: sendemail-validate" 'what is in it'
	expect 0 $git "$work"/o/*
	silent
	forget
done
[ ! -e .git/bpf-send-email ] || fail 'the list of mails was left'

begin 'nothing is said before the last mail'
expect 0 "$hook" "$work/o/0000-cover-letter.patch"
silent
expect 0 "$hook" "$work/o/0001-bpf-Add-a.patch"
silent
same "$(records)" '' 'the records'

begin 'the whole series is judged'
cp -R "$work/o" "$work/bad"
sed -i 's/^\(Signed-off-by\)/Cc: stable@vger.kernel.org\n\1/' "$work/bad/0001-bpf-Add-a.patch"
for git in old_git new_git; do
	expect 1 $git "$work"/bad/*
	said "$work/bad/0001-bpf-Add-a.patch:8:1: error: Cc: stable in the description of a BPF patch [no-cc-stable]"
	said 'Nothing is sent: 1 error. Mend the commits, and write the mails again with git bpf-format-patch.'
	expect 0 env BPF_HOOKS=0 "$hook" "$work/bad/0002-bpf-Add-b.patch"
	silent
done
same "$(records)" '' 'the records'
rm "$work/bad/0000-cover-letter.patch"
expect 1 new_git "$work"/bad/*
said '[cover-letter-required]'
expect 1 new_git "$work/o/0000-cover-letter.patch" "$work/o/0002-bpf-Add-b.patch"
said '[series-consistent]'
rm -rf "$work/bad"
cp -R "$work/o" "$work/bad"
sed -i 's/^\(Subject: .*\] \)/\1fixup! /' "$work/bad/0002-bpf-Add-b.patch"
expect 1 old_git "$work"/bad/*
said '[autosquash-left]'
expect 0 git -c bpf.hook=off -c alias.judge="!$hook" judge "$work/bad/0002-bpf-Add-b.patch"
silent
rm "$work/bad/0002-bpf-Add-b.patch"
expect 1 old_git "$work"/bad/*
said '[series-consistent]'

begin 'recipients, when git tells them'
to=netdev@vger.kernel.org
expect 1 new_git "$work"/o/*
said '[list-required]'
unset to
expect 0 old_git "$work"/o/* # not known
not_said '[list-required]'
forget

begin 'other mail passes without a word'
printf '%s\n' 'From: A <a@example.org>' 'Subject: Hello' '' 'Cc: stable@vger.kernel.org' >"$work/letter"
printf '%s\n' 'From: A <a@example.org>' 'Subject: [PATCH] mm: Add' '' 'Cc: stable@vger.kernel.org' --- >"$work/mm"
printf '%s\n' 'From: A <a@example.org>' 'Subject: Re: [PATCH bpf-next] bpf: Add' '' 'Thanks' >"$work/reply"
printf 'no mail\000' >"$work/binary"
{ printf '%s\n' 'From: A <a@example.org>' 'To: bpf@vger.kernel.org' 'Subject: [BUG] bpf: It is broken' '' 'This helps:' && git diff HEAD~; } \
	>"$work/report"
to=linux-mm@kvack.org
for name in letter mm reply binary report; do
	expect 0 old_git "$work/$name"
	silent
	expect 0 new_git "$work/$name"
	silent
done
unset to

begin 'a report of a bug with questions left'
printf '%s\n' 'Subject: [REGRESSION] bpf: EDITME: what goes wrong' '' EDITME >"$work/unfinished"
for git in old_git new_git; do
	expect 1 $git "$work/unfinished"
	said "$work/unfinished:1: error: to be filled in: Subject: [REGRESSION] bpf: EDITME: what goes wrong"
	said "$work/unfinished:3: error: to be filled in: EDITME"
done
expect 0 git -c bpf.hook=warn -c alias.judge="!$hook" judge "$work/unfinished"
said 'to be filled in'

begin 'for bpf by its recipients alone, or by its branch'
expect 1 new_git "$work/mm"
said '[subject-tree-tag]'
git format-patch -q -1 -o "$work/untold"
expect 1 old_git "$work"/untold/*
said '[subject-tree-tag]'

begin 'not for bpf, whatever the branch: by its files, its area and its recipients'
git checkout -q -b slab topic
mkdir -p mm && echo 'int slab;' >mm/slub.c && git add mm
commit 'mm/slub: Add slab'
git rm -q --cached kernel/bpf/letters.c && git checkout -q topic -- kernel/bpf/letters.c && git commit -q --amend --no-edit
git format-patch -q -o "$work/slab" -1
to=linux-mm@kvack.org
expect 0 old_git "$work"/slab/*
silent
expect 0 new_git "$work"/slab/*
silent
unset to
git checkout -q topic

begin 'the same version again, with other commits'
expect 0 old_git "$work"/o/*
first=$(git rev-parse HEAD)
git commit -q --amend --date='2026-01-01' -m "$(git log -1 --format=%B | sed 's/what for/whatever for/')"
format -v1 --force
expect 0 old_git "$work"/o/*
said 'warning: v1 was recorded with other commits less than a minute ago; if that one was sent, this has to be v2'
same "$(records)" "v1 $(git rev-parse HEAD)" 'the record'
ref=$(git for-each-ref --format='%(refname)' refs/bpf/sent/)
git cat-file tag "$ref" | sed "s/^\(tagger .*> \)[0-9]*/\1$(($(date +%s) - 7200))/; s/^object .*/object $first/" >"$work/tag"
git update-ref "$ref" "$(git hash-object -t tag -w "$work/tag")"
expect 1 old_git "$work"/o/*
said '[version-required]'
same "$(records)" "v1 $first" 'the record'
forget

begin 'which branch it is recorded for'
git checkout -q --detach
expect 0 old_git "$work"/o/*
said "v1 of branch 'topic' is recorded"
forget
git branch twin topic
expect 0 old_git "$work"/o/*
said 'note: v1 is not recorded as sent: more than one local branch ends with its last commit'
git branch -q -D twin
git checkout -q topic
sed -i '1s/^From [0-9a-f]*/From 0123456789012345678901234567890123456789/' "$work"/o/0002*
expect 0 old_git "$work"/o/*
said 'note: v1 is not recorded as sent: '
same "$(records)" '' 'the records'

begin 'what an earlier sending left in the git directory'
format
printf '1\0002\000/nowhere\000\000' >.git/bpf-send-email
expect 0 new_git "$work"/o/*
same "$(records)" "v1 $(git rev-parse HEAD)" 'the record'
[ ! -e .git/bpf-send-email ] || fail 'the list of mails was left'
forget

begin 'a fault of its own'
expect 0 "$hook"
said 'warning: git-bpf: no mail was named; the mails were not checked'
expect 0 git -c bpf.no-cc-stable=nonsense -c alias.judge="!$hook" judge "$work/o/0002-bpf-Add-b.patch"
said 'the mails were not checked'
expect 1 git -c bpf.hook=block -c bpf.no-cc-stable=nonsense -c alias.judge="!$hook" judge "$work/o/0002-bpf-Add-b.patch"

begin 'git send-email itself'
cat >"$work/sendmail" <<'SCRIPT'
#!/bin/sh
cat >>"$HOME/sent-mails"
SCRIPT
chmod 755 "$work/sendmail"
send() { git send-email --quiet --confirm=never --smtp-server="$work/sendmail" --suppress-cc=all "$@"; }
if send --to=x@example.org --dry-run "$work/letter" >/dev/null 2>&1; then
	expect 0 send --to=bpf@vger.kernel.org --dry-run "$work"/o/*
	same "$(records)" '' 'the records after a dry run'
	expect 0 send --to=bpf@vger.kernel.org "$work"/o/*
	same "$(records)" "v1 $(git rev-parse HEAD)" 'the record'
	same "$(grep -c '^Subject:' "$work/sent-mails")" 3 'how many were sent'
	rm "$work/sent-mails"
	rm -rf "$work/bad"
	cp -R "$work/o" "$work/bad"
	sed -i 's/^\(Signed-off-by\)/Cc: stable@vger.kernel.org\n\1/' "$work/bad/0002-bpf-Add-b.patch"
	status=0
	send --to=bpf@vger.kernel.org "$work"/bad/* >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ "$status" -ne 0 ] || fail 'a bad series was sent'
	said '[no-cc-stable]'
	[ ! -e "$work/sent-mails" ] || fail 'a mail of it left'
else
	echo "skipped: $test_name: it does not run here" >&2
fi

finish
