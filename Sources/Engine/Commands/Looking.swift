extension CommandTable {
  /// Bytes made visible (language.md §9).
  static let looking: [Command] = [
    Command(
      "hexdump", "data width= squeeze= offset=", .looking,
      "shows bytes in hexadecimal, with their text beside them",
      details: """
        width= is the bytes of a row (16); a character of UTF-8 stands over its bytes. Rows that \
        repeat are squeezed to *, unless squeeze=false. offset= is the number of the first byte. With \
        a socket: what it has received, read by read; a character that one read cuts is completed \
        by the next.
        """,
      python: "print(data.hex(' '))", example: #"hexdump "안녕하세요".encode()"#, Looking.hexdump),
    Command(
      "inspect", "data", .looking, "shows what bytes would mean as numbers and as text",
      details: """
        As unsigned and signed integers of 1, 2, 4 and 8 bytes and as floats, each in both byte \
        orders and read from the first byte; as text; in binary.
        """,
      python: "int.from_bytes(data[:4], 'big')", example: #"inspect x"01 33 c5 2f""#,
      Looking.inspect),
  ]
}

/// The bodies of the commands that show bytes.
@EngineActor
enum Looking {
  static func hexdump(_ call: borrowing Call) throws -> Value {
    let session = call.session
    if case .socket = call[0] {
      let socket = try call.carrier()
      try call.show(Scene(call).dumps(socket.id, width: session.width))
      return .none
    }
    let data = try call.data(0)
    let width = try call.int(1, default: Hexdump.width(for: session.width))
    guard (1...Hexdump.greatestWidth).contains(width) else {
      throw call.invalid(
        1, "a row of \(width) bytes is not possible", why: "it is 1 to \(Hexdump.greatestWidth)")
    }
    let offset = try call.has(3) ? call.count(3) : 0
    var printer = HexdumpPrinter(
      width: width, offset: offset, squeeze: call.bool(2, default: true),
      color: session.console.usesColorForOutput, columns: session.width)
    try data.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let end = min(start + 1 << 16, bytes.count)
        var out = OutputBuffer(capacity: 1 << 19)
        printer.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &out)
        try session.console.write(out.text)
        start = end
      }
    }
    var out = OutputBuffer(capacity: 1024)
    printer.finish(into: &out)
    try session.console.write(out.text)
    return .none
  }

  static func inspect(_ call: borrowing Call) throws -> Value {
    try call.show(Inspection(try call.data(0)).lines(width: call.session.width))
    return .none
  }
}
