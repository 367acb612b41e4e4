import Testing

@testable import Engine

@Suite struct TestBlocksTests {
  @Test func findsBlocksByName() throws {
    let source = SourceText(
      name: "x.nws",
      text: """
        test "one" { print 1 }
        for n in [1, 2] { test "row ${n}" { print n } }
        if true { test "two" { print 2 } } else { test "one" { print 3 } }
        try { test 'three' { } } finally { test "${name}" { } }
        """)
    let blocks = TestBlocks(try Parser.parse(source))
    #expect(blocks.named.map(\.name) == ["one", "two", "three"])
    #expect(blocks.computed.map { source.text($0) } == ["\"row ${n}\"", "\"${name}\""])
    #expect(source.line(of: blocks.named[1].span.start) == 3)
  }

  @Test(arguments: [
    (TestSelection.none, ["top"]), (.named("one"), ["top", "one"]),
    (.except(["one"]), ["top", "row 1", "row 2"]), (.named("missing"), ["top"]),
  ])
  func theSelectionRuns(selection: TestSelection, lines: [String]) async throws {
    let script = """
      print "top"
      test "one" { print "one" }
      for n in [1, 2] { test "row ${n}" { print "row" n } }
      """
    let run = try await run(script, tests: selection)
    #expect(run.output == lines.map { $0 + "\n" }.joined() && run.code == 0)
  }

  /// The tests of an imported file are its own.
  @Test func importedFilesDoNotTest() async throws {
    let run = try await run(
      "import \"lib.nws\" as lib\ntest \"same\" { print \"mine\" }",
      files: ["lib.nws": "test \"same\" { print \"theirs\" }\n"], tests: .named("same"))
    #expect(run.output == "mine\n")
  }
}
