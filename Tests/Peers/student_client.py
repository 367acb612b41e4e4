"""Homework 2, the client: sends a name (a line of standard input), prints the number."""
import peer


def more(options):
    options.add_argument('--number', type=int, help='the number that must come')


args = peer.client_arguments(__doc__, 9000, more)
name = next(peer.answers(''), None)
sock = peer.connect(args)
greeting = b'Hello ' + sock.getsockname()[0].encode()
msg = peer.exactly(sock, len(greeting), 'greeting')
print(peer.text(msg, 'greeting'))
peer.same(msg, greeting, 'greeting')
sock.send(name.encode())
number = int.from_bytes(peer.exactly(sock, 4, 'student number'), 'big')
print(number)
peer.check(args.number in (None, number), f'student number {number} instead of {args.number}')
peer.ended(sock, 'after the student number')
sock.close()
