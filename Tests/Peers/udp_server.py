"""UDP: sends each datagram back to where it came from; --count datagrams, --lose the first few."""
from socket import AF_INET, SO_REUSEADDR, SOCK_DGRAM, SOL_SOCKET, socket

import peer


def more(options):
    options.add_argument('--lose', type=int, default=0, help='leave so many unanswered first')


args = peer.server_arguments(__doc__, 9997, more, awkward=False)
s = socket(AF_INET, SOCK_DGRAM)
s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
s.bind((args.host, args.port))
peer.announce(s, args)
print('waiting...')

received = 0
try:
    while args.count is None or received < args.count:
        data, addr = s.recvfrom(65535)
        received += 1
        print('datagram from', addr, len(data), 'bytes:', data.decode('utf-8', 'replace'))
        if received > args.lose:
            s.sendto(data, addr)
except KeyboardInterrupt:
    raise SystemExit(130)
