"""Lets the lecture's scripts meet the Python peers: each side of each demo in both languages.

    python3 Tests/Peers/against.py [--workbench BINARY] [NAME ...]

A row of MEETINGS says which script plays which side, what the Python program is asked to do, and
how both have to end. The exit code is 1 when any meeting goes otherwise.
"""
import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import running
from running import ROOT, command, finished, free_port, interrupted, opened, port_of, start

SCRIPTS = os.path.join(ROOT, 'scripts')
NUMBERS = ''.join(f'{n}\n' for n in range(1, 12)) + 'abc\n0\nq\n'
SUMS = ('20 + 17\n3-10\n-6 * -7\n20/8\n7 / 2\n1/8\n-9/4\n1/0\nabc\n2 +\n'
        '99999999999999999*99999999\nq\n')
TALK = 'Hello, Server\n안녕하세요\n'
ENDLESS, RUNTIME_ERROR, KILLED = 130, 3, -9


@dataclass
class Meeting:
    """One script and one Python program.

    `side` is what the script plays. `params` and `peer` are the options of the script and of the
    Python program, `typed` is what the client reads. `bad` are options of a client that spoils a
    conversation beforehand. `ends` are the exit codes of both; ENDLESS is a script that serves
    until SIGINT. `says` and `peer_says` must be among the outputs of the script and of the peer.
    """
    name: str
    side: str
    params: str = ''
    peer: str = ''
    typed: str = ''
    ends: tuple = (0, 0)
    says: str = ''
    peer_says: str = ''
    bad: str = None
    clients: int = 1
    count: int = 1
    script: str = ''
    host: str = 'localhost'
    kind: str = 'tcp'
    server_typed: str = None


def served(name, peer='', typed='', says='', **more):
    """A script that serves for ever, against a Python client."""
    return Meeting(name, 'server', peer=peer, typed=typed, says=says, ends=(ENDLESS, 0), **more)


def once(name, peer='', typed='', says='', ends=(0, 0), **more):
    """A script that serves one client and ends, against a Python client."""
    return Meeting(name, 'server', peer=peer, typed=typed, says=says, ends=ends, **more)


def client(name, peer='', typed='', says='', ends=(0, 0), **more):
    """A script that is a client, against a Python server."""
    return Meeting(name, 'client', peer=peer, typed=typed, says=says, ends=ends, **more)


MEETINGS = [
    served('hello', says='Connection from', clients=3),
    client('hello', says='Hello 127.0.0.1', peer_says='Connection from'),
    served('student', '--number 4294967295', '김대희\n', '김대희', params='--number 4294967295'),
    client('student', '--number 7', says='\n7\n', peer_says='김대희', params='--name 김대희'),
    served('google', says='GET / HTTP/1.1', bad='--reset'),
    served('google', '--slow --gap 1'),
    client('google', says='안녕하세요', peer_says='GET / HTTP/1.1'),
    once('echo', typed=TALK, says='Received message: 안녕하세요'),
    once('echo', '--slow --gap 1', 'Hello, Server\n'),
    once('echo', '--reset', TALK, ends=(RUNTIME_ERROR, 1)),
    client('echo', typed=TALK, says='Received message: 안녕하세요', peer_says='안녕하세요'),
    client('echo', '--reset-after 13', TALK * 9, ends=(RUNTIME_ERROR, 1)),
    served('time', clients=3, says='connection from'),
    client('time', says='Time: ', peer_says='connection from'),
    once('broken-peer', '--how close', TALK, 'for ever', params='--rounds 7'),
    once('broken-peer', '--how kill', TALK, 'for ever', ends=(0, KILLED)),
    once('broken-peer', '--how reset', TALK, ends=(RUNTIME_ERROR, 0)),
    client('broken-peer', '--bound 5', TALK, peer_says='read 5 times'),
    client('broken-peer', '--how kill', TALK * 9, ends=(RUNTIME_ERROR, KILLED)),
    client('broken-peer', '--how reset', TALK * 9, ends=(RUNTIME_ERROR, 0)),
    served('echo-safe', '', TALK, 'Received message: 안녕하세요', bad='--reset', clients=2),
    served('echo-safe', '--slow --gap 1', 'Hello, Server\n'),
    client('echo-safe', '', TALK, 'Received message: 안녕하세요'),
    client('echo-safe', '--reset', TALK * 9, 'connection closed', ends=(0, 1)),
    served('number', '', NUMBERS, 'waiting...', bad='--reset', clients=3),
    client('number', '', NUMBERS, 'Received message: Try again'),
    served('calculator', '', SUMS, 'waiting...', bad='--reset', clients=3),
    client('calculator', '', SUMS, 'Result: 9999999899999999900000001'),
    served('web', bad='--reset', clients=2),
    served('web', '--slow --path /iot.png --path /../web/iot.png --path /%2e%2e --path /'),
    client('web', says='/aaaaa', count=4, peer_says='GET /favicon.ico HTTP/1.1'),
    once('module', typed=TALK, says='Received message: 안녕하세요'),
    once('module', '--greeting', script='hello', says='connected by'),
    client('module', typed=TALK, says='Received message: 안녕하세요'),
    client('module', typed=TALK, says='Received message: 안녕하세요'),
    once('one-call', typed=TALK, says='Received message: 안녕하세요'),
    client('one-call', typed=TALK, says='Received message: 안녕하세요'),
    once('arguments', 'dashes', TALK + 'q\n', 'Received message: 안녕하세요'),
    client('arguments', '', TALK + 'q\n', 'connected to localhost', params='dashes'),
    served('partial-write', says='received 1000000 bytes', clients=2, bad='--reset'),
    served('partial-write', '--slow --size 3000', params='--size 3000'),
    client('partial-write', '--wait 0.2 --rcvbuf 16384', says='received 1000000 bytes'),
    once('partial-read'),
    client('partial-read', says="['This', ' is ', 'IoT ', 'worl', 'd!!!']\nThis is IoT world!!!"),
    client('partial-read', '--slow --gap 1', says='\nThis is IoT world!!!'),
    client('partial-read', '--reset', ends=(RUNTIME_ERROR, 1)),
    served('video', '--clip SCRIPTS/video/clip.mjpeg', clients=2, bad='--reset'),
    served('video', '--slow --gap 1 --frames 3', says='Client is connected'),
    client('video', says='24 pictures', peer_says='24 frames sent'),
    client('video', '--slow', says='24 pictures'),
    served('file', '--folder FOLDER --expect PEERS/peer.py', 'peer.py\n', 'Bye',
           params='--folder PEERS', bad='--reset'),
    served('file', '--folder FOLDER --nofile', 'nothing.mp4\n', params='--folder PEERS'),
    served('file', '--folder FOLDER --nofile', '../Peers/peer.py\n', params='--folder PEERS'),
    served('file', '--folder FOLDER --nofile', '/etc/passwd\n', params='--folder PEERS'),
    served('file', '--without hello', params='--folder PEERS --limit 200ms'),
    served('file', '--without name', params='--folder PEERS --limit 200ms'),
    served('file', '--folder FOLDER --without bye', 'peer.py\n',
           params='--folder PEERS --limit 200ms'),
    client('file', '--folder PEERS', 'peer.py\n', 'Download complete', params='--folder FOLDER',
           peer_says='Bye'),
    client('file', '--folder PEERS --slow', 'peer.py\n', 'Download complete',
           params='--folder FOLDER'),
    client('file', '--folder PEERS', 'nothing.mp4\n', 'Nofile', params='--folder FOLDER'),
    client('file', '--folder PEERS --reset-after 500', 'peer.py\n', ends=(RUNTIME_ERROR, 1),
           params='--folder FOLDER'),
    served('udp', '', TALK + '\n', 'waiting...', kind='udp', clients=3),
    client('udp', '', TALK, 'Received message: 안녕하세요', count=2),
    client('udp', '--lose 1', 'Hello\n', 'no answer, again', count=2, params='--limit 300ms'),
    served('ipv6', '', TALK, 'connected by', host='::1', clients=2, bad='--reset'),
    client('ipv6', '', TALK, 'Received message: 안녕하세요', host='::1'),
    served('half-close', '', TALK, '30 bytes, 2 lines', bad='--reset', clients=2),
    served('half-close', '--slow', TALK, '30 bytes, 2 lines'),
    client('half-close', '', TALK, '30 bytes, 2 lines'),
    client('half-close', '--reset', TALK, ends=(RUNTIME_ERROR, 1)),
    served('time-wait', params='--reuse true', clients=2),
    client('time-wait', says='Hello 127.0.0.1'),
    served('backlog', '--clients 5 --taken 5', params='--backlog 9', server_typed='\n'),
    client('backlog', '--wait 2', says='3. no answer', count=2, params='--count 3'),
    served('nagle', '--requests 5'),
    client('nagle', count=2, params='--requests 5', says='nodelay=true'),
    served('non-blocking', '', TALK, 'Received message: 안녕하세요', clients=3, bad='--reset'),
    client('non-blocking', '', TALK, 'times in vain'),
    served('many-clients', '--clients 100', says='connected by', bad='--reset'),
    client('many-clients', says='100 of 100', count=100),
]


class Host:
    """Starts scripts with the workbench."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)

    def script(self, name, file, params, folder):
        words = [word.replace('FOLDER', folder).replace('PEERS', running.HERE)
                 for word in params.split()]
        return start([self.binary, 'run', os.path.join(SCRIPTS, name, file + '.nws'), *words])

    def meet(self, meeting):
        """Runs one meeting; what went otherwise than it says, or nothing."""
        with tempfile.TemporaryDirectory() as folder:
            play = self.serve if meeting.side == 'server' else self.visit
            return play(meeting, folder)

    def serve(self, meeting, folder):
        port = free_port()
        server = self.script(meeting.name, meeting.script or 'server',
                             f'--port {port} {meeting.params}', folder)
        if not opened(port, server, meeting.kind):
            server.kill()
            return f'the script did not open port {port}: {finished(server)}'
        if meeting.server_typed:
            server.stdin.write(meeting.server_typed)
            server.stdin.flush()
        if meeting.bad is not None:
            spoiler = start(self.python(meeting, meeting.bad, port, folder))
            finished(spoiler, meeting.typed)
        clients = [start(self.python(meeting, meeting.peer, port, folder))
                   for _ in range(meeting.clients)]
        with ThreadPoolExecutor(meeting.clients) as pool:
            said = list(pool.map(lambda one: finished(one, meeting.typed), clients))
        end = interrupted if meeting.ends[0] == ENDLESS else finished
        return self.judge(meeting, server, end(server), clients, said)

    @staticmethod
    def python(meeting, options, port, folder):
        """The Python client; `dashes` stands for the form -s HOST -p PORT."""
        options = options.replace('SCRIPTS', SCRIPTS)
        place = f'{meeting.host} {port} {options}'
        if options == 'dashes':
            place = f'-s {meeting.host} -p {port}'
        return command(meeting.name + '_client.py', place, folder)

    def visit(self, meeting, folder):
        server = start(command(meeting.name + '_server.py',
                               f'0 --count {meeting.count} {meeting.peer}', folder))
        port = port_of(server)
        if not port:
            server.kill()
            return f'the Python server did not start: {finished(server)}'
        place = f'--host {meeting.host} --port {port} {meeting.params}'
        if meeting.params == 'dashes':
            place = f'-s {meeting.host} -p {port}'
        script = self.script(meeting.name, meeting.script or 'client', place, folder)
        said = finished(script, meeting.typed)
        if script.returncode != meeting.ends[0]:
            server.kill()
        return self.judge(meeting, script, said, [server], [finished(server)])

    @staticmethod
    def judge(meeting, script, said, peers, peers_said):
        wrong = []
        if script.returncode != meeting.ends[0]:
            wrong.append(f'the script ended with {script.returncode}, not {meeting.ends[0]}')
        wrong += [f'the peer ended with {peer.returncode}, not {meeting.ends[1]}'
                  for peer in peers if peer.returncode != meeting.ends[1]]
        if meeting.says not in said[0]:
            wrong.append(f'the script did not say {meeting.says!r}')
        if not all(meeting.peer_says in out for out, _ in peers_said):
            wrong.append(f'the peer did not say {meeting.peer_says!r}')
        if not wrong:
            return ''
        told = [f'script: {said[0]}{said[1]}']
        told += [f'peer: {out}{errors}' for out, errors in peers_said]
        return '\n    '.join(wrong + [text[:2000] for text in told])

    def iot_devices(self, options):
        """device1.nws and device2.nws, asked ten times by the Python user."""
        with tempfile.TemporaryDirectory() as folder:
            ports = [free_port(), free_port()]
            devices = [self.script('iot', f'device{n}', f'--port {port}', folder)
                       for n, port in zip((1, 2), ports)]
            if not all(opened(port, device) for port, device in zip(ports, devices)):
                return f'the devices did not start: {[interrupted(one) for one in devices]}'
            user = start(command('iot_user.py', f'localhost {ports[0]} {ports[1]} '
                                 f'--data FOLDER/data.txt {options}', folder))
            said = [finished(user, '1\n2\n' * 5 + 'quit\n')]
            said += [(finished if user.returncode == 0 else interrupted)(one) for one in devices]
            codes = [one.returncode for one in [user, *devices]]
            return '' if codes == [0, 0, 0] else f'ended with {codes}: {said}'

    def iot_user(self, options):
        """user.nws, who asks two Python devices ten times, and what is in data.txt then."""
        with tempfile.TemporaryDirectory() as folder:
            devices = [start(command(f'iot_device{n}.py', '0 --count 1 ' + options))
                       for n in (1, 2)]
            ports = [port_of(device) for device in devices]
            user = self.script('iot', 'user', f'--port1 {ports[0]} --port2 {ports[1]} '
                               '--data FOLDER/data.txt', folder)
            said = [finished(user, '1\n2\n' * 5 + 'quit\n')]
            said += [(finished if user.returncode == 0 else interrupted)(one) for one in devices]
            codes = [one.returncode for one in [user, *devices]]
            if codes != [0, 0, 0]:
                return f'ended with {codes}: {said}'
            with open(os.path.join(folder, 'data.txt'), encoding='utf-8') as data:
                lines = data.read().splitlines()
            right = [': Device1: Temp=' in line for line in lines]
            return '' if right == [True, False] * 5 else f'data.txt holds {lines}'


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--workbench', default=os.path.join(ROOT, '.build/release/workbench'))
    options.add_argument('names', nargs='*')
    args = options.parse_args()
    host = Host(args.workbench)
    jobs = [(meeting.name, f'{meeting.script or meeting.side}.nws {meeting.params} with the peer '
             f'{meeting.peer}', lambda meeting=meeting: host.meet(meeting)) for meeting in MEETINGS]
    jobs += [('iot', 'devices', lambda: host.iot_devices('')),
             ('iot', 'devices, a slow user', lambda: host.iot_devices('--slow --gap 1')),
             ('iot', 'user', lambda: host.iot_user(''))]
    jobs = [job for job in jobs if not args.names or job[0] in args.names]
    if not jobs:
        options.error('no demo is named ' + ' '.join(args.names))
    failed = 0
    with ThreadPoolExecutor(4) as pool:
        for (name, what, _), wrong in zip(jobs, pool.map(lambda job: job[2](), jobs)):
            failed += bool(wrong)
            if wrong:
                print(f'FAILED {name}: {what.strip()}\n    {wrong}')
    print(f'against: {len(jobs) - failed} passed, {failed} failed')
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
