"""simple_number_client.py of the slides: each number must bring its word."""
import peer

WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

args = peer.client_arguments(__doc__, port=3333)
s = peer.connect(args)

for msg in peer.answers('Number to send (1~10):', quit='q'):
    s.send(msg.encode())
    known = msg in [str(n) for n in range(1, 11)]
    wanted = WORDS[int(msg) - 1].encode() if known else b'Try again'
    answer = peer.exactly(s, len(wanted), f'answer to {msg}')
    print('Received message:', answer.decode('utf-8', 'replace'))
    peer.same(answer, wanted, f'answer to {msg}')

s.close()
