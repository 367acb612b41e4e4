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
  /// True when the last record ended well, whole and at once, so that the next may be as it was.
  private var isSteady = false

  /// Writes an event of which only the time is new, as most of a stream are, and gives the place behind it;
  /// nil: more is new.
  @inline(__always)
  mutating func writeSteady(
    _ event: Event, time: Int, place: EventRecord.Place, position: Int,
    at start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer? {
    let following = last.position &+ last.count
    guard isSteady, case .ok = event.outcome, event.socket == last.socket, event.verb == last.verb,
      event.asked == last.asked, event.got == last.got, event.bytes.count == last.count,
      event.offset == last.offset &+ last.got, event.duration == 0, event.calls == 1,
      event.endpoints == nil, place == last.place, place == .none || position == following
    else { return nil }
    start.storeBytes(of: 0, as: UInt8.self)
    var behind = start + 1
    put(time &- last.time, &behind)
    last.time = time
    last.offset = event.offset
    last.position = following
    return behind
  }

  /// Writes a record where there is room for the longest, and gives the place behind it.
  @inline(never)
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
    isSteady =
      changes.isDisjoint(with: [.got, .effort, .extra]) && record.count == record.got
      && record.outcome == .ok && record.place != .extras
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

  /// The next record, and how many there are of it: those right behind that differ in nothing but what
  /// follows, the time, the offset and the position. There must be one; `limit` is how many there are.
  mutating func nextRun(atMost limit: Int) -> (record: EventRecord, count: Int) {
    let record = next()
    guard record.got == record.asked, !record.hasExtra else { return (record, 1) }
    var count = 1
    while count < limit, place.load(as: UInt8.self) == 0 {
      place += 1
      last.time &+= number()
      last.offset &+= last.got
      last.position &+= last.count
      last.count = last.got
      count += 1
    }
    if count > 1 { (last.duration, last.calls) = (0, 1) }
    return (record, count)
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
