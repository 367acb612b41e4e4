"""streaming_client.py of the slides: asks for frame after frame until the server has no more.

Each must be a JPEG picture of the announced length; with --clip they must be that file's frames.
"""
import re

import peer

BUF_SIZE = 8192
LENGTH = 10


def more(options):
    options.add_argument('--clip', help='file of concatenated JPEG frames to compare with')
    options.add_argument('--frames', type=int, help='leave after so many, as `q` does on the slide')


args = peer.client_arguments(__doc__, 5000, more)
sock = peer.connect(args)
frames = []

while args.frames is None or len(frames) < args.frames:
    data = b''
    try:
        sock.send(b'start')
        while len(data) < LENGTH:
            rx_buf = sock.recv(LENGTH - len(data))
            if not rx_buf:
                break
            data += rx_buf
    except ConnectionResetError:
        peer.check(not data, f'reset within a length: {data!r}')
        print('reset by a server that did not read the last start')
    if not data:
        break
    peer.check(re.fullmatch(rb'[0-9]{10}', data), f'length {data!r} is not ten digits')
    frame_len = int(data)

    sock.send(b'image')
    byteData = peer.exactly(sock, frame_len, f'frame {len(frames) + 1}')
    peer.check(byteData[:2] == b'\xff\xd8' and byteData[-2:] == b'\xff\xd9',
               f'frame {len(frames) + 1} of {frame_len} bytes is no JPEG picture')
    frames.append(byteData)

sock.close()
print(len(frames), 'frames received,', sum(map(len, frames)), 'bytes')
peer.check(frames, 'no frame came')
peer.check(args.frames in (None, len(frames)), f'{len(frames)} frames of {args.frames}')
if args.clip:
    with open(args.clip, 'rb') as clip:
        whole = clip.read()
    got = b''.join(frames)
    peer.same(got, whole if args.frames is None else whole[:len(got)], 'frames')
