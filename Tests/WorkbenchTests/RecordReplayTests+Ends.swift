import Testing

/// How a replayed program must end, and what a run that is cut off counts.
extension RecordReplayTests {
  private static let short = """
    # network transcript 1
    connection c1 tcp a:1 -> b:2
      > "hi"
      < "OK!!"
      < end
      > end

    """

  /// Reads once where it has to read on, and finds that out at its end. It takes one byte, so that it does not
  /// matter whether the slices have come together.
  private static let client = """
    import socket, os
    s = socket.create_connection((os.environ["HOST"], int(os.environ["PORT"])))
    s.sendall(b"hi")
    data = s.recv(1)
    while more := s.recv(10):
        if READS_ON: data += more
    s.close()
    assert data == b"OK!!", data

    """

  @Test(arguments: ["--slice 1", "--delay 20ms --slice 1", "--bandwidth 100 --slice 2"])
  func aClientEndsWellWithFaultsThatLoseNothing(faults: String) throws {
    try inFolder { folder in
      try write(Self.short, to: "lab.nwt", in: folder)
      for (readsOn, code) in [("True", 0), ("False", 4)] as [(String, Int32)] {
        try write(Self.client.replacing("READS_ON", with: readsOn), to: "client.py", in: folder)
        let result = try Workbench.shell(
          "$WORKBENCH replay lab.nwt --run 'python3 client.py' \(faults)", in: folder)
        #expect(result.code == code, "\(result.messages)")
        #expect(result.messages.contains("the program ended with code 1") == (code == 4))
      }
    }
  }

  @Test func anUpdateDoesNotPassAProgramThatFails() throws {
    try inFolder { folder in
      try write(Self.short, to: "lab.nwt", in: folder)
      try write(
        Self.client.replacing("READS_ON", with: "True") + "raise SystemExit(3)\n", to: "client.py",
        in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --update --run 'python3 client.py'", in: folder)
      #expect(result.code == 4 && result.messages.contains("the program ended with code 3"))
      #expect(try read("lab.nwt", in: folder) == Self.short)
    }
  }

  @Test func whatAnInterruptCutsOffIsNeitherPassedNorFailed() throws {
    try inFolder { folder in
      try write(Self.short, to: "lab.nwt", in: folder)
      let result = try Workbench.shell(
        """
        mkfifo begun
        $WORKBENCH replay lab.nwt --times 40 --run 'echo > begun; exec sleep 77' & run=$!
        read _ < begun
        kill -INT $run
        wait $run
        """, in: folder)
      #expect(result.code == 130, "\(result.messages)")
      #expect(result.output.hasPrefix("0 passed, 0 failed, 40 not run in "), "\(result.output)")
    }
  }

  @Test(
    arguments: [
      ("exit 7", "the program has ended with code 7"),
      ("kill -SEGV $$", "the program has ended with signal 11 (Segmentation fault)"),
    ])
  func howTheProgramHasEndedIsSaid(command: String, label: String) throws {
    try inFolder { folder in
      try write(Self.short, to: "lab.nwt", in: folder)
      for side in ["server", "client"] {
        let result = try Workbench.shell(
          "$WORKBENCH replay lab.nwt --slice 1 --as \(side) --run '\(command)'", in: folder)
        #expect(result.code == 4)
        #expect(result.messages.contains("^ \(label)\n"), "\(result.messages)")
        // Nothing has been sent in slices yet.
        #expect(!result.messages.contains("slices"))
      }
    }
  }

  @Test func howAProgramHasEndedInTheMiddleIsSaid() throws {
    try inFolder { folder in
      try write(Self.short.replacing("hi", with: "hi there"), to: "lab.nwt", in: folder)
      try write(
        Self.client.replacing("data = s.recv(1)", with: "raise SystemExit(9)"), to: "client.py",
        in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --run 'python3 client.py'", in: folder)
      #expect(result.code == 4)
      #expect(result.messages.hasPrefix("error: ReplayError: c1: the stream ended too early\n"))
      #expect(result.messages.hasSuffix("\nthe program ended with code 9\n"), "\(result.messages)")
    }
  }

  /// What has not come when the difference shows is neither right nor wrong.
  @Test func whatHasNotComeYetIsNotMarked() throws {
    try inFolder { folder in
      try write(Self.short.replacing("hi", with: "hi there"), to: "lab.nwt", in: folder)
      try write(Self.client.replacing("b\"hi\"", with: "b\"hix\""), to: "client.py", in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --run 'python3 client.py'", in: folder)
      #expect(result.code == 4)
      let marks = result.messages.split(separator: "\n").first {
        $0.allSatisfy { " ^".contains($0) }
      }
      #expect(marks?.count { $0 == "^" } == 2, "\(result.messages)")
    }
  }

  private static let silence = """
    # network transcript 1
    connection c1 tcp a:1 -> b:2
      > "hi"
      400ms < timeout
      < "late"

    """

  /// Asks, waits so long that nothing may come, and reads what comes then.
  private static let patient = """
    import socket, os
    s = socket.create_connection((os.environ["HOST"], int(os.environ["PORT"])))
    s.sendall(b"hi")
    s.settimeout(0.05)
    try:
        raise SystemExit(f"{s.recv(10)} came")
    except TimeoutError:
        s.settimeout(20)
    assert s.recv(10) == b"late"

    """

  private static let server = """
    import socket, os, select
    l = socket.create_server((os.environ["HOST"], int(os.environ["PORT"])))
    s, _ = l.accept()
    s.recv(2)
    select.select([], [], [], PAUSE)
    if CLOSES: s.shutdown(socket.SHUT_WR)
    else: s.sendall(b"late")
    s.recv(1)

    """

  /// A timeout is what the client waits for, so it takes its time, however fast the replay is.
  @Test func aRecordedTimeoutIsKept() throws {
    try inFolder { folder in
      try write(Self.silence, to: "lab.nwt", in: folder)
      try write(Self.patient, to: "client.py", in: folder)
      let kept = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --run 'python3 client.py'", in: folder)
      #expect(kept.code == 0, "\(kept.messages)")
      for (pause, closes, message) in [
        ("0.5", "False", nil), ("0", "False", "c1: 4 bytes came too early"),
        ("0", "True", "c1: the stream ended too early"),
      ] as [(String, String, String?)] {
        try write(
          Self.server.replacing("PAUSE", with: pause).replacing("CLOSES", with: closes),
          to: "server.py", in: folder)
        let result = try Workbench.shell(
          "$WORKBENCH replay lab.nwt --as client --run 'python3 server.py'", in: folder)
        #expect(result.code == (message == nil ? 0 : 4), "\(result.messages)")
        guard let message else { continue }
        #expect(result.messages.hasPrefix("error: ReplayError: \(message)\n --> lab.nwt:4:3\n"))
        #expect(result.messages.contains("^ nothing came here for 400ms\n"), "\(result.messages)")
      }
    }
  }

  @Test func anUpdateTakesASilenceOutThatWasNone() throws {
    try inFolder { folder in
      try write(Self.silence, to: "lab.nwt", in: folder)
      try write(
        Self.server.replacing("PAUSE", with: "0").replacing("CLOSES", with: "False"),
        to: "server.py", in: folder)
      let result = try Workbench.shell(
        "$WORKBENCH replay lab.nwt --update --as client --run 'python3 server.py'", in: folder)
      #expect(result.code == 0, "\(result.messages)")
      #expect(
        try read("lab.nwt", in: folder) == Self.silence.replacing("  400ms < timeout\n", with: ""))
    }
  }
}
