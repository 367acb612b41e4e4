/// A session at the prompt as a script: the lines themselves, and what they showed as expectations, so that
/// the script passes when it is run at once.
///
/// What cannot be the same again is not expected: times, chance, addresses and ports, and what was
/// computed from them.
@EngineActor public struct SessionScript {
  /// A line, and what it showed.
  public struct Line {
    /// As it was typed; a block has several lines.
    public var text: String
    /// The values that each of its statements has shown, of those that were run.
    public var shown: [[Shown]]
    /// The error that ended its last statement.
    public var failure: ErrorKind?

    /// A line and its values.
    public init(_ text: String, _ shown: [[Shown]] = [], failure: ErrorKind? = nil) {
      self.text = text
      self.shown = shown
      self.failure = failure
    }
  }

  /// What was shown, as it is now: a list may be changed by the lines that follow.
  public static func kept(_ shown: Shown) -> Shown {
    Shown(value: shown.value.asItIs(depth: 0), name: shown.name, command: shown.command)
  }

  /// Variables whose value may be another one the next time.
  private var uncertain: Set<String> = []
  /// Listeners on a port that the system chose.
  private var ports: [(number: String, listener: String)] = []
  private var lines: [String] = []
  /// Names that the script has given.
  private var names: Set<String> = []
  /// `accept l1 &` and `connect …&`: the letter of the name that the prompt gives, and the command.
  private var background: [(prefix: String, command: String)] = []

  /// How many of the typed lines it has.
  public private(set) var commandCount = 0

  /// The script of a session.
  public init(of session: [Line]) {
    for line in session where !Self.isAboutTheShell(line.text) {
      let before = lines.count
      add(line)
      if lines.count > before { commandCount += 1 }
    }
  }

  /// The script of a session.
  public static func text(of session: [Line]) -> String { SessionScript(of: session).text }

  /// As a file holds it.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// Whether a line has no place in a script.
  public nonisolated static func isAboutTheShell(_ text: String) -> Bool {
    let own: Set<Substring> = [
      "save", "help", "history", "clear", "edit", "exit", "quit", "play", "python",
    ]
    return text.hasSuffix("?") || own.contains(text.prefix { $0.isLetter || $0 == "_" })
  }

  private mutating func add(_ line: Line) {
    let source = SourceText(name: "<session>", text: line.text)
    guard let block = try? Parser.parse(source) else { return }
    let statements = block.statements
    let wentWell = line.failure == nil ? statements.count : line.shown.count - 1
    for (index, statement) in statements.enumerated().prefix(max(0, wentWell)) {
      takeAccepted(for: source.text(statement.span))
      let text = withPorts(statements.count == 1 ? line.text : source.text(statement.span))
      let shown = line.shown.indices.contains(index) ? line.shown[index] : []
      add(statement, text, shown.last, source)
    }
    guard let failure = line.failure, Self.lasting.contains(failure), wentWell >= 0,
      wentWell < statements.count
    else { return }
    let text = source.text(statements[wentWell].span)
    takeAccepted(for: text)
    lines.append("expect_error \(failure.rawValue) { \(withPorts(text)) }")
  }

  /// Errors that the conversation gives again. Others may be gone the next time: a server that was started
  /// later, a file that was made.
  private static let lasting: Set<ErrorKind> = [
    .timeout, .connectionReset, .brokenPipe, .incompleteRead, .connectionAborted,
  ]

  private mutating func add(
    _ statement: Statement, _ text: String, _ shown: Shown?, _ source: SourceText
  ) {
    switch statement.kind {
    case .expression(let expression): add(expression, text, shown, source)
    case .assign(let first, let more, let value): add([first] + more, value, text, shown, source)
    case .augment(.name(let name), _, let expression):
      if isUncertain(expression) { uncertain.insert(name.name) }
      lines.append(text)
    case .augment, .conditional, .whileLoop, .loop, .forLoop, .breakLoop, .continueLoop, .giveBack,
      .define, .attempt, .raise, .within, .importFile, .parameter, .assertion, .expectError, .test,
      .global, .group:
      lines.append(text)
    }
  }

  /// A connection that was accepted (or made) in the background is accepted where it is first used.
  private mutating func takeAccepted(for text: String) {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    for word in words where !names.contains(word) {
      guard word.dropFirst().allSatisfy(\.isNumber), word.count > 1,
        let index = background.firstIndex(where: { $0.prefix == word.prefix(1) })
      else { continue }
      lines.append("\(word) = \(background.remove(at: index).command)")
      commandCount += 1
      names.insert(word)
    }
  }

  private mutating func add(
    _ expression: Expression, _ text: String, _ shown: Shown?, _ source: SourceText
  ) {
    if case .task(let name, let block) = expression.kind {
      if name == nil, keepsForLater(block, source) { return }
      if name == nil, case .task(let task)? = shown?.value, TranscriptCursor.isName(task.name) {
        return lines.append("\(task.name) = \(text)")
      }
      return lines.append(text)
    }
    guard let shown else { return lines.append(text) }
    if let socket = Self.socket(shown.value), TranscriptCursor.isName(socket.name) {
      // What the prompt has named by itself gets its name here.
      lines.append(isVariable(expression) ? text : "\(socket.name) = \(text)")
      note(socket)
    } else if Self.isDatagram(expression) {
      let bytes = Self.literal(shown.value.first)
      lines.append("_ = \(text)")
      if let bytes { lines.append("assert _ == \(bytes)") }
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

  /// Whether it is a name, and no command that stands alone.
  private func isVariable(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression.kind else { return false }
    return names.contains(name) || CommandTable.complete[name] == nil
  }

  private mutating func add(
    _ targets: [Target], _ expression: Expression, _ text: String, _ shown: Shown?,
    _ source: SourceText
  ) {
    var certain = !isUncertain(expression)
    defer {
      for name in targets.flatMap(\.names) {
        names.insert(name)
        if certain { uncertain.remove(name) } else { uncertain.insert(name) }
      }
    }
    if Self.isDatagram(expression) {
      // Its bytes come again, but from another address.
      lines.append(text)
      if let bytes = shown.flatMap({ Self.literal($0.value.first) }),
        let name = targets.flatMap(\.names).first
      {
        lines.append("assert \(name) == \(bytes)")
      }
      certain = false
      return
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

  /// `accept l1 &` has its place where the connection is used; other blocks stay where they are.
  private mutating func keepsForLater(_ block: Block, _ source: SourceText) -> Bool {
    guard block.statements.count == 1 else { return false }
    let expression: Expression
    switch block.statements[0].kind {
    case .expression(let only): expression = only
    case .giveBack(let values) where values.count == 1: expression = values[0]
    default: return false
    }
    guard case .call(let call) = expression.kind,
      ["accept", "connect"].contains(call.callee.name)
    else { return false }
    let command = withPorts(source.text(expression.span))
    background.append((String(call.callee.name.prefix(1)), command))
    return true
  }

  private static func isDatagram(_ expression: Expression) -> Bool {
    guard case .call(let call) = expression.kind else { return false }
    return call.callee.name == "recvfrom"
  }

  private mutating func note(_ socket: Socket, as name: String? = nil) {
    names.insert(name ?? socket.name)
    guard socket.role == .listener || socket.kind == .dgram, let port = socket.local?.port,
      port > 0
    else { return }
    ports.append(("\(port)", name ?? socket.name))
  }

  /// Ports that the system chose are those of the listeners, the next time too.
  private func withPorts(_ text: String) -> String {
    // Where somebody chose the port there is nothing to change.
    let verb = text.split(separator: "=").last?.split(separator: " ").first.map(String.init)
    guard verb != "listen", verb != "bind" else { return text }
    var text = text
    for (number, name) in ports {
      guard let address = try? Regex(":\(number)(?![0-9])"),
        let pair = try? Regex(", *\(number)\\)")
      else { continue }
      text = text.replacing(address, with: ":${\(name).port}")
      text = text.replacing(pair, with: ", \(name).port)")
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

extension Value {
  /// A list with what it holds now: later lines may change it. Not what is nested deep, as a list in itself.
  fileprivate func asItIs(depth: Int) -> Value {
    guard case .list(let list) = self else { return self }
    return depth < 16 ? .items(list.items.map { $0.asItIs(depth: depth + 1) }) : .none
  }
}
