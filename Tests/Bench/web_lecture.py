"""Homework 4 as the lecture has it: one client after the other."""
import os
import sys
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../scripts/web')
TYPES = {'index.html': 'text/html', 'iot.png': 'image/png', 'favicon.ico': 'image/x-icon'}

s = socket(AF_INET, SOCK_STREAM)
s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
s.bind(('', int(sys.argv[1])))
s.listen(10)
while True:
    c, addr = s.accept()
    data = c.recv(1024)
    if not data:
        c.close()
        continue
    msg = data.decode()
    req = msg.split('\r\n')
    print(req[0])
    filename = req[0].split(' ')[1][1:]
    if filename in TYPES:
        f = open(os.path.join(WEB, filename), 'rb')
        data = f.read()
        f.close()
        if filename == 'index.html':
            data = data.decode('utf-8').encode('euc-kr')
        c.send(b'HTTP/1.1 200 OK\r\n')
        c.send(b'Content-Type: ' + TYPES[filename].encode() + b'\r\n')
        c.send(b'\r\n')
        c.send(data)
    else:
        c.send(b'HTTP/1.1 404 Not Found\r\n')
        c.send(b'\r\n')
        c.send(b'<HTML><HEAD><TITLE>Not Found</TITLE></HEAD>')
        c.send(b'<BODY>Not Found</BODY></HTML>')
    c.close()
