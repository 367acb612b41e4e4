"""listen(backlog): opens --clients connections; those that the server's kernel takes get a welcome.

--taken tells how many those must be: on Linux one more than the backlog, while nobody accepts.
"""
from socket import create_connection

import peer


def more(options):
    options.add_argument('--clients', type=int, default=4, help='how many connections to open')
    options.add_argument('--limit', type=float, default=0.5, help='seconds for each connection')
    options.add_argument('--taken', type=int, help='how many of them must succeed')


args = peer.client_arguments(__doc__, 9993, more)
connections = []
for i in range(1, args.clients + 1):
    try:
        s = create_connection((args.host, args.port), timeout=args.limit)
    except TimeoutError:
        print(f'{i}. no answer: the queue is full')
    else:
        connections.append(peer.Stream(s, args))
        print(f'{i}. connected, as far as the kernel is concerned')

for s in connections:
    data = peer.until_end(s, limit=1024)
    print(data.decode('utf-8', 'replace'))
    peer.same(data, b'Welcome', 'welcome')
    s.close()
taken = len(connections)
peer.check(args.taken in (None, taken), f'{taken} connections were taken instead of {args.taken}')
