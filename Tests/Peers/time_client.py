"""time_client.py of the slides: prints the time, which must be ctime()'s 24 bytes and now."""
import time

import peer

args = peer.client_arguments(__doc__, port=9999)
sock = peer.connect(args)
data = peer.until_end(sock, limit=1024)
told = peer.text(data, 'time')
print("Time: ", told)
peer.check(len(data) == 24, f'{len(data)} bytes, but ctime() writes 24: {data!r}')
try:
    clock = time.mktime(time.strptime(told, '%a %b %d %H:%M:%S %Y'))
except ValueError as error:
    raise peer.Violation(f'not a time: {error}') from None
peer.check(abs(time.time() - clock) < 10, f'{told} is not the present time')
peer.check(time.ctime(clock) == told, f'{told} is written otherwise than ctime() does')
sock.close()
