/// Events in the order they came, in chunks of one size: to append is cheap and never copies what is there,
/// and the front is dropped a chunk at a time.
struct EventRing {
  private let chunk: Int
  private var full: [[Event]] = []
  private var tail: [Event] = []

  /// Chunks of so many events, at least one.
  init(chunk: Int) { self.chunk = max(1, chunk) }

  /// How many there are.
  var count: Int { full.count * chunk + tail.count }

  var first: Event? { full.first?.first ?? tail.first }

  /// The events that are accepted, oldest first.
  func all(where accepts: (Event) -> Bool = { _ in true }) -> [Event] {
    var result: [Event] = []
    for part in full { result += part.lazy.filter(accepts) }
    return result + tail.lazy.filter(accepts)
  }

  /// The events from an index on.
  func suffix(from index: Int) -> [Event] {
    let skipped = max(0, index) / chunk
    var result: [Event] = []
    for part in full.dropFirst(skipped) { result += part }
    result += tail
    return Array(result.dropFirst(max(0, index) - min(skipped, full.count) * chunk))
  }

  @inline(__always)
  mutating func append(_ event: consuming Event) {
    if tail.count == chunk { startChunk() }
    tail.append(event)
  }

  private mutating func startChunk() {
    full.append(tail)
    tail = []
    tail.reserveCapacity(chunk)
  }

  /// Takes the oldest chunk out; the events of the newest are left alone.
  mutating func removeOldest() -> [Event] { full.isEmpty ? [] : full.removeFirst() }

  /// Drops the bytes of the event at an index; how many they were.
  mutating func dropPayload(at index: Int) -> Int {
    guard index >= 0, index < count else { return 0 }
    let (part, place) = index.quotientAndRemainder(dividingBy: chunk)
    if part < full.count {
      let bytes = full[part][place].bytes.count
      full[part][place].bytes = []
      return bytes
    }
    let bytes = tail[place].bytes.count
    tail[place].bytes = []
    return bytes
  }
}
