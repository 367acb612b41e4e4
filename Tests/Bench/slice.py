"""A message cut into pieces of four bytes: the time of so many times, and the bytes."""
import sys
from time import perf_counter

rounds = int(sys.argv[1])
data = bytes(1024)
total = 0
start = perf_counter()
for i in range(rounds):
    at = 0
    while at < 1024:
        piece = data[at:at + 4]
        total += len(piece)
        at += 4
seconds = perf_counter() - start
print(seconds, total)
