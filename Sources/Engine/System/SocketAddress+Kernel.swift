import Glibc

extension AddressFamily {
  /// The number of socket(2).
  public var number: Int32 {
    switch self {
    case .inet: AF_INET
    case .inet6: AF_INET6
    case .unix: AF_UNIX
    }
  }
}

extension SocketKind {
  /// The number of socket(2).
  public var number: Int32 {
    switch self {
    case .stream: Int32(SOCK_STREAM.rawValue)
    case .dgram: Int32(SOCK_DGRAM.rawValue)
    }
  }
}

extension SocketAddress {
  /// The longest Unix path in bytes, without a closing zero (unix(7)).
  public static let pathLimit = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// inet_pton(3), with the `%zone` of a link-local address (if_nametoindex(3) or a number).
  init?(numeric host: String, port: UInt16) {
    guard !host.utf8.contains(0) else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 {
      self = .inet(UInt32(bigEndian: four.s_addr), port: port)
      return
    }
    let parts = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    var six = in6_addr()
    guard let first = parts.first, inet_pton(AF_INET6, String(first), &six) == 1 else { return nil }
    var scope: UInt32 = 0
    if parts.count == 2 {
      let zone = String(parts[1])
      scope = UInt32(zone) ?? if_nametoindex(zone)
      if scope == 0 { return nil }
    }
    self.init(six, port: port, scope: scope)
  }

  private init(_ address: in6_addr, port: UInt16, scope: UInt32) {
    let (high, low) = withUnsafeBytes(of: address) {
      ($0.load(as: UInt64.self), $0.load(fromByteOffset: 8, as: UInt64.self))
    }
    self = .inet6(
      high: UInt64(bigEndian: high), low: UInt64(bigEndian: low), port: port, scope: scope)
  }

  /// inet_ntop(3), with the zone's name where there is one.
  var numericHost6: String {
    guard case .inet6(let high, let low, _, let scope) = self else { return "" }
    var bytes = (high.bigEndian, low.bigEndian)
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) {
      buffer -> String in
      guard let start = buffer.baseAddress,
        inet_ntop(AF_INET6, &bytes, start, socklen_t(buffer.count)) != nil
      else { return "" }
      return String(cString: start)
    }
    return scope == 0 ? text : text + "%" + Self.zone(scope)
  }

  private static func zone(_ index: UInt32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(IF_NAMESIZE)) { buffer in
      guard let start = buffer.baseAddress, if_indextoname(index, start) != nil else {
        return String(index)
      }
      return String(cString: start)
    }
  }

  /// Reads an address as the kernel wrote it; anything else than the three families is `none`.
  init(_ storage: UnsafeRawBufferPointer) {
    guard storage.count >= MemoryLayout<sa_family_t>.size else {
      self = .none
      return
    }
    switch Int32(storage.loadUnaligned(as: sa_family_t.self)) {
    case AF_INET where storage.count >= MemoryLayout<sockaddr_in>.size:
      let raw = storage.loadUnaligned(as: sockaddr_in.self)
      self = .inet(UInt32(bigEndian: raw.sin_addr.s_addr), port: UInt16(bigEndian: raw.sin_port))
    case AF_INET6 where storage.count >= MemoryLayout<sockaddr_in6>.size:
      let raw = storage.loadUnaligned(as: sockaddr_in6.self)
      self.init(raw.sin6_addr, port: UInt16(bigEndian: raw.sin6_port), scope: raw.sin6_scope_id)
    case AF_UNIX where storage.count > Self.pathOffset:
      let path = storage[Self.pathOffset...]
      if path.first == 0 {
        self = path.count > 1 ? .unix(Array(path)) : .none
      } else {
        self = .unix(Array(path.prefix { $0 != 0 }))
      }
    case _: self = .none
    }
  }

  private static let pathOffset = MemoryLayout<sa_family_t>.size

  /// Hands the address to a call in the kernel's form. A Unix path that is too long is cut here:
  /// `Socket` refuses it before.
  func withSockaddr<T>(_ body: (UnsafePointer<sockaddr>?, socklen_t) -> T) -> T {
    switch self {
    case .inet(let host, let port):
      var raw = sockaddr_in()
      raw.sin_family = sa_family_t(AF_INET)
      raw.sin_port = port.bigEndian
      raw.sin_addr.s_addr = host.bigEndian
      return Self.expose(&raw, MemoryLayout<sockaddr_in>.size, body)
    case .inet6(let high, let low, let port, let scope):
      var raw = sockaddr_in6()
      raw.sin6_family = sa_family_t(AF_INET6)
      raw.sin6_port = port.bigEndian
      raw.sin6_scope_id = scope
      withUnsafeMutableBytes(of: &raw.sin6_addr) {
        $0.storeBytes(of: high.bigEndian, as: UInt64.self)
        $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      return Self.expose(&raw, MemoryLayout<sockaddr_in6>.size, body)
    case .unix(let path):
      var raw = sockaddr_un()
      raw.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &raw.sun_path) { $0.copyBytes(from: path.prefix(Self.pathLimit)) }
      let closing = path.first == 0 ? 0 : 1
      let length = Self.pathOffset + min(path.count, Self.pathLimit) + closing
      return Self.expose(&raw, length, body)
    case .none: return body(nil, 0)
    }
  }

  private static func expose<Raw, T>(
    _ raw: inout Raw, _ length: Int, _ body: (UnsafePointer<sockaddr>?, socklen_t) -> T
  ) -> T {
    withUnsafeBytes(of: &raw) { bytes in
      body(
        bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(length))
    }
  }

  /// Room for the kernel to write any address into, and the address it wrote.
  @inline(__always)
  static func receive(
    _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Void
  ) -> SocketAddress {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &storage) { bytes in
      if let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) {
        body(start, &length)
      }
      let used = max(0, min(Int(length), bytes.count))
      return SocketAddress(UnsafeRawBufferPointer(rebasing: bytes[..<used]))
    }
  }
}
