"""Homework 4 from the browser's side: fetches the three files and one that is not there.

Each file is compared with the one of --folder, the page decoded from euc-kr. Standard input is not
read. Other paths than the usual four may be named with --path.
"""
import os

import peer

WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'scripts', 'web')
TYPES = {'index.html': 'text/html', 'iot.png': 'image/png', 'favicon.ico': 'image/x-icon'}
NOT_FOUND = (b'<HTML><HEAD><TITLE>Not Found</TITLE></HEAD>'
             b'<BODY>Not Found</BODY></HTML>')


def more(options):
    options.add_argument('--folder', default=WEB, help='where the three files are')
    options.add_argument('--path', action='append', help='what to ask for; may be repeated')


args = peer.client_arguments(__doc__, 80, more)


def fetch(path):
    """One request over a connection of its own: status line, fields, body."""
    sock = peer.connect(args)
    sock.sendall(f'GET {path} HTTP/1.1\r\nHost: {args.host}:{args.port}\r\n'
                 'Accept: */*\r\nConnection: keep-alive\r\n\r\n'.encode())
    head, found, body = peer.until_end(sock).partition(b'\r\n\r\n')
    sock.close()
    peer.check(found, f'{path}: no empty line after the head')
    status, *rest = head.decode('latin-1').split('\r\n')
    fields = {x.partition(':')[0].lower(): x.partition(':')[2].strip() for x in rest}
    size = fields.get('content-length')
    peer.check(size in (None, str(len(body))), f'{path}: {len(body)} bytes, {size} announced')
    return status, fields, body


for path in args.path or ['/index.html', '/iot.png', '/favicon.ico', '/aaaaa']:
    status, fields, body = fetch(path)
    name = path[1:]
    print(path, status, len(body))
    if name not in TYPES:
        peer.check(status == 'HTTP/1.1 404 Not Found', f'{path}: {status}')
        peer.same(body, NOT_FOUND, path)
        continue
    peer.check(status == 'HTTP/1.1 200 OK', f'{path}: {status}')
    kind = fields.get('content-type', '').partition(';')[0]
    peer.check(kind == TYPES[name], f'{path}: content type {kind!r} instead of {TYPES[name]}')
    with open(os.path.join(args.folder, name), 'rb') as f:
        wanted = f.read()
    if name == 'index.html':
        wanted = wanted.decode('utf-8').encode('euc-kr')
    peer.same(body, wanted, path)
