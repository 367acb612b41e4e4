import Foundation
import Testing

/// `workbench record`, `replay` and `relay` from outside: exit codes, files, signals, messages.
@Suite struct RecordReplayTests {
  /// A folder that goes away; commands run in it.
  func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fixtures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  func write(_ text: String, to name: String, in folder: URL) throws {
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static let greeting = """
    # network transcript 1
    # a remark that stays
    connection c1 tcp 127.0.0.1:1 -> 127.0.0.1:2
      0.0ms  > "Hello"  # first
      0.0ms  < "Time: 10:02\\r\\n"
      0.0ms  < /.*/
      0.0ms  > end
      0.0ms  < end

    """

  static func server(_ answer: String) -> String {
    """
    param port = 1
    l = listen ("127.0.0.1", port)
    a = accept l
    recv_exactly a 5
    send a "\(answer)"
    assert recv(a, 1) == b""

    """
  }

  func replayServer(
    _ answer: String, _ words: String = "", in folder: URL
  ) throws -> Workbench.Result {
    try write(Self.server(answer), to: "server.nws", in: folder)
    return try Workbench.shell(
      "$WORKBENCH replay lab.nwt --as client --run '$WORKBENCH run server.nws $PORT' \(words)",
      in: folder)
  }

  @Test func aRunIsRecordedAndReplayedFromBothSides() throws {
    try inFolder { folder in
      try write(
        """
        param port = 1
        l = listen ("127.0.0.1", port)
        a = accept l
        print recv_exactly(a, 5)
        send a x"00 01"
        assert recv_all(a) == b""
        """, to: "server.nws", in: folder)
      try write(
        """
        param port = 1
        c = connect ("127.0.0.1", port)
        send c "Hello"
        print recv_exactly(c, 2)
        """, to: "client.nws", in: folder)
      try write(
        """
        l = listen 127.0.0.1:0
        c = connect ("127.0.0.1", l.port)
        a = accept l
        send c "Hello"
        print recv_exactly(a, 5)
        send a x"00 01"
        recv_exactly c 2
        close c
        assert recv_all(a) == b""
        close a
        """, to: "both.nws", in: folder)
      let run = try Workbench.shell("$WORKBENCH run --record lab.nwt both.nws", in: folder)
      #expect(run.code == 0 && run.output == "b'Hello'\n")
      #expect(run.messages == "recorded 1 connection, 3 lines into lab.nwt\n")
      let lines = try read("lab.nwt", in: folder).split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines[3].hasSuffix(#"ms  > "Hello""#) && lines[4].hasSuffix(#"ms  < x"00 01""#))
      for (side, script) in [("client", "server"), ("server", "client")] {
        let result = try Workbench.shell(
          "$WORKBENCH replay lab.nwt --as \(side) --run 'exec $WORKBENCH run \(script).nws $PORT'",
          in: folder)
        #expect(result.code == 0, "\(result.messages)")
        #expect(result.output.hasPrefix("ok  lab.nwt  3 lines in "))
      }
    }
  }

  @Test func patternsAndWhatDiffers() throws {
    try inFolder { folder in
      try write(Self.greeting, to: "lab.nwt", in: folder)
      let right = try replayServer("Time: 10:02\\r\\nWed", in: folder)
      #expect(right.code == 0, "\(right.messages)")
      let wrong = try replayServer("Time: 11:02\\r\\nWed", in: folder)
      #expect(wrong.code == 4)
      #expect(
        wrong.messages.hasPrefix(
          """
          error: ReplayError: c1: other bytes came than are recorded
           --> lab.nwt:5:12
            |
          5 |   0.0ms  < "Time: 10:02\\r\\n"
            |            ^^^^^^^^^^^^^^^^^ byte 7 is 0x31, not 0x30
              expected  00000000  54 69 6d 65 3a 20 31 30  3a 30 32 0d 0a           │Time: 10:02××   │

          """), "\(wrong.messages)")
      #expect(wrong.messages.contains("not reached: 3 of 5 lines\n      6: 0.0ms  < /.*/\n"))
    }
  }

  @Test func updateWritesWhatReallyCameAndKeepsTheRest() throws {
    try inFolder { folder in
      try write(Self.greeting, to: "lab.nwt", in: folder)
      let same = try replayServer("Time: 10:02\\r\\nWed", "--update", in: folder)
      #expect(same.code == 0 && same.output.contains("nothing has changed"))
      #expect(try read("lab.nwt", in: folder) == Self.greeting)
      let other = try replayServer("Time: 9", "--update", in: folder)
      #expect(other.code == 0, "\(other.messages)")
      let updated = try read("lab.nwt", in: folder)
      #expect(updated.contains("# a remark that stays\n"))
      #expect(updated.contains("> \"Hello\"  # first\n"))
      #expect(updated.contains("< \"Time: 9\"\n"))
      #expect(!updated.contains("10:02") && !updated.contains("/.*/"))
      #expect(try replayServer("Time: 9", in: folder).code == 0)
    }
  }

  @Test func theProgramAndItsChildrenAreEnded() throws {
    try inFolder { folder in
      try write(Self.greeting.replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      let result = try Workbench.shell(
        """
        $WORKBENCH replay lab.nwt --timeout 300ms --run 'trap "" TERM; echo $$ > pid; sleep 77 & wait'
        code=$?
        cat /proc/[0-9]*/stat 2> /dev/null | awk -v group=$(cat pid) '$5 == group && $3 != "Z"' | wc -l
        exit $code
        """, in: folder)
      #expect(result.code == 4)
      #expect(result.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
      #expect(result.messages.contains("c1: the program has not connected"))
    }
  }

  @Test func aConnectionTooManyIsFound() throws {
    try inFolder { folder in
      try write(Self.greeting.replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      try write(
        """
        param port = 1
        c = connect ("127.0.0.1", port)
        send c "Hello"
        shutdown c write
        recv_all c
        connect ("127.0.0.1", port)
        """, to: "client.nws", in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --run '$WORKBENCH run client.nws $PORT'", in: folder)
      #expect(result.code == 4)
      #expect(
        result.messages.contains("ReplayError: one connection more came than are recorded"),
        "\(result.messages)")
    }
  }

  @Test func datagramsAreReplayedOneByOne() throws {
    try inFolder { folder in
      try write(
        """
        # network transcript 1
        connection u1 udp 127.0.0.1:1 -> 127.0.0.1:2
          > "a"
          < "A"
          > ""
          < ""

        """, to: "lab.nwt", in: folder)
      try write(
        """
        param port = 1
        s = socket inet dgram
        bind s ("127.0.0.1", port)
        loop { data, addr = recvfrom s 100; sendto s data.upper() addr }
        """, to: "server.nws", in: folder)
      let replay =
        "$WORKBENCH replay lab.nwt --as client --run 'exec $WORKBENCH run server.nws $PORT'"
      let right = try Workbench.shell(replay, in: folder)
      #expect(right.code == 0, "\(right.messages)")
      let wrong = try Workbench.shell(
        "sed -i 's/upper()/upper() * 2/' server.nws; \(replay)", in: folder)
      #expect(wrong.code == 4)
      #expect(
        wrong.messages.contains("< \"A\"\n  |   ^^^^^ 1 byte too many\n"), "\(wrong.messages)")
    }
  }

  @Test func aUnixSocketIsReplayedAndRemoved() throws {
    try inFolder { folder in
      try write(
        Self.greeting.replacing("/.*/", with: "\"x\"").replacing("tcp", with: "unix"),
        to: "lab.nwt", in: folder)
      try write(
        """
        param path = ""
        c = connect "unix:${path}"
        sendall c "Hello"
        shutdown c write
        print recv_all(c)
        """, to: "client.nws", in: folder)
      let result = try Workbench.shell(
        """
        $WORKBENCH replay lab.nwt --listen unix:./s --run '$WORKBENCH run client.nws ${ADDRESS#unix:}'
        code=$?; ls s; exit $code
        """, in: folder)
      #expect(result.code == 0, "\(result.messages)")
      #expect(result.output.hasPrefix("ok  lab.nwt  5 lines in "))
      #expect(!result.output.contains("\ns\n"))
    }
  }

  @Test func chunksMatterWhereItIsAskedFor() throws {
    try inFolder { folder in
      try write(
        Self.greeting.replacing("> \"Hello\"", with: "> \"Hel\"\n  > \"lo\"")
          .replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      try write(
        """
        param port = 1
        c = connect ("127.0.0.1", port)
        send c "Hello"
        shutdown c write
        recv_all c
        """, to: "client.nws", in: folder)
      let replay = "$WORKBENCH replay lab.nwt --run '$WORKBENCH run client.nws $PORT'"
      let stream = try Workbench.shell(replay, in: folder)
      #expect(stream.code == 0, "\(stream.messages)")
      let strict = try Workbench.shell(replay + " --strict-chunks", in: folder)
      #expect(strict.code == 4)
      #expect(strict.messages.contains("^ 2 bytes too many"), "\(strict.messages)")
    }
  }

  @Test func recordedPausesAreKeptWhereItIsAskedFor() throws {
    try inFolder { folder in
      try write(
        Self.greeting.replacing("0.0ms  < \"Time", with: "1s  < \"Time")
          .replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      try write(
        """
        param port = 1
        c = connect ("127.0.0.1", port)
        send c "Hello"
        shutdown c write
        start = time()
        recv c 1
        print time() - start > 0.9
        recv_all c
        """, to: "client.nws", in: folder)
      for (timing, late) in [("real", "true"), ("fast", "false")] {
        let result = try Workbench.shell(
          """
          $WORKBENCH replay lab.nwt --timing \(timing) --run '$WORKBENCH run client.nws $PORT > late'
          cat late
          """, in: folder)
        #expect(result.output.hasSuffix("\n\(late)\n"), "\(result.output) \(result.messages)")
      }
    }
  }

  @Test func whatTheProgramSaidIsShown() throws {
    try inFolder { folder in
      try write(Self.greeting.replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --run 'echo to you; echo and me >&2; exit 7'", in: folder)
      #expect(result.code == 4)
      #expect(result.messages.contains("^ the program has ended with code 7\n"))
      #expect(result.messages.hasSuffix("the program said:\n  to you\n  and me\n"))
    }
  }

  @Test(
    arguments: [
      ("replay", 1, "replay needs one transcript"),
      ("replay nothing.nwt", 1, "nothing.nwt: No such file or directory (ENOENT)"),
      ("replay lab.nwt --as nobody", 1, "--as nobody: no side"),
      ("replay lab.nwt --as client", 1, "as client the replay needs to know whom to connect to"),
      ("replay lab.nwt --slise 1", 1, "replay has no option --slise"),
      ("replay lab.nwt --slice x", 1, "--slice x: not a number of bytes"),
      ("replay lab.nwt --timing slow", 1, "--timing slow: not a choice"),
      ("replay lab.nwt --times 2", 1, "--times needs a program to start each time"),
      ("replay empty.nwt", 1, "empty.nwt: no connection is recorded in it"),
      ("replay bad.nwt", 2, "SyntaxError: neither bytes nor an end"),
      ("record :0", 1, "record needs where to listen and where to connect to"),
      ("record :0 :1", 1, "record needs a file: -o FILE"),
      ("record :0 :1 -o -", 1, "record needs a file: -o FILE"),
      ("relay :9001 localhost:9001", 1, "localhost:9001 is where it listens"),
      ("relay 0.0.0.0:9001 localhost:9001", 1, "localhost:9001 is where it listens"),
      ("relay [::]:9001 127.0.0.1:9001", 1, "127.0.0.1:9001 is where it listens"),
      ("relay unix:s unix:s", 1, "unix:s is where it listens"),
      ("record :0 :1 -o /no/such/x.nwt", 1, "No such file or directory (ENOENT)"),
      ("relay :0 :1 -u --slice 1", 1, "--slice is for streams"),
      ("relay :0 :1 --drop 10%", 1, "--drop is for datagrams"),
      ("relay :0 :1 -u --drop 200%", 1, "--drop 200%: not a chance"),
      ("record :0 :1 -u --count 1 -o x.nwt", 1, "--count is for connections"),
      ("relay :0 :70000", 1, "where to connect to: :70000: the port is out of range"),
      ("relay :0 :1 --slice 0", 1, "--slice 0: it is 1 or more"),
      ("relay :0 :1 --bandwidth 0kB", 1, "--bandwidth 0kB: it is 1 or more"),
      ("relay :0 nowhere", 1, "where to connect to: nowhere: not an address"),
      ("relay :0 :1 --delay much", 1, "--delay much: not a time"),
      ("run --record", 1, "--record needs a value"),
      ("run --recrod x y", 1, "unknown option --recrod"),
    ])
  func wrongWordsAreSaid(_ words: String, _ code: Int32, _ message: String) throws {
    try inFolder { folder in
      try write(Self.greeting, to: "lab.nwt", in: folder)
      try write(Self.greeting.replacing("/.*/", with: "what"), to: "bad.nwt", in: folder)
      try write("# network transcript 1\n", to: "empty.nwt", in: folder)
      let result = try Workbench.shell("$WORKBENCH \(words)", in: folder)
      #expect(result.code == code, "\(result.messages)")
      #expect(result.messages.contains(message), "\(result.messages)")
    }
  }

  @Test func ctrlCEndsAReplay() throws {
    try inFolder { folder in
      try write(Self.greeting.replacing("/.*/", with: "\"x\""), to: "lab.nwt", in: folder)
      let result = try Workbench.shell(
        "timeout -s INT 1 $WORKBENCH replay lab.nwt --timeout 60s", in: folder)
      // timeout(1) tells with 124 that it sent the signal.
      #expect(result.code == 124)
      #expect(result.messages.hasPrefix("listening on 127.0.0.1:"))
    }
  }
}
