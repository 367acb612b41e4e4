import Testing

@testable import Engine

@Suite struct HighlighterTests {
  private let highlighter = Highlighter(table: .standard)

  /// `word:role` for each stretch.
  private func described(_ line: String) -> [String] {
    let (text, cursor) = PromptScene.split(line)
    let scalars = Array(text.unicodeScalars)
    let isTyped = line.contains("|")
    return highlighter.roles(
      in: text, symbols: PromptScene.symbols, cursor: isTyped ? cursor : nil
    ).map { stretch in
      "\(scalars[stretch.range].map(String.init).joined()):\(stretch.role)"
    }
  }

  @Test(
    arguments: [
      ("recv c1 4", ["recv:command", "c1:variable", "4:number"]),
      ("revc c1 4", ["revc:unknownCommand", "c1:variable", "4:number"]),
      ("revc| c1", ["revc:unknownCommand", "c1:variable"]), ("rec| c1", ["c1:variable"]),
      ("rec|", []), ("zzz|", ["zzz:unknownCommand"]), ("sockets", ["sockets:command"]),
      ("c1", ["c1:variable"]), ("print zzz", ["print:command", "zzz:unknownVariable"]),
      ("print to|", ["print:command"]), ("x = 5", ["x:variable", "5:number"]),
      ("shutdown c1 write", ["shutdown:command", "c1:variable", "write:word"]),
      ("shutdown c1 wrte", ["shutdown:command", "c1:variable", "wrte:unknownWord"]),
      ("frames u32be", ["frames:command", "u32be:word"]),
      (
        "connect localhost:9000 timeout=2s",
        ["connect:command", "localhost:9000:address", "timeout:label", "2s:number"]
      ),
      (
        "send c1 \"안녕 ${name} 끝\"",
        [
          "send:command", "c1:variable", "\"안녕 :text", "${:interpolation", "name:variable",
          "}:interpolation", " 끝\":text",
        ]
      ),
      ("send c1 \"안녕", ["send:command", "c1:variable", "\"안녕:unclosed"]),
      (
        "send c1 \"${na",
        [
          "send:command", "c1:variable", "\":unclosed", "${:interpolation",
          "na:unknownVariable",
        ]
      ),
      ("send c1 \"안|", ["send:command", "c1:variable", "\"안:text"]),
      ("send c1 x\"0|", ["send:command", "c1:variable", "x\"0:bytes"]),
      ("send c1 \"안 |; close c1", ["send:command", "c1:variable", "\"안 ; close c1:text"]),
      ("|send c1 \"안", ["send:command", "c1:variable", "\"안:unclosed"]),
      ("send c1 b\"x\"", ["send:command", "c1:variable", "b\"x\":bytes"]),
      ("send c1 x\"00", ["send:command", "c1:variable", "x\"00:unclosed"]),
      ("match name /a.c/", ["match:command", "name:variable", "/a.c/:pattern"]),
      (
        "while true { break } # all",
        ["while:keyword", "true:keyword", "break:keyword", "# all:comment"]
      ),
      ("c1.peer.host", ["c1:variable", "peer:property", "host:property"]),
      ("c1.recv(4)", ["c1:variable", "recv:command", "4:number"]),
      ("my.open_server(80)", ["my:variable", "open_server:command", "80:number"]),
      ("my.zzz(80)", ["my:variable", "zzz:unknownCommand", "80:number"]),
      ("greet \"x\"", ["greet:command", "\"x\":text"]),
      (
        "def g(a) { print a }",
        ["def:keyword", "g:command", "a:variable", "print:command", "a:variable"]
      ),
      (
        "for i in total { print i }",
        [
          "for:keyword", "i:variable", "in:keyword", "total:variable", "print:command",
          "i:variable",
        ]
      ),
      (
        "try { } except OSError as e { print e }",
        [
          "try:keyword", "except:keyword", "OSError:word", "as:keyword", "e:variable",
          "print:command", "e:variable",
        ]
      ),
      ("try { } except Nope { }", ["try:keyword", "except:keyword", "Nope:unknownWord"]),
      ("print (1 + ) \"a\" 5", ["print:command", "1:number", "\"a\":text", "5:number"]),
      ("raise ValueError(\"no\")", ["raise:keyword", "ValueError:command", "\"no\":text"]),
      ("print 이름 없음", ["print:command", "이름:variable", "없음:unknownVariable"]),
      (
        "s = connect localhost:1\nrecv s 4",
        [
          "s:variable", "connect:command", "localhost:1:address", "recv:command", "s:variable",
          "4:number",
        ]
      ),
    ] as [(String, [String])])
  func roles(line: String, expected: [String]) {
    #expect(described(line) == expected, "\(line)")
  }

  @Test func stretchesAreInOrderAndApart() {
    for line in Samples.lines {
      for length in 0...line.unicodeScalars.count {
        let text = String(String.UnicodeScalarView(line.unicodeScalars.prefix(length)))
        var end = 0
        for stretch in highlighter.roles(in: text, symbols: PromptScene.symbols, cursor: length) {
          #expect(stretch.range.lowerBound >= end && !stretch.range.isEmpty, "\(text)")
          end = stretch.range.upperBound
        }
        #expect(end <= length)
      }
    }
  }
}
