extension CommandTable {
  /// Integers and structures as the bytes that travel (language.md §6).
  static let byteNumbers: [Command] = [
    Command(
      "to_bytes", "n length? order/byteorder:big|little? signed?", .bytes,
      "an integer as so many bytes, in network order unless told otherwise",
      details: """
        big puts the most significant byte first, which is the order of the network; signed=true \
        writes negative numbers in two's complement. A number that needs more bytes is an \
        OverflowError that says how many.
        """,
      python: "n.to_bytes(4, 'big')", example: "print to_bytes(20170031, 4, big)",
      slide: "send(), recv() 함수: 정수 송수신 (2nd Option)", ByteNumbers.toBytes),
    Command(
      "from_bytes", "data order/byteorder:big|little? signed?", .bytes,
      "the integer that bytes stand for",
      details: "All bytes count, however many there are: recv may give fewer than were sent.",
      python: "int.from_bytes(data, 'big')", example: #"print from_bytes(x"00 00 00 14", big)"#,
      slide: "send(), recv() 함수: 정수 송수신 (2nd Option)", ByteNumbers.fromBytes),
    Command(
      "htons", "n", .bytes, "a 16-bit integer from this machine's order to the network's",
      python: "socket.htons(80)", example: "print htons(80)", { try ByteNumbers.swap16($0) }),
    Command(
      "ntohs", "n", .bytes, "a 16-bit integer from the network's order to this machine's",
      python: "socket.ntohs(n)", example: "print ntohs(20480)", { try ByteNumbers.swap16($0) }),
    Command(
      "htonl", "n", .bytes, "a 32-bit integer from this machine's order to the network's",
      python: "socket.htonl(1)", example: "print htonl(1)", { try ByteNumbers.swap32($0) }),
    Command(
      "ntohl", "n", .bytes, "a 32-bit integer from the network's order to this machine's",
      python: "socket.ntohl(n)", example: "print ntohl(16777216)", { try ByteNumbers.swap32($0) }),
    Command(
      "inet_aton", "address", .bytes, "an IPv4 address as its four bytes",
      python: "socket.inet_aton('127.0.0.1')", example: #"print inet_aton("127.0.0.1")"#,
      ByteNumbers.addressToBytes),
    Command(
      "inet_ntoa", "data", .bytes, "four bytes as an IPv4 address",
      python: "socket.inet_ntoa(data)", example: #"print inet_ntoa(x"7f 00 00 01")"#,
      ByteNumbers.bytesToAddress),
    Command(
      "crc32", "data value?", .bytes, "the checksum of zlib and PNG, as an integer",
      details: "A checksum as the second value goes on from there.",
      python: "zlib.crc32(data)", example: #"print crc32(b"123456789")"#, ByteNumbers.crc32),
    Command(
      "sha256", "data", .bytes, "the SHA-256 digest, as 64 hexadecimal digits",
      python: "hashlib.sha256(data).hexdigest()", example: #"print sha256(b"abc")"#,
      ByteNumbers.sha256),
  ]
}

/// The bodies of the commands between numbers and bytes.
@EngineActor
enum ByteNumbers {
  static func toBytes(_ call: borrowing Call) throws -> Value {
    let length = try call.int(1, default: 1)
    let order = try call.order(2)
    let signed = call.bool(3)
    do throws(IntegerCodecError) {
      switch call[0] {
      case .int(let number):
        return .bytes(try IntegerCodec.encode(number, length: length, order: order, signed: signed))
      case .big(let number):
        return .bytes(
          try IntegerCodec.encode(number.value, length: length, order: order, signed: signed))
      case .bool(let truth):
        return .bytes(try IntegerCodec.encode(truth ? 1 : 0, length: length, order: order))
      default: break
      }
    } catch {
      switch error {
      case .negativeUnsigned, .tooLong: throw call.failure(.overflow, error, 0)
      case .negativeLength, .lengthTooLarge: throw call.failure(.value, error, 1)
      }
    }
    if case .text = call[0] {
      throw call.mistyped(
        0, "an int", hints: ["int(x) makes a number of the text, encode(x) bytes of it"])
    }
    if case .float = call[0] {
      throw call.mistyped(0, "an int", hints: ["pack(\"!d\", x) makes bytes of a float"])
    }
    throw call.mistyped(0, "an int")
  }

  static func fromBytes(_ call: borrowing Call) throws -> Value {
    let data = try call.bytes(0)
    let order = try call.order(1)
    let signed = call.bool(2)
    if let number = IntegerCodec.decodeInt(data, order: order, signed: signed) {
      return .int(number)
    }
    let number = IntegerCodec.decode(data, order: order, signed: signed)
    guard number.bitWidth <= Arithmetic.bitLimit else {
      throw Failure(
        .overflow, "from_bytes: \(data.count) bytes make too large an integer",
        why: "integers are bounded to \(Arithmetic.bitLimit) bits",
        hints: ["take the bytes of the integer alone: data[0:4]"], argument: 0)
    }
    return .integer(number)
  }

  static func swap16(_ call: borrowing Call) throws -> Value {
    let number = try call.int(0)
    guard let short = UInt16(exactly: number) else { throw outOfRange(call, number, bits: 16) }
    return .int(Int(short.bigEndian))
  }

  static func swap32(_ call: borrowing Call) throws -> Value {
    let number = try call.int(0)
    guard let long = UInt32(exactly: number) else { throw outOfRange(call, number, bits: 32) }
    return .int(Int(long.bigEndian))
  }

  private static func outOfRange(_ call: borrowing Call, _ number: Int, bits: Int) -> Failure {
    Failure(
      .overflow, "\(call.command.name): \(number) does not fit \(bits) bits",
      why: "it holds 0 to \((1 << bits) - 1)", argument: 0)
  }

  static func addressToBytes(_ call: borrowing Call) throws -> Value {
    let text = try call.text(0)
    guard let number = dotted(text) else {
      throw Failure(
        .osError, "inet_aton: \(Value.quoted(text)) is no IPv4 address",
        why: "four numbers from 0 to 255 with points between them",
        hints: ["resolve(name) gives the addresses of a name"], argument: 0)
    }
    return .bytes([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) })
  }

  /// `a.b.c.d`, and as inet_aton(3) has it `a.b.c`, `a.b` and `a`, whose last number fills the
  /// bytes that are left; 0x and 0 begin hexadecimal and octal numbers.
  private static func dotted(_ text: String) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    var result: UInt32 = 0
    for (index, part) in parts.enumerated() {
      guard part.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false else { return nil }
      let lower = part.lowercased()
      let number =
        lower.hasPrefix("0x")
        ? UInt32(lower.dropFirst(2), radix: 16)
        : UInt32(part, radix: part.count > 1 && part.hasPrefix("0") ? 8 : 10)
      let isLast = index == parts.count - 1
      let limit = isLast ? UInt32.max >> UInt32(8 * index) : 255
      guard let number, number <= limit else { return nil }
      result |= isLast ? number : number << UInt32(24 - 8 * index)
    }
    return result
  }

  static func bytesToAddress(_ call: borrowing Call) throws -> Value {
    let data = try call.bytes(0)
    guard data.count == 4 else {
      throw Failure(
        .osError, "inet_ntoa: an IPv4 address has 4 bytes, not \(data.count)", argument: 0)
    }
    return .string(data.map { String($0) }.joined(separator: "."))
  }

  static func crc32(_ call: borrowing Call) throws -> Value {
    let data = try call.data(0)
    let start = try call.int(1, default: 0)
    let value = CRC32.checksum(of: data, continuing: UInt32(truncatingIfNeeded: start))
    return .int(Int(value))
  }

  static func sha256(_ call: borrowing Call) throws -> Value {
    .string(Hex.text(of: SHA256.digest(of: try call.data(0))))
  }
}
