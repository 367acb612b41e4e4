/// A session at the prompt as a script: the lines themselves, and what they showed as expectations, so that
/// the script passes when it is run at once.
///
/// What cannot be the same again is not expected: times, chance, addresses and ports, and what was
/// computed from them.
@EngineActor public struct SessionScript {
  /// A line that went well, and what it showed.
  public struct Line {
    /// As it was typed; a block has several lines.
    public var text: String
    /// The values, in order.
    public var shown: [Shown]

    /// A line and its values.
    public init(_ text: String, _ shown: [Shown] = []) {
      self.text = text
      self.shown = shown
    }
  }

  /// Variables whose value may be another one the next time.
  private var uncertain: Set<String> = []
  /// Listeners on a port that the system chose.
  private var ports: [(number: String, listener: String)] = []
  private var lines: [String] = []

  /// The script of a session.
  public static func text(of session: [Line]) -> String {
    var script = SessionScript()
    for line in session where !isAboutTheShell(line.text) { script.add(line) }
    return script.lines.map { $0 + "\n" }.joined()
  }

  /// Whether a line has no place in a script.
  public nonisolated static func isAboutTheShell(_ text: String) -> Bool {
    let own: Set<Substring> = [
      "save", "help", "history", "clear", "edit", "exit", "quit", "play", "python",
    ]
    return text.hasSuffix("?") || own.contains(text.prefix { $0.isLetter || $0 == "_" })
  }

  private mutating func add(_ line: Line) {
    let text = withPorts(line.text)
    let source = SourceText(name: "<session>", text: line.text)
    guard let block = try? Parser.parse(source), block.statements.count == 1,
      let statement = block.statements.first
    else {
      lines.append(text)
      return
    }
    switch statement.kind {
    case .expression(let expression): add(expression, text, line.shown.last, source)
    case .assign(let targets, let expression):
      add(targets, expression, text, line.shown.last, source)
    case .augment(.name(let name), _, let expression):
      if isUncertain(expression) { uncertain.insert(name.name) }
      lines.append(text)
    case .augment, .conditional, .whileLoop, .loop, .forLoop, .breakLoop, .continueLoop, .giveBack,
      .define, .attempt, .raise, .within, .importFile, .parameter, .assertion, .expectError, .test,
      .global, .group:
      lines.append(text)
    }
  }

  private mutating func add(
    _ expression: Expression, _ text: String, _ shown: Shown?, _ source: SourceText
  ) {
    guard let shown else { return lines.append(text) }
    if let socket = Self.socket(shown.value), TranscriptCursor.isName(socket.name) {
      // What the prompt has named by itself gets its name here.
      lines.append(expression.isName ? text : "\(socket.name) = \(text)")
      note(socket)
    } else if let check = check(expression, shown.value, source) {
      lines.append(check)
    } else if case .call = expression.kind {
      lines.append(text)
      if !isUncertain(expression), let value = Self.literal(shown.value), Self.isAnswer(expression)
      {
        lines[lines.count - 1] = "_ = \(text)"
        lines.append("assert _ == \(value)")
      }
    } else if !isUncertain(expression), let value = Self.literal(shown.value) {
      lines.append("assert (\(text)) == \(value)")
    } else {
      lines.append(text)
    }
  }

  private mutating func add(
    _ targets: [Target], _ expression: Expression, _ text: String, _ shown: Shown?,
    _ source: SourceText
  ) {
    var certain = !isUncertain(expression)
    defer {
      for case .name(let name) in targets {
        if certain { uncertain.remove(name.name) } else { uncertain.insert(name.name) }
      }
    }
    guard targets.count == 1, case .name(let name)? = targets.first, let shown else {
      lines.append(text)
      certain = false
      return
    }
    if let socket = Self.socket(shown.value) {
      note(socket, as: name.name)
      certain = true
    }
    if let check = check(expression, shown.value, source) {
      lines.append("\(name.name) = \(check)")
      certain = true
      return
    }
    lines.append(text)
    if certain, let value = Self.literal(shown.value) {
      lines.append("assert \(name.name) == \(value)")
    } else if Self.literal(shown.value) == nil, Self.socket(shown.value) == nil {
      certain = false
    }
  }

  /// `expect` in the place of a read: it waits until all of the bytes are there.
  private func check(_ expression: Expression, _ value: Value, _ source: SourceText) -> String? {
    guard case .call(let call) = expression.kind, case .bytes(let bytes) = value,
      ["recv", "recv_exactly", "recv_line", "recv_until"].contains(call.callee.name)
    else { return nil }
    let target = call.receiver ?? call.arguments.first.flatMap { $0.label == nil ? $0.value : nil }
    var socket = ""
    if let target, case .name = target.kind { socket = " " + source.text(target.span) }
    if bytes.isEmpty { return "expect_eof\(socket)" }
    return "expect\(socket) \(TranscriptLiteral.expected(bytes))"
  }

  private mutating func note(_ socket: Socket, as name: String? = nil) {
    guard socket.role == .listener, let port = socket.local?.port else { return }
    ports.append((":\(port)", name ?? socket.name))
  }

  /// Ports that the system chose are those of the listeners, the next time too.
  private func withPorts(_ text: String) -> String {
    var text = text
    for port in ports where !text.hasPrefix("listen") && !text.contains("= listen") {
      text = text.replacing(port.number, with: ":${\(port.listener).port}")
    }
    return text
  }

  private static func socket(_ value: Value) -> Socket? {
    switch value {
    case .socket(let socket): socket
    case .several(let tuple): tuple.items.first.flatMap { socket($0) }
    default: nil
    }
  }

  /// A value as a script writes it; nil for what has no such form.
  private static func literal(_ value: Value) -> String? {
    switch value {
    case .int, .bool, .big: value.repr
    case .text(let text): TranscriptLiteral.quoted(text.string).replacing("$", with: "\\$")
    case .bytes(let bytes): TranscriptLiteral.value(bytes)
    case .list(let list):
      list.items.allSatisfy { literal($0) != nil }
        ? "[" + list.items.compactMap { literal($0) }.joined(separator: ", ") + "]" : nil
    default: nil
    }
  }

  /// Calls whose result says something about the peer; counts of sent bytes do not.
  private static func isAnswer(_ expression: Expression) -> Bool {
    guard case .call(let call) = expression.kind else { return true }
    return !["send", "sendall", "sendto", "send_file", "print", "expect"].contains(call.callee.name)
  }

  private func isUncertain(_ expression: Expression) -> Bool {
    let names = ExpressionNames(expression)
    return !names.variables.isDisjoint(with: uncertain)
      || !names.calls.isDisjoint(with: Self.changing)
      || !names.properties.isDisjoint(with: Self.changing)
  }

  private static let changing: Set<String> = [
    "time", "now", "elapsed", "ctime", "random", "gethostname", "getpeername", "getsockname",
    "resolve", "waiting", "poll", "get", "getsockopt", "input", "env", "files", "temp_folder",
    "port", "peer", "local", "host", "state", "name", "fileno", "spawn", "size", "exists", "accept",
    "recvfrom",
  ]
}
