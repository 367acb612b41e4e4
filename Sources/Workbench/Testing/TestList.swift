import Engine

/// The list of results as it grows; on a terminal the last line says what runs.
@EngineActor
final class TestList {
  private let descriptor: Int32
  private let isLive: Bool
  private let total: Int
  private var status = ""
  /// Somebody is being asked: nothing may be written into their line.
  private var isAsking = false

  /// A list on standard output (1) or standard error (2).
  init(on descriptor: Int32, total: Int) {
    self.descriptor = descriptor
    self.total = total
    isLive = StandardStreams.isTerminal(descriptor) && Host.environment("TERM") != "dumb"
  }

  /// Writes lines that stay.
  func write(_ text: String) {
    put((status.isEmpty ? "" : "\r\u{1B}[K") + text + status)
  }

  /// Writes a question; what runs is not told until `answered`.
  func ask(_ question: String) {
    clear()
    isAsking = true
    put(question)
  }

  /// The question has its answer.
  func answered() { isAsking = false }

  /// Says what runs, where the terminal can take it back.
  func show(running: [String], done: Int) {
    guard isLive, !isAsking else { return }
    let width = max(20, (Terminal.size?.columns ?? 80) - 1)
    let line = "\(done) of \(total)  " + running.joined(separator: ", ")
    let next = running.isEmpty ? "" : ViewText.cut(line, width)
    guard next != status else { return }
    put((status.isEmpty ? "" : "\r\u{1B}[K") + next)
    status = next
  }

  /// Takes the last line away.
  func clear() { show(running: [], done: 0) }

  private func put(_ text: String) {
    if descriptor == 1 { Output.write(text) } else { StandardStreams.writeMessage(text) }
  }
}
