"""The lecture's file client: the data arrives in reads of 1024 bytes."""
import sys
from socket import MSG_WAITALL, create_connection

BUF_SIZE = 1024
LENGTH = 4
port, filename, target = int(sys.argv[1]), sys.argv[2], sys.argv[3]
s = create_connection(('127.0.0.1', port))
s.send(b'Hello')
msg = s.recv(BUF_SIZE)
assert msg == b'Filename'
s.send(filename.encode())
filesize = int.from_bytes(s.recv(LENGTH, MSG_WAITALL), 'big')
rx_size = 0
f = open(target, 'wb')
while rx_size < filesize:
    data = s.recv(BUF_SIZE)
    if not data:
        break
    f.write(data)
    rx_size += len(data)
assert rx_size == filesize
f.close()
s.send(b'Bye')
s.close()
print(rx_size)
