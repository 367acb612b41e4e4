/// Reads the lines of a transcript. A line that makes no sense leaves a diagnostic, and reading goes on
/// with the next.
struct TranscriptReader {
  let source: SourceText
  private(set) var lines: [Transcript.Line] = []
  private(set) var places: [TranscriptFile.Place] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var names: [String: Int] = [:]
  /// The connection of the line before.
  private var current: Int?
  /// The line of each header.
  private var headers: [Transcript.Header.Name: Int] = [:]
  /// The line in which a side of a connection has ended its stream.
  private var endings: [Side: Int] = [:]

  private struct Side: Hashable {
    let connection: Int
    let direction: Transcript.Direction
  }

  init(_ source: SourceText) { self.source = source }

  mutating func readAll() {
    if let problem = source.encodingProblem {
      diagnostics.append(problem)
      return
    }
    var offset = readFirstLine()
    while offset < source.bytes.count {
      var cursor = TranscriptCursor(source, at: offset)
      do throws(TranscriptCursor.Problem) {
        try readLine(&cursor)
      } catch {
        var diagnostic = error.diagnostic
        cursor.skipLine()
        if cursor.isUnfinished {
          diagnostic.hints.append(
            "the file ends in this line: bring back what is missing, or delete the line")
        }
        diagnostics.append(diagnostic)
      }
      offset = cursor.offset
    }
  }

  /// `# network transcript 1`
  private mutating func readFirstLine() -> Int {
    var span = source.span(ofLine: 1)
    // Some editors write a byte order mark.
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { span.start += 3 }
    let words = source.text(span).split(separator: " ")
    let next = span.end < source.bytes.count ? source.span(ofLine: 2).start : span.end
    if words.count == 4, words[0...2] == ["#", "network", "transcript"] {
      if words[3] == "\(Transcript.version)" { return next }
      diagnostics.append(
        Diagnostic(
          "SyntaxError: a transcript of version \(words[3])", in: source, at: span,
          label: "version \(Transcript.version) is known here",
          hints: ["read it with a newer workbench"]))
    } else {
      diagnostics.append(
        Diagnostic(
          "SyntaxError: this is no network transcript", in: source, at: span,
          label: "its first line is `\(TranscriptWriter.firstLine)`",
          hints: ["make one with: workbench record :9001 localhost:9000 -o lab.nwt"]))
    }
    return source.bytes.count
  }

  private mutating func readLine(
    _ cursor: inout TranscriptCursor
  ) throws(TranscriptCursor.Problem) {
    let start = cursor.offset
    cursor.skipBlanks()
    let first = cursor.offset
    switch cursor.byte {
    case nil: add(.blank, Span(first, first))
    case UInt8(ascii: "#"):
      let end = cursor.endOfLine
      add(.comment(cursor.text(from: start)), Span(first, end))
    case _:
      let time = try cursor.time()
      cursor.skipBlanks()
      if let name = cursor.headerName() {
        try readHeader(name, time, &cursor, from: first)
      } else if cursor.take(word: "connection") {
        try readConnection(time ?? 0, &cursor, from: first)
      } else {
        try readEntry(time ?? 0, &cursor, from: first)
      }
    }
    if cursor.wantsMore {
      let end = source.bytes.lastIndex(of: UInt8(ascii: "\\")) ?? first
      throw cursor.problem(
        "a line is missing", Span(end, end + 1), label: "\\ promises another one")
    }
    cursor.skipLine()
  }

  private mutating func add(_ line: Transcript.Line, _ whole: Span, parts: [Span] = []) {
    lines.append(line)
    places.append(TranscriptFile.Place(whole: whole, parts: parts))
  }

  private mutating func readHeader(
    _ span: Span, _ time: Int?, _ cursor: inout TranscriptCursor, from start: Int
  ) throws(TranscriptCursor.Problem) {
    let word = source.text(span)
    guard time == nil, let name = Transcript.Header.Name(rawValue: word) else {
      let known = Transcript.Header.Name.allCases.map(\.rawValue)
      let close = Suggestion.closest(to: word, among: known)
      throw cursor.problem(
        "there is no header `\(word)`", span, label: "known are \(known.joined(separator: ", "))",
        hints: close.map { ["\($0):"] } ?? [])
    }
    cursor.skip(1)
    cursor.skipBlanks()
    let value = cursor.text(from: cursor.offset)
    let whole = Span(start, cursor.endOfLine)
    try TranscriptHeaderCheck.check(name, value, cursor, whole)
    if let line = headers[name] {
      throw cursor.problem(
        "a second \(word):", whole, label: "line \(line) says it already",
        hints: ["delete one of them"])
    }
    headers[name] = source.line(of: start)
    add(.header(Transcript.Header(name, value)), whole)
  }

  private mutating func readConnection(
    _ delay: Int, _ cursor: inout TranscriptCursor, from start: Int
  ) throws(TranscriptCursor.Problem) {
    let (name, nameSpan) = try cursor.word("the connection's name, as c1")
    if !TranscriptCursor.isName(name) {
      throw cursor.problem("`\(name)` is no name", nameSpan, label: "letters and digits, as c1")
    }
    if names[name] != nil {
      throw cursor.problem(
        "two connections are called \(name)", nameSpan, label: "give this one another name")
    }
    let (kind, kindSpan) = try cursor.word("tcp, udp, unix or unix-dgram")
    guard let transport = Transcript.Connection.Transport(rawValue: kind) else {
      throw cursor.problem(
        "`\(kind)` carries no bytes", kindSpan, label: "tcp, udp, unix or unix-dgram")
    }
    let (client, _) = try cursor.word("the client's address")
    let (arrow, arrowSpan) = try cursor.word("-> and the server's address")
    if arrow != "->" {
      throw cursor.problem(
        "an arrow is missing", arrowSpan, label: "expected ->",
        hints: ["connection c1 tcp 127.0.0.1:50342 -> localhost:7777"])
    }
    let (server, _) = try cursor.word("the server's address")
    let end = cursor.offset
    let remark = try cursor.remark()
    current = names.count
    names[name] = names.count
    add(
      .connection(
        Transcript.Connection(
          name, transport, from: client, to: server, delay: delay, remark: remark)),
      Span(start, end))
  }

  private mutating func readEntry(
    _ delay: Int, _ cursor: inout TranscriptCursor, from start: Int
  ) throws(TranscriptCursor.Problem) {
    if let span = cursor.nameSpan() {
      let name = source.text(span)
      guard let known = names[name] else {
        let close = Suggestion.closest(to: name, among: Array(names.keys) + ["connection"])
        throw cursor.problem(
          "there is no connection `\(name)` above this line", span,
          hints: close.map { ["did you mean \($0)?"] }
            ?? ["connection \(name) tcp 127.0.0.1:50342 -> localhost:7777"])
      }
      current = known
      cursor.move(to: span.end)
      cursor.skipBlanks()
    }
    guard let symbol = cursor.byte.map({ String(UnicodeScalar($0)) }),
      let direction = Transcript.Direction(rawValue: symbol)
    else {
      throw cursor.problem(
        "neither > nor <", cursor.here, label: "> is client to server, < server to client",
        hints: ["0.4ms  < \"Filename\""])
    }
    guard let connection = current else {
      throw cursor.problem(
        "no connection stands above this line", Span(start, cursor.offset + 1),
        hints: ["connection c1 tcp 127.0.0.1:50342 -> localhost:7777"])
    }
    cursor.skip(1)
    cursor.skipBlanks()
    let (content, parts) = try cursor.content()
    let end = parts.last?.end ?? cursor.offset
    let remark = try cursor.remark()
    try checkEnding(
      Side(connection: connection, direction: direction), content, cursor, Span(start, end))
    add(
      .entry(Transcript.Entry(connection, direction, content, delay: delay, remark: remark)),
      Span(start, end), parts: parts)
  }

  /// Behind the end of a stream nothing comes in its direction, but for a reset.
  private mutating func checkEnding(
    _ side: Side, _ content: Transcript.Content, _ cursor: TranscriptCursor, _ span: Span
  ) throws(TranscriptCursor.Problem) {
    if let line = endings[side], content != .reset {
      throw cursor.problem(
        "this stands behind the end of its stream", span, label: "it has ended in line \(line)",
        hints: ["delete one of the two lines, or move the end behind this one"])
    }
    if content == .end || content == .reset { endings[side] = source.line(of: span.start) }
  }
}

/// What a header's value must be.
enum TranscriptHeaderCheck {
  static func check(
    _ name: Transcript.Header.Name, _ value: String, _ cursor: TranscriptCursor, _ span: Span
  ) throws(TranscriptCursor.Problem) {
    switch name {
    case .run:
      if value.isEmpty { throw cursor.problem("run: needs a command", span) }
    case .as:
      if value != "server" && value != "client" {
        throw cursor.problem("as: server or client", span, label: "which side the replay plays")
      }
    case .timeout:
      if (TranscriptCursor.duration(value) ?? 0) <= 0 {
        throw cursor.problem(
          "timeout: needs a time above 0", span, label: "such as 500ms or 10s")
      }
    }
  }
}
