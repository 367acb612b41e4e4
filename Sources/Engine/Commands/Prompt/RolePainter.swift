/// Refines the parser's roles by what the names mean, and makes them stretches that do not overlap.
struct RolePainter {
  let table: CommandTable
  let names: PromptSymbols
  let text: ScalarText
  let record: SyntaxRecord
  /// The offset of bytes where the person types.
  let cursor: Int?
  /// Whether the text is one expression, as in `${…}`.
  let isExpression: Bool
  /// The calls by the offset of an argument's value, for fixed words.
  private let callsByArgument: [Int: (call: SyntaxRecord.OpenCall, argument: Int)]
  private let receivers: [Int: SyntaxRecord.OpenCall]
  private let assigned: Set<Int>

  init(
    table: CommandTable, names: PromptSymbols, text: ScalarText, record: SyntaxRecord, cursor: Int?,
    isExpression: Bool = false
  ) {
    self.table = table
    self.names = names
    self.text = text
    self.record = record
    self.cursor = cursor
    self.isExpression = isExpression
    var byArgument: [Int: (call: SyntaxRecord.OpenCall, argument: Int)] = [:]
    var methods: [Int: SyntaxRecord.OpenCall] = [:]
    for call in record.calls {
      for (index, argument) in call.arguments.enumerated() {
        byArgument[argument.start] = (call, index)
      }
      if call.receiver != nil { methods[call.callee.span.start] = call }
    }
    callsByArgument = byArgument
    receivers = methods
    assigned = Set(record.assigned.map(\.name.span.start))
  }

  /// The stretches of all roles.
  func stretches(_ roles: [(span: Span, role: Role)]) -> [Highlighter.Stretch] {
    var spans: [(Span, PromptRole)] = []
    var end = 0
    for item in roles {
      // What stands in a text has been read with it.
      guard item.span.start >= end else { continue }
      switch item.role {
      case .text, .unclosed, .bytes: quoted(item.span, item.role, roles, into: &spans)
      case .keyword, .command, .name, .property, .label, .number, .address, .pattern, .comment:
        if let role = role(of: item) { spans.append((item.span, role)) }
      }
      end = max(end, item.span.end)
    }
    return spans.filter { $0.0.start < $0.0.end }.map {
      Highlighter.Stretch(text.range($0.0), $0.1)
    }
  }

  private func role(of item: (span: Span, role: Role)) -> PromptRole? {
    let word = text.text(item.span)
    switch item.role {
    case .keyword: return .keyword
    case .command: return command(word, item.span)
    case .name: return name(word, item.span)
    case .property: return .property
    case .label: return .label
    case .number: return .number
    case .address: return .address
    case .pattern: return .pattern
    case .comment: return .comment
    case .text: return .text
    case .bytes: return .bytes
    case .unclosed: return .unclosed
    }
  }

  private func command(_ word: String, _ span: Span) -> PromptRole? {
    if case .name(let receiver)? = receivers[span.start]?.receiver?.kind,
      let module = names.modules[receiver]
    {
      if module.functions[word] != nil { return .command }
      return mayBecome(span, module.functions.keys) ? nil : .unknownCommand
    }
    if table[word] != nil || names.functions[word] != nil { return .command }
    if names.kind(of: word) != nil { return .variable }
    let known = mayBecome(span, table.known) || mayBecome(span, names.functions.keys)
    return known ? nil : .unknownCommand
  }

  private func name(_ word: String, _ span: Span) -> PromptRole? {
    if record.errorNames.contains(span.start) {
      if ErrorKind(name: word) != nil { return .word }
      return mayBecome(span, ErrorKind.allCases.map(\.rawValue)) ? nil : .unknownWord
    }
    if let role = fixedWord(word, span) { return role }
    if assigned.contains(span.start) || names.kind(of: word) != nil { return .variable }
    if names.functions[word] != nil || table[word] != nil {
      return ErrorKind(rawValue: word) == nil ? .command : .word
    }
    if ErrorKind(name: word) != nil { return .word }
    if ChunkCompiler.pythonModules.contains(word) { return nil }
    if !isExpression, isAlone(span) { return isBegun(span) ? nil : .unknownCommand }
    return isBegun(span) ? nil : .unknownVariable
  }

  /// The role of a bare name in place of a parameter's fixed word.
  private func fixedWord(_ word: String, _ span: Span) -> PromptRole? {
    guard let (call, index) = callsByArgument[span.start],
      table[call.callee.name]?.signature.takesWords == true
    else { return nil }
    let hand = ParameterAtHand(call, argument: index, table, names) { text.start(of: $0) }
    guard let parameter = hand.parameter, !parameter.words.isEmpty else { return nil }
    let next = text.bytes.count > span.end ? text.bytes[span.end] : 0x20
    if next == UInt8(ascii: ".") || next == UInt8(ascii: "[") { return nil }
    if parameter.words == ["*"] || parameter.words.contains(word) { return .word }
    if names.kind(of: word) != nil { return nil }
    return mayBecome(span, parameter.words) ? nil : .unknownWord
  }

  /// Whether the name is a whole statement.
  private func isAlone(_ span: Span) -> Bool {
    let before = text.bytes[..<span.start].last { $0 != 0x20 && $0 != 0x09 }
    let after = text.bytes[span.end...].first { $0 != 0x20 && $0 != 0x09 }
    let ends: Set<UInt8?> = [nil, 0x0A, UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}")]
    return ends.contains(before) && ends.union([UInt8(ascii: "#")]).contains(after)
  }

  private func isBegun(_ span: Span) -> Bool {
    mayBecome(span, names.variables.keys) || mayBecome(span, table.known)
      || mayBecome(span, names.functions.keys) || mayBecome(span, Keyword.reserved)
      || mayBecome(span, Keyword.soft) || mayBecome(span, names.modules.keys)
  }

  /// Whether the word is being typed and one of the names begins so.
  private func mayBecome(_ span: Span, _ all: @autoclosure () -> some Sequence<String>) -> Bool {
    guard cursor == span.end else { return false }
    let word = text.bytes[span.start..<span.end]
    return all().contains { $0.utf8.starts(with: word) }
  }
}

/// Texts and what stands in `${…}`.
extension RolePainter {
  private func quoted(
    _ span: Span, _ role: Role, _ roles: [(span: Span, role: Role)],
    into spans: inout [(Span, PromptRole)]
  ) {
    let literal = QuotedLiteral(text.source, span)
    // While it is being typed a text has no end yet.
    let isTyped = cursor.map { span.start < $0 && $0 <= span.end } ?? false
    let own: PromptRole =
      role == .unclosed && !isTyped ? .unclosed : literal.isText ? .text : .bytes
    var start = span.start
    for (inner, isClosed) in literal.interpolations where role != .bytes {
      spans.append((Span(start, inner.start - 2), own))
      spans.append((Span(inner.start - 2, inner.start), .interpolation))
      paint(inner, into: &spans)
      start = inner.end
      if isClosed {
        spans.append((Span(start, start + 1), .interpolation))
        start += 1
      }
    }
    spans.append((Span(start, span.end), own))
  }

  /// The expression in `${…}`, read by itself.
  private func paint(_ inner: Span, into spans: inout [(Span, PromptRole)]) {
    let slice = ScalarText(text.text(inner))
    guard slice.bytes.count == inner.end - inner.start else { return }
    let (own, roles) = Parser.recordExpression(slice.source)
    let painter = RolePainter(
      table: table, names: names, text: slice, record: own,
      cursor: cursor.map { $0 - inner.start }, isExpression: true)
    var end = 0
    for item in roles where item.span.start >= end {
      if let role = painter.role(of: item) {
        spans.append(
          (Span(item.span.start + inner.start, item.span.end + inner.start), role))
      }
      end = item.span.end
    }
  }
}
