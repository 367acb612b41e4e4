import Testing

@testable import Engine

/// `record` in a script: what the sockets did is what the file says.
@Suite struct RecordingTests {
  /// Runs a script that records into `lab.nwt` of its folder; what is there afterwards.
  @EngineActor private func record(
    _ script: String
  ) async throws -> (run: ScriptRun, text: String, file: TranscriptFile) {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let run = try await run(
      "folder = \(Value.quoted(folder))\n" + script.replacing("lab.nwt", with: "\(folder)/lab.nwt"),
      table: .complete)
    let file = try TranscriptFile.load("\(folder)/lab.nwt")
    for case .file(let payload) in file.transcript.entries.map(\.content) {
      _ = try file.bytes(of: payload)
    }
    return (run, String(decoding: file.source.bytes, as: UTF8.self), file)
  }

  /// Each entry as `c1 > "Hello"`.
  private func said(_ file: TranscriptFile) -> [String] {
    file.transcript.entries.map { entry in
      let name = file.transcript.connections[entry.connection].name
      var content: String
      switch entry.content {
      case .data(let parts):
        content = parts.map { part in
          if case .bytes(let bytes) = part { return String(decoding: bytes, as: UTF8.self) }
          return "?"
        }.joined()
      case .file(let payload):
        content = "file \(payload.name) \(payload.count) at \(payload.offset)"
      case .end: content = "END"
      case .reset: content = "RESET"
      case .timeout: content = "TIMEOUT"
      }
      return "\(name) \(entry.direction.rawValue) \(content)"
    }
  }

  private let pair = """
    l = listen 127.0.0.1:0
    c = connect ("127.0.0.1", l.port)
    a = accept l

    """

  @Test func bothEndsInOneScriptAreToldOnce() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      \(pair)
      send c "Hello"
      send c " there"
      assert recv_exactly(a, 11) == b"Hello there"
      send a x"00 00 4e 20"
      recv c 2
      recv c 100
      close a
      recv c 1
      close c
      record off
      other = connect ("127.0.0.1", l.port)
      send other "not this"
      """)
    #expect(result.run.code == 0, "\(result.run.messages)")
    #expect(
      said(result.file) == [
        "c1 > Hello", "c1 >  there", "c1 < \0\0", "c1 < N ", "c1 < END", "c1 > END",
      ])
    #expect(result.file.transcript.connections.count == 1)
    #expect(
      result.run.messages == "recorded 1 connection, 6 lines into \(result.file.source.name)\n")
  }

  @Test func connectionsFromBeforeAreTakenUp() async throws {
    let result = try await record(
      pair + """
        send c "before"
        recv a 100
        record "lab.nwt"
        send a "after"
        recv c 100
        """)
    // The accepted end is seen first; what its partner reads is the same.
    #expect(said(result.file).first == "c1 < after")
    #expect(result.file.transcript.connections.count == 1)
  }

  @Test func endsResetsAndTimeoutsAreTold() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      \(pair)
      try { recv c 1 timeout=5ms } except TimeoutError { }
      try { recv c 1 timeout=5ms } except TimeoutError { }
      shutdown c write
      close a
      recv c 1
      \(pair.replacing("c =", with: "d =").replacing("a =", with: "b ="))
      abort b
      try { recv d 1 } except ConnectionResetError { }
      close d
      """)
    #expect(result.run.code == 0, "\(result.run.messages)")
    #expect(said(result.file) == ["c1 < TIMEOUT", "c1 > END", "c1 < END", "c2 < RESET"])
    #expect(result.file.transcript.entries[0].delay >= 5_000_000)
  }

  @Test func longChunksAndFilesStandBesideIt() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      \(pair)
      data = bytes(range(256)) * 4
      write_file "${folder}/in" data
      sendall c data
      recv_exactly a 1024
      send_file c "${folder}/in"
      recv_file a "${folder}/out" 1024
      text = "x" * 1000
      sendall a text
      recv_exactly c 1000
      """)
    #expect(result.run.code == 0, "\(result.run.messages)")
    #expect(
      said(result.file) == [
        "c1 > file lab.c1.client.bytes 1024 at 0", "c1 > file lab.c1.client.bytes 1024 at 1024",
        "c1 < \(String(repeating: "x", count: 1000))",
      ])
  }

  @Test func datagramsKeepTheirBoundaries() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      s = socket inet dgram
      bind s 127.0.0.1:0
      c = socket inet dgram
      sendto c "one" ("127.0.0.1", s.port)
      data, addr = recvfrom s 100
      sendto s "" addr
      recvfrom c 100
      sendto c "two" ("127.0.0.1", s.port)
      recvfrom s 100
      """)
    #expect(result.run.code == 0, "\(result.run.messages)")
    #expect(said(result.file) == ["u1 > one", "u1 < ", "u1 > two"])
    #expect(result.file.transcript.connections.first?.transport == .udp)
  }

  @Test func severalConnectionsAreInterleaved() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      \(pair)
      \(pair.replacing("c =", with: "d =").replacing("a =", with: "b ="))
      send c "1"
      send d "2"
      send b "4"
      recv d 1
      send a "3"
      recv c 1
      """)
    #expect(said(result.file).prefix(4) == ["c1 > 1", "c2 > 2", "c2 < 4", "c1 < 3"])
    #expect(result.text.contains("c2 > \"2\""))
  }

  @Test func aUnixSocketIsRecordedToo() async throws {
    let result = try await record(
      """
      record "lab.nwt"
      l = listen "unix:${folder}/s"
      c = connect "unix:${folder}/s"
      a = accept l
      send c "hi"
      recv a 10
      close c
      """)
    #expect(said(result.file) == ["c1 > hi", "c1 > END"])
    #expect(result.file.transcript.connections.first?.transport == .unix)
  }

  @Test func theFileIsItsOwnersAlone() async throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let result = try await run(
      """
      record "\(folder)/lab.nwt"
      p = spawn "stat -c %a \(folder)/lab.nwt"
      print recv_all(p).decode()
      """, table: .complete)
    #expect(result.output == "600\n\n")
  }

  @Test(
    arguments: [
      ("record off", "ValueError: record off: nothing is being recorded"),
      ("record \"/no/such/folder/x.nwt\"", "FileNotFoundError"),
    ])
  func whatCannotBeRecordedIsSaid(_ script: String, _ failure: String) async throws {
    let result = try await run(script, table: .complete)
    #expect(result.failure?.hasPrefix(failure) == true, "\(result.messages)")
  }
}
