"""TIME_WAIT: greets and closes first, so that its port stays taken unless --reuse is set.

Ends with 3 when bind(2) says that the port is still in use.
"""
import errno
import sys
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

import peer


def more(options):
    options.add_argument('--reuse', action='store_true', help='set SO_REUSEADDR before bind')


args = peer.server_arguments(__doc__, 9994, more)
s = socket(AF_INET, SOCK_STREAM)
if args.reuse:
    s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
try:
    s.bind((args.host, args.port))
except OSError as error:
    if error.errno != errno.EADDRINUSE:
        raise
    print('port', args.port, 'is still in use')
    sys.exit(3)
s.listen(5)
peer.announce(s, args)


def serve(client, addr):
    print('Connection from', addr)
    client.send(b'Hello ' + addr[0].encode())


peer.serve(serve, s, args)
