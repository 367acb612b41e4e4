"""partial_read_server.py of the slides: sends twenty bytes and leaves."""
from socket import create_server

import peer

args = peer.server_arguments(__doc__, port=9999, count=1)
server = create_server((args.host, args.port))
peer.announce(server, args)


def serve(conn, addr):
    conn.send(b'This is IoT world!!!')


peer.serve(serve, server, args)
