import Foundation
import Testing

/// `save` and `python` in the shell: the session again, at once, as a script and as a Python program.
@Suite struct SavedSessionTests {
  private static let session = """
    listen :0
    connect (\"127.0.0.1\", l1.port)
    accept l1
    send c1 \"Hello\"
    recv a1 100
    send a1 to_bytes(20170031, 4, big)
    n = from_bytes(recv(c1, 4), big)
    close c1
    recv a1 1

    """

  @Test func bothPassWhenTheyAreRunAtOnce() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("saved-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try (Self.session + "save \"lab.nws\"\npython\n").write(
      to: folder.appendingPathComponent("typed"), atomically: true, encoding: .utf8)
    let result = try Workbench.shell(
      """
      cat typed | $WORKBENCH > shown || exit 50
      sed -n '/^import socket/,$p' shown > lab.py
      $WORKBENCH run lab.nws || exit 51
      python3 lab.py || exit 52
      cat lab.nws
      """, in: folder)
    #expect(result.code == 0, "\(result.output)\(result.messages)")
    #expect(
      result.output == """
        l1 = listen :0
        c1 = connect (\"127.0.0.1\", l1.port)
        a1 = accept l1
        send c1 \"Hello\"
        expect a1 \"Hello\"
        send a1 to_bytes(20170031, 4, big)
        n = from_bytes(recv(c1, 4), big)
        assert n == 20170031
        close c1
        expect_eof a1

        """, "\(result.output)")
  }

  @Test func listsAreExpectedAsTheyWereShown() throws {
    let folder = try Folder()
    let result = try Workbench.shell(
      """
      printf '%s\\n' 'xs = []' 'append xs 1' 'ys = xs' 'xs.append(ys)' 'append ys 2' 'z = [[1]]' \\
        'append z[0] 2' 'z' 'save "lab.nws"' | $WORKBENCH > shown || exit 50
      $WORKBENCH run lab.nws || exit 51
      cat lab.nws
      """, in: folder.url)
    #expect(result.code == 0, "\(result.output)\(result.messages)")
    #expect(result.output.contains("xs = []\nassert xs == []\n"))
    #expect(result.output.hasSuffix("assert (z) == [[1, 2]]\n"))
  }

  /// Saved beside a program of somebody else: the script and the Python program do the same with it again.
  private static let peers = [
    "tcp": """
    import socket
    l = socket.create_server(('127.0.0.1', 0))
    print(l.getsockname()[1], flush=True)
    while True:
        s, _ = l.accept()
        while data := s.recv(100):
            s.sendall(b'(' + data + b')')
    """,
    "udp": """
    import socket
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(('127.0.0.1', 0))
    print(s.getsockname()[1], flush=True)
    while True:
        data, peer = s.recvfrom(100)
        s.sendto(b'(' + data + b')', peer)
    """,
    "unix": """
    import socket
    l = socket.socket(socket.AF_UNIX)
    l.bind('s')
    l.listen()
    print(0, flush=True)
    while True:
        s, _ = l.accept()
        while data := s.recv(100):
            s.sendall(b'(' + data + b')')
    """,
  ]

  @Test(arguments: [
    (
      "tcp",
      "connect 127.0.0.1:PORT\nsend c1 \"안녕\"; recv_exactly c1 8; x = 1\nsend c1 x\"00\"; recv_exactly c1 3\nclose c1\n"
    ),
    (
      "udp",
      "u1 = socket inet dgram\nsendto u1 \"안녕\" 127.0.0.1:PORT; recv u1 100\nsendto u1 \"\" 127.0.0.1:PORT\ndata, who = recvfrom u1 10\n"
    ),
    ("unix", "connect \"unix:./s\"\nsend c1 \"x\"; recv_exactly c1 3\nshutdown c1 write\n"),
  ])
  func besideAProgramOfSomebodyElse(_ kind: String, _ typed: String) throws {
    let folder = try Folder([
      "peer.py": Self.peers[kind] ?? "", "typed": typed + "save \"lab.nws\"\npython\n",
    ])
    let result = try Workbench.shell(
      """
      python3 peer.py > port & peer=$!
      until [ -s port ]; do sleep 0.02; done
      sed -i "s/PORT/$(cat port)/" typed
      cat typed | $WORKBENCH > shown || exit 50
      sed -n '/^import socket/,$p' shown > lab.py
      $WORKBENCH run lab.nws || exit 51
      \(kind == "unix" ? ":" : "timeout 20 python3 lab.py") || exit 52
      kill -9 $peer
      grep -c expect lab.nws
      """, in: folder.url)
    #expect(result.code == 0, "\(result.output)\(result.messages)\(folder.read("lab.nws") ?? "")")
    #expect(result.output.hasPrefix(kind == "tcp" ? "2" : "1"), "\(folder.read("lab.nws") ?? "")")
  }

  /// At a terminal a line that fails does not end the session: its error is expected again. Connections that
  /// were accepted in the background are there too.
  @Test func errorsAndTasksOfAShell() throws {
    let home = try Home()
    let shell = try home.shell()
    for line in [
      "l1 = listen 127.0.0.1:0", "accept l1 &", "c1 = connect (\"127.0.0.1\", l1.port)",
      "send c1 \"가나다\"", "recv a1 3", "recv_exactly a1 100 timeout=50ms", "recv a1 100",
      "close c1", "recv_exactly a1 4", "save \"lab.nws\"",
    ] { try shell.run(line) }
    let script = try #require(home.read("lab.nws"))
    #expect(
      script == """
        l1 = listen 127.0.0.1:0
        c1 = connect ("127.0.0.1", l1.port)
        send c1 "가나다"
        a1 = accept l1
        expect a1 "가"
        expect_error TimeoutError { recv_exactly a1 100 timeout=50ms }
        expect a1 "나다"
        close c1
        expect_error IncompleteReadError { recv_exactly a1 4 }

        """, "\(script)")
    let again = try Workbench.run(["run", home.path + "/lab.nws"])
    #expect(again.code == 0, "\(again.messages)")
  }
}
