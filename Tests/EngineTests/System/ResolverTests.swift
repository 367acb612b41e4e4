import CLinux
import Glibc
import Synchronization
import Testing

@testable import Engine

@EngineActor @Suite(.serialized, .timeLimit(.minutes(1))) struct ResolverTests {
  struct Known: Sendable {
    let host: String
    var family: AddressFamily?
    var passive = false
    let texts: [String]
  }

  @Test(arguments: [
    Known(host: "127.0.0.1", texts: ["127.0.0.1:80"]), Known(host: "::1", texts: ["[::1]:80"]),
    Known(host: "localhost", texts: ["127.0.0.1:80", "[::1]:80"]),
    Known(host: "LocalHost", family: .inet6, texts: ["[::1]:80"]),
    Known(host: "localhost", family: .inet, passive: true, texts: ["127.0.0.1:80"]),
    Known(host: "", passive: true, texts: ["0.0.0.0:80", "[::]:80"]),
    Known(host: "", family: .inet, passive: true, texts: ["0.0.0.0:80"]),
    Known(host: "", texts: ["127.0.0.1:80", "[::1]:80"]),
  ])
  func knownAtOnce(known: Known) throws {
    let found = try Resolver.resolveNow(
      known.host, port: 80, family: known.family, passive: known.passive)
    #expect(found?.map(\.description) == known.texts)
  }

  @Test(arguments: [-1, 65536, Int.max, Int.min])
  func portsOutOfRange(port: Int) async {
    await #expect(
      throws: ResolveError(
        host: "localhost", cause: .invalid(why: "port \(port) is not between 0 and 65535"))
    ) { try await Resolver.resolve("localhost", port: port) }
  }

  @Test func questionsThatMakeNoSense() {
    #expect(throws: ResolveError.self) { try Resolver.resolveNow("a\0b", port: 1) }
    #expect(throws: ResolveError.self) { try Resolver.resolveNow("::1", port: 1, family: .inet) }
    #expect(throws: ResolveError.self) { try Resolver.resolveNow("x", port: 1, family: .unix) }
  }

  @Test func theSystemIsAsked() async throws {
    // An old way to write 127.0.0.1, which getaddrinfo knows without a name server.
    let found = try await Resolver.resolve("127.1", port: 9, kind: .stream)
    #expect(found == [.loopback(port: 9)])
  }

  @Test func aNameWithoutAddress() async {
    await #expect {
      try await Resolver.resolve("no-such-host.invalid", port: 1)
    } throws: { error in
      guard let error = error as? ResolveError, case .failed(let name, let message) = error.cause
      else { return false }
      return error.host == "no-such-host.invalid" && name.hasPrefix("EAI_") && !message.isEmpty
    }
  }

  /// Answers when it is told to; in the place of getaddrinfo(3), which is a C function.
  private enum SlowServer {
    static let mayAnswer = Semaphore()
    static let asked = Atomic<Int>(0)

    static let ask: clinux_ask = { _, port, hints, list in
      SlowServer.asked.add(1, ordering: .relaxed)
      SlowServer.mayAnswer.wait()
      return getaddrinfo("127.0.0.1", port, hints, list)
    }
  }

  private func ask(until deadline: Deadline?) async throws -> [SocketAddress] {
    try await Resolver.resolve(
      "slow.example", port: 5, family: nil, kind: .stream, passive: false, until: deadline,
      asking: SlowServer.ask)
  }

  @Test func theLoopGoesOnMeanwhile() async throws {
    let before = SlowServer.asked.load(ordering: .relaxed)
    var rounds = 0
    Task { @EngineActor in
      while SlowServer.asked.load(ordering: .relaxed) == before { await EventLoop.shared.yield() }
      rounds = 1
      SlowServer.mayAnswer.post()
    }
    #expect(try await ask(until: nil) == [.loopback(port: 5)])
    #expect(rounds == 1)
  }

  @Test func aDeadlineEndsTheWait() async {
    await #expect {
      try await ask(until: .after(nanoseconds: 2_000_000))
    } throws: {
      guard case .timedOut(let waited)? = ($0 as? ResolveError)?.cause else { return false }
      return waited >= 2_000_000
    }
    SlowServer.mayAnswer.post()
  }

  @Test func cancellingEndsTheWait() async {
    let task = Task { @EngineActor in try await ask(until: nil) }
    await EventLoop.shared.yield()
    task.cancel()
    await #expect(throws: ResolveError(host: "slow.example", cause: .cancelled)) {
      try await task.value
    }
    SlowServer.mayAnswer.post()
  }

  @Test func moreQuestionsThanThreads() async throws {
    let before = SlowServer.asked.load(ordering: .relaxed)
    let tasks = (0..<30).map { _ in
      Task { @EngineActor in try await ask(until: nil) }
    }
    for _ in 0..<30 { SlowServer.mayAnswer.post() }
    for task in tasks { #expect(try await task.value == [.loopback(port: 5)]) }
    #expect(SlowServer.asked.load(ordering: .relaxed) >= before + 30)
  }

  @Test func aFailureIsALine() {
    let error = ResolveError(host: "x", cause: .failed(name: "EAI_NONAME", message: "Unknown"))
    #expect("\(error)" == "no address for x: Unknown (EAI_NONAME)")
  }
}
