"""Times the interactive shell from outside, through a pseudo-terminal.

    python3 Tests/Bench/shell.py [--quick] [--workbench BINARY]

How long after its start the first prompt is there, and how long after a key is pressed the line is
painted again while 1,000 connections are open and 1,000 arrivals a second are announced.
The exit code is 0 unless something failed; a goal that is not reached is said and is no failure.
"""
import argparse
import fcntl
import os
import re
import resource
import select
import shutil
import signal
import socket
import statistics
import struct
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KEY = '가'


class Shell:
    """The shell on a pseudo-terminal of 100 columns."""

    def __init__(self, binary, home):
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 30, 100, 0, 0))
        self.seen = b''
        self.began = time.perf_counter()
        self.process = os.fork()
        if self.process == 0:
            self.take(slave)
            os.execve(binary, [binary], {
                'HOME': home, 'PATH': os.environ.get('PATH', ''), 'TERM': 'xterm-256color',
                'LANG': 'C.UTF-8', 'WORKBENCH_HISTORY': '/dev/null'})
        os.close(slave)
        self.master = master

    @staticmethod
    def take(slave):
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for stream in range(3):
            os.dup2(slave, stream)

    def type(self, text):
        self.seen = b''
        os.write(self.master, text.encode())

    def read(self, seconds):
        """Takes what is written within so many seconds; false when nothing is."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        self.seen += os.read(self.master, 65536)
        return True

    def until(self, text, seconds=20):
        """Reads until the text has been written; the moment when it was there."""
        end = time.perf_counter() + seconds
        while text.encode() not in self.seen:
            if not self.read(max(0, end - time.perf_counter())):
                raise TimeoutError(f'no {text!r} within {seconds} s: {self.seen[-300:]!r}')
        return time.perf_counter()

    def rest(self, seconds):
        """Reads on for so long."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.read(max(0, end - time.perf_counter()))

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.master)


def first_prompt(binary, home):
    shell = Shell(binary, home)
    try:
        return shell.until('nws> ') - shell.began
    finally:
        shell.end()


def sender(connections, rate):
    """A process that sends a byte to one connection after the other, so many a second."""
    process = os.fork()
    if process == 0:
        began, sent = time.perf_counter(), 0
        while True:
            while sent < (time.perf_counter() - began) * rate:
                connections[sent % len(connections)].send(b'x')
                sent += 1
            time.sleep(0.001)
    return process


def keys(binary, home, count, presses, rate):
    """Seconds from each key to the line that shows it."""
    shell = Shell(binary, home)
    connections, process = [], 0
    try:
        shell.until('nws> ')
        shell.type('listen :0 backlog=1024\r')
        shell.until('backlog 1024')
        port = int(re.search(rb'listening on [^ ]*:(\d+)', shell.seen)[1])
        shell.type('xs = []\rtask { loop { append xs accept(l1) } }\r')
        shell.rest(0.5)
        for _ in range(count):
            connections.append(socket.create_connection(('127.0.0.1', port)))
        shell.rest(1)
        shell.type('print "open" len(xs)\r')
        shell.until(f'open {count}')
        process = sender(connections, rate)
        shell.rest(1)
        return [press(shell, index % 20 + 1) for index in range(presses)]
    finally:
        if process:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        for connection in connections:
            connection.close()
        shell.end()


def press(shell, length):
    if length == 1:
        shell.type('\x15')
        shell.rest(0.1)
    shell.rest(0.013)
    began = time.perf_counter()
    shell.type(KEY)
    return shell.until(KEY * length) - began


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--quick', action='store_true', help='a tenth of the work')
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    args, _ = options.parse_known_args()
    binary = os.path.abspath(args.workbench)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    home = tempfile.mkdtemp(prefix='bench-shell-')
    try:
        starts = [first_prompt(binary, home) for _ in range(3 if args.quick else 21)]
        print(f'first prompt: {statistics.median(starts) * 1000:.1f} ms at the median, '
              f'{max(starts) * 1000:.1f} ms at worst (goal: 15 ms)', flush=True)
        times = sorted(keys(binary, home, 1000, 60 if args.quick else 600, 1000))
        print(f'key to repaint, 1,000 connections, 1,000 arrivals a second, {len(times)} keys: '
              f'{statistics.median(times) * 1000:.2f} ms at the median (goal: 2 ms), '
              f'{times[len(times) * 99 // 100] * 1000:.2f} ms at 99 %, '
              f'{times[-1] * 1000:.2f} ms at worst (goal: 10 ms)')
    finally:
        shutil.rmtree(home)


if __name__ == '__main__':
    main()
