"""Non-blocking sockets: an echo server for many clients in one loop around select."""
import selectors
import sys

import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, awkward=False)
sock = peer.listen(args, backlog=100)
sock.setblocking(False)
ready = selectors.DefaultSelector()
ready.register(sock, selectors.EVENT_READ)
served = opened = 0

while args.count is None or served < args.count:
    for key, events in ready.select():
        if key.fileobj is sock:
            if args.count is None or opened < args.count:
                conn, addr = sock.accept()
                print('connected by', addr)
                conn.setblocking(False)
                ready.register(conn, selectors.EVENT_READ, b'')
                opened += 1
            continue
        conn, unsent = key.fileobj, key.data
        if events & selectors.EVENT_READ:
            data = conn.recv(BUFSIZE)
            if not data:
                ready.unregister(conn)
                conn.close()
                served += 1
                if unsent:
                    sys.exit(f'a client left with {len(unsent)} bytes unread')
                continue
            print('Received message:', data.decode('utf-8', 'replace'))
            unsent += data
        try:
            unsent = unsent[conn.send(unsent):]
        except BlockingIOError:
            pass
        watch = selectors.EVENT_READ | (selectors.EVENT_WRITE if unsent else 0)
        ready.modify(conn, watch, unsent)
