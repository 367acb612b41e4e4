import Engine

/// Standard output, standard error and standard input of the process. Output is gathered and
/// written when a script waits, so that `print` in a loop costs little and nothing is late.
@EngineActor
final class StandardConsole: Console {
  let usesColor: Bool
  let usesColorForOutput: Bool
  let outputIsTerminal = StandardStreams.isTerminal(1)
  let isTerminal = StandardStreams.isTerminal(2)
  private var pending: [UInt8] = []

  init(_ settings: Settings) {
    usesColor = settings.usesColor(on: 2)
    usesColorForOutput = settings.usesColor(on: 1)
  }

  func write(_ text: String) throws {
    try Output.check()
    pending.append(contentsOf: text.utf8)
    if pending.count > 1 << 16 { flush() }
    try Output.check()
  }

  func writeMessage(_ text: String) {
    flush()
    StandardStreams.writeMessage(text)
  }

  func flush() {
    guard !pending.isEmpty else { return }
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    Output.write(bytes)
  }

  func readLine(prompt: String, until deadline: Deadline?) async throws -> String? {
    try write(prompt)
    flush()
    return try await StandardInput.readLine(until: deadline)
  }
}
