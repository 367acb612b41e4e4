"""The echo server over IPv6."""
from socket import AF_INET6

import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=9996)
s = peer.listen(args, backlog=5, family=AF_INET6)


def serve(conn, addr):
    print('connected by', addr)
    while True:
        data = conn.recv(BUFSIZE)
        if not data:
            break
        print('Received message:', data.decode('utf-8', 'replace'))
        conn.sendall(data)


peer.serve(serve, s, args, threads=True)
