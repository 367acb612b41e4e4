import Glibc

/// The other end of a connection to a shell under test.
final class Peer {
  private let descriptor: Int32

  /// Connects to a port of this machine.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw Terminal.Failure(description: "no connection to port \(port): \(reason)")
    }
  }

  deinit { close(descriptor) }

  /// Sends all of it.
  func send(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Sends all of them.
  func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes the end of this object a reset (SO_LINGER 0).
  func resetAtEnd() {
    var off = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &off, socklen_t(MemoryLayout<linger>.size))
  }
}

extension Terminal {
  /// Opens a listener, l1, and gives its port.
  func listen(line: Int = #line) throws -> Int {
    try run("listen :0", line: line)
    let found = screen.joinedText.matches(of: /\nl1 [^:]*?:(\d+)/).last
    guard let found, let port = Int(found.output.1) else {
      throw failure("line \(line): no port is shown")
    }
    return port
  }
}
