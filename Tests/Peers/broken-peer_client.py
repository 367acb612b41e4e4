"""An echo client of which one side dies.

--how close, reset or kill: it leaves after the first echo by FIN, by RST or by SIGKILL. --how stay:
the server is expected to die, and the client tells what it sees: the end of the stream or a reset.
"""
import os
import signal

import peer


def more(options):
    options.add_argument('--how', choices=['close', 'reset', 'kill', 'stay'], default='close')


args = peer.client_arguments(__doc__, 2500, more)
s = peer.connect(args)
seen = None

for msg in peer.answers("Message to send: "):
    try:
        s.send(msg.encode())
        data = s.recv(1024)
    except (ConnectionResetError, BrokenPipeError) as error:
        seen = type(error).__name__
        break
    if not data:
        seen = 'end of the stream'
        break
    print("Received message: %s" % data.decode())
    peer.same(data, msg.encode(), 'echo')
    if args.how == 'kill':
        os.kill(os.getpid(), signal.SIGKILL)
    if args.how == 'reset':
        peer.abort(s.sock)
        break
    if args.how == 'close':
        break

if args.how == 'stay':
    peer.check(seen, 'the server was expected to die, and it lives')
    print(seen)
s.close()
