import Glibc
import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SignalsTests {
  @Test func aSignalComesAsAnEvent() async throws {
    var count = 0
    let gate = Gate()
    try Signals.on(.resized) {
      count += 1
      gate.open()
    }
    defer { Signals.off(.resized) }
    kill(getpid(), Signal.resized.rawValue)
    try await gate.wait(until: .after(nanoseconds: 5_000_000_000))
    #expect(count >= 1)
  }

  @Test func numbersAreLinuxs() {
    #expect(Signal.interrupt.rawValue == SIGINT)
    #expect(Signal.terminate.rawValue == SIGTERM)
    #expect(Signal.child.rawValue == SIGCHLD)
    #expect(Signal.resized.rawValue == SIGWINCH)
    #expect(Signal.hangup.rawValue == SIGHUP)
    #expect(Signal.kill.rawValue == SIGKILL)
  }
}
