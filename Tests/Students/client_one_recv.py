"""The fault: what is sent at once is believed to come at once."""
import socket
import sys

s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.send(b'Hello')
if s.recv(1024) != b'Filename':
    sys.exit('no Filename')
s.send(b'iot.png')
size = int.from_bytes(s.recv(4), 'big')
data = s.recv(size)
s.send(b'Bye')
s.close()
