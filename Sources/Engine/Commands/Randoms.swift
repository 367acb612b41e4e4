extension CommandTable {
  /// Numbers by chance (language.md §7).
  static let randoms: [Command] = [
    Command(
      "random", "low? high?", .files, "a number by chance, both ends included",
      aliases: ["randint"],
      details: """
        Two integers give an integer between them, either of them included; two floats a float; \
        without any it is a float from 0 up to 1.
        """,
      python: "random.randint(0, 40)", example: "print random(5, 5)",
      slide: "과제 5: 2개의 IoT 디바이스로부터 데이터 수집하기",
      Randoms.random),
    Command(
      "seed", "value?", .files, "makes the numbers by chance the same in every run",
      details: "Without a value they are different again.",
      python: "random.seed(7)", example: "seed 7", Randoms.seed),
    Command(
      "choice", "values", .files, "one of the elements by chance",
      python: "random.choice(xs)", example: #"print choice(["a", "a"])"#, Randoms.choice),
    Command(
      "shuffle", "list", .files, "mixes a list",
      python: "random.shuffle(xs)", example: "xs = [1, 2, 3]; shuffle xs", Randoms.shuffle),
    Command(
      "random_bytes", "count", .files, "so many bytes by chance",
      aliases: ["urandom", "randbytes"],
      python: "random.randbytes(16)", example: "print len(random_bytes(16))", Randoms.bytes),
  ]
}

/// The bodies of the commands on chance.
@EngineActor
enum Randoms {
  static func random(_ call: borrowing Call) throws -> Value {
    guard call.has(0) else { return .float(fraction(call)) }
    guard call.has(1) else {
      throw call.mistyped(1, "the largest number", hints: ["random(1, 6) is a dice"])
    }
    if case .float = call[0] { return try between(call) }
    if case .float = call[1] { return try between(call) }
    let low = try call.int(0)
    let high = try call.int(1)
    if low > high {
      throw call.invalid(1, "\(high) is below \(low)", why: "the smaller number comes first")
    }
    return .int(Int.random(in: low...high, using: &call.session.random))
  }

  private static func between(_ call: borrowing Call) throws -> Value {
    guard let low = call[0].number?.double, let high = call[1].number?.double else {
      throw call.mistyped(call[0].number == nil ? 0 : 1, "a number")
    }
    let value = low + (high - low) * fraction(call)
    if value.isFinite { return .float(value) }
    throw call.invalid(1, "there is no number between \(call[0].repr) and \(call[1].repr)")
  }

  /// From 0 up to, but without, 1, in steps of 2^-53.
  private static func fraction(_ call: borrowing Call) -> Double {
    Double(call.session.random.next() >> 11) * 0x1p-53
  }

  static func seed(_ call: borrowing Call) throws -> Value {
    guard call.isPresent(0) else {
      call.session.random = SystemRandomNumberGenerator()
      return .none
    }
    let digest = SHA256.digest(of: Array(call[0].repr.utf8))
    call.session.random = SeededRandom(
      state: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    return .none
  }

  static func choice(_ call: borrowing Call) throws -> Value {
    if case .range(let range) = call[0], range.count > 0 {
      return .int(range.element(Int.random(in: 0..<range.count, using: &call.session.random)))
    }
    let items = try call.elements(0)
    guard !items.isEmpty else {
      throw Failure(.index, "choice: there is nothing to choose from", argument: 0)
    }
    return items[Int.random(in: 0..<items.count, using: &call.session.random)]
  }

  static func shuffle(_ call: borrowing Call) throws -> Value {
    let list = try call.list(0)
    list.items.shuffle(using: &call.session.random)
    return .none
  }

  static func bytes(_ call: borrowing Call) throws -> Value {
    let count = try call.count(0)
    try call.bound(0, count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      let word = call.session.random.next()
      withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.removeLast(bytes.count - count)
    return .bytes(bytes)
  }
}
