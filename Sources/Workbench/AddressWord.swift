import Engine

/// An address on the command line: `localhost:9000`, `:9001`, `[::1]:80`, `unix:/path`.
enum AddressWord {
  /// The address; without a host it is this machine's loopback alone, so that nothing is open to others
  /// unless somebody says so.
  static func parse(_ text: String, for option: String) throws(UsageError) -> Address {
    let whole = text.contains(":") ? text : ":" + text
    let read: Address?
    do { read = try Address.read(whole) } catch {
      throw UsageError(
        "\(option) \(text): the port is out of range", hint: "a port is 0 to 65535 (16 bits)")
    }
    guard text != "unix:", let address = read else {
      throw UsageError(
        "\(option) \(text): not an address", hint: "localhost:9000, :9000 or unix:/path")
    }
    guard address.path == nil, address.host.isEmpty else { return address }
    return Address(host: "127.0.0.1", port: address.port)
  }
}
