"""Times workbench against what a user would otherwise take, in one run, one after the other.

    python3 Tests/Bench/bench.py [--quick] [--only NAME ...] [--workbench BINARY]

Every program does the same work and tells how much it did, which is checked. The contestants of a
row take turns; the row shows their medians and how many times as long the other one took. The exit
code is 0 unless a program failed or did other work than it should; a goal that is not reached is
said in the table and is no failure.
"""
import argparse
import filecmp
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import Optional

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TIMEOUT = 300


class Failure(Exception):
    """A program did not run to its end, or did other work than it should."""


@dataclass
class Row:
    """One comparison. A contestant is (label, a function that runs it once and gives seconds).

    The first is workbench, the second what the goal speaks of, a third only for orientation."""
    name: str
    what: str
    contestants: list
    rounds: int
    goal: float
    limit: Optional[float] = None


def launch(words, folder=None):
    try:
        return subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf-8')
    except OSError as error:
        raise Failure(f'{words[0]}: {error}') from None


def finish(process):
    """The output of a process that must end well."""
    try:
        out, errors = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise Failure(f'{" ".join(process.args)}: not done after {TIMEOUT} s') from None
    if process.returncode != 0:
        raise Failure(f'{" ".join(process.args)}: ended with {process.returncode}\n{out}{errors}')
    return out


def told(words, wanted):
    """Runs a program that prints `SECONDS RESULT`; the seconds, the result checked."""
    out = finish(launch(words)).split()
    try:
        seconds, result = float(out[0]), int(out[1])
    except (IndexError, ValueError):
        raise Failure(f'{" ".join(words)}: printed {out}, not SECONDS RESULT') from None
    if result != wanted:
        raise Failure(f'{" ".join(words)}: did {result} where {wanted} were due')
    return seconds


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
        raise Failure(f'{" ".join(words)}: status {status}, printed {said!r}')
    return seconds


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
    process.kill()
    process.communicate()
    raise Failure(f'{" ".join(process.args)}: never listened on port {port}')


def transfer(server, client, data, target):
    """Seconds from the start of the second program until both have ended and the file is there.

    `server` and `client` are words in which PORT stands for the port."""
    if os.path.exists(target):
        os.remove(target)
    port = free_port()
    first = launch([word.replace('PORT', str(port)) for word in server])
    await_listener(port, first)
    start = time.perf_counter()
    try:
        finish(launch([word.replace('PORT', str(port)) for word in client]))
        finish(first)
    finally:
        first.kill()
    seconds = time.perf_counter() - start
    if not filecmp.cmp(data, target, shallow=False):
        raise Failure(f'{" ".join(client)}: the file that arrived is not the one that was sent')
    return seconds


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


def compiled(name, folder):
    """A program of this folder, compiled with -O2."""
    target = os.path.join(folder, name)
    finish(launch(['cc', '-O2', '-o', target, os.path.join(HERE, name + '.c')]))
    return target


def rows(binary, folder, quick):
    """The table of comparisons, with the goals they are held to."""
    def ours(name):
        return [binary, 'run', os.path.join(HERE, name + '.nws')]

    def python(name):
        return [sys.executable, os.path.join(HERE, name + '.py')]

    def pair(name, argument, wanted):
        return [('workbench', lambda: told(ours(name) + [str(argument)], wanted)),
                ('python', lambda: told(python(name) + [str(argument)], wanted))]

    few = 1 if quick else 5
    trips, steps = (2_000, 1_000_000) if quick else (20_000, 10_000_000)
    look_ups, stream = (10_000, 400_000) if quick else (100_000, 4_000_000)
    file_size = 9_295_222 if quick else 92_952_225
    data, target = os.path.join(folder, 'data'), os.path.join(folder, 'received')

    def file_pair(server, client):
        return lambda: transfer(server + ['PORT'], client + ['PORT', data, target], data, target)

    def lazy_data():
        if not os.path.exists(data):
            block = os.urandom(1 << 20)
            with open(data, 'wb') as file:
                for left in range(file_size, 0, -len(block)):
                    file.write(block[:left])

    def with_data(run):
        def go():
            lazy_data()
            return run()
        return go

    def in_c(name, run):
        return ('C', lambda: run(compiled(name, folder) if not os.path.exists(
            os.path.join(folder, name)) else os.path.join(folder, name)))

    return [
        Row('startup', 'start-up against python3 and import socket', [
            ('workbench', lambda: started(ours('startup'))),
            ('python', lambda: started(python('startup')))], 10 if quick else 40, 10, 0.005),
        Row('echo', f'{trips:,} echo round trips of 16 bytes',
            pair('echo', trips, trips * 16) + [
                in_c('echo', lambda program: told([program, str(trips)], trips * 16))], few, 4),
        Row('file', f'{file_size:,} bytes, recv 1024', [
            ('workbench', with_data(file_pair(ours('file_server'), ours('file_client')))),
            ('python', with_data(file_pair(python('file_server'), python('file_client'))))],
            few, 2),
        Row('sendfile', f'{file_size:,} bytes, send_file and recv_file', [
            ('workbench', with_data(file_pair(ours('sendfile_server'), ours('sendfile_client')))),
            ('socat', with_data(lambda: transfer(
                ['socat', '-u', 'TCP-LISTEN:PORT,reuseaddr', f'OPEN:{target},creat,trunc'],
                ['socat', '-u', f'OPEN:{data},rdonly', 'TCP:127.0.0.1:PORT'], data, target)))],
            few * 2, 1),
        Row('recv4', f'{stream:,} bytes in reads of 4', [
            ('workbench', lambda: fed(ours('recv4'), stream)),
            ('python', lambda: fed(python('recv4'), stream)),
            in_c('recv4', lambda program: fed([program], stream))], few, 1.5),
        Row('count', f'counting to {steps:,}', pair('count', steps, steps), few, 1),
        Row('count_function', 'the same in a function',
            pair('count_function', steps, steps), few, 1),
        Row('table', f'{look_ups * 11:,} look-ups of the number server',
            pair('table', look_ups, look_ups * 48), few, 1),
    ]


def shown(seconds):
    return f'{seconds * 1000:.2f} ms' if seconds < 0.1 else f'{seconds:.3f} s'


def measure(row):
    """Runs a row: one unmeasured turn each, then turns; the medians by label."""
    times = {label: [] for label, _ in row.contestants}
    for turn in range(row.rounds + 1):
        for label, run in row.contestants:
            seconds = run()
            if turn or row.rounds == 1:
                times[label].append(seconds)
    return {label: statistics.median(values) for label, values in times.items()}


def judged(row, medians):
    """The line of a row, and whether its goal is reached."""
    (mine, ours), (rival, theirs), *others = medians.items()
    ratio = theirs / ours
    reached = ratio >= row.goal and (row.limit is None or ours < row.limit)
    goal = f'≥ {row.goal:g}×' + (f', < {row.limit * 1000:g} ms' if row.limit else '')
    also = ''.join(f'   {label} {shown(seconds)}' for label, seconds in others)
    line = (f'{row.name:<15}{shown(ours):>10}  {rival:>6} {shown(theirs):>10}  {ratio:>6.2f}×  '
            f'{goal:<15} {"reached" if reached else "MISSED":<8} {row.what}{also}')
    return line, reached


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--quick', action='store_true', help='a tenth of the work, one turn each')
    options.add_argument('--only', action='append', metavar='NAME', help='may be repeated')
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    options.add_argument('--folder', help='where the large files go; a temporary folder by default')
    args = options.parse_args()
    binary = os.path.abspath(args.workbench)
    failed = missed = 0
    folder = tempfile.mkdtemp(prefix='bench-', dir=args.folder)
    try:
        table = rows(binary, folder, args.quick)
        unknown = set(args.only or []) - {row.name for row in table}
        if unknown:
            options.error(f'no row is named {", ".join(unknown)}; there are '
                          + ', '.join(row.name for row in table))
        print(f'{"":<15}{"workbench":>10}  {"against":>17}  {"ratio":>7}  goal')
        for row in table:
            if args.only and row.name not in args.only:
                continue
            try:
                line, reached = judged(row, measure(row))
            except Failure as error:
                failed += 1
                line, reached = f'{row.name:<15} FAILED {row.what}: {error}', True
            missed += not reached
            print(line, flush=True)
    finally:
        shutil.rmtree(folder)
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores:
        print(f'load average {load:.1f} on {cores} cores: other work here disturbs these numbers')
    if args.quick:
        print('--quick: one short turn each, so no more than a sign of life')
    if failed or missed:
        print(f'{failed} failed, {missed} missed their goal')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
