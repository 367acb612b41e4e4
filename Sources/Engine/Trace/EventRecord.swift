/// What the log keeps of an event beside its bytes.
struct EventRecord {
  /// Where the bytes are.
  enum Place: UInt8 {
    /// Nowhere: there are none, or they are only counted.
    case none
    /// In the arena of beginnings.
    case beginnings
    /// In the arena of the newest.
    case newest
    /// Among the extras.
    case extras
  }

  var time = 0
  var duration = 0
  var socket = 0
  var verb = Verb.recv
  var outcome = Event.Outcome.ok
  var asked = 0
  var got = 0
  var offset = 0
  var calls = 1
  /// Bytes of payload, their place, and their position there when it is an arena.
  var count = 0
  var place = Place.none
  var position = 0
  var hasExtra = false
}

/// Which fields of a record are written; the others follow from the record before.
private struct Changes: OptionSet {
  let rawValue: UInt8

  static let socket = Self(rawValue: 1)
  static let ending = Self(rawValue: 2)
  static let asked = Self(rawValue: 4)
  static let got = Self(rawValue: 8)
  static let offset = Self(rawValue: 16)
  static let effort = Self(rawValue: 32)
  static let payload = Self(rawValue: 64)
  static let extra = Self(rawValue: 128)
}

/// Writes records one behind the other, of each what is new against the one before: a steady stream takes
/// three or four bytes an event.
///
///     changes (1 byte)  time since the one before (varint)  each changed field
///
/// Numbers are varints: seven bits a byte, the lowest first, and the eighth where more follow.
struct EventRecordWriter {
  /// No record is longer.
  static let longest = 128

  private var last = EventRecord()

  /// Writes a record where there is room for the longest, and gives the place behind it.
  @inline(__always)
  mutating func write(
    _ record: EventRecord, at start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var record = record
    var place = start + 1
    var changes: Changes = record.hasExtra ? .extra : []
    put(record.time &- last.time, &place)
    if record.socket != last.socket {
      changes.insert(.socket)
      put(record.socket, &place)
    }
    if record.verb != last.verb || record.outcome != last.outcome {
      changes.insert(.ending)
      putValue(record.verb, &place)
      putValue(record.outcome, &place)
    }
    if record.asked != last.asked {
      changes.insert(.asked)
      put(record.asked, &place)
    }
    if record.got != record.asked {
      changes.insert(.got)
      put(record.got, &place)
    }
    if record.offset != last.offset &+ last.got {
      changes.insert(.offset)
      put(record.offset, &place)
    }
    if record.duration != 0 || record.calls != 1 {
      changes.insert(.effort)
      put(record.duration, &place)
      put(record.calls, &place)
    }
    let following = last.position &+ last.count
    if record.place == .none || record.place == .extras { record.position = following }
    if record.count != record.got || record.place != last.place || record.position != following {
      changes.insert(.payload)
      put(record.count, &place)
      putValue(record.place, &place)
      put(record.position, &place)
    }
    start.storeBytes(of: changes.rawValue, as: UInt8.self)
    last = record
    return place
  }

  @inline(__always)
  private func putValue<Value: BitwiseCopyable>(
    _ value: Value, _ place: inout UnsafeMutableRawPointer
  ) {
    place.storeBytes(of: value, as: Value.self)
    place += MemoryLayout<Value>.size
  }

  @inline(__always)
  private func put(_ value: Int, _ place: inout UnsafeMutableRawPointer) {
    var rest = UInt(bitPattern: value)
    while rest > 0x7F {
      putValue(UInt8(truncatingIfNeeded: rest) | 0x80, &place)
      rest >>= 7
    }
    putValue(UInt8(truncatingIfNeeded: rest), &place)
  }
}

/// Reads what an `EventRecordWriter` has written, from its first record on.
struct EventRecordReader {
  private var place: UnsafeRawPointer
  private var last = EventRecord()

  init(_ start: UnsafeRawPointer) { place = start }

  /// The next record; there must be one.
  mutating func next() -> EventRecord {
    var record = last
    let changes = Changes(rawValue: value())
    record.time &+= number()
    if changes.contains(.socket) { record.socket = number() }
    if changes.contains(.ending) {
      record.verb = value()
      record.outcome = value()
    }
    if changes.contains(.asked) { record.asked = number() }
    record.got = changes.contains(.got) ? number() : record.asked
    record.offset = changes.contains(.offset) ? number() : last.offset &+ last.got
    (record.duration, record.calls) = changes.contains(.effort) ? (number(), number()) : (0, 1)
    if changes.contains(.payload) {
      record.count = number()
      record.place = value()
      record.position = number()
    } else {
      record.count = record.got
      record.position = last.position &+ last.count
    }
    record.hasExtra = changes.contains(.extra)
    last = record
    return record
  }

  private mutating func value<Value: BitwiseCopyable>() -> Value {
    defer { place += MemoryLayout<Value>.size }
    return place.loadUnaligned(as: Value.self)
  }

  private mutating func number() -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while true {
      let byte: UInt8 = value()
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: result) }
      shift += 7
    }
  }
}
