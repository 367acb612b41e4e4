"""cmd_server.py of the slides: the echo server with its port on the command line (2500 without)."""
import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, count=1)
sock = peer.listen(args, backlog=1)


def serve(conn, addr):
    print('connected by', addr)
    while True:
        data = conn.recv(BUFSIZE)
        if not data:
            break
        print("Received message: ", data.decode('utf-8', 'replace'))
        conn.sendall(data)


peer.serve(serve, sock, args)
