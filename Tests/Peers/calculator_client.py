"""Homework 3, the client: sends each expression of standard input and checks the answer's value."""
import re
from fractions import Fraction

import peer

args = peer.client_arguments(__doc__, port=4444)
s = peer.connect(args)


def wanted(expression):
    """The integer due, the exact quotient, or None where only a message can answer."""
    parts = re.fullmatch(r'\s*([-+]?[0-9]+)\s*([-+*/])\s*([-+]?[0-9]+)\s*', expression)
    if not parts:
        return None
    a, b = int(parts[1]), int(parts[3])
    if parts[2] == '/':
        return Fraction(a, b) if b else None
    return a + b if parts[2] == '+' else a - b if parts[2] == '-' else a * b


def gather(due):
    """The answer carries no length: what is due tells when it is whole, a pause ends a message."""
    s.patient = due is None or args.patient
    data = s.recv(1024)
    peer.check(data, 'the server left instead of answering')
    if isinstance(due, int):
        while len(data) < len(str(due)) and str(due).encode().startswith(data):
            data += s.recv(1024) or b'?'
    elif due is not None:
        while re.fullmatch(rb'-?[0-9]*\.?', data):
            data += s.recv(1024) or b'?'
    return peer.text(data, 'answer')


for msg in peer.answers('Expression (q to quit): ', quit='q'):
    due = wanted(msg)
    s.send(msg.encode())
    answer = gather(due)
    print('Result:', answer)
    if due is None:
        number = re.fullmatch(r'\s*-?[0-9.]+\s*', answer)
        peer.check(not number, f'{msg} has no value, not {answer}')
    elif isinstance(due, int):
        peer.check(answer == str(due), f'{msg} is {due}, not {answer}')
    else:
        decimal = re.fullmatch(r'-?[0-9]+\.[0-9]', answer)
        peer.check(decimal, f'{answer} is not to one decimal place')
        near = abs(Fraction(answer) - due) <= Fraction(5001, 100000)
        peer.check(near, f'{msg} is about {float(due):.1f}, not {answer}')

s.close()
