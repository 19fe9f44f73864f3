# SPDX-License-Identifier: GPL-2.0-only
"""Histories for git fast-import: a tree, commits on top of it that look like BPF work, and a large
one. The same arguments give the same ids.
"""

import random
import re
import tarfile

BASE_TIME = 1_670_000_000
AREAS = (
    # subject prefix, folder of the files that such commits change
    ("bpf", "kernel/bpf/"),
    ("libbpf", "tools/lib/bpf/"),
    ("bpftool", "tools/bpf/bpftool/"),
    ("selftests/bpf", "tools/testing/selftests/bpf/"),
)
PEOPLE = [(f"Author {n}", f"author{n}@example.org") for n in range(97)]


class Stream:
    """The commands of git-fast-import(1)."""

    def __init__(self, pipe):
        self.pipe = pipe
        self.mark = 0

    def data(self, content):
        self.pipe.write(b"data %d\n%s\n" % (len(content), content))

    def commit(self, ref, message, who, when, parents=(), files=()):
        self.mark += 1
        person = f"{who[0]} <{who[1]}> {when} +0000"
        self.pipe.write(f"commit {ref}\nmark :{self.mark}\nauthor {person}\ncommitter {person}\n".encode())
        self.data(message.encode())
        for number, parent in enumerate(parents):
            self.pipe.write(b"%s :%d\n" % (b"merge" if number else b"from", parent))
        for mode, path, content in files:
            self.pipe.write(b"M %s inline %s\n" % (mode, path))
            self.data(content)
        self.pipe.write(b"\n")
        return self.mark

    def ref(self, name, mark):
        self.pipe.write(f"reset {name}\nfrom :{mark}\n\n".encode())


def kernel_files(archive):
    """(mode, path, content) of each file of a kernel's tar file."""
    with tarfile.open(archive) as tar:
        for member in tar:
            path = member.name.partition("/")[2].encode()
            if member.issym():
                yield b"120000", path, member.linkname.encode()
            elif member.isfile():
                yield b"100755" if member.mode & 0o100 else b"100644", path, tar.extractfile(member).read()


def synthetic_files():
    """A tree with as many files and folders as the kernel's, where those for BPF have its sizes."""
    for area, (name, folder) in enumerate(AREAS):
        for n in range((40, 60, 50, 900)[area]):
            lines = "".join(f"\tstatic int {name.replace('/', '_')}_{n}_{line}; /* line {line} */\n"
                            for line in range(400 if area else 800))
            yield b"100644", f"{folder}file{n}.c".encode(), lines.encode()
    for n in range(77_000):
        yield b"100644", f"drivers/group{n % 150}/part{n // 150 % 33}/file{n}.c".encode(), b"int x%d;\n" % n
    sections = "".join(f"DRIVER {n}\nM:\tMaintainer {n} <m{n}@example.org>\nL:\tlist{n % 90}@example.org\nS:\tMaintained\n"
                       f"F:\tdrivers/group{n % 150}/part{n % 33}/\n\n" for n in range(2500))
    bpf = ("BPF [GENERAL] (Safe Dynamic Programs and Tools)\nM:\tMax Tainer <max@example.org>\nL:\tbpf@vger.kernel.org\n"
           "S:\tSupported\nF:\tkernel/bpf/\nF:\ttools/bpf/\nF:\ttools/lib/bpf/\nF:\ttools/testing/selftests/bpf/\n\n")
    yield b"100644", b"MAINTAINERS", (
        "List of maintainers\n===================\n\n"
        "Maintainers List\n----------------\n\n" + sections + bpf).encode()


def corpus_messages(path):
    """(author, message) of each commit of the fast-import stream of accepted BPF commits."""
    found = []
    with open(path, "rb") as stream:
        author = None
        for line in stream:
            if line.startswith(b"author "):
                author = re.match(rb"author (.*) <(.*)>", line)
            elif line.startswith(b"data "):
                content = stream.read(int(line.split()[1]))
                if author:
                    # The commits that Fixes: tags name are not in our history.
                    text = re.sub(r"(?m)^Fixes: .*\n", "", content.decode(errors="replace"))
                    found.append(((author[1].decode(), author[2].decode()), text))
                author = None
    return found


def made_up_message(number, area):
    name, address = PEOPLE[number % len(PEOPLE)]
    reason = "".join(f"Step {step} of path {number} looks at the object a second time, and needs not.\n"
                     for step in range(number % 9 + 2))
    return ((name, address), f"{area}: Look at object {number} once\n\n{reason}\nSigned-off-by: {name} <{address}>\n")


def changed(content, rng):
    """The file with a few lines replaced and a few new ones, in three places."""
    lines = content.split(b"\n")
    for _ in range(3):
        at = rng.randrange(len(lines))
        new = [b"\tint value%d = compute(%d);" % (rng.randrange(10_000), n) for n in range(rng.randrange(2, 12))]
        lines[at:at + rng.randrange(4)] = new
    return b"\n".join(lines)


def write_work(stream, name, base, files, messages, count, stops):
    """`count` commits upon `base`; the branch <name>-<n> is set at each n of `stops`. `files` are
    those that they may change, by folder."""
    rng = random.Random(7)
    content = dict(pair for group in files.values() for pair in group)
    tip = base
    for number in range(1, count + 1):
        who, message = messages[(number - 1) % len(messages)] if messages else made_up_message(number, AREAS[number % 4][0])
        folder = AREAS[0 if number % 2 else number // 2 % 4][1]
        paths = [path for path, _ in rng.sample(files[folder], rng.randrange(1, 4))]
        for path in paths:
            content[path] = changed(content[path], rng)
        tip = stream.commit(f"refs/heads/{name}", message, who, BASE_TIME + 60 * number, [tip],
                            [(b"100644", path, content[path]) for path in paths])
        if number in stops:
            stream.ref(f"refs/heads/{name}-{number}", tip)


def write_long_history(stream, count):
    """A history of the kernel's shape: topics of two to sixteen commits, merged, small trees."""
    rng = random.Random(11)
    when = BASE_TIME - 400 * count
    mainline = [stream.commit("refs/heads/master", "Begin\n", PEOPLE[0], when)]
    while stream.mark < count:
        tip = mainline[-1 - min(len(mainline) - 1, int(rng.expovariate(1 / 12)))]
        for _ in range(rng.randrange(2, 17)):
            when += rng.randrange(60, 600)
            area, folder = AREAS[rng.randrange(4)]
            who, message = made_up_message(stream.mark, area)
            tip = stream.commit("refs/heads/master", message, who, when, [tip],
                                [(b"100644", f"{folder}f{rng.randrange(16)}.c".encode(), b"%d\n" % stream.mark)])
        who, _ = made_up_message(stream.mark, "")
        mainline.append(stream.commit("refs/heads/master", f"Merge branch 'topic-{stream.mark}'\n", who, when,
                                      [mainline[-1], tip]))
    stream.ref("refs/heads/master", mainline[-1])
