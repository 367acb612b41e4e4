extension CommandTable {
  /// Options of sockets, under friendly names and as in Python.
  static let options: [Command] = [
    Command(
      "set", "s:socket " + SocketOption.all.map { "\($0.name)=" }.joined(separator: " "), .sockets,
      "changes options of a socket",
      details: SocketOption.all.map { "\($0.name): \($0.help)" }.joined(separator: "\n"),
      python: "s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)",
      example: "set client nodelay=true timeout=2s"
    ) { call in
      let socket = try call.socket()
      for (index, option) in SocketOption.all.enumerated() where call.has(index + 1) {
        do {
          try socket.set(option, to: try optionValue(call, index + 1, option))
        } catch { throw Failure.from(error).blaming(index + 1) }
      }
      return .none
    },
    Command(
      "get", "s:socket option:\(SocketOption.all.map(\.name).joined(separator: "|")) other?",
      .sockets, "what the kernel really uses for an option; or an element of a map",
      details: "For a map: get m key other gives other when the key is missing.",
      python: "s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)", example: "print get(s, rcvbuf)"
    ) { call in
      if case .map = call[0] { return try getFromMap(call) }
      let socket = try call.socket()
      guard let option = SocketOption.named(try call.text(1)) else {
        let names = SocketOption.all.map(\.name)
        throw call.invalid(
          1, "there is no option \(call[1].repr)",
          hints: Suggestion.closest(to: try call.text(1), among: names).map {
            ["did you mean `\($0)`?"]
          } ?? ["the options are \(names.joined(separator: " "))"])
      }
      switch try socket.get(option) {
      case .flag(let on): return .bool(on)
      case .number(let number): return .int(number)
      case .duration(let nanoseconds): return nanoseconds.map { .duration($0) } ?? .none
      }
    },
    Command(
      "setsockopt", "s:socket level:* option:* value", .sockets, "sets an option by its constant",
      details: "setsockopt(2); names as in Python, or numbers.",
      python: "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)",
      example: "setsockopt s SOL_SOCKET SO_RCVBUF 4096"
    ) { call in
      let socket = try call.socket()
      let level = try constant(call, 1)
      let name = try constant(call, 2)
      if case .bytes(let bytes) = call[3] {
        try socket.setOption(level: level, name: name, bytes: bytes)
      } else {
        try socket.setOption(level: level, name: name, value: try call.int(3))
      }
      return .none
    },
    Command(
      "getsockopt", "s:socket level:* option:* size?", .sockets, "reads an option by its constant",
      details: "getsockopt(2); with a size it gives that many bytes.",
      python: "s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)",
      example: "print getsockopt(s, SOL_SOCKET, SO_RCVBUF)"
    ) { call in
      let socket = try call.socket()
      let level = try constant(call, 1)
      let name = try constant(call, 2)
      guard call.has(3) else { return .int(try socket.getOption(level: level, name: name)) }
      let size = min(try call.count(3), 4096)
      return .bytes(try socket.getOption(level: level, name: name, limit: size))
    },
    Command(
      "settimeout", "s:socket seconds", .sockets, "how long each call on the socket may wait",
      details: "none waits for ever; 0 never waits, as blocking=false.",
      python: "s.settimeout(2.0)", example: "settimeout s 2s"
    ) { call in
      let socket = try call.socket()
      let limit: Int?
      if case .none = call[1] { limit = nil } else { limit = try call.nanoseconds(1) }
      try socket.set(.timeout, to: .duration(limit))
      return .none
    },
    Command(
      "setblocking", "s:socket flag", .sockets, "whether calls on the socket may wait",
      details: "With false, a call that would wait raises BlockingIOError.",
      python: "s.setblocking(False)", example: "setblocking s false"
    ) { call in
      try call.socket().set(.blocking, to: .flag(call.bool(1)))
      return .none
    },
  ]

  @EngineActor
  private static func optionValue(
    _ call: borrowing Call, _ slot: Int, _ option: SocketOption
  ) throws -> OptionValue {
    switch call[slot] {
    case .bool(let on): return .flag(on)
    case .int(let number):
      switch option.kind {
      case .timeout, .linger: return .duration(try call.nanoseconds(slot))
      case .blocking, .flag: return .flag(number != 0)
      case .number, .seconds: return .number(number)
      }
    case .duration, .float: return .duration(try call.nanoseconds(slot))
    case .none: return .duration(nil)
    default: throw call.mistyped(slot, option.kind == .flag ? "true or false" : "a number")
    }
  }

  @EngineActor
  private static func constant(_ call: borrowing Call, _ slot: Int) throws -> Int {
    guard case .text(let text) = call[slot] else { return try call.int(slot) }
    if let number = SocketConstants.number(text.string) { return Int(number) }
    let close = Suggestion.closest(to: text.string, among: SocketConstants.names)
    throw call.invalid(
      slot, "there is no constant \(text.string)",
      hints: close.map { ["did you mean `\($0)`?"] }
        ?? ["as in Python: SOL_SOCKET SO_RCVBUF, IPPROTO_TCP TCP_NODELAY"])
  }
}
