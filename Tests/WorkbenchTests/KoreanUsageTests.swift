import Testing

import enum Engine.DisplayWidth

@testable import Workbench

/// The command line's own words, in Korean: Sources/Workbench/Korean.
@Suite struct KoreanUsageTests {
  static let names = Program.subcommands.map { $0.name }

  @Test func everySubcommandHasItsKorean() {
    #expect(Set(KoreanUsage.texts.keys) == Set(Self.names))
    for command in Program.subcommands {
      let korean = command.text(in: .ko)
      #expect(Self.isKorean(korean.summary), "\(command.name)")
      #expect(korean.details.isEmpty == command.details.isEmpty, "\(command.name)")
    }
  }

  /// Each option of the English help is in the Korean one.
  @Test(arguments: names) func helpTellsTheSameOptions(name: String) throws {
    let english = try Self.run([name, "-h"], language: "en")
    let korean = try Self.run([name, "-h"], language: "ko")
    let options = { (text: String) in Set(text.matches(of: /--?[a-z][a-z-]*/).map { $0.output }) }
    #expect(options(korean) == options(english))
    #expect(Self.isKorean(korean) && korean.contains("\n예:\n"), "\(korean)")
    #expect(!Self.isKorean(english) && english.contains("\nExample:\n"))
    for line in (korean + english).split(separator: "\n") {
      #expect(DisplayWidth.columns(of: String(line)) <= 110, "\(line)")
    }
  }

  @Test func theProgramsHelp() throws {
    let korean = try Self.run(["help"], language: "ko")
    #expect(try Self.run(["--help"], language: "ko") == korean)
    #expect(
      try Self.run(["help", "run"], language: "ko") == Self.run(["run", "-h"], language: "ko"))
    for command in Program.subcommands {
      #expect(korean.contains(command.text(in: .ko).summary), "\(command.name)")
    }
    #expect(korean.contains("종료 코드"))
  }

  /// What is wrong is said as ever; what to try, in Korean.
  @Test(arguments: [
    (["nothing.nws"], "해 보기: 이름을 확인하세요"), (["rnu"], "해 보기: 혹시 `workbench run`?"),
    (["--colour"], "해 보기: 혹시 --color?"),
    (["run", "--shwo=chunks", "x"], "스크립트의 옵션은 파일 이름 뒤에 씁니다"),
    (["export", "x.nwt", "--to", "htlm"], "해 보기: 혹시 --to html?"),
    (["replay", "x.nwt", "--as", "peer"], "--as server 또는 --as client"),
  ])
  func advice(words: [String], line: String) throws {
    let result = try Workbench.run(words, language: "ko")
    #expect(result.code == 1)
    #expect(result.messages.contains(line), "\(result.messages)")
  }

  @Test(arguments: ["run", "check"]) func aScriptsMistake(command: String) throws {
    let result = try Workbench.run(
      [command, "-"], input: "from socket import *\n", language: "ko")
    #expect(result.code == 2)
    #expect(
      result.messages.contains("해 보기: 소켓, 시간, 파일은 기본으로 들어 있어서"), "\(result.messages)")
  }

  /// A transcript's mistakes are explained like a script's, by whoever reads it.
  @Test(arguments: [["export", "--to", "svg"], ["replay"]])
  func aTranscriptsMistake(words: [String]) throws {
    let folder = try Folder()
    try folder.write("bad.nwt", "network transcript 1\n")
    let result = try Workbench.run(words + ["bad.nwt"], in: folder.url, language: "ko")
    #expect(result.code == 2)
    #expect(result.messages.contains("해 보기: 이렇게 만드세요: workbench record"), "\(result.messages)")
  }

  private static func run(_ words: [String], language: String) throws -> String {
    let result = try Workbench.run(words, language: language)
    #expect(result.code == 0 && result.messages.isEmpty, "\(result.messages)")
    return result.output
  }

  private static func isKorean(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }
}
