extension CommandTable {
  /// Places in texts, bytes and lists.
  static let searches: [Command] = [
    Command(
      "startswith", "text prefix start? end?", .bytes, "whether it begins with a part",
      details: "A tuple of parts asks for any of them.",
      python: "text.startswith('GET')", example: #"print startswith("GET /", "GET")"#,
      Searches.startsWith),
    Command(
      "endswith", "text suffix start? end?", .bytes, "whether it ends with a part",
      details: "A tuple of parts asks for any of them.",
      python: "text.endswith('.png')", example: #"print endswith("iot.png", ".png")"#,
      Searches.endsWith),
    Command(
      "find", "text part start? end?", .bytes, "the position of the first such part, or -1",
      details: "Bytes are also searched for one byte given as an integer.",
      python: "text.find('o')", example: #"print find("Hello", "l")"#, Searches.find),
    Command(
      "rfind", "text part start? end?", .bytes, "the position of the last such part, or -1",
      python: "text.rfind('o')", example: #"print rfind("Hello", "l")"#, Searches.findLast),
    Command(
      "index", "sequence value start? end?", .bytes,
      "the position of the first such part or element",
      details: "A ValueError when there is none; in a text or bytes, find gives -1 instead.",
      python: "text.index('o')", example: #"print index(["a", "b"], "b")"#, Searches.index),
    Command(
      "rindex", "text part start? end?", .bytes, "the position of the last such part",
      python: "text.rindex('o')", example: #"print rindex("Hello", "l")"#, Searches.indexOfLast),
    Command(
      "count", "sequence value start? end?", .bytes,
      "how often a part stands in a text, or a value in a list",
      python: "text.count('l')", example: #"print count("Hello", "l")"#, Searches.count),
    Command(
      "replace", "text old new count?", .bytes, "the text with another part in place of one",
      details: "count=1 replaces only the first.",
      python: "text.replace('a', 'b')", example: #"print replace("iot.bmp", "bmp", "png")"#,
      Searches.replace),
    Command(
      "removeprefix", "text prefix", .bytes, "the text without a part at its beginning",
      python: "text.removeprefix('/')", example: #"print removeprefix("/iot.png", "/")"#,
      Searches.removePrefix),
    Command(
      "removesuffix", "text suffix", .bytes, "the text without a part at its end",
      python: "text.removesuffix('.py')", example: #"print removesuffix("a.py", ".py")"#,
      Searches.removeSuffix),
  ]
}

/// The bodies of the commands that look for parts.
@EngineActor
enum Searches {
  static func startsWith(_ call: borrowing Call) throws -> Value {
    try any(call) { whole, part in whole.starts(with: part) }
  }

  static func endsWith(_ call: borrowing Call) throws -> Value {
    try any(call) { whole, part in
      whole.count >= part.count && whole.suffix(part.count).elementsEqual(part)
    }
  }

  private static func any(
    _ call: borrowing Call, _ matches: (ArraySlice<UInt8>, [UInt8]) -> Bool
  ) throws -> Value {
    let content = try call.content(0)
    let parts: [Value]
    switch call[1] {
    case .tuple(let tuple): parts = tuple.items
    case .list(let list): parts = list.items
    default:
      let part = try call.content(1, like: content)
      guard let range = try range(call, content) else { return .bool(false) }
      return .bool(matches(content.bytes[range], part))
    }
    let range = try range(call, content)
    for part in parts {
      let part = try call.part(part, 1, like: content)
      if let range, matches(content.bytes[range], part) { return .bool(true) }
    }
    return .bool(false)
  }

  /// The offsets that the third and fourth argument stand for; nil when they contain nothing.
  private static func range(_ call: borrowing Call, _ content: Content) throws -> Range<Int>? {
    content.offsets(
      call.isPresent(2) ? try call.int(2) : nil, call.isPresent(3) ? try call.int(3) : nil)
  }

  /// What is looked for: a part, or one byte as an integer.
  private static func part(_ call: borrowing Call, _ content: Content) throws -> [UInt8] {
    if !content.isText, case .int(let number) = call[1] {
      guard let byte = UInt8(exactly: number) else {
        throw call.invalid(1, "\(number) is no byte", why: "a byte is 0 to 255")
      }
      return [byte]
    }
    return try call.content(1, like: content)
  }

  private static func place(_ call: borrowing Call, last: Bool) throws -> Int? {
    let content = try call.content(0)
    let part = try part(call, content)
    guard let range = try range(call, content) else { return nil }
    let place = last ? content.findLast(part, in: range) : content.find(part, in: range)
    return place.map(content.position)
  }

  static func find(_ call: borrowing Call) throws -> Value {
    .int(try place(call, last: false) ?? -1)
  }

  static func findLast(_ call: borrowing Call) throws -> Value {
    .int(try place(call, last: true) ?? -1)
  }

  static func index(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .list(let list): try index(call, in: list.items)
    case .tuple(let tuple), .several(let tuple): try index(call, in: tuple.items)
    case .range: try index(call, in: call.elements(0))
    default: .int(try found(place(call, last: false), call))
    }
  }

  static func indexOfLast(_ call: borrowing Call) throws -> Value {
    .int(try found(place(call, last: true), call))
  }

  private static func found(_ place: Int?, _ call: borrowing Call) throws -> Int {
    if let place { return place }
    let hint: Wording =
      switch call[0] {
      case .list, .tuple, .several, .range: "`x in xs` asks first"
      default: "find gives -1 instead of an error; `part in text` asks first"
      }
    throw call.invalid(1, "\(call[1].repr) is not in it", hints: [hint])
  }

  private static func index(_ call: borrowing Call, in items: [Value]) throws -> Value {
    func clip(_ value: Int) -> Int {
      min(items.count, max(0, value < 0 ? value &+ items.count : value))
    }
    let low = clip(try call.int(2, default: 0))
    let high = max(low, clip(try call.int(3, default: items.count)))
    let wanted = call[1]
    return .int(try found(items[low..<high].firstIndex(of: wanted), call))
  }

  static func count(_ call: borrowing Call) throws -> Value {
    let wanted = call[1]
    switch call[0] {
    case .list(let list): return .int(list.items.count { $0 == wanted })
    case .tuple(let tuple), .several(let tuple): return .int(tuple.items.count { $0 == wanted })
    default: break
    }
    let content = try call.content(0)
    let part = try part(call, content)
    guard let range = try range(call, content) else { return .int(0) }
    if part.isEmpty {
      return .int(content.isText ? Content.scalars(content.bytes[range]) + 1 : range.count + 1)
    }
    return .int(content.places(part, in: range).count)
  }

  static func replace(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let old = try call.content(1, like: content)
    let new = try call.content(2, like: content)
    let count = try call.int(3, default: -1)
    let limit = count < 0 ? Int.max : count
    let places =
      old.isEmpty
      ? (0...content.bytes.count).lazy
        .filter { $0 == content.bytes.count || content.isBoundary($0) }.prefix(limit).map { $0 }
      : content.places(old, in: 0..<content.bytes.count, atMost: limit)
    if places.isEmpty { return content.value(content.bytes) }
    let (growth, overflow) = places.count.multipliedReportingOverflow(by: new.count)
    try call.bound(2, overflow ? .max : growth)
    var out: [UInt8] = []
    out.reserveCapacity(content.bytes.count - places.count * old.count + growth)
    var start = 0
    for place in places {
      out += content.bytes[start..<place]
      out += new
      start = place + old.count
    }
    out += content.bytes[start...]
    return content.value(out)
  }

  static func removePrefix(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let part = try call.content(1, like: content)
    guard content.bytes.starts(with: part) else { return content.value(content.bytes) }
    return content.value(content.bytes[part.count...])
  }

  static func removeSuffix(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    let part = try call.content(1, like: content)
    let kept = content.bytes.count - part.count
    guard kept >= 0, content.bytes[kept...].elementsEqual(part) else {
      return content.value(content.bytes)
    }
    return content.value(content.bytes[..<kept])
  }
}
