"""Homework 4: index.html as euc-kr, iot.png and favicon.ico, `Not Found` for the rest."""
import os

import peer

TYPES = {'index.html': 'text/html', 'iot.png': 'image/png', 'favicon.ico': 'image/x-icon'}
WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'scripts', 'web')


def more(options):
    options.add_argument('--folder', default=WEB, help='where the three files are')


args = peer.server_arguments(__doc__, 80, more)
s = peer.listen(args, backlog=10)


def serve(c, addr):
    data = b''
    while b'\r\n\r\n' not in data:
        part = c.recv(1024)
        if not part:
            break
        data += part
    req = data.decode('latin-1').split('\r\n')
    words = req[0].split(' ')
    peer.check(len(words) == 3 and words[0] == 'GET', f'request line {req[0]!r}')
    filename = words[1].lstrip('/')
    print(req[0])
    if filename in TYPES:
        mimeType = TYPES[filename]
        c.send(('HTTP/1.1 200 OK\r\nContent-Type: ' + mimeType + '\r\n\r\n').encode())
        path = os.path.join(args.folder, filename)
        if filename == 'index.html':
            with open(path, 'r', encoding='utf-8') as f:
                c.sendall(f.read().encode('euc-kr'))
        else:
            with open(path, 'rb') as f:
                c.sendall(f.read())
    else:
        c.send(b'HTTP/1.1 404 Not Found\r\n\r\n'
               b'<HTML><HEAD><TITLE>Not Found</TITLE></HEAD>'
               b'<BODY>Not Found</BODY></HTML>')


peer.serve(serve, s, args, threads=True)
