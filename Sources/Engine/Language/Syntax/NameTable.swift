/// What the names of a script stand for. Each place where a name stands is looked up, several times, and
/// most names are short: such a one is hashed by its bits.
struct NameTable<Meaning> {
  private var meanings: [NameKey: Meaning] = [:]

  init(capacity: Int = 0) { meanings.reserveCapacity(capacity) }

  /// nil when the name stands for nothing.
  subscript(name: String) -> Meaning? {
    get { meanings[NameKey(name: name)] }
    set { meanings[NameKey(name: name)] = newValue }
  }

  var count: Int { meanings.count }

  /// In no order.
  var names: some Collection<String> { meanings.lazy.map(\.key.name) }

  /// In no order.
  var pairs: some Collection<(name: String, meaning: Meaning)> {
    meanings.lazy.map { ($0.key.name, $0.value) }
  }
}

extension NameTable: Sendable where Meaning: Sendable {}

/// A name that is looked for among others.
struct NameKey: Hashable {
  let name: String

  /// Equal texts of more than ASCII need not have the same bits.
  func _rawHashValue(seed: Int) -> Int {
    guard let (low, high, _) = name.shortUTF8, low & NameKey.notASCII == 0,
      high & NameKey.notASCII >> 8 == 0
    else { return name._rawHashValue(seed: seed) }
    return TableHash.mixed(Int(truncatingIfNeeded: low ^ high &* 0x9E37_79B9_7F4A_7C15), seed)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }

  private static let notASCII: UInt64 = 0x8080_8080_8080_8080
}
