"""time_server.py of the slides: tells each client the time as ctime() writes it."""
import time

import peer

args = peer.server_arguments(__doc__, port=9999)
s = peer.listen(args, backlog=5)


def serve(client, addr):
    print('connection from ', addr)
    client.send(time.ctime(time.time()).encode())


peer.serve(serve, s, args)
