"""Connect, accept and close between two threads, one connection after the other: the time and how many."""
import sys
import threading
from socket import create_connection, create_server
from time import perf_counter

rounds = int(sys.argv[1])
server = create_server(('127.0.0.1', 0))
done = 0


def accepting():
    global done
    while done < rounds:
        conn, addr = server.accept()
        conn.close()
        done += 1


thread = threading.Thread(target=accepting)
thread.start()
start = perf_counter()
for i in range(rounds):
    s = create_connection(('127.0.0.1', server.getsockname()[1]))
    data = s.recv(1)
    s.close()
thread.join()
seconds = perf_counter() - start
server.close()
print(seconds, done)
