import Glibc
import Synchronization

/// A host name that gave no address.
public struct ResolveError: Error, Equatable, Sendable {
  /// Why.
  public enum Cause: Equatable, Sendable {
    /// getaddrinfo(3) failed: the code's name, as `EAI_NONAME`, and its words (gai_strerror(3)).
    case failed(name: String, message: String)
    /// The deadline passed after so many nanoseconds.
    case timedOut(waited: Int)
    case cancelled
    /// The question was refused before it was asked.
    case invalid(why: String)
  }

  /// The name that was asked for.
  public let host: String
  /// Why there is none.
  public let cause: Cause

  /// The cause in words.
  public var reason: String {
    switch cause {
    case .failed(let name, let message): "\(message) (\(name))"
    case .timedOut(let waited): "no answer within \(waited / 1_000_000) ms"
    case .cancelled: "cancelled"
    case .invalid(let why): why
    }
  }
}

/// Host names to addresses (getaddrinfo(3)), the only work that leaves the loop's thread.
public enum Resolver {
  /// What is asked.
  struct Query: Sendable {
    let host: String
    let port: UInt16
    /// nil: IPv4 and IPv6.
    let family: AddressFamily?
    let kind: SocketKind
    /// True for an address to bind, where an empty host means every address of this machine.
    let passive: Bool
  }

  typealias Answer = Result<[SocketAddress], ResolveError>

  /// The addresses of a host, in the order to try them, waiting for name servers if need be.
  ///
  /// `family` nil asks for IPv4 and IPv6. An empty host is every address of this machine when `passive`,
  /// else this machine. A wait that ends early leaves the question to its thread and forgets the answer.
  @EngineActor public static func resolve(
    _ host: String, port: Int, family: AddressFamily? = nil, kind: SocketKind = .stream,
    passive: Bool = false, until deadline: Deadline? = nil
  ) async throws(ResolveError) -> [SocketAddress] {
    try await resolve(
      host, port: port, family: family, kind: kind, passive: passive, until: deadline,
      lookup: lookUp)
  }

  @EngineActor static func resolve(
    _ host: String, port: Int, family: AddressFamily?, kind: SocketKind, passive: Bool,
    until deadline: Deadline?, lookup: @escaping @Sendable (Query) -> Answer
  ) async throws(ResolveError) -> [SocketAddress] {
    if let known = try resolveNow(host, port: port, family: family, passive: passive) {
      return known
    }
    guard let port = UInt16(exactly: port) else { return [] }
    let question = Question(
      Query(host: host, port: port, family: family, kind: kind, passive: passive), lookup)
    let start = MonotonicClock.now
    ResolverThreads.ask(question)
    do throws(WaitFailure) {
      try await question.answered.wait(until: deadline)
    } catch {
      switch error {
      case .timedOut:
        throw ResolveError(host: host, cause: .timedOut(waited: MonotonicClock.now &- start))
      case .cancelled, .closed, .failed: throw ResolveError(host: host, cause: .cancelled)
      }
    }
    guard let answer = question.answer else { return [] }
    return try answer.get()
  }

  /// The answer where none has to be waited for: numeric hosts, `localhost` (127.0.0.1 first), the empty
  /// host. nil when a name server may have to be asked.
  public static func resolveNow(
    _ host: String, port: Int, family: AddressFamily? = nil, passive: Bool = false
  ) throws(ResolveError) -> [SocketAddress]? {
    guard let port = UInt16(exactly: port) else {
      throw ResolveError(
        host: host, cause: .invalid(why: "port \(port) is not between 0 and 65535"))
    }
    guard !host.utf8.contains(0) else {
      throw ResolveError(host: host, cause: .invalid(why: "the name has a zero byte in it"))
    }
    if family == .unix {
      throw ResolveError(host: host, cause: .invalid(why: "a Unix socket has a path, not a host"))
    }
    if let address = SocketAddress(numeric: host, port: port) {
      guard family == nil || family == address.family else {
        throw ResolveError(
          host: host, cause: .invalid(why: "is no \(family == .inet ? "IPv4" : "IPv6") address"))
      }
      return [address]
    }
    let both: [SocketAddress]
    switch host.lowercased() {
    case "" where passive: both = [.anyInet(port: port), .anyInet6(port: port)]
    case "", "localhost": both = [.loopback(port: port), .loopback6(port: port)]
    case _: return nil
    }
    return both.filter { family == nil || $0.family == family }
  }

  /// getaddrinfo(3); it blocks its thread.
  @Sendable static func lookUp(_ query: Query) -> Answer {
    var hints = addrinfo()
    hints.ai_family = query.family?.number ?? AF_UNSPEC
    hints.ai_socktype = query.kind.number
    hints.ai_flags = query.passive ? AI_PASSIVE : 0
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(query.host, String(query.port), &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard code == 0 else { return .failure(failure(query.host, code, errno)) }
    var addresses: [SocketAddress] = []
    var next = list
    while let entry = next?.pointee {
      let raw = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
      let address = SocketAddress(raw)
      if address != .none, !addresses.contains(address) { addresses.append(address) }
      next = entry.ai_next
    }
    return .success(addresses)
  }

  private static func failure(_ host: String, _ code: Int32, _ number: Int32) -> ResolveError {
    if code == EAI_SYSTEM {
      let error = SystemError(errno: number, call: "getaddrinfo")
      return ResolveError(host: host, cause: .failed(name: error.name, message: error.message))
    }
    let message = gai_strerror(code).map { String(cString: $0) } ?? "unknown error"
    return ResolveError(
      host: host, cause: .failed(name: names[code] ?? "EAI \(code)", message: message))
  }

  private static let names: [Int32: String] = [
    -1: "EAI_BADFLAGS", -2: "EAI_NONAME", -3: "EAI_AGAIN", -4: "EAI_FAIL", -5: "EAI_NODATA",
    -6: "EAI_FAMILY", -7: "EAI_SOCKTYPE", -8: "EAI_SERVICE", -9: "EAI_ADDRFAMILY",
    -10: "EAI_MEMORY", -11: "EAI_SYSTEM", -12: "EAI_OVERFLOW",
  ]
}

/// One question on its way, and its answer.
@EngineActor private final class Question {
  nonisolated let query: Resolver.Query
  nonisolated let lookup: @Sendable (Resolver.Query) -> Resolver.Answer
  nonisolated let answered = Gate()
  private(set) var answer: Resolver.Answer?

  init(_ query: Resolver.Query, _ lookup: @escaping @Sendable (Resolver.Query) -> Resolver.Answer) {
    self.query = query
    self.lookup = lookup
  }

  func finish(_ answer: Resolver.Answer) {
    self.answer = answer
    answered.open()
  }
}

/// The threads that ask: as many as there are questions at once, at most eight, and none when idle.
private enum ResolverThreads {
  private struct State {
    var waiting: [Question] = []
    var threads = 0
  }

  private static let state = Mutex(State())

  static func ask(_ question: Question) {
    let isNew = state.withLock { state in
      state.waiting.append(question)
      guard state.threads < 8 else { return false }
      state.threads += 1
      return true
    }
    guard isNew, !Threads.detach({ work() }) else { return }
    state.withLock { $0.threads -= 1 }
    if state.withLock({ $0.threads }) == 0 { giveUp() }
  }

  private static func work() {
    while true {
      let question = state.withLock { state -> Question? in
        if state.waiting.isEmpty {
          state.threads -= 1
          return nil
        }
        return state.waiting.removeFirst()
      }
      guard let question else { return }
      let answer = question.lookup(question.query)
      EventLoop.shared.onLoop { question.finish(answer) }
    }
  }

  /// There can be no thread at all: every question fails.
  private static func giveUp() {
    let questions = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    for question in questions {
      let error = ResolveError(
        host: question.query.host,
        cause: .failed(name: "EAGAIN", message: "no thread can be started to ask for names"))
      EventLoop.shared.onLoop { question.finish(.failure(error)) }
    }
  }
}
