"""cmd_client.py of the slides: -s names the server, -p its port; `q` ends."""
import signal

import peer

parser = peer.parser(__doc__)
parser.add_argument('-s', dest='host', default='localhost')
parser.add_argument('-p', dest='port', type=int, default=2500)
args = parser.parse_args()
signal.alarm(args.deadline)

s = peer.connect(args)
print('connected to ', args.host, args.port)

for msg in peer.answers("Message to send: ", quit='q'):
    s.send(msg.encode())
    data = peer.exactly(s, len(msg.encode()), 'echo')
    print('Received message: ', data.decode())
    peer.same(data, msg.encode(), 'echo')

s.close()
