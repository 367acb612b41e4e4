"""Echo, both ends in one program: the time of so many round trips, and the bytes that came back."""
import sys
import threading
from socket import create_connection, create_server
from time import perf_counter

rounds = int(sys.argv[1])
server = create_server(('127.0.0.1', 0))


def echo():
    conn, addr = server.accept()
    while True:
        data = conn.recv(1024)
        if not data:
            break
        conn.send(data)
    conn.close()


thread = threading.Thread(target=echo)
thread.start()
s = create_connection(('127.0.0.1', server.getsockname()[1]))
message = b'0123456789abcdef'
total = 0
start = perf_counter()
for i in range(rounds):
    s.send(message)
    data = s.recv(1024)
    total += len(data)
seconds = perf_counter() - start
assert data == message
s.close()
thread.join()
server.close()
print(seconds, total)
