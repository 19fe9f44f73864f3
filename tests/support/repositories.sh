# shellcheck shell=sh disable=SC2154,SC2164,SC2086 # from e2e.sh; set -e; lists of words
# SPDX-License-Identifier: GPL-2.0-only
#
# What the scripts repositories_*.sh have in common, after support/e2e.sh: a repository that is as
# usual as can be, copies of it in other states, and what the programs say there, which has to be
# what they say in the usual one. BPF_FULL=1 asks every program in every state, else a few.

# make_plain: $work/plain, the sample with the hooks and a release in it, made with $init_options.
init_options=
make_plain() {
	sh "$source/tests/sample/make-sample.sh" "$work/sample" $init_options
	mv "$work/sample/linux" "$work/plain"
	cd "$work/plain"
	git config core.autocrlf false
	for tree in bpf bpf-next; do
		git config "remote.$tree.url" "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/$tree.git"
	done
	git config remote.stable.url https://git.kernel.org/pub/scm/linux/kernel/git/stable/linux-stable.git
	git config remote.fork.url https://github.com/ada/bpf.git
	git update-ref refs/remotes/stable/linux-6.18.y bpf/master~4
	git tag -f v6.18 bpf/master~4 >/dev/null
	git bpf-hooks install >/dev/null
	# A kernel with selftests, beside the branch.
	config=$(echo CONFIG_BPF=y | git hash-object -w --stdin)
	git read-tree --index-output=.git/index-of-kernel HEAD
	GIT_INDEX_FILE=.git/index-of-kernel git update-index --add --cacheinfo \
		"100644,$config,tools/testing/selftests/bpf/config"
	git tag kernel "$(GIT_COMMITTER_DATE='1767700000 +0000' GIT_AUTHOR_DATE='1767700000 +0000' \
		git commit-tree -m config -p bpf-next/master \
		"$(GIT_INDEX_FILE=.git/index-of-kernel git write-tree)")"
	rm .git/index-of-kernel
	git format-patch -q --subject-prefix='PATCH bpf-next' --cover-letter \
		--cover-from-description=subject -o "$work/mails" bpf-next/master
	echo 'Two changes to array maps, which make their users faster.' >"$work/summary"
	git update-index -q --refresh || :
}

# state NAME: begins it, in a copy of the usual repository.
state() {
	begin "$1"
	place=$work/$(echo "$1" | tr -c 'a-zA-Z0-9\n' -)
	cp -a "$work/plain" "$place"
	cd "$place"
	git update-index -q --refresh || :
	asked=git as=
}

# How git is asked, and by whom: words, that may be options, too.
asked=git as=

# The commands; each is one column of the matrix.
ask() {
	set -- "$1" $as timeout 120 $asked
	cell=$1
	shift
	case $cell in
	check) set -- "$@" bpf-check --strict bpf-next/master.. ;;
	branch) set -- "$@" bpf-check ;;
	commit) set -- "$@" bpf-check HEAD~1 ;;
	file) set -- "$@" bpf-check "$work/mails" ;;
	porcelain) set -- "$@" bpf-check --porcelain ;;
	preview) set -- "$@" bpf-check --preview ;;
	format)
		rm -rf "$work/o" && mkdir "$work/o" && chmod 777 "$work/o"
		set -- "$@" bpf-format-patch --force -o "$work/o"
		;;
	dry-run) set -- "$@" bpf-format-patch --force --dry-run ;;
	fixes) set -- "$@" bpf-fixes 'bpf: Add a batch update to the array map' ;;
	candidates) set -- "$@" bpf-fixes --for HEAD~1 ;;
	recipients) set -- "$@" bpf-recipients ;;
	maintainers) set -- "$@" bpf-recipients -f kernel/bpf/verifier.c ;;
	status) set -- "$@" bpf-status ;;
	list) set -- "$@" bpf-status --all ;;
	stable) set -- "$@" bpf-stable --date 2026-01-09 bpf/master~1 ;;
	ci) set -- "$@" bpf-ci ;;
	report) set -- "$@" bpf-report -s 'bpf: Crash in arrays' --kernel-release 6.19.0 bpf/master~1 ;;
	pull)
		set -- "$@" bpf-request-pull --date 2026-01-09 --tree bpf --summary-from "$work/summary" \
			bpf/master~2 "$work/sample/bpf.git" bpf/master:master
		;;
	env) set -- "$@" bpf-env --kernel-release 6.19.0 kernel ;;
	tested) set -- "$@" bpf-env --tested ;;
	doctor) set -- "$@" bpf-check --doctor ;;
	hooks) set -- "$@" bpf-hooks install --dry-run ;;
	# These change what is there; they come last.
	staged)
		echo '/* leak */' >>"$place/kernel/bpf/verifier.c"
		$asked add --sparse "$place/kernel/bpf/verifier.c"
		set -- "$@" bpf-fixes --staged
		;;
	refused) set -- "$@" commit -m 'Fix leak' ;;
	accepted) set -- "$@" commit -q -F "$work/good-message" ;;
	am) set -- "$@" am "$work/mails/0001-"* "$work/mails/0002-"* ;;
	send) set -- "$@" send-email --dry-run --to=bpf@vger.kernel.org --confirm=never --from=ada@example.org "$work/mails" ;;
	esac
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}

all_cells='check branch commit file porcelain preview format dry-run fixes candidates recipients maintainers
status list stable ci report pull env tested doctor'
few_cells='check format candidates status'

# What it said, without what is another one in another place.
answer() {
	echo "status $status"
	cat "$work/out"
	sed 's/^/! /' "$work/err"
	[ "$cell" != format ] || sed '/^Date: /d' "$work/o"/*.patch 2>/dev/null || :
}
same_names() {
	sed "s|$place|HERE|g; s|[^ ]*/COMMIT_EDITMSG|COMMIT_EDITMSG|g; s|^hooks in .*|hooks in HERE|; s|^      cd HERE && |      |"
}

# as_usual CELL...: each says here what it says in the usual repository.
as_usual() {
	for cell in "$@"; do
		if [ ! -f "$work/usual-$cell" ]; then
			here=$(pwd) there=$place
			was="$asked|$as"
			asked=git as='' place=$work/plain
			case $cell in
			staged | refused | accepted | am | send)
				place=$work/changed
				[ -d "$place" ] || cp -a "$work/plain" "$place"
				;;
			esac
			cd "$place"
			ask "$cell"
			answer | same_names >"$work/usual-$cell"
			cd "$here" && place=$there asked=${was%%|*} as=${was#*|}
		fi
		ask "$cell"
		answer | same_names >"$work/here"
		diff "$work/usual-$cell" "$work/here" >"$work/err" || fail "$cell says something else than in the usual repository"
	done
}

# usual_cells: all that do not change anything, or a few.
usual_cells() {
	if [ -n "${BPF_FULL-}" ]; then as_usual $all_cells; else as_usual $few_cells; fi
}

# says STATUS CELL [TEXT]...: what it says here.
says() {
	wanted=$1
	ask "$2"
	[ "$status" -eq "$wanted" ] || fail "$2: exit status $status instead of $wanted"
	shift 2
	for text; do grep -qF -e "$text" "$work/out" "$work/err" || fail "$cell does not say: $text"; done
}

# refuses TEXT CELL...: each says just this, and that the job could not be done.
refuses() {
	text=$1
	shift
	for cell in "$@"; do
		ask "$cell"
		[ "$status" -eq 128 ] || fail "$cell: exit status $status instead of 128"
		[ ! -s "$work/out" ] || fail "$cell: something is on standard output"
		grep -v '^tree: ' "$work/err" | same_names >"$work/here"
		same "$(cat "$work/here")" "$text" "$cell"
	done
}

# The file of a loose object.
file_of() {
	id=$(git rev-parse "$1")
	rest=${id#??}
	echo ".git/objects/${id%"$rest"}/$rest"
}
