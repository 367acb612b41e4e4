"""The fault: the last word is forgotten."""
import socket
import sys

s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.send(b'Hello')
s.recv(1024)
s.send(b'iot.png')
data = b''
while len(data) < 4:
    data += s.recv(1024)
size = int.from_bytes(data[:4], 'big')
while len(data) < 4 + size:
    data += s.recv(1024)
s.close()
