# SPDX-License-Identifier: GPL-2.0-only
"""Runs commands by turns, in a new order each round, and takes the median of each: so that what
else the machine does meets all of them alike. Memory is the largest resident set of the command
or one of its children (getrusage(2)), by GNU time, since a child of this process begins with ours.
"""

import os
import random
import re
import shutil
import statistics
import subprocess
import time

GNU_TIME = shutil.which("time")
FEWEST_ROUNDS = 31  # of what takes less than QUICK seconds, however slow the other one is
QUICK = 0.5


class Command:
    """What is run: an argument vector, where, and what else it needs."""

    def __init__(self, argv, folder, environment, stdin=os.devnull, before=None):
        self.argv = argv
        self.folder = folder
        self.environment = environment
        self.stdin = stdin
        self.before = before  # called before each run, and not measured
        self.times = []  # seconds
        self.memory = 0  # KiB; 0: not known

    def run(self, argv):
        if self.before:
            self.before()
        with open(self.stdin, "rb") as stdin:
            start = time.perf_counter()
            done = subprocess.run(argv, cwd=self.folder, env=self.environment, stdin=stdin, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, check=False)
            taken = time.perf_counter() - start
        # gitlint's status is a number of findings; a fatal error is one of ours or of git's.
        if done.returncode in (126, 127, 128, 129) or done.returncode < 0:
            raise SystemExit(f"{' '.join(self.argv)}: status {done.returncode}\n" + done.stderr.decode(errors="replace")[-2000:])
        return taken, done.stderr

    def first_run(self):
        if not GNU_TIME:
            return self.run(self.argv)[0]
        taken, said = self.run([GNU_TIME, "-f", "%M", "--", *self.argv])
        self.memory = int(said.split()[-1])
        return taken

    def own_memory(self):
        """KiB, of the command alone: what Linux says of it, over and over, while it runs."""
        most = 0
        if self.before:
            self.before()
        with subprocess.Popen(self.argv, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            while child.poll() is None:
                with open(f"/proc/{child.pid}/status", encoding="ascii", errors="replace") as status:
                    found = re.search(r"VmHWM:\s*(\d+)", status.read())
                most = max(most, int(found[1]) if found else 0)
                time.sleep(0.001)
        return most

    def median(self):
        return statistics.median(self.times)


def compare(commands, seconds, most_rounds=200):
    """Fills in times and memory of the commands, in about that time. The first run of each warms up;
    it counts only if there is no time for another one."""
    first = {command: command.first_run() for command in commands}
    rounds = min(most_rounds, int(seconds / sum(first.values())))
    order = random.Random(1)
    for _ in range(rounds):
        for command in order.sample(commands, len(commands)):
            command.times.append(command.run(command.argv)[0])
    for command in commands:
        while len(command.times) < FEWEST_ROUNDS and first[command] < QUICK:
            command.times.append(command.run(command.argv)[0])
        command.times = command.times or [first[command]]
    return max(rounds, 1)
