# SPDX-License-Identifier: GPL-2.0-only
"""What is compared with what. The goals are those that the programs were designed for."""

import glob
import os
import shutil
import subprocess

import data
from measure import Command


class Row:
    """`without`: its time is taken off ours, to see what one thing adds. `memory`: the ratio is of memory.
    `own`: no ratio, but megabytes of ours alone, without the children."""

    def __init__(self, name, ours, peer_name, peer, goal, without=None, memory=False, own=False):
        self.name, self.ours, self.peer_name, self.peer = name, ours, peer_name, peer
        self.goal, self.without, self.memory, self.own = goal, without, memory, own


def content_rules():
    """The ids of the rules that read diffs."""
    rules = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../lib/rules")
    for name in glob.glob(f"{rules}/*/*.cc"):
        with open(name, encoding="utf-8") as file:
            if ".needs_content = true" in file.read():
                yield os.path.basename(name)[:-3].replace("_", "-")


class Place:
    def __init__(self, build, folder, commits, long_history, corpus):
        self.bin, self.libexec, self.folder = f"{build}/bin", f"{build}/libexec/git-bpf", folder
        self.commits, self.long_history = commits, long_history
        self.corpus, self.archive = corpus, data.find_kernel()
        self.environment = {**os.environ, "PATH": f"{self.bin}:{os.environ['PATH']}"}
        counts = [n for n in (1, 10, 50, 100, 1000, 10_000) if n <= commits]
        kind = "kernel" if self.archive else "synthetic"
        self.kernel = data.built(f"{folder}/{kind}-{commits}",
                                 lambda new: data.build_kernel(new, self.archive, corpus, counts))
        self.small = data.built(f"{folder}/small", data.build_small)
        self.mails = data.built(f"{folder}/mails", data.build_mails)
        self.patches = data.built(f"{folder}/patches-{kind}-{commits}", self.build_patches)
        shutil.rmtree(f"{folder}/hooks", ignore_errors=True)  # they may be of another build
        self.hooks = data.built(f"{folder}/hooks", self.build_hooks)
        self.long = long_history and data.built(f"{folder}/long-{long_history}",
                                                lambda new: data.build_long(new, long_history))

    def description(self):
        version = data.git(self.kernel, "--version").strip()
        tree = os.path.basename(self.archive) if self.archive else "a synthetic tree"
        return f"{version}; commits upon {tree}, with messages {'of the corpus' if self.corpus else 'made up'}"

    def build_patches(self, new):
        for count in (1, 10, 50):
            data.git(self.kernel, "format-patch", "-q", "-o", f"{new}/{count}", f"master..work-{count}")

    def build_hooks(self, new):
        """one, all: ours, as git bpf-hooks installs them. noop-one, noop-all: scripts that do nothing."""
        for which in ("one", "all"):
            repository = f"{new}/{which}"
            os.makedirs(repository)
            data.git(repository, "init", "--quiet")
            subprocess.run([f"{self.libexec}/git-bpf-hooks", "install", repository], check=True, stdout=subprocess.DEVNULL)
            # They know their programs by an absolute path, so they may be used from where they will be.
            hooks = f"{repository}/.git/hooks"
            os.makedirs(f"{new}/noop-{which}")
            for name in os.listdir(hooks):
                if name.endswith(".sample") or (which == "one" and name != "commit-msg"):
                    os.remove(f"{hooks}/{name}")
                    continue
                with open(f"{new}/noop-{which}/{name}", "w", encoding="ascii") as file:
                    file.write("#!/bin/sh\nexit 0\n")
                os.chmod(f"{new}/noop-{which}/{name}", 0o755)

    # --- commands ---------------------------------------------------------------------------------

    def run(self, *argv, folder=None, **options):
        environment = {**self.environment, **options.pop("environment", {})}
        return Command(list(argv), folder or self.kernel, environment, **options)

    def ours(self, name, *arguments, **options):
        return self.run(f"{self.bin}/git-bpf-{name}", *arguments, **options)

    def perl(self, script, *arguments):
        program = f"{self.kernel}/scripts/{script}"
        return self.run("perl", program, *arguments) if os.path.exists(program) else None

    def gitlint(self, *arguments):
        return self.run("gitlint", *arguments) if shutil.which("gitlint") else None

    def commit(self, hooks, message, folder=None, environment=None):
        return self.run("git", "-c", f"core.hooksPath={hooks}", "commit", "--quiet", "--allow-empty", "-F",
                        f"{self.mails}/{message}", folder=folder or self.small, environment=environment or {})

    # --- the table --------------------------------------------------------------------------------

    def rows(self):
        yield from self.hook_rows()
        yield from self.check_rows()
        yield from self.series_rows()
        yield from self.size_rows()
        if self.long:
            yield from self.long_rows()

    def hook_rows(self):
        one, noop = f"{self.hooks}/one/.git/hooks", f"{self.hooks}/noop-one"
        peer = "git commit, no-op hook"
        for name, message, folder, goal in (("small repository", "2K.message", self.small, 1.20),
                                            ("configuration is read", "configured.message", self.small, 1.60),
                                            ("kernel", "2K.message", self.kernel, 1.05)):
            yield Row(f"git commit, commit-msg, {name}", self.commit(one, message, folder), peer,
                      self.commit(noop, message, folder), goal)
        yield Row("git commit, all hooks, kernel", self.commit(f"{self.hooks}/all/.git/hooks", "2K.message", self.kernel),
                  "git commit, no-op hooks", self.commit(f"{self.hooks}/noop-all", "2K.message", self.kernel), 1.20)

    def without(self, ids):
        """The environment in which these rules are off."""
        keys = {f"GIT_CONFIG_KEY_{n}": f"bpf.{rule}" for n, rule in enumerate(ids)}
        values = {f"GIT_CONFIG_VALUE_{n}": "off" for n in range(len(ids))}
        return {"GIT_CONFIG_COUNT": str(len(ids)), **keys, **values}

    def check(self, count, content=True):
        return self.ours("check", "--tree", "bpf-next", f"master..work-{count}",
                         environment={} if content else self.without(list(content_rules())))

    def log(self, count, *options):
        return self.run("git", "log", *options, f"master..work-{count}")

    def check_rows(self):
        yield Row("bpf-check, 50 commits", self.check(50), "checkpatch.pl -g",
                  self.perl("checkpatch.pl", "-g", "master..work-50"), 1 / 400)
        yield Row("bpf-check, 50 commits", self.check(50), "checkpatch.pl --no-tree -g",
                  self.perl("checkpatch.pl", "--no-tree", "-g", "master..work-50"), 1 / 120)
        yield Row("bpf-check, 50 commits", self.check(50), "gitlint", self.gitlint("--commits", "master..work-50"), 1 / 200)
        yield Row("bpf-check, 50 commits, without diffs", self.check(50, False), "gitlint",
                  self.gitlint("--commits", "master..work-50"), 1 / 200)
        yield Row("bpf-check, 1 commit", self.check(1), "checkpatch.pl --no-tree -g",
                  self.perl("checkpatch.pl", "--no-tree", "-g", "master..work-1"), 1 / 10)
        yield Row("bpf-check, 50 commits, without diffs", self.check(50, False), "git log -p", self.log(50, "-p"), 0.15)
        yield Row("bpf-check, 50 commits", self.check(50), "git log -p", self.log(50, "-p"), 1.10)
        yield Row("bpf-check, 1000 commits, without diffs", self.check(1000, False), "git log --raw", self.log(1000, "--raw"), 1.5)
        yield Row("bpf-check, 50 commits: memory", self.check(50), "git log --raw", self.log(50, "--raw"), 2, memory=True)

    def format_patch(self, program, count):
        out = f"{self.folder}/outgoing"

        def empty():
            shutil.rmtree(out, ignore_errors=True)

        if program == "ours":
            return self.ours("format-patch", "--tree", "bpf-next", "-q", "-o", out, f"master..clean-{count}", before=empty)
        return self.run("git", "format-patch", "-q", "--cover-letter", "-o", out, f"master..clean-{count}", before=empty)

    def series_rows(self):
        for count, goal in ((1, 20), (10, 100), (50, 300)):
            files = sorted(glob.glob(f"{self.patches}/{count}/*.patch"))
            yield Row(f"bpf-recipients, {count} patch{'' if count == 1 else 'es'}",
                      self.ours("recipients", "--tree", "bpf-next", *files), "get_maintainer.pl --nogit",
                      self.perl("get_maintainer.pl", "--nogit", "--nogit-fallback", *files), 1 / goal)
        for count, goal in ((10, 1.20), (50, 1.10)):
            yield Row(f"bpf-format-patch, {count} commits", self.format_patch("ours", count), "git format-patch",
                      self.format_patch("git", count), goal)

    def size_rows(self):
        yield Row("bpf-check, 1000 commits", self.check(1000), "itself, 100 commits", self.check(100), 10)
        if self.commits >= 10_000:
            yield Row("bpf-check, 10,000 commits, without diffs", self.check(10_000, False), "itself, 1000 commits",
                      self.check(1000, False), 10)
            yield Row("bpf-check, 10,000 commits, without diffs: memory", self.check(10_000, False),
                      "git log --raw", self.log(10_000, "--raw"), 2, memory=True)
            yield Row("bpf-check, 10,000 commits, without diffs: own memory", self.check(10_000, False),
                      "git log --raw", self.log(10_000, "--raw"), 48, own=True)
            yield Row("bpf-check, 10,000 commits", self.check(10_000), "git log -p", self.log(10_000, "-p"), 1.1)
            yield Row("bpf-check, 10,000 commits: memory", self.check(10_000), "git log -p", self.log(10_000, "-p"), 2, memory=True)
        hook = f"{self.libexec}/commit-msg"
        yield Row("commit-msg, a message of 5 MB", self.run(hook, f"{self.mails}/5M.message"), "itself, 500 KB",
                  self.run(hook, f"{self.mails}/500K.message"), 12)
        yield Row("commit-msg, a line of 200 KB", self.run(hook, f"{self.mails}/line.message"), "itself, a message of 2 KB",
                  self.run(hook, f"{self.mails}/2K.message"), 10)
        for large, small in ((10, 1), (100, 10)):
            if large == 10 or self.commits >= 10_000:
                yield Row(f"bpf-check, an mbox of {large} MB", self.ours("check", "-q", f"{self.mails}/{large}M.mbox"),
                          f"itself, {small} MB", self.ours("check", "-q", f"{self.mails}/{small}M.mbox"), 12)

    def long_rows(self):
        def check(name, where=True):
            rules = [] if where else ["fixes-ancestor", "tree-vs-content"]  # they ask which trees have a commit
            return self.ours("check", "--tree", "bpf-next", f"master..{name}", folder=self.long, environment=self.without(rules))

        ids = data.git(self.long, "rev-list", "--no-walk=unsorted", "--stdin", stdin=open(f"{self.long}/.git/fixed-ids", "rb")).split()
        many = f"{self.long_history:,} commits"
        yield Row(f"what 50 Fixes: tags add, ids and titles, {many}", check("fixes-50", False), "git log --no-walk",
                  self.run("git", "log", "--no-walk", *ids, folder=self.long), 2.5, without=check("plain-50", False))
        yield Row(f"what 1 Fixes: tag adds, {many}", check("fixes-1"), "git merge-base --is-ancestor",
                  self.run("git", "merge-base", "--is-ancestor", ids[0], "master", folder=self.long), 1.3, without=check("plain-1"))
        script = "".join(f"git merge-base --is-ancestor {commit} master\n" for commit in ids)
        yield Row(f"what 50 Fixes: tags add, {many}", check("fixes-50"), "50 x git merge-base",
                  self.run("sh", "-c", script, folder=self.long), 0.4, without=check("plain-50"))
