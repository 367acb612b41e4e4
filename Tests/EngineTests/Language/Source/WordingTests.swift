import Testing

@testable import Engine

@Suite struct WordingTests {
  @Test func aLiteralIsItsOwnKey() {
    let words: Wording = "try again"
    #expect(words.key == "try again")
    #expect("\(words)" == "try again")
    #expect(words.text(in: .ko) == "다시 시도하세요")
  }

  @Test func holesAreCounted() {
    let count = 7
    let words: Wording = "\(count) bytes had arrived; the next read gives them"
    #expect(words.key == "%1 bytes had arrived; the next read gives them")
    #expect(words.text(in: .en) == "7 bytes had arrived; the next read gives them")
    #expect(words.text(in: .ko) == "그때까지 7바이트가 도착했습니다. 다음 읽기에서 받을 수 있습니다")
  }

  @Test func wordsInWordsAreTranslatedToo() {
    let inner: Wording = "try again"
    let words: Wording = "try: \(inner)"
    #expect(words.text(in: .en) == "try: try again")
    #expect(words.text(in: .ko) == "해 보기: 다시 시도하세요")
  }

  @Test(arguments: ["", "50%", "%1 from %2", "`%(name)d`", "no such words anywhere"])
  func whatHasNoKoreanStaysAsItIs(text: String) {
    let name = text
    for language in MessageLanguage.allCases {
      #expect(Wording(text).text(in: language) == text)
      #expect(("\(name)%" as Wording).text(in: language) == text + "%")
    }
  }

  @Test func aTableFillsItsHolesLater() {
    let words = Wording("find who has it: ss -ltnp 'sport = :%1'").filling("80")
    #expect(words.text(in: .ko) == "누가 사용하는지 찾으세요: ss -ltnp 'sport = :80'")
    #expect(words == "find who has it: ss -ltnp 'sport = :80'")
  }

  /// A translation has the holes of its key, whatever their order.
  @Test func translationsHaveTheHolesOfTheirKeys() {
    for (key, text) in Korean.phrases {
      #expect(holes(key) == holes(text), "\(key)")
      #expect(!text.isEmpty && (!text.hasSuffix(".") || key.hasSuffix(".")), "\(text)")
    }
  }

  private func holes(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /%[1-9]/).map(\.output))
  }

  @Test func diagnosticsAreInTheirLanguage() {
    let source = SourceText(name: "a.nws", text: "connect localhost:1")
    let diagnostic = Diagnostic(
      "ConnectionRefusedError: connect", in: source, at: Span(0, 7),
      label: "nobody listens at that address", hints: ["try again"],
      remarks: [Diagnostic.Remark(text: "opened here", span: Span(0, 1))])
    #expect(
      DiagnosticText(language: .ko).render(diagnostic) == """
        error: ConnectionRefusedError: connect
         --> a.nws:1:1
          |
        1 | connect localhost:1
          | ^^^^^^^ 그 주소에서 연결을 기다리는 서버가 없습니다
          = 참고: 여기에서 열렸습니다 (a.nws:1:1)
          = 해 보기: 다시 시도하세요

        """)
  }

  @Test(arguments: [MessageLanguage.en, .ko])
  func failuresOfScriptsAreExplainedInTheSessionsLanguage(language: MessageLanguage) async throws {
    let result = try await run("connect 127.0.0.1:1", language: language)
    #expect(result.code == 3)
    #expect(result.messages.contains("ConnectionRefusedError"))
    let korean = result.messages.contains("서버를 먼저 실행하고")
    #expect(korean == (language == .ko))
    #expect(result.messages.contains("try: start the server") != korean)
  }
}
