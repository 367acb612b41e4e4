import BigInt

extension CommandTable {
  /// Values of one type made from those of another (language.md §6).
  static let conversions: [Command] = [
    Command(
      "int", "value? base?", .values, "an integer from a text, bytes or a number",
      details: """
        White space around the digits does not matter, so that a line from a socket can be read \
        as it came. base=16 reads other digits, base=0 looks at a prefix such as 0x. A float \
        loses its decimals. Bytes are read as digits: from_bytes(data, big) reads an integer \
        that was sent as its bytes.
        """,
      python: "int(text, 16)", example: #"print int("12345678") + 1"#,
      slide: "send(), recv() 함수: 정수 송수신 (1st Option)",
      Conversions.int),
    Command(
      "float", "value?", .values, "a float from a text, bytes or a number",
      details: "A duration becomes its seconds.",
      python: "float(text)", example: #"print float("2.5") * 2"#, Conversions.float),
    Command(
      "bool", "value?", .values, "the truth of a value",
      details: "Zero, none and what is empty are false; everything else is true.",
      python: "bool(value)", example: #"print bool(b"")"#, Conversions.bool),
    Command(
      "bytes", "value? encoding?", .bytes, "bytes from a list of integers, a count or a buffer",
      details: "A count gives so many zero bytes; a text needs its encoding, as in encode.",
      python: "bytes([72, 105])", example: "print bytes([72, 105])", Conversions.bytes),
    Command(
      "buffer", "value? encoding?", .bytes, "bytes that can change in place, for recv_into",
      aliases: ["bytearray"],
      details: "It is made from what bytes takes: buffer(1024) has 1024 zero bytes.",
      python: "bytearray(1024)", example: "print len(buffer(1024))", slide: "socket 메소드",
      Conversions.buffer),
    Command(
      "type", "value", .values, "the name of a value's type, as a text",
      python: "type(value).__name__", example: "print type(2.5)", Conversions.type),
    Command(
      "isinstance", "value type:*", .values, "whether a value is of a type",
      details: """
        The types are int float bool text bytes list map tuple address duration socket buffer \
        range task module error file process; Python's str, dict and bytearray are known too.
        """,
      python: "isinstance(value, bytes)", example: #"print isinstance(b"x", bytes)"#,
      Conversions.isInstance),
  ]
}

/// The bodies of the commands that make one type from another.
@EngineActor
enum Conversions {
  static func int(_ call: borrowing Call) throws -> Value {
    if call.isPresent(1) { return try call.digits(0, base: try call.int(1)) }
    switch call[0] {
    case .unset: return .int(0)
    case .int, .big: return call[0]
    case .bool(let truth): return .int(truth ? 1 : 0)
    case .float(let value): return try whole(value, call)
    case .duration(let time): return .int(time / 1_000_000_000)
    case .text, .bytes, .buffer: return try call.digits(0, base: 10)
    case .none:
      throw call.mistyped(
        0, "a text or a number", hints: ["none means nothing was returned, or the input ended"])
    default: throw call.mistyped(0, "a text or a number")
    }
  }

  private static func whole(_ value: Double, _ call: borrowing Call) throws -> Value {
    if let number = Int(exactly: value.rounded(.towardZero)) { return .int(number) }
    guard value.isFinite else {
      throw Failure(
        value.isNaN ? .value : .overflow, "int: \(FloatText.repr(value)) is no integer",
        argument: 0)
    }
    return .integer(BigInt(value))
  }

  static func float(_ call: borrowing Call) throws -> Value {
    switch call[0] {
    case .unset: return .float(0)
    case .float: return call[0]
    case .int(let value): return .float(Double(value))
    case .bool(let truth): return .float(truth ? 1 : 0)
    case .duration(let time): return .float(Double(time) / 1e9)
    case .big(let number):
      if let value = FloatText.double(of: number.value) { return .float(value) }
      throw Failure(
        .overflow, "float: the integer is too large", why: "the largest float is about 1.8e308",
        argument: 0)
    case .text(let text): return try call.floating(0, text.string)
    case .bytes, .buffer:
      return try call.floating(0, String(decoding: call.bytes(0), as: UTF8.self))
    default: throw call.mistyped(0, "a text or a number")
    }
  }

  static func bool(_ call: borrowing Call) throws -> Value { .bool(call[0].isTrue) }

  static func bytes(_ call: borrowing Call) throws -> Value { .bytes(try makeBytes(call)) }

  static func buffer(_ call: borrowing Call) throws -> Value {
    .buffer(Buffer(try makeBytes(call)))
  }

  private static func makeBytes(_ call: borrowing Call) throws -> [UInt8] {
    switch call[0] {
    case .unset: return []
    case .bytes(let bytes): return bytes
    case .buffer(let buffer): return buffer.bytes
    case .int(let count):
      if count < 0 { throw call.invalid(0, "\(count) is negative", why: "a count is 0 or more") }
      try call.bound(0, count)
      return [UInt8](repeating: 0, count: count)
    case .text:
      guard call.isPresent(1) else {
        throw call.mistyped(
          0, "bytes without an encoding", hints: ["encode(text) makes UTF-8 bytes of a text"])
      }
      guard case .bytes(let bytes) = try Encodings.encode(call) else { return [] }
      return bytes
    case .float, .bool, .big, .none, .duration, .address:
      throw call.mistyped(
        0, "a list of integers", hints: ["to_bytes(n, 4, big) makes the bytes of an integer"])
    default: return try gather(try call.elements(0), call)
    }
  }

  private static func gather(_ items: [Value], _ call: borrowing Call) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      guard case .int(let number) = item, let byte = UInt8(exactly: number) else {
        throw call.invalid(
          0, "\(item.repr) at position \(index) is no byte", why: "a byte is 0 to 255",
          hints: ["to_bytes(n, 4, big) makes the bytes of an integer"])
      }
      bytes.append(byte)
    }
    return bytes
  }

  static func type(_ call: borrowing Call) throws -> Value { .string(call[0].typeName) }

  static func isInstance(_ call: borrowing Call) throws -> Value {
    if case .tuple = call[1] {
      throw call.mistyped(
        1, "one type", hints: ["ask for each: isinstance(x, int) or isinstance(x, str)"])
    }
    let name: String
    switch try call.text(1) {
    case "str": name = "text"
    case "dict": name = "map"
    case "bytearray": name = "buffer"
    case "NoneType": name = "none"
    case let other: name = other
    }
    guard typeNames.contains(name) else {
      let close = Suggestion.closest(to: name, among: typeNames)
      throw call.invalid(
        1, "\(Value.quoted(name)) is no type", why: "they are \(typeNames.joined(separator: " "))",
        hints: close.map { ["did you mean \($0)?"] } ?? [])
    }
    if name == "int", case .bool = call[0] { return .bool(true) }
    return .bool(call[0].typeName == name)
  }

  private static let typeNames = [
    "int", "float", "bool", "none", "text", "bytes", "list", "map", "tuple", "address",
    "duration", "socket", "buffer", "range", "task", "module", "error", "file", "process",
    "pattern", "iterator",
  ]
}
