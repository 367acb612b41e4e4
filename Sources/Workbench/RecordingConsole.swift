import Engine

/// Keeps what a script prints; its input is empty.
@EngineActor
final class RecordingConsole: Console {
  private(set) var output = ""
  private(set) var messages = ""
  let usesColor = false
  let isTerminal = false

  func write(_ text: String) { output += text }
  func writeMessage(_ text: String) { messages += text }
  func flush() {}
  func readLine(prompt: String, until deadline: Deadline?) async -> String? {
    output += prompt
    return nil
  }
}
