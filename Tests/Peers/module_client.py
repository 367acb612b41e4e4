"""The echo client for the server made of a module; with --greeting, the module run by itself."""
import peer


def more(options):
    options.add_argument('--greeting', action='store_true', help='expect `Hello Client` alone')


args = peer.client_arguments(__doc__, 2500, more)
s = peer.connect(args)

if args.greeting:
    data = peer.until_end(s)
    print(data.decode('utf-8', 'replace'))
    peer.same(data, b'Hello Client', 'greeting')
else:
    for msg in peer.answers("Message to send: "):
        s.send(msg.encode())
        data = peer.exactly(s, len(msg.encode()), 'echo')
        print("Received message: %s" % data.decode())
        peer.same(data, msg.encode(), 'echo')

s.close()
