"""echo_client.py of the slides: each line of standard input must come back unchanged."""
import peer

args = peer.client_arguments(__doc__, port=2500)
s = peer.connect(args)

for msg in peer.answers("Message to send: "):
    sent = msg.encode('utf-8', 'surrogateescape')
    s.sendall(sent)
    data = peer.exactly(s, len(sent), 'echo')
    print("Received message: %s" % data.decode('utf-8', 'replace'))
    peer.same(data, sent, 'echo')

s.close()
