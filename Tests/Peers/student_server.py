"""Homework 2, the server: greets, prints the student's name, sends the number as four bytes."""
import peer


def more(options):
    options.add_argument('--number', type=int, default=20170031, help='the number to send')


args = peer.server_arguments(__doc__, 9000, more)
s = peer.listen(args, backlog=2)


def serve(client, addr):
    print('Connection from ', addr)
    client.send(b'Hello ' + addr[0].encode())
    name = client.recv(1024)
    peer.check(name, 'the client left without telling its name')
    print(peer.text(name, 'name'))
    client.send(args.number.to_bytes(4, 'big'))


peer.serve(serve, s, args)
