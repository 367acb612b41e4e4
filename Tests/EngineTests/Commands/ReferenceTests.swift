import Testing

@testable import Engine

/// docs/reference.md is written by `Reference`. To write it anew after a change of the table:
/// `WORKBENCH_RECORD=1 swift test --filter ReferenceTests` (which fails once, so that it is looked at).
@Suite struct ReferenceTests {
  private static let path: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/docs/reference.md"
  }()

  @Test func theCommittedPageIsThatOfTheTable() throws {
    let text = Reference.markdown(of: .complete)
    if Host.environment("WORKBENCH_RECORD") == "1" {
      try File.writeAll(Self.path, Array(text.utf8))
      Issue.record("docs/reference.md was written anew: look at the difference and commit it")
      return
    }
    let committed = String(decoding: try File.readAll(Self.path), as: UTF8.self)
    let difference = zip(committed.split(separator: "\n"), text.split(separator: "\n"))
      .first { $0 != $1 }
    // Compared beforehand: the pages are too long to be shown.
    let isSame = committed == text
    #expect(
      isSame,
      """
      docs/reference.md is not what the table says; first difference:
      - \(difference?.0 ?? "(the page ends)")
      + \(difference?.1 ?? "(the table ends)")
      write it anew: WORKBENCH_RECORD=1 swift test --filter ReferenceTests
      """)
  }

  @Test func everyCommandHasItsEntry() {
    let lines = Set(Reference.markdown(of: .complete).split(separator: "\n").map(String.init))
    for command in CommandTable.complete.commands where ErrorKind(rawValue: command.name) == nil {
      #expect(lines.contains("### \(command.name)"))
      #expect(lines.contains("    \(command.usage)"))
    }
  }

  @Test func anEntry() {
    let command = Command(
      "knock", "s:socket n? how:soft|hard=", .sockets, "knocks at a socket", aliases: ["tap"],
      details: "Twice.", python: "s.knock()\ns.wait()", example: "knock `s`", slide: "두드리기"
    ) { _ in .none }
    let text = Reference.markdown(of: CommandTable([command]))
    #expect(
      text.contains(
        """
        ## Sockets

        ### knock

            knock [s] [n] [how=soft|hard]

        Knocks at a socket.
        Twice.

        - Also called `tap`
        - Python: `s.knock(); s.wait()`
        - Example: `` knock `s` ``
        - Slide: 두드리기

        """), "\(text)")
  }

  @Test func tablesHaveTheirPipesEscaped() {
    let rows = Reference.markdown(of: CommandTable([])).split(separator: "\n").filter {
      $0.hasPrefix("|")
    }
    let counts = rows.map { row in row.replacing("\\|", with: "").count { $0 == "|" } }
    #expect(Set(counts) == [4, 5])
    #expect(rows.contains { $0.hasPrefix("| `ConnectionResetError` | `ConnectionError` |") })
  }
}
