"""How the drivers here start programs, learn their ports and let them end."""
import os
import signal
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LIMIT = 30


def command(program, options, folder=''):
    """A Python program of this folder; FOLDER and PEERS in its options stand for folders."""
    words = [word.replace('FOLDER', folder).replace('PEERS', HERE) for word in options.split()]
    return [sys.executable, os.path.join(HERE, program), *words]


def start(words, folder=None):
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, encoding='utf-8',
                            errors='backslashreplace', cwd=folder)


def finished(process, typed=None):
    """Output and errors of a process that has ended, or was killed after LIMIT seconds."""
    try:
        return process.communicate(typed, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        out, errors = process.communicate()
        return out, errors + f'killed after {LIMIT} s\n'


def interrupted(process):
    """The same for one that serves for ever: a SIGINT, as Ctrl-C sends it, makes it end."""
    process.send_signal(signal.SIGINT)
    return finished(process)


def first_line(process):
    """The first line of a process, without reading ahead: communicate() gets the rest."""
    line = b''
    while not line.endswith(b'\n') and (byte := os.read(process.stdout.fileno(), 1)):
        line += byte
    return line.decode()


def port_of(server):
    """The port that a Python server tells in its first line; nothing when it did not start."""
    first = first_line(server)
    return first.split()[2] if first.startswith('listening on ') else None


def free_port():
    """A port that nobody uses at the moment, for a program that has to be told one."""
    with socket.socket() as probe:
        probe.bind(('', 0))
        return probe.getsockname()[1]


def opened(port, process, kind='tcp'):
    """Waits until the port is listened on, by the kernel's table and without connecting to it."""
    entry, state = f':{port:04X}', '0A' if kind == 'tcp' else '07'
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        for table in (f'/proc/net/{kind}', f'/proc/net/{kind}6'):
            try:
                with open(table) as lines:
                    fields = [line.split() for line in lines]
            except FileNotFoundError:
                continue
            if any(field[1].endswith(entry) and field[3] == state for field in fields[1:]):
                return True
        time.sleep(0.005)
    return False
