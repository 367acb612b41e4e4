"""listen(backlog): accepts nobody until Enter (or for --wait seconds), then welcomes everyone."""
import sys
import time

import peer


def more(options):
    options.add_argument('--backlog', type=int, default=1, help='how many may wait')
    options.add_argument('--wait', type=float, help='seconds before accept, instead of Enter')


args = peer.server_arguments(__doc__, 9993, more)
s = peer.listen(args, args.backlog)
if args.wait is not None:
    time.sleep(args.wait)
else:
    print('Nobody is accepted yet. Press Enter to go on: ')
    sys.stdin.readline()


def serve(client, addr):
    print('Connection from', addr)
    client.send(b'Welcome')


peer.serve(serve, s, args)
