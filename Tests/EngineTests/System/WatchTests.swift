import Glibc
import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct WatchTests {
  @EngineActor private struct Pipe {
    let reading: Descriptor
    let writing: Descriptor
    let watch: Watch

    init() throws {
      (reading, writing) = try System.pipe()
      watch = Watch(reading.raw)
    }

    func write(_ text: String) throws {
      _ = try Array(text.utf8).withUnsafeBytes { try System.write(writing.raw, $0) }
    }

    /// What can be read now; nil, and the side marked, when nothing is there.
    func read() throws -> String? {
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = try bytes.withUnsafeMutableBytes { try System.read(reading.raw, $0) }
      if count == nil { watch.blocked(.read) }
      return count.map { String(decoding: bytes.prefix($0), as: UTF8.self) }
    }
  }

  @Test func waitsForBytes() async throws {
    let pipe = try Pipe()
    #expect(try pipe.read() == nil)
    Task { @EngineActor in try pipe.write("x") }
    try await pipe.watch.wait(.read, until: nil)
    #expect(try pipe.read() == "x")
  }

  @Test func aSideThatIsNotBlockedIsNotWaitedFor() async throws {
    let pipe = try Pipe()
    try await pipe.watch.wait(.read, until: nil)
    #expect(!pipe.watch.isBlocked(.read))
  }

  @Test func anEdgeBetweenTheAttemptAndTheWaitIsNotLost() async throws {
    let pipe = try Pipe()
    for round in 0..<3 {
      #expect(try pipe.read() == nil)
      try pipe.write("\(round)")
      if round == 1 { await EventLoop.shared.yield() }
      try await pipe.watch.wait(.read, until: .after(nanoseconds: 5_000_000_000))
      #expect(try pipe.read() == "\(round)")
    }
  }

  @Test func anEdgeThatNobodyWaitsForUnblocks() async throws {
    let pipe = try Pipe()
    #expect(try pipe.read() == nil)
    await #expect(throws: WaitFailure.timedOut) {
      try await pipe.watch.wait(.read, until: .now)
    }
    try pipe.write("x")
    while pipe.watch.isBlocked(.read) { await EventLoop.shared.yield() }
    #expect(try pipe.read() == "x")
  }

  @Test func timesOut() async throws {
    let pipe = try Pipe()
    _ = try pipe.read()
    let start = MonotonicClock.now
    await #expect(throws: WaitFailure.timedOut) {
      try await pipe.watch.wait(.read, until: .after(nanoseconds: 3_000_000))
    }
    #expect(MonotonicClock.now - start >= 3_000_000)
  }

  @Test func theEndOfTheWriterWakes() async throws {
    let pipe = try Pipe()
    _ = try pipe.read()
    Task { @EngineActor in pipe.writing.close() }
    try await pipe.watch.wait(.read, until: nil)
    #expect(try pipe.read() == "")
  }

  @Test func closingWakesEverybody() async throws {
    let pipe = try Pipe()
    _ = try pipe.read()
    let tasks = (0..<3).map { _ in
      Task { @EngineActor in try await pipe.watch.wait(.read, until: nil) }
    }
    await EventLoop.shared.yield()
    pipe.watch.close()
    for task in tasks {
      await #expect(throws: WaitFailure.closed) { try await task.value }
    }
    await #expect(throws: WaitFailure.closed) {
      try await pipe.watch.wait(.read, until: nil)
    }
  }

  @Test func oneIsCancelledTheOtherGoesOn() async throws {
    let pipe = try Pipe()
    _ = try pipe.read()
    let first = Task { @EngineActor in try await pipe.watch.wait(.read, until: nil) }
    let second = Task { @EngineActor in try await pipe.watch.wait(.read, until: nil) }
    await EventLoop.shared.yield()
    first.cancel()
    await #expect(throws: WaitFailure.cancelled) { try await first.value }
    try pipe.write("x")
    try await second.value
  }

  @Test func anyOfSeveral() async throws {
    let (first, second) = (try Pipe(), try Pipe())
    _ = try first.read()
    _ = try second.read()
    Task { @EngineActor in try second.write("x") }
    try await Watch.waitAny([first.watch, second.watch], .read, until: nil)
    #expect(first.watch.isBlocked(.read))
    #expect(!second.watch.isBlocked(.read))
    await #expect(throws: WaitFailure.timedOut) {
      try await Watch.waitAny([first.watch], .read, until: .now)
    }
  }

  @Test func aRegularFileIsAlwaysReady() async throws {
    let file = try File("/proc/self/exe", .read)
    let watch = Watch(file.descriptor)
    watch.blocked(.read)
    try await watch.wait(.read, until: nil)
    watch.close()
  }

  @Test func aNewDescriptorOfTheSameNumberHearsNothingOfTheOld() async throws {
    let old = try Pipe()
    let number = old.reading.raw
    _ = try old.read()
    await #expect(throws: WaitFailure.timedOut) {
      try await old.watch.wait(.read, until: .now)
    }
    try old.write("x")
    old.watch.close()
    // The number goes straight from one pipe to the other, so that no other test can take it.
    let (reading, writing) = try System.pipe()
    #expect(dup2(reading.raw, number) == number)
    let new = Watch(number)
    new.blocked(.read)
    await #expect(throws: WaitFailure.timedOut) {
      try await new.wait(.read, until: .after(nanoseconds: 1_000_000))
    }
    _ = try [UInt8(1)].withUnsafeBytes { try System.write(writing.raw, $0) }
    try await new.wait(.read, until: nil)
    new.close()
  }

  @Test func aRefusalOfTheKernelIsTold() async throws {
    let watch = Watch(12_345_678)
    watch.blocked(.read)
    await #expect(
      throws: WaitFailure.failed(SystemError(errno: 9, call: "epoll_ctl"))
    ) { try await watch.wait(.read, until: nil) }
  }
}
