extension CommandTable {
  /// Text to bytes and back (language.md §6).
  static let encodings: [Command] = [
    Command(
      "encode", "text encoding? errors?", .bytes, "the bytes of a text",
      details: """
        Sockets carry bytes: a text has to be encoded before it travels. utf-8 is the default; \
        euc-kr, cp949, latin-1, ascii, utf-16 and whatever else iconv knows are others. \
        errors="replace" puts ? for what the encoding lacks, "ignore" leaves it out.
        """,
      python: "text.encode('utf-8')", example: #"print encode("안녕", "euc-kr")"#,
      slide: "send(), recv() 함수: 문자열 송수신", Encodings.encode),
    Command(
      "decode", "data encoding? errors?", .bytes, "the text that bytes stand for",
      details: """
        The encoding has to be the one that the sender used. Data that is no such text is a \
        UnicodeDecodeError, which says where, and whether the data was cut inside a character: \
        then receive the rest and decode the whole. errors="replace" puts U+FFFD instead.
        """,
      python: "data.decode('utf-8')", example: #"print decode(x"ec 95 88 eb 85 95")"#,
      slide: "send(), recv() 함수: 문자열 송수신", Encodings.decode),
    Command(
      "str", "value? encoding? errors?", .bytes, "a value as text, as print shows it",
      details: "With an encoding it decodes bytes, as decode does.",
      python: "str(value)", example: "print str(12345678).encode()",
      slide: "send(), recv() 함수: 정수 송수신 (1st Option)",
      Encodings.str),
    Command(
      "repr", "value", .bytes, "a value as one would write it in a script",
      python: "repr(value)", example: #"print repr("a\n")"#, Encodings.repr),
    Command(
      "hex", "value separator?", .bytes, "bytes as hexadecimal digits, or an integer as 0x…",
      python: "data.hex(' '), hex(n)", example: #"print hex(b"Hello", " ")"#, Encodings.hex),
    Command(
      "unhex", "text", .bytes, "the bytes that hexadecimal digits spell",
      aliases: ["fromhex", "unhexlify"],
      details: "Two digits a byte; white space may stand between bytes.",
      python: "bytes.fromhex(text)", example: #"print unhex("00 00 00 14")"#, Encodings.unhex),
    Command(
      "ord", "character", .bytes, "the number of a character or byte",
      python: "ord(character)", example: #"print ord("A")"#, Encodings.ord),
    Command(
      "chr", "number", .bytes, "the character of that number in Unicode",
      python: "chr(number)", example: "print chr(44032)", Encodings.chr),
    Command(
      "bin", "number", .bytes, "an integer in binary, 0b…",
      python: "bin(number)", example: "print bin(10)", Encodings.bin),
    Command(
      "oct", "number", .bytes, "an integer in octal, 0o…",
      python: "oct(number)", example: "print oct(8)", Encodings.oct),
  ]
}

/// The bodies of the commands between texts and bytes.
@EngineActor
enum Encodings {
  static func encode(_ call: borrowing Call) throws -> Value {
    if case .bytes = call[0] {
      throw call.mistyped(0, "a text", hints: ["these are bytes already: send them as they are"])
    }
    let text = try call.text(0)
    if !call.has(1), !call.has(2) { return .bytes(Array(text.utf8)) }
    let encoding = try call.text(1, default: "utf-8")
    let errors = try call.errorMode(2)
    do throws(TextCodecError) {
      return .bytes(try TextCodec.encode(text, encoding, errors: errors))
    } catch {
      throw call.failure(error, 0, encoding: 1)
    }
  }

  static func decode(_ call: borrowing Call) throws -> Value {
    if case .text = call[0] {
      throw call.mistyped(0, "bytes", hints: ["this is a text already: nothing to decode"])
    }
    let data = try call.bytes(0)
    if !call.has(1), !call.has(2) {
      if let text = ShortTexts.text(utf8: data) { return .text(text) }
      if let text = String(validUTF8: data) { return .string(text) }
    }
    let encoding = try call.text(1, default: "utf-8")
    let errors = try call.errorMode(2)
    do throws(TextCodecError) {
      return .string(try TextCodec.decode(data, encoding, errors: errors))
    } catch {
      throw call.failure(error, 0, encoding: 1)
    }
  }

  static func str(_ call: borrowing Call) throws -> Value {
    if call.isPresent(1) || call.isPresent(2) { return try decode(call) }
    guard call.has(0) else { return .string("") }
    if case .text = call[0] { return call[0] }
    return .string(call[0].display)
  }

  static func repr(_ call: borrowing Call) throws -> Value { .string(call[0].repr) }

  static func hex(_ call: borrowing Call) throws -> Value {
    if let number = call[0].number, !number.isFloat {
      return .string(radix(number, 16, "0x"))
    }
    switch call[0] {
    case .bytes, .buffer:
      return .string(
        Hex.text(of: try call.bytes(0), separator: try call.text(1, default: "")))
    default:
      throw call.mistyped(
        0, "bytes or an int", hints: ["encode(text) makes bytes of a text, int(x) an int"])
    }
  }

  static func unhex(_ call: borrowing Call) throws -> Value {
    let text = try call.text(0)
    do throws(HexError) {
      return .bytes(try Hex.bytes(of: text))
    } catch {
      throw call.failure(.value, error, 0)
    }
  }

  static func ord(_ call: borrowing Call) throws -> Value {
    let content = try call.content(0)
    if content.length == 1, content.isText {
      let scalars = String(decoding: content.bytes, as: UTF8.self).unicodeScalars
      return .int(Int(scalars.first?.value ?? 0))
    }
    guard content.length == 1 else {
      throw call.invalid(
        0, "one character is needed, not \(content.length)",
        hints: ["take one with text[0], or loop over the text"])
    }
    return .int(Int(content.bytes[0]))
  }

  static func chr(_ call: borrowing Call) throws -> Value {
    let number = try call.int(0)
    guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
      throw call.invalid(
        0, "\(number) is not the number of a character",
        why: "they are 0 to 0x10ffff, without 0xd800 to 0xdfff")
    }
    return .string(String(scalar))
  }

  static func bin(_ call: borrowing Call) throws -> Value {
    .string(radix(try integer(call), 2, "0b"))
  }

  static func oct(_ call: borrowing Call) throws -> Value {
    .string(radix(try integer(call), 8, "0o"))
  }

  private static func integer(_ call: borrowing Call) throws -> Number {
    if let number = call[0].number, !number.isFloat { return number }
    return .int(try call.int(0))
  }

  /// The digits of an integer behind a prefix, the sign before it.
  private static func radix(_ number: Number, _ radix: Int, _ prefix: String) -> String {
    let digits: String
    let isNegative: Bool
    switch number {
    case .int(let value):
      (digits, isNegative) = (String(value.magnitude, radix: radix), value < 0)
    case .big(let value):
      (digits, isNegative) = (String(value.magnitude, radix: radix), value.sign == .minus)
    case .float: (digits, isNegative) = ("", false)
    }
    return (isNegative ? "-" : "") + prefix + digits
  }
}
