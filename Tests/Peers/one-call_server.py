"""cs_echo_server.py of the slides: the echo server opened by create_server()."""
from socket import AF_INET, create_server

import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, count=1)
sock = create_server((args.host, args.port), family=AF_INET, backlog=1)
peer.announce(sock, args)


def serve(conn, remote):
    remotehost, remoteport = remote
    print('connected by', remotehost, remoteport)
    while True:
        data = conn.recv(BUFSIZE)
        if not data:
            break
        print("Received message: ", data.decode('utf-8', 'replace'))
        conn.sendall(data)


peer.serve(serve, sock, args)
