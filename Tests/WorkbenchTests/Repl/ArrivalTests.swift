import Testing

/// What happens to sockets appears above the line being typed, which stays as it is.
@Suite struct ArrivalTests {
  private func listening(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> (Terminal, Int) {
    let shell = try Home().shell(columns: columns, rows: rows, environment: environment)
    return (shell, try shell.listen())
  }

  @Test(arguments: [80, 40, 23])
  func atEveryCursorPosition(columns: Int) throws {
    let (shell, port) = try listening(columns: columns, rows: 50)
    let text = "print \"안녕 e\u{301} ab하\" # 길게 더"
    try shell.send(text)
    try shell.wait(forLine: "nws> " + text)
    var peers: [Peer] = []
    for position in (0...text.count).reversed() {
      let (before, after) = (String(text.prefix(position)), String(text.dropFirst(position)))
      try shell.wait(forLine: "nws> " + before, after)
      peers.append(try Peer(port: port))
      let words = "\(peers.count) connection"
      try shell.wait(for: "the announcement above") {
        $0.text.contains("── l1: \(words)")
      }
      try shell.wait(forLine: "nws> " + before, after)
      if position > 0 { try shell.send("\u{1B}[D") }
    }
    #expect(shell.screen.lines.filter { $0.contains("안녕") }.count == 1)
    #expect(shell.screen.lines.filter { $0.contains("── l1") }.count == peers.count)
    try shell.run("")
    #expect(shell.screen.aboveThePrompt == "안녕 e\u{301} ab하")
  }

  @Test func duringASearchAndInABlock() throws {
    let (shell, port) = try listening()
    try shell.run("print \"가나다\"")
    try shell.send("\u{12}나")
    try shell.wait(for: "the search") {
      $0.cursorRow.contains("나") && $0.cursorRow.contains("print")
    }
    let row = shell.screen.cursorRow
    let column = shell.screen.cursor.column
    let first = try Peer(port: port)
    try shell.wait(for: "── l1: 1 connection waits")
    try shell.wait(for: "the same search") { $0.cursorRow == row && $0.cursor.column == column }
    try shell.send("다")
    try shell.wait(for: "the search goes on") { $0.cursorRow.contains("나다") }
    try shell.send("\u{7}")
    try shell.wait(forLine: "nws> ")

    try shell.send("if true {\rprint \"하나\"\rprint \"둘\"\u{1B}[A")
    let block = ["nws> if true {", "...>     print \"하나\"", "...>     print \"둘\""]
    try shell.wait(for: "the block") { $0.cursorRow == block[1] }
    let second = try Peer(port: port)
    try shell.wait(for: "── l1: 2 connections wait")
    try shell.wait(for: "the same block") {
      $0.cursorRow == block[1] && $0.text.contains(block.joined(separator: "\n"))
    }
    #expect(shell.screen.lines.filter { $0 == block[0] }.count == 1)
    withExtendedLifetime((first, second)) {}
  }

  @Test func dataIsShownAndStillThere() throws {
    let (shell, port) = try listening()
    let peer = try Peer(port: port)
    try shell.send("accept l1\r")
    try shell.wait(for: "a1  accepted")
    try shell.send("prin")
    try shell.wait(forLine: "nws> prin")
    peer.send("안녕")
    try shell.wait(for: "── a1: 6 bytes arrived")
    try shell.wait(for: "ec 95 88 eb 85 95")
    try shell.wait(forLine: "nws> prin")
    try shell.send("\u{15}print recv(a1, 6).decode()\r")
    try shell.wait(for: "\n안녕\n")
    peer.resetAtEnd()
    withExtendedLifetime(peer) {}
  }

  @Test func endAndResetAreTold() throws {
    let (shell, port) = try listening()
    var peer: Peer? = try Peer(port: port)
    try shell.send("accept l1\r")
    try shell.wait(for: "a1  accepted")
    peer = nil
    try shell.wait(for: "── a1: the peer sends nothing more (FIN)")
    peer = try Peer(port: port)
    peer?.resetAtEnd()
    try shell.send("accept l1\r")
    try shell.wait(for: "a2  accepted")
    try shell.send("안")
    try shell.wait(forLine: "nws> 안")
    peer = nil
    try shell.wait(for: "── a2: the connection is broken (RST)")
    try shell.wait(forLine: "nws> 안")
  }

  @Test func aBurstIsSummarisedAndNothingLost() throws {
    let (shell, _) = try listening()
    try shell.run("x = connect localhost:${l1.port}")
    try shell.run("y = accept l1")
    let before = shell.screen.lines.count
    // Both ends are this shell's: the task writes, the announcements come between.
    try shell.send("task { for i in range(10000) { send x \"ab\"; sleep 50us } }\r안녕")
    try shell.wait(for: "20,000 bytes told", seconds: 60) { screen in
      let told = screen.everything.matches(of: /── y: ([\d,]+) bytes/)
        .compactMap { Int($0.output.1.filter(\.isNumber)) }
      return told.reduce(0, +) == 20_000
    }
    try shell.wait(forLine: "nws> 안녕")
    #expect(shell.screen.lines.count < before + 80, "\(shell.screen.everything)")
  }

  @Test func aBurstOfConnectionsTakesTwoLines() throws {
    let (shell, _) = try listening()
    try shell.send("xs = []; for i in range(50) { append xs connect(localhost:${l1.port}) }\r안녕")
    try shell.wait(for: "── l1: 50 connections wait to be accepted")
    try shell.wait(forLine: "nws> 안녕")
    // One at once, the sum in the end; a slow machine may see a sum in between.
    #expect(shell.screen.lines.count { $0.contains("── l1") } <= 4, "\n\(shell.screen.picture)")
    // What comes then to another socket is shown at once, and whole.
    try shell.send("\u{15}y = accept l1; send xs[0] \"안녕\"\r")
    try shell.wait(for: "── y: 6 bytes arrived")
    try shell.wait(for: "ec 95 88 eb 85 95")
  }

  /// What one read cut, the next one completes; so does what arrives behind it.
  @Test(arguments: [("en", "cut inside a character", "completes 안"), ("ko", "글자 중간에서 잘림", "안 완성")])
  func aCharacterInTwoPieces(language: String, cut: String, completes: String) throws {
    let (shell, port) = try listening(environment: ["WORKBENCH_LANG": language])
    let peer = try Peer(port: port)
    try shell.run("accept l1")
    peer.send(bytes: [0xEC, 0x95])
    try shell.wait(for: "the first piece") { $0.text.contains(cut) }
    peer.send(bytes: [0x88])
    try shell.wait(for: "the second piece") { $0.text.contains(completes) }
    try shell.clear()
    try shell.run("recv a1 1")
    #expect(shell.screen.text.contains(cut))
    try shell.run("recv a1 2")
    #expect(shell.screen.text.contains(completes), "\n\(shell.screen.picture)")
  }

  @Test func whatATaskPrintsAndHowItFails() throws {
    let shell = try Home().shell()
    try shell.send("task t { sleep 50ms; print \"작업\"; print 1 / 0 }\r안녕\u{1B}[D")
    try shell.wait(for: "ZeroDivisionError")
    try shell.wait(forLine: "nws> 안", "녕")
    #expect(shell.screen.text.contains("\n작업\n"))
  }

  @Test func offShowsNoData() throws {
    let (shell, port) = try listening()
    let peer = try Peer(port: port)
    try shell.run("show off")
    try shell.run("accept l1")
    peer.send("hidden")
    try shell.run("poll [a1] timeout=20s")
    try shell.run("recv_exactly a1 6")
    #expect(!shell.screen.text.contains("arrived"))
    try shell.run("show text")
    peer.send("seen")
    try shell.wait(for: "── a1: 4 bytes arrived\n   seen")
  }

  @Test func inKorean() throws {
    let (shell, port) = try listening(environment: ["WORKBENCH_LANG": "ko"])
    let peer = try Peer(port: port)
    try shell.wait(for: "── l1: 연결 1개가 수락을 기다림")
    try shell.wait(forLine: "nws> ")
    withExtendedLifetime(peer) {}
  }
}
