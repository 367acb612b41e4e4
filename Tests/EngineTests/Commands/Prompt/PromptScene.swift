@testable import Engine

/// A prompt in the middle of a lesson, for the tests of what helps while typing.
enum PromptScene {
  static let symbols = PromptSymbols(
    variables: [
      "l1": .listener, "c1": .connection, "a1": .connection, "u1": .datagram, "s1": .socket,
      "server": .task, "p1": .process, "data": .bytes, "name": .text, "total": .list,
      "pages": .map, "buf": .buffer, "addr": .address, "err": .error, "n": .number, "이름": .text,
      "f": .file, "_": .number,
    ],
    functions: ["greet": ["name", "times"], "stop": []],
    modules: ["my": .init(functions: ["open_server": ["port"], "run": []], variables: ["count"])])

  static let files = FileLister { folder in
    switch folder {
    case "":
      [
        .init("index.html", isFolder: false), .init("iot.png", isFolder: false),
        .init("lab.nws", isFolder: false), .init("lab2.nws", isFolder: false),
        .init("lib", isFolder: true), .init("한글.txt", isFolder: false),
        .init(".hidden", isFolder: false), .init("a\"b", isFolder: false),
        .init("talk.nwt", isFolder: false),
      ]
    case "lib": [.init("tcp_server.nws", isFolder: false), .init("x", isFolder: true)]
    case "~": [.init("home.txt", isFolder: false)]
    case "/": [.init("etc", isFolder: true)]
    default: []
    }
  }

  static let completer = Completer(table: .standard, files: files)

  /// A line with `|` for the cursor, as a text and the cursor's offset in scalars.
  static func split(_ line: String) -> (text: String, cursor: Int) {
    let scalars = Array(line.unicodeScalars)
    guard let bar = scalars.firstIndex(of: "|") else { return (line, scalars.count) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[..<bar])
    view.append(contentsOf: scalars[(bar + 1)...])
    return (String(view), bar)
  }

  static func complete(_ line: String) -> Completions {
    let (text, cursor) = split(line)
    return completer.complete(text, cursor: cursor, symbols: symbols)
  }

  /// The line after Tab, with `|` where the cursor then is; the same line when nothing happens.
  static func tab(_ line: String) -> String {
    let (text, cursor) = split(line)
    let found = completer.complete(text, cursor: cursor, symbols: symbols)
    guard let insertion = found.insertion(in: text) else { return line }
    var scalars = Array(text.unicodeScalars)
    scalars.replaceSubrange(found.range, with: insertion.unicodeScalars)
    scalars.insert("|", at: found.range.lowerBound + insertion.unicodeScalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
