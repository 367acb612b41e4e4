import OrderedCollections

extension CommandTable {
  /// What is done with maps; `get` stands with the options of sockets.
  static let maps: [Command] = [
    Command(
      "map", "pairs?", .values, "a map of keys and values, empty or from pairs", aliases: ["dict"],
      details: "{\"1\": \"one\"} writes one down.",
      python: "dict([('1', 'one')])", example: #"print map([("1", "one")])"#,
      slide: "간단한 요청 처리 서버/클라이언트 프로그램", Maps.map),
    Command(
      "keys", "map", .values, "the keys of a map, in the order they came",
      python: "table.keys()", example: #"print keys({"1": "one"})"#, Maps.keys),
    Command(
      "values", "map", .values, "the values of a map, in the order of its keys",
      python: "table.values()", example: #"print values({"1": "one"})"#, Maps.values),
    Command(
      "items", "map", .values, "the keys of a map, each with its value",
      python: "table.items()", example: #"for k, v in items({"1": "one"}) { print k v }"#,
      Maps.items),
    Command(
      "setdefault", "map key value?", .values,
      "the value of a key, which is put there first when it is missing",
      python: "table.setdefault(key, [])", example: #"m = {}; m.setdefault("a", []); print m"#,
      Maps.setDefault),
    Command(
      "update", "map other", .values, "takes over the keys and values of another map",
      python: "table.update(other)", example: #"m = {"a": 1}; update m {"b": 2}; print m"#,
      Maps.update),
  ]

  /// `get m key other`: the value of a key, or the other one, none if there is no other.
  @EngineActor
  static func getFromMap(_ call: borrowing Call) throws -> Value {
    let map = try call.map(0)
    guard call.has(1) else { throw call.mistyped(1, "a key") }
    let key = call[1]
    guard key.isHashable else { throw Indexing.unhashable(key).blaming(1) }
    if let value = map.items[key] { return value }
    return call.has(2) ? call[2] : .none
  }

  /// Whatever is no text, number, file or socket.
  static let values: [Command] = numbers + sequences + lists + maps
}

/// The bodies of the commands on maps.
@EngineActor
enum Maps {
  static func map(_ call: borrowing Call) throws -> Value {
    let map = Map()
    if call.has(0) { try merge(into: map, call, 0) }
    return .map(map)
  }

  static func keys(_ call: borrowing Call) throws -> Value {
    .items(Array(try call.map(0).items.keys))
  }

  static func values(_ call: borrowing Call) throws -> Value {
    .items(Array(try call.map(0).items.values))
  }

  static func items(_ call: borrowing Call) throws -> Value {
    .items(try call.map(0).items.map { .tuple(Tuple([$0.key, $0.value])) })
  }

  static func setDefault(_ call: borrowing Call) throws -> Value {
    let map = try call.map(0)
    let key = try key(call, 1)
    if let value = map.items[key] { return value }
    let value = call.has(2) ? call[2] : .none
    map.items[key] = value
    return value
  }

  static func update(_ call: borrowing Call) throws -> Value {
    try merge(into: try call.map(0), call, 1)
    return .none
  }

  /// `pop m key other`
  static func pop(_ call: borrowing Call) throws -> Value {
    let map = try call.map(0)
    let key = try key(call, 1)
    if let value = map.items.removeValue(forKey: key) { return value }
    if call.has(2) { return call[2] }
    throw Failure(
      .key, "pop: the map has no key \(key.repr)",
      hints: ["pop(m, key, other) gives another value"],
      argument: 1)
  }

  private static func key(_ call: borrowing Call, _ slot: Int) throws -> Value {
    guard call.has(slot) else { throw call.mistyped(slot, "a key") }
    let key = call[slot]
    guard key.isHashable else { throw Indexing.unhashable(key).blaming(slot) }
    return key
  }

  private static func merge(into map: Map, _ call: borrowing Call, _ slot: Int) throws {
    if case .map(let other) = call[slot] {
      for (key, value) in other.items { map.items[key] = value }
      return
    }
    for (index, pair) in try call.elements(slot).enumerated() {
      let parts = try? pair.elements()
      guard let parts, parts.count == 2 else {
        throw call.invalid(
          slot, "element \(index) is no pair of a key and a value", why: "it is \(pair.repr)")
      }
      guard parts[0].isHashable else { throw Indexing.unhashable(parts[0]).blaming(slot) }
      map.items[parts[0]] = parts[1]
    }
  }
}
