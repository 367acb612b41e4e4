import Testing

@testable import Engine

/// What `replay --update` writes.
@Suite @EngineActor final class TranscriptUpdateTests {
  private let folder: String

  init() throws { folder = try File.makeTemporaryFolder() }

  deinit { try? File.removeTree(folder) }

  private static let head = "# network transcript 1\nconnection c1 tcp a:1 -> b:2\n"

  /// Writes the text as lab.nwt, updates it, and gives what is there then.
  private func update(
    _ text: String, _ change: (inout ReplayFindings) -> Void
  ) throws -> String {
    try File.writeAll("\(folder)/lab.nwt", Array(text.utf8))
    var findings = ReplayFindings()
    change(&findings)
    try TranscriptUpdate(TranscriptFile.load("\(folder)/lab.nwt"), findings).write()
    return try String(decoding: File.readAll("\(folder)/lab.nwt"), as: UTF8.self)
  }

  private func names() throws -> [String] { try File.list(folder).filter { $0 != "lab.nwt" } }

  private func payload(_ name: String, _ bytes: [UInt8], at offset: Int = 0) -> String {
    "file \"\(name)\" \(bytes.count)\(offset == 0 ? "" : " at \(offset)") "
      + "sha256 \(Hex.text(of: SHA256.digest(of: bytes)))"
  }

  @Test func whatIsTheSameKeepsEachCharacter() throws {
    let text = """
      \u{FEFF}# network transcript 1
        # mine

      run:    python3   x.py
      connection   c1 tcp  a:1  ->  b:2\u{20}\u{20}
      > "a"\t# stays
        2s   <   "b" \\
           "c"   # in two lines
         <  "gone"   # with its remark
      <  /.*/ x"0A"
      """
    let updated = try update(text) {
      $0.replace(1, .bytes(Array("B".utf8)))
      $0.replace(2, .nothing)
      $0.add(
        ReplayFindings.Addition(entry: 4, connection: 0, direction: .toClient, bytes: [0x7A]))
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      updated == lines[..<6].joined(separator: "\n") + """

           2000.0ms  < "B"  # in two lines
        <  /.*/ x"0A"
              0.0ms  < "z"

        """, "\(updated)")
  }

  /// `> "two"` has no name of its own: it belongs to the connection of the line before.
  @Test func aLineWhoseConnectionIsThatOfTheLineBeforeGetsAName() throws {
    let text =
      Self.head + """
        connection c2 tcp a:3 -> b:2
        > "one"
        >   "two"
        >   "three"
        """
    let updated = try update(text) {
      $0.add(ReplayFindings.Addition(entry: 1, connection: 0, direction: .toClient, bytes: [0x7A]))
    }
    #expect(
      updated.split(separator: "\n").suffix(4) == [
        "> \"one\"", "      0.0ms  c1 < \"z\"", "      0.0ms  c2 > \"two\"", ">   \"three\"",
      ], "\(updated)")
  }

  /// Read again, it is what was to be written, whatever was in the file.
  @Test func whatIsWrittenIsReadBack() throws {
    var source = TranscriptSource()
    for _ in 0..<60 {
      let transcript = source.transcript()
      var findings = ReplayFindings()
      var lines: [Transcript.Line] = []
      var number = 0
      for line in transcript.lines {
        guard case .entry(var entry) = line else {
          lines.append(line)
          continue
        }
        switch source.number(below: 4) {
        case 0: findings.replace(number, .nothing)
        case 1:
          findings.replace(number, .bytes([0x61]))
          // Behind the end of its stream nothing can have come.
          if entry.content == .reset || entry.content == .end {
            findings.replace(number, .reset)
            entry.content = .reset
          } else {
            entry.content = .bytes([0x61])
          }
          lines.append(.entry(entry))
        case _: lines.append(line)
        }
        number += 1
      }
      let updated = try update(TranscriptWriter.text(of: transcript)) { $0 = findings }
      let file = try TranscriptFile.load("\(folder)/lab.nwt")
      #expect(file.transcript == Transcript(lines), "\(updated)")
    }
  }

  @Test func payloadFilesHaveOnlyWhatIsNeeded() throws {
    let (a, b, c) = (
      [UInt8](repeating: 0xFF, count: 300), [UInt8](0...255) + [1], [UInt8](200...255)
    )
    let longer = a + c
    try File.writeAll("\(folder)/lab.c1.server.bytes", a + b)
    try File.writeAll("\(folder)/own.bytes", a)
    let text =
      Self.head + """
        < \(payload("lab.c1.server.bytes", a))
        < \(payload("lab.c1.server.bytes", b, at: 300))
        < \(payload("own.bytes", a))

        """
    let once = try update(text) { $0.replace(1, .bytes(longer)) }
    #expect(try names() == ["lab.c1.server.2.bytes", "own.bytes"])
    #expect(try File.readAll("\(folder)/lab.c1.server.2.bytes") == a + longer)
    #expect(once.hasSuffix("\n< \(payload("own.bytes", a))\n"), "\(once)")
    // The name is free again; what becomes short leaves no file.
    _ = try update(once) { $0.replace(1, .bytes(b)) }
    #expect(try names() == ["lab.c1.server.bytes", "own.bytes"])
    let last = try update(
      once.replacing("lab.c1.server.2", with: "lab.c1.server")
        .replacing(payload("lab.c1.server.bytes", longer, at: 300), with: "\"x\"")
    ) {
      $0.replace(0, .bytes([0x62]))
    }
    #expect(try names() == ["own.bytes"])
    #expect(last.contains("< \"b\"\n") && last.contains("< \"x\"\n"), "\(last)")
  }

  @Test func aCopyKeepsItsPayloads() throws {
    let a = [UInt8](repeating: 0xFF, count: 300)
    try File.writeAll("\(folder)/lab.c1.server.bytes", a)
    let text = Self.head + "< \(payload("lab.c1.server.bytes", a))\n"
    try File.writeAll("\(folder)/copy.nwt", Array(text.utf8))
    let once = try update(text) { $0.replace(0, .bytes(a + a)) }
    _ = try update(once) { $0.replace(0, .bytes(a + a + a)) }
    #expect(
      try names() == ["copy.nwt", "lab.c1.server.3.bytes", "lab.c1.server.bytes"])
    #expect(try File.readAll("\(folder)/lab.c1.server.bytes") == a)
  }

  @Test func nothingIsLostWhenItCannotBeWritten() throws {
    let a = [UInt8](repeating: 0xFF, count: 300)
    try File.writeAll("\(folder)/lab.c1.server.bytes", a)
    let text = Self.head + "< \(payload("lab.c1.server.bytes", a))\n> \"go\"\n"
    try File.writeAll("\(folder)/lab.nwt", Array(text.utf8))
    let file = try TranscriptFile.load("\(folder)/lab.nwt")
    var findings = ReplayFindings()
    findings.replace(0, .bytes(a + a))
    // A folder has taken the place of the file.
    try File.remove("\(folder)/lab.nwt")
    try File.makeFolder("\(folder)/lab.nwt")
    #expect(throws: SystemError.self) { try TranscriptUpdate(file, findings).write() }
    #expect(try names() == ["lab.c1.server.bytes"])
    #expect(try File.readAll("\(folder)/lab.c1.server.bytes") == a)
  }
}
