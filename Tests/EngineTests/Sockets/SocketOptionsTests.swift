import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct SocketOptionsTests {
  struct Row: Sendable {
    let name: String
    let value: OptionValue
    var result: OptionValue?
    var family = AddressFamily.inet
    var kind = SocketKind.stream
  }

  @Test(arguments: [
    Row(name: "nodelay", value: .flag(true)),
    Row(name: "nodelay", value: .number(1), result: .flag(true)),
    Row(name: "rcvbuf", value: .number(8192), result: .number(16384)),
    Row(name: "sndbuf", value: .number(8192), result: .number(16384)),
    Row(name: "reuse", value: .flag(true)), Row(name: "reuseport", value: .flag(true)),
    Row(name: "linger", value: .duration(0)), Row(name: "linger", value: .duration(5_000_000_000)),
    Row(name: "linger", value: .duration(nil)),
    Row(name: "linger", value: .flag(false), result: .duration(nil)),
    Row(name: "linger", value: .number(3), result: .duration(3_000_000_000)),
    Row(name: "keepalive", value: .flag(true)),
    Row(name: "keepidle", value: .duration(7_000_000_000)),
    Row(name: "keepidle", value: .number(7), result: .duration(7_000_000_000)),
    Row(name: "keepintvl", value: .duration(2_000_000_000)),
    Row(name: "keepcnt", value: .number(4)),
    Row(name: "broadcast", value: .flag(true), kind: .dgram),
    Row(name: "ttl", value: .number(5)), Row(name: "hops", value: .number(9), family: .inet6),
    Row(name: "v6only", value: .flag(true), family: .inet6),
    Row(name: "cork", value: .flag(true)), Row(name: "oobinline", value: .flag(true)),
    Row(name: "blocking", value: .flag(false)), Row(name: "timeout", value: .duration(2_500)),
    Row(name: "timeout", value: .duration(nil)),
    Row(name: "timeout", value: .number(2), result: .duration(2_000_000_000)),
    Row(name: "timeout", value: .number(Int.max), result: .duration(Int.max)),
  ])
  func friendlyNames(row: Row) throws {
    let socket = try Socket(family: row.family, kind: row.kind)
    defer { socket.close() }
    let option = try #require(SocketOption.named(row.name))
    try socket.set(option, to: row.value)
    #expect(try socket.get(option) == row.result ?? row.value)
  }

  @Test func everyOptionCanBeRead() throws {
    let (four, six) = (try Socket(), try Socket(family: .inet6))
    for option in SocketOption.all {
      let isSix = option.constant?.hasPrefix("IPV6") == true
      #expect(throws: Never.self) { try (isSix ? six : four).get(option) }
      #expect(!option.help.isEmpty)
      if let constant = option.constant { #expect(SocketConstants.number(constant) != nil) }
    }
    #expect(Set(SocketOption.all.map(\.name)).count == SocketOption.all.count)
    #expect(SocketOption.named("nagle") == nil)
    four.close()
    six.close()
  }

  @Test(arguments: [
    ("nodelay", OptionValue.number(2)), ("nodelay", .duration(1)), ("rcvbuf", .flag(true)),
    ("rcvbuf", .number(-1)), ("rcvbuf", .number(Int.max)), ("keepidle", .duration(1_500_000_000)),
    ("keepidle", .duration(nil)), ("linger", .duration(1)), ("linger", .duration(-1)),
    ("linger", .flag(true)), ("linger", .number(Int.max)), ("timeout", .duration(-1)),
    ("timeout", .number(-1)), ("blocking", .number(0)),
  ])
  func valuesOfTheWrongKind(name: String, value: OptionValue) async throws {
    let socket = try Socket()
    let option = try #require(SocketOption.named(name))
    guard case .invalid(let argument, let why)? = await cause({ try socket.set(option, to: value) })
    else {
      Issue.record("\(name) took \(value)")
      return
    }
    #expect(argument.hasPrefix("\(name)=") && why.description.hasPrefix("takes "))
    socket.close()
  }

  @Test func whatTheKernelRefuses() async throws {
    let socket = try Socket()
    let failure = #expect(throws: SocketError.self) {
      try socket.set(.ttl, to: .number(256))
    }
    #expect(failure?.errno == ErrnoName.number(of: "EINVAL"))
    if case .system(let error)? = failure?.cause { #expect(error.subject == "ttl") }
    let unix = try Socket(family: .unix)
    #expect(await errno { try unix.set(.nodelay, to: .flag(true)) } == "EOPNOTSUPP")
    socket.close()
    unix.close()
  }

  @Test func byNumberAsInPython() async throws {
    let socket = try Socket()
    let level = Int(try #require(SocketConstants.number("SOL_SOCKET")))
    let name = Int(try #require(SocketConstants.number("SO_RCVBUF")))
    try socket.setOption(level: level, name: name, value: 4096)
    #expect(try socket.getOption(level: level, name: name) == 8192)
    #expect(try socket.getOption(level: level, name: name, limit: 64) == [0, 32, 0, 0])
    #expect(try socket.getOption(level: level, name: name, limit: -1) == [])
    let linger = Int(try #require(SocketConstants.number("SO_LINGER")))
    try socket.setOption(level: level, name: linger, bytes: [1, 0, 0, 0, 9, 0, 0, 0])
    #expect(try socket.get(.linger) == .duration(9_000_000_000))
    #expect(await errno { try socket.setOption(level: 9999, name: 1, value: 1) } == "ENOPROTOOPT")
    #expect(await errno { _ = try socket.getOption(level: 9999, name: 1) } != nil)
    for (level, name, value) in [(Int.max, 1, 1), (1, Int.min, 1), (1, 1, Int.max)] {
      guard
        case .invalid? = await cause({
          try socket.setOption(level: level, name: name, value: value)
        })
      else {
        Issue.record("\(level) \(name) \(value)")
        continue
      }
    }
    socket.close()
  }

  @Test func constantsArePythons() {
    #expect(SocketConstants.number("SOL_SOCKET") == 1)
    #expect(SocketConstants.number("SO_REUSEADDR") == 2)
    #expect(SocketConstants.number("IPPROTO_TCP") == 6)
    #expect(SocketConstants.number("TCP_NODELAY") == 1)
    #expect(SocketConstants.number("IPV6_V6ONLY") == 26)
    #expect(SocketConstants.number("SO_NOTHING") == nil)
    #expect(SocketConstants.names.contains("AF_INET6"))
  }

  @Test func theKernelsView() async throws {
    let pair = try await Pair.make()
    try await pair.client.sendAll(.text("hello"), until: .soon)
    #expect(try pair.client.tcpInfo()?.state == "ESTABLISHED")
    #expect(try #require(try pair.client.tcpInfo()).sendSegment > 0)
    #expect(try pair.server.tcpInfo()?.bytesReceived == 5)
    pair.client.close()
    while try pair.server.tcpInfo()?.state != "CLOSE-WAIT" { await EventLoop.shared.yield() }
    #expect(try Socket(family: .unix).tcpInfo() == nil)
    #expect(try Socket(kind: .dgram).tcpInfo() == nil)
    pair.close()
  }
}
