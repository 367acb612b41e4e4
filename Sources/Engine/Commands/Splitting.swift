extension CommandTable {
  /// Texts and bytes taken apart and put together, as Python's methods do.
  static let splitting: [Command] = [
    Command(
      "split", "text separator? maxsplit?", .bytes, "the parts between separators",
      aliases: [],
      details: """
        Without a separator, runs of white space separate, and none stands at the ends. \
        maxsplit=1 splits only at the first separator.
        """,
      python: "text.split(',', 1)", example: #"print split("GET / HTTP/1.1", " ")"#,
      slide: "과제 4: 웹 서버", Splitting.split),
    Command(
      "rsplit", "text separator? maxsplit?", .bytes,
      "the parts between separators, counted from the right",
      python: "text.rsplit(',', 1)", example: #"print rsplit("a.b.c", ".", 1)"#,
      Splitting.rsplit),
    Command(
      "lines", "text keepends?", .bytes, "the lines of a text or bytes", aliases: ["splitlines"],
      details: "Lines end with \\n, \\r\\n or \\r; keepends=true leaves the ends on.",
      python: "text.splitlines()", example: #"print lines("one\ntwo\n")"#, Splitting.lines),
    Command(
      "partition", "text separator", .bytes,
      "what stands before the first separator, the separator, and what follows",
      python: "text.partition(':')", example: #"print partition("Host: a", ": ")"#,
      Splitting.partition),
    Command(
      "rpartition", "text separator", .bytes,
      "what stands before the last separator, the separator, and what follows",
      python: "text.rpartition(':')", example: #"print rpartition("a.b.c", ".")"#,
      Splitting.rpartition),
    Command(
      "join", "separator parts", .bytes, "the parts in one, with the separator between them",
      details: "All parts are texts when the separator is one, and bytes when it is bytes.",
      python: "''.join(parts)", example: #"print join(", ", ["a", "b"])"#,
      slide: "Partial Writes/Reads", Splitting.join),
  ]
}

/// The bodies of the commands that take texts apart and put them together.
@EngineActor
enum Splitting {
  static func split(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let limit = try limit(call)
    guard call.isPresent(1) else { return words(content, limit) }
    let separator = try separator(call, content)
    var parts: [Value] = []
    var start = 0
    while parts.count < limit,
      let place = content.find(separator, in: start..<content.bytes.count)
    {
      parts.append(content.value(content.bytes[start..<place]))
      start = place + separator.count
    }
    parts.append(content.value(content.bytes[start...]))
    return .items(parts)
  }

  static func rsplit(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let limit = try limit(call)
    guard call.isPresent(1) else { return wordsFromRight(content, limit) }
    let separator = try separator(call, content)
    var parts: [Value] = []
    var end = content.bytes.count
    while parts.count < limit, let place = content.findLast(separator, in: 0..<end) {
      parts.append(content.value(content.bytes[place + separator.count..<end]))
      end = place
    }
    parts.append(content.value(content.bytes[..<end]))
    return .items(parts.reversed())
  }

  private static func limit(_ call: borrowing Call) throws -> Int {
    let limit = try call.int(2, default: -1)
    return limit < 0 ? .max : limit
  }

  private static func separator(_ call: borrowing Call, _ content: Content) throws -> [UInt8] {
    let separator = try call.content(1, like: content)
    if separator.isEmpty {
      throw call.invalid(
        1, "the separator is empty",
        hints: ["leave it out to split at white space; list(text) gives the characters"])
    }
    return separator
  }

  /// Splits at runs of white space; what is left after `limit` parts keeps its end.
  private static func words(_ content: Content, _ limit: Int) -> Value {
    var parts: [Value] = []
    var rest = content.bytes[...].drop(spacesOf: content)
    while !rest.isEmpty {
      if parts.count == limit {
        parts.append(content.value(rest))
        break
      }
      let end = rest.firstSpace(content) ?? rest.endIndex
      parts.append(content.value(rest[..<end]))
      rest = rest[end...].drop(spacesOf: content)
    }
    return .items(parts)
  }

  private static func wordsFromRight(_ content: Content, _ limit: Int) -> Value {
    var parts: [Value] = []
    var rest = content.bytes[...].dropLast(spacesOf: content)
    while !rest.isEmpty {
      if parts.count == limit {
        parts.append(content.value(rest))
        break
      }
      let start = rest.startOfLastWord(content)
      parts.append(content.value(rest[start...]))
      rest = rest[..<start].dropLast(spacesOf: content)
    }
    return .items(parts.reversed())
  }

  static func lines(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let keeps = call.bool(1)
    var lines: [Value] = []
    var start = 0
    var index = 0
    while index < content.bytes.count {
      let length = lineEnd(content, index)
      if length == 0 {
        index += 1
        continue
      }
      lines.append(content.value(content.bytes[start..<(keeps ? index + length : index)]))
      index += length
      start = index
    }
    if start < content.bytes.count { lines.append(content.value(content.bytes[start...])) }
    return .items(lines)
  }

  /// The length of the line end that begins here, 0 when there is none. A text has more of them
  /// than bytes have (str.splitlines).
  private static func lineEnd(_ content: Content, _ index: Int) -> Int {
    let bytes = content.bytes
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0x0B, 0x0C, 0x1C...0x1E: return content.isText ? 1 : 0
    case 0xC2: return content.isText && byte(1) == 0x85 ? 2 : 0
    case 0xE2: return content.isText && byte(1) == 0x80 && byte(2) & 0xFE == 0xA8 ? 3 : 0
    default: return 0
    }
  }

  static func partition(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let separator = try separator(call, content)
    let place = content.find(separator, in: 0..<content.bytes.count)
    return three(content, separator, place, fromRight: false)
  }

  static func rpartition(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let separator = try separator(call, content)
    let place = content.findLast(separator, in: 0..<content.bytes.count)
    return three(content, separator, place, fromRight: true)
  }

  private static func three(
    _ content: Content, _ separator: [UInt8], _ place: Int?, fromRight: Bool
  ) -> Value {
    let whole = content.value(content.bytes)
    let none = content.value([UInt8]())
    guard let place else {
      return .tuple(Tuple(fromRight ? [none, none, whole] : [whole, none, none]))
    }
    let before = content.value(content.bytes[..<place])
    let after = content.value(content.bytes[(place + separator.count)...])
    return .tuple(Tuple([before, content.value(separator), after]))
  }

  static func join(_ call: borrowing Call) throws -> Value {
    if case .list = call[0] {
      throw call.mistyped(
        0, "a text or bytes", hints: ["the separator comes first: join(\", \", parts)"])
    }
    let parts: [Value]
    if case .list(let list) = call[1] { parts = list.items } else { parts = try call.elements(1) }
    if case .text(let text) = call[0] { return try join(call, parts, with: text) }
    let separator = try call.content(0)
    var out: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { out += separator.bytes }
      switch part {
      case .bytes(let bytes): out += bytes
      case .buffer(let buffer): out += buffer.bytes
      default: throw misfit(call, part, index, separator)
      }
    }
    return .bytes(out)
  }

  /// In one pass where the result is short, as it mostly is.
  private static func join(
    _ call: borrowing Call, _ parts: [Value], with separator: Text
  ) throws -> Value {
    let joined = try withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { room in
      guard let start = room.baseAddress else { return nil as Text? }
      var used = 0
      var length = 0
      for index in parts.indices {
        guard case .text(let text) = parts[index] else {
          throw misfit(call, parts[index], index, try call.content(0))
        }
        if index > 0 {
          guard let count = separator.copyUTF8(to: start + used, room: room.count &- used) else {
            return nil
          }
          used &+= count
          length &+= separator.length
        }
        guard let count = text.copyUTF8(to: start + used, room: room.count &- used) else {
          return nil
        }
        used &+= count
        length &+= text.length
      }
      return Text(String(decoding: room[..<used], as: UTF8.self), length: length)
    }
    if let joined { return .text(joined) }
    var string = ""
    for index in parts.indices {
      guard case .text(let text) = parts[index] else {
        throw misfit(call, parts[index], index, try call.content(0))
      }
      if index > 0 { string += separator.string }
      string += text.string
    }
    return .string(string)
  }

  private static func misfit(
    _ call: borrowing Call, _ part: Value, _ index: Int, _ separator: Content
  ) -> Failure {
    var hints: [Wording] = ["str(x) makes text of it"]
    if case .text = part { hints = ["join with b\"…\" needs bytes: encode the text"] }
    if case .bytes = part {
      hints = ["join with \"…\" needs texts: decode the bytes, or use b\"\""]
    }
    return Failure(
      .type,
      "join: element \(index) is \(part.withArticle), not \(separator.isText ? "a text" : "bytes")",
      why: "the separator is \(separator.isText ? "a text" : "bytes")", hints: hints, argument: 1)
  }
}
