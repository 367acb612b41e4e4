"""The slides' naive echo server, which never notices the end: its endless loop, bounded by --bound.

--how kill ends this process by SIGKILL right after the first answer, --how reset sends a RST there.
"""
import os
import signal

import peer

BUFSIZE = 1024


def more(options):
    options.add_argument('--how', choices=['stay', 'kill', 'reset'], default='stay')
    options.add_argument('--bound', type=int, default=10, help='empty reads before it gives up')


args = peer.server_arguments(__doc__, 2500, more, count=1)
sock = peer.listen(args, backlog=1)


def serve(conn, remote):
    remotehost, remoteport = remote
    print('connected by', remotehost, remoteport)
    empty = 0
    while empty < args.bound:
        try:
            data = conn.recv(BUFSIZE)
            print("Received message: ", data.decode('utf-8', 'replace'))
            empty += not data
            conn.send(data)
        except OSError as error:
            print(type(error).__name__)
            break
        if args.how == 'kill':
            os.kill(os.getpid(), signal.SIGKILL)
        if args.how == 'reset':
            peer.abort(conn.sock)
            break
    else:
        print(f'end of the stream, read {empty} times')


peer.serve(serve, sock, args)
