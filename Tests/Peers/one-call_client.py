"""cc_echo_client.py of the slides: the echo client opened by create_connection()."""
import socket

import peer

BUFSIZE = 1024
args = peer.client_arguments(__doc__, port=2500)
s = peer.Stream(socket.create_connection((args.host, args.port), timeout=args.timeout), args)

for msg in peer.answers("Message to send: "):
    s.send(msg.encode())
    data = peer.exactly(s, len(msg.encode()), 'echo')
    print("Received message: %s" % data.decode())
    peer.same(data, msg.encode(), 'echo')

s.close()
