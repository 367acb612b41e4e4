"""Runs every peer's server against its own client, to show that the peers themselves are right.

    python3 Tests/Peers/selfcheck.py [NAME ...]

Each row of CASES is one conversation, or one that has to fail; the exit code is 1 when any row goes
otherwise than it says.
"""
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from running import command, finished, port_of, start

KILLED = -9
NUMBERS = ''.join(f'{n}\n' for n in range(1, 12)) + 'abc\n0\nq\n'
SUMS = '20 + 17\n3-10\n-6 * -7\n20/8\n7 / 2\n1/8\n1/0\nabc\n2 +\n9999999999999999 * 99999999\nq\n'
TALK = 'Hello, Server\n안녕하세요\n'


@dataclass
class Case:
    """One run: what to start with which options, what is typed, how both should end.

    `says` must be among the client's output, `server_says` among the server's. FOLDER in an option
    is a fresh folder, FILE the name of a file that the server has; a `-p` tells that the client
    takes -s and -p."""
    name: str
    server: str = ''
    client: str = ''
    typed: str = ''
    ends: tuple = (0, 0)
    says: str = ''
    server_says: str = ''
    clients: int = 1
    server_file: str = ''
    count: int = 0
    host: str = 'localhost'


CASES = [
    Case('hello', says='Hello 127.0.0.1', server_says='Connection from '),
    Case('hello', '--slow', clients=3),
    Case('hello', '--reset', ends=(1, 1)),
    Case('student', typed='김대희\n', says='20170031', server_says='김대희'),
    Case('student', '--slow --number 4294967295', typed='Kim\n', says='4294967295'),
    Case('student', '--patient', '--slow', 'Daehee Kim\n', server_says='Daehee Kim'),
    Case('student', '--number 7', '--number 8', 'Kim\n', (0, 1)),
    Case('student', '--reset-after 17', typed='Kim\n', ends=(1, 1)),
    Case('google', says='안녕하세요', server_says='GET / HTTP/1.1'),
    Case('google', '--slow', '--slow'),
    Case('google', '--reset-after 150', ends=(1, 1)),
    Case('echo', typed=TALK, says='Received message: 안녕하세요', server_says='안녕하세요'),
    Case('echo', '--slow --gap 1', '--slow --gap 1', TALK),
    Case('echo', '', '--reset', TALK, (1, 1)),
    Case('echo', '--reset', '', TALK, (1, 1)),
    Case('echo', client='', typed='', ends=(0, 1)),
    Case('time', says='Time: '),
    Case('time', '--slow', clients=2),
    Case('time', '--reset', ends=(1, 1)),
    Case('broken-peer', '--bound 5', '--how close', TALK, server_says='read 5 times'),
    Case('broken-peer', '', '--how kill', TALK, (0, KILLED), server_says='end of the stream'),
    Case('broken-peer', '', '--how reset', TALK, server_says='ConnectionResetError'),
    Case('broken-peer', '--how kill', '--how stay', TALK * 9, (KILLED, 0)),
    Case('broken-peer', '--how reset', '--how stay', TALK * 9),
    Case('broken-peer', '', '--how stay', TALK, (0, 1)),
    Case('echo-safe', typed=TALK, says='15 bytes send'),
    Case('echo-safe', '--slow', '--slow', TALK),
    Case('echo-safe', '--reset', '--broken', TALK, (1, 0)),
    Case('echo-safe', '', '--broken', TALK, (0, 1)),
    Case('number', typed=NUMBERS, says='Try again', server_says='waiting...'),
    Case('number', '--slow --gap 1', typed=NUMBERS, clients=3),
    Case('number', '--patient', '--slow', '10\nq\n', says='ten'),
    Case('number', '--reset', typed=NUMBERS, ends=(1, 1)),
    Case('calculator', typed=SUMS, says='Result: 999999989999999900000001'),
    Case('calculator', '--slow --gap 1', typed=SUMS, clients=2, says='Result: 3.5'),
    Case('calculator', '--patient', '--slow', SUMS),
    Case('calculator', '--reset-after 3', typed=SUMS, ends=(1, 1)),
    Case('web', says='/aaaaa HTTP/1.1 404 Not Found 72', count=4),
    Case('web', '--slow', '--slow --path /index.html --path /../web/iot.png', count=2,
         says='404 Not Found'),
    Case('web', '--reset-after 30', ends=(1, 1)),
    Case('module', typed=TALK, says='Hello, Server'),
    Case('module', client='--greeting', server_file='MyTCPServer.py', says='Hello Client'),
    Case('module', '--slow', '--slow', TALK),
    Case('one-call', typed=TALK, says='안녕하세요'),
    Case('one-call', '--slow', '--slow', TALK),
    Case('arguments', client='-p', typed='Who are you?\nq\nnever sent\n',
         says='Received message:  Who are you?'),
    Case('partial-read', says="['This', ' is ', 'IoT ', 'worl', 'd!!!']"),
    Case('partial-read', '--slow --gap 1', says='This is IoT world!!!'),
    Case('partial-read', '--reset', ends=(1, 1)),
    Case('partial-write', '--wait 0.2 --rcvbuf 16384', '--sndbuf 16384 --partial'),
    Case('partial-write', says='the server received 1000000 bytes', server_says='1000000 bytes in'),
    Case('partial-write', '--size 3000', '--size 3000 --slow'),
    Case('partial-write', '', '--reset', ends=(1, 1)),
    Case('partial-write', '--size 1000 --timeout 0.3', '--size 999', ends=(1, 1)),
    Case('ipv6', typed=TALK, says="connected to ('::1'", host='::1'),
    Case('ipv6', '--slow', '--slow', TALK, clients=2, host='::1'),
    Case('half-close', typed=TALK, says='30 bytes, 2 lines'),
    Case('half-close', '--slow', '--slow', TALK),
    Case('half-close', '--reset', '', TALK, (1, 1)),
    Case('backlog', '--wait 1.5', '--clients 3 --taken 2', says='3. no answer', count=2),
    Case('backlog', '--wait 0 --backlog 9', '--clients 5 --taken 5', count=5),
    Case('nagle', client='--requests 5', count=2),
    Case('non-blocking', typed=TALK, clients=3, says='times in vain'),
    Case('non-blocking', '', '--slow', TALK),
    Case('many-clients', says='100 of 100', count=100),
    Case('many-clients', '--slow', '--clients 10 --slow', says='10 of 10', count=10),
    Case('udp', typed=TALK + '\n', says='Received message: 안녕하세요', count=3),
    Case('udp', '--lose 1', '--timeout 0.2 --tries 3', 'Hello\n', count=2, says='again'),
    Case('udp', '--lose 1', '--timeout 0.2', 'Hello\n', (0, 1)),
    Case('video', says='24 frames', server_says='24 frames sent'),
    Case('video', '', '--frames 5 --slow', says='5 frames', server_says='5 frames sent', clients=2),
    Case('video', '--slow'),
    Case('video', '--reset-after 30000', ends=(1, 1)),
    Case('file', '--folder PEERS', '--folder FOLDER --expect PEERS/peer.py', 'peer.py\n',
         says='Download complete', server_says='Bye'),
    Case('file', '--folder PEERS --slow', '--folder FOLDER --expect PEERS/peer.py', 'peer.py\n'),
    Case('file', '--folder PEERS --patient', '--folder FOLDER --slow', 'peer.py\n'),
    Case('file', '--folder PEERS', '--folder FOLDER --nofile', 'nothing.mp4\n', says='Nofile'),
    Case('file', '--folder PEERS', '--folder FOLDER --nofile', '../Peers/peer.py\n'),
    Case('file', '--folder PEERS', '--folder FOLDER', 'nothing.mp4\n', (0, 1)),
    Case('file', '--folder PEERS', '--folder FOLDER --nofile', 'peer.py\n', (1, 1)),
    Case('file', '--folder PEERS --reset-after 500', '--folder FOLDER', 'peer.py\n', (1, 1)),
    Case('file', '--folder PEERS --timeout 0.3', '--without hello', ends=(1, 0)),
    Case('file', '--folder PEERS --timeout 0.3', '--without name', ends=(1, 0)),
    Case('file', '--folder PEERS --timeout 0.3', '--folder FOLDER --without bye', 'peer.py\n',
         (1, 0)),
]


def run(case):
    """Runs one case; what went wrong, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        count = f'0 --count {case.count or case.clients} '
        server = start(command(case.server_file or case.name + '_server.py',
                               count + case.server, folder))
        port = port_of(server)
        if not port:
            server.kill()
            return 'the server did not start: ' + server.communicate()[1]
        arrows = '-s localhost -p ' + port if case.client == '-p' else case.client
        place = '' if case.client == '-p' else f'{case.host} {port} '
        words = command(case.name + '_client.py', place + arrows, folder)
        clients = [start(words) for _ in range(case.clients)]
        with ThreadPoolExecutor(case.clients) as pool:
            outputs = list(pool.map(lambda client: finished(client, case.typed), clients))
        said, server_errors = finished(server)
        wrong = []
        if server.returncode != case.ends[0]:
            wrong.append(f'server ended with {server.returncode}')
        wrong += [f'client ended with {client.returncode}' for client in clients
                  if client.returncode != case.ends[1]]
        wrong += [f'client did not say {case.says!r}' for out, _ in outputs if case.says not in out]
        if case.server_says not in said:
            wrong.append(f'server did not say {case.server_says!r}')
        noise = [text for text in [server_errors] + [errors for _, errors in outputs]
                 if 'Traceback' in text]
        if wrong or noise:
            return '\n    '.join(wrong + [said, server_errors] + [a + b for a, b in outputs])
        return ''


def time_wait():
    """Without --reuse the next server finds its port in use; with it, it gets the port."""
    for options, wanted in (('', 3), ('--reuse', 0)):
        server = start(command('time-wait_server.py', f'0 --count 1 {options}'))
        port = port_of(server)
        client = start(command('time-wait_client.py', f'localhost {port}'))
        said = finished(client) + finished(server)
        again = start(command('time-wait_server.py', f'{port} --count 0 {options}'))
        said += finished(again)
        codes = [client.returncode, server.returncode, again.returncode]
        if codes != [0, 0, wanted] or 'Hello 127.0.0.1' not in said[0]:
            return f'{options}: ended with {codes}: {said}'
    return ''


def iot(device_options, user_options, wanted):
    """Both devices and the user, who asks ten times: how each has to end, and ten lines of data."""
    with tempfile.TemporaryDirectory() as folder:
        devices = [start(command(f'iot_device{n}.py', f'0 --count 1 {device_options}', folder))
                   for n in (1, 2)]
        ports = ' '.join(map(port_of, devices))
        options = f'localhost {ports} --data FOLDER/data.txt {user_options}'
        user = start(command('iot_user.py', options, folder))
        said = [finished(user, '1\n2\n' * 5 + 'quit\n')] + [finished(one) for one in devices]
        codes = [one.returncode for one in [user, *devices]]
        with open(os.path.join(folder, 'data.txt'), encoding='utf-8') as data:
            lines = data.read().splitlines()
    if codes != wanted or (wanted == [0, 0, 0] and len(lines) != 10):
        return f'ended with {codes}, {len(lines)} lines of data: {said}'
    return ''


def conversions():
    """The one program without a network: it has to end well and to print the slide's values."""
    ended = subprocess.run(command('conversions.py', ''), capture_output=True, encoding='utf-8')
    return '' if ended.returncode == 0 and r"b'\x00\x00\x00\x01'" in ended.stdout else ended.stderr


def main():
    wanted = sys.argv[1:]
    jobs = [(case.name, f'server {case.server} client {case.client}', lambda case=case: run(case))
            for case in CASES]
    jobs.append(('conversions', '', conversions))
    jobs.append(('time-wait', '', time_wait))
    jobs += [('iot', str(options), lambda options=options: iot(*options)) for options in (
        ('', '', [0, 0, 0]),
        ('--slow', '--patient', [0, 0, 0]),
        ('', '--slow', [0, 0, 0]),
        ('--reset', '', [1, 1, 0]))]
    jobs = [job for job in jobs if not wanted or job[0] in wanted]
    if not jobs:
        sys.exit(f'no peer is named {" ".join(wanted)}')
    failed = 0
    with ThreadPoolExecutor(4) as pool:
        for (name, options, _), wrong in zip(jobs, pool.map(lambda job: job[2](), jobs)):
            failed += bool(wrong)
            if wrong:
                print(f'FAILED {name}: {" ".join(options.split())}\n    {wrong}')
    print(f'peers: {len(jobs) - failed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
