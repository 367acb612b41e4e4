"""Partial writes, the receiver: counts until a million bytes are there and answers the count.

The bytes must be 0 to 255 over and over. --wait leaves the sender alone for so many seconds first,
so that its send finds full buffers; --rcvbuf makes them small.
"""
import time
from socket import SO_RCVBUF, SOL_SOCKET

import peer


def more(options):
    options.add_argument('--size', type=int, default=1_000_000, help='bytes to expect')
    options.add_argument('--wait', type=float, default=0, help='seconds before the first recv')
    options.add_argument('--rcvbuf', type=int, help='SO_RCVBUF of the connections')


args = peer.server_arguments(__doc__, 9998, more, count=1)
server = peer.listen(args, backlog=5)
if args.rcvbuf:
    server.setsockopt(SOL_SOCKET, SO_RCVBUF, args.rcvbuf)


def serve(conn, addr):
    print('Connection from', addr)
    time.sleep(args.wait)
    received = bytearray()
    reads = 0
    while len(received) < args.size:
        data = conn.recv(8192)
        if not data:
            break
        received += data
        reads += 1
    print('received', len(received), 'bytes in', reads, 'reads')
    wanted = (bytes(range(256)) * (args.size // 256 + 1))[:args.size]
    peer.same(received, wanted, 'data')
    conn.sendall(str(len(received)).encode())


peer.serve(serve, server, args)
