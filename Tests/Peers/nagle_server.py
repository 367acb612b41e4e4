"""Nagle's algorithm, the server: answers ok to every eight bytes."""
import peer

args = peer.server_arguments(__doc__, port=9992)
server = peer.listen(args, backlog=5)


def serve(conn, addr):
    print('Connection from', addr)
    rx_size = 0
    while True:
        data = conn.recv(1024)
        if not data:
            break
        rx_size += len(data)
        while rx_size >= 8:
            rx_size -= 8
            conn.sendall(b'ok')
    peer.check(rx_size == 0, f'{rx_size} bytes of a request that was never finished')


peer.serve(serve, server, args)
