"""Partial writes, the sender: tells what each send took of a million bytes, until nothing is left.

The receiver must answer the number of bytes. --sndbuf makes the buffer small; with --partial the
first send has to be a partial one.
"""
from socket import SO_SNDBUF, SOL_SOCKET

import peer


def more(options):
    options.add_argument('--size', type=int, default=1_000_000, help='bytes to send')
    options.add_argument('--sndbuf', type=int, help='SO_SNDBUF of the connection')
    options.add_argument('--partial', action='store_true', help='the first send must be partial')


args = peer.client_arguments(__doc__, 9998, more)
s = peer.connect(args)
if args.sndbuf:
    s.setsockopt(SOL_SOCKET, SO_SNDBUF, args.sndbuf)
data = (bytes(range(256)) * (args.size // 256 + 1))[:args.size]
print(len(data))

sent = s.send(data)
print(sent)
peer.check(not args.partial or sent < len(data), 'the first send took everything')
while sent < len(data):
    n = s.send(data[sent:])
    print(n)
    sent += n

answer = peer.until_end(s)
print('the server received', answer.decode('ascii', 'replace'), 'bytes')
peer.same(answer, str(len(data)).encode(), 'answer')
s.close()
