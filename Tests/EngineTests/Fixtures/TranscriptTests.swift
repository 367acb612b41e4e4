import Engine
import Testing

/// The `.nwt` file: reading, writing, and what is told about files that make no sense.
@Suite struct TranscriptTests {
  private func read(_ text: String) throws -> TranscriptFile {
    try TranscriptFile(SourceText(name: "lab.nwt", text: text))
  }

  private let picture = """
    # network transcript 1
    # recorded 2026-03-04 10:02:11
    run: python3 client.py $PORT
    connection c1 tcp 127.0.0.1:50342 -> localhost:7777
          0.0ms  > "Hello"
          0.4ms  < "Filename"
        812.2ms  > "iot.png"
          0.3ms  < x"00 00 4e 20"  # the size
          0.1ms  < file "iot.png.bytes" 20000 sha256 \
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          2.0ms  < "Time: " /.*/

          2.0ms  > "Bye"
          0.1ms  > end

    """

  @Test func readsThePictureAndWritesItBack() throws {
    let file = try read(picture)
    let transcript = file.transcript
    #expect(transcript.connections.map(\.name) == ["c1"])
    #expect(transcript.connections.first?.server == "localhost:7777")
    #expect(transcript.header(.run) == "python3 client.py $PORT")
    let entries = transcript.entries
    #expect(entries.count == 8)
    #expect(entries[0] == Transcript.Entry(0, .toServer, .bytes(Array("Hello".utf8))))
    #expect(entries[2].delay == 812_200_000)
    #expect(
      entries[3]
        == Transcript.Entry(
          0, .toClient, .bytes([0, 0, 0x4E, 0x20]), delay: 300_000, remark: " the size"))
    #expect(entries[5].content == .data([.bytes(Array("Time: ".utf8)), .pattern(".*")]))
    #expect(entries[7].content == .end)
    #expect(TranscriptWriter.text(of: transcript) == picture)
    #expect(file.source.text(file.entryPlaces[2].whole) == "812.2ms  > \"iot.png\"")
    #expect(file.entryPlaces[5].parts.map(file.source.text) == ["\"Time: \"", "/.*/"])
  }

  @Test(
    arguments: [
      (#"> "a" b"\xff" x"00""#, [0x61, 0xFF, 0]),
      (#"> "\x41\u{ac00}\0\t\"\\""#, [0x41, 0xEA, 0xB0, 0x80, 0, 9, 0x22, 0x5C]),
      (#"> """#, []),
      ("> \"a\" \\\n   \"b\"  # both", [0x61, 0x62]),
      ("> \"a\" \\\r\n   \"b\"\r", [0x61, 0x62]),
    ] as [(String, [UInt8])])
  func readsLiterals(_ line: String, _ bytes: [UInt8]) throws {
    let file = try read("# network transcript 1\nconnection c1 tcp a:1 -> b:2\n\(line)\n")
    #expect(file.transcript.entries.map(\.content) == [.bytes(bytes)])
  }

  @Test(
    arguments: [
      (Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8), 3), (Array(0...40), 3),
      (Array("안녕 \u{200D}\u{202E}\0 안녕 다시".utf8), 1), ([0xFF], 1), ([0], 1), ([10, 10], 2),
    ] as [([UInt8], Int)])
  func writesBytesForPeople(_ bytes: [UInt8], _ lines: Int) throws {
    let transcript = Transcript([
      .connection(Transcript.Connection("c1", from: "a:1", to: "b:2")),
      .entry(Transcript.Entry(0, .toClient, .bytes(bytes))),
    ])
    let text = TranscriptWriter.text(of: transcript)
    #expect(text.split(separator: "\n").count == 2 + lines)
    #expect(try read(text).transcript == transcript)
  }

  @Test func namesTheConnectionsWhenThereAreSeveral() throws {
    let transcript = Transcript([
      .connection(Transcript.Connection("c1", from: "a:1", to: "b:2")),
      .entry(Transcript.Entry(0, .toServer, .bytes([0x61]))),
      .connection(Transcript.Connection("u 1", .udp, from: "a 1", to: "b#2", delay: 1_000)),
      .entry(Transcript.Entry(1, .toServer, .bytes([]), delay: 1)),
      .entry(Transcript.Entry(0, .toClient, .reset, delay: 3)),
    ])
    var lines = transcript.lines
    lines[2] = .connection(
      Transcript.Connection("u1", .udp, from: "a 1", to: "b#2", delay: 1_000, remark: " x"))
    let text = TranscriptWriter.text(of: Transcript(lines))
    #expect(
      text.split(separator: "\n").dropFirst() == [
        "connection c1 tcp a:1 -> b:2", "      0.0ms  > \"a\"",
        "0.001ms  connection u1 udp \"a 1\" -> \"b#2\"  # x",
        " 0.000001ms  u1 > \"\"", " 0.000003ms  c1 < reset",
      ])
    #expect(try read(text).transcript == Transcript(lines))
  }

  @Test func aLineWithoutANameBelongsToTheConnectionOfTheLineBefore() throws {
    let file = try read(
      """
      # network transcript 1
      connection c1 tcp a:1 -> b:2
      connection c2 tcp a:3 -> b:2
      > "to c2"
      1ms c1 > "to c1"
      < "from c1"
      """)
    #expect(file.transcript.entries.map(\.connection) == [1, 0, 0])
  }

  @Test(
    arguments: [
      ("1ms > \"Hel", 7), ("1ms > x\"00", 7), ("1ms > \"a\" \\\n", 11), ("1ms > \"a\" \\", 11),
      ("1ms > file \"b\" 200", 19), ("1ms", 4), ("connection", 11),
    ])
  func aFileCutInALineIsRefusedWithItsPlace(_ rest: String, _ column: Int) throws {
    let errors = try #require(throws: SyntaxErrors.self) {
      try read("# network transcript 1\nconnection c1 tcp a:1 -> b:2\n0.0ms > \"a\"\n" + rest)
    }
    let shown = errors.text(DiagnosticText())
    #expect(errors.diagnostics.count == 1 && shown.contains("lab.nwt:4:\(column)\n"), "\(shown)")
    #expect(shown.contains("try: the file ends in this line"))
  }

  @Test func aByteOrderMarkIsAccepted() throws {
    #expect(try read("\u{FEFF}" + picture).transcript == (try read(picture).transcript))
  }

  @Test(
    arguments: [
      (
        "> end\n< \"b\"\n> \"c\"", "this stands behind the end of its stream",
        "it has ended in line 3"
      ),
      ("< reset\n< end", "this stands behind the end of its stream", "it has ended in line 3"),
      ("> end\n> reset\n", nil, ""), ("> end\n< \"b\"\n< end\n", nil, ""),
      ("run: a\nas: client\nrun: a\n", "a second run:", "line 3 says it already"),
      ("timeout: 0s\n", "timeout: needs a time above 0", "such as 500ms or 10s"),
      ("timeout: 0.1ms\n", nil, ""),
    ] as [(String, String?, String)])
  func contradictionsAreRefused(_ lines: String, _ headline: String?, _ label: String) throws {
    do {
      _ = try read("# network transcript 1\nconnection c1 tcp a:1 -> b:2\n" + lines)
      #expect(headline == nil)
    } catch let errors as SyntaxErrors {
      #expect(errors.diagnostics.map(\.headline) == ["SyntaxError: \(headline ?? "")"])
      #expect(errors.text(DiagnosticText()).contains("^ \(label)\n"))
    }
  }

  /// The digest says nothing to people.
  @Test func theSpanOfAPayloadEndsInFrontOfItsDigest() throws {
    let digest = String(repeating: "0", count: 64)
    let file = try read(
      "# network transcript 1\nconnection c1 tcp a:1 -> b:2\n1ms > file \"x\" 1 at 2 sha256 \(digest)\n"
    )
    #expect(file.entryPlaces[0].parts.map(file.source.text) == ["file \"x\" 1 at 2"])
    #expect(file.source.text(file.entryPlaces[0].whole) == "1ms > file \"x\" 1 at 2")
  }

  @Test func everyDiagnosticIsToldAtOnce() throws {
    let errors = try #require(throws: SyntaxErrors.self) {
      try read(
        """
        # network transcript 1
        timeout: soon
        runs: x
        connection c1 tcp a:1 b:2
        connection c1 tcp a:1 -> b:2
        connection c3 sctp a:1 -> b:2
        connection c1 udp a:1 -> b:2
        1 > "a"
        1ms c2 > "a"
        1ms ! "a"
        1ms > hello
        1ms > "a" "b
        1ms > "\\q"
        1ms > x"0"
        1ms > /(/
        1ms > /abc
        1ms > file "../x" 1 sha256 00
        1ms > file "x" 1 sha256 00
        1ms > end now

        """)
    }
    let shown = errors.text(DiagnosticText())
    #expect(shown == Self.diagnostics, "\(shown)")
  }

  @Test(
    arguments: [
      ("", "this is no network transcript"), ("print 1", "this is no network transcript"),
      ("# network transcript 2", "a transcript of version 2"),
      ("# network transcript 1\n> \"a\"\n", "no connection stands above this line"),
      ("# network transcript 1\nas: both\n", "as: server or client"),
    ])
  func otherFilesAreRefused(_ text: String, _ headline: String) throws {
    let errors = try #require(throws: SyntaxErrors.self) { try read(text) }
    #expect(errors.diagnostics.map(\.headline) == ["SyntaxError: \(headline)"])
  }

  private static let diagnostics = #"""
    error: SyntaxError: timeout: needs a time above 0
     --> lab.nwt:2:1
      |
    2 | timeout: soon
      | ^^^^^^^^^^^^^ such as 500ms or 10s
    error: SyntaxError: there is no header `runs`
     --> lab.nwt:3:1
      |
    3 | runs: x
      | ^^^^ known are run, as, timeout
      = try: run:
    error: SyntaxError: an arrow is missing
     --> lab.nwt:4:23
      |
    4 | connection c1 tcp a:1 b:2
      |                       ^^^ expected ->
      = try: connection c1 tcp 127.0.0.1:50342 -> localhost:7777
    error: SyntaxError: `sctp` carries no bytes
     --> lab.nwt:6:15
      |
    6 | connection c3 sctp a:1 -> b:2
      |               ^^^^ tcp, udp, unix or unix-dgram
    error: SyntaxError: two connections are called c1
     --> lab.nwt:7:12
      |
    7 | connection c1 udp a:1 -> b:2
      |            ^^ give this one another name
    error: SyntaxError: `1` is no time
     --> lab.nwt:8:1
      |
    8 | 1 > "a"
      | ^ a number and ns, us, ms, s or m
      = try: 0.4ms
    error: SyntaxError: there is no connection `c2` above this line
     --> lab.nwt:9:5
      |
    9 | 1ms c2 > "a"
      |     ^^
      = try: did you mean c1?
    error: SyntaxError: neither > nor <
      --> lab.nwt:10:5
       |
    10 | 1ms ! "a"
       |     ^ > is client to server, < server to client
       = try: 0.4ms  < "Filename"
    error: SyntaxError: neither bytes nor an end
      --> lab.nwt:11:7
       |
    11 | 1ms > hello
       |       ^^^^^ expected "text", x"00 14", /pattern/, file, end, reset or timeout
    error: SyntaxError: the quote is not closed
      --> lab.nwt:12:11
       |
    12 | 1ms > "a" "b
       |           ^^
       = try: write " at its end
    error: SyntaxError: an unknown escape
      --> lab.nwt:13:8
       |
    13 | 1ms > "\q"
       |        ^^
       = try: \n \r \t \0 \\ \" \xHH \u{HEX}
    error: SyntaxError: no hexadecimal bytes
      --> lab.nwt:14:9
       |
    14 | 1ms > x"0"
       |         ^ pairs of the digits 0-9 a-f
       = try: x"00 00 4e 20"
    error: SyntaxError: this is no regular expression
      --> lab.nwt:15:7
       |
    15 | 1ms > /(/
       |       ^^^ expected ')'
    error: SyntaxError: the pattern is not closed
      --> lab.nwt:16:7
       |
    16 | 1ms > /abc
       |       ^^^^
       = try: write / at its end
    error: SyntaxError: a payload stands beside its transcript
      --> lab.nwt:17:12
       |
    17 | 1ms > file "../x" 1 sha256 00
       |            ^^^^^^ a name without / in front and without ..
    error: SyntaxError: no SHA-256
      --> lab.nwt:18:25
       |
    18 | 1ms > file "x" 1 sha256 00
       |                         ^^ 64 hexadecimal digits, in small letters
    error: SyntaxError: more on the line than belongs there
      --> lab.nwt:19:11
       |
    19 | 1ms > end now
       |           ^^^
       = try: a remark begins with #

    """#
}
