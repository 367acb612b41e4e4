"""Many clients: opens --clients connections and lets them speak in turn, the last one first.

A server that serves one after the other cannot answer: nobody leaves before everyone is served.
"""
import peer


def more(options):
    options.add_argument('--clients', type=int, default=100, help='how many connections')
    options.add_argument('--rounds', type=int, default=3, help='messages of each')


args = peer.client_arguments(__doc__, 2500, more)
conns = [peer.connect(args) for _ in range(args.clients)]
print(len(conns), 'connections are open')

for turn in range(args.rounds):
    for k, s in reversed(list(enumerate(conns, 1))):
        s.sendall(b'client %d, %d' % (k, turn))
    for k, s in enumerate(conns, 1):
        msg = b'client %d, %d' % (k, turn)
        peer.same(peer.exactly(s, len(msg), 'echo'), msg, f'echo of client {k}')

for s in conns:
    s.close()
print(len(conns), 'of', args.clients, 'clients got their own messages back')
