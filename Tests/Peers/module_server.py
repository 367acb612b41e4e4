"""echo_server_using_module.py of the slides: the echo server upon MyTCPServer."""
import MyTCPServer as my
import peer

BUFSIZE = 1024
args = peer.server_arguments(__doc__, port=2500, count=1)
sock = my.TCPServer(args)

for _ in range(args.count):
    conn, addr = sock.Accept()
    print('connected by', addr)
    with peer.Stream(conn, args) as conn:
        while True:
            data = conn.recv(BUFSIZE)
            if not data:
                break
            print("Received message: ", data.decode('utf-8', 'replace'))
            conn.sendall(data)
