import Testing

@testable import Engine

/// Expressions of the lecture's slides, typed as they stand there.
@Suite struct SlidesTests {
  @Test func theSlidesCallsWorkAsTheyStand() async throws {
    let result = try await run(
      """
      LENGTH = 4
      BUF_SIZE = 1024
      s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
      s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
      address = ("localhost", 0)
      s.bind(address)
      s.listen(2)
      port = s.getsockname()[1]
      sock = socket(AF_INET, SOCK_STREAM)
      sock.connect(('localhost', port))
      conn, (remotehost, remoteport) = s.accept()
      print('connected by', remotehost, remoteport == sock.getsockname()[1])
      msg = 'Hello'
      bytesSent = sock.send(msg.encode())
      print("{} bytes send".format(bytesSent))
      data = conn.recv(BUF_SIZE)
      print("Received message: %s" % data.decode())
      print('Received message: ', data.decode())
      filename = script_folder() + '/file.txt'
      filesize = os.path.getsize(filename)
      fs_binary = filesize.to_bytes(LENGTH, 'big')
      conn.sendall(fs_binary)
      data = sock.recv(4)
      print(int.from_bytes(data, 'big'))
      f = open(filename, 'rb')
      data = f.read()
      f.close()
      print(data)
      table = {'1': 'one', '2': 'two'}
      rsp = table[b'1'.decode()]
      print(rsp)
      total_data = []
      total_data.append('This')
      total_data.append(' is ')
      print(total_data)
      message = ''.join(total_data)
      print(message)
      req = msg.split('l')
      print(req)
      conn.send(b'Hello ' + remotehost.encode())
      print(sock.recv(100))
      conn.shutdown(socket.SHUT_WR)
      print(sock.recv(100))
      conn.close()
      server = create_server(('', 0), backlog=1)
      s2 = socket.create_connection(('localhost', server.getsockname()[1]))
      c, addr = server.accept()
      c.settimeout(0.01)
      try { c.recv(1) } except socket.timeout { print('timeout') }
      print(time.ctime(0).endswith('1970'))
      print(len(sys.argv))
      """, files: ["file.txt": "0123456789"])
    #expect(result.messages == "")
    #expect(
      result.output == """
        connected by 127.0.0.1 true
        5 bytes send
        Received message: Hello
        Received message:  Hello
        10
        b'0123456789'
        one
        ['This', ' is ']
        This is 
        ['He', '', 'o']
        b'Hello 127.0.0.1'
        b''
        timeout
        true
        0

        """)
  }
}
