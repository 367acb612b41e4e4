"""file_server.py of the slides: Hello, Filename, the name, four bytes of size, the data, Bye.

It serves the plain files of --folder. What the slide leaves open ends in a violation here: another
word than Hello, no Bye within --timeout.
"""
import os

import peer

BUF_SIZE = 1024
LENGTH = 4


def more(options):
    options.add_argument('--folder', default='.', help='where the files are')


args = peer.server_arguments(__doc__, 7777, more)
sock = peer.listen(args, backlog=10)
print('File server is running...')


def serve(conn, addr):
    msg = peer.exactly(conn, 5, 'Hello')
    print('client:', addr, msg.decode('utf-8', 'replace'))
    peer.same(msg, b'Hello', 'first message')

    conn.send(b'Filename')
    msg = conn.recv(BUF_SIZE)
    peer.check(msg, 'the client left without naming a file')
    filename = peer.text(msg, 'filename')
    print('client:', addr, filename)

    path = os.path.join(args.folder, os.path.basename(filename))
    if os.path.basename(filename) != filename or not os.path.isfile(path):
        conn.send(b'Nofile')
        return
    filesize = os.path.getsize(path)
    conn.send(filesize.to_bytes(LENGTH, 'big'))
    with open(path, 'rb') as f:
        while data := f.read(1 << 20):
            conn.sendall(data)

    msg = peer.exactly(conn, 3, 'Bye')
    print('client:', addr, msg.decode('utf-8', 'replace'))
    peer.same(msg, b'Bye', 'last message')


peer.serve(serve, sock, args, threads=True)
