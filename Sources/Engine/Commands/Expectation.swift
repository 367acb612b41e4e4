/// The failures of `expect` and its like, with what is needed to see why.
@EngineActor
enum Expectation {
  /// Other bytes came than were expected.
  static func miss(_ wanted: [UInt8], _ got: [UInt8], on socket: Socket) -> Failure {
    guard let difference = ByteDifference(expected: wanted, actual: got) else {
      return Failure(.expectation, "expect \(socket.name): \(got.count) bytes came")
    }
    let why: Wording
    switch difference.reason {
    case .differs(let expected, let actual):
      why =
        "byte \(difference.offset) is 0x\(Hex.text(of: [actual])), not 0x\(Hex.text(of: [expected]))"
    case .endsEarly(let missing): why = "\(bytes: missing) missing"
    case .goesOn(let extra): why = "\(extra) bytes too many"
    }
    return Failure(
      .expectation,
      "expect \(socket.name): \(Value.bytesText(Array(got.prefix(40)))) came, not \(Value.bytesText(Array(wanted.prefix(40))))",
      why: why, details: details(difference, wanted, got), partial: got, argument: 1)
  }

  /// The wait for the bytes ended in another way.
  static func failure(_ error: SocketError, _ wanted: [UInt8], on socket: Socket) -> Failure {
    switch error.cause {
    case .incomplete(_, let partial):
      if !wanted.starts(with: partial) { return miss(wanted, partial, on: socket) }
      return short(wanted, partial, socket, "the stream ended after \(partial.count) bytes")
    case .timedOut(let waited, let got):
      let partial = (try? socket.recv(got)) ?? []
      if !wanted.starts(with: partial) { return miss(wanted, partial, on: socket) }
      let time = Value.durationText(waited / 1_000_000 * 1_000_000)
      return short(wanted, partial, socket, "only \(partial.count) bytes came in \(time)")
    case .system, .cancelled, .wouldBlock, .closed, .limit, .unresolved, .invalid:
      return Failure.from(error)
    }
  }

  private static func short(
    _ wanted: [UInt8], _ got: [UInt8], _ socket: Socket, _ why: Wording
  ) -> Failure {
    let difference = ByteDifference(expected: wanted, actual: got)
    return Failure(
      .expectation, "expect \(socket.name): \(got.count) of \(wanted.count) bytes came", why: why,
      details: difference.map { details($0, wanted, got) } ?? [], partial: got, argument: 1)
  }

  /// Data came where none was expected.
  static func unexpected(_ got: [UInt8], insteadOf wanted: String, _ socket: Socket) -> Failure {
    Failure(
      .expectation,
      "expected \(wanted) of \(socket.name), but \(got.count) byte\(got.count == 1 ? "" : "s") came",
      why: Wording(Value.bytesText(Array(got.prefix(40)))),
      details: lines(Hexdump.text(of: Array(got.prefix(256)))), partial: got)
  }

  /// Another end came than the one expected.
  static func instead(_ error: SocketError, of wanted: String, _ socket: Socket) -> Failure {
    let failure = Failure.from(error)
    if failure.kind == .cancelled { return failure }
    return Failure(
      .expectation, "expected \(wanted) of \(socket.name), but \(failure.kind.rawValue) came",
      why: Wording(failure.what))
  }

  /// Both hexdumps aligned, the differing bytes marked, and both readings.
  static func details(
    _ difference: ByteDifference, _ wanted: [UInt8], _ got: [UInt8]
  ) -> [String] {
    var lines: [String] = []
    for row in difference.rows {
      lines.append("expected  " + text(row.expected, row.offset))
      lines.append("came      " + text(row.actual, row.offset))
      lines.append("          " + marks(row.marks))
    }
    if difference.hiddenRows.after > 0 {
      lines.append("… \(difference.hiddenRows.after) more rows")
    }
    lines.append("expected  " + reading(wanted))
    lines.append("came      " + reading(got))
    return lines.map(trimmed).filter { !$0.isEmpty }
  }

  private static func text(_ row: HexdumpRow?, _ offset: Int) -> String {
    guard let row else { return "(nothing from offset \(offset) on)" }
    return HexdumpLine.row(row).text(width: 16)
  }

  private static func marks(_ places: [Int]) -> String {
    var columns = [Character](repeating: " ", count: 10 + 16 * 3 + 2)
    for place in places where place < 16 {
      let column = 10 + place * 3 + (place >= 8 ? 1 : 0)
      columns[column] = "^"
      columns[column + 1] = "^"
    }
    return String(columns)
  }

  /// The bytes as text and, up to eight of them, as an integer in both orders.
  static func reading(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(60), as: UTF8.self)
    var line = "as text \(Value.quoted(text))"
    if (1...8).contains(bytes.count) {
      let big = IntegerCodec.decode(bytes, order: .big, signed: false)
      let little = IntegerCodec.decode(bytes, order: .little, signed: false)
      line += ", as integer \(big) big, \(little) little"
    }
    return line
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line = line.dropLast() }
    return String(line)
  }
}

/// `expect s /pattern/`: reads until the pattern matches.
@EngineActor
struct PatternExpectation {
  let pattern: Pattern

  init(_ pattern: Pattern) { self.pattern = pattern }

  func meet(_ socket: Socket, until deadline: Deadline?) async throws -> Value {
    var captures: [Value] = []
    let pattern = pattern
    var search: (PatternMatcher, String)?
    do throws(SocketError) {
      let bytes = try await socket.recvMatching(until: deadline) { bytes, isNew in
        if isNew { search = nil }
        let (matcher, text) = search ?? Self.search(pattern, bytes)
        search = (matcher, text)
        guard matcher.go(for: PatternMatcher.slice) else { return .unfinished }
        try? pattern.finish(matcher)
        guard let match = matcher.match, let end = match[0]?.upperBound else { return .nothing }
        captures = match.dropFirst().map { group in
          group.map { .string(String(Pattern.part($0, of: text))) } ?? .none
        }
        let isUTF8 = text.utf8.count == bytes.count
        return .found(isUTF8 ? end : Pattern.part(0..<end, of: text).unicodeScalars.count)
      }
      return captures.isEmpty ? .bytes(bytes) : .tuple(Tuple(captures))
    } catch {
      throw failure(error, socket)
    }
  }

  /// Bytes that are no UTF-8 are matched one character a byte, as Latin-1.
  private static func search(
    _ pattern: Pattern, _ bytes: ArraySlice<UInt8>
  ) -> (PatternMatcher, String) {
    let text =
      String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    return (pattern.search(in: text), text)
  }

  private func failure(_ error: SocketError, _ socket: Socket) -> Failure {
    let got: [UInt8]
    let why: Wording
    switch error.cause {
    case .incomplete(_, let partial):
      got = partial
      why = "the stream ended after \(partial.count) bytes"
    case .timedOut(let waited, let count):
      got = (try? socket.recv(count)) ?? []
      why = "it did not match in \(Value.durationText(waited / 1_000_000 * 1_000_000))"
    case .system, .cancelled, .wouldBlock, .closed, .limit, .unresolved, .invalid:
      return Failure.from(error)
    }
    let dump = Hexdump.text(of: Array(got.prefix(256))).split(separator: "\n").map(String.init)
    return Failure(
      .expectation, "expect \(socket.name): nothing matched /\(pattern.source)/", why: why,
      details: dump + ["came      " + Expectation.reading(got)], partial: got, argument: 1)
  }
}
