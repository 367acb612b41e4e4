import Engine
import Testing

@testable import Workbench

/// The history as a value and as a file.
@EngineActor @Suite struct HistoryFileTests {
  @Test(arguments: ["send a \"안녕\"", "loop {\n  x\n}", "a\\nb", "\\", "\n\\\n"])
  func everyTextComesBack(_ text: String) {
    #expect(History.decode(History.encode([text])) == [text])
  }

  @Test func eachTextStandsAtItsNewestPlace() {
    let bytes = History.encode(["a", "b", "a", "c", "b"])
    #expect(History.decode(bytes) == ["a", "c", "b"])
    // A last line that was cut by a crash, and bytes that are no text.
    #expect(History.decode(bytes + Array("half".utf8)) == ["a", "c", "b", "half"])
    #expect(History.decode([0xFF, 0x0A, 0x5C]).count == 1)
  }

  @Test func twoShellsKeepBothTheirs() throws {
    let folder = try File.makeTemporaryFolder()
    defer { try? File.removeTree(folder) }
    let path = folder + "/deep/history"
    let one = History(path: path)
    let two = History(path: path)
    #expect(one.add("from one") == nil)
    #expect(two.add("from two") == nil)
    #expect(one.add("from one again") == nil)
    #expect(one.entries == ["from one", "from one again"])
    #expect(History(path: path).entries == ["from one", "from two", "from one again"])
    one.tidy()
    #expect(History(path: path).entries == ["from one", "from two", "from one again"])
  }

  @Test func aFileThatCannotBeWrittenIsToldOnce() {
    let history = History(path: "/proc/nowhere/history")
    #expect(history.add("x") != nil)
    #expect(history.add("y") == nil)
    #expect(history.entries == ["x", "y"])
  }

  @Test func suggestionsAndWalks() {
    let history = History(path: nil)
    for text in ["send c1 \"a\"", "recv c1 4", "send c1 \"b\"", "  "] { history.add(text) }
    #expect(history.suggestion(for: "send") == "send c1 \"b\"")
    #expect(history.suggestion(for: "recv c1 4") == nil)
    #expect(history.suggestion(for: "") == nil)
    #expect(history.older(than: 3) { $0.hasPrefix("send") } == 2)
    #expect(history.older(than: 2) { $0.hasPrefix("send") } == 0)
    #expect(history.newer(than: 0) { $0.hasPrefix("send") } == 2)
    #expect(history.newer(than: 2) { _ in true } == nil)
  }
}
