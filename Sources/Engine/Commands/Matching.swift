extension CommandTable {
  /// Regular expressions, and values set into texts.
  static let matching: [Command] = [
    Command(
      "match", "text pattern", .bytes, "what a pattern's groups captured, or none",
      details: """
        The first place where the pattern fits counts; ^ and $ tie it to the ends. The result is \
        a tuple of the captured texts, none for a group that took no part; a pattern without \
        groups gives the whole match. Bytes are matched as UTF-8 or, where they are none, as \
        latin-1, and give bytes.
        """,
      python: "re.search(r'(\\d+)', text)", example: #"print match("Temp=20", /Temp=(\d+)/)"#,
      waiting: Matching.match),
    Command(
      "findall", "text pattern", .bytes, "every match of a pattern, from left to right",
      details: """
        Each is the captured text, a tuple of them, or the whole match, as in Python; a group \
        that took no part gives an empty text.
        """,
      python: "re.findall(r'\\d+', text)", example: #"print findall("1, 22", /\d+/)"#,
      waiting: Matching.findAll),
    Command(
      "format", "template values...", .bytes, "values set into the {} of a text",
      details: """
        {} takes the next value, {0} one by its number, {:>8} and {:.1f} give it a form. With a \
        number first it is Python's format(value, form). "${x:.1f}" does the same in place.
        """,
      python: "'{} bytes'.format(n)", example: #"print "{} bytes send".format(5)"#,
      slide: "예외 처리", Matching.format),
  ]
}

/// The bodies of the commands on patterns.
@EngineActor
enum Matching {
  static func match(_ call: borrowing Call) throws -> Outcome {
    let subject = try subject(call)
    let pattern = try pattern(call)
    let matcher = pattern.search(in: subject.text)
    guard matcher.go(for: PatternMatcher.slice) else {
      return wait(call, matcher) { try first(matcher, pattern, subject) }
    }
    return .value(try first(matcher, pattern, subject))
  }

  static func findAll(_ call: borrowing Call) throws -> Outcome {
    let subject = try subject(call)
    let pattern = try pattern(call)
    let matcher = pattern.search(in: subject.text, wantsAll: true)
    guard matcher.go(for: PatternMatcher.slice) else {
      return wait(call, matcher) { try all(matcher, pattern, subject) }
    }
    return .value(try all(matcher, pattern, subject))
  }

  private static func first(
    _ matcher: PatternMatcher, _ pattern: Pattern, _ subject: Subject
  ) throws -> Value {
    try pattern.finish(matcher)
    return matcher.match.map { .tuple(Tuple(captures(of: $0, in: subject))) } ?? .none
  }

  private static func all(
    _ matcher: PatternMatcher, _ pattern: Pattern, _ subject: Subject
  ) throws -> Value {
    try pattern.finish(matcher)
    let found = matcher.found.map { match in
      let captures = captures(of: match, in: subject, left: subject.value(""))
      return captures.count == 1 ? captures[0] : Value.tuple(Tuple(captures))
    }
    return .items(found)
  }

  /// A long search takes turns with the other tasks.
  private static func wait(
    _ call: borrowing Call, _ matcher: PatternMatcher,
    _ result: @escaping @EngineActor () throws -> Value
  ) -> Outcome {
    let task = call.task
    task.waitingFor = call.command.name
    return .wait {
      repeat { try await task.breathe() } while !matcher.go(for: PatternMatcher.slice)
      return try result()
    }
  }

  /// A text to match, and how what is captured becomes a value.
  private struct Subject {
    let text: String
    let value: (Substring) -> Value
  }

  private static func subject(_ call: borrowing Call) throws -> Subject {
    if case .text(let text) = call[0] {
      return Subject(text: text.string) { .string(String($0)) }
    }
    if case .pattern = call[0] {
      throw call.mistyped(
        0, "a text or bytes", hints: ["the text comes first: \(call.command.name)(text, /…/)"])
    }
    let bytes = try call.content(0).bytes
    if let text = String(validUTF8: bytes) {
      return Subject(text: text) { .bytes(Array($0.utf8)) }
    }
    let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    return Subject(text: text) { part in
      .bytes(part.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }
  }

  private static func pattern(_ call: borrowing Call) throws -> Pattern {
    switch call[1] {
    case .pattern(let pattern): return pattern
    case .text(let text):
      let source = text.string
      var known = call.session.storage["patterns"] as? [String: Pattern] ?? [:]
      if let pattern = known[source] { return pattern }
      do {
        let pattern = try Pattern(source)
        if known.count >= 64 { known = [:] }
        known[source] = pattern
        call.session.storage["patterns"] = known
        return pattern
      } catch {
        throw call.invalid(
          1, "\(Value.quoted(source)) is no regular expression", why: "\(error)",
          hints: ["write it as /…/ to have it checked before the script runs"])
      }
    default: throw call.mistyped(1, "a pattern", hints: ["write it between slashes: /[0-9]+/"])
    }
  }

  /// What the groups captured, with another value for those that took no part.
  private static func captures(
    of match: Pattern.Match, in subject: Subject, left: Value = .none
  ) -> [Value] {
    let groups = match.count > 1 ? match.dropFirst() : match[...]
    return groups.map { group in
      group.map { subject.value(Pattern.part($0, of: subject.text)) } ?? left
    }
  }

  static func format(_ call: borrowing Call) throws -> Value {
    if case .text(let template) = call[0] {
      return .string(try call.blaming(0) { try Percent.braces(template.string, call.rest) })
    }
    let rest = call.rest
    guard call[0].number != nil, rest.count <= 1 else { throw call.mistyped(0, "a text") }
    guard case .text(let form)? = rest.first else {
      if rest.isEmpty { return .string(call[0].display) }
      throw call.mistyped(1, "a text", hints: ["format(2.5, \".2f\")"])
    }
    return .string(try call.blaming(1) { try Percent.render(form.string, call[0]) })
  }
}
