import Testing

@testable import Engine

@Suite struct UsageHintTests {
  private let hinter = UsageHinter(table: .standard)

  private func hint(_ line: String) -> UsageHint? {
    let (text, cursor) = PromptScene.split(line)
    return hinter.hint(text, cursor: cursor, symbols: PromptScene.symbols)
  }

  /// The usage with the parameter at hand in `«»`.
  private func marked(_ line: String) -> String {
    guard let hint = hint(line) else { return "" }
    var scalars = Array(hint.usage.unicodeScalars)
    if let range = hint.emphasis {
      scalars.insert("»", at: range.upperBound)
      scalars.insert("«", at: range.lowerBound)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return (hint.near.map { "\($0)? " } ?? "") + String(view)
  }

  @Test(arguments: [
    ("recv|", "recv [s] n [timeout=…]"), ("recv |", "recv «[s]» n [timeout=…]"),
    ("recv c1 |", "recv [s] «n» [timeout=…]"), ("recv c1 4|", "recv [s] «n» [timeout=…]"),
    ("recv 4|", "recv [s] «n» [timeout=…]"), ("recv c1 4 |", "recv [s] n [timeout=…]"),
    ("recv c1 4 timeout=|", "recv [s] n «[timeout=…]»"),
    ("recv c1 4 timeout=2s|", "recv [s] n «[timeout=…]»"),
    ("recv c1 | timeout=2s", "recv [s] «n» [timeout=…]"),
    ("recv(c1, |", "recv [s] «n» [timeout=…]"),
    ("c1.recv(|", "recv [s] «n» [timeout=…]"), ("c1.recv(4|)", "recv [s] «n» [timeout=…]"),
    ("recv(c1, 4)|", "recv [s] n [timeout=…]"),
    (
      "print(recv(c1, 4), |",
      "print [sep=…] [end=…] [raw=…] [file=stdout|stderr] [flush=…] «values…»"
    ),
    ("send c1 to_bytes(5, |", "to_bytes n «[length]» [big|little] [signed]"),
    ("send c1 \"안녕|", "send [s] «data» [timeout=…]"),
    ("send \"안|녕\"", "send [s] «data» [timeout=…]"),
    ("send c1 x\"00 |", "send [s] «data» [timeout=…]"),
    ("send x\"00 |\"", "send [s] «data» [timeout=…]"),
    ("print \"${len(|", "len «value»"), ("print \"${recv(c1, |)}\"", "recv [s] «n» [timeout=…]"),
    (
      "frames u32be|",
      "frames [s] «u8|u16be|u16le|u32be|u32le|u64be|u64le|ascii10|line» [received|sent] [limit=…] [width=…]"
    ),
    ("shutdown c1 w|", "shutdown [s] «read|write|both|SHUT_RD|SHUT_WR|SHUT_RDWR»"),
    ("while x { recv c1 |", "recv [s] «n» [timeout=…]"),
    ("while recv|", "recv [s] n [timeout=…]"), ("while |", "while COND { … }"),
    ("while n < |", "while COND { … }"), ("wh|", ""), ("while|", "while COND { … }"),
    ("within 2|", "within TIME { … }"),
    ("try|", "try { … } except ERROR as e { … } else { … } finally { … }"),
    ("for i |", "for NAME in VALUES { … }"),
    ("greet |", "greet(«name», times)"), ("greet(\"x\", |", "greet(name, «times»)"),
    ("greet(times=|", "greet(name, «times»)"), ("my.open_server(|", "open_server(«port»)"),
    ("revc|", "recv? recv [s] n [timeout=…]"), ("revc c1 |", "recv? recv [s] n [timeout=…]"),
    ("rec|", ""), ("c1|", ""), ("c1 |", ""), ("x = 5|", ""), ("|", ""), ("# recv |", ""),
    ("client, addr = accept |", "accept «[l]» [timeout=…]"),
    ("a = 1; recv |", "recv «[s]» n [timeout=…]"),
    ("연결 = connect |", "connect «target» [address] [timeout=…] [from=…]"),
  ])
  func usage(line: String, expected: String) {
    #expect(marked(line) == expected, "\(line)")
  }

  @Test func optionsAreExplained() {
    #expect(hint("set c1 nodelay=|")?.summary == SocketOption.nodelay.help)
    #expect(hint("recv |")?.summary == "reads once: at most n bytes")
    #expect(hint("try { } except ConnectionRese|")?.summary == "goes on after an error")
    #expect(hint("try { } except ConnectionResetError|")?.usage == "ConnectionResetError")
  }

  @Test(arguments: CommandTable.standard.commands.map(\.name))
  func everyCommand(name: String) throws {
    let command = try #require(CommandTable.standard[name])
    for line in ["\(name)|", "\(name) (data)|", "x = \(name)|", "print(\(name)(|"] {
      let found = try #require(hint(line), "\(line)")
      #expect(found.usage == command.usage)
      #expect(!found.summary.isEmpty)
      #expect(found.near == nil)
    }
  }

  @Test func aLongUsageIsCutAroundTheParameter() throws {
    let long = try #require(hint("set c1 v6only=|"))
    for columns in [20, 40, 79] {
      let cut = long.fitted(columns: columns)
      #expect(cut.usage.unicodeScalars.count <= columns)
      let range = try #require(cut.emphasis)
      let shown = Array(cut.usage.unicodeScalars)[range].map(String.init).joined()
      #expect(shown == "[v6only=…]")
    }
    #expect(long.fitted(columns: 10_000) == long)
    let first = try #require(hint("set |")).fitted(columns: 20)
    #expect(first.usage.hasPrefix("set [s]"))
    for columns in 0..<200 { #expect(long.fitted(columns: columns).usage.isEmpty == false) }
  }
}
