"""What the peers share: arguments, listening, connecting, awkward ways to send, and checks.

A peer is one side of one demo of the lecture, written from the slides with Python's socket module
alone, so that it can judge the other side. A server takes the port as its first argument (0: an
ephemeral one, told by the first line `listening on PORT`) and ends after --count connections. A
client takes host and port and reads what the slide asks with input() from standard input. Both end
with 1 when a conversation broke its protocol, and say on standard error how.
"""
import argparse
import signal
import socket
import struct
import sys
import threading
import time

sys.stdout.reconfigure(encoding='utf-8', errors='backslashreplace', line_buffering=True)
sys.stdin.reconfigure(encoding='utf-8', errors='surrogateescape')


class Violation(Exception):
    """The other side did not keep to the protocol."""


class Aborted(Exception):
    """This side reset the connection because --reset asked for it."""


def _report(kind, error, trace):
    if issubclass(kind, Violation):
        print('protocol violation:', error, file=sys.stderr)
    elif issubclass(kind, Aborted):
        print('connection reset on purpose', file=sys.stderr)
    elif issubclass(kind, OSError):
        print(f'connection lost: {kind.__name__}: {error}', file=sys.stderr)
    elif not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _report


class Stream:
    """A connected socket whose writes may be awkward: byte by byte, or broken off by a reset."""

    def __init__(self, sock, args):
        self.sock = sock
        self.slow, self.gap = args.slow, args.gap / 1000
        self.reset, self.reset_after = args.reset, args.reset_after
        self.patient = args.patient
        self.sent = 0
        sock.settimeout(args.timeout)
        if self.slow:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __getattr__(self, name):
        return getattr(self.sock, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def recv(self, size):
        """recv(2); with --patient it goes on until 150 ms bring nothing more."""
        data = self.sock.recv(size)
        if not self.patient:
            return data
        usual = self.sock.gettimeout()
        self.sock.settimeout(0.15)
        try:
            while data and len(data) < size:
                more = self.sock.recv(size - len(data))
                if not more:
                    break
                data += more
        except TimeoutError:
            pass
        finally:
            self.sock.settimeout(usual)
        return data

    def send(self, data):
        """send(2), or the awkward variant of it; the number of bytes taken."""
        if self.reset or self.reset_after is not None:
            data = self._before_reset(data)
        taken = self._slowly(data) if self.slow else self.sock.send(data)
        self.sent += taken
        return taken

    def sendall(self, data):
        view = memoryview(data)
        while view:
            view = view[self.send(view):]

    def _slowly(self, data):
        for at in range(len(data)):
            self.sock.sendall(data[at:at + 1])
            if self.gap:
                time.sleep(self.gap)
        return len(data)

    def _before_reset(self, data):
        left = len(data) // 2 if self.reset else self.reset_after - self.sent
        if left >= len(data):
            return data
        self.sock.sendall(data[:left])
        abort(self.sock)
        raise Aborted()


def abort(sock):
    """Closes with a RST instead of a FIN: SO_LINGER with a time of zero."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    sock.close()


def parser(doc, awkward=True):
    """The options that servers and clients have in common; `awkward` those of a Stream."""
    options = argparse.ArgumentParser(description=doc)
    options.add_argument('--timeout', type=float, default=10, help='seconds for each call')
    options.add_argument('--deadline', type=int, default=60, help='seconds for the whole run')
    if not awkward:
        return options
    options.add_argument('--slow', action='store_true', help='write one byte at a time')
    options.add_argument('--gap', type=float, default=0, help='with --slow: ms between two bytes')
    options.add_argument('--reset', action='store_true', help='RST half-way in the first send')
    options.add_argument('--reset-after', type=int, help='RST after so many bytes were sent')
    options.add_argument('--patient', action='store_true', help='gather until 150 ms are quiet')
    return options


def server_arguments(doc, port, extra=None, count=None, awkward=True):
    """Arguments of a server; `extra` may add its own. `count` is the slide's number of clients."""
    options = parser(doc, awkward)
    options.add_argument('port', nargs='?', type=int, default=port, help='0: an ephemeral port')
    options.add_argument('--host', default='', help='address to bind; every one by default')
    options.add_argument('--count', type=int, default=count, help='end after so many connections')
    if extra:
        extra(options)
    args = options.parse_args()
    if args.count is not None:
        signal.alarm(args.deadline)
    return args


def client_arguments(doc, port, extra=None, awkward=True):
    """Arguments of a client; `extra` may add its own."""
    options = parser(doc, awkward)
    options.add_argument('host', nargs='?', default='localhost')
    options.add_argument('port', nargs='?', type=int, default=port)
    if extra:
        extra(options)
    args = options.parse_args()
    signal.alarm(args.deadline)
    return args


def announce(sock, args):
    """Tells the port that the kernel chose when the arguments left the choice to it."""
    if args.port == 0:
        print('listening on', sock.getsockname()[1])


def listen(args, backlog, family=socket.AF_INET):
    """socket, bind, listen: the three calls of the slides, and SO_REUSEADDR for a quick restart."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((args.host, args.port))
    sock.listen(backlog)
    announce(sock, args)
    return sock


def serve(handler, sock, args, threads=False):
    """Accepts clients, one after the other or each in a thread, and ends the program.

    `handler(client, addr)` has one conversation; the client is closed after it. The exit code is 1
    when any conversation broke the protocol or the connection."""
    failures, running, served = [], [], 0

    def converse(client, addr):
        try:
            with Stream(client, args) as stream:
                handler(stream, addr)
        except (Violation, Aborted, OSError) as error:
            _report(type(error), error, None)
            failures.append(error)

    try:
        while args.count is None or served < args.count:
            client, addr = sock.accept()
            served += 1
            if threads:
                running.append(threading.Thread(target=converse, args=(client, addr), daemon=True))
                running[-1].start()
            else:
                converse(client, addr)
        for thread in running:
            thread.join()
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(1 if failures else 0)


def connect(args, family=socket.AF_INET):
    """socket and connect as on the slides; the stream."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.settimeout(args.timeout)
    sock.connect((args.host, args.port))
    return Stream(sock, args)


def answers(prompt, quit=None, needed=True):
    """What the person types at each input(prompt), up to `quit` or the end of standard input.

    Empty lines are passed over: a stream cannot carry an empty message. No line at all means that
    nothing was checked, which is no success."""
    asked = 0
    while True:
        try:
            line = input(prompt)
        except EOFError:
            print()
            break
        asked += 1
        if line == quit:
            break
        if line:
            yield line
    if needed and not asked:
        raise Violation('standard input held no answer, so nothing was checked')


def check(condition, text):
    """A violation with `text` unless the condition holds."""
    if not condition:
        raise Violation(text)


def same(got, wanted, what):
    """Two byte strings must agree; the violation tells the first byte at which they do not."""
    if got == wanted:
        return
    shorter = min(len(got), len(wanted))
    at = next((i for i in range(shorter) if got[i] != wanted[i]), shorter)
    raise Violation(f'{what}: {len(got)} bytes where {len(wanted)} were due, different at offset '
                    f'{at}: {bytes(got[at:at + 16])!r} for {bytes(wanted[at:at + 16])!r}')


def exactly(sock, size, what):
    """Reads exactly `size` bytes, as often as recv needs; an early end is a violation."""
    data = bytearray()
    while len(data) < size:
        more = sock.recv(min(65536, size - len(data)))
        check(more, f'{what}: the stream ended after {len(data)} of {size} bytes')
        data += more
    return bytes(data)


def until_end(sock, limit=1 << 24):
    """Reads to the end of the stream."""
    data = bytearray()
    while more := sock.recv(65536):
        data += more
        check(len(data) <= limit, f'more than {limit} bytes without an end')
    return bytes(data)


def ended(sock, what):
    """The stream must be at its end."""
    more = sock.recv(1024)
    check(not more, f'{what}: {bytes(more[:16])!r} came where the stream should end')


def text(data, what):
    """UTF-8 decoded; bytes that are none are a violation."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Violation(f'{what} is not UTF-8: {error}') from None
