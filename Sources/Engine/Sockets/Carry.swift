/// Bytes taken from the kernel that no verb has given out yet, in order.
struct Carry {
  private var bytes: [UInt8] = []
  private var head = 0

  var isEmpty: Bool { bytes.count == head }
  var count: Int { bytes.count - head }
  var view: ArraySlice<UInt8> { bytes[head...] }

  /// Appends what a call has put into a buffer.
  mutating func append(_ part: UnsafeRawBufferPointer) { bytes.append(contentsOf: part) }

  /// Makes room for more in one step, doubling at most up to `total` bytes.
  mutating func grow(towards total: Int) {
    let wanted = min(total, max(256 * 1024, count * 2))
    if head == 0, bytes.capacity < wanted, bytes.capacity - bytes.count < 64 * 1024 {
      bytes.reserveCapacity(wanted)
    }
  }

  /// Gives out the first bytes, at most `limit`, in an array not much larger than they are.
  mutating func take(_ limit: Int) -> [UInt8] {
    let amount = min(limit, count)
    guard amount == bytes.count, bytes.capacity <= max(64, 2 * amount) else {
      let part = bytes.withUnsafeBufferPointer {
        Array(UnsafeBufferPointer(rebasing: $0[head..<head + amount]))
      }
      head += amount
      compact()
      return part
    }
    defer {
      bytes = []
      head = 0
    }
    return bytes
  }

  private mutating func compact() {
    if head == bytes.count {
      bytes = []
      head = 0
    } else if head > 64 * 1024, head > bytes.count / 2 {
      bytes = Array(bytes[head...])
      head = 0
    }
  }
}

extension Carry {
  /// Where the delimiter ends, searched for from an index on; nil when it is not there.
  func end(of delimiter: [UInt8], from start: Int) -> Int? {
    view.withUnsafeBytes { Self.find(delimiter, in: $0, from: start) }
  }

  /// How many of the bytes that follow are needed: up to the end of a delimiter, which may begin in what
  /// is carried; all of them when it is not there.
  func needed(of fresh: UnsafeRawBufferPointer, for delimiter: [UInt8]) -> Int {
    let tail = Array(view.suffix(delimiter.count - 1))
    let seam = tail + fresh.prefix(delimiter.count - 1)
    let crossing = seam.withUnsafeBytes { Self.find(delimiter, in: $0, from: 0) }
    if let crossing, crossing > tail.count { return crossing - tail.count }
    return Self.find(delimiter, in: fresh, from: 0) ?? fresh.count
  }

  private static func find(
    _ delimiter: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let first = delimiter.first else { return nil }
    var from = max(0, start)
    while from + delimiter.count <= bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[from...])
      guard let hit = System.index(of: first, in: rest) else { return nil }
      let candidate = from + hit
      guard candidate + delimiter.count <= bytes.count else { return nil }
      if bytes[candidate..<candidate + delimiter.count].elementsEqual(delimiter) {
        return candidate + delimiter.count
      }
      from = candidate + 1
    }
    return nil
  }
}
