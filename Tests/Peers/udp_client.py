"""UDP: each line of standard input is a datagram that must come back whole, from where it went.

An empty line is an empty datagram. --tries sends again what was not answered within --timeout.
"""
from socket import AF_INET, SOCK_DGRAM, gethostbyname, socket

import peer


def more(options):
    options.add_argument('--tries', type=int, default=1)


args = peer.client_arguments(__doc__, 9997, more, awkward=False)
s = socket(AF_INET, SOCK_DGRAM)
s.settimeout(args.timeout)
server = (gethostbyname(args.host), args.port)


def ask(data):
    for _ in range(args.tries):
        s.sendto(data, server)
        try:
            return s.recvfrom(65535)
        except TimeoutError:
            print('no answer, again')
    raise peer.Violation(f'no answer to a datagram of {len(data)} bytes')


asked = 0
while True:
    try:
        msg = input('Message to send: ').encode()
    except EOFError:
        print()
        break
    asked += 1
    data, addr = ask(msg)
    print('Received message:', data.decode('utf-8', 'replace'))
    peer.same(data, msg, 'datagram')
    peer.check(addr == server, f'the answer came from {addr}, not from {server}')
peer.check(asked, 'standard input held no message, so nothing was checked')
s.close()
