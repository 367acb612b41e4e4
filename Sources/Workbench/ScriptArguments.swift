import Engine

/// The words behind a script's name, matched to its `param`s: `--port 9000`, `--port=9000`,
/// `-p 9000`, `-p9000`, `port=9000`, or by position; `--` ends the options.
struct ScriptArguments {
  private(set) var values: [String: String] = [:]
  private(set) var rest: [String] = []
  private(set) var wantsHelp = false
  private let parameters: [ScriptParameter]

  init(_ words: [String], for program: Engine.Program, script: String) throws(UsageError) {
    parameters = program.parameters
    var remaining = words[...]
    var onlyPositional = false
    var positional: [String] = []
    while let word = remaining.popFirst() {
      if !onlyPositional, let (name, value) = named(word) {
        values[name] = value
      } else if onlyPositional || !ScriptArguments.isOption(word) {
        if !onlyPositional { try refuseMisspelt(word, script) }
        positional.append(word)
      } else if word == "--" {
        onlyPositional = true
      } else if word == "--help" || word == "-h" {
        wantsHelp = true
      } else {
        try option(word, &remaining, script)
      }
    }
    let open = parameters.filter { values[$0.name] == nil && !$0.isSwitch }
    for (parameter, word) in zip(open, positional) { values[parameter.name] = word }
    rest = Array(positional.dropFirst(open.count))
    if wantsHelp { return }
    if let missing = parameters.first(where: { $0.initial == nil && values[$0.name] == nil }) {
      throw UsageError(
        "\(script) needs a value for `\(missing.name)`",
        hint: "workbench run \(script) --\(missing.name) VALUE")
    }
  }

  /// A negative number is no option.
  private static func isOption(_ word: String) -> Bool {
    word.hasPrefix("-") && word.count > 1 && Double(word) == nil
  }

  /// `NAME=VALUE`, as the language spells it, where a parameter has this name.
  private func named(_ word: String) -> (name: String, value: String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    let name = word[..<sign]
    guard parameters.contains(where: { $0.name == name }) else { return nil }
    return (String(name), String(word[word.index(after: sign)...]))
  }

  /// `prot=5` is meant for `port`; what resembles no parameter is a value.
  private func refuseMisspelt(_ word: String, _ script: String) throws(UsageError) {
    guard let sign = word.firstIndex(of: "="),
      let close = Suggestion.closest(to: String(word[..<sign]), among: parameters.map(\.name))
    else { return }
    throw UsageError(
      "\(script) has no parameter \(word[..<sign])", hint: "did you mean `\(close)=`?")
  }

  private mutating func option(
    _ word: String, _ remaining: inout ArraySlice<String>, _ script: String
  ) throws(UsageError) {
    let isLong = word.hasPrefix("--")
    let body = word.dropFirst(isLong ? 2 : 1)
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = String(parts.first ?? "").replacing("-", with: "_")
    var attached = parts.count > 1 ? String(parts[1]) : nil
    var found = parameters.first { isLong && $0.name == key }
    if !isLong, let first = key.first {
      found = letter(first)
      if key.count > 1, attached == nil { attached = String(body.dropFirst()) }
    }
    guard let parameter = found else {
      let close = Suggestion.closest(to: key, among: parameters.map(\.name))
      throw UsageError(
        "\(script) has no parameter \(word)",
        hint: close.map { "did you mean --\($0)?" } ?? "workbench run \(script) --help")
    }
    if let attached {
      values[parameter.name] = attached
    } else if parameter.isSwitch {
      values[parameter.name] = "true"
    } else if let next = remaining.popFirst() {
      values[parameter.name] = next
    } else {
      throw UsageError("\(word) needs a value", hint: "\(word) VALUE")
    }
  }

  /// The parameter of a one-letter option: the first whose name begins with it. `-h` is always help.
  private func letter(_ letter: Character) -> ScriptParameter? {
    parameters.first { $0.name.first == letter && letter != "h" }
  }

  /// What `--help` shows.
  static func help(
    for program: Engine.Program, script: String, in language: MessageLanguage
  ) -> String {
    func say(_ words: Wording) -> String { words.text(in: language) }
    var text = "workbench run \(script)"
    for parameter in program.parameters where !parameter.isSwitch {
      text +=
        parameter.initial == nil
        ? " \(parameter.name.uppercased())" : " [\(parameter.name.uppercased())]"
    }
    text += "\n"
    if program.parameters.isEmpty {
      return text + "\n" + say("This script has no parameters.") + "\n"
    }
    text += "\n"
    var taken: Set<Character> = ["h"]
    var rows: [(String, String)] = []
    for parameter in program.parameters {
      var names = "--\(parameter.name)"
      if let first = parameter.name.first, taken.insert(first).inserted {
        names = "-\(first), " + names
      } else {
        names = "    " + names
      }
      if !parameter.isSwitch { names += " \(parameter.name.uppercased())" }
      let initial = parameter.initial.map { say("(default \($0))") } ?? say("(needed)")
      rows.append((names, parameter.help.isEmpty ? initial : "\(parameter.help) \(initial)"))
    }
    let width = rows.map(\.0.count).max() ?? 0
    for (names, help) in rows {
      text += "  " + names + String(repeating: " ", count: width - names.count + 2) + help + "\n"
    }
    return text
  }
}
