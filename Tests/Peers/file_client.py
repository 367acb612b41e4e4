"""file_client.py of the slides: asks for the file named on standard input and keeps it in --folder.

--expect FILE compares what came with that file, --nofile expects the server not to have it. To see
how a server bears it, --without hello, name or bye leaves that message out and waits for the server
to hang up.
"""
import os
import sys

import peer

LENGTH = 4


def more(options):
    options.add_argument('--folder', default='.', help='where to keep the file')
    options.add_argument('--expect', help='a file that must equal the one received')
    options.add_argument('--nofile', action='store_true', help='the server must answer Nofile')
    options.add_argument('--without', choices=['hello', 'name', 'bye'], help='what to leave out')


def hung_up(sock, missing):
    """After a missing message the server has to end the connection, in whichever way."""
    try:
        left = peer.until_end(sock)
    except ConnectionResetError:
        left = b''
    except TimeoutError:
        raise peer.Violation(f'the server still waits for {missing}') from None
    print('server hung up without', missing, left[:16])
    sock.close()
    sys.exit(0)


args = peer.client_arguments(__doc__, 7777, more)
s = peer.connect(args)

if args.without == 'hello':
    hung_up(s, 'Hello')
s.send(b'Hello')
msg = peer.exactly(s, 8, 'Filename')
print('server:', msg.decode('utf-8', 'replace'))
peer.same(msg, b'Filename', 'first message')

if args.without == 'name':
    hung_up(s, 'a name')
filename = next(peer.answers('Enter a filename: '), '')
s.send(filename.encode('utf-8', 'surrogateescape'))

data = peer.exactly(s, LENGTH, 'file size')
if data == b'Nofi' and args.nofile:
    peer.same(peer.until_end(s, limit=1024), b'le', 'Nofile')
    print('server: Nofile')
    sys.exit(0)
peer.check(not args.nofile, f'{filename!r} should not be there, but the server answers {data!r}')
peer.check(data != b'Nofi', f'the server has no file {filename!r}')
filesize = int.from_bytes(data, 'big')
print('server:', filesize)

path = os.path.join(args.folder, os.path.basename(filename))
with open(path, 'wb') as f:
    rx_size = 0
    while rx_size < filesize:
        data = s.recv(min(65536, filesize - rx_size))
        peer.check(data, f'the stream ended after {rx_size} of {filesize} bytes')
        f.write(data)
        rx_size += len(data)
print('Download complete')

if args.without == 'bye':
    hung_up(s, 'Bye')
s.send(b'Bye')
peer.ended(s, 'after Bye')
s.close()
if args.expect:
    with open(path, 'rb') as got, open(args.expect, 'rb') as wanted:
        peer.same(got.read(), wanted.read(), filename)
