import Testing

@testable import Engine

@Suite struct OutcomeTextTests {
  @Test(
    arguments: [
      (.ok, ""), (.endOfStream, "end of stream"), (.failed(104), "ECONNRESET"),
      (.failed(9999), "error 9999"), (.timedOut, "timed out"), (.cancelled, "cancelled"),
      (.wouldBlock, "would have to wait (EAGAIN)"), (.closed, "the socket is closed"),
      (.limit, "more than the limit came"), (.invalid, "refused before any call"),
    ] as [(Event.Outcome, String)])
  func words(outcome: Event.Outcome, words: String) {
    #expect(OutcomeText.words(outcome) == words)
  }

  @Test func aTimeoutTellsHowLong() {
    #expect(OutcomeText.words(.timedOut, waited: 2_000_000_000) == "timed out after 2.00 s")
  }
}
