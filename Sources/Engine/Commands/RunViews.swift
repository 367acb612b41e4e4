/// The views that may be shown of a whole run: of every socket that it used.
public enum RunView: Sendable, Equatable {
  case chunks, boundaries, ladder, hexdump, state, info, sockets
  case frames(FrameFormat)

  /// The names, as `--show` takes them.
  public static let names = [
    "chunks", "boundaries", "ladder", "frames=FORMAT", "hexdump", "state", "info", "sockets",
  ]

  /// The view of that name; `frames=u32be`, with a delimiter's `\\r`, `\\n`, `\\t` and `\\0` as in a text.
  public init?(_ name: String) {
    switch name {
    case "chunks": self = .chunks
    case "boundaries": self = .boundaries
    case "ladder": self = .ladder
    case "hexdump": self = .hexdump
    case "state": self = .state
    case "info": self = .info
    case "sockets": self = .sockets
    case _:
      guard name.hasPrefix("frames=") || name.hasPrefix("frames "), name.utf8.count > 7 else {
        return nil
      }
      let format = String(name.dropFirst(7))
      if FrameFormat.isMisspelt(format) { return nil }
      self = .frames(FrameFormat(named: format) ?? .delimiter(Self.unescaped(format)))
    }
  }

  /// Shows how sockets stand, so that it must be asked before they are closed.
  public var isOfOpenSockets: Bool {
    switch self {
    case .state, .info, .sockets: true
    case .chunks, .boundaries, .ladder, .hexdump, .frames: false
    }
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      guard isEscaped else {
        if byte == UInt8(ascii: "\\") { isEscaped = true } else { bytes.append(byte) }
        continue
      }
      isEscaped = false
      switch byte {
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "0"): bytes.append(0)
      case _: bytes.append(byte)
      }
    }
    return isEscaped ? bytes + [UInt8(ascii: "\\")] : bytes
  }
}

extension Session {
  /// Keeps, from now on, the sockets that tasks still have when they end, and their names, for views
  /// after the run.
  public func keepSocketNames() {
    storage["socket names"] = [Int: String]()
    storage["kept sockets"] = [Socket]()
    beforeTaskEnds = { [unowned self] task in noteSocketNames(of: task) }
  }

  /// Notes the names that a task has for its sockets before it goes.
  private func noteSocketNames(of task: LanguageTask) {
    guard var names = storage["socket names"] as? [Int: String] else { return }
    var kept = storage["kept sockets"] as? [Socket] ?? []
    for (id, variable) in SocketLabels.variables(of: task) where names[id] == nil {
      names[id] = variable.name
      if let socket = SocketRegistry.socket(id) { kept.append(socket) }
    }
    storage["kept sockets"] = kept
    storage["socket names"] = names
  }

  /// A view of everything that the run did, as lines of so many columns.
  public func lines(of view: RunView, width: Int) -> [StyledText] {
    var facts = SystemCallLog.unlogged { Socket.allFacts }
    let ids = Set(trace.events.map(\.socket))
    facts = facts.filter { ids.contains($0.key) || Socket.isOpen($0.key, in: trace) }
    let names = storage["socket names"] as? [Int: String] ?? [:]
    let counts = names.values.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    // A name that several sockets had says nothing: a1 and a2 do.
    for (id, name) in names where counts[name] == 1 { facts[id]?.name = name }
    return Scene(facts, trace).lines(of: view, width: width)
  }
}

extension Socket {
  fileprivate static func isOpen(_ id: Int, in trace: Trace) -> Bool {
    SocketRegistry.socket(id).map { $0.sink === trace } ?? false
  }
}

extension Scene {
  /// A view of every socket here.
  fileprivate func lines(of view: RunView, width: Int) -> [StyledText] {
    if trace.isOff, !view.isOfOpenSockets { return [StyledText(Losses.everything, .faint)] }
    let all = sockets.values.sorted { $0.id < $1.id }
    let carriers = all.filter { $0.role != .listener && $0.role != .fresh }
    switch view {
    case .ladder: return ladder(width: width)
    case .sockets: return SocketList(scene: self, width: width).lines
    case .chunks:
      return carriers.filter { hasRead($0.id) }.flatMap { chunks($0.id, width: width) }
    case .hexdump:
      return carriers.filter { hasRead($0.id) }.flatMap { dumps($0.id, width: width) }
    case .frames(let format):
      return carriers.filter { $0.kind == .stream && hasRead($0.id) }
        .flatMap { frames($0.id, format, width: width) }
    case .boundaries:
      // Both ways are shown with either end: once is enough.
      let shown = carriers.filter { facts in
        facts.kind == .dgram || (pairing.partner(of: facts.id).map { $0 > facts.id } ?? true)
      }
      return shown.flatMap { boundaries($0.id, width: width) }
    case .state:
      return open(all).flatMap { StateView(socket: $0, scene: self, width: width).lines }
    case .info:
      return open(all).flatMap { socket in
        SocketInfo(
          socket: socket, scene: self, width: width, dropped: trace.dropped(of: socket.id)
        ).lines
      }
    }
  }

  private func hasRead(_ id: Int) -> Bool {
    events.contains { $0.socket == id && $0.verb.isReceiving }
      || trace.dropped(of: id).received > 0
  }

  private func open(_ all: [SocketFacts]) -> [Socket] {
    all.compactMap { SocketRegistry.socket($0.id) }.filter { !$0.isClosed }
  }
}
