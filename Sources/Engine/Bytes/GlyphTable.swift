/// What stands in one column of a hexdump's text, ready to be stored: up to eight bytes of UTF-8.
struct Glyph {
  /// The bytes, the first one lowest.
  let code: UInt64
  /// How many of them count; 0 over the second column of a wide character.
  let length: UInt8
  /// Not text: to be marked.
  let isBad: Bool
  /// The data ends inside the character that begins here.
  let isCut: Bool

  private init(_ code: UInt64, _ length: UInt8, isBad: Bool = false, isCut: Bool = false) {
    self.code = code
    self.length = length
    self.isBad = isBad
    self.isCut = isCut
  }

  /// The UTF-8 of a character, behind what it is drawn upon.
  init(_ scalar: Unicode.Scalar, on base: Glyph = .covered) {
    var glyph = base
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      glyph = Glyph(glyph.code | UInt64(byte) << (UInt64(glyph.length) * 8), glyph.length + 1)
    }
    self = glyph
  }

  // Written as numbers, so that the loops need not look them up: ` `, `×`, `·`, `◌` and `╎`.
  static var blank: Glyph { Glyph(0x20, 1) }
  static var covered: Glyph { Glyph(0, 0) }
  static var control: Glyph { Glyph(0x97C3, 2) }
  static var narrowed: Glyph { Glyph(0xB7C2, 2) }
  static var circle: Glyph { Glyph(0x8C97E2, 3) }
  static var invalid: Glyph { Glyph(0x97C3, 2, isBad: true) }
  static var cut: Glyph { Glyph(0x8E95E2, 3, isBad: true, isCut: true) }
  static var afterCut: Glyph { Glyph(0x20, 1, isBad: true) }
}

/// The glyphs of bytes and characters, looked up once.
final class GlyphTable {
  /// Two digits of each byte, as they stand in memory.
  let pairs: UnsafeMutablePointer<UInt16>
  /// The glyphs of the bytes below 0x80.
  let ascii: UnsafeMutablePointer<Glyph>
  /// The glyphs of bytes that stand for themselves wherever they are; of length 0 for those that may
  /// begin a character.
  let simple: UnsafeMutablePointer<Glyph>
  /// The look of each character below 0x10000; 0 where nobody has asked yet.
  private let looks: UnsafeMutablePointer<UInt8>

  init() {
    pairs = .allocate(capacity: 256)
    ascii = .allocate(capacity: 128)
    simple = .allocate(capacity: 256)
    looks = .allocate(capacity: 0x10000)
    looks.initialize(repeating: 0, count: 0x10000)
    for byte in 0...UInt8.max {
      let digits = [Self.digit(byte >> 4), Self.digit(byte & 15)]
      pairs[Int(byte)] = digits.withUnsafeBytes { $0.loadUnaligned(as: UInt16.self) }
    }
    for byte in UInt8(0)..<0x80 {
      let isDrawn = (0x20..<0x7F).contains(byte)
      (ascii + Int(byte)).initialize(
        to: isDrawn ? Glyph(Unicode.Scalar(byte)) : .control)
    }
    for byte in 0...UInt8.max {
      let mayBegin = (0xC2...0xF4).contains(byte)
      (simple + Int(byte)).initialize(
        to: byte < 0x80 ? ascii[Int(byte)] : mayBegin ? .covered : .invalid)
    }
  }

  deinit {
    pairs.deallocate()
    ascii.deallocate()
    simple.deallocate()
    looks.deallocate()
  }

  /// A lower-case digit.
  @inline(__always)
  static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 &+ value : 0x57 &+ value }

  /// At most four glyphs.
  struct Cells {
    private var first = Glyph.blank
    private var second = Glyph.blank
    private var third = Glyph.blank
    private var fourth = Glyph.blank
    fileprivate(set) var count = 0

    subscript(place: Int) -> Glyph {
      switch place {
      case 0: first
      case 1: second
      case 2: third
      case _: fourth
      }
    }

    fileprivate mutating func add(_ glyph: Glyph) {
      switch count {
      case 0: first = glyph
      case 1: second = glyph
      case 2: third = glyph
      case _: fourth = glyph
      }
      count &+= 1
    }

    fileprivate mutating func add(_ glyph: Glyph, times: Int) {
      for _ in 0..<max(0, times) { add(glyph) }
    }
  }

  /// The glyphs over the bytes of the character at `index`, of which `room` bytes stand in this row.
  func cells(
    _ bytes: UnsafeRawBufferPointer, at index: Int, room: Int, width: Int
  ) -> Cells {
    var cells = Cells()
    switch TextEncoding.utf8Step(bytes.bindMemory(to: UInt8.self), at: index) {
    case .bad(let length, _): cells.add(.invalid, times: length)
    case .cut:
      cells.add(.cut)
      cells.add(.afterCut, times: bytes.count - index - 1)
    case .scalar(let scalar, let length):
      let look = look(of: scalar)
      let columns = look == .wide && width >= 2 ? 2 : 1
      let before = columns > room ? room : 0
      cells.add(.blank, times: before)
      cells.add(glyph(of: scalar, look, width))
      cells.add(.covered, times: columns - 1)
      cells.add(.blank, times: length - columns - before)
    }
    return cells
  }

  private func look(of scalar: Unicode.Scalar) -> ScalarLook {
    let value = Int(scalar.value)
    guard value < 0x10000 else { return ScalarLook(scalar) }
    if let known = ScalarLook(rawValue: looks[value]) { return known }
    let found = ScalarLook(scalar)
    looks[value] = found.rawValue
    return found
  }

  private func glyph(of scalar: Unicode.Scalar, _ look: ScalarLook, _ width: Int) -> Glyph {
    switch look {
    case .control: .control
    case .combining: Glyph(scalar, on: .circle)
    case .wide where width < 2: .narrowed
    case .narrow, .wide: Glyph(scalar)
    }
  }
}
