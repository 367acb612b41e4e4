"""Many clients: the echo server with a thread for each, so that nobody waits for anybody else."""
import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500)
sock = peer.listen(args, backlog=128)


def serve(conn, addr):
    print('connected by', addr)
    while True:
        data = conn.recv(BUFSIZE)
        if not data:
            break
        conn.sendall(data)


peer.serve(serve, sock, args, threads=True)
