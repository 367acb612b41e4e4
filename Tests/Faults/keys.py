#!/usr/bin/env python3
"""Types at the shell under valgrind, through a pseudo-terminal: editing, history, completion, Korean text,
pastes, vi's keys, changes of the window, Ctrl-C, and an end. Fails when valgrind finds an error.

    python3 Tests/Faults/keys.py --workbench .build/debug/workbench
"""

import argparse
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
# What is typed, and what must be seen then.
STEPS = [
    ("print 1 + 1\r", "2"),
    ("print \"안녕하세요\"\r", "안녕하세요"),
    ("pritn\x01\x05\x02\x02\x06\x04\x08\x08int 6 * 7\r", "42"),
    ("\x1b[A\x1b[A\x1b[B\x10\x0e\x15print 40 + 3\r", "43"),
    ("\x12안녕\r", "안녕하세요"),
    ("prin\t one two\x17\x17\"done\"\r", "done"),
    ("x = lis\t\t\x03print \"interrupted\"\r", "interrupted"),
    ("\x1b[200~a = 20\nb = 24\nprint a + b\x1b[201~\r", "44"),
    ("if true {\rprint 45\r}\r", "45"),
    ("print \"" + "길다 " * 60 + "\"\x01\x05\r", "길다"),
    ("print 4\x1b[D\x1b[D\x1b[C\x1b[H\x1b[F\x7f\x7f 46\x1bb\x1bf\x1bd\x1b\x7f\x19 46\r", "46"),
    ("help se\t\t\x15\x0cprint 47\r", "47"),
    ("\xff\xfe\x15print 48\r".encode("latin-1"), "48"),
    ("\x0b\x14\x16\x1f\x1b[3~\x1b[5~\x1b[6~\x1b[1;5C\x1b[1;5D\x15print 49\r", "49"),
]


class Terminal:
    def __init__(self, words, home):
        self.process, self.master = pty.fork()
        if self.process == 0:
            environment = dict(os.environ, HOME=home, TERM="xterm-256color", LC_ALL="C.UTF-8",
                               XDG_STATE_HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
            os.execvpe(words[0], words, environment)
        self.resize(24, 80)
        self.raw = b""
        self.read = 0

    def resize(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        data = text if isinstance(text, bytes) else text.encode()
        while data:
            data = data[os.write(self.master, data[:256]):]

    @property
    def seen(self):
        """What came since the last answer, without control sequences."""
        text = self.raw.decode(errors="replace")
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", text)[self.read:]

    def expect(self, text, limit=60):
        """Reads until the text comes; False at the end or after the limit."""
        deadline = time.monotonic() + limit
        while text not in self.seen:
            ready, _, _ = select.select([self.master], [], [], max(0, deadline - time.monotonic()))
            try:
                part = os.read(self.master, 65536) if ready else b""
            except OSError:
                return False
            if not part:
                return False
            self.raw += part
        self.read += self.seen.index(text) + len(text)
        return True

    def end(self):
        while self.expect("\0", 60):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--workbench", required=True)
    options.add_argument("--bare", action="store_true", help="without valgrind, to try the keys")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        log = f"{home}/valgrind.log"
        valgrind = ["valgrind", f"--log-file={log}", "--error-exitcode=99", "--num-callers=30",
                    "--leak-check=no", "--child-silent-after-fork=yes"]
        # Swift's debugging information is more than valgrind can read; the symbols stay.
        binary = f"{home}/workbench"
        subprocess.run(["strip", "-g", "-o", binary, arguments.workbench], check=True)
        words = ([] if arguments.bare else valgrind) + [binary]
        terminal = Terminal(words, home)
        problems = [] if terminal.expect("nws>") else ["there is no prompt"]
        for number, (keys, answer) in enumerate(STEPS if not problems else []):
            terminal.type(keys)
            if not terminal.expect("\n" + answer) and not problems:
                problems.append(f"{keys!r} does not show {answer!r} but {terminal.seen[-300:]!r}")
                break
            if number % 4 == 3:
                terminal.resize(10 + number, 30 + 7 * number)
        terminal.type("\x15exit\r")
        code = terminal.end()
        report = "" if arguments.bare else pathlib.Path(log).read_text()
        print(re.sub(r"(?m)^==\d+== ?", "", report).strip())
        if code != 0:
            problems.append(f"it ended with {code}")
        for problem in problems:
            print("keys:", problem)
        return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
