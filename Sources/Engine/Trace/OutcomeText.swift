/// How a verb ended, in words of a few letters.
enum OutcomeText {
  /// `timed out after 2.00 s`, `ECONNRESET`; empty when it went well.
  static func words(_ outcome: Event.Outcome, waited: Int = 0) -> String {
    switch outcome {
    case .ok: ""
    case .endOfStream: "end of stream"
    case .failed(let number): ErrnoName.name(of: number) ?? "error \(number)"
    case .timedOut: waited > 0 ? "timed out after \(ViewText.time(waited))" : "timed out"
    case .cancelled: "cancelled"
    case .wouldBlock: "would have to wait (EAGAIN)"
    case .closed: "the socket is closed"
    case .limit: "more than the limit came"
    case .invalid: "refused before any call"
    }
  }
}
