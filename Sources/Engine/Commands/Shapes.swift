extension CommandTable {
  /// Texts in other forms: case, white space around, width.
  static let shapes: [Command] = [
    Command(
      "strip", "text characters?", .bytes, "without white space, or those characters, at both ends",
      python: "text.strip()", example: #"print strip("  Hello\r\n")"#, Shapes.strip),
    Command(
      "lstrip", "text characters?", .bytes, "without white space, or those characters, on the left",
      python: "text.lstrip('0')", example: #"print lstrip("0042", "0")"#, Shapes.stripLeft),
    Command(
      "rstrip", "text characters?", .bytes,
      "without white space, or those characters, on the right",
      python: "text.rstrip()", example: #"print rstrip("Hello\r\n")"#, Shapes.stripRight),
    Command(
      "upper", "text", .bytes, "in capital letters",
      python: "text.upper()", example: #"print upper("get")"#, Shapes.upper),
    Command(
      "lower", "text", .bytes, "in small letters",
      python: "text.lower()", example: #"print lower("Content-Type")"#, Shapes.lower),
    Command(
      "title", "text", .bytes, "each word with a capital letter",
      python: "text.title()", example: #"print title("content-type")"#, Shapes.title),
    Command(
      "capitalize", "text", .bytes, "the first letter as a capital, the others small",
      python: "text.capitalize()", example: #"print capitalize("hello")"#, Shapes.capitalize),
    Command(
      "swapcase", "text", .bytes, "capital letters small and small ones as capitals",
      python: "text.swapcase()", example: #"print swapcase("Hello")"#, Shapes.swapCase),
    Command(
      "zfill", "text width", .bytes, "with zeros on the left, behind the sign, up to a width",
      python: "str(n).zfill(10)", example: "print str(20000).zfill(10)", slide: "동영상 스트리밍하기: 서버",
      Shapes.zeroFill),
    Command(
      "ljust", "text width fill?", .bytes, "filled on the right up to a width",
      python: "text.ljust(10)", example: #"print ljust("a", 5, ".")"#, Shapes.justifyLeft),
    Command(
      "rjust", "text width fill?", .bytes, "filled on the left up to a width",
      python: "text.rjust(10)", example: #"print rjust("a", 5, ".")"#, Shapes.justifyRight),
    Command(
      "center", "text width fill?", .bytes, "filled on both sides up to a width",
      python: "text.center(10)", example: #"print center("a", 5, ".")"#, Shapes.center),
  ]
}

/// The bodies of the commands that give a text another form.
@EngineActor
enum Shapes {
  static func strip(_ call: borrowing Call) throws -> Value {
    try stripped(call, left: true, right: true)
  }

  static func stripLeft(_ call: borrowing Call) throws -> Value {
    try stripped(call, left: true, right: false)
  }

  static func stripRight(_ call: borrowing Call) throws -> Value {
    try stripped(call, left: false, right: true)
  }

  private static func stripped(_ call: borrowing Call, left: Bool, right: Bool) throws -> Value {
    let content = try call.content(0)
    var rest = content.bytes[...]
    guard call.isPresent(1) else {
      if left { rest = rest.drop(spacesOf: content) }
      if right { rest = rest.dropLast(spacesOf: content) }
      return content.value(rest)
    }
    let unwanted = pieces(try call.content(1, like: content), isText: content.isText)
    while left, let piece = unwanted.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(piece.count)
    }
    while right, let piece = unwanted.first(where: { rest.suffix($0.count).elementsEqual($0) }) {
      rest = rest.dropLast(piece.count)
    }
    return content.value(rest)
  }

  /// The characters of a text as UTF-8, or the single bytes.
  private static func pieces(_ bytes: [UInt8], isText: Bool) -> [[UInt8]] {
    guard isText else { return bytes.map { [$0] } }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.map { Array($0.utf8) }
  }

  static func upper(_ call: borrowing Call) throws -> Value {
    try mapped(call, { $0.uppercased() }, { Shapes.upper($0) })
  }

  static func lower(_ call: borrowing Call) throws -> Value {
    try mapped(call, { $0.lowercased() }, { Shapes.lower($0) })
  }

  private static func mapped(
    _ call: borrowing Call, _ text: (String) -> String, _ byte: (UInt8) -> UInt8
  ) throws -> Value {
    if case .text(let given) = call[0] { return .string(text(given.string)) }
    return .bytes(try call.content(0).bytes.map(byte))
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  static func title(_ call: borrowing Call) throws -> Value {
    try walk(call) { scalar, follows in
      follows ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
    } follows: { scalar, _ in
      Letters.isCased(scalar)
    }
  }

  static func capitalize(_ call: borrowing Call) throws -> Value {
    try walk(call) { scalar, follows in
      follows ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
    } follows: { _, _ in
      true
    }
  }

  static func swapCase(_ call: borrowing Call) throws -> Value {
    try walk(call) { scalar, _ in
      if Letters.isUpper(scalar) { return scalar.properties.lowercaseMapping }
      return Letters.isLower(scalar) ? scalar.properties.uppercaseMapping : String(scalar)
    } follows: { _, _ in
      false
    }
  }

  /// Maps character by character; bytes only where they are ASCII.
  private static func walk(
    _ call: borrowing Call, _ map: (Unicode.Scalar, _ follows: Bool) -> String,
    follows: (Unicode.Scalar, Bool) -> Bool
  ) throws -> Value {
    let content = try call.content(0)
    var inWord = false
    var out: [UInt8] = []
    out.reserveCapacity(content.bytes.count)
    func take(_ scalar: Unicode.Scalar) {
      out += map(scalar, inWord).utf8
      inWord = follows(scalar, inWord)
    }
    if content.isText {
      String(decoding: content.bytes, as: UTF8.self).unicodeScalars.forEach(take)
      return content.value(out)
    }
    for byte in content.bytes {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII {
        take(scalar)
      } else {
        out.append(byte)
        inWord = follows(" ", inWord)
      }
    }
    return content.value(out)
  }

  static func zeroFill(_ call: borrowing Call) throws -> Value {
    if call[0].number != nil {
      throw call.mistyped(0, "a text", hints: ["str(n).zfill(10)"])
    }
    let content = try call.content(0)
    let room = try room(call, content)
    let isSigned = content.bytes.first == 0x2B || content.bytes.first == 0x2D
    var out = content.bytes
    out.insert(contentsOf: repeatElement(0x30, count: room), at: isSigned ? 1 : 0)
    return content.value(out)
  }

  static func justifyLeft(_ call: borrowing Call) throws -> Value {
    try filled(call) { room in (0, room) }
  }

  static func justifyRight(_ call: borrowing Call) throws -> Value {
    try filled(call) { ($0, 0) }
  }

  /// The odd place goes where Python puts it: to the left when the width is odd too.
  static func center(_ call: borrowing Call) throws -> Value {
    let width = try call.int(1)
    return try filled(call) { room in
      let left = room / 2 + (room & width & 1)
      return (left, room - left)
    }
  }

  private static func filled(
    _ call: borrowing Call, _ share: (Int) -> (left: Int, right: Int)
  ) throws -> Value {
    let content = try call.content(0)
    let fill = call.isPresent(2) ? try call.content(2, like: content) : [0x20]
    guard Content(bytes: fill, isText: content.isText).length == 1 else {
      throw call.invalid(2, "one character fills, not \(call[2].repr)")
    }
    let room = try room(call, content)
    try call.bound(1, room * fill.count)
    let (left, right) = share(room)
    func filling(_ count: Int) -> [UInt8] { Array(repeatElement(fill, count: count).joined()) }
    return content.value(filling(left) + content.bytes + filling(right))
  }

  /// How many characters are missing up to the width.
  private static func room(_ call: borrowing Call, _ content: Content) throws -> Int {
    let width = try call.int(1)
    try call.bound(1, width)
    return max(0, max(0, width) - content.length)
  }
}
