/// `x.name`: what values tell without being called (language.md §3).
@EngineActor
enum Property {
  static func read(_ value: Value, _ name: String) throws -> Value {
    let known: [String: () -> Value]
    switch value {
    case .address(let address):
      known = [
        "host": { .string(address.host) }, "port": { .int(address.port) },
        "path": { address.path.map { .string($0) } ?? .none },
      ]
    case .socket(let socket): known = properties(of: socket)
    case .error(let failure):
      known = [
        "name": { .string(failure.kind.rawValue) }, "message": { .string(failure.message) },
        "errno": { failure.errno.map { .int(Int($0)) } ?? .none },
        "partial": { failure.partial.map { .bytes($0) } ?? .none },
      ]
    case .task(let task):
      known = [
        "name": { .string(task.name) }, "state": { .string(task.stateText) },
      ]
    case .process(let process): known = properties(of: process)
    case .file(let file): known = ["name": { .string(file.path) }]
    case .unset, .none, .bool, .int, .float, .duration, .big, .text, .bytes, .list, .map, .tuple,
      .several, .buffer, .range, .pattern, .module, .iterator:
      known = [:]
    }
    if let property = known[name] { return property() }
    let close = Suggestion.closest(to: name, among: known.keys)
    throw Failure(
      .attribute, "\(value.withArticle) has no property `\(name)`",
      hints: (ForeignWord.advice(name) ?? close.map { "did you mean `.\($0)`?" }).map { [$0] }
        ?? [
          value.typeName == "map"
            ? "the value of a key is taken with [ ]: m[\(Value.quoted(name))]"
            : known.isEmpty
              ? "to call a command on it, write .\(name)()"
              : "it has \(known.keys.sorted().joined(separator: ", "))"
        ])
  }

  private static func properties(of socket: Socket) -> [String: () -> Value] {
    [
      "peer": { .address(socket.peer) }, "local": { .address(socket.local) },
      "port": { socket.local?.port.map { .int(Int($0)) } ?? .none },
      "name": { .string(socket.name) }, "state": { .string(socket.state) },
      "fileno": { .int(socket.fileno) },
      "family": { .string(socket.family.rawValue) }, "kind": { .string(socket.kind.rawValue) },
    ]
  }

  private static func properties(of process: RunningProcess) -> [String: () -> Value] {
    ["name": { .string(process.command) }]
  }
}

extension Value {
  /// A kernel address as a value; none when there is none.
  static func address(_ address: SocketAddress?) -> Value {
    guard let address else { return .none }
    switch address {
    case .unix, .none: return .address(Address(path: address.host))
    case .inet, .inet6: break
    }
    return .address(Address(host: address.host, port: Int(address.port ?? 0)))
  }
}

extension Address {
  /// Reads `host:port`, `[::1]:80`, `:9000` or `unix:/path`; nil where no port ends the text. Throws
  /// when the port is out of range.
  public static func read(_ text: String) throws -> Address? {
    if text.hasPrefix("unix:") { return Address(path: String(text.dropFirst(5))) }
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...])
    else { return nil }
    return try Address(checkedHost: String(text[..<colon]), port: port)
  }

  /// Reads the two halves of `host:port`.
  convenience init(host: String, port: String) throws {
    guard let number = Int(port) else {
      let isNumber = !port.isEmpty && port.utf8.allSatisfy { (0x30...0x39).contains($0) }
      if isNumber { throw Address.outOfRange(port) }
      throw Failure(.value, "\(Value.quoted(port)) is no port", why: "a port is a number")
    }
    try self.init(checkedHost: host, port: number)
  }

  private static func outOfRange(_ port: some CustomStringConvertible) -> Failure {
    Failure(
      .overflow, "port \(port) is out of range", why: "a port is 0 to 65535 (16 bits)",
      hints: ["ports from 1024 to 65535 are free to use; 0 lets the system choose"])
  }

  /// A host, perhaps in brackets, and a port in range.
  convenience init(checkedHost host: String, port: Int) throws {
    guard (0...65535).contains(port) else { throw Address.outOfRange(port) }
    var bare = Substring(host)
    if bare.hasPrefix("["), bare.hasSuffix("]") { bare = bare.dropFirst().dropLast() }
    self.init(host: String(bare), port: port)
  }
}

extension Socket {
  /// What messages call it.
  var describedRole: String {
    switch role {
    case .listener: "listener"
    case .connection, .accepted: "connection"
    case .datagram: "datagram socket"
    case .process: "process"
    case .fresh: "socket"
    }
  }
}
