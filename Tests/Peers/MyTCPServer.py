"""MyTCPServer.py of the slides: a module that opens a server; by itself it greets one client."""
import peer


class TCPServer:
    def __init__(self, args):
        self.sock = peer.listen(args, backlog=5)

    def Accept(self):
        self.c_sock, self.c_addr = self.sock.accept()
        return self.c_sock, self.c_addr


if __name__ == '__main__':
    args = peer.server_arguments(__doc__, port=8888)
    sock = TCPServer(args)
    c, addr = sock.Accept()
    print('connected by ', addr)
    with peer.Stream(c, args) as c:
        c.send(b'Hello Client')
