extension CommandTable {
  /// What the characters of a text or bytes are.
  static let questions: [Command] = [
    Command(
      "isdigit", "text", .bytes, "whether it is all digits, and not empty",
      python: "text.isdigit()", example: #"print isdigit("42")"#,
      { try Questions.all($0, Letters.isDigit) }),
    Command(
      "isdecimal", "text", .bytes, "whether it is all decimal digits, and not empty",
      python: "text.isdecimal()", example: #"print isdecimal("42")"#,
      { try Questions.all($0, Letters.isDecimal) }),
    Command(
      "isnumeric", "text", .bytes, "whether it is all characters of numbers, and not empty",
      python: "text.isnumeric()", example: #"print isnumeric("½")"#,
      { try Questions.all($0, Letters.isNumeric) }),
    Command(
      "isalpha", "text", .bytes, "whether it is all letters, and not empty",
      python: "text.isalpha()", example: #"print isalpha("안녕")"#,
      { try Questions.all($0, Letters.isLetter) }),
    Command(
      "isalnum", "text", .bytes, "whether it is all letters and digits, and not empty",
      python: "text.isalnum()", example: #"print isalnum("abc123")"#,
      { try Questions.all($0) { Letters.isLetter($0) || Letters.isNumeric($0) } }),
    Command(
      "isspace", "text", .bytes, "whether it is all white space, and not empty",
      python: "text.isspace()", example: #"print isspace(" \n")"#, Questions.isSpace),
    Command(
      "isupper", "text", .bytes, "whether its letters are capitals, and there is one",
      python: "text.isupper()", example: #"print isupper("GET")"#,
      { try Questions.cased($0, Letters.isUpper, not: Letters.isLower) }),
    Command(
      "islower", "text", .bytes, "whether its letters are small, and there is one",
      python: "text.islower()", example: #"print islower("get")"#,
      { try Questions.cased($0, Letters.isLower, not: Letters.isUpper) }),
    Command(
      "isascii", "text", .bytes, "whether it has only ASCII characters",
      python: "text.isascii()", example: #"print isascii("안녕")"#, Questions.isASCII),
  ]
}

/// The bodies of the questions about characters.
@EngineActor
enum Questions {
  /// Whether it holds for each character; bytes beyond ASCII are nothing.
  static func all(_ call: borrowing Call, _ holds: (Unicode.Scalar) -> Bool) throws -> Value {
    let content = try call.content(0)
    guard !content.bytes.isEmpty else { return .bool(false) }
    if content.isText {
      let scalars = String(decoding: content.bytes, as: UTF8.self).unicodeScalars
      return .bool(scalars.allSatisfy(holds))
    }
    return .bool(content.bytes.allSatisfy { $0 < 0x80 && holds(Unicode.Scalar($0)) })
  }

  static func isSpace(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    if content.isText { return try all(call, Letters.isSpace) }
    return .bool(!content.bytes.isEmpty && content.bytes.allSatisfy(Letters.isSpace))
  }

  /// At least one such letter, and none of the other kind.
  static func cased(
    _ call: borrowing Call, _ wanted: (Unicode.Scalar) -> Bool,
    not other: (Unicode.Scalar) -> Bool
  ) throws -> Value {
    let content = try call.content(0)
    let scalars =
      content.isText
      ? Array(String(decoding: content.bytes, as: UTF8.self).unicodeScalars)
      : content.bytes.filter { $0 < 0x80 }.map { Unicode.Scalar($0) }
    let isOther = scalars.contains { scalar in
      other(scalar) || scalar.properties.generalCategory == .titlecaseLetter
    }
    return .bool(!isOther && scalars.contains(where: wanted))
  }

  static func isASCII(_ call: borrowing Call) throws -> Value {
    .bool(try call.content(0).bytes.allSatisfy { $0 < 0x80 })
  }
}
