"""Reads a stream to its end, at most four bytes at a time: the time and the number of bytes."""
import sys
from socket import create_connection
from time import perf_counter

sock = create_connection(('127.0.0.1', int(sys.argv[1])))
rx_size = 0
start = perf_counter()
while True:
    data = sock.recv(4)
    if not data:
        break
    rx_size += len(data)
seconds = perf_counter() - start
sock.close()
print(seconds, rx_size)
