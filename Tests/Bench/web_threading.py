"""The files of the web demo from Python's own server with a thread for each connection."""
import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../scripts/web')

handler = partial(SimpleHTTPRequestHandler, directory=WEB)
ThreadingHTTPServer(('', int(sys.argv[1])), handler).serve_forever()
