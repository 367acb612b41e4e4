import Engine

/// An address on the command line: `localhost:9000`, `:9001`, `[::1]:80`, `unix:/path`.
enum AddressWord {
  /// The address; without a host it is this machine's loopback alone, so that nothing is open to others
  /// unless somebody says so.
  static func parse(_ text: String, for option: String) throws(UsageError) -> Address {
    if text.hasPrefix("unix:"), text.utf8.count > 5 {
      return Address(path: String(text.dropFirst(5)))
    }
    let colon = text.lastIndex(of: ":")
    let digits = colon.map { text[text.index(after: $0)...] } ?? text[...]
    guard let port = Int(digits), (0...65_535).contains(port) else {
      throw UsageError(
        "\(option) \(text): not an address", hint: "localhost:9000, :9000 or unix:/path")
    }
    var host = colon.map { String(text[..<$0]) } ?? ""
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    return Address(host: host.isEmpty ? "127.0.0.1" : host, port: port)
  }
}
