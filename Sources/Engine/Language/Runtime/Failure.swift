/// An error of a running script: what failed, why, and what to try. It travels as a Swift error
/// inside the machine and is the `error` value that a handler binds.
public final class Failure: Error, @unchecked Sendable {
  /// Its name.
  public let kind: ErrorKind
  /// What failed, with which values; no full stop.
  public var what: String { words().what }
  /// Why; shown under the caret. May be empty.
  public let why: Wording
  /// What to try.
  public var hints: [Wording] { words().hints }
  private var wording: Words
  /// The system's number, where the system said no.
  public let errno: Int32?
  /// Lines for below the picture, such as aligned hexdumps.
  public let details: [String]
  /// What had been read before an early end, for `err.partial`.
  public let partial: [UInt8]?
  /// The argument at fault, counted in the command's parameters.
  public let argument: Int?
  /// Where it happened; set once by the machine that ran the statement.
  public internal(set) var place: (source: SourceText, span: Span)?
  /// The functions that were running, innermost first, with the place of each call.
  public internal(set) var calls: [(function: String, source: SourceText, span: Span)] = []

  /// Words cost time, so those of errors that scripts handle in loops are made when somebody asks.
  private enum Words {
    case made(what: String, hints: [Wording])
    case later(() -> (what: String, hints: [Wording]))
  }

  /// An error with at least a name and what failed.
  public init(
    _ kind: ErrorKind, _ what: String, why: Wording = "", hints: [Wording] = [],
    errno: Int32? = nil, details: [String] = [], partial: [UInt8]? = nil, argument: Int? = nil
  ) {
    self.kind = kind
    wording = .made(what: what, hints: hints)
    self.why = why
    self.errno = errno
    self.details = details
    self.partial = partial
    self.argument = argument
  }

  /// An error that scripts raise and handle in loops: its words are made when they are asked for.
  init(_ kind: ErrorKind, lazily words: @escaping () -> (what: String, hints: [Wording])) {
    self.kind = kind
    wording = .later(words)
    why = ""
    errno = nil
    details = []
    partial = nil
    argument = nil
  }

  /// The same failure with the argument at fault named.
  func blaming(_ argument: Int) -> Failure {
    Failure(
      kind, what, why: why, hints: hints, errno: errno, details: details, partial: partial,
      argument: argument)
  }

  private func words() -> (what: String, hints: [Wording]) {
    switch wording {
    case .made(let what, let hints): return (what, hints)
    case .later(let make):
      let words = make()
      wording = .made(what: words.what, hints: words.hints)
      return words
    }
  }

  /// What failed and why, in one line.
  public var message: String {
    let why = why.description
    return why.isEmpty || what.contains(why) ? what : "\(what): \(why)"
  }

  /// For people, with the place where it is known.
  public var diagnostic: Diagnostic? {
    guard let place else { return nil }
    let headline = what.isEmpty ? kind.rawValue : "\(kind.rawValue): \(what)"
    return Diagnostic(
      headline, in: place.source, at: place.span, label: why, hints: hints,
      remarks: [], details: details + callLines)
  }

  private var callLines: [String] {
    var lines: [String] = []
    var repeats = 0
    for call in calls {
      let function = call.function == call.source.name ? "" : " in \(call.function)"
      let line = "called from \(call.source.place(of: call.span))\(function)"
      if line == lines.last {
        repeats += 1
        continue
      }
      if repeats > 0 { lines.append("… \(repeats) more times") }
      repeats = 0
      if lines.count >= 8 { return lines + ["…"] }
      lines.append(line)
    }
    return repeats > 0 ? lines + ["… \(repeats) more times"] : lines
  }
}
