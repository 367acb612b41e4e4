"""simple_web_browser.py of the slides: asks for / and prints the answer, head and body checked."""
import re

import peer

args = peer.client_arguments(__doc__, port=80)
sock = peer.connect(args)
sock.send(b'GET / HTTP/1.1\r\n\r\n')

data = b''
while b'\r\n\r\n' not in data:
    more = sock.recv(10000)
    peer.check(more, f'the answer ended within its head: {data!r}')
    data += more
head, body = data.split(b'\r\n\r\n', 1)
lines = head.decode('ascii', 'replace').split('\r\n')
fields = {name.lower(): value.strip() for name, _, value in (x.partition(':') for x in lines[1:])}
if 'content-length' in fields:
    size = int(fields['content-length'])
    body += peer.exactly(sock, size - len(body), 'body')
    peer.check(len(body) == size, f'{len(body)} bytes of body, {size} were announced')
elif fields.get('transfer-encoding') == 'chunked':
    while not body.endswith(b'0\r\n\r\n'):
        more = sock.recv(10000)
        peer.check(more, 'the chunks ended without the last one')
        body += more
else:
    body += peer.until_end(sock)
print((head + b'\r\n\r\n' + body).decode('utf-8', 'replace'))
peer.check(re.fullmatch(r'HTTP/1\.[01] 200 \S.*', lines[0]), f'status line {lines[0]!r}')
peer.check(fields.get('content-type', '').startswith('text/html'), 'no content type text/html')
peer.check(b'<html' in body.lower(), 'the body is no page')
sock.close()
