"""Half close: sends every line, shuts its side down, and must still hear the right answer."""
from socket import SHUT_WR

import peer

args = peer.client_arguments(__doc__, port=9995)
s = peer.connect(args)
data = b''

for line in peer.answers('Line (Ctrl-D ends): '):
    data += line.encode() + b'\n'
    s.sendall(line.encode() + b'\n')

s.shutdown(SHUT_WR)
answer = peer.until_end(s, limit=1024)
print(answer.decode('utf-8', 'replace'))
peer.same(answer, '{} bytes, {} lines'.format(len(data), data.count(b'\n')).encode(), 'answer')
s.close()
