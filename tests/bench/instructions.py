#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds the programs to what they cost: instructions of their own, counted by valgrind's callgrind,
and how often they start git. Both repeat, whatever else the machine does, and time does not. The
ceilings leave room for another compiler, and none for starting libgit2 or walking a tree in vain.

usage: instructions.py <directory of a build without sanitizers>; status 77 when it cannot be done here
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left beside the sources
# pylint: disable=wrong-import-position
import data
import history

def cost(argv, folder, log):
    """(instructions in millions, starts of git) of one run."""
    with open(log, "w", encoding="ascii"):
        pass
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--", *argv], cwd=folder,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode(errors="replace")
    counted = re.search(r"Collected : (\d+)", said)
    if done.returncode not in (0, 1) or not counted:
        raise SystemExit(f"{' '.join(argv)}: status {done.returncode}\n{said[-2000:]}")
    with open(log, encoding="ascii") as file:
        return int(counted[1]) / 1e6, len(file.readlines())


def wrap_git(folder, log):
    """A git on PATH that counts its starts."""
    os.makedirs(folder)
    program = shutil.which("git")
    with open(f"{folder}/git", "w", encoding="ascii") as file:
        file.write(f"#!/bin/sh\necho >>'{log}'\nexec '{program}' \"$@\"\n")
    os.chmod(f"{folder}/git", 0o755)
    os.environ["PATH"] = f"{folder}:{os.environ['PATH']}"


def build_series(folder):
    """A tree of 80,000 files, and clean-1, clean-50: made up commits upon it."""
    data.set_up(folder)
    data.fast_import(folder, lambda stream: data.write_tree(stream, history.synthetic_files(), {"clean": (50, [])}, (1, 50)))
    data.git(folder, "update-ref", "refs/remotes/bpf-next/master", "refs/heads/master")
    data.git(folder, "format-patch", "-q", "-o", ".git/patches", "master..clean-1")


def jobs(build, series, mails):
    """(what is run, its argv, instructions in millions as measured, how often it starts git)

    With Debian 12's libraries; three fifths more are let pass. libgit2 takes 64 million to load and start.
    """
    program, hook = f"{build}/bin/git-bpf-", f"{build}/libexec/git-bpf/"
    for name in sorted(os.listdir(f"{build}/bin")):
        if name != "git-bpf-hooks":
            yield f"{name} --version", [f"{build}/bin/{name}", "--version"], 12.7 if name.endswith("status") else 0.75, 0
    for name in ("applypatch-msg", "commit-msg", "prepare-commit-msg"):
        yield f"{name} --version", [hook + name, "--version"], 0.22, 0
    yield "commit-msg, a message of 2 KB", [f"{hook}commit-msg", f"{mails}/2K.message"], 0.60, 0
    yield "bpf-check, 1 commit", [f"{program}check", "master..clean-1"], 2.1, 9
    yield "bpf-check, 50 commits", [f"{program}check", "master..clean-50"], 11.4, 10
    yield "bpf-recipients, 1 patch", [f"{program}recipients", *glob.glob(f"{series}/.git/patches/*")], 5.2, 4
    yield "bpf-format-patch --dry-run, 1 commit", [f"{program}format-patch", "--dry-run", "master..clean-1"], 6.0, 11


def main():
    build = os.path.abspath(sys.argv[1])
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not here")
        return 77
    if not os.access(f"{build}/bin/git-bpf-check", os.X_OK):
        print(f"skipped: nothing is built in {build}: cmake --preset gauge && cmake --build --preset gauge")
        return 77
    data.leave_environment()
    os.environ["GIT_EDITOR"] = ":"
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        os.makedirs(f"{work}/mails")
        data.build_mails(f"{work}/mails")
        series = data.built(f"{work}/series", build_series)
        log = f"{work}/log"
        wrap_git(f"{work}/bin", log)
        for name, argv, usual, usual_starts in jobs(build, series, f"{work}/mails"):
            millions, starts = cost(argv, series, log)
            bad = millions > usual * 1.6 or starts > usual_starts
            failed += bad
            print(f"{'FAILED' if bad else 'ok':6} {name:40} {millions:6.2f} million instructions (usual {usual}), "
                  f"git started {starts} times (usual {usual_starts})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
