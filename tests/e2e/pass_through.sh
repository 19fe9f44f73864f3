#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: pass_through.sh BUILDDIR SOURCEDIR
#
# Every option of git format-patch: with --no-policy, the command gives what git format-patch gives,
# byte for byte. With the policy on, an option works as it does there, or is refused with a reason.

set -eu
unset CDPATH

[ $# -eq 2 ] || { echo "usage: pass_through.sh BUILDDIR SOURCEDIR" >&2 && exit 129; }
build=$(cd -- "$1" && pwd)
[ -x "$build/bin/git-bpf-format-patch" ] || {
	echo "error: no git-bpf-format-patch in $build/bin" >&2
	exit 1
}

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do unset "$variable"; done
unset BPF_HOOKS NO_COLOR XDG_CONFIG_HOME
work=$(cd -- "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
# Short texts keep the tests short.
printf '[bpf]\n\tcover-letter-prose = off\n' >"$work/config-of-all"
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/config-of-all" LC_ALL=C TERM=xterm
export GIT_CEILING_DIRECTORIES="$work" GIT_AUTHOR_DATE='1767700000 +0000' GIT_COMMITTER_DATE='1767700000 +0000'
export TMPDIR="$work/temporary" PATH="$build/bin:$PATH"
mkdir "$TMPDIR"

failures=0
fail() {
	failures=$((failures + 1))
	printf 'FAILED: %s: %s\n' "$test_name" "$1" >&2
	for file in out err; do
		if [ -s "$work/$file" ]; then head -n 20 "$work/$file" | cut -c 1-300 | sed "s/^/  $file | /" >&2; fi
	done
}
same() { [ "$1" = "$2" ] || fail "$3: '$1' is not '$2'"; }

# --- the repository -----------------------------------------------------------------------

git init -q --template= -b topic "$work/repository"
cd "$work/repository"
git config user.name 'Ada Patcher'
git config user.email ada@example.org
mkdir -p kernel/bpf
seq 40 | sed 's/^/line /' >kernel/bpf/a.c
seq 40 | sed 's/^/other /' >kernel/bpf/b.c
printf '\000\001' >kernel/bpf/blob
git add . && git commit -q -m base && git tag base
git mv kernel/bpf/b.c kernel/bpf/c.c
sed -i 's/other 7$/other  7/' kernel/bpf/c.c
printf '\000\002' >kernel/bpf/blob
git add --all && git commit -q -s -m 'bpf: Rename the other file' -m 'It was called b for no reason at all.'
sed -i 's/^line 1$/line  1/; s/^line 20$/line twenty\n/; s/^line 38$/new/' kernel/bpf/a.c
git add --all && git commit -q -s -m 'bpf: Change some lines' -m 'These lines were not as they should be.'
git notes add -m 'A note to the reviewer'
git config branch.topic.description 'Make maps better

Maps could be better in every respect. This series makes them so.'
git config branch.topic.bpfTree bpf-next
git update-ref 'refs/heads/--output=victim' HEAD
echo 'A Signature' >"$work/signature"

# --- without the policy: what git format-patch gives ---------------------------------------

# The ids of mails are made of the time of day.
undated() { find "$1" -type f -exec sed -i 's/\.[0-9]\{9,10\}\.git\././' {} +; }

# run DIRECTORY COMMAND...: what it prints, its status and what is in the work tree afterwards.
run() {
	place=$1
	shift
	rm -rf "$place" && mkdir "$place"
	status=0
	"$@" >"$place/stdout" 2>"$place/stderr" </dev/null || status=$?
	echo "$status" >"$place/status"
	cp -RP "$work/repository" "$place/tree" && rm -rf "$place/tree/.git"
	git -C "$work/repository" clean -fdqx
	undated "$place"
}

# plain ARGUMENT...: of git format-patch.
plain() {
	test_name="--no-policy $*"
	run "$work/theirs" git format-patch "$@"
	run "$work/ours" git bpf-format-patch --no-policy "$@"
	cp "$work/ours/stdout" "$work/out" && cp "$work/ours/stderr" "$work/err"
	diff -r "$work/theirs" "$work/ours" >"$work/difference" || fail "not git format-patch: $(head -n 5 "$work/difference")"
}

newline='
'
plain base
plain -1
plain -2 --cover-letter
plain -1 -o out
plain -1 -o 'a b/c'
plain -1 -o "line${newline}break"
plain -1 -o ./-x
plain -1 -o kernel/bpf/a.c
plain -1 -o out --output-directory=out2
plain -1 --stdout
plain -2 --stdout -s --cover-letter
plain -1 --stdout -o out
plain -1 --output=victim
plain -1 --output victim
plain --output=victim
plain '--output=victim' --
plain -1 refs/heads/--output=victim
plain --end-of-options --output=victim
plain -1 --end-of-options --output=victim
plain -1 -- kernel
plain -1 -- --no-policy
plain base..
plain HEAD..HEAD
plain HEAD
plain nowhere
plain -0
plain --root HEAD
plain --bogus
plain -Z
plain --to
plain --start-number=x
plain -h
plain --tree=bpf-next -1
plain --dry-run -1
plain -1 --force
plain -1 --resend
plain -1 -k
plain -2 --attach
plain -2 --inline=boundary
plain -2 -N
plain -2 -n -v2
plain -1 -v 1.5
plain -1 --rfc
plain -1 --subject-prefix='PATCH linux'
plain -1 --subject-prefix '--no-policy'
plain -1 --to --no-policy --cc='Foo, Bar <a@example.org>'
plain -1 --add-header "X-A: b${newline}X-C: d"
plain -1 --in-reply-to='<1@example.org>' --thread
plain -2 --thread=deep
plain -2 --thread=bogus
plain -1 -w
plain -1 -U0 --no-binary
plain -1 --color=always
plain -1 --numbered-files
plain -1 --suffix=.txt
plain -1 --suffix=/../../x
plain -1 --signature-file="$work/signature"
plain -1 --signature="a${newline}b"
plain -1 --base=HEAD~1
plain -1 --base=auto
plain -1 --notes --interdiff=HEAD~1
plain -1 -v2 --range-diff=HEAD~2..HEAD~1
plain -2 -q
plain -2 --progress
plain -1 --since=2000-01-01 --author=Ada
plain -1 --zero-commit --from='Relay <relay@example.org>'
plain --all
plain -1 -so out
plain

test_name='--no-policy stands anywhere'
for form in '--no-policy -1 -o out' '-1 --no-policy -o out' '-1 -o out --no-policy' '--no-policy --no-policy -1 -o out'; do
	# shellcheck disable=SC2086 # words on purpose
	run "$work/ours" git bpf-format-patch $form
	run "$work/theirs" git format-patch -1 -o out
	diff -r "$work/theirs" "$work/ours" >"$work/out" || fail "$form"
done

test_name='--no-policy, configuration and place'
for setting in format.subjectPrefix=X format.attach=true format.outputDirectory=out format.coverLetter=true \
	bpf.subject-present=nonsense format.noprefix=true diff.noprefix=true color.ui=always; do
	run "$work/theirs" git -c "$setting" format-patch -1
	run "$work/ours" git -c "$setting" bpf-format-patch --no-policy -1
	diff -r "$work/theirs" "$work/ours" >"$work/out" || fail "$setting"
done
cd kernel
plain -1 -o ../out
plain -1 --relative
cd "$work/temporary"
run "$work/theirs" git format-patch -1
run "$work/ours" git bpf-format-patch --no-policy -1
diff -r "$work/theirs" "$work/ours" >"$work/out" || fail 'outside of a repository'
cd "$work/repository"

test_name='--no-policy, standard descriptors'
# shellcheck disable=SC2217 # closed on purpose
for close in '</dev/null >&-' '<&- 2>&-' '>/dev/full'; do
	case $close in *full*) [ -c /dev/full ] || continue ;; esac
	theirs=0 ours=0
	sh -c "git format-patch -1 --stdout $close" 2>/dev/null >"$work/theirs.out" || theirs=$?
	sh -c "git bpf-format-patch --no-policy -1 --stdout $close" 2>/dev/null >"$work/ours.out" || ours=$?
	same "$ours" "$theirs" "status with $close"
	cmp -s "$work/theirs.out" "$work/ours.out" || fail "output with $close"
done
echo HEAD~1..HEAD >"$work/revisions"
git format-patch --stdout --stdin <"$work/revisions" >"$work/theirs.out"
git bpf-format-patch --no-policy --stdout --stdin <"$work/revisions" >"$work/ours.out"
cmp -s "$work/theirs.out" "$work/ours.out" || fail 'standard input does not arrive'

test_name='--no-policy, a signal'
mkfifo "$work/fifo"
git-bpf-format-patch --no-policy --stdout --stdin <"$work/fifo" >/dev/null 2>&1 &
pid=$!
exec 9>"$work/fifo"
kill -TERM $pid
status=0
{ wait $pid; } 2>/dev/null || status=$?
exec 9>&-
same $status 143 'exit status'

test_name='--no-policy, a terminal'
if command -v script >/dev/null; then
	for command in format-patch 'bpf-format-patch --no-policy'; do
		GIT_PAGER='sed s/^/paged:/' script -qec "git $command --stdout -1" /dev/null </dev/null >"$work/${command%%-*}"
	done
	cmp -s "$work/format" "$work/bpf" || fail 'it prints something else there'
	grep -q '^paged:From ' "$work/bpf" || fail 'no pager'
else
	echo 'pass_through.sh: no script(1) here, the terminal is not tried' >&2
fi

# --- with the policy: an option that works --------------------------------------------------

# works OPTION...: the files are those of git format-patch with the options that the policy adds.
# $own is for us alone.
# shellcheck disable=SC2086 # words on purpose
works() {
	test_name="works: $*"
	rm -rf "$work/theirs" "$work/ours"
	git format-patch -q "$@" --subject-prefix="${prefix-PATCH bpf-next}" ${cover---cover-letter} \
		--cover-from-description=subject ${base---base=base} -o "$work/theirs" ${range-base} >"$work/out" 2>"$work/err" ||
		fail 'git format-patch does not take it'
	status=0
	git bpf-format-patch "$@" ${own-} -o "$work/ours" ${range-base} >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ $status -eq 0 ] || { fail "exit status $status" && return 0; }
	undated "$work/theirs" && undated "$work/ours"
	diff -r "$work/theirs" "$work/ours" >"$work/difference" || fail "other mails: $(head -n 9 "$work/difference")"
}

works
works -p
works --no-stat
works -u
works --patch
works -U1
works -U5
works --unified=10
for algorithm in --minimal --patience --histogram --anchored=line --diff-algorithm=myers \
	--diff-algorithm=patience --indent-heuristic --no-indent-heuristic; do works $algorithm; done
works --anchored line
works --diff-algorithm histogram
for stat in --stat --stat=60 --stat=60,20 --stat=60,20,1 --stat-width=60 --stat-name-width=20 --stat-count=1 \
	--stat-graph-width=9 --compact-summary --patch-with-stat; do works $stat; done
works --stat-width 60
for list in --numstat --shortstat -X -X10 -Xlines,10 --dirstat --dirstat=files --dirstat-by-file --cumulative \
	--summary --raw --patch-with-raw; do works --stat $list; done
for renames in --no-renames --rename-empty --no-rename-empty -M -M90% --find-renames --find-renames=40 -C -C40 \
	--find-copies --find-copies-harder -B -B40/60 --break-rewrites -l5 --full-index --binary --abbrev --abbrev=16 \
	--no-abbrev; do works $renames; done
works -l 5
printf 'kernel/bpf/c.c\n' >"$work/order"
works "-O$work/order"
works -O "$work/order"
works --rotate-to=kernel/bpf/c.c
works --no-relative
works --inter-hunk-context=20
works --inter-hunk-context 20
works -W
works --function-context
works --no-ext-diff
works --no-textconv
works --ignore-submodules=all
works --ita-invisible-in-index
works --src-prefix=x/ --dst-prefix=y/
works --src-prefix x/
works --ws-error-highlight=all
works --color=never
works --no-color
works --color-moved=zebra
works --pickaxe-all
works --exit-code
works -n
works --numbered
works -s
works --signoff
works --no-signoff
works --no-attach
for thread in --thread --thread=shallow --thread=deep --no-thread; do works $thread; done
works --in-reply-to='<1@example.org>'
works --in-reply-to '1@example.org'
works --always
works --no-ignore-if-in-upstream
works --filename-max-length=30
works --filename-max-length 30
works --to=a@example.org
works --to 'Foo, Bar <a@example.org>' --to=b@example.org
works --cc=a@example.org --no-to
works --cc a@example.org --no-cc --no-add-header
works --from
works --from='Relay <relay@example.org>'
works --no-from
works --force-in-body-from
works --no-force-in-body-from
works --add-header='X-Thing: 1' --add-header 'Organization: example.org'
works --encode-email-headers
works --no-encode-email-headers
works --interdiff=base -v2
works --no-interdiff
works --range-diff=base -v2
works --range-diff base --creation-factor=80 -v2
works --notes
works --notes=commits
works --no-notes
works --signature=x
works --signature 'x y'
works --no-signature
works --signature-file="$work/signature"
works --signature-file "$work/signature"
works --suffix=.txt
works --suffix .eml
works --numbered-files
works --progress
works --zero-commit
works --no-zero-commit
works --pretty=email
works -i -E --topo-order --no-merges --first-parent
works --encoding=UTF-8
works --cover-from-description=subject
base=--no-base works --no-base
base=--base=HEAD~2 works --base=HEAD~2
works --base HEAD~2
works --base=auto # needs no upstream here
works --base auto
works -sp
works -ns
works -v3
works --reroll-count=3
prefix='PATCH bpf' own='--tree=bpf --force' works
prefix='RFC PATCH bpf-next' works --rfc
cover=--no-cover-letter own=--force works --no-cover-letter
works --no-cover-letter --cover-letter
works --quiet
range=HEAD~1 cover='' base=--base=base works -1 --start-number=5
range='HEAD~2..HEAD' works
range='HEAD ^base' works
range='-2' works

test_name='works: -o in a cluster'
git bpf-format-patch -qso "$work/cluster" base >"$work/out"
same "$(find "$work/cluster" -name '*.patch' | wc -l | tr -d ' ')" 3 files

# --- with the policy: an option that is refused, with the reason ------------------------------

# refused STATUS TEXT OPTION...: all that is said is this, and the usage after it.
refused() {
	wanted=$1 text=$2
	shift 2
	test_name="refused: $*"
	rm -rf "$work/ours"
	status=0
	git bpf-format-patch -q "$@" base >"$work/out" 2>"$work/err" </dev/null || status=$?
	same "$status" "$wanted" 'exit status'
	[ ! -s "$work/out" ] || fail 'something is printed'
	same "$(sed -e '/^usage: /,$d' -e '/^not checked: tree-stale: /d' -e '/^$/d' "$work/err")" "$text" 'standard error'
	same "$(git status --short)" '' 'in the work tree'
}

leave='hint: leave the option out'
for option in -w -b -D -R -z -Ix '--no-binary' --ignore-all-space --ignore-space-change --ignore-space-at-eol \
	--ignore-blank-lines --ignore-cr-at-eol --irreversible-delete --ignore-matching-lines=x --relative \
	--relative=kernel --no-prefix --line-prefix=x --output-indicator-new=x --output-indicator-old=x \
	--output-indicator-context=x --word-diff --word-diff=color --word-diff-regex=x --color-words --ext-diff \
	--textconv --graph --log-size --oneline --pretty=oneline --format=%H --pretty=mboxrd -U0 --unified=0 \
	--src-prefix=x --src-prefix=x/y/ --dst-prefix=x --dst-prefix=/ --dst-prefix=; do
	refused 129 "error: $option makes a patch that is not the commit, or that git am cannot apply
$leave" "$option"
done
refused 129 "error: --src-prefix=x makes a patch that is not the commit, or that git am cannot apply
$leave" --src-prefix x
for option in -Sx -Gx --skip=1 --since=2000 --after=2000 --until=2000 --before=2000 --max-age=1 --min-age=1 \
	--author=x --committer=x --grep=x --diff-filter=M --skip-to=kernel --find-object=HEAD --ignore-if-in-upstream \
	--merges --min-parents=1 --max-parents=0 --cherry-pick --left-only --simplify-by-decoration; do
	refused 129 "error: $option would take patches out of the series
hint: name the commits by a range" "$option"
done
for option in --all --branches --tags=x --remotes --glob=x --exclude=x --not --stdin -g --walk-reflogs --no-walk \
	--reverse --boundary; do
	refused 129 "error: $option does not name a series
hint: name the commits by a range" "$option"
done
for option in -X --dirstat=files --numstat --shortstat --summary --cumulative --raw --patch-with-raw; do
	refused 129 "error: $option: without --stat, git am would take what it shows for a part of the message
hint: add --stat" "$option"
done
for option in -N --no-numbered; do
	refused 129 "error: $option: the patches of a series are numbered
$leave" $option
done
for option in -k --keep-subject; do
	refused 129 "error: $option would leave the tree out of the subject
$leave" $option
done
refused 129 "error: -k would leave the tree out of the subject
$leave" -sk
for option in --attach --attach=x --inline --inline=x; do
	refused 129 "error: $option: the lists take plain text, no attachments
$leave" $option
done
refused 129 'error: --output=x would write the patches past the checks
hint: use -o <directory>' --output=x
refused 129 'error: --output would write the patches past the checks
hint: use -o <directory>' --output x
refused 129 "error: --thread: 'x' is neither shallow nor deep" --thread=x
refused 129 'error: --no-suffix: git format-patch cannot do without one
hint: --suffix=.patch is what it has' --no-suffix
refused 129 "error: --add-header: 'x' is no mail header
hint: --add-header='X-Name: value'" --add-header=x
refused 129 "error: --subject-prefix: 'linux' has no place in a BPF subject
hint: use --tree, --rfc, --resend and -v; the prefix follows from them" --subject-prefix='PATCH linux'
refused 129 "error: -v: '1.5' is no version of a series
hint: a number from 1 on: -v2" -v1.5
refused 128 'fatal: --stdout and -o exclude each other' --stdout -o x
refused 128 'fatal: -0: no commits to format' -0
refused 128 'fatal: --max-count=0: no commits to format' --max-count=0
refused 128 'fatal: unrecognized argument: --bogus' --bogus
refused 128 'fatal: unrecognized argument: -Z' -Z
refused 128 'fatal: --check does not make sense' --check
refused 128 'fatal: --name-only does not make sense' --name-only
refused 128 'fatal: x: invalid cover from description mode' --cover-from-description=x
refused 128 'fatal: invalid ident line: x' --from=x
refused 128 "fatal: the option '--creation-factor' requires '--range-diff'" --creation-factor=50

refused 129 "error: option \`force' takes no value" --force=yes
refused 129 "error: option \`dry-run' takes no value" --dry-run=yes
refused 128 "fatal: --add-head: a control character in 'X: a\\x0aBcc: b'
hint: a line break there would begin another mail header" "--add-head=X: a${newline}Bcc: b"

test_name='an option of ours, shortened or taken back'
git bpf-format-patch --dr base >"$work/short" 2>/dev/null || fail '--dr is not --dry-run'
git bpf-format-patch --dry-run --resend --no-resend --rfc --no-rfc --force --no-force --edit --no-edit --mark-sent \
	--no-mark-sent --tree=bpf --no-tree --allow fixes-format --no-allow --qui --no-quiet base >"$work/out" 2>"$work/err" ||
	fail 'one is not taken back'
cmp -s "$work/out" "$work/short" || fail 'another command'
rm -rf "$work/ours"
git bpf-format-patch --dry-run --no-dry-run --qui -o "$work/ours" base >"$work/out" 2>"$work/err" || fail '--no-dry-run'
same "$(find "$work/ours" -name '*.patch' | wc -l | tr -d ' ')" 3 files

test_name="what git does not know is said before anything is judged"
git commit -q --allow-empty -m 'no good subject'
refused 128 'fatal: unrecognized argument: --bogus' --bogus
git reset -q --hard HEAD^

# A value that is missing is not taken from the options that the policy adds.
for option in --to --cc --add-header --in-reply-to --signature --suffix --base --interdiff --range-diff --stat-width \
	--start-number --src-prefix -O -l; do
	test_name="a missing value: $option"
	status=0
	git bpf-format-patch -q base $option >"$work/out" 2>"$work/err" || status=$?
	same $status 129 'exit status'
	same "$(head -n 1 "$work/err")" "error: option \`${option#"${option%%[!-]*}"}' requires a value" 'standard error'
done

# --- header values from the configuration -----------------------------------------------------

for key in format.headers format.to format.cc format.from sendemail.to sendemail.cc sendemail.bcc sendemail.from \
	sendemail.replyTo sendemail.envelopeSender sendemail.bpf.cc; do
	for break in "$newline" "$(printf '\r')" "$(printf '\033')"; do
		test_name="a control character in $key"
		status=0
		git -c "$key=X: a@example.org${break}Bcc: eve@example.org" bpf-format-patch base \
			>"$work/out" 2>"$work/err" || status=$?
		same $status 128 'exit status'
		[ ! -s "$work/out" ] || fail 'something is printed'
		same "$(cut -d "'" -f 1 "$work/err" | tr '\n' '|')" \
			"fatal: $(echo "$key" | sed 's/To$/to/; s/Sender$/sender/'): a control character in |hint: a line break there would begin another mail header|" \
			'standard error'
		same "$(git status --short)" '' 'in the work tree'
	done
done
test_name='one header in format.headers'
git -c format.headers="X-Thing: 1$newline" -c format.to=a@example.org -c sendemail.smtpPass="a$newline" \
	bpf-format-patch -o "$work/headers" base >"$work/out" 2>"$work/err" || fail 'it is refused'
same "$(grep -l '^X-Thing: 1$' "$work"/headers/* | wc -l | tr -d ' ')" 3 'mails with it'

test_name='a line break in a description'
git config branch.topic.description "$(printf 'Make maps better\rBcc: eve@example.org\n\nThese are the words of the cover letter.')"
status=0
git bpf-format-patch base >"$work/out" 2>"$work/err" || status=$?
same $status 1 'exit status'
grep -qF '[no-control-characters]' "$work/err" || fail 'another reason'

# --- end ----------------------------------------------------------------------------------

[ "$failures" -eq 0 ] || { echo "git bpf-format-patch, pass-through: $failures failures" >&2 && exit 1; }
echo 'git bpf-format-patch, pass-through: all passed'
