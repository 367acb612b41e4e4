"""Homework 5, the user: 1 or 2 on standard input asks that device, quit ends both.

Each answer goes to --data as a line with the time, its form and its ranges checked.
"""
import re
import signal
import time

import iot
import peer

options = peer.parser(__doc__)
options.add_argument('host', nargs='?', default='localhost')
options.add_argument('port1', nargs='?', type=int, default=9001)
options.add_argument('port2', nargs='?', type=int, default=9002)
options.add_argument('--data', default='data.txt', help='the file to collect in')
args = options.parse_args()
signal.alarm(args.deadline)

devices = {}
for device, args.port in ((1, args.port1), (2, args.port2)):
    devices[device] = peer.connect(args)


def checked(device, answer):
    """The answer as text, when each of its three values is where the slide puts it."""
    told = peer.text(answer, 'reading')
    values = re.fullmatch(', '.join(rf'{name}=(\d+)' for name, _, _ in iot.MEASURED[device]), told)
    peer.check(values, f'{told!r} is no reading of device {device}')
    for value, (name, low, high) in zip(values.groups(), iot.MEASURED[device]):
        peer.check(low <= int(value) <= high, f'{name}={value} is not within {low} and {high}')
    return told


with open(args.data, 'a', encoding='utf-8') as data:
    for msg in peer.answers('Device to ask (1, 2 or quit): ', quit='quit'):
        peer.check(msg in ('1', '2'), f'there is no device {msg}')
        device = int(msg)
        devices[device].send(b'Request')
        answer = devices[device].recv(1024)
        peer.check(answer, f'device {device} has closed the connection')
        line = f'{time.ctime()}: Device{device}: {checked(device, answer)}'
        print(line)
        data.write(line + '\n')

for device, s in devices.items():
    s.send(b'quit')
    peer.ended(s, f'device {device} after quit')
    s.close()
