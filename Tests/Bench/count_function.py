"""The same counting loop in a function: the time and where it got."""
import sys
from time import perf_counter


def count(limit):
    i = 0
    while i < limit:
        i += 1
    return i


limit = int(sys.argv[1])
start = perf_counter()
i = count(limit)
seconds = perf_counter() - start
print(seconds, i)
