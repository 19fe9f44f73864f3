#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usage: status_patchwork.sh BUILDDIR SOURCEDIR
#
# git bpf-status --patchwork against a server that answers like patchwork, well and badly; and no
# word to the network without it.

# shellcheck source=tests/support/e2e.sh
. "$2/tests/support/e2e.sh"

unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY

# --- a series that was sent -----------------------------------------------------------------------

git config --global user.name 'Ada Patcher'
git config --global user.email ada@example.org
git config --global init.defaultBranch master
git init -q "$work/linux"
cd "$work/linux"
mkdir -p kernel/bpf
seq -f 'line %g' 40 >kernel/bpf/core.c
git add .
git commit -q -m 'bpf: Begin'
git init -q --bare "$work/bpf-next.git"
git push -q "$work/bpf-next.git" master
git remote add bpf-next "$work/bpf-next.git"
git fetch -q bpf-next
git switch -q -c topic bpf-next/master
for number in 1 2; do
	sed -i "${number}0s/\$/ more/" kernel/bpf/core.c
	git commit -q --all -s -m "bpf: Do step $number" -m 'This text says why it is done, and what for.'
done
git config branch.topic.description "$(printf 'Do two steps\n\nThey were not done. Now they are.')"
git bpf-format-patch -q --force --no-recipients -o "$work/sent" 2>/dev/null >&2
sed -i '/^From: /i Message-ID: <20260102.ada/1@example.org>' "$work/sent/0000-cover-letter.patch"
git bpf-format-patch --mark-sent "$work"/sent/*.patch 2>/dev/null

begin 'where the mails are'
expect 0 git bpf-status
printed '  thread     https://lore.kernel.org/all/20260102.ada%2F1@example.org/'
printed '  patchwork  https://patchwork.kernel.org/project/netdevbpf/patch/20260102.ada%2F1@example.org/'
git config bpf.profile 2018
expect 0 git bpf-status
printed '  patchwork  https://patchwork.ozlabs.org/project/netdev/patch/20260102.ada%2F1@example.org/'
git config --unset bpf.profile

begin 'the other programs do not load libcurl'
for program in "$build"/bin/git-bpf-* "$build"/libexec/git-bpf/*; do
	case $program in
	*/git-bpf-status) ;;
	*) ! readelf -d "$program" 2>/dev/null | grep -q 'NEEDED.*libcurl' || fail "$program needs libcurl" ;;
	esac
done

if ! readelf -d "$build/bin/git-bpf-status" | grep -q 'NEEDED.*libcurl'; then
	begin 'built without libcurl'
	expect 128 git bpf-status --patchwork
	said 'fatal: this git-bpf was built without libcurl, so it cannot read from the network'
	finish
	exit
fi

begin 'nothing goes to the network without --patchwork'
git config bpf.patchworkUrl http://127.0.0.1:9
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	ASAN_OPTIONS=detect_leaks=0 expect 0 strace -f -e trace=socket,connect -o "$work/trace" git bpf-status --all
	same "$(grep -c 'AF_INET' "$work/trace" || :)" 0 'sockets'
	ASAN_OPTIONS=detect_leaks=0 expect 1 strace -f -e trace=socket,connect -o "$work/trace" git bpf-status --patchwork
	grep -q 'AF_INET' "$work/trace" || fail 'the trace shows no sockets'
fi

begin 'nobody is there'
expect 1 git bpf-status --patchwork
said "warning: patchwork cannot say where it stands: http://127.0.0.1:9: "
printed '  1  waiting  bpf: Do step 1'
git branch -q second
git config branch.second.bpfSeries "$(git config branch.topic.bpfSeries)"
expect 1 git bpf-status --patchwork topic second
same "$(grep -c 'cannot say where' "$work/err")" 1 'a server that is not there is asked once'
said 'warning: patchwork was not asked: http://127.0.0.1:9: '

begin 'settings that are none'
for url in patchwork.kernel.org file:///etc/passwd https://a:b@c; do
	expect 128 git -c bpf.patchworkUrl=$url bpf-status
	said "fatal: bpf.patchworkUrl: '$(echo "$url" | sed 's/a:b/***/')' is no site"
done
expect 128 git -c bpf.patchworkTimeout=soon bpf-status --patchwork
said "fatal: bpf.patchworkTimeout: 'soon' is no number of seconds"

python3 -c 'import http.server, ssl' 2>/dev/null || { finish; exit; } # no server: this is all

# --- the server -----------------------------------------------------------------------------------

serve() { # serve NAME [CERTIFICATE]: the port is in $port; it ends when its standard input does
	mkdir "$work/$1"
	mkfifo "$work/$1/input" "$work/$1/output"
	python3 "$source/tests/support/patchwork_server.py" "$work/$1" ${2+"$2"} \
		<"$work/$1/input" >"$work/$1/output" 2>"$work/$1/errors" &
	servers="$servers $!"
	case $1 in plain) exec 8>"$work/$1/input" ;; *) exec 9>"$work/$1/input" ;; esac
	read -r port <"$work/$1/output" || { cat "$work/$1/errors" >&2 && exit 1; }
}
servers=
data() { # data NAME STATE CHECK: of two patches, the second one with STATE and CHECK
	cat >"$work/$1/data.json" <<-JSON
		{"series": [
		  {"id": 6, "name": "Do two steps", "version": 2, "project": {"link_name": "netdevbpf"},
		   "submitter": {"email": "ada@example.org"}, "web_url": "https://pw.example.org/series/6"},
		  {"id": 7, "name": "Do two steps", "version": 1, "project": {"link_name": "netdevbpf"},
		   "submitter": {"email": "ada@example.org"}, "web_url": "https://pw.example.org/series/7"}],
		 "covers": [
		  {"id": 1, "msgid": "<20260102.ada/1@example.org>", "name": "[bpf-next,0/2] Do two steps",
		   "project": {"link_name": "netdevbpf"}, "series": [{"id": 7, "web_url": "https://pw.example.org/series/7"}]}],
		 "patches": [
		  {"id": 11, "name": "[bpf-next,1/2] bpf: Do step 1", "project": {"link_name": "netdevbpf"},
		   "series": [{"id": 7}], "state": "under-review", "check": "success", "delegate": {"username": "bpf"},
		   "web_url": "https://pw.example.org/patch/11"},
		  {"id": 12, "name": "[bpf-next,2/2] bpf: Do step 2", "project": {"link_name": "netdevbpf"},
		   "series": [{"id": 7}], "state": "$2", "check": "$3", "delegate": null,
		   "web_url": "https://pw.example.org/patch/12"}],
		 "checks": {"12": [
		  {"context": "bpf/vmtest-bpf-next-PR", "state": "fail", "description": "PR summary", "target_url": null},
		  {"context": "netdev/build_32bit", "state": "success", "description": "ok", "target_url": null},
		  {"context": "netdev/checkpatch", "state": "warning", "description": "long line", "target_url": null}]}}
	JSON
}
serve plain
git config bpf.patchworkUrl "http://127.0.0.1:$port"
plain=$port

begin 'by the message-id'
data plain changes-requested fail
expect 0 git bpf-status --patchwork
printed '  patchwork  https://pw.example.org/series/7'
printed '  1  under-review       bpf: Do step 1
                        patchwork: under-review, delegate bpf, checks: success
  2  changes-requested  bpf: Do step 2
                        patchwork: changes-requested, no delegate, checks: fail (bpf/vmtest-bpf-next-PR: PR summary, netdev/checkpatch: long line)'
printed 'next: changes were requested: when they are made, git bpf-format-patch writes v2'
same "$(cat "$work/plain/asked")" '/api/1.2/covers/?project=netdevbpf&msgid=20260102.ada%2F1@example.org&per_page=100
/api/1.2/patches/?project=netdevbpf&series=7&order=id&per_page=100
/api/1.2/patches/12/checks/?per_page=100' 'what was asked'
expect 0 git bpf-status --patchwork --format=json
printed '"state": "changes-requested"'
printed '"context": "netdev/checkpatch"'
printed '"patchwork_asked": true'

begin 'a page at a time'
echo pages >"$work/plain/mode"
expect 0 git bpf-status --patchwork
printed '  2  changes-requested  bpf: Do step 2'
printed 'netdev/checkpatch: long line'
rm "$work/plain/mode"

begin 'by the title'
git switch -q -c untold
git bpf-format-patch --mark-sent -v1 bpf-next/master.. 2>/dev/null
git config branch.untold.bpfTree bpf-next
git config branch.untold.description "$(git config branch.topic.description)"
ref=$(git config branch.untold.bpfSeries)
git cat-file tag "refs/bpf/sent/$ref/v1" | sed 's/^v1 of untold$/Do two steps/; s/^Bpf-Cover: no/Bpf-Cover: yes/' |
	git hash-object -t tag -w --stdin >"$work/tag"
git update-ref "refs/bpf/sent/$ref/v1" "$(cat "$work/tag")"
data plain accepted success
: >"$work/plain/asked"
expect 0 git bpf-status --patchwork
printed '  2  accepted      bpf: Do step 2'
same "$(head -n 1 "$work/plain/asked")" \
	'/api/1.2/series/?project=netdevbpf&q=Do%20two%20steps&order=-id&submitter=ada@example.org&per_page=100' 'what was asked'
expect 0 git bpf-status --patchwork --all
printed "* untold  bpf-next  v1 "
git switch -q topic

begin 'hostile text'
sed -i 's/"under-review"/"\\u001b[2Jcleared\\u202e"/; s/"username": "bpf"/"username": "\\u001b]0;title\\u0007"/' "$work/plain/data.json"
expect 0 git bpf-status --patchwork
printed '  1  \x1b[2Jcleared\u{202e}  bpf: Do step 1'
printed 'delegate \x1b]0;title\x07'
! grep -q "$(printf '\033')" "$work/out" || fail 'an escape sequence gets through'

begin 'patchwork has none of it'
sed -i 's/netdevbpf/other/g' "$work/plain/data.json"
expect 0 git bpf-status --patchwork
printed 'patchwork has no such patch'

# wrong MODE WORDS: what is said when the server answers in that way; the rest is shown all the same
wrong() {
	begin "the server answers: $1"
	printf '%s\n' "$1" >"$work/plain/mode"
	expect 1 git -c bpf.patchworkTimeout=1 bpf-status --patchwork
	said "warning: patchwork cannot say where it stands: http://127.0.0.1:$plain$2"
	printed '  1  waiting  bpf: Do step 1'
}
wrong 404 ' answers with status 404'
wrong 500 ' answers with status 500'
wrong slow ': no answer within 1 seconds'
wrong html ' answers with something that is no list in JSON'
wrong object ' answers with something that is no list in JSON'
wrong cut-short ' answers with something that is no list in JSON'
wrong deep ' answers with something that is no list in JSON'
wrong huge ': answers with more than 8 MiB'
wrong 'redirect http://127.0.0.1:1' ': redirects to http://127.0.0.1:1/'
wrong 'redirect https://localhost:1' ': redirects to https://localhost:1/'
wrong 'redirect file:///etc/passwd?' ': redirects to file:///'
wrong next-elsewhere ' continues at http://localhost:1/api/1.2/patches/?page=2, which is not followed'

# --- with certificates ----------------------------------------------------------------------------

if command -v openssl >/dev/null && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 \
	-addext 'subjectAltName=IP:127.0.0.1' -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null; then
	cat "$work/key.pem" "$work/cert.pem" >"$work/both.pem"
	serve secret "$work/both.pem"
	data secret accepted success
	begin 'a certificate that nobody knows'
	expect 1 git -c bpf.patchworkUrl="https://127.0.0.1:$port" -c http.sslVerify=false bpf-status --patchwork
	said 'ertificate'
	[ ! -e "$work/secret/asked" ] || fail 'something was asked'
	begin 'a certificate that git is told of'
	expect 0 git -c bpf.patchworkUrl="https://127.0.0.1:$port" -c http.sslCAInfo="$work/cert.pem" bpf-status --patchwork
	printed '  2  accepted      bpf: Do step 2'
	begin 'a redirection to the same host, encrypted'
	echo "redirect https://127.0.0.1:$port" >"$work/plain/mode"
	expect 0 git -c http.sslCAInfo="$work/cert.pem" bpf-status --patchwork
	printed '  2  accepted      bpf: Do step 2'
	exec 9>&-
fi

exec 8>&-
for server in $servers; do wait "$server" || fail 'the server did not end well'; done
finish
