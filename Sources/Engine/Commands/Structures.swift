extension CommandTable {
  /// Values packed as the bytes of a structure, as Python's struct does.
  static let structures: [Command] = [
    Command(
      "pack", "format values...", .bytes, "values as the bytes of a structure",
      details: """
        The letters are those of Python's struct: ! is network order, B H I Q are unsigned \
        integers of 1, 2, 4 and 8 bytes, b h i q signed ones, f d floats, 10s ten bytes, x a \
        byte of padding. Without ! the sizes and the alignment are those of C on this machine.
        """,
      python: "struct.pack('!IH', a, b)", example: #"print pack("!IH", 1, 2)"#, Structures.pack),
    Command(
      "unpack", "format data", .bytes, "the values in the bytes of a structure, as a tuple",
      details: "The letters are those of pack; the data has to have exactly their size.",
      python: "struct.unpack('!IH', data)", example: #"print unpack("!H", x"00 14")"#,
      Structures.unpack),
    Command(
      "calcsize", "format", .bytes, "the bytes that a structure has",
      python: "struct.calcsize('!IH')", example: #"print calcsize("!IH")"#, Structures.size),
  ]
}

/// The bodies of the commands on structures.
@EngineActor
enum Structures {
  /// Formats that were read before; scripts use few, and use them often.
  private static var codecs: [String: StructCodec] = [:]

  private static func codec(_ call: borrowing Call) throws -> StructCodec {
    let format = try call.text(0)
    if let known = codecs[format] { return known }
    do throws(StructCodecError) {
      let codec = try StructCodec(format)
      if codecs.count >= 64 { codecs = [:] }
      codecs[format] = codec
      return codec
    } catch {
      throw call.failure(.value, error, 0)
    }
  }

  static func pack(_ call: borrowing Call) throws -> Value {
    let codec = try codec(call)
    var fields: [StructField] = []
    for slot in call.fixedCount..<max(call.count, call.fixedCount) {
      fields.append(try field(call, slot))
    }
    do throws(StructCodecError) {
      return .bytes(try codec.pack(fields))
    } catch {
      switch error {
      case .wrongKind(let index, _, _): throw call.failure(.type, error, call.fixedCount + index)
      case .outOfRange(let index, _, _, _, _), .floatTooLarge(let index, _):
        throw call.failure(.overflow, error, call.fixedCount + index)
      case .notOneByte(let index, _): throw call.failure(.value, error, call.fixedCount + index)
      case .unknownLetter, .nativeOnly, .countWithoutLetter, .tooLarge, .wrongCount, .wrongSize:
        throw call.failure(.value, error, 0)
      }
    }
  }

  private static func field(_ call: borrowing Call, _ slot: Int) throws -> StructField {
    switch call[slot] {
    case .int(let number): .int(number)
    case .big(let number): .big(number.value)
    case .float(let number): .double(number)
    case .bool(let truth): .bool(truth)
    case .bytes(let bytes): .bytes(bytes)
    case .buffer(let buffer): .bytes(buffer.bytes)
    case .text:
      throw call.mistyped(slot, "a number or bytes", hints: ["encode(text) makes bytes of a text"])
    default: throw call.mistyped(slot, "a number or bytes")
    }
  }

  static func unpack(_ call: borrowing Call) throws -> Value {
    let codec = try codec(call)
    let data = try call.bytes(1)
    do throws(StructCodecError) {
      return .tuple(Tuple(try codec.unpack(data).map(value)))
    } catch {
      throw call.failure(.value, error, 1)
    }
  }

  private static func value(_ field: StructField) -> Value {
    switch field {
    case .int(let number): .int(number)
    case .big(let number): .integer(number)
    case .double(let number): .float(number)
    case .bool(let truth): .bool(truth)
    case .bytes(let bytes): .bytes(bytes)
    }
  }

  static func size(_ call: borrowing Call) throws -> Value { .int(try codec(call).size) }
}
