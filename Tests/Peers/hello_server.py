"""first_server.py of the slides: greets each client with the address it comes from."""
import peer

args = peer.server_arguments(__doc__, port=9000)
s = peer.listen(args, backlog=2)


def serve(client, addr):
    print('Connection from ', addr)
    client.send(b'Hello ' + addr[0].encode())


peer.serve(serve, s, args)
