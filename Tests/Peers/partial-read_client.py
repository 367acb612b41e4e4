"""partial_read_client.py of the slides: twenty bytes, at most four at a time."""
from socket import create_connection

import peer

args = peer.client_arguments(__doc__, port=9999)
sock = peer.Stream(create_connection((args.host, args.port)), args)

data_size = 20
rx_size = 0
total_data = []

while rx_size < data_size:
    data = sock.recv(4)
    if not data:
        break
    rx_size += len(data)
    total_data.append(peer.text(data, 'slice'))
    print(total_data)

message = ''.join(total_data)
print(message)
peer.same(message.encode(), b'This is IoT world!!!', 'message')
peer.ended(sock, 'after twenty bytes')
sock.close()
