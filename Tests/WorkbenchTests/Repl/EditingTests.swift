import Testing

/// Typing and editing at the prompt, Korean text above all, as a person sees it (product.md §2).
@Suite struct EditingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let keys: String
    let before: String
    var after = ""
    var testDescription: String { String(reflecting: keys) }

    init(_ keys: String, _ before: String, _ after: String = "") {
      (self.keys, self.before, self.after) = (keys, before, after)
    }
  }

  static let left = "\u{1B}[D"
  static let right = "\u{1B}[C"

  /// Each starts on an empty line.
  static let rows = [
    Row("안녕하세요", "안녕하세요"),
    Row("안녕하세요\(left)\(left)\(left)X", "안녕X", "하세요"),
    Row("안녕하세요\u{7F}\u{7F}", "안녕하"),
    Row("가나다라\u{1}", "", "가나다라"),
    Row("가나다라\u{1}\u{4}", "", "나다라"),
    Row("가나다라\u{1}\(right)\(right)\u{4}", "가나", "라"),
    Row("가나다라\(left)\(left)\u{1B}[3~", "가나", "라"),
    Row("가나다라\(left)\(left)\u{B}", "가나"),
    Row("가나다라\(left)\(left)\u{B}\u{1}\u{19}", "다라", "가나"),
    Row("가나 다라\u{17}", "가나 "),
    Row("가나 다라\u{17}\u{17}", ""),
    Row("가나 다라\u{1B}b", "가나 ", "다라"),
    Row("가나 다라\u{1B}[1;5D\u{1B}[1;5D", "", "가나 다라"),
    Row("가나 다라\u{1}\u{1B}f", "가나", " 다라"),
    Row("가나다\u{1}\u{6}\u{6}\u{2}x", "가x", "나다"),
    Row("가나다\u{1B}[H나\u{1B}[Fx", "나가나다x"),
    Row("가나다\u{1B}OHx\u{1B}OFy", "x가나다y"),
    Row("e\u{301}a\(left)\(left)x", "x", "e\u{301}a"),
    Row("e\u{301}a\(left)\(left)\u{4}", "", "a"),
    Row("😀가\(left)x", "😀x", "가"),
    Row("abc\u{1B}[99~\u{1B}[Zd", "abcd"),
    Row("tab\u{16}\tx", "tab        x"),
    Row("가나\u{14}", "나가"),
    Row("abc\u{0}\u{15}x", "x"),
  ]

  @Test func keysOnALine() throws {
    let shell = try Home().shell()
    for row in Self.rows {
      try shell.send(row.keys + ".")
      do {
        try shell.wait(forLine: "nws> " + row.before + ".", row.after, seconds: 5)
      } catch {
        Issue.record("\(String(reflecting: row.keys)): \(error)")
      }
      try shell.send("\u{3}")
      try shell.wait(forLine: "nws> ")
    }
    #expect(shell.screen.unknown.isEmpty)
  }

  @Test(arguments: [
    (20, "가나다라마바사아자차카타파하"), (21, "가나다라마바사아자차카타파하"), (7, "가나다라"),
    (40, "a가b나c다d라e마f바g사h아i자j차k카l타m파n하"),
  ])
  func everyPlaceOfALineThatWraps(columns: Int, text: String) throws {
    let shell = try Home().shell(columns: columns, rows: 12)
    var before = text
    var after = ""
    try shell.send(text)
    while let last = before.popLast() {
      try shell.wait(forLine: "nws> " + before + String(last), after)
      after = String(last) + after
      try shell.send(Self.left)
    }
    try shell.wait(forLine: "nws> ", text)
    for character in text {
      try shell.send(Self.right)
      before.append(character)
      try shell.wait(forLine: "nws> " + before, String(text.dropFirst(before.count)))
    }
    for _ in text {
      try shell.send("\u{7F}")
      before.removeLast()
      try shell.wait(forLine: "nws> " + before)
    }
    #expect(shell.screen.cursor == .init(row: shell.screen.cursor.row, column: 5))
    #expect(!shell.screen.everything.contains("가"), "\n\(shell.screen.picture)")
  }

  @Test func aLineLongerThanTheScreen() throws {
    let shell = try Home().shell(columns: 30, rows: 6)
    let text = (1...60).map { "가나\($0)" }.joined(separator: ",")
    try shell.send("print \"\(text)\"")
    try shell.wait(for: "the end") { $0.cursorLine.before.hasSuffix("가나60\"") }
    try shell.send("\u{1}")
    try shell.wait(for: "the beginning") {
      $0.text.contains("nws> print") && $0.cursorLine.before == "nws> "
    }
    try shell.send("\u{5}\r")
    try shell.wait(forLine: "nws> ")
    let written = shell.screen.lines.joined().filter { $0 != " " }
    #expect(written.contains(text), "\(shell.screen.everything)")
  }

  @Test func emacsIsTheStandardAndEditrcDecides() throws {
    let home = try Home()
    try home.write(".editrc", "bind -v\n")
    let shell = try home.shell()
    try shell.send("가나다라 마바\u{1B}")
    try shell.wait(forLine: "nws> 가나다라 마", "바")
    try shell.send("0x")
    try shell.wait(forLine: "nws> ", "나다라 마바")
    try shell.send("$i한\u{1B}")
    try shell.wait(forLine: "nws> 나다라 마", "한바")
    try shell.send("ddiprint 1\r")
    try shell.wait(for: "\n1\nnws>")
  }

  @Test func keysOfEditrc() throws {
    let home = try Home()
    try home.write(".editrc", "bind ^X^E em-upper-case\nworkbench:bind ^O ed-move-to-beg\n")
    let shell = try home.shell()
    try shell.send("abc\u{F}x")
    try shell.wait(forLine: "nws> x", "abc")
  }

  @Test func typedAheadIsKept() throws {
    let shell = try Home().shell()
    try shell.send("sleep 200ms\rprint \"나중\"\rpri")
    try shell.wait(forLine: "nws> pri", "nt \"나중\"")
    #expect(shell.screen.text.contains("print \"나중\"\n나중\n"))
  }

  @Test func aPersonWithoutUTF8LocaleTypesKoreanToo() throws {
    for locale in ["C", "", "ko_KR.EUC-KR"] {
      let shell = try Home().shell(environment: ["LANG": locale])
      try shell.send("가나\(Self.left)X")
      try shell.wait(forLine: "nws> 가X", "나")
    }
  }
}
