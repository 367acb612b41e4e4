"""first_client.py of the slides: prints the server's greeting, which must name our own address."""
import peer

args = peer.client_arguments(__doc__, port=9000)
sock = peer.connect(args)
own = sock.getsockname()[0]
msg = peer.until_end(sock)
print(peer.text(msg, 'greeting'))
peer.same(msg, b'Hello ' + own.encode(), 'greeting')
sock.close()
