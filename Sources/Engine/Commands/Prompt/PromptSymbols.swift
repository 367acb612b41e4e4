/// What has a name where a line is typed: the variables by kind, the functions, the imported files.
/// They change only when a line has run, so that one reading serves all the keys of the next.
public struct PromptSymbols: Sendable {
  /// What a variable holds, as far as it matters for what can be done with it.
  public enum Kind: String, Sendable, CaseIterable {
    case listener, connection, datagram, process
    /// A socket that is neither connected nor listening yet.
    case socket
    case task, file, buffer, list, map, tuple, text, bytes, number, address, duration, error
    case module
    /// Anything else, or not known before the line runs.
    case other

    /// Whether it has a descriptor of the network or a process behind it.
    public var isSocket: Bool { Kind.sockets.contains(self) }

    static let sockets: Set<Kind> = [.listener, .connection, .datagram, .process, .socket]
  }

  /// An imported file.
  public struct Module: Sendable, Equatable {
    /// Its functions with their parameters.
    public var functions: [String: [String]]
    /// Its variables.
    public var variables: [String]

    /// A file with these functions and variables.
    public init(functions: [String: [String]] = [:], variables: [String] = []) {
      self.functions = functions
      self.variables = variables
    }
  }

  /// The variables.
  public var variables: [String: Kind]
  /// The functions with their parameters.
  public var functions: [String: [String]]
  /// The imported files.
  public var modules: [String: Module]

  /// These names.
  public init(
    variables: [String: Kind] = [:], functions: [String: [String]] = [:],
    modules: [String: Module] = [:]
  ) {
    self.variables = variables
    self.functions = functions
    self.modules = modules
  }

  /// The names of a workspace as they are now.
  @EngineActor
  public init(_ workspace: Workspace) {
    self.init(
      variables: Dictionary(
        workspace.variables.map { ($0.name, Kind(of: $0.value)) }, uniquingKeysWith: { $1 }),
      functions: workspace.parametersOfFunctions,
      modules: workspace.imports.mapValues { Module(functions: $0.functions, variables: $0.names) })
  }

  /// The kind of a variable or an imported file; nil when nothing has that name.
  public func kind(of name: String) -> Kind? {
    variables[name] ?? (modules[name] == nil ? nil : .module)
  }

  /// These names with those that a text gives values to on the way.
  func adding(
    _ assigned: some Sequence<(name: Identifier, from: String?)>,
    _ functions: [(name: String, parameters: [String])]
  ) -> PromptSymbols {
    var all = self
    for (name, origin) in assigned {
      let kind = origin.flatMap { Kind(resultOf: $0) }
      if kind != nil || all.variables[name.name] == nil {
        all.variables[name.name] = kind ?? .other
      }
    }
    for function in functions { all.functions[function.name] = function.parameters }
    return all
  }
}

extension PromptSymbols.Kind {
  /// What a value is.
  @EngineActor
  public init(of value: Value) {
    switch value {
    case .socket(let socket):
      switch socket.role {
      case .listener: self = .listener
      case .connection, .accepted: self = .connection
      case .datagram: self = .datagram
      case .process: self = .process
      case .fresh: self = .socket
      }
    case .process: self = .process
    case .task: self = .task
    case .file: self = .file
    case .buffer: self = .buffer
    case .list: self = .list
    case .map: self = .map
    case .tuple, .several: self = .tuple
    case .text: self = .text
    case .bytes: self = .bytes
    case .int, .float, .big: self = .number
    case .address: self = .address
    case .duration: self = .duration
    case .error: self = .error
    case .module: self = .module
    case .unset, .none, .bool, .range, .pattern, .iterator: self = .other
    }
  }

  /// What a command gives, for names that a text assigns before it has run.
  init?(resultOf command: String) {
    switch command {
    case "listen", "create_server": self = .listener
    case "connect", "create_connection", "accept": self = .connection
    case "socket": self = .socket
    case "spawn": self = .process
    case "open": self = .file
    case "buffer", "bytearray": self = .buffer
    case "recv", "recv_exactly", "recv_until", "recv_line", "recv_all", "peek", "recvfrom",
      "to_bytes", "encode", "pack", "unhex", "bytes", "random_bytes", "inet_aton":
      self = .bytes
    case "decode", "str", "input", "ctime", "strftime", "hex", "upper", "lower", "strip", "repr",
      "join", "replace", "format", "read_file":
      self = .text
    case "int", "from_bytes", "len", "float", "send", "sendall", "sendto", "recv_into", "time",
      "waiting", "random", "sum", "ord", "crc32":
      self = .number
    case "list", "split", "lines", "sorted", "files": self = .list
    case "map": self = .map
    case "getpeername", "getsockname": self = .address
    default: return nil
    }
  }
}
