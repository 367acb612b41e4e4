import Testing

/// The window: its size changes, it is narrow, it is cleared.
@Suite struct WindowTests {
  @Test(arguments: [false, true])
  func aResizeKeepsTheLine(reflows: Bool) throws {
    let kind = reflows ? [:] : ["XTERM_VERSION": "XTerm(398)"]
    let shell = try Home().shell(columns: 40, rows: 12, environment: kind)
    shell.reflows(reflows)
    try shell.run("print \"첫째\"")
    let (before, after) = ("print \"한국어를 길게 입력하면 줄이 바뀌고 ", "커서도 맞아야 한다\"")
    try shell.send(before + after + String(repeating: "\u{1B}[D", count: after.count))
    try shell.wait(forLine: "nws> " + before, after)
    for (columns, rows) in [(60, 12), (25, 10), (80, 24), (30, 5), (200, 50), (40, 12)] {
      let written = shell.output.count
      try shell.resize(columns: columns, rows: rows)
      try shell.wait(for: "the line at \(columns) columns", beyond: written) {
        $0.cursorLine.before.filter { $0 != " " } == ("nws> " + before).filter { $0 != " " }
      }
    }
    try shell.wait(forLine: "nws> " + before, after)
    #expect(shell.screen.lines.contains("첫째"), "\n\(shell.screen.everything)")
    try shell.send("X")
    try shell.wait(forLine: "nws> " + before + "X", after)
    try shell.send("\r")
    try shell.wait(forLine: "nws> ")
    #expect(shell.screen.unknown.isEmpty)
  }

  @Test func reflowLeavesOnePrompt() throws {
    let shell = try Home().shell(columns: 60, rows: 12)
    shell.reflows(true)
    try shell.run("print \"첫째\"")
    try shell.send("# 가나다라마바사아자차카타파하 가나다라마바사아자차카타파하")
    try shell.wait(forLine: "nws> # 가나다라마바사아자차카타파하 가나다라마바사아자차카타파하")
    for columns in [40, 20, 31, 60] {
      let written = shell.output.count
      try shell.resize(columns: columns, rows: 12)
      try shell.wait(for: "the repaint at \(columns) columns", beyond: written) {
        $0.cursorLine.before.hasSuffix("하") && $0.cursorLine.after.isEmpty
      }
    }
    #expect(shell.screen.lines.filter { $0.contains("가나") }.count == 1, "\n\(shell.screen.picture)")
    #expect(shell.screen.text.contains("print \"첫째\"\n첫째\n"))
  }

  /// The usage below the line has other columns too.
  @Test func theUsageFitsTheNewWidth() throws {
    let shell = try Home().shell(columns: 120, rows: 12)
    try shell.send("print 1")
    try shell.wait(for: "values…   shows values")
    try shell.resize(columns: 30, rows: 12)
    try shell.wait(for: "a usage of 30 columns") { $0.rows.contains { $0.hasPrefix("…") } }
    try shell.send("\u{12}pri")
    try shell.wait(for: "a search") { $0.text.contains("'pri'") }
    let written = shell.output.count
    try shell.resize(columns: 60, rows: 12)
    try shell.wait(for: "the same search", beyond: written) { $0.text.contains("'pri'") }
    try shell.send("\u{7}")
    try shell.wait(forLine: "nws> print 1")
  }

  @Test func aResizeWhileACommandRuns() throws {
    let shell = try Home().shell(columns: 60, rows: 12)
    try shell.send("sleep 200ms\r")
    try shell.wait(for: "the command runs") { $0.cursor.column == 0 }
    try shell.resize(columns: 24, rows: 12)
    try shell.wait(forLine: "nws> ")
    try shell.send("가나다라마바사아자차카타파하")
    try shell.wait(forLine: "nws> 가나다라마바사아자차카타파하")
    #expect(shell.screen.cursor.column == 10)
  }

  @Test func clearKeepsTheLine() throws {
    let shell = try Home().shell()
    try shell.run("print 1")
    try shell.send("가나\u{1B}[D")
    try shell.wait(forLine: "nws> 가", "나")
    try shell.send("\u{C}")
    try shell.wait(for: "an empty screen") {
      $0.text == "nws> 가나" && $0.cursor == .init(row: 0, column: 7)
    }
    try shell.send("\u{15}\u{B}clear\r")
    try shell.wait(for: "an empty screen") {
      $0.text == "nws>" && $0.cursor == .init(row: 0, column: 5)
    }
  }

  /// What the shell says breaks between words, Korean or not; nothing of it is left out.
  @Test func koreanOnFortyColumns() throws {
    let shell = try Home().shell(
      columns: 40, rows: 40, environment: ["WORKBENCH_LANG": "ko", "NO_COLOR": "1"])
    let port = try shell.listen()
    let peer = try Peer(port: port)
    try shell.run("accept l1")
    peer.send("안녕하세요 여러분")
    try shell.wait(for: "── a1: 25바이트 도착")
    try shell.clear()
    try shell.run("recv a1 4")
    #expect(
      shell.screen.text.hasPrefix(
        "nws> recv a1 4\n4바이트 (요청 4)   21바이트가 커널에\n    남아 있음\n"),
      "\n\(shell.screen.picture)")
    try shell.clear()
    try shell.run("connect localhost:1")
    #expect(
      shell.screen.text.hasPrefix(
        """
        nws> connect localhost:1
        error: ConnectionRefusedError: connect
            to 127.0.0.1:1: Connection refused
            (ECONNREFUSED)
         --> <prompt>:1:9
          |
        1 | connect localhost:1
          |         ^^^^^^^^^^^
          | 그 주소에서 연결을 기다리는 서버가
          |     없습니다
          = 해 보기: 서버를 먼저 실행하고,
            서버의 포트 번호와 같은지 확인하세요
        nws>
        """), "\n\(shell.screen.picture)")
  }

  @Test func fortyColumnsAreEnough() throws {
    let shell = try Home().shell(columns: 40, rows: 20)
    let port = try shell.listen()
    let peer = try Peer(port: port)
    try shell.send("accept l1\r")
    try shell.wait(for: "a1  accepted")
    peer.send("안녕하세요 여러분")
    try shell.wait(for: "── a1: 25 bytes arrived")
    try shell.wait(forLine: "nws> ")
    let announced = shell.screen.lines.drop { !$0.contains("── a1") }
    #expect(announced.allSatisfy { $0.count <= 40 }, "\n\(shell.screen.picture)")
    try shell.send("help recv\r")
    try shell.wait(for: "the help") { $0.cursorRow == "nws>" && $0.lines.count > 20 }
  }
}
