"""Four texts joined by blanks, as a partial read's client does: the time, and the characters made."""
import sys
from time import perf_counter

rounds = int(sys.argv[1])
parts = ['This', 'is ', 'a r', 'eply']
total = 0
start = perf_counter()
for i in range(rounds):
    text = ' '.join(parts)
    total += len(text)
seconds = perf_counter() - start
print(seconds, total)
