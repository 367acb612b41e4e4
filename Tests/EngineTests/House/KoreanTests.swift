import Testing

@testable import Engine

/// The Korean explanations belong to words that the sources say.
@Suite struct KoreanTests {
  private static let sources = SourceRulesTests.sources.filter { !$0.path.contains("/Korean/") }

  /// What is code, or a name, and so the same in every language.
  private static let code: Set<String> = [
    "connection c1 tcp 127.0.0.1:50342 -> localhost:7777", "help errors %1", "frames s line",
    "frames s \"\\r\\n\"", "`if not done { … }`", "`for x in xs { … }`", "`else if`",
    "import \"tcp_server.nws\" as my", "workbench demo %1", "workbench help",
    "workbench hexdump -h", "workbench run --record lab.nwt %1", "workbench run -h",
    "workbench run %1 --help", "workbench run %1 --%2 VALUE", "workbench %1 -h",
    "workbench --help", "--connect localhost:7777", "--param port=0", "--report tap=FILE",
  ]

  @Test func everyKeyIsSaidSomewhere() {
    let said = Self.sources.reduce(into: Set()) { $0.formUnion(Literals.keys(in: $1.text)) }
    let unsaid = Korean.phrases.keys.filter { !said.contains($0) }.sorted()
    #expect(unsaid == [], "no source says this any more: change the key in Language/Korean too")
  }

  /// A new explanation gets a line in the file of its matter in Language/Korean.
  @Test func everyExplanationHasItsKorean() {
    let said = Self.sources.reduce(into: Set()) { $0.formUnion(Literals.explanations(in: $1)) }
    #expect(said.count > 400)
    let english = said.filter { $0.contains(/[A-Za-z]{2,} [a-z]/) && !Self.code.contains($0) }
    #expect(english.filter { Korean.phrases[$0] == nil }.sorted() == [], "without its Korean")
    #expect(Self.code.filter { !said.contains($0) }.sorted() == [], "no source says this code")
  }

  @Test func explanationsAreFoundInASource() {
    let source = SourceRulesTests.Source(
      path: "Engine/X.swift", layer: nil,
      text: """
        throw Failure(
          .value, "a headline", why: isLong ? "too \\(kind) of it" : "b \\"q\\"",
          hints: [
            "try \\(list.joined(separator: ", ")) twice", // "no"
            close.map { "did you mean \\($0)?" } ?? "or not",
          ])
        print("not this")
        """)
    #expect(
      Literals.explanations(in: source) == [
        "too %1 of it", "b \"q\"", "try %1 twice", "did you mean %1?", "or not",
      ])
  }
}
