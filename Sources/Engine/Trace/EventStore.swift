/// The events of a log, packed into blocks: to append never copies what is there, and the oldest block is
/// counted and used again when there are as many events as the limit. Small payloads are copied into
/// arenas, large ones are shared with whoever has them.
///
/// How a stream began goes into an arena of its own, so that a long transfer cannot push out what the others
/// said. Of what comes later, the newest messages go into a small one; bulk is only counted.
struct EventStore {
  private struct Block {
    let memory: MemoryBlock
    /// The number of its first event.
    var first: Int
    var count = 0
  }

  private struct Extra {
    var bytes: [UInt8]
    var endpoints: Event.Endpoints?
  }

  let limits: Trace.Limits
  /// Events that a block holds at most, and its bytes.
  private let chunk: Int
  private let blockSize: Int
  /// Oldest first; the last one is being filled.
  private var blocks: [Block] = []
  private var writer = EventRecordWriter()
  /// Where the next record goes in the last block; behind `full` none has room. nil: there is no block.
  private var tail: UnsafeMutableRawPointer?
  private var full: UnsafeMutableRawPointer?
  /// Events in the last block.
  private var used = 0
  private(set) var nextSequence = 1
  private(set) var dropped: [Int: Trace.Dropped] = [:]
  /// How many events were dropped in all.
  private(set) var droppedEvents = 0
  /// Sockets whose last event, the close, was dropped; all but the newest are forgotten.
  private var gone: [Int] = []
  private static let goneLimit = 4096
  private var beginnings: PayloadArena
  private var newest: PayloadArena
  /// How many bytes of a stream, each way, are its beginning.
  private let beginning: Int
  /// Payloads up to this size are messages, beyond it bulk: to copy that would cost more than all else here.
  private let message: Int
  private let largest: Int
  private var extras: [Int: Extra] = [:]
  private var large = LargePayloads()

  init(_ limits: Trace.Limits, from sequence: Int = 1) {
    self.limits = limits
    nextSequence = sequence
    chunk = max(1, min(8192, limits.events / 8))
    blockSize = min(64 * 1024, (chunk + 1) * EventRecordWriter.longest)
    let small = limits.payload / 4
    beginnings = PayloadArena(capacity: small)
    newest = PayloadArena(capacity: small / 32)
    beginning = small / 8
    // Without a limit worth a block, payloads go one by one.
    largest = limits.payload < 1024 ? 0 : min(16 * 1024, beginnings.blockSize / 4)
    message = min(256, newest.blockSize)
  }

  /// How many events there are.
  var count: Int { nextSequence - oldestSequence }

  /// Appends an event, with its number and its time since the log began.
  @inline(__always)
  mutating func append(_ event: Event, since start: Int) {
    guard let tail = room() else { return }
    let time = event.time &- start
    let (place, position) = keepBytes(event)
    self.tail =
      writer.writeSteady(event, time: time, place: place, position: position, at: tail)
      ?? write(event, time, place, position, tail)
    used &+= 1
    nextSequence &+= 1
  }

  /// Copies what the arenas keep of the bytes, and tells where they are to be found.
  @inline(__always)
  private mutating func keepBytes(_ event: Event) -> (EventRecord.Place, position: Int) {
    let count = event.bytes.count
    if count == 0 { return (.none, 0) }
    if count > largest { return (.extras, 0) }
    if event.offset < beginning { return (.beginnings, beginnings.append(event.bytes)) }
    if count <= message { return (.newest, newest.append(event.bytes)) }
    return (.none, 0)
  }

  @inline(never)
  private mutating func write(
    _ event: Event, _ time: Int, _ place: EventRecord.Place, _ position: Int,
    _ tail: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let hasExtra = event.endpoints != nil || place == .extras && limits.payload > 0
    if hasExtra { keepExtra(event) }
    return writer.write(
      EventRecord(
        time: time, duration: event.duration, socket: event.socket, verb: event.verb,
        outcome: event.outcome, asked: event.asked, got: event.got, offset: event.offset,
        calls: event.calls, count: event.bytes.count, place: place, position: position,
        hasExtra: hasExtra),
      at: tail)
  }

  /// The events of one socket (nil: of all), oldest first.
  func all(of socket: Int?) -> [Event] {
    var result: [Event] = []
    for index in blocks.indices {
      read(index) { record, sequence in
        if socket == nil || record.socket == socket { result.append(event(record, sequence)) }
      }
    }
    return result
  }

  /// The events after a number, oldest first.
  func all(after sequence: Int) -> [Event] {
    var result: [Event] = []
    let first = blocks.lastIndex { $0.first <= sequence } ?? blocks.startIndex
    for index in first..<blocks.endIndex {
      read(index) { record, number in
        if number > sequence { result.append(event(record, number)) }
      }
    }
    return result
  }

  /// Forgets every event and what was counted of dropped ones; the numbers go on.
  mutating func clear() {
    self = EventStore(limits, from: nextSequence)
  }

  private var oldestSequence: Int { blocks.first?.first ?? nextSequence }

  private func event(_ record: EventRecord, _ sequence: Int) -> Event {
    let extra = record.hasExtra ? extras[sequence] : nil
    let bytes =
      switch record.place {
      case .none: [UInt8]()
      case .beginnings: beginnings.bytes(at: record.position, count: record.count) ?? []
      case .newest: newest.bytes(at: record.position, count: record.count) ?? []
      case .extras: extra?.bytes ?? []
      }
    return Event(
      sequence: sequence, time: record.time, duration: record.duration, socket: record.socket,
      verb: record.verb, outcome: record.outcome, asked: record.asked, got: record.got,
      offset: record.offset, calls: record.calls, bytes: bytes, endpoints: extra?.endpoints)
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

  /// Shows each record of a block with its number.
  private func read(_ index: Int, _ body: (EventRecord, Int) -> Void) {
    let block = blocks[index]
    var reader = EventRecordReader(block.memory.start)
    let count = index == blocks.count - 1 ? used : block.count
    for number in block.first..<block.first + count { body(reader.next(), number) }
  }

  /// Where the next record goes.
  @inline(__always)
  private mutating func room() -> UnsafeMutableRawPointer? {
    if let tail, let full, tail <= full, used < chunk { return tail }
    return startBlock()
  }

  @inline(never)
  private mutating func startBlock() -> UnsafeMutableRawPointer? {
    if let last = blocks.indices.last { blocks[last].count = used }
    if !blocks.isEmpty, count + chunk > limits.events {
      countFirst()
      blocks.append(Block(memory: blocks.removeFirst().memory, first: nextSequence))
    } else {
      blocks.append(Block(memory: MemoryBlock(blockSize, soonFull: false), first: nextSequence))
    }
    used = 0
    writer = EventRecordWriter()
    tail = blocks.last?.memory.start
    full = tail.map { $0 + blockSize - EventRecordWriter.longest }
    return tail
  }

  /// Counts the events of the oldest block, which are about to be dropped; neighbours are mostly of one socket.
  private mutating func countFirst() {
    var socket = 0
    var sum = Trace.Dropped()
    var known: [Int: Trace.Dropped] = [:]
    var closed: [Int] = []
    var withExtra: [Int] = []
    var reader = EventRecordReader(blocks[0].memory.start)
    var number = 0
    while number < blocks[0].count {
      let (record, count) = reader.nextRun(atMost: blocks[0].count - number)
      if record.hasExtra { withExtra.append(blocks[0].first + number) }
      if record.verb == .close || record.verb == .abort { closed.append(record.socket) }
      if record.socket != socket {
        known[socket, default: Trace.Dropped()].add(sum)
        socket = record.socket
        sum = Trace.Dropped()
      }
      sum.add(record.verb, record.got, count)
      number += count
    }
    known[socket, default: Trace.Dropped()].add(sum)
    for (socket, sum) in known where sum.events > 0 {
      dropped[socket, default: Trace.Dropped()].add(sum)
    }
    for number in withExtra {
      extras[number] = nil
      large.forget(number)
    }
    droppedEvents += blocks[0].count
    forget(closed)
  }

  private mutating func forget(_ closed: [Int]) {
    gone += closed
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
