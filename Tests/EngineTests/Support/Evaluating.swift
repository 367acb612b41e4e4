import Testing

@testable import Engine

/// What an expression of a script gives, as `repr` shows it; what it failed with, if it failed.
func evaluate(_ expression: String) async throws -> String {
  let result = try await run("print repr(\(expression))")
  if let failure = result.failure { return failure }
  return result.code == 0 ? String(result.output.dropLast()) : result.messages
}

/// The diagnostic that a script ends with, without the source lines: the headline with its reason,
/// and what to try.
func complaint(of script: String) async throws -> (headline: String, hints: [String]) {
  let result = try await run(script)
  guard let failure = result.failures.first else {
    return (result.code == 0 ? "nothing failed" : result.messages, [])
  }
  return ("\(failure.kind.rawValue): \(failure.message)", failure.hints.map(\.description))
}

/// The text of the argument that a failed script's caret points at.
func blamed(in script: String) async throws -> String? {
  try await run(script).failures.first?.place.map { $0.source.text($0.span) }
}
