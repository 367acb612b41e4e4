"""The fault: the size is in the byte order of the machine."""
import socket
import sys


def exactly(s, count):
    data = b''
    while len(data) < count:
        more = s.recv(count - len(data))
        if not more:
            sys.exit('the client has closed')
        data += more
    return data


s = socket.create_server(('127.0.0.1', int(sys.argv[1])))
conn, addr = s.accept()
if exactly(conn, 5) != b'Hello':
    sys.exit('no Hello')
conn.sendall(b'Filename')
name = exactly(conn, len('iot.png')).decode()
with open(sys.argv[2] + '/' + name, 'rb') as f:
    data = f.read()
conn.sendall(len(data).to_bytes(4, sys.byteorder))
conn.sendall(data)
if exactly(conn, 3) != b'Bye':
    sys.exit('no Bye')
conn.close()
