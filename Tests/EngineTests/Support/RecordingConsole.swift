@testable import Engine

/// A console that keeps what is written, and answers `input` from a list.
@EngineActor
final class RecordingConsole: Console {
  private(set) var output = ""
  private(set) var messages = ""
  /// The prompts that were shown, in order.
  private(set) var prompts: [String] = []
  private var lines: [String]
  let usesColor: Bool
  let isTerminal = false

  init(input: [String] = [], color: Bool = false) {
    lines = input
    usesColor = color
  }

  func write(_ text: String) { output += text }

  func writeMessage(_ text: String) { messages += text }

  func flush() {}

  func readLine(prompt: String, until deadline: Deadline?) async -> String? {
    prompts.append(prompt)
    return lines.isEmpty ? nil : lines.removeFirst()
  }
}
