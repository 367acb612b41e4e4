"""Times workbench against what a user would otherwise take, in one run, one after the other.

    python3 Tests/Bench/bench.py [--quick] [--only NAME ...] [--workbench BINARY]

Every program does the same work and tells how much it did, which is checked. The contestants of a
row take turns; a line shows the medians of their times, and the median over the turns of how many
times as long the other one took. The exit code is 0 unless a program failed or did other work than
it should; a goal that is not reached is said in the table and is no failure.
"""
import argparse
import os
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from typing import Optional

from contest import (Disturbance, Failure, browsed, drained, fed, finish, iperf, launch, relayed,
                     started, timed, told, told_of_transfer, transfer)

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


@dataclass
class Row:
    """One comparison of workbench with rivals. Running a contestant once gives its seconds.

    A rival is (label, run, goal): how many times as long it should take; None: no goal."""
    name: str
    what: str
    run: object
    rivals: list
    rounds: int
    limit: Optional[float] = None
    # Called when it has been measured: what else there is to say behind `what`.
    note: object = lambda: ''


class Table:
    """The comparisons, with the goals they are held to."""

    def __init__(self, binary, folder, quick):
        self.binary, self.folder, self.quick = binary, folder, quick
        self.data, self.target = os.path.join(folder, 'data'), os.path.join(folder, 'received')
        self.few = 1 if quick else 5

    def ours(self, name):
        return [self.binary, 'run', os.path.join(HERE, name + '.nws')]

    def python(self, name):
        return [sys.executable, os.path.join(HERE, name + '.py')]

    def in_c(self, name):
        """A program of this folder, compiled with -O2 when it is first needed."""
        target = os.path.join(self.folder, name)
        if not os.path.exists(target):
            finish(launch(['cc', '-O2', '-o', target, os.path.join(HERE, name + '.c')]))
        return [target]

    def sized(self, full, quick):
        return quick if self.quick else full

    def pair(self, name, what, count, wanted, goal, c_goal=None, c=False):
        """A program that gets a count and prints its seconds and what it did, against Python's."""
        argument = [str(count)]
        rivals = [('python', lambda: told(self.python(name) + argument, wanted), goal)]
        if c:
            rivals.append(('C', lambda: told(self.in_c(name) + argument, wanted), c_goal))
        return Row(name, what, lambda: told(self.ours(name) + argument, wanted), rivals, self.few)

    def rows(self):
        return [self.startup(), self.check(), *self.sockets(), *self.files(), *self.traces(),
                *self.dumps(), self.relay(), *self.web(), *self.loops()]

    def startup(self):
        return Row('startup', 'start-up against python3 and import socket',
                   lambda: started(self.ours('startup')),
                   [('python', lambda: started(self.python('startup')), 10)],
                   10 if self.quick else 40, 0.005)

    def check(self):
        size = self.sized(10_000_000, 1_000_000)

        start = 'n = 0\ns = 0\ntotal = 0\n'

        def written(name, unit):
            path = os.path.join(self.folder, name)
            if not os.path.exists(path):
                with open(path, 'w') as file:
                    file.write(start + unit * (size // len(unit)))
            return path

        script = 'if n < 1024 {\n    data = recv(s, 1024)\n    total += len(data) * 2\n}\n'
        program = 'if n < 1024:\n    data = s.recv(1024)\n    total += len(data) * 2\n'
        parse = 'import ast, sys; ast.parse(open(sys.argv[1]).read())'
        return Row('check', f'check of a script of {size:,} bytes',
                   lambda: timed([self.binary, 'check', written('big.nws', script)]),
                   [('python', lambda: timed(
                       [sys.executable, '-c', parse, written('big.py', program)]), 1)],
                   self.sized(3, 1), 1.0)

    def sockets(self):
        trips, connections = self.sized(20_000, 2_000), self.sized(3_000, 300)
        stream = self.sized(4_000_000, 400_000)
        return [
            self.pair('echo', f'{trips:,} echo round trips of 16 bytes', trips, trips * 16,
                      6, 1 / 1.5, c=True),
            self.pair('connect', f'{connections:,} times connect, accept and close',
                      connections, connections, 3, c=True),
            Row('recv4', f'{stream:,} bytes in reads of 4',
                lambda: fed(self.ours('recv4'), stream),
                [('python', lambda: fed(self.python('recv4'), stream), 1.5),
                 ('C', lambda: fed(self.in_c('recv4'), stream), 1 / 1.3)], self.few),
        ]

    def noise(self, path, size):
        """A file of so many random bytes, made when it is first needed."""
        if not os.path.exists(path):
            block = os.urandom(1 << 20)
            with open(path, 'wb') as file:
                for left in range(size, 0, -len(block)):
                    file.write(block[:left])
        return path

    def sent(self):
        """The file that the transfers send."""
        return self.noise(self.data, self.sized(92_952_225, 9_295_222))

    def moved(self, server, client):
        return transfer(server, client, self.sent(), self.target)

    def ends(self, words, kind, target):
        """The server and the client of a transfer."""
        return (words(f'{kind}_server') + ['PORT'],
                words(f'{kind}_client') + ['PORT', self.sent(), target])

    def lecture(self, words, kind):
        return self.moved(*self.ends(words, kind, self.target))

    def files(self):
        size = self.sized(92_952_225, 9_295_222)
        moved, lecture = self.moved, self.lecture

        def tool(server, client):
            return lambda: moved(['sh', '-c', f'{server} > {self.target}'],
                                 ['sh', '-c', f'{client} < {self.data}'])

        return [
            Row('file', f'{size:,} bytes, recv 1024', lambda: lecture(self.ours, 'file'),
                [('python', lambda: lecture(self.python, 'file'), 2)], self.few),
            Row('sendfile', f'{size:,} bytes, send_file and recv_file, into a file (iperf3 -F)',
                lambda: lecture(self.ours, 'sendfile'),
                [('socat', tool('socat -u TCP-LISTEN:PORT,reuseaddr -',
                                'socat -u - TCP:127.0.0.1:PORT'), 1),
                 ('ncat', tool('ncat -l 127.0.0.1 PORT --recv-only',
                               'ncat --send-only 127.0.0.1 PORT'), 1),
                 ('nc', tool('nc -l 127.0.0.1 PORT', 'nc -N 127.0.0.1 PORT'), 1),
                 ('iperf3', lambda: iperf(size, self.sent(), self.target), 0.8)], self.few),
            Row('sendfile', 'the same into /dev/null, the transfer alone, as iperf3 counts it',
                lambda: told_of_transfer(*self.ends(self.ours, 'sendfile', os.devnull), size),
                [('iperf3', lambda: iperf(size), 0.8)], self.few),
        ]

    def relay(self):
        size = self.sized(1 << 30, 100 << 20)
        ours = [self.binary, 'relay', '127.0.0.1:PORT', '127.0.0.1:SINK', '--quiet']
        socat = ['socat', 'TCP-LISTEN:PORT,bind=127.0.0.1,reuseaddr', 'TCP:127.0.0.1:SINK']
        return Row('relay', f'{size:,} bytes through a relay',
                   lambda: relayed(ours, size), [('socat', lambda: relayed(socat, size), 1)],
                   self.few)

    def traces(self):
        """What the log of events costs while nobody looks: the same runs with it and without."""
        trips, size = self.sized(20_000, 2_000), self.sized(92_952_225, 9_295_222)

        def logging(limit):
            return lambda name: ['env', f'WORKBENCH_TRACE_LIMIT={limit}', *self.ours(name)]

        def echo(words):
            return lambda: told(words('echo') + [str(trips)], trips * 16)

        def file(words):
            return lambda: self.lecture(words, 'file')

        kept, none, goal = logging('64MiB'), logging('off'), 1 / 1.05
        return [Row('trace', f'{what}, with the log of events against without', run(kept),
                    [('no log', run(none), goal)], self.sized(25, 1))
                for what, run in [(f'{trips:,} echo round trips of 16 bytes', echo),
                                  (f'{size:,} bytes, recv 1024', file)]]

    def dumps(self):
        size = self.sized(100_000_000, 10_000_000)
        lecture = os.path.join(ROOT, 'docs/quickstart.ko.md')

        def text(path, size):
            if not os.path.exists(path):
                with open(lecture, 'rb') as source, open(path, 'wb') as file:
                    block = source.read()
                    for left in range(size, 0, -len(block)):
                        file.write(block[:left])
            return path

        def row(what, name, made):
            peak = []

            def dump(*words, limit=None):
                seconds, kilobytes = drained([*words, made(os.path.join(self.folder, name), size)])
                if limit:
                    peak.append(kilobytes)
                    if kilobytes > limit:
                        raise Failure(f'hexdump: {kilobytes} KB of memory, more than {limit}')
                return seconds

            return Row('hexdump', f'{size:,} bytes of {what}, no colour',
                       lambda: dump(self.binary, 'hexdump', limit=32 << 10),
                       [('xxd', lambda: dump('xxd'), 1),
                        ('hexyl', lambda: dump('hexyl', '--color=never'), 5)],
                       self.sized(3, 1), note=lambda: f', in {max(peak) / 1024:.0f} MB of memory')

        return [row('noise', 'noise', self.noise), row('Korean text', 'text', text)]

    def web(self):
        seconds, folder = self.sized(2, 1), os.path.join(ROOT, 'scripts/web')

        def server(*words):
            return lambda: browsed([*words, 'PORT'], seconds)

        def ours(name):
            return server(self.binary, 'run', os.path.join(folder, name))

        def in_c():
            return browsed([*self.in_c('web'), folder, 'PORT'], seconds)

        lecture = ('lecture', server(*self.python('web_lecture')), 5)
        return [
            Row('web', 'a page of the web demo under wrk -c 64', ours('server.nws'),
                [lecture, ('threads', server(*self.python('web_threading')), 2), ('C', in_c, None)],
                self.sized(3, 1)),
            Row('web', 'the same page, connections that stay open (persistent.nws)',
                ours('persistent.nws'), [lecture], self.sized(3, 1)),
        ]

    def loops(self):
        steps, calls = self.sized(10_000_000, 1_000_000), self.sized(2_000_000, 200_000)
        look_ups, joins = self.sized(100_000, 10_000), self.sized(500_000, 50_000)
        keys, cuts = self.sized(2_000, 200), self.sized(4_000, 400)
        return [
            self.pair('count', f'counting to {steps:,}', steps, steps, 1.5),
            self.pair('count_function', 'the same in a function', steps, steps, 1.5),
            self.pair('append', f'{calls:,} appends to a list', calls, calls, 1.5),
            self.pair('lookup', f'{keys * 1000:,} look-ups in a map of 1,000 texts', keys,
                      keys * 499_500, 1.5),
            self.pair('join', f'{joins:,} joins of four texts', joins, joins * 17, 1.5),
            self.pair('call', f'{calls:,} calls of a function', calls,
                      calls * (calls - 1) // 2, 1.5),
            self.pair('slice', f'{cuts * 256:,} slices of bytes', cuts, cuts * 1024, 1.5),
            self.pair('table', f'{look_ups * 11:,} look-ups of the number server', look_ups,
                      look_ups * 48, 1),
        ]


def shown(seconds):
    if seconds < 0.001:
        return f'{seconds * 1e6:.1f} µs'
    return f'{seconds * 1000:.2f} ms' if seconds < 0.1 else f'{seconds:.3f} s'


def measure(row):
    """Runs a row: one unmeasured turn each, then turns; the times by label."""
    contestants = [('workbench', row.run)] + [rival[:2] for rival in row.rivals]
    times = {label: [] for label, _ in contestants}
    for turn in range(row.rounds + 1):
        for label, run in contestants:
            seconds = run()
            if turn or row.rounds == 1:
                times[label].append(seconds)
    return times


def judged(row, times):
    """The lines of a row, and how many of its goals are missed."""
    ours = times['workbench']
    middle, lines, missed = statistics.median(ours), [], 0
    first = (row.name, shown(middle), row.what + row.note())
    for label, _, goal in row.rivals:
        ratio = statistics.median(b / a for a, b in zip(ours, times[label]))
        word, text = '', ''
        if goal is not None:
            in_time = row.limit is None or lines or middle < row.limit
            reached = ratio >= goal and in_time
            limit = f', < {row.limit * 1000:g} ms' if row.limit and not lines else ''
            text, word = f'≥ {goal:.3g}×{limit}', 'reached' if reached else 'MISSED'
            missed += not reached
        name, mine, what = first
        rival = f'{label:>7} {shown(statistics.median(times[label])):>9}'
        lines.append(f'{name:<15}{mine:>10}  {rival}  {ratio:>6.2f}×  {text:<16}{word:<8}  '
                     f'{what}'.rstrip())
        first = ('', '', '')
    return lines, missed


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--quick', action='store_true', help='a tenth of the work, one turn each')
    options.add_argument('--only', action='append', metavar='NAME', help='may be repeated')
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    options.add_argument('--folder', help='where the large files go; a temporary folder by default')
    args = options.parse_args()
    failed = missed = 0
    disturbed = []
    folder = tempfile.mkdtemp(prefix='bench-', dir=args.folder)
    try:
        rows = Table(os.path.abspath(args.workbench), folder, args.quick).rows()
        unknown = set(args.only or []) - {row.name for row in rows}
        if unknown:
            options.error(f'no row is named {", ".join(unknown)}; there are '
                          + ', '.join(row.name for row in rows))
        print(f'{"":<15}{"workbench":>10}  {"against":>17}  {"ratio":>7}  goal')
        for row in rows:
            if args.only and row.name not in args.only:
                continue
            disturbance = Disturbance()
            try:
                lines, misses = judged(row, measure(row))
            except Failure as error:
                failed += 1
                lines, misses = [f'{row.name:<15} FAILED {row.what}: {error}'], 0
            missed += misses
            if disturbance.share() > 0.1:
                disturbed.append(f'{row.name} {disturbance.share():.0%}')
            print('\n'.join(lines), flush=True)
    finally:
        shutil.rmtree(folder)
    if disturbed:
        print('DISTURBED: other work took the processors meanwhile: ' + ', '.join(disturbed))
    if args.quick:
        print('--quick: one short turn each, so no more than a sign of life')
    if failed or missed:
        print(f'{failed} failed, {missed} missed their goal')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
