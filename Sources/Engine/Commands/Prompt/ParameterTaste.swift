/// What suits a parameter, beyond what its signature says.
enum ParameterTaste {
  /// The kinds of variable that suit a parameter; nil when any does.
  static func kinds(
    _ parameter: Signature.Parameter, of command: Command
  ) -> Set<PromptSymbols.Kind>? {
    if parameter.isListener { return [.listener] }
    if parameter.isSocket { return sockets(of: command.name) }
    switch (command.name, parameter.name) {
    case ("listen", "where"): return [.socket, .address]
    case ("connect", "target"): return [.socket, .datagram, .address]
    case ("use", "s"), ("ladder", "s"), ("poll", "sockets"), ("watch", _):
      return PromptSymbols.Kind.sockets
    case (_, "task"): return [.task, .process]
    case (_, "file"): return [.file]
    case (_, "map"): return [.map]
    case (_, "list"): return [.list]
    case ("recv_into", "buffer"): return [.buffer]
    case (_, "address"): return [.address, .text, .tuple]
    case (_, "path"), (_, "folder"): return [.text]
    case (_, "n"), (_, "count"), (_, "limit"), (_, "width"), (_, "backlog"), (_, "code"),
      (_, "length"), (_, "size"), (_, "offset"):
      return [.number]
    case (_, "timeout"), (_, "seconds"): return [.duration, .number]
    default: return nil
    }
  }

  /// The sockets that a command can do something with.
  private static func sockets(of command: String) -> Set<PromptSymbols.Kind> {
    switch command {
    case "recv", "recv_into", "peek", "waiting": [.connection, .datagram, .process]
    case "recv_exactly", "recv_until", "recv_line", "recv_all", "recv_file", "expect",
      "expect_eof", "expect_reset", "sendall", "send_file", "boundaries", "frames", "shutdown":
      [.connection, .process]
    case "send": [.connection, .process, .datagram]
    case "sendto", "recvfrom": [.datagram]
    case "bind": [.socket, .datagram]
    case "getpeername": [.connection, .datagram]
    default: PromptSymbols.Kind.sockets
    }
  }

  /// Whether a text for this parameter names a file.
  static func isPath(_ parameter: Signature.Parameter?, of command: Command?) -> Bool {
    guard let parameter, let command else { return false }
    return ["path", "folder", "file", "script"].contains(parameter.name)
      || scripts.contains(command.name)
  }

  /// The endings of the files that suit; empty when all do.
  static func endings(of command: String?) -> [String] {
    switch command {
    case let name? where scripts.contains(name): [".nws"]
    case "replay": [".nwt"]
    default: []
    }
  }

  private static let scripts: Set<String> = ["run", "play", "import", "save"]

  /// The texts that a parameter takes although its signature says only that it is a text.
  static func values(_ parameter: Signature.Parameter, of command: Command) -> [String] {
    switch (command.name, parameter.name) {
    case (_, "encoding"): ["utf-8", "euc-kr", "cp949", "latin-1", "ascii", "utf-16"]
    case (_, "errors"): TextErrorMode.allCases.map(\.rawValue)
    case ("open", "mode"): ["r", "rb", "w", "wb", "a", "ab"]
    default: []
    }
  }

  /// The constants that `setsockopt` and `getsockopt` take.
  static func constants(_ parameter: Signature.Parameter, of command: Command) -> [String] {
    guard command.name == "setsockopt" || command.name == "getsockopt" else { return [] }
    let level = parameter.name == "level"
    return SocketConstants.names.filter { name in
      let isLevel = name.hasPrefix("SOL_") || name.hasPrefix("IPPROTO_")
      let isOption = ["SO_", "TCP_", "IP_", "IPV6_"].contains { name.hasPrefix($0) }
      return level ? isLevel : isOption
    }
  }
}
