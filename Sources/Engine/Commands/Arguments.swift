/// Arguments as the commands on values read them, beyond the accessors of `Call` itself.
extension Call {
  /// Whether the slot was given something other than none.
  func isPresent(_ slot: Int) -> Bool {
    if case .none = self[slot] { return false }
    return has(slot)
  }

  /// An integer of 64 bits, or another value when it is missing or none.
  func int(_ slot: Int, default value: Int) throws -> Int {
    isPresent(slot) ? try int(slot) : value
  }

  /// A text, or another one when it is missing or none.
  func text(_ slot: Int, default value: String) throws -> String {
    isPresent(slot) ? try text(slot) : value
  }

  /// `big` or `little`; big when it is missing, as in Python.
  func order(_ slot: Int) throws -> ByteOrder {
    guard isPresent(slot) else { return .big }
    guard case .text(let text) = self[slot] else { throw mistyped(slot, "big or little") }
    if text.string == "big" { return .big }
    if text.string == "little" { return .little }
    throw invalid(
      slot, "\(Value.quoted(text.string)) is no byte order", why: "it is big or little",
      hints: ["big is the order of the network"])
  }

  /// What to do with what cannot be converted; strict when it is missing.
  func errorMode(_ slot: Int) throws -> TextErrorMode {
    guard has(slot) else { return .strict }
    let name = try text(slot, default: TextErrorMode.strict.rawValue)
    if let mode = TextErrorMode(rawValue: name) { return mode }
    let names = TextErrorMode.allCases.map(\.rawValue)
    let close = Suggestion.closest(to: name, among: names)
    throw invalid(
      slot, "\(Value.quoted(name)) is no way to treat errors",
      why: "it is \(names.joined(separator: ", "))",
      hints: close.map { ["did you mean \(Value.quoted($0))?"] } ?? [])
  }

  /// The list itself, to change it.
  func list(_ slot: Int) throws -> List {
    switch self[slot] {
    case .list(let list): return list
    case .tuple, .several:
      throw mistyped(slot, "a list", hints: ["a tuple cannot change: list(t) makes a list of it"])
    default: throw mistyped(slot, "a list")
    }
  }

  /// The map itself, to read or change it.
  func map(_ slot: Int) throws -> Map {
    guard case .map(let map) = self[slot] else { throw mistyped(slot, "a map") }
    return map
  }

  /// The elements of a list, tuple, map, text, bytes, range or iterator.
  func elements(_ slot: Int) throws -> [Value] {
    guard has(slot) else { throw mistyped(slot, "a list") }
    do {
      return try self[slot].elements()
    } catch let failure as Failure {
      throw failure.argument == nil ? failure.blaming(slot) : failure
    }
  }

  /// What goes wrong inside is the fault of that argument.
  func blaming<T>(_ slot: Int, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let failure as Failure {
      throw failure.argument == nil ? failure.blaming(slot) : failure
    } catch let error as SystemError {
      throw Failure(error, argument: slot)
    }
  }

  /// A failure of the layer of bytes, with its advice as what to try.
  func failure(_ kind: ErrorKind, _ error: some BytesError, _ slot: Int) -> Failure {
    Failure(
      kind, "\(command.name): \(error.headline)", hints: error.advice.map { [$0] } ?? [],
      argument: slot)
  }

  /// A failed conversion between text and bytes, named as Python names it.
  func failure(_ error: TextCodecError, _ slot: Int, encoding: Int) -> Failure {
    switch error {
    case .unknownEncoding: failure(.value, error, encoding)
    case .unavailable: failure(.osError, error, encoding)
    case .undecodable: failure(.unicodeDecode, error, slot)
    case .unencodable: failure(.unicodeEncode, error, slot)
    }
  }

  /// Refuses to make what would not fit into memory.
  func bound(_ slot: Int, _ size: Int) throws {
    guard size > Arithmetic.sizeLimit else { return }
    throw Failure(
      .memory, "\(command.name): \(size) is too much to hold", why: "bounded to 256 MiB",
      hints: ["work in pieces"], argument: slot)
  }
}
