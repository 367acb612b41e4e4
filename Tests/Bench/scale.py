"""Measures how workbench grows: connections that one shell holds, clients at once, tasks, time.

    python3 Tests/Bench/scale.py [--quick] [--soak SECONDS] [--only PART ...] [--workbench BINARY]

Parts: held, clients, tasks, soak. Every byte is checked. The exit code is 0 unless something failed;
a goal that is not reached is said and is no failure.
"""
import argparse
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

from shell import ROOT, Shell, press

ACCEPTING = 'xs = []\rtask { loop { conn, who = accept l1; append xs conn } }\r'
PER_CONNECTION = 4096


def memory(process):
    """Bytes of a process that are in memory and its own (proc(5), smaps_rollup)."""
    with open(f'/proc/{process}/smaps_rollup', encoding='utf-8') as file:
        text = file.read()
    return sum(int(n) for n in re.findall(r'^Private_\w+: +(\d+) kB', text, re.M)) * 1024


def descriptors(process):
    return len(os.listdir(f'/proc/{process}/fd'))


def answer(shell, line, wanted):
    """Seconds from Enter to what a command prints."""
    shell.type(line)
    shell.rest(0.05)
    began = time.perf_counter()
    shell.type('\r')
    return shell.until(wanted) - began


def held(binary, home, count):
    """One shell that holds so many connections: seconds to open one, bytes for one, seconds from a key to
    its repaint and from Enter to an answer."""
    shell = Shell(binary, home)
    connections = []
    try:
        shell.until('nws> ')
        shell.type('listen :0 backlog=4096\r')
        shell.until('backlog 4096')
        port = int(re.search(rb'listening on [^ ]*:(\d+)', shell.seen)[1])
        shell.type(ACCEPTING)
        shell.rest(0.5)
        before, files = memory(shell.process), descriptors(shell.process)
        began = time.perf_counter()
        for index in range(count):
            connections.append(socket.create_connection(('127.0.0.1', port)))
            if index % 64 == 0:
                shell.read(0)
        while descriptors(shell.process) - files < count:
            if time.perf_counter() - began > 120:
                raise TimeoutError(f'{count} connections are not accepted')
            shell.read(0.001)
        opened = (time.perf_counter() - began) / count
        shell.rest(1)
        bytes_each = (memory(shell.process) - before) / count
        keys = [press(shell, index % 20 + 1) for index in range(40)]
        shell.type('\x15')
        shell.rest(0.1)
        answers = [answer(shell, f'print "n" {index} len(xs)', f'n {index} {count}')
                   for index in range(20)]
        # Every connection still works, in both directions.
        shell.type('for x in xs { sendall x recv_exactly(x, 4) }; print "all" "echoed"')
        for index, connection in enumerate(connections):
            connection.sendall(index.to_bytes(4, 'big'))
        shell.rest(0.5)
        began = time.perf_counter()
        shell.type('\r')
        shell.until('all echoed', 30)
        echoed = (time.perf_counter() - began) / count
        for index, connection in enumerate(connections):
            assert connection.recv(4) == index.to_bytes(4, 'big')
        return opened, echoed, bytes_each, statistics.median(keys), max(keys), max(answers)
    finally:
        for connection in connections:
            connection.close()
        shell.end()


def show_held(binary, home, quick):
    print('connections held by one shell:')
    print('   count      open       echo   memory each  key to repaint (worst)  answer at worst')
    for count in [10, 100, 1000] + ([] if quick else [10_000]):
        opened, echoed, each, key, worst, answered = held(binary, home, count)
        print(f'  {count:6,}  {opened * 1e6:5.0f} µs  {echoed * 1e6:6.1f} µs  {each:8,.0f} B'
              f'     {key * 1000:6.2f} ms ({worst * 1000:.2f} ms)       {answered * 1000:6.2f} ms',
              flush=True)
    print(f'  (goals: under {PER_CONNECTION:,} B each, answers in under 10 ms)')


def show_clients(binary, _, quick):
    count = 200 if quick else 1000
    folder = os.path.join(ROOT, 'scripts/many-clients')
    with socket.create_server(('', 0)) as probe:
        port = str(probe.getsockname()[1])
    server = subprocess.Popen([binary, 'run', f'{folder}/server.nws', '--port', port],
                              stdout=subprocess.DEVNULL)
    try:
        wait_for(int(port))
        began = time.perf_counter()
        done = subprocess.run(
            [binary, 'run', f'{folder}/client.nws', '--port', port, '--clients', str(count)],
            capture_output=True, text=True, timeout=120, check=False)
        took = time.perf_counter() - began
        if done.returncode != 0 or f'{count} of {count} clients' not in done.stdout:
            raise RuntimeError(done.stdout + done.stderr)
        print(f'{count:,} clients at once: every answer right, {took:.2f} s, server '
              f'{memory(server.pid) / 1e6:.1f} MB')
    finally:
        server.kill()
        server.wait()


def wait_for(port):
    for _ in range(500):
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.01)
    raise TimeoutError(f'nobody listens at {port}')


TASKS = '''
def own() {
  for line in decode(read_file("/proc/self/status")).split("\\n") {
    if line.startswith("RssAnon") { return int(line.split()[1]) }
  }
}
def rounds(n) {
  sum = 0
  loop n { t = task { sleep 0ms; return 1 }; sum += wait(t) }
  return sum
}
warm = rounds(2000)
before = own()
began = now()
sum = rounds(COUNT)
print sum own() - before
'''


def show_tasks(binary, home, quick):
    count = 10_000 if quick else 100_000
    path = os.path.join(home, 'tasks.nws')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(TASKS.replace('COUNT', str(count)))
    began = time.perf_counter()
    done = subprocess.run([binary, 'run', path], capture_output=True, text=True, timeout=300,
                          check=True)
    took = time.perf_counter() - began
    ended, growth = map(int, done.stdout.split())
    assert ended == count
    print(f'{count:,} tasks started and ended: {took / count * 1e6:.1f} µs each, '
          f'memory grew by {growth:,} kB (goal: 0)')


SOAK = '''
l = listen localhost:0
task { loop { conn, who = accept l; task { data = recv_exactly conn 1000; sendall conn data; close conn } } }
round = 0
loop {
  loop 100 {
    c = connect l.local
    sendall c ("안녕" * 167)[:1000]
    assert len(recv_exactly(c, 1000)) == 1000
    close c
  }
  round += 100
  print round
}
'''


def show_soak(binary, home, seconds):
    path = os.path.join(home, 'soak.nws')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(SOAK.replace('("안녕" * 167)[:1000]', '(encode("안녕") * 167)[:1000]'))
    process = subprocess.Popen([binary, 'run', path], stdout=subprocess.PIPE, text=True,
                               env={**os.environ, 'WORKBENCH_TRACE_LIMIT': '1MiB'})
    try:
        samples, began, last = [], time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            rounds = int(process.stdout.readline())
            if time.perf_counter() - last > seconds / 50:
                last = time.perf_counter()
                samples.append((memory(process.pid), descriptors(process.pid)))
        early, late = samples[len(samples) // 4], samples[-1]
        print(f'soak of {seconds:.0f} s: {rounds:,} connections; memory '
              f'{early[0] / 1e6:.2f} MB after a quarter, {late[0] / 1e6:.2f} MB at the end; '
              f'descriptors {early[1]} and {late[1]}')
    finally:
        process.kill()
        process.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--quick', action='store_true', help='a tenth of the work')
    options.add_argument('--soak', type=float, help='seconds of the soak; 300, or 10 with --quick')
    options.add_argument('--only', action='append', choices=['held', 'clients', 'tasks', 'soak'])
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    args, _ = options.parse_known_args()
    binary = os.path.abspath(args.workbench)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soak = args.soak or (10 if args.quick else 300)
    parts = {'held': lambda h: show_held(binary, h, args.quick),
             'clients': lambda h: show_clients(binary, h, args.quick),
             'tasks': lambda h: show_tasks(binary, h, args.quick),
             'soak': lambda h: show_soak(binary, h, soak)}
    home = tempfile.mkdtemp(prefix='bench-scale-')
    try:
        for name in args.only or parts:
            parts[name](home)
    finally:
        shutil.rmtree(home)


if __name__ == '__main__':
    main()
