import Engine
import Foundation
import Testing

/// Tests/Diagnostics: each script provokes one diagnostic; the text that people read, and the exit
/// code, stand beside it. A script without its text gets it written, and the test fails once.
@Suite struct DiagnosticsTests {
  static let folder = Workbench.root.appendingPathComponent("Tests/Diagnostics")

  static let scripts: [String] = {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".nws") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test(arguments: scripts)
  func tells(script: String) throws {
    let work = try Folder()
    let name = (script as NSString).lastPathComponent + ".nws"
    let source = Self.folder.appendingPathComponent(script + ".nws")
    try FileManager.default.copyItem(at: source, to: work.url.appendingPathComponent(name))
    let result = try Workbench.run(["run", name], in: work.url)
    let text = Self.masked(result.messages) + "exit code \(result.code)\n"
    let expectation = Self.folder.appendingPathComponent(script + ".err")
    guard let expected = try? String(contentsOf: expectation, encoding: .utf8) else {
      try text.write(to: expectation, atomically: true, encoding: .utf8)
      Issue.record("\(script).err was missing and is written: read it, then run again")
      return
    }
    #expect(text == expected, "\(script).nws")
    #expect((1...4).contains(result.code))
  }

  @Test func everyKindOfErrorIsProvoked() throws {
    var told = ""
    for script in Self.scripts {
      let file = Self.folder.appendingPathComponent(script + ".err")
      told += try String(contentsOf: file, encoding: .utf8)
    }
    for kind in ErrorKind.allCases where kind != .exit && kind != .usage {
      #expect(told.contains("error: \(kind.rawValue): "), "\(kind.rawValue)")
    }
  }

  /// Ports, times and what a resolver without a network says differ from run to run.
  static func masked(_ text: String) -> String {
    text
      .replacing(/(127\.0\.0\.1|sport = ):[0-9]{5}/) { "\($0.output.1):PORT" }
      .replacing(/(after|came in|in) [0-9.]+m?s/) { "\($0.output.1) TIME" }
      .replacing(/(Name or service not known|Temporary failure in name resolution) \(EAI_\w+\)/) {
        _ in "REASON"
      }
  }
}
