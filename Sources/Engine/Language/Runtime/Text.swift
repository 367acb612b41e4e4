/// A text; positions count Unicode scalars, as in Python.
public final class Text {
  /// The text.
  public private(set) var string: String
  /// Negative until somebody asks.
  private var knownLength: Int
  /// 0 until somebody asks.
  private var knownHash = 0

  /// `length`: its scalars, by whoever knows them.
  init(_ string: String, length: Int = -1) {
    self.string = string
    knownLength = length
  }

  /// The number of Unicode scalars, which `len` gives.
  public var length: Int {
    if knownLength < 0 {
      knownLength = string.withUTF8Bytes { bytes in
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
      }
    }
    return knownLength
  }

  /// Whether scalars and UTF-8 bytes coincide, so that positions are offsets.
  public var isASCII: Bool { length == string.utf8.count }

  /// The same for equal texts, in this process; kept, as a text that is a key once is one often.
  @inline(__always)
  var hash: Int { knownHash != 0 ? knownHash : newHash() }

  @inline(never)
  private func newHash() -> Int {
    var hasher = Hasher()
    string.withUTF8Bytes { hasher.combine(bytes: $0) }
    knownHash = hasher.finalize() | 1
    return knownHash
  }

  /// False when its hash is known to be another.
  @inline(__always)
  func mayHave(hash: Int) -> Bool { knownHash == hash || knownHash == 0 }

  /// Texts are equal when their scalars are, as in Python; Swift's == would compare canonically.
  func isEqual(to other: Text) -> Bool {
    if self === other { return true }
    if knownHash != other.knownHash, knownHash != 0, other.knownHash != 0 { return false }
    // A short string is its bits, and a long one with the same bits has the same storage.
    let bits = unsafeBitCast((string, other.string), to: (UInt, UInt, UInt, UInt).self)
    if bits.0 == bits.2, bits.1 == bits.3 { return true }
    let count = string.utf8.count
    guard count == other.string.utf8.count else { return false }
    return string.withUTF8Bytes { left in
      other.string.withUTF8Bytes { right in System.isEqual(left, right) }
    }
  }

  /// Copies its UTF-8 bytes to the place and gives how many; nil when there is no room for them.
  @inline(__always)
  func copyUTF8(to place: UnsafeMutableRawPointer, room: Int) -> Int? {
    if room >= 16, let short = string.shortUTF8 {
      place.storeBytes(of: short.low, as: UInt64.self)
      (place + 8).storeBytes(of: short.high, as: UInt64.self)
      return short.count
    }
    return string.withUTF8Bytes { bytes in
      guard bytes.count <= room else { return nil }
      if let start = bytes.baseAddress { place.copyMemory(from: start, byteCount: bytes.count) }
      return bytes.count
    }
  }

  /// Makes it longer; only for whoever alone holds it.
  func append(_ more: String) {
    string += more
    knownLength = -1
    knownHash = 0
  }
}
