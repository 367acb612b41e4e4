"""A list that grows: the time of so many appends, and its length."""
import sys
from time import perf_counter

rounds = int(sys.argv[1])
start = perf_counter()
xs = []
for i in range(rounds):
    xs.append(i)
seconds = perf_counter() - start
print(seconds, len(xs))
