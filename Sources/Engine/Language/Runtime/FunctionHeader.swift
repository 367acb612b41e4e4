/// What a function takes: calls are held against it, by the compiler where the function is certain and
/// by the machine where it is not.
struct FunctionHeader {
  let name: String
  let parameters: [String]
  /// The first of them have no default.
  let requiredCount: Int

  /// Why a call with so many values and then these named ones does not fit; nil when it does.
  func misfit(_ plain: Int, _ labels: [String]) -> Failure? {
    if plain > parameters.count {
      return Failure(
        .type, "\(name) takes \(Signature.count(parameters.count)), not \(plain)",
        hints: [usage], argument: parameters.count)
    }
    if labels.isEmpty, plain >= requiredCount { return nil }
    for (offset, label) in labels.enumerated() {
      guard let index = parameters.firstIndex(of: label) else {
        let close = Suggestion.closest(to: label, among: parameters)
        return Failure(
          .type, "\(name) has no parameter `\(label)`",
          hints: [close.map { "did you mean `\($0)`?" } ?? usage], argument: plain + offset)
      }
      if index < plain || labels[..<offset].contains(label) {
        return Failure(.type, "\(name) gets `\(label)` twice", argument: plain + offset)
      }
    }
    let missing = parameters.prefix(requiredCount).dropFirst(plain).filter { !labels.contains($0) }
    if missing.isEmpty { return nil }
    let names = missing.map { "`\($0)`" }.joined(separator: " and ")
    return Failure(.type, "\(name) needs \(names)", hints: [usage])
  }

  private var usage: Wording {
    "it is defined as \(name)(\(parameters.joined(separator: ", ")))"
  }
}

extension FunctionHeader {
  /// That of a `def`.
  init(_ function: FunctionSyntax) {
    self.init(
      name: function.name.name, parameters: function.parameters.map(\.name.name),
      requiredCount: function.parameters.count { $0.initial == nil })
  }
}
