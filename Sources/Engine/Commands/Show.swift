extension CommandTable {
  /// `show` and `history`.
  static let showing: [Command] = [
    Command(
      "show", "mode:bytes|text|off?", .looking, "shows the data that arrives, as bytes or as text",
      details: """
        In a script: after every read, what it got, from now on. In the shell: what arrives is \
        announced as it comes. Without a word it tells which of them it is. At most 4,096 bytes of \
        each read are shown.
        """,
      example: "show bytes"
    ) { call in
      guard call.has(0) else {
        try call.show(["show is \(call.session.shownData.rawValue)"])
        return .none
      }
      guard let mode = ShownData(rawValue: try call.text(0)) else {
        throw call.mistyped(0, "bytes, text or off")
      }
      call.session.shownData = mode
      return .none
    },
    Command(
      "history", "n?", .looking, "lists what was typed in the shell",
      details: "The last n lines (all without n), oldest first. A script has none.",
      example: "history 10"
    ) { call in
      guard let lines = call.session.history else {
        call.session.console.writeMessage(
          "history: a script has none; in the shell it lists the lines typed so far\n")
        return .none
      }
      let count = call.has(0) ? min(try call.count(0), lines.count) : lines.count
      let width = String(lines.count).count
      try call.show(
        lines.indices.suffix(count).map { index in
          ViewText.right(String(index + 1), width) + "  " + lines[index]
        })
      return .none
    },
  ]
}

/// How data that arrives is shown.
public enum ShownData: String, Sendable, CaseIterable {
  case bytes, text, off
}

extension Session {
  /// What was typed so far; the shell keeps it, a script has none.
  public var history: [String]? {
    get { storage["history"] as? [String] }
    set { storage["history"] = newValue }
  }

  /// How `show` was set last. In the shell whoever announces arrivals reads it; `showsReads` false
  /// keeps it from also showing them when they are read.
  public var shownData: ShownData {
    get { storage["show"] as? ShownData ?? .off }
    set {
      storage["show"] = newValue
      if let watch = storage["show.watch"] as? Trace.Observation { trace.forget(watch) }
      storage["show.watch"] = nil
      guard newValue != .off, showsReads else { return }
      storage["show.watch"] = trace.observe { [unowned self] event in showRead(event) }
    }
  }

  /// Whether `show` prints after each read, as it does in scripts.
  public var showsReads: Bool {
    get { storage["show.reads"] as? Bool ?? true }
    set { storage["show.reads"] = newValue }
  }

  private func showRead(_ event: Event) {
    guard event.verb.isReceiving, event.got > 0 || event.outcome == .endOfStream else { return }
    let waiting = SystemCallLog.unlogged { () -> Int in
      guard let socket = SocketRegistry.socket(event.socket), socket.kind == .stream else {
        return 0
      }
      return (try? socket.waiting()) ?? 0
    }
    var tails = storage["show.tails"] as? [Int: [UInt8]] ?? [:]
    let isStream = SocketRegistry.socket(event.socket)?.kind == .stream
    let view = ArrivedData(
      event, as: shownData, label(of: event.socket), waiting: waiting,
      after: tails[event.socket] ?? [], width: width)
    let begun =
      isStream
      ? TextEncoding.begunCharacter(
        atEndOf: (tails[event.socket] ?? []) + event.bytes) : []
    if tails[event.socket] ?? [] != begun {
      tails[event.socket] = begun.isEmpty ? nil : begun
      storage["show.tails"] = tails
    }
    let color = console.usesColorForOutput
    // When standard output can no longer be written, the next print of the script says so.
    try? console.write(view.lines.map { $0.text(color: color) + "\n" }.joined())
  }

  /// The variable that holds a socket, else its name.
  func label(of id: Int) -> String {
    for task in tasks {
      if let name = SocketLabels.variables(of: task)[id]?.name { return name }
    }
    let name = SocketRegistry.socket(id)?.name ?? ""
    return name.isEmpty ? "socket \(id)" : name
  }
}

/// What one read got, as the shell shows it.
struct ArrivedData {
  /// The view as lines.
  let lines: [StyledText]

  /// At most this many bytes are shown.
  static let limit = 4096

  /// `before` is the begun character that the read before has left. What a script shows is the same
  /// in every language, so that it can be compared.
  init(
    _ event: Event, as mode: ShownData, _ name: String, waiting: Int, after before: [UInt8] = [],
    width: Int = 80, language: MessageLanguage = .en
  ) {
    func say(_ words: Wording) -> String { words.text(in: language) }
    var lines: [StyledText] = []
    if event.got > 0 {
      let amount =
        switch event.verb {
        case .recv, .recvInto, .recvExactly, .recvfrom:
          say("\(bytes: event.got) of \(ViewText.grouped(event.asked)) asked")
        case .recvUntil, .recvLine, .recvAll, .recvFile, .peek, .socket, .bind, .listen, .accept,
          .connect, .send, .sendall, .sendto, .shutdown, .close, .abort, .sendFile, .setOption,
          .getOption, .poll, .spawn:
          say("\(bytes: event.got)")
        }
      let rest = waiting > 0 ? "   " + say("\(ViewText.grouped(waiting)) more in the kernel") : ""
      lines.append(StyledText("\(name)  \(amount)\(rest)"))
      let shown = Array(event.bytes.prefix(Self.limit))
      let view =
        mode == .text
        ? Self.text(shown).map { StyledText($0) }
        : Hexdump.styled(
          of: shown, width: Hexdump.width(for: width - 2), after: before, columns: width - 2,
          say: say)
      lines += view.map { "  " + $0 }
      if event.bytes.count > shown.count {
        let more = say("… \(ViewText.grouped(event.bytes.count - shown.count)) more bytes")
        lines.append(StyledText("  " + more, .faint))
      }
    }
    if event.outcome == .endOfStream {
      lines.append(StyledText("\(name)  \(say("end of stream"))"))
    }
    self.lines = lines
  }

  private static func text(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap {
      index, line in
      if line.isEmpty, index > 0 { return nil }
      return ShortText.escaped(line)
    }
  }
}
