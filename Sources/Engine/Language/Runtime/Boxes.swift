import BigInt
import OrderedCollections

/// An integer beyond 64 bits.
public final class BigNumber {
  /// The number.
  public let value: BigInt
  init(_ value: BigInt) { self.value = value }
}

/// A list, shared by all names that hold it.
public final class List {
  /// In order.
  public var items: [Value]
  init(_ items: [Value]) { self.items = items }
  deinit { Dismantling.release({ items = [] }, parts: { items }) }
}

/// A map in the order of insertion, as in Python.
public final class Map {
  /// By key.
  public var items: OrderedDictionary<Value, Value>
  init(_ items: OrderedDictionary<Value, Value> = [:]) { self.items = items }

  /// Where texts were found when they were last asked for, by their hashes: a place that holds another key
  /// by now is a miss, so that nobody has to keep this current.
  private var found: [Int32] = []

  /// The value of a text. Small maps, which have no table, are gone through by the hash that a text
  /// keeps; large ones begin where the text was found before.
  func value(for text: Text, _ key: Value) -> Value? {
    let hash = text.hash
    let count = items.count
    if count <= Map.smallCount {
      let place = (0..<count).first { isAt($0, text, hash) }
      return place.map { items.elements[$0].value }
    }
    if found.count < count {
      // Sparse, so that hardly ever three texts want the same two places, while that costs little memory.
      let spare = count < 10_000 ? 8 : 2
      let size = spare << (Int.bitWidth - count.leadingZeroBitCount)
      found = [Int32](repeating: 0, count: size)
    }
    // Two neighbours share their texts, the latest in front.
    let slot = (hash >> 1) & (found.count &- 1)
    let (first, second) = (Int(found[slot]), Int(found[slot ^ 1]))
    if isAt(first, text, hash) { return items.elements[first].value }
    if isAt(second, text, hash) { return items.elements[second].value }
    guard let place = items.index(forKey: key) else { return nil }
    found[slot ^ 1] = found[slot]
    found[slot] = Int32(truncatingIfNeeded: place)
    return items.elements[place].value
  }

  @inline(__always)
  private func isAt(_ place: Int, _ text: Text, _ hash: Int) -> Bool {
    guard place < items.count, case .text(let other) = items.keys.elements[place] else {
      return false
    }
    return other.mayHave(hash: hash) && other.isEqual(to: text)
  }

  private static let smallCount = 15
  deinit { Dismantling.release({ items = [:] }, parts: { Array(items.values) + items.keys }) }
}

/// A fixed sequence of values.
public final class Tuple {
  /// In order.
  public private(set) var items: [Value]
  init(_ items: [Value]) { self.items = items }
  deinit { Dismantling.release({ items = [] }, parts: { items }) }
}

/// Bytes that can be changed in place: Python's bytearray, and what `recv_into` fills.
public final class Buffer {
  /// The bytes.
  public var bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// The integers from `start` in steps of `step`, before `end`.
public final class IntegerRange {
  let start: Int
  let end: Int
  let step: Int
  init(start: Int, end: Int, step: Int) {
    self.start = start
    self.end = end
    self.step = step
  }

  /// How many there are; `Int.max` when that does not fit.
  var count: Int {
    if step > 0 ? start >= end : start <= end { return 0 }
    let (low, high) = step > 0 ? (start, end) : (end, start)
    let distance = UInt(bitPattern: high &- low)
    let count = (distance - 1) / step.magnitude + 1
    return Int(exactly: count) ?? .max
  }

  /// Whether a number is one of them.
  func contains(_ number: Number) -> Bool {
    let low = step > 0 ? start : end &+ 1
    let high = step > 0 ? end &- 1 : start
    guard count > 0, Number.compare(number, .int(low)) != .less,
      Number.compare(number, .int(high)) != .greater
    else { return false }
    let whole: Int
    switch number {
    case .int(let value): whole = value
    case .float(let value):
      guard let exact = Int(exactly: value) else { return false }
      whole = exact
    case .big: return false
    }
    return UInt(bitPattern: step > 0 ? whole &- start : start &- whole) % step.magnitude == 0
  }

  /// The element at a position below `count`.
  func element(_ index: Int) -> Int { start &+ index &* step }
}

/// A host and a port, or a Unix socket's path. The host may be a name that is not resolved yet.
public final class Address: Sendable {
  /// A name or a numeric address; empty for every local address.
  public let host: String
  /// 0 to 65535.
  public let port: Int
  /// Set for a Unix socket, whose host and port mean nothing.
  public let path: String?

  /// An internet address.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
    path = nil
  }

  /// A Unix socket's address.
  public init(path: String) {
    host = ""
    port = 0
    self.path = path
  }

  /// `127.0.0.1:9000`, `[::1]:80`, `unix:/path`; `unnamed` for a Unix socket without a path.
  public var text: String {
    if let path { return path.isEmpty ? "unnamed" : "unix:\(path)" }
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}

/// A child process; its streams read and write like a connection.
public final class RunningProcess {
  let child: ChildProcess
  let command: String
  /// Its streams.
  public var socket: Socket { child.socket }

  init(child: ChildProcess, command: String) {
    self.child = child
    self.command = command
  }
}
