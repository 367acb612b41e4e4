"""Non-blocking sockets: the client looks for its answer again and again, never waiting in recv."""
import time

import peer

args = peer.client_arguments(__doc__, port=2500)
s = peer.connect(args)

for msg in peer.answers('Message to send: '):
    sent = msg.encode()
    s.sendall(sent)
    s.setblocking(False)
    data, work, limit = b'', 0, time.monotonic() + args.timeout
    while len(data) < len(sent):
        try:
            more = s.recv(1024)
        except BlockingIOError:
            work += 1
            peer.check(time.monotonic() < limit, 'the answer never came')
            time.sleep(0.0001)
            continue
        peer.check(more, 'the server left instead of answering')
        data += more
    s.setblocking(True)
    print('Received message:', data.decode('utf-8', 'replace'))
    print('(looked', work, 'times in vain)')
    peer.same(data, sent, 'echo')

s.close()
