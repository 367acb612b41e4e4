"""streaming_server.py of the slides: JPEG frames, each behind its length in ten digits.

The frames come from a file of JPEG pictures one after the other (--clip), not from OpenCV.
"""
import os
import re

import peer

BUF_SIZE = 8192
LENGTH = 10
CLIP = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                    '..', '..', 'scripts', 'video', 'clip.mjpeg')


def more(options):
    options.add_argument('--clip', default=CLIP, help='file of concatenated JPEG frames')


args = peer.server_arguments(__doc__, 5000, more)
with open(args.clip, 'rb') as clip:
    frames = re.findall(rb'\xff\xd8.*?\xff\xd9', clip.read(), re.DOTALL)
sock = peer.listen(args, backlog=5)


def request(csock, word):
    """Reads one request; False when the client left instead."""
    temp = csock.recv(len(word))
    if not temp:
        return False
    temp += peer.exactly(csock, len(word) - len(temp), word.decode())
    peer.same(temp, word, 'request')
    return True


def serve(csock, addr):
    print('Client is connected')
    sent = 0
    for byteData in frames:
        if not request(csock, b'start'):
            break
        csock.send(str(len(byteData)).zfill(LENGTH).encode())
        if not request(csock, b'image'):
            break
        csock.sendall(byteData)
        sent += 1
    print(sent, 'frames sent')
    if sent == len(frames) and csock.recv(BUF_SIZE) == b'start':
        pass  # the client asks for one more frame, and learns of the end by the end of the stream


peer.serve(serve, sock, args, threads=True)
