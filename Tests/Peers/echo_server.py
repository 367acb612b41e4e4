"""echo_server.py of the slides, with the end of the stream noticed: each message is sent back."""
import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, count=1)
sock = peer.listen(args, backlog=1)


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
