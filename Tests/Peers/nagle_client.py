"""Nagle's algorithm, the client: requests in two small sends, without TCP_NODELAY and with it.

The way with TCP_NODELAY has to be the faster one: the other waits for acknowledgements.
"""
from socket import IPPROTO_TCP, TCP_NODELAY
from time import perf_counter

import peer


def more(options):
    options.add_argument('--requests', type=int, default=20, help='how many each way')


args = peer.client_arguments(__doc__, 9992, more)
spent = {}
for quick in (False, True):
    s = peer.connect(args)
    s.setsockopt(IPPROTO_TCP, TCP_NODELAY, quick)
    start = perf_counter()
    for _ in range(args.requests):
        s.send(b'head')
        s.send(b'body')
        peer.same(peer.exactly(s, 2, 'answer'), b'ok', 'answer')
    spent[quick] = perf_counter() - start
    print(f'nodelay={quick}: {args.requests} requests in {spent[quick] * 1000:.1f} ms')
    s.close()
peer.check(spent[True] < spent[False], 'TCP_NODELAY was not the faster way')
