"""The lecture's file server for one client: Hello, Filename, the name, the size, the data, Bye."""
import os
import sys
from socket import create_server

BUF_SIZE = 1024
LENGTH = 4
sock = create_server(('127.0.0.1', int(sys.argv[1])))
conn, addr = sock.accept()
msg = conn.recv(BUF_SIZE)
assert msg == b'Hello'
conn.send(b'Filename')
filename = conn.recv(BUF_SIZE).decode()
conn.send(os.path.getsize(filename).to_bytes(LENGTH, 'big'))
f = open(filename, 'rb')
data = f.read()
conn.sendall(data)
msg = conn.recv(BUF_SIZE)
assert msg == b'Bye'
f.close()
conn.close()
sock.close()
