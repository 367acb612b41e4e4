/// Errors.
extension HelpText {
  /// Every error under the one that catches it too.
  var errors: [String] {
    var lines: [String] = []
    func add(_ parent: ErrorKind?, _ depth: Int) {
      for kind in ErrorKind.allCases where kind.parent == parent && kind != .exit {
        let name = ViewText.blanks(2 * depth) + kind.rawValue
        lines += labelled(name, say(kind.meaning), indent: 31)
        add(kind, depth + 1)
      }
    }
    add(nil, 0)
    return lines + [""]
      + labelled(
        "help errors NAME", say("why it comes and what to try; NAME may be ECONNRESET too"),
        indent: 21)
  }

  /// What an error means, by its name or by the system's symbol; nil for neither.
  func error(_ name: String) -> [String]? {
    if let kind = ErrorKind(name: name) { return help(on: kind) }
    guard let number = ErrnoName.number(of: name) else { return nil }
    let canonical = ErrnoName.name(of: number) ?? name
    let advice = ErrnoCoach.advice(canonical, verb: nil)
    let message = SystemError(errno: number, call: "").message
    return ["\(canonical) (\(number)): \(message)"]
      + wrapped(say("comes as \(advice.kind.rawValue)"), indent: 2) + explained(advice)
  }

  private func help(on kind: ErrorKind) -> [String] {
    var lines = [kind.rawValue] + wrapped(say(kind.meaning), indent: 2)
    var parents: [String] = []
    var parent = kind.parent
    while let next = parent {
      parents.append(next.rawValue)
      parent = next.parent
    }
    if !parents.isEmpty {
      lines += labelled(
        say("caught by"), "except \(([kind.rawValue] + parents).joined(separator: ", "))",
        indent: 15)
    }
    if !kind.remedy.isEmpty { lines += labelled(say("try"), say(kind.remedy), indent: 15) }
    for name in kind.errnoNames {
      lines += ["", "  \(name)"] + explained(ErrnoCoach.advice(name, verb: nil))
    }
    let children = ErrorKind.allCases.filter { $0.parent == kind }.map(\.rawValue)
    if !children.isEmpty {
      lines += [""] + labelled(say("among them"), children.joined(separator: ", "), indent: 15)
    }
    return lines
  }

  private func explained(_ advice: ErrnoCoach) -> [String] {
    let why = advice.why.isEmpty ? [] : labelled(say("why"), say(advice.why), indent: 15)
    return why + advice.hints.flatMap { labelled(say("try"), say($0), indent: 15) }
  }
}
