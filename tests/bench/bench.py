#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""How fast the programs are, beside those that do a part of the same: a table of ratios.

The data is the kernel of Debian's package linux-source, where that is installed, and else a tree of
its shape; see data.py. Nothing passes or fails here: what ctest holds is counted instructions.
"""

import argparse
import os
import sys

sys.dont_write_bytecode = True  # nothing is left beside the sources
# pylint: disable=wrong-import-position
import data
import rows
from measure import GNU_TIME, compare

SIZES = {
    # seconds for each row, commits at most, commits of the long history
    "quick": (2, 1000, 0),
    "full": (4, 10_000, 0),
    "million": (4, 10_000, 1_000_000),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="directory of a release build")
    parser.add_argument("--size", choices=SIZES, default="quick",
                        help="quick: about a minute once the data is there (default); full; million: with a million commits, too")
    parser.add_argument("--data", help="where the repositories are kept (default: bench in the build directory)")
    parser.add_argument("--corpus", help="a git fast-import stream, for its messages (default: made up)")
    parser.add_argument("--only", default="", help="the rows that have this text in their names")
    parser.add_argument("--markdown", action="store_true", help="print a table for README.md")
    return parser.parse_args()


def number(value):
    return f"{value:.2f}" if value >= 0.1 else f"1/{1 / value:.0f}" if value > 0 else "0"


def milliseconds(seconds):
    return f"{seconds * 1000:.1f}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def megabytes(command):
    return f"{command.memory / 1024:.0f}" if command.memory else "-"


def measured(row, seconds):
    """One line of the table."""
    count = compare([command for command in (row.ours, row.peer, row.without) if command], seconds)
    if row.own:
        ratio = row.ours.own_memory() / 1024
    elif row.memory:
        ratio = row.ours.memory / row.peer.memory if row.peer.memory else 0
    else:
        ratio = (row.ours.median() - (row.without.median() if row.without else 0)) / row.peer.median()
    met = "yes" if ratio <= row.goal else "NO"
    show = (lambda value: f"{value:.0f} MB") if row.own else number
    return [row.name, row.peer_name, milliseconds(row.ours.median()), milliseconds(row.peer.median()), show(ratio),
            show(row.goal), met, megabytes(row.ours), megabytes(row.peer), str(count)]


HEAD = ["what", "beside", "ms", "its ms", "ratio", "goal", "met", "MB", "its MB", "rounds"]


def print_line(cells, markdown):
    if markdown:
        print("| " + " | ".join(cells) + " |", flush=True)
    else:
        widths = (46, 34, 8, 8, 7, 6, 4, 6, 6, 6)
        print(" ".join(f"{cell:<{width}}" if at < 2 else f"{cell:>{width}}"
                       for at, (cell, width) in enumerate(zip(cells, widths))), flush=True)


def main():
    given = arguments()
    seconds, commits, long_history = SIZES[given.size]
    build = os.path.abspath(given.build)
    if not os.access(f"{build}/bin/git-bpf-check", os.X_OK):
        raise SystemExit(f"no programs in {build}: cmake --preset release && cmake --build build/release")
    data.leave_environment()
    place = rows.Place(build, os.path.abspath(given.data or f"{build}/bench"), commits, long_history,
                       os.path.abspath(given.corpus) if given.corpus else "")
    if not GNU_TIME:
        print("note: without GNU time (the package time) memory is not measured", file=sys.stderr)
    print(f"{place.description()}\n")
    print_line(HEAD, given.markdown)
    if given.markdown:
        print_line(["---"] * 2 + ["---:"] * 8, True)
    missing = set()
    for row in place.rows():
        if given.only not in row.name:
            continue
        if not row.peer:
            missing.add(row.peer_name.split()[0])
            continue
        print_line(measured(row, seconds), given.markdown)
    for name in sorted(missing):
        print(f"note: no {name} here: its rows are left out", file=sys.stderr)


if __name__ == "__main__":
    main()
