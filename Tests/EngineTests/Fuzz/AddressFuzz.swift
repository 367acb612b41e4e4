@testable import Engine

/// An address that is understood is written as one that is understood the same way.
enum AddressFuzz {
  static func check(_ input: [UInt8]) throws(BrokenPromise) {
    let text = String(decoding: input, as: UTF8.self)
    try written(text)
    try typed(text)
    try numeric(text)
    try fromKernel(input)
  }

  /// As a parameter or a text in a script.
  private static func written(_ text: String) throws(BrokenPromise) {
    guard let address = (try? Address.read(text)).flatMap({ $0 }) else { return }
    try promise(address.path != nil || (0...65_535).contains(address.port), "port \(address.port)")
    guard address.path == nil, !address.host.contains(":") else { return }
    let again = (try? Address.read("\(address.host):\(address.port)")).flatMap { $0 }
    try promise(again?.port == address.port, "\(text) becomes \(again?.port ?? -1)")
  }

  /// As a literal of the language.
  private static func typed(_ text: String) throws(BrokenPromise) {
    let source = SourceText(name: "fuzz.nws", text: "connect " + text)
    do throws(SyntaxErrors) {
      _ = try Parser.parse(source)
    } catch {
      try promise(!error.diagnostics.isEmpty, "a refusal without a diagnostic")
    }
  }

  /// As numbers.
  private static func numeric(_ text: String) throws(BrokenPromise) {
    guard let address = SocketAddress(host: text, port: 80) else { return }
    let again = SocketAddress(host: address.host, port: 80)
    try promise(again == address, "\(text) is \(address), and that is \(again.debugText)")
    try sameInKernel(address)
  }

  /// As the bytes of a `struct sockaddr`.
  private static func fromKernel(_ input: [UInt8]) throws(BrokenPromise) {
    let address = input.withUnsafeBytes { SocketAddress($0) }
    _ = address.description
    if case .unix(let path) = address, path.count > SocketAddress.pathLimit { return }
    try sameInKernel(address)
    try sameInKernel(SocketAddress(path: String(decoding: input.prefix(64), as: UTF8.self)))
  }

  private static func sameInKernel(_ address: SocketAddress) throws(BrokenPromise) {
    if case .unix(let path) = address {
      // An empty path is no address; a zero byte ends a path, unless it begins it.
      if path.isEmpty || path == [0] || path.count > SocketAddress.pathLimit { return }
      if path.first != 0, path.contains(0) { return }
    }
    let again = address.withSockaddr { start, length in
      SocketAddress(UnsafeRawBufferPointer(start: start, count: Int(length)))
    }
    try promise(again == address, "\(address) is \(again) to the kernel")
  }
}

extension SocketAddress? {
  fileprivate var debugText: String { map { "\($0)" } ?? "no address" }
}
