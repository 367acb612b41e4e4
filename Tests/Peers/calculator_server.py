"""Homework 3, the server: `20 + 17` is answered by its value, division to one decimal place.

Bad input and division by zero are answered by a message that starts with `Error`.
"""
import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

import peer

args = peer.server_arguments(__doc__, port=4444)
s = peer.listen(args, backlog=5)


def calculate(expression):
    parts = re.fullmatch(r'\s*([-+]?[0-9]+)\s*([-+*/])\s*([-+]?[0-9]+)\s*', expression)
    if not parts:
        return 'Error: write NUMBER + NUMBER (or - * /)'
    a, b = int(parts[1]), int(parts[3])
    if parts[2] == '+':
        return str(a + b)
    if parts[2] == '-':
        return str(a - b)
    if parts[2] == '*':
        return str(a * b)
    if b == 0:
        return 'Error: division by zero'
    exact = Context(prec=len(parts[1]) + len(parts[3]) + 20)
    value = exact.divide(Decimal(a), Decimal(b))
    return str(value.quantize(Decimal('0.1'), ROUND_HALF_EVEN, exact))


def serve(client, addr):
    print('connection from ', addr)
    while True:
        data = client.recv(1024)
        if not data:
            break
        expression = data.decode('utf-8', 'replace')
        print('Received message:', expression)
        client.send(calculate(expression).encode())


peer.serve(serve, s, args, threads=True)
