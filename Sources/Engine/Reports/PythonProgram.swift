/// The parts of the Python program that are the same for every conversation.
enum PythonProgram {
  static func head(_ name: String) -> String {
    """
    #!/usr/bin/env python3
    \"""\(name): a recorded conversation; this plays one side of it and checks the other.

    As the client, against a server that runs:   python3 THIS client HOST PORT
    As the server, for one client:               python3 THIS server PORT
    (a Unix socket: its path instead of HOST PORT and PORT)

    Bytes are compared as a stream, however they are cut. Exit code 0: the peer did what is recorded;
    4: it did not. Written by workbench export.
    \"""
    import re
    import socket
    import struct
    import sys
    import time

    TIMEOUT = 10.0

    # name, transport, client, server

    """
  }

  static let body = #"""


    class Difference(Exception):
        pass


    class Peer:
        """The other side of one connection."""

        def __init__(self, name, transport, sock, address=None):
            self.name = name
            self.sock = sock
            self.address = address
            self.datagrams = transport in ("udp", "unix-dgram")
            self.buffer = b""

        def send(self, parts):
            data = b"".join(part for part in parts if isinstance(part, bytes))
            if self.datagrams:
                self.sock.sendto(data, self.address)
            else:
                self.sock.sendall(data)

        def more(self):
            data = self.sock.recv(65536)
            if not data:
                raise Difference(f"{self.name}: the stream ended; unused: {self.buffer!r}")
            self.buffer += data

        def expect(self, parts):
            if self.datagrams:
                data, self.address = self.sock.recvfrom(65536)
                pattern = b"".join(
                    re.escape(p) if isinstance(p, bytes) else b"(?:" + p.pattern + b")" for p in parts)
                if not re.fullmatch(pattern, data, re.DOTALL):
                    raise Difference(f"{self.name}: the datagram {data!r} came, not {parts!r}")
                return
            for part in parts:
                if isinstance(part, bytes):
                    self.expect_bytes(part)
                else:
                    self.expect_match(part)

        def expect_bytes(self, wanted):
            while len(self.buffer) < len(wanted):
                if not wanted.startswith(self.buffer):
                    break
                self.more()
            got = self.buffer[:len(wanted)]
            if got != wanted:
                raise Difference(f"{self.name}: {got!r} came, not {wanted!r}")
            self.buffer = self.buffer[len(wanted):]

        def expect_match(self, pattern):
            """Takes as much as the pattern matches of what has come."""
            if not self.buffer:
                self.more()
            while True:
                match = pattern.match(self.buffer)
                if match:
                    self.buffer = self.buffer[match.end():]
                    return
                self.more()

        def expect_end(self):
            if self.buffer:
                raise Difference(f"{self.name}: {self.buffer!r} came, not the end of the stream")
            data = self.sock.recv(65536)
            if data:
                raise Difference(f"{self.name}: {data!r} came, not the end of the stream")

        def expect_reset(self):
            try:
                data = self.sock.recv(65536)
            except ConnectionResetError:
                return
            raise Difference(f"{self.name}: {data!r} came, not a reset")

        def expect_nothing(self, seconds):
            self.sock.settimeout(max(seconds, 0.001))
            try:
                data = self.sock.recv(65536)
                raise Difference(f"{self.name}: {data!r} came, where nothing should")
            except socket.timeout:
                pass
            finally:
                self.sock.settimeout(TIMEOUT)

        def reset(self):
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.sock.close()


    def make(transport, host):
        if transport.startswith("unix"):
            family = socket.AF_UNIX
        else:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
        kind = socket.SOCK_DGRAM if transport in ("udp", "unix-dgram") else socket.SOCK_STREAM
        sock = socket.socket(family, kind)
        sock.settimeout(TIMEOUT)
        return sock


    def run(side, where):
        if not CONNECTIONS:
            sys.exit("the recording has no connection")
        transports = {name: transport for name, transport, _, _ in CONNECTIONS}
        transport = CONNECTIONS[0][1]
        host = where[0] if side == "client" and len(where) > 1 else "127.0.0.1"
        if transport.startswith("unix"):
            address = where[0]
        else:
            address = (host, int(where[-1]))
        datagrams = transport in ("udp", "unix-dgram")
        listener = None
        if side == "server":
            listener = make(transport, host)
            if not transport.startswith("unix"):
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            if not datagrams:
                listener.listen(16)
            print("listening on", listener.getsockname(), flush=True)
        peers = {}
        mine = ">" if side == "client" else "<"
        for name, direction, what, value in STEPS:
            if what == "open":
                if side == "client":
                    sock = make(transports[name], host)
                    if datagrams and transport == "unix-dgram":
                        sock.bind("")
                    elif not datagrams:
                        sock.connect(address)
                    peers[name] = Peer(name, transport, sock, address)
                elif datagrams:
                    peers[name] = Peer(name, transport, listener)
                else:
                    peers[name] = Peer(name, transport, listener.accept()[0])
                    peers[name].sock.settimeout(TIMEOUT)
                continue
            peer = peers[name]
            if what == "data":
                peer.send(value) if direction == mine else peer.expect(value)
            elif what == "end" and not datagrams:
                if direction == mine:
                    peer.sock.shutdown(socket.SHUT_WR)
                else:
                    peer.expect_end()
            elif what == "reset":
                peer.reset() if direction == mine else peer.expect_reset()
            elif what == "timeout":
                time.sleep(value) if direction == mine else peer.expect_nothing(value)


    if __name__ == "__main__":
        if len(sys.argv) < 3 or sys.argv[1] not in ("client", "server"):
            sys.exit(__doc__)
        try:
            run(sys.argv[1], sys.argv[2:])
        except Difference as difference:
            print(difference, file=sys.stderr)
            sys.exit(4)
        except socket.timeout:
            print(f"nothing came for {TIMEOUT} s", file=sys.stderr)
            sys.exit(4)

    """#
}
