import Testing

@testable import Engine

/// The program against real peers: one written by hand, and itself.
@Suite struct PythonExportTests {
  /// Runs a shell script in a folder with these recordings as NAME.py; `wait_for FILE` waits for a line in it,
  /// while the server `$s` runs.
  private func shell(_ script: String, _ recordings: [String: String]) throws -> Tool.Result {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    for (name, text) in recordings {
      let program = PythonExport.text(of: try Recordings.conversation(text))
      try File.writeAll("\(folder)/\(name).py", Array(program.utf8))
    }
    let head = """
      cd '\(folder)'
      wait_for() { until [ -s "$1" ] || ! kill -0 $s; do sleep 0.05; done; }
      port() { wait_for "$1"; tr -dc '0-9 ' <"$1" | awk '{print $NF}'; }

      """
    return try Tool.run(["bash", "-c", head + script])
  }

  private static let lab = """
    connection c1 tcp 127.0.0.1:50342 -> localhost:7777
      0.0ms  > "Hello"
      0.4ms  < "Filename"
      2.2ms  > "안녕\\r\\n" x"00 ff"
      0.1ms  < "Time: " /\\d+/ " s\\n"
      2.0ms  > end
      0.1ms  < "Bye"
      0.1ms  < end

    """

  @Test(arguments: ["Bye", "Buy"])
  func againstItself(last: String) throws {
    let other = Self.lab.replacing("Bye", with: last).replacing("/\\d+/", with: "\"12\"")
    let run = try shell(
      """
      python3 server.py server 0 >out 2>err & s=$!
      python3 client.py client 127.0.0.1 $(port out); c=$?
      wait $s; echo $c $?
      """, ["server": other, "client": Self.lab])
    #expect(run.output == (last == "Bye" ? "0 0\n" : "4 0\n"), "\(run.messages)")
    if last != "Bye" { #expect(run.messages.contains("b'Buy' came, not b'Bye'")) }
  }

  /// Written from the protocol, with reads that cut wherever they like.
  @Test(arguments: [(3, "0 0"), (1, "0 0")])
  func againstAHandWrittenServer(size: Int, codes: String) throws {
    let run = try shell(
      """
      cat >peer.py <<'END'
      import socket, sys
      l = socket.create_server(("127.0.0.1", 0))
      print("listening on", l.getsockname(), flush=True)
      c, _ = l.accept()
      def exactly(n):
          data = b""
          while len(data) < n:
              part = c.recv(min(\(size), n - len(data)))
              if not part: sys.exit(9)
              data += part
          return data
      assert exactly(5) == b"Hello"
      for byte in b"Filename": c.send(bytes([byte]))
      assert exactly(10) == "안녕\\r\\n".encode() + b"\\0\\xff"
      c.sendall(b"Time: "); c.sendall(b"20260 s"); c.sendall(b"\\nBye")
      assert c.recv(1) == b""
      c.close()
      END
      python3 peer.py >out & s=$!
      python3 client.py client 127.0.0.1 $(port out); c=$?
      wait $s; echo $c $?
      """, ["client": Self.lab])
    #expect(run.output == codes + "\n", "\(run.messages)")
  }

  @Test func resetsDatagramsAndSeveralConnections() throws {
    let tcp = """
      connection c1 tcp a:1 -> b:2
      connection c2 tcp a:2 -> b:2
        0.0ms  c1 > "one"
        0.0ms  c2 > "two"
        0.0ms  c2 < "2"
        0.0ms  c1 < reset
        0.0ms  c2 > end

      """
    let udp = """
      connection u1 udp a:1 -> b:2
        0.0ms  > "query"
        0.0ms  < ""
        0.0ms  < /a+/
       20.0ms  < timeout

      """
    for (recording, answer) in [(tcp, tcp), (udp, udp.replacing("/a+/", with: "\"aa\""))] {
      let run = try shell(
        """
        python3 server.py server 0 >out & s=$!
        python3 client.py client 127.0.0.1 $(port out); c=$?
        wait $s; echo $c $?
        """, ["server": answer, "client": recording])
      #expect(run.output == "0 0\n", "\(run.messages)")
    }
  }

  @Test func unixSockets() throws {
    let lab = Self.lab.replacing("tcp 127.0.0.1:50342 -> localhost:7777", with: "unix a -> unix:/s")
    let run = try shell(
      """
      python3 server.py server ./s >out & s=$!
      wait_for out; python3 client.py client ./s; c=$?
      wait $s; echo $c $?
      """, ["server": lab.replacing("/\\d+/", with: "\"7\""), "client": lab])
    #expect(run.output == "0 0\n", "\(run.messages)")
  }

  @Test func literals() {
    #expect(
      PythonExport.bytes([0x41, 0x22, 0x5C, 0x0A, 0x00, 0xFF, 0x7F]) == #"b"A\"\\\n\x00\xff\x7f""#)
  }
}
