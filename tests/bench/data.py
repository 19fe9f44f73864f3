# SPDX-License-Identifier: GPL-2.0-only
"""The repositories that are measured in. They are built once, and used again."""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

import history

CHANGED_FILES = 60  # of each area: what the commits upon the tree change
OWN_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "Ada Writer",
    "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_COMMITTER_NAME": "Ada Writer", "GIT_COMMITTER_EMAIL": "ada@example.org",
    "LC_ALL": "C", "TZ": "UTC"}
MESSAGE = """bpf: Check the flags of array map batches

""" + """The batch update of array maps takes flags that a single update
refuses. Nothing is done with them, and user space cannot tell whether
the kernel knows a flag.

Check them in the same place for both, so that both say the same.

""" * 8 + """Signed-off-by: Ada Writer <ada@example.org>
"""


def leave_environment():
    """Nothing of the user's git reaches the measurements."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[name]
    os.environ.update(OWN_ENVIRONMENT)


def git(folder, *arguments, **options):
    return subprocess.run(["git", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, **options).stdout.decode()


def fast_import(folder, write):
    with subprocess.Popen(["git", "fast-import", "--quiet", "--depth=20"], cwd=folder, stdin=subprocess.PIPE) as child:
        write(history.Stream(child.stdin))
        child.stdin.close()
        if child.wait() != 0:
            raise SystemExit("git fast-import failed")


def built(folder, build):
    """Calls build(a new folder) unless `folder` is there; what is half done is never seen."""
    if os.path.isdir(folder):
        return folder
    print(f"building {folder} ...", file=sys.stderr, flush=True)
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    new = tempfile.mkdtemp(dir=os.path.dirname(folder))
    try:
        build(new)
        os.rename(new, folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return folder


def set_up(folder):
    git(folder, "init", "--quiet", "--initial-branch=master")
    for key, value in (("gc.auto", "0"), ("maintenance.auto", "false"), ("core.logAllRefUpdates", "false"),
                       ("remote.bpf-next.url", "https://git.kernel.org/pub/scm/linux/kernel/git/bpf/bpf-next.git"),
                       ("remote.bpf-next.fetch", "+refs/heads/*:refs/remotes/bpf-next/*")):
        git(folder, "config", key, value)


def find_kernel():
    found = sorted(glob.glob("/usr/src/linux-source-*.tar.*"))
    return found[-1] if found else ""


def write_tree(stream, files, branches, stops):
    """master: these files in one commit. Of each branch, by its name: how many commits upon that, and
    the messages for them (made up if there are none); it can be had as <name>-<n> for n in stops."""
    changing = {path: [] for _, path in history.AREAS}

    def kept():
        for mode, path, content in files:
            for folder, some in changing.items():
                if (path.startswith(folder.encode()) and path.endswith((b".c", b".h")) and mode == b"100644"
                        and len(some) < CHANGED_FILES and 2000 < len(content) < 40_000):
                    some.append((path, content))
            yield mode, path, content

    base = stream.commit("refs/heads/master", "Import\n", history.PEOPLE[0], history.BASE_TIME, files=kept())
    for name, (count, messages) in branches.items():
        history.write_work(stream, name, base, changing, messages, count, stops)


def build_kernel(folder, archive, corpus, counts):
    """master: the kernel's tree in one commit; work-N and clean-N: N commits upon it."""
    set_up(folder)
    messages = history.corpus_messages(corpus) if corpus else []

    files = history.kernel_files(archive) if archive else history.synthetic_files()
    fast_import(folder, lambda stream: write_tree(stream, files, {"work": (max(counts), messages), "clean": (50, [])}, counts))
    git(folder, "update-ref", "refs/remotes/bpf-next/master", "refs/heads/master")
    git(folder, "repack", "-adq")
    git(folder, "commit-graph", "write", "--reachable", "--no-progress")
    git(folder, "checkout", "--quiet", "-b", "commits", "master")
    for count in (10, 50):
        git(folder, "config", f"branch.clean-{count}.description",
            "Look at objects once\n\nThe same is looked at again and again on many paths, and once is enough.")


def build_small(folder):
    set_up(folder)
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "Begin", env={**os.environ, **OWN_ENVIRONMENT})


def build_long(folder, count):
    """master: a long history; fixes-50 and plain-50: commits upon it, with and without Fixes: tags."""
    set_up(folder)
    fast_import(folder, lambda stream: history.write_long_history(stream, count))
    git(folder, "repack", "-adq")
    git(folder, "commit-graph", "write", "--reachable", "--no-progress")
    git(folder, "update-ref", "refs/remotes/bpf-next/master", "refs/heads/master")
    listed = git(folder, "log", "--no-merges", "--format=%H%x00%s", f"-{count // 2}", "master").splitlines()
    fixed = [line.split("\0") for line in listed[::max(1, len(listed) // 50)]][:50]
    with open(os.path.join(folder, ".git/fixed-ids"), "w", encoding="ascii") as file:
        file.write("".join(f"{commit}\n" for commit, _ in fixed))
    for name in ("fixes", "plain"):
        tip = git(folder, "rev-parse", "master").strip()
        for number, (commit, subject) in enumerate(fixed):
            (who, address), message = history.made_up_message(number, "bpf")
            tag = f'Fixes: {commit[:12]} ("{subject}")\n' if name == "fixes" else ""
            message = message.replace("\nSigned-off-by", f"\n{tag}Signed-off-by")
            tip = git(folder, "commit-tree", "-p", tip, "-m", message.rstrip("\n"), "master^{tree}",
                      env={**os.environ, **OWN_ENVIRONMENT, "GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": address}).strip()
            if number in (0, len(fixed) - 1):
                git(folder, "update-ref", f"refs/heads/{name}-{number + 1}", tip)


def build_mails(folder):
    """Messages and mboxes by size, in bytes."""
    mail = ("From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\nFrom: Ada Writer <ada@example.org>\n"
            "Date: Thu, 1 Dec 2022 10:00:00 +0000\nSubject: [PATCH bpf-next] bpf: Look at object once\n\n"
            "Step one of the path looks at the object a second time, and needs not.\n\n"
            "Signed-off-by: Ada Writer <ada@example.org>\n---\n kernel/bpf/a.c | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n"
            "diff --git a/kernel/bpf/a.c b/kernel/bpf/a.c\nindex 1111111..2222222 100644\n--- a/kernel/bpf/a.c\n+++ b/kernel/bpf/a.c\n"
            "@@ -1 +1 @@\n-int a;\n+int b;\n-- \n2.39.5\n\n")
    for size in (1, 10, 100):
        with open(os.path.join(folder, f"{size}M.mbox"), "w", encoding="ascii") as file:
            file.write(mail * (size * 1_000_000 // len(mail)))
    text = "The object is looked at twice, and once is enough for all callers.\n"
    for name, body in (("500K", text * (500_000 // len(text))), ("5M", text * (5_000_000 // len(text))), ("line", "x" * 200_000 + "\n")):
        with open(os.path.join(folder, f"{name}.message"), "w", encoding="ascii") as file:
            file.write(f"bpf: Look at object once\n\n{body}\nSigned-off-by: Ada Writer <ada@example.org>\n")
    with open(os.path.join(folder, "2K.message"), "w", encoding="ascii") as file:
        file.write(MESSAGE)
    with open(os.path.join(folder, "configured.message"), "w", encoding="ascii") as file:
        file.write(MESSAGE.replace("\nCheck them", "\n#define FLAGS 1\n\nCheck them", 1))
