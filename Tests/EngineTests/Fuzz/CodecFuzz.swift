import BigInt

@testable import Engine

/// The first byte chooses the reader and its options; the rest is read.
enum CodecFuzz {
  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    guard let first = input.first else { return }
    let rest = Array(input.dropFirst())
    let option = Int(first / 5)
    switch first % 5 {
    case 0: try text(rest, option)
    case 1: try frames(rest, option)
    case 2: try structure(rest)
    case 3: try format(rest)
    case _: try template(rest)
    }
  }

  private static let names =
    TextEncoding.allCases.map(\.rawValue) + [
      "euc-kr", "cp949", "johab", "shift_jis", "iso-2022-kr", "utf-7", "gb18030",
    ]

  /// What decodes strictly is encoded as bytes that decode to the same.
  private static func text(_ bytes: [UInt8], _ option: Int) throws(BrokenPromise) {
    let name = names[option % names.count]
    for mode in TextErrorMode.allCases {
      guard let text = try? TextCodec.decode(bytes, name, errors: mode) else { continue }
      guard let again = try? TextCodec.encode(text, name, errors: mode) else { continue }
      guard mode == .strict, TextEncoding(named: name) != nil else { continue }
      let decoded = try? TextCodec.decode(again, name)
      try promise(decoded == text, "\(name): \(bytes) is another text when encoded again")
    }
    if let hex = try? Hex.bytes(of: String(decoding: bytes, as: UTF8.self)) {
      try promise((try? Hex.bytes(of: Hex.text(of: hex))) == hex, "other bytes in hexadecimal")
    }
  }

  /// The frames and what is left cover the stream.
  private static func frames(_ bytes: [UInt8], _ option: Int) throws(BrokenPromise) {
    let names = FrameFormat.names
    let named = option < names.count ? FrameFormat(named: names[option]) : nil
    let framing = Framing(bytes, named ?? .delimiter(Array(bytes.prefix(option % 4 + 1))))
    var end = 0
    for frame in framing.frames {
      try promise(
        frame.header.lowerBound == end && frame.header.upperBound == frame.payload.lowerBound
          && frame.payload.upperBound == frame.trailer.lowerBound,
        "a gap at \(end) in \(framing)")
      end = frame.trailer.upperBound
    }
    try promise(framing.rest == end..<bytes.count, "what is left begins elsewhere than at \(end)")
  }

  /// A format before the first zero byte, and the bytes to unpack behind it: what is unpacked is packed as
  /// bytes that unpack to the same.
  private static func structure(_ bytes: [UInt8]) throws(BrokenPromise) {
    let letters = bytes.prefix { $0 != 0 }
    guard let codec = try? StructCodec(String(decoding: letters, as: UTF8.self)) else { return }
    guard codec.size <= 1 << 16, codec.fieldCount <= 1 << 12 else { return }
    var body = Array(bytes.dropFirst(letters.count + 1).prefix(codec.size))
    body += [UInt8](repeating: 0x41, count: codec.size - body.count)
    guard let values = try? codec.unpack(body) else {
      throw BrokenPromise("\(codec.size) bytes do not unpack")
    }
    guard let again = try? codec.pack(values) else {
      throw BrokenPromise("\(values) were unpacked and do not pack")
    }
    try promise(again.count == codec.size, "\(again.count) bytes, not \(codec.size)")
  }

  /// A format specification before the first zero byte, and a value behind it.
  private static func format(_ bytes: [UInt8]) throws(BrokenPromise) {
    let letters = bytes.prefix { $0 != 0 }
    guard let spec = try? FormatSpec(parsing: String(decoding: letters, as: UTF8.self)) else {
      return
    }
    guard spec.width <= 4096, spec.precision ?? 0 <= 4096 else { return }
    let number = bytes.dropFirst(letters.count + 1).prefix(8).reduce(0 as UInt64) {
      $0 << 8 | UInt64($1)
    }
    let value = Int(bitPattern: UInt(number))
    _ = try? spec.format(value)
    _ = try? spec.format(BigInt(value) << 70)
    _ = try? spec.format(Double(bitPattern: number))
    _ = try? spec.format(String(decoding: bytes.suffix(16), as: UTF8.self))
  }

  /// A template for `%` and for `format`; widths of many digits are not tried, they only cost memory.
  private static func template(_ bytes: [UInt8]) throws(BrokenPromise) {
    let digits = bytes.split { !(0x30...0x39).contains($0) }
    guard digits.allSatisfy({ $0.count <= 4 }) else { return }
    let template = String(decoding: bytes, as: UTF8.self)
    let values: [Value] = [.int(-7), .float(2.5), .string("é안"), .bytes([0, 255]), .none]
    for value in values { _ = try? Percent.format(template, value) }
    _ = try? Percent.braces(template, values)
  }
}
