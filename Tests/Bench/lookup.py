"""A map of a thousand texts: the time of so many times through its keys, and the sum of the values."""
import sys
from time import perf_counter

rounds = int(sys.argv[1])
table = {}
keys = []
for i in range(1000):
    table[f'key {i}'] = i
    keys.append(f'key {i}')
total = 0
start = perf_counter()
for i in range(rounds):
    for key in keys:
        total += table[key]
seconds = perf_counter() - start
print(seconds, total)
