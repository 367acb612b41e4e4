import Testing

@testable import Engine

@Suite struct SocketAddressTests {
  @Test(arguments: [
    ("127.0.0.1", 9000, "127.0.0.1:9000"), ("0.0.0.0", 0, "0.0.0.0:0"),
    ("255.255.255.255", 65535, "255.255.255.255:65535"), ("::1", 80, "[::1]:80"),
    ("::", 0, "[::]:0"), ("2001:db8:0:0:0:0:0:1", 443, "[2001:db8::1]:443"),
    ("fe80::1%lo", 7, "[fe80::1%lo]:7"), ("::ffff:1.2.3.4", 1, "[::ffff:1.2.3.4]:1"),
  ])
  func numericHosts(host: String, port: Int, text: String) throws {
    let address = try #require(SocketAddress(host: host, port: port))
    #expect(address.description == text)
    #expect(Int(try #require(address.port)) == port)
    #expect(SocketAddress(host: address.host, port: port) == address)
  }

  @Test(arguments: [
    ("localhost", 1), ("", 1), ("1.2.3", 1), ("1.2.3.4.5", 1), ("256.1.1.1", 1), ("01.2.3.4", 1),
    (":::", 1), ("fe80::1%", 1), ("fe80::1%no-such-device", 1), ("1.2.3.4\0", 1), ("::1", -1),
    ("127.0.0.1", 65536), ("127.0.0.1", Int.max), ("127.0.0.1", Int.min),
  ])
  func whatIsNoNumericAddress(host: String, port: Int) {
    #expect(SocketAddress(host: host, port: port) == nil)
  }

  @Test(arguments: [
    SocketAddress.loopback(port: 9000), .anyInet(port: 1), .loopback6(port: 80),
    .inet6(high: 0xFE80_0000_0000_0000, low: 1, port: 65535, scope: 1), .unix(Array("/a b".utf8)),
    .unix([0] + Array("abstract".utf8)), .unix([0, 0xFF, 0]),
    .unix(Array(repeating: 0x61, count: SocketAddress.pathLimit)),
  ])
  func theKernelsFormAndBack(address: SocketAddress) {
    let again = address.withSockaddr { pointer, length in
      SocketAddress(UnsafeRawBufferPointer(start: pointer, count: Int(length)))
    }
    #expect(again == address)
  }

  @Test func unixPaths() {
    #expect(SocketAddress(path: "/tmp/s").description == "unix:/tmp/s")
    #expect(SocketAddress(path: "@name") == .unix([0] + Array("name".utf8)))
    #expect(SocketAddress(path: "@name").description == "unix:@name")
    #expect(SocketAddress(path: "/tmp/s").port == nil)
    #expect(SocketAddress(path: "/tmp/s").family == .unix)
  }

  @Test func shortAndUnknownStructuresAreNone() {
    for bytes in [
      [], [2], [2, 0], [2, 0, 1, 2], [10, 0, 0, 0], [1, 0], [99, 0, 1, 2, 3, 4, 5, 6],
    ] {
      let bytes = bytes.map { UInt8($0) }
      #expect(bytes.withUnsafeBytes { SocketAddress($0) } == .none)
    }
  }

  @Test func properties() {
    #expect(SocketAddress.loopback(port: 1).isLoopback)
    #expect(SocketAddress.inet(0x7F01_0203, port: 1).isLoopback)
    #expect(SocketAddress.loopback6(port: 1).isLoopback)
    #expect(!SocketAddress.anyInet(port: 1).isLoopback)
    #expect(SocketAddress.anyInet(port: 1).isAny)
    #expect(SocketAddress.anyInet6(port: 1).isAny)
    #expect(!SocketAddress.loopback6(port: 1).isAny)
    #expect(SocketAddress.loopback(port: 1).with(port: 2) == .loopback(port: 2))
    #expect(SocketAddress.loopback6(port: 1).with(port: 2) == .loopback6(port: 2))
    #expect(SocketAddress.none.with(port: 2) == .none)
    #expect(SocketAddress.none.description == "unnamed")
  }
}
