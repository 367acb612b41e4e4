import Testing

@testable import Engine

/// Lines as they are typed in class.
enum Samples {
  static let lines = [
    "listen :9000 backlog=2", "client, addr = accept server &",
    "send a1 to_bytes(20170031, 4, big)",
    "print \"Connection from ${addr.host}:${addr.port:>5} ${\"안녕\"}\" end=\"\"",
    "x = {\"1\": [1, 2]}",
    "within 2s { data = recv_exactly c1 20 }",
    "try { send c1 b'\\xff' } except BrokenPipeError as e { raise }",
    "def f(a, b=1) { return a ** b if a > 0 else -b }", "match name /[a-z\"]+\\/x/ # 주석 \"",
    "for i, x in enumerate(total) { if not x in data { continue } }",
    "connect [::1]:80 timeout=1.5s",
    "x = \"\"\"여러\n줄 ${n}\"\"\"", "import \"lib/tcp_server.nws\" as my; my.open_server(80)",
    "s.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096)", "task server {\n    print 1 \\\n      2\n}",
  ]
}

@Suite struct PromptNoiseTests {
  private let highlighter = Highlighter(table: .standard)
  private let hinter = UsageHinter(table: .standard)

  /// Everything at once, as each key does it.
  private func press(_ text: String, _ cursor: Int) {
    let symbols = PromptScene.symbols
    _ = highlighter.roles(in: text, symbols: symbols, cursor: cursor)
    let found = PromptScene.completer.complete(text, cursor: cursor, symbols: symbols)
    let length = text.unicodeScalars.count
    #expect(found.range.lowerBound >= 0 && found.range.upperBound <= length)
    _ = found.insertion(in: text)
    if let hint = hinter.hint(text, cursor: cursor, symbols: symbols) {
      let cut = hint.fitted(columns: 30)
      #expect((cut.emphasis?.upperBound ?? 0) <= cut.usage.unicodeScalars.count)
    }
    _ = PromptQuestion.read(text, table: .standard, symbols: symbols)
    _ = Continuation.isIncomplete(text)
    _ = Continuation.indentation(after: text)
    _ = PastedText.cleaned(text)
  }

  @Test(arguments: Samples.lines)
  func everyPlaceOfEveryBeginning(line: String) {
    let scalars = Array(line.unicodeScalars)
    for length in 0...scalars.count {
      let text = String(String.UnicodeScalarView(scalars.prefix(length)))
      press(text, length)
      press(line, length)
    }
    press(line, -5)
    press(line, .max)
  }

  @Test func randomTextNeverTraps() {
    var noise = Dice()
    let pieces = [
      "recv", " ", "(", ")", "{", "}", "\"", "'", "${", "$", "\n", "\\", ".", ",", "=", "c1", "안",
      "👩‍👩‍👧",
      "e\u{301}", "b\"", "x\"", "/", "#", ":", "9", "0x", "[", "]", "\"\"\"", "&", "?", ";",
      "\u{0}", "try",
      "except", "import", "for", "in", "timeout=", "-", "\t", "\r\n", "help", "set", "ㄱ",
      "\u{FEFF}",
    ]
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 0...25, using: &noise) {
        text += pieces.randomElement(using: &noise) ?? ""
      }
      let length = text.unicodeScalars.count
      press(text, Int.random(in: 0...length, using: &noise))
      press(text, length)
    }
    for _ in 0..<60 {
      let bytes = (0..<60).map { _ in UInt8.random(in: 0...255, using: &noise) }
      let text = String(decoding: bytes, as: UTF8.self)
      press(text, Int.random(in: 0...60, using: &noise))
    }
  }

  /// A line of 10,000 characters is read in much less than it takes to notice; the bound leaves room
  /// for a debug build on a busy machine.
  @Test(arguments: [
    String(repeating: "x = recv c1 4; ", count: 667), String(repeating: "(", count: 10_000),
    "print \"" + String(repeating: "안녕 ${name} ", count: 1000),
    String(repeating: "a", count: 10_000),
    String(repeating: "if n { ", count: 1400), "print " + String(repeating: "1 + ", count: 2500),
    String(repeating: "\"${", count: 3300), String(repeating: "c1.", count: 3300),
  ])
  func aLongLine(text: String) {
    let clock = ContinuousClock()
    let length = text.unicodeScalars.count
    let time = clock.measure { press(text, length) }
    #expect(time < .seconds(4))
  }
}

/// Random numbers, the same in every run.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
