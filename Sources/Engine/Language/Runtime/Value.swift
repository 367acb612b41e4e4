import BigInt
import OrderedCollections

/// A value of the language (language.md §3). Numbers are held in place; everything else is one
/// reference, so that a value is 16 bytes and copying one is at most a retain.
public enum Value {
  /// A variable that has no value yet, or an argument that was not given.
  case unset
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  /// Nanoseconds.
  case duration(Int)
  /// An integer beyond 64 bits; never holds one that fits `int`.
  case big(BigNumber)
  case text(Text)
  case bytes([UInt8])
  case list(List)
  case map(Map)
  case tuple(Tuple)
  /// What a call gave that returns several values; a single name takes the first.
  case several(Tuple)
  case address(Address)
  case buffer(Buffer)
  case range(IntegerRange)
  case pattern(Pattern)
  case socket(Socket)
  case task(LanguageTask)
  case module(Module)
  case error(Failure)
  case file(OpenFile)
  case process(RunningProcess)
  /// The state of a `for` loop.
  case iterator(ValueIterator)

  /// A text value.
  public static func string(_ string: String) -> Value { .text(Text(string)) }

  /// An integer value, in place when it fits.
  public static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    return .big(BigNumber(value))
  }

  /// A list value.
  public static func items(_ items: [Value]) -> Value { .list(List(items)) }

  /// The type's name as messages and `type` give it.
  public var typeName: String {
    switch self {
    case .unset: "nothing"
    case .none: "none"
    case .bool: "bool"
    case .int, .big: "int"
    case .float: "float"
    case .duration: "duration"
    case .text: "text"
    case .bytes: "bytes"
    case .list: "list"
    case .map: "map"
    case .tuple, .several: "tuple"
    case .address: "address"
    case .buffer: "buffer"
    case .range: "range"
    case .pattern: "pattern"
    case .socket: "socket"
    case .task: "task"
    case .module: "module"
    case .error: "error"
    case .file: "file"
    case .process: "process"
    case .iterator: "iterator"
    }
  }

  /// Truth as in Python: zero, empty and none are false.
  public var isTrue: Bool {
    switch self {
    case .unset, .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .duration(let value): value != 0
    case .text(let text): !text.string.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .list(let list): !list.items.isEmpty
    case .map(let map): !map.items.isEmpty
    case .tuple(let tuple), .several(let tuple): !tuple.items.isEmpty
    case .buffer(let buffer): !buffer.bytes.isEmpty
    case .range(let range): range.count > 0
    case .big, .address, .pattern, .socket, .task, .module, .error, .file, .process, .iterator:
      true
    }
  }

  /// Whether the value was given at all.
  public var isGiven: Bool {
    if case .unset = self { return false }
    return true
  }

  /// Whether it is held in place, so that it can be copied and overwritten without counting.
  @inline(__always)
  var isPlain: Bool {
    switch self {
    case .unset, .none, .bool, .int, .float, .duration: true
    case .big, .text, .bytes, .list, .map, .tuple, .several, .address, .buffer, .range, .pattern,
      .socket, .task, .module, .error, .file, .process, .iterator:
      false
    }
  }

  /// The first of several values; any other value as it is.
  public var first: Value {
    guard case .several(let tuple) = self else { return self }
    return tuple.items.first ?? .none
  }
}
