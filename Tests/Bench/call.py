"""A function of two values: the time of so many calls, and the sum."""
import sys
from time import perf_counter

rounds = int(sys.argv[1])


def add(a, b):
    return a + b


total = 0
start = perf_counter()
for i in range(rounds):
    total = add(total, i)
seconds = perf_counter() - start
print(seconds, total)
