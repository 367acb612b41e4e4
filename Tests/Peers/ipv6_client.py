"""The echo client over IPv6."""
from socket import AF_INET6

import peer

args = peer.client_arguments(__doc__, 9996, lambda options: options.set_defaults(host='::1'))
s = peer.connect(args, AF_INET6)
print('connected to', s.getpeername())

for msg in peer.answers('Message to send: '):
    s.send(msg.encode())
    data = peer.exactly(s, len(msg.encode()), 'echo')
    print('Received message:', data.decode())
    peer.same(data, msg.encode(), 'echo')

s.close()
