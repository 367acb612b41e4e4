"""TIME_WAIT: reads to the end of the stream, so that the server is the one who closes first."""
import peer

args = peer.client_arguments(__doc__, port=9994)
sock = peer.connect(args)
own = sock.getsockname()[0]
msg = peer.until_end(sock, limit=1024)
print(peer.text(msg, 'greeting'))
peer.same(msg, b'Hello ' + own.encode(), 'greeting')
sock.close()
