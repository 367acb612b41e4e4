import CLinux
import Glibc

/// A host name that gave no address.
public struct ResolveError: Error, Equatable, Sendable {
  /// Why.
  public enum Cause: Equatable, Sendable {
    /// getaddrinfo(3) failed: the code's name, as `EAI_NONAME`, and its words (gai_strerror(3)).
    case failed(name: String, message: String)
    /// The deadline passed after so many nanoseconds.
    case timedOut(waited: Int)
    case cancelled
    /// The sandbox lets nobody be asked.
    case forbidden
    /// The question was refused before it was asked.
    case invalid(why: Wording)
  }

  /// The name that was asked for.
  public let host: String
  /// Why there is none.
  public let cause: Cause

  /// The cause in words.
  public var reason: Wording {
    switch cause {
    case .failed(let name, let message): Wording("\(message) (\(name))")
    case .timedOut(let waited): "no answer within \(waited / 1_000_000) ms"
    case .cancelled: "cancelled"
    case .forbidden: "the sandbox does not allow it"
    case .invalid(let why): why
    }
  }
}

extension ResolveError: CustomStringConvertible {
  /// One line: `no address for nowhere: Name or service not known (EAI_NONAME)`.
  public var description: String { "no address for \(host): \(reason)" }
}

/// Host names to addresses (getaddrinfo(3)), the only work that leaves the loop's thread.
public enum Resolver {
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
      asking: getaddrinfo)
  }

  /// The same with another function in the place of getaddrinfo(3), which runs on another thread.
  @EngineActor static func resolve(
    _ host: String, port: Int, family: AddressFamily?, kind: SocketKind, passive: Bool,
    until deadline: Deadline?, asking ask: clinux_ask
  ) async throws(ResolveError) -> [SocketAddress] {
    if let known = try resolveNow(host, port: port, family: family, passive: passive) {
      return known
    }
    if Sandbox.active != nil { throw ResolveError(host: host, cause: .forbidden) }
    guard let port = UInt16(exactly: port) else { return [] }
    let question = Lookup(
      host: host, port: port, family: family?.number ?? AF_UNSPEC, kind: kind.number,
      flags: passive ? AI_PASSIVE : 0, ask: ask)
    let start = MonotonicClock.now
    Lookup.begin(question)
    do throws(WaitFailure) {
      try await question.answered.wait(until: deadline)
    } catch {
      switch error {
      case .timedOut:
        throw ResolveError(host: host, cause: .timedOut(waited: MonotonicClock.now &- start))
      case .cancelled, .closed, .failed: throw ResolveError(host: host, cause: .cancelled)
      }
    }
    return try question.answer.get()
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
}
