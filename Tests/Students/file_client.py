"""Fetches iot.png: Hello, Filename, the name, four bytes of size, the data, Bye."""
import socket
import sys


def exactly(s, count):
    data = b''
    while len(data) < count:
        more = s.recv(count - len(data))
        if not more:
            sys.exit('the server has closed')
        data += more
    return data


s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.sendall(b'Hello')
if exactly(s, 8) != b'Filename':
    sys.exit('no Filename')
s.sendall(b'iot.png')
size = int.from_bytes(exactly(s, 4), 'big')
data = exactly(s, size)
s.sendall(b'Bye')
s.close()
