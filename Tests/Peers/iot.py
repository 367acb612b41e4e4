"""What the devices of homework 5 share: Request is answered by a reading, quit ends a device."""
import random

import peer

MEASURED = {
    1: (('Temp', 0, 40), ('Humid', 0, 100), ('lillum', 70, 150)),
    2: (('Heartbeat', 40, 140), ('Steps', 2000, 6000), ('Cal', 1000, 4000)),
}


def reading(device):
    """One reading as the line of data.txt writes it: `Temp=20, Humid=50, lillum=100`."""
    return ', '.join(f'{name}={random.randint(low, high)}' for name, low, high in MEASURED[device])


def run(device, doc, port):
    """Serves until a user says quit."""
    args = peer.server_arguments(doc, port, count=1)
    s = peer.listen(args, backlog=5)

    def serve(conn, addr):
        print('connected by', addr)
        while True:
            msg = message(conn)
            if not msg:
                break
            print('Received message:', msg.decode())
            if msg == b'quit':
                break
            conn.send(reading(device).encode())

    peer.serve(serve, s, args)


def message(conn):
    """`Request` or `quit`, in however many pieces; nothing at the end of the stream."""
    msg = b''
    while msg not in (b'Request', b'quit'):
        data = conn.recv(1)
        if not data and not msg:
            return b''
        msg += data
        known = data and (b'Request'.startswith(msg) or b'quit'.startswith(msg))
        peer.check(known, f'{msg!r} is neither Request nor quit')
    return msg
