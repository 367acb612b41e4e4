"""Runs the programs that the benchmark compares, and tells how long each took."""
import contextlib
import filecmp
import json
import os
import re
import select
import shlex
import signal
import socket
import subprocess
import threading
import time

TIMEOUT = 120


class Failure(Exception):
    """A program did not run to its end, or did other work than it should."""


def launch(words, folder=None, quiet=False):
    try:
        return subprocess.Popen(
            words, cwd=folder, stdin=subprocess.DEVNULL, encoding='utf-8', start_new_session=True,
            stdout=subprocess.DEVNULL if quiet else subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise Failure(f'{words[0]}: {error}') from None


def stop(process):
    """Ends a process and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def finish(process):
    """The output of a process that must end well."""
    try:
        out, errors = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        stop(process)
        raise Failure(f'{shlex.join(process.args)}: not done after {TIMEOUT} s') from None
    if process.returncode != 0:
        raise Failure(f'{shlex.join(process.args)}: ended with {process.returncode}\n{out}{errors}')
    return out


def told(words, wanted):
    """Runs a program that prints `SECONDS RESULT`; the seconds, the result checked."""
    out = finish(launch(words)).split()
    try:
        seconds, result = float(out[0]), int(out[1])
    except (IndexError, ValueError):
        raise Failure(f'{shlex.join(words)}: printed {out}, not SECONDS RESULT') from None
    if result != wanted:
        raise Failure(f'{shlex.join(words)}: did {result} where {wanted} were due')
    return seconds


def timed(words):
    """Seconds from the start of a program to its good end."""
    start = time.perf_counter()
    finish(launch(words))
    return time.perf_counter() - start


def started(words):
    """Seconds from the start of a program that prints `ready` to its end."""
    read, write = os.pipe()
    start = time.perf_counter()
    pid = os.posix_spawnp(words[0], words, os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read)])
    _, status = os.waitpid(pid, 0)
    seconds = time.perf_counter() - start
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    if status != 0 or said != 'ready\n':
        raise Failure(f'{shlex.join(words)}: status {status}, printed {said!r}')
    return seconds


def drained(words):
    """Seconds that a program takes whose output goes nowhere, and kilobytes of memory at its peak.

    The peak is asked for while it runs: what wait4 tells begins with the memory of this process."""
    start = time.perf_counter()
    try:
        pid = os.posix_spawnp(words[0], words, os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    except OSError as error:
        raise Failure(f'{words[0]}: {error}') from None
    peak, ends = 0, select.poll()
    handle = os.pidfd_open(pid)
    ends.register(handle, select.POLLIN)
    while not ends.poll(20):
        with open(f'/proc/{pid}/status') as lines:
            known = [line.split()[1] for line in lines if line.startswith('VmHWM:')]
        peak = max([peak, *map(int, known)])
    seconds = time.perf_counter() - start
    os.close(handle)
    _, status = os.waitpid(pid, 0)
    if status != 0:
        raise Failure(f'{shlex.join(words)}: status {status}')
    return seconds, peak


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def await_listener(port, process):
    """Waits until something listens on the port, by the kernel's table and without connecting."""
    entry, deadline = f':{port:04X} ', time.monotonic() + 20
    while time.monotonic() < deadline:
        for table in ('/proc/net/tcp', '/proc/net/tcp6'):
            with open(table) as lines:
                if any(entry in line and line.split()[3] == '0A' for line in lines):
                    return
        if process.poll() is not None:
            finish(process)
            break
        time.sleep(0.002)
    stop(process)
    raise Failure(f'{shlex.join(process.args)}: never listened on port {port}')


def at_port(words, port):
    return [word.replace('PORT', str(port)) for word in words]


@contextlib.contextmanager
def listening(words, quiet=False):
    """A server that listens, and its port, which is PORT in its words."""
    port = free_port()
    process = launch(at_port(words, port), quiet=quiet)
    try:
        await_listener(port, process)
        yield process, port
    finally:
        stop(process)


def transfer(server, client, data, target):
    """Seconds from the start of the second program until both have ended and the file is there.

    `server` and `client` are words in which PORT stands for the port."""
    if os.path.exists(target):
        os.remove(target)
    with listening(server) as (first, port):
        start = time.perf_counter()
        finish(launch(at_port(client, port)))
        finish(first)
        seconds = time.perf_counter() - start
    if not filecmp.cmp(data, target, shallow=False):
        raise Failure(f'{shlex.join(client)}: the file that arrived is not the one that was sent')
    return seconds


def relayed(words, size):
    """Seconds that so many bytes take through a program between two ports: PORT and SINK in its
    words."""
    with socket.create_server(('127.0.0.1', 0)) as server:
        server.settimeout(20)
        port, received = free_port(), []

        def drain():
            buffer = bytearray(1 << 20)
            try:
                conn, _ = server.accept()
                with conn:
                    while count := conn.recv_into(buffer):
                        received.append(count)
            except OSError:
                pass  # the count below tells

        sink = str(server.getsockname()[1])
        process = launch([word.replace('SINK', sink) for word in at_port(words, port)], quiet=True)
        thread = threading.Thread(target=drain)
        try:
            await_listener(port, process)
            thread.start()
            block, start = bytes(1 << 20), time.perf_counter()
            with socket.create_connection(('127.0.0.1', port)) as source:
                for left in range(size, 0, -len(block)):
                    source.sendall(block[:left])
            thread.join()
            seconds = time.perf_counter() - start
        finally:
            stop(process)
    if sum(received) != size:
        raise Failure(f'{shlex.join(words)}: {sum(received)} of {size} bytes came')
    return seconds


def told_of_transfer(server, client, wanted):
    """The seconds that a client of a server says its transfer took, the result checked."""
    with listening(server) as (first, port):
        seconds = told(at_port(client, port), wanted)
        finish(first)
    return seconds


def iperf(size, data=None, target=None):
    """Seconds that iperf3 itself says it took to move so many bytes over loopback, from a file and into
    a file if they are named."""
    source, sink = ['-F', data] if data else [], ['-F', target] if target else []
    server = ['iperf3', '-s', '-1', '-p', 'PORT', *sink]
    client = ['iperf3', '-c', '127.0.0.1', '-p', 'PORT', '-n', str(size), '-J', *source]
    try:
        with listening(server, quiet=True) as (_, port):
            report = json.loads(finish(launch(at_port(client, port))))
        return size * 8 / report['end']['sum_received']['bits_per_second']
    except (KeyError, ValueError) as error:
        raise Failure(f'iperf3: its report has no figures ({error})') from None


def fed(words, size):
    """Runs a reader, which gets its port as last word, against a sender of `size` bytes in here."""
    with socket.create_server(('127.0.0.1', 0)) as server:
        server.settimeout(20)

        def feed():
            try:
                conn, _ = server.accept()
                with conn:
                    conn.sendall(bytes(size))
            except OSError:
                pass  # the reader failed, and told() says so

        thread = threading.Thread(target=feed)
        thread.start()
        try:
            return told(words + [str(server.getsockname()[1])], size)
        finally:
            thread.join()


def browsed(server, seconds):
    """Seconds that a web server, whose words hold PORT, takes for a request of wrk's 64 at once."""
    port = free_port()
    process = launch(at_port(server, port), quiet=True)
    try:
        await_listener(port, process)
        report = finish(launch(['wrk', '-t', '1', '-c', '64', '-d', f'{seconds}s',
                                f'http://127.0.0.1:{port}/index.html']))
    finally:
        stop(process)
    rate = re.search(r'^Requests/sec:\s+([\d.]+)', report, re.MULTILINE)
    if not rate or float(rate[1]) == 0 or 'Non-2xx' in report:
        raise Failure(f'{shlex.join(server)}: wrk reports\n{report}')
    return 1 / float(rate[1])


class Disturbance:
    """How much of the processors others took meanwhile: all that was not idle and not ours."""

    def __init__(self):
        self.start = self.now()

    @staticmethod
    def now():
        with open('/proc/stat') as lines:
            user, nice, system, idle, wait, irq, soft, steal = map(int, next(lines).split()[1:9])
        own = os.times()
        ticks = os.sysconf('SC_CLK_TCK')
        ours = ticks * (own.user + own.system + own.children_user + own.children_system)
        busy = user + nice + system + steal
        return busy, busy + idle + wait + irq + soft, ours

    def share(self):
        """From 0 to 1."""
        busy, total, ours = (b - a for a, b in zip(self.start, self.now()))
        return max(0.0, busy - ours) / max(1, total)
