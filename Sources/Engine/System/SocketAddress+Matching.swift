extension SocketAddress {
  /// An IPv4 address in the clothes of IPv6 (`::ffff:127.0.0.1`, RFC 4291 §2.5.5.2) as IPv4.
  var unmapped: SocketAddress {
    guard case .inet6(0, let low, let port, _) = self, low >> 32 == 0xFFFF else { return self }
    return .inet(UInt32(truncatingIfNeeded: low), port: port)
  }

  /// Whether what is sent to `target` reaches a socket bound here: the same port, and the same host
  /// or every host.
  public func receives(from target: SocketAddress) -> Bool {
    let (own, other) = (unmapped, target.unmapped)
    if own == other { return true }
    guard own.port == other.port, own.port != nil, own.isAny else { return false }
    return own.family == other.family || own.family == .inet6
  }
}
