"""simple_number_server.py of the slides: 1 to 10 become words, the rest `Try again`."""
import peer

table = {'1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five',
         '6': 'six', '7': 'seven', '8': 'eight', '9': 'nine', '10': 'ten'}

args = peer.server_arguments(__doc__, port=3333)
s = peer.listen(args, backlog=5)
print('waiting...')


def serve(client, addr):
    print('connection from ', addr)
    while True:
        data = client.recv(1024)
        if not data:
            break
        try:
            rsp = table[data.decode()]
        except (KeyError, UnicodeDecodeError):
            client.send(b'Try again')
        else:
            client.send(rsp.encode())


peer.serve(serve, s, args, threads=True)
