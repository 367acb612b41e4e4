/// Finds the datagram socket of this process that an address belongs to.
struct DatagramDirectory {
  private let sockets: [SocketFacts]
  private var found: [SocketAddress: Int] = [:]

  init(_ sockets: [Int: SocketFacts]) {
    self.sockets = sockets.values.filter { $0.kind == .dgram }.sorted { $0.id < $1.id }
  }

  /// The newest socket that what is sent to the address reaches.
  mutating func socket(at address: SocketAddress?) -> Int? {
    guard let address, address != .none else { return nil }
    if let known = found[address] { return known > 0 ? known : nil }
    let owner = sockets.last { $0.local?.receives(from: address) == true }?.id
    found[address] = owner ?? 0
    return owner
  }
}
