"""Half close: reads to the end of the stream, and only then answers how much that was."""
import peer

args = peer.server_arguments(__doc__, port=9995)
server = peer.listen(args, backlog=5)


def serve(conn, addr):
    print('Connection from', addr)
    data = peer.until_end(conn)
    answer = '{} bytes, {} lines'.format(len(data), data.count(b'\n'))
    print(answer)
    conn.sendall(answer.encode())


peer.serve(serve, server, args, threads=True)
