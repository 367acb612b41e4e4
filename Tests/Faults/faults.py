#!/usr/bin/env python3
"""Plays the demos while their system calls fail: every error of every call, storms of EINTR, reads and
writes of one byte, and mixtures by chance.

    python3 Tests/Faults/faults.py --workbench .build/release/workbench [--full] [--only TEXT] [--seed N]

A run must end in time, by itself, with its usual output or with the error's name, and must leave no
descriptor open. What breaks is printed with the command that repeats it. Without --full a sample of the
plan is played: which, the seed decides.
"""

import argparse
import concurrent.futures
import errno
import os
import pathlib
import random
import shlex
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCRIPTS = ROOT / "scripts"

# What each call can fail with, by its man page. EAGAIN is no error: the kernel says it only when there is
# nothing, and tells when there is something (epoll(7)).
FAILURES = {
    "socket": "EMFILE ENFILE ENOBUFS ENOMEM EACCES EAFNOSUPPORT EPROTONOSUPPORT",
    "socketpair": "EMFILE ENFILE ENOMEM",
    "bind": "EADDRINUSE EADDRNOTAVAIL EACCES ENOMEM",
    "listen": "EADDRINUSE EOPNOTSUPP",
    "accept4": "EINTR ECONNABORTED EMFILE ENFILE ENOBUFS ENOMEM EPROTO EPERM ENETDOWN EHOSTUNREACH",
    "connect": "EINTR ECONNREFUSED ETIMEDOUT ENETUNREACH EHOSTUNREACH EADDRNOTAVAIL EACCES EPERM",
    "recv": "EINTR ECONNRESET ETIMEDOUT ENOMEM EHOSTUNREACH",
    "recvfrom": "EINTR ECONNREFUSED ENOMEM",
    "send": "EINTR EPIPE ECONNRESET ENOBUFS ENOMEM ETIMEDOUT",
    "sendto": "EINTR ENOBUFS ENOMEM EMSGSIZE ENETUNREACH ECONNREFUSED EPERM",
    "shutdown": "ENOTCONN ENOBUFS",
    "getsockname": "ENOBUFS",
    "getpeername": "ENOTCONN ENOBUFS",
    "getsockopt": "ENOPROTOOPT ENOBUFS",
    "setsockopt": "ENOPROTOOPT ENOMEM EINVAL EACCES",
    "ioctl": "ENOTTY EINVAL",
    "fcntl": "EINVAL EPERM EBUSY",
    "read": "EINTR EIO ENOMEM",
    "write": "EINTR EIO ENOSPC EDQUOT EFBIG EPIPE",
    "open": "EINTR EMFILE ENFILE ENOENT EACCES ENOMEM ENOSPC",
    "close": "EINTR EIO ENOSPC EDQUOT",
    "sendfile": "EINTR EIO ENOMEM EINVAL EPIPE ECONNRESET",
    "splice": "EINTR EINVAL ENOMEM EPIPE",
    "poll": "EINTR ENOMEM EINVAL",
    "epoll_create1": "EMFILE ENFILE ENOMEM",
    "epoll_ctl": "ENOMEM ENOSPC",
    "epoll_wait": "EINTR",
    "eventfd": "EMFILE ENFILE ENOMEM",
    "pipe2": "EMFILE ENFILE",
    "posix_spawn": "EAGAIN ENOMEM",
    "waitpid": "EINTR ECHILD",
    "pthread_create": "EAGAIN",
    "lseek": "EINVAL ESPIPE",
    "fsync": "EIO ENOSPC EDQUOT EINTR",
    "ftruncate": "EINTR EIO EFBIG",
    "flock": "EINTR ENOLCK",
    "fchmod": "EPERM EIO",
    "fchown": "EPERM EIO",
    "rename": "ENOSPC EIO EACCES EXDEV",
    "unlink": "EIO EACCES EBUSY",
    "rmdir": "EBUSY EACCES",
    "mkdir": "ENOSPC EACCES EMLINK",
    "mkdtemp": "ENOSPC EACCES",
    "stat": "EIO ENOENT EACCES",
    "lstat": "EIO EACCES",
    "fstat": "EIO ENOMEM",
    "realpath": "EIO ENOENT EACCES",
    "opendir": "EMFILE ENOMEM EACCES",
    "readdir": "EIO",
    "iconv_open": "EMFILE ENOMEM",
}
INTERRUPTIBLE = [call for call, names in FAILURES.items() if "EINTR" in names.split()]
FOR_VIEWS = ["getsockname", "getpeername"]  # Without their answer a view knows less; nothing fails.
# (A view also shows how a stream was cut.)
AGAIN = {
    "socket", "socketpair", "bind", "listen", "accept4", "connect", "recv", "send", "recvfrom", "sendto",
    "setsockopt", "getsockname", "fcntl", "poll", "epoll_ctl", "posix_spawn", "waitpid", "open", "write", "close",
    "rename", "fchmod"}
IN_PARTS = ["recv", "send", "read", "write", "sendfile", "splice"]


def compile_library(folder):
    library = folder / "inject.so"
    subprocess.run(
        [os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", library, HERE / "inject.c", "-ldl"],
        check=True)
    return library


class Rule:
    """What fails, with which error (or `short`), and when: as inject.c reads it."""

    def __init__(self, call, failure, when):
        self.call, self.failure, self.when = call, failure, when

    def __str__(self):
        what = self.failure if self.failure == "short" else getattr(errno, self.failure)
        return f"{self.call}:{what}:{self.when}"


    @property
    def is_invisible(self):
        """Whether a script may not notice: an interrupted call, a file read or output written in parts."""
        return self.failure == "EINTR" or self.failure == "short" and self.call in ("read", "write")

    def is_named(self, text):
        """Some scripts of the lecture take one recv for one message, or one send: they say what they miss,
        or that they waited in vain. What cannot be looked at is not there."""
        return (self.failure in text or self.failure == "short" and "error: " in text
                or self.call == "stat" and ("not found" in text or "there is no demo" in text))


class Run:
    """One run of a program with rules, and how it went."""

    def __init__(self, bench, program, rules, seed=0):
        self.program, self.rules, self.seed = program, rules, seed
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            report = f"{folder}/report"
            os.mkdir(f"{folder}/tmp")
            environment = dict(
                os.environ, LD_PRELOAD=str(bench.library), INJECT=self.injected,
                INJECT_SEED=str(seed), INJECT_REPORT=report, TMPDIR=f"{folder}/tmp", LC_ALL="C.UTF-8",
                WORKBENCH_SCRIPTS=str(SCRIPTS), HOME=folder)
            process = subprocess.Popen(
                [bench.workbench, *program.words], env=environment, cwd=SCRIPTS,
                stdin=subprocess.DEVNULL if program.input is None else subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
            try:
                self.output, self.messages = process.communicate(program.input, timeout=bench.limit + 10)
                self.code = process.returncode
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                self.output, self.messages = process.communicate()
                self.code = None
            self.counts, self.hits, self.open = self.read(report)

    @property
    def injected(self):
        return " ".join(map(str, self.rules))

    @staticmethod
    def read(report):
        counts, hits, left = {}, 0, []
        if os.path.exists(report):
            for line in open(report):
                word, name, *rest = line.split()
                if word == "call":
                    counts[name] = counts.get(name, 0) + int(rest[0])
                    hits += int(rest[1])
                else:
                    left.append(rest[0])
        return counts, hits, sorted(left)

    def fault(self, usual):
        """What is wrong with it, or None; `usual` is the run without faults."""
        if self.code is None:
            return "hangs"
        if self.code < 0:
            return f"is ended by signal {-self.code}"
        leaked = list(self.open)
        for name in usual.open:
            if name in leaked:
                leaked.remove(name)
        if leaked:
            return f"leaves open: {' '.join(leaked)}"
        if self.code == 0 and self.output == usual.output:
            return None
        if all(rule.is_invisible for rule in self.rules):
            return f"ends with {self.code} and other output, though nothing failed"
        if self.code == 0:
            excused = self.program.handles or all(
                rule.call in FOR_VIEWS or rule.failure == "short" for rule in self.rules)
            return None if excused else "prints something else"
        text = (self.output + self.messages).decode(errors="replace")
        if any(rule.is_named(text) for rule in self.rules):
            return None
        if self.program.handles and "error: " in text:
            return None  # It went on, and then missed what had failed, or waited for it in vain.
        return f"ends with {self.code} and names no error"

    def command(self, bench):
        words = [bench.workbench, *self.program.words]
        return (f"LD_PRELOAD={bench.library} INJECT='{self.injected}' INJECT_SEED={self.seed} "
                f"{shlex.join(map(str, words))}")


class Program:
    """What is run. A script that `handles` errors tells of them in words of its own and goes on."""

    def __init__(self, name, words, text=None, handles=False):
        self.name, self.words, self.handles = name, words, handles
        self.input = None if text is None else text.encode()


def programs(bench):
    for name in (SCRIPTS / "ORDER").read_text().split():
        script = (SCRIPTS / name / "demo.nws").read_text()
        yield Program(name, ["demo", "--timeout", f"{bench.limit}s", name], handles="except" in script)


def again(seed):
    """The runs of again.nws: mixtures that begin when its first exchange has gone well."""
    for number in range(12):
        choice = random.Random(f"{seed} {number}")
        calls = choice.sample(sorted(AGAIN), 8)
        yield [Rule(call, choice.choice(FAILURES[call].split()), f"20/{choice.randint(2, 9)}")
               for call in calls]


def plan(program, usual):
    """The runs of a program: each error of each call that it makes, at its first, a middle and its last;
    then what goes on and on, and what comes by chance."""
    for call, names in FAILURES.items():
        count = usual.counts.get(call, 0)
        for name in names.split():
            for place in sorted({1, (count + 1) // 2, count} - {0}):
                yield [Rule(call, name, place)]
    yield from (rules for rules in storms() if any(usual.counts.get(rule.call) for rule in rules))


def storms():
    yield [Rule(call, "EINTR", "1/2") for call in INTERRUPTIBLE]
    yield [Rule(call, "EINTR", "~2") for call in INTERRUPTIBLE]
    yield [Rule(call, "short", "1+") for call in ("read", "write")]
    yield [Rule(call, "short", "1+") for call in IN_PARTS]
    yield [Rule(call, "short", "~2") for call in IN_PARTS] + [
        Rule(call, "EINTR", "~3") for call in IN_PARTS]
    yield [Rule("accept4", "ECONNABORTED", "1/2")]
    yield [Rule(call, "EMFILE", "~3") for call in ("socket", "accept4", "open", "pipe2", "socketpair")]
    yield [Rule(call, "ENOSPC", "~4") for call in ("write", "close", "rename", "open")]
    yield [Rule(call, "ECONNRESET", "~8") for call in ("recv", "send")]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--workbench", required=True, type=pathlib.Path)
    options.add_argument("--full", action="store_true", help="the whole plan, not a sample")
    options.add_argument("--only", default="", help="runs whose demo or rules hold this text")
    options.add_argument("--seed", type=int, default=7, help="what chance begins with")
    options.add_argument("--limit", type=int, default=10, help="seconds that a demo may take")
    options.add_argument("--sample", type=int, default=10, help="runs of each demo without --full")
    options.add_argument("--library", type=pathlib.Path, help="inject.c, compiled")
    bench = options.parse_args()
    bench.workbench = bench.workbench.resolve()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        bench.library = bench.library or compile_library(pathlib.Path(folder))
        return play(bench)


def play(bench):
    start = time.monotonic()
    runs = broken = hit = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, usual, rules in work(bench):
            if usual.code != 0:
                print(f"{program.name}: fails without faults\n{usual.messages.decode()}")
                return 1
            for run in pool.map(lambda rules: Run(bench, program, rules, bench.seed), rules):
                runs += 1
                hit += run.hits > 0
                fault = run.fault(usual)
                if fault:
                    broken += 1
                    print(f"{program.name}: {run.injected} {fault}\n  {run.command(bench)}", flush=True)
    print(f"{runs} runs, {hit} with failures injected, {broken} broken, "
          f"{time.monotonic() - start:.0f} s, seed {bench.seed}")
    return 1 if broken or hit == 0 else 0


def work(bench):
    """Each program with its run without faults and the rules of the others."""
    for program in programs(bench):
        usual = Run(bench, program, [])
        yield program, usual, chosen(bench, program, list(plan(program, usual)))
    program = Program("again", ["run", str(HERE / "again.nws")])
    yield program, Run(bench, program, []), chosen(bench, program, list(again(bench.seed)))


def chosen(bench, program, rules):
    rules = [words for words in rules if bench.only in f"{program.name}: {' '.join(map(str, words))}"]
    if bench.full:
        return rules
    return random.Random(f"{bench.seed} {program.name}").sample(rules, min(bench.sample, len(rules)))


if __name__ == "__main__":
    sys.exit(main())
