/// What a full log has dropped, for views to say.
public struct Losses: Sendable, Equatable {
  /// Events that are gone.
  public var events = 0
  /// Calls that are still there without their bytes.
  public var payloads = 0

  /// What `events` lack: `dropped` of them are gone, and some have lost their bytes. Bytes that a file
  /// verb moved were never in the log.
  public init(dropped: Int, _ events: some Sequence<Event>) {
    self.events = dropped
    payloads = events.reduce(0) { count, event in
      let isFile = event.verb == .sendFile || event.verb == .recvFile
      return count + (event.got > 0 && event.bytes.isEmpty && !isFile ? 1 : 0)
    }
  }

  /// In words; nil when nothing is lost.
  public var words: String? {
    var parts: [String] = []
    if events > 0 { parts.append(ViewText.count(events, "earlier event")) }
    if payloads > 0 { parts.append("the bytes of \(ViewText.count(payloads, "call"))") }
    if parts.isEmpty { return nil }
    return "the log no longer has " + parts.joined(separator: ", nor ")
  }

  /// In words, when there is no log.
  static let everything = "there is no log: WORKBENCH_TRACE_LIMIT=off"
}
