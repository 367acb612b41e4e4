"""A web server small enough for `GET / HTTP/1.1`: answers 200 with a page, the request checked."""
import peer

PAGE = ('<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>Google</title></head>'
        '<body>안녕하세요</body></html>').encode()

args = peer.server_arguments(__doc__, port=8080)
s = peer.listen(args, backlog=5)


def serve(client, addr):
    request = b''
    while b'\r\n\r\n' not in request:
        more = client.recv(1024)
        peer.check(more, f'the request ended early: {request!r}')
        request += more
    line = request.split(b'\r\n')[0]
    print(line.decode('ascii', 'replace'))
    peer.same(line, b'GET / HTTP/1.1', 'request line')
    client.sendall(b'HTTP/1.1 200 OK\r\nServer: peer\r\nContent-Type: text/html; charset=utf-8\r\n'
                   b'Content-Length: %d\r\n\r\n' % len(PAGE) + PAGE)


peer.serve(serve, s, args)
