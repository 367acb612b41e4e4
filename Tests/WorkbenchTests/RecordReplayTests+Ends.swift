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

  /// Reads once where it has to read on, and finds that out at its end.
  private static let client = """
    import socket, os
    s = socket.create_connection((os.environ["HOST"], int(os.environ["PORT"])))
    s.sendall(b"hi")
    data = s.recv(10)
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
}
