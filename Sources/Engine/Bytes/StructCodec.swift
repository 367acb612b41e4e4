import BigInt

/// Python's struct module on x86-64: a format such as `!IH10s`, and values as its bytes.
///
/// `@` (or nothing) means native sizes and alignment, `=` native order with the standard sizes,
/// `<` little-endian, `>` and `!` big-endian, all three without alignment.
public struct StructCodec: Equatable, Sendable {
  /// The longest structure: 16 MiB.
  public static let longestSize = 1 << 24

  /// Bytes of the structure, padding included.
  public let size: Int
  /// Values that `pack` takes and `unpack` gives.
  public let fieldCount: Int

  let order: ByteOrder
  let items: [Item]

  /// Reads a format; white space between the letters does not matter.
  public init(_ format: String) throws(StructCodecError) {
    var reader = FormatReader(format)
    try reader.read()
    order = reader.order
    items = reader.items
    size = reader.size
    fieldCount = reader.items.reduce(0) { $0 + $1.values }
  }

  /// One letter with its count, at its place.
  struct Item: Equatable, Sendable {
    let letter: Character
    let form: Form
    let count: Int
    let offset: Int

    /// The values that it stands for.
    var values: Int {
      switch form {
      case .padding: 0
      case .text, .pascal: 1
      case .byte, .bool, .integer, .float: count
      }
    }

    /// Bytes of one value.
    var length: Int {
      switch form {
      case .padding, .byte, .bool: 1
      case .text, .pascal: count
      case .integer(let length, _), .float(let length): length
      }
    }
  }

  /// What a letter means.
  enum Form: Equatable, Sendable {
    case padding, byte, bool, text, pascal
    case integer(length: Int, signed: Bool)
    case float(length: Int)
  }
}

/// Reads the letters from left to right, adding up sizes and, for `@`, alignment.
private struct FormatReader {
  var order = ByteOrder.little
  var items: [StructCodec.Item] = []
  var size = 0
  private var isNative = true
  private let characters: [Character]
  private var index = 0

  init(_ format: String) { characters = Array(format) }

  mutating func read() throws(StructCodecError) {
    readPrefix()
    while index < characters.count {
      if characters[index].isWhitespace {
        index += 1
        continue
      }
      let start = index
      let count = readCount()
      guard index < characters.count, !characters[index].isWhitespace else {
        throw .countWithoutLetter(offset: start)
      }
      try add(characters[index], count: count)
      index += 1
    }
  }

  private mutating func readPrefix() {
    guard let first = characters.first, "@=<>!".contains(first) else { return }
    isNative = first == "@"
    order = first == ">" || first == "!" ? .big : .little
    index = 1
  }

  /// nil without digits; a count beyond all bounds is as good as one above the longest size.
  private mutating func readCount() -> Int? {
    var count: Int?
    while index < characters.count, let digit = characters[index].wholeNumberValue,
      characters[index].isASCII
    {
      count = min((count ?? 0) * 10 + digit, StructCodec.longestSize + 1)
      index += 1
    }
    return count
  }

  private mutating func add(_ letter: Character, count: Int?) throws(StructCodecError) {
    guard let form = form(of: letter) else {
      if "nNP".contains(letter) { throw .nativeOnly(letter, offset: index) }
      throw .unknownLetter(letter, offset: index)
    }
    let item = StructCodec.Item(letter: letter, form: form, count: count ?? 1, offset: 0)
    let alignment = isNative ? Self.alignment(of: form) : 1
    let offset = (size + alignment - 1) / alignment * alignment
    let repeats = form == .text || form == .pascal ? 1 : item.count
    size = offset + repeats * item.length
    if size > StructCodec.longestSize { throw .tooLarge(offset: index) }
    items.append(StructCodec.Item(letter: letter, form: form, count: item.count, offset: offset))
  }

  private func form(of letter: Character) -> StructCodec.Form? {
    switch letter {
    case "x": .padding
    case "c": .byte
    case "?": .bool
    case "s": .text
    case "p": .pascal
    case "b": .integer(length: 1, signed: true)
    case "B": .integer(length: 1, signed: false)
    case "h": .integer(length: 2, signed: true)
    case "H": .integer(length: 2, signed: false)
    case "i": .integer(length: 4, signed: true)
    case "I": .integer(length: 4, signed: false)
    case "l": .integer(length: isNative ? 8 : 4, signed: true)
    case "L": .integer(length: isNative ? 8 : 4, signed: false)
    case "q": .integer(length: 8, signed: true)
    case "Q": .integer(length: 8, signed: false)
    case "n": isNative ? .integer(length: 8, signed: true) : nil
    case "N", "P": isNative ? .integer(length: 8, signed: false) : nil
    case "e": .float(length: 2)
    case "f": .float(length: 4)
    case "d": .float(length: 8)
    default: nil
    }
  }

  private static func alignment(of form: StructCodec.Form) -> Int {
    switch form {
    case .padding, .byte, .bool, .text, .pascal: 1
    case .integer(let length, _), .float(let length): length
    }
  }
}
