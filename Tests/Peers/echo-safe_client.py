"""echo_client_with_exception.py of the slides; with --broken the server must hang up."""
import peer


def more(options):
    options.add_argument('--broken', action='store_true', help='the server is expected to go away')


args = peer.client_arguments(__doc__, 2500, more)
s = peer.connect(args)
broken = False

for msg in peer.answers("Message to send: "):
    try:
        bytesSent = s.send(msg.encode())
    except OSError:
        print('connection closed')
        broken = True
        break
    else:
        print("{} bytes send".format(bytesSent))

    try:
        data = b''
        while len(data) < bytesSent:
            more_data = s.recv(bytesSent - len(data))
            if not more_data:
                break
            data += more_data
    except OSError:
        print('connection closed')
        broken = True
        break
    else:
        if len(data) < bytesSent:
            broken = True
            break
        print("Received message: %s" % data.decode())
        peer.same(data, msg.encode(), 'echo')

s.close()
peer.check(broken == args.broken,
           'the connection broke' if broken else 'the connection should have broken')
