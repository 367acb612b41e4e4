/// The events of a log, as plain records in blocks of one size: to append never copies what is there, and
/// the oldest block is counted and used again when the limit is reached. Small payloads are copied into
/// an arena, large ones are shared with whoever has them.
struct EventStore {
  private struct Record {
    var time: Int
    var duration: Int
    var socket: Int
    var asked: Int
    var got: Int
    var offset: Int
    /// The payload's position in the arena; `none`, or `beside` for one among the extras.
    var payload: Int
    var count: Int32
    var calls: Int32
    var outcome: Event.Outcome
    var verb: Verb
    var hasExtra: Bool

    static let none = -1
    static let beside = -2
  }

  private struct Extra {
    var bytes: [UInt8]
    var endpoints: Event.Endpoints?
  }

  let limits: Trace.Limits
  /// Records that a block holds.
  private let chunk: Int
  /// Oldest first; the last one is being filled.
  private var blocks: [MemoryBlock] = []
  private var tail: UnsafeMutablePointer<Record>?
  /// Records in the last block.
  private var used: Int
  private(set) var nextSequence = 1
  private(set) var dropped: [Int: Trace.Dropped] = [:]
  /// How many events were dropped in all.
  private(set) var droppedEvents = 0
  /// Sockets whose last event, the close, was dropped; all but the newest are forgotten.
  private var gone: [Int] = []
  private static let goneLimit = 4096
  private var arena: PayloadArena
  private let largest: Int
  private var extras: [Int: Extra] = [:]
  private var large = LargePayloads()

  init(_ limits: Trace.Limits, from sequence: Int = 1) {
    self.limits = limits
    nextSequence = sequence
    chunk = max(1, min(MemoryBlock.largePage / MemoryLayout<Record>.stride, limits.events / 8))
    used = chunk
    arena = PayloadArena(capacity: limits.payload / 4)
    // Without a limit worth a block, payloads go one by one.
    largest = limits.payload < 1024 ? 0 : min(16 * 1024, arena.blockSize / 4)
  }

  /// How many events there are.
  var count: Int { blocks.isEmpty ? 0 : (blocks.count - 1) * chunk + used }

  /// Appends an event, with its number and its time since the log began.
  @inline(__always)
  mutating func append(_ event: Event, since start: Int) {
    if used == chunk { startBlock() }
    var payload = Record.none
    var hasExtra = event.endpoints != nil
    if event.bytes.count > largest {
      payload = Record.beside
      hasExtra = hasExtra || limits.payload > 0
    } else if !event.bytes.isEmpty {
      payload = arena.append(event.bytes)
    }
    if hasExtra { keepExtra(event) }
    guard let tail else { return }
    (tail + used).initialize(
      to: Record(
        time: event.time &- start, duration: event.duration, socket: event.socket,
        asked: event.asked, got: event.got, offset: event.offset, payload: payload,
        count: Int32(truncatingIfNeeded: event.bytes.count),
        calls: Int32(truncatingIfNeeded: event.calls), outcome: event.outcome, verb: event.verb,
        hasExtra: hasExtra))
    used &+= 1
    nextSequence &+= 1
  }

  /// The newest event.
  var last: Event? { all(after: nextSequence - 2).last }

  /// The events of one socket (nil: of all), oldest first.
  func all(of socket: Int?) -> [Event] {
    var result: [Event] = []
    var sequence = oldestSequence
    for block in blocks.indices {
      for record in records(block) {
        if socket == nil || record.socket == socket { result.append(event(record, sequence)) }
        sequence += 1
      }
    }
    return result
  }

  /// The events after a number, oldest first.
  func all(after sequence: Int) -> [Event] {
    let first = max(oldestSequence, min(sequence, nextSequence) + 1)
    guard first < nextSequence else { return [] }
    return (first..<nextSequence).map { number in
      let (part, place) = (number - oldestSequence).quotientAndRemainder(dividingBy: chunk)
      return event(records(part)[place], number)
    }
  }

  /// Forgets every event and what was counted of dropped ones; the numbers go on.
  mutating func clear() {
    self = EventStore(limits, from: nextSequence)
  }

  private var oldestSequence: Int { nextSequence - count }

  private func event(_ record: Record, _ sequence: Int) -> Event {
    let extra = record.hasExtra ? extras[sequence] : nil
    var bytes = extra?.bytes ?? []
    if record.payload >= 0 {
      bytes = arena.bytes(at: record.payload, count: Int(record.count)) ?? []
    }
    return Event(
      sequence: sequence, time: record.time, duration: record.duration, socket: record.socket,
      verb: record.verb, outcome: record.outcome, asked: record.asked, got: record.got,
      offset: record.offset, calls: Int(record.calls), bytes: bytes, endpoints: extra?.endpoints)
  }

  @inline(never)
  private mutating func keepExtra(_ event: Event) {
    let isLarge = event.bytes.count > largest
    extras[nextSequence] = Extra(
      bytes: isLarge ? event.bytes : [], endpoints: event.endpoints)
    guard isLarge else { return }
    large.add(nextSequence, event.bytes.count)
    while let sequence = large.surplus(over: limits.payload - limits.payload / 4) {
      extras[sequence]?.bytes = []
    }
  }

  private func records(_ block: Int) -> UnsafeBufferPointer<Record> {
    let start = blocks[block].start.bindMemory(to: Record.self, capacity: chunk)
    return UnsafeBufferPointer(start: start, count: block == blocks.count - 1 ? used : chunk)
  }

  private mutating func startBlock() {
    if !blocks.isEmpty, count + chunk > limits.events {
      count(records(0), from: oldestSequence)
      blocks.append(blocks.removeFirst())
    } else {
      let size = chunk * MemoryLayout<Record>.stride
      blocks.append(MemoryBlock(size, soonFull: !blocks.isEmpty))
    }
    tail = blocks.last?.start.bindMemory(to: Record.self, capacity: chunk)
    used = 0
  }

  /// Counts the events that are about to be dropped; neighbours are mostly of one socket.
  private mutating func count(_ records: UnsafeBufferPointer<Record>, from first: Int) {
    var socket = records.first?.socket ?? 0
    var sum = Trace.Dropped()
    for (index, record) in records.enumerated() {
      if record.hasExtra {
        extras[first + index] = nil
        large.forget(first + index)
      }
      if record.socket != socket {
        dropped[socket, default: Trace.Dropped()].add(sum)
        socket = record.socket
        sum = Trace.Dropped()
      }
      sum.add(record.verb, record.got)
    }
    dropped[socket, default: Trace.Dropped()].add(sum)
    droppedEvents += records.count
    forgetGone(records)
  }

  private mutating func forgetGone(_ records: UnsafeBufferPointer<Record>) {
    for record in records where record.verb == .close || record.verb == .abort {
      gone.append(record.socket)
    }
    guard gone.count >= 2 * Self.goneLimit else { return }
    for socket in gone.prefix(gone.count - Self.goneLimit) { dropped[socket] = nil }
    gone.removeFirst(gone.count - Self.goneLimit)
  }
}

/// Which events have large payloads, oldest first, and how many bytes they are together.
private struct LargePayloads {
  private var entries: [(sequence: Int, size: Int)] = []
  private var total = 0

  mutating func add(_ sequence: Int, _ size: Int) {
    entries.append((sequence, size))
    total += size
  }

  /// Takes the oldest out while there are more bytes than the limit.
  mutating func surplus(over limit: Int) -> Int? {
    guard total > limit, !entries.isEmpty else { return nil }
    let oldest = entries.removeFirst()
    total -= oldest.size
    return oldest.sequence
  }

  mutating func forget(_ sequence: Int) {
    guard entries.first?.sequence == sequence else { return }
    total -= entries.removeFirst().size
  }
}
