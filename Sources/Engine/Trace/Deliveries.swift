/// Datagrams sent to one socket beside those it read. Each is matched by its sender, its length and its
/// bytes, in order: datagrams may be lost, and a short read cuts one.
public struct Deliveries: Sendable, Equatable {
  /// A datagram, as far as its way is known.
  public struct Row: Sendable, Equatable {
    /// Who sent it: a socket of this process, or an address.
    public var sender: String
    /// Its length when it was sent; nil when another program sent it.
    public var sent: Int?
    /// How many of its bytes were read; nil when it was not read.
    public var read: Int?
    /// How long it was, when more came than was read.
    public var cutFrom: Int?
    /// The bytes read, or else sent.
    public var bytes: [UInt8]
  }

  /// What to call the receiving socket.
  public let receiver: String
  /// In the order of the sends; those of other programs where they were read.
  public let rows: [Row]

  /// Reads what the sockets of this process sent to one of them (from one of them, if named) and what
  /// that one read.
  public init(
    to socket: SocketFacts, from only: Int? = nil, _ events: [Event],
    _ sockets: [Int: SocketFacts]
  ) {
    receiver = socket.label
    var rows: [(row: Row, id: Int)] = []
    var waiting: [Int: [Int]] = [:]
    var directory = DatagramDirectory(sockets)
    for event in events where event.outcome == .ok {
      if event.verb.isSending {
        guard only == nil || only == event.socket, let sender = sockets[event.socket],
          sender.kind == .dgram, let target = event.address ?? sender.peer,
          socket.local?.receives(from: target) == true
        else { continue }
        waiting[event.socket, default: []].append(rows.count)
        let row = Row(sender: sender.label, sent: event.asked, bytes: event.bytes)
        rows.append((row, event.socket))
      } else if event.socket == socket.id, event.verb.isReceiving {
        let sender = directory.socket(at: event.address).flatMap { sockets[$0] }
        if only != nil, sender?.id != only { continue }
        if let id = sender?.id, let index = Self.match(event, rows, waiting[id] ?? []) {
          waiting[id]?.removeAll { $0 == index }
          rows[index].row.receive(event)
        } else {
          var row = Row(
            sender: sender?.label ?? event.address?.description ?? "unknown", bytes: event.bytes)
          row.receive(event)
          rows.append((row, 0))
        }
      }
    }
    self.rows = rows.map(\.row)
  }

  private static func match(
    _ event: Event, _ rows: [(row: Row, id: Int)], _ candidates: [Int]
  ) -> Int? {
    let length = max(event.got, event.endpoints?.length ?? 0)
    return candidates.first { index in
      let row = rows[index].row
      return row.sent == length && (row.bytes.isEmpty || row.bytes.starts(with: event.bytes))
    }
  }
}

extension Deliveries.Row {
  fileprivate init(sender: String, sent: Int? = nil, bytes: [UInt8]) {
    self.init(sender: sender, sent: sent, read: nil, cutFrom: nil, bytes: bytes)
  }

  fileprivate mutating func receive(_ event: Event) {
    read = event.got
    let length = event.endpoints?.length ?? 0
    cutFrom = length > event.got ? length : nil
    if !event.bytes.isEmpty { bytes = event.bytes }
  }
}
