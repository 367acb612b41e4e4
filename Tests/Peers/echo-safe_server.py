"""echo_server_with_exception.py of the slides: an echo server that survives its client."""
import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, count=1)
sock = peer.listen(args, backlog=1)


def serve(conn, remote):
    remotehost, remoteport = remote
    print('connected by', remotehost, remoteport)
    while True:
        try:
            data = conn.recv(BUFSIZE)
        except OSError:
            break
        else:
            if not data:
                break
            print("Received message: ", data.decode('utf-8', 'replace'))

        try:
            conn.send(data)
        except OSError:
            break


peer.serve(serve, sock, args)
