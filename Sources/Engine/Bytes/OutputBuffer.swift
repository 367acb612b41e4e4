/// Memory that is written from its start on and then given away as a whole.
public struct OutputBuffer: ~Copyable {
  /// How many bytes were written.
  public var count = 0
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  /// Room for so many bytes at first.
  public init(capacity: Int) {
    self.capacity = max(64, capacity)
    memory = .allocate(capacity: self.capacity)
  }

  deinit { memory.deallocate() }

  /// What was written.
  public func withBytes<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
    body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  /// What was written, as text.
  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Makes room for so many more bytes; every `put` must have been provided for.
  mutating func reserve(_ more: Int) {
    // A glyph is stored as eight bytes, of which fewer may count.
    guard capacity - count < more + 8 else { return }
    let grown = max(2 * capacity, count + more + 8)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity = grown
  }

  /// Where the next byte goes, for loops that write by themselves.
  @inline(__always)
  var place: UnsafeMutableRawPointer { UnsafeMutableRawPointer(memory + count) }

  /// Everything before this place is written.
  @inline(__always)
  mutating func advance(to place: UnsafeMutableRawPointer) {
    count = place - UnsafeMutableRawPointer(memory)
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    memory[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func put(pair: UInt16) {
    UnsafeMutableRawPointer(memory + count).storeBytes(of: pair, as: UInt16.self)
    count &+= 2
  }

  @inline(__always)
  mutating func put(glyph: Glyph) {
    UnsafeMutableRawPointer(memory + count).storeBytes(of: glyph.code, as: UInt64.self)
    count &+= Int(glyph.length)
  }

  mutating func put(blanks: Int) {
    for _ in 0..<max(0, blanks) { put(0x20) }
  }

  mutating func put(_ text: StaticString) {
    (memory + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }
}

/// Colours in a buffer, changed only where the style does.
struct Paint {
  /// False: no colours at all.
  let isOn: Bool
  private var style = StyledText.Style.plain

  init(isOn: Bool) { self.isOn = isOn }

  /// What follows has this style.
  @inline(__always)
  mutating func change(to next: StyledText.Style, into out: inout OutputBuffer) {
    guard isOn, next != style else { return }
    if style != .plain { out.put("\u{1B}[0m" as StaticString) }
    out.put(next.code)
    style = next
  }

  /// What follows is plain.
  mutating func end(into out: inout OutputBuffer) { change(to: .plain, into: &out) }

  /// A faint text; plain again behind it.
  mutating func faint(_ text: StaticString, into out: inout OutputBuffer) {
    change(to: .faint, into: &out)
    out.put(text)
    end(into: &out)
  }
}
