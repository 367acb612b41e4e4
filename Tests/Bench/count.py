"""A counting loop at the top level: the time and where it got."""
import sys
from time import perf_counter

limit = int(sys.argv[1])
start = perf_counter()
i = 0
while i < limit:
    i += 1
seconds = perf_counter() - start
print(seconds, i)
