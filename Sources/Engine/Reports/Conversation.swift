/// A recorded conversation as the exports read it: every event with its time, all bytes in place.
public struct Conversation: Sendable, Equatable {
  /// Something that happened on a connection.
  public struct Event: Sendable, Equatable {
    /// Nanoseconds since the beginning of the conversation.
    public var time: Int
    /// Which connection, counted from 0.
    public var connection: Int
    /// From whom to whom.
    public var direction: Transcript.Direction
    /// What it was.
    public var content: Content

    /// An event of a connection.
    public init(
      _ time: Int, _ connection: Int, _ direction: Transcript.Direction, _ content: Content
    ) {
      self.time = time
      self.connection = connection
      self.direction = direction
      self.content = content
    }
  }

  /// What there is to tell.
  public enum Content: Sendable, Equatable {
    /// The connection is there; for datagrams, the sockets are.
    case open
    /// A chunk or a datagram; the bytes of a pattern are not known.
    case data([Transcript.Part])
    /// The sender ended its stream (FIN).
    case end
    /// The sender reset the connection (RST).
    case reset
    /// The receiver gave up after waiting for so many nanoseconds.
    case timeout(Int)
  }

  /// What it is called: the recording's name.
  public var name: String
  /// When it began, in seconds since 1970; nil when the recording does not say.
  public var start: Int?
  /// In the order in which they began.
  public var connections: [Transcript.Connection]
  /// In the order of time.
  public var events: [Event]

  /// A conversation of these events.
  public init(
    name: String, start: Int? = nil, connections: [Transcript.Connection], events: [Event]
  ) {
    self.name = name
    self.start = start
    self.connections = connections
    self.events = events
  }

  /// That of a transcript; its payload files are read.
  public init(_ file: TranscriptFile) throws(PayloadError) {
    let path = file.source.name
    self.init(
      name: path.split(separator: "/").last.map(String.init) ?? path, connections: [], events: [])
    var time = 0
    for line in file.transcript.lines {
      switch line {
      case .blank, .header: break
      case .comment(let text): start = start ?? Self.start(in: text)
      case .connection(let connection):
        time = Self.sum(time, connection.delay)
        connections.append(connection)
        events.append(Event(time, connections.count - 1, .toServer, .open))
      case .entry(let entry):
        time = Self.sum(time, entry.delay)
        let content = try Self.content(of: entry, in: file)
        events.append(Event(time, entry.connection, entry.direction, content))
      }
    }
  }

  private static func sum(_ time: Int, _ delay: Int) -> Int {
    let (sum, overflow) = time.addingReportingOverflow(max(0, delay))
    return overflow ? .max : sum
  }

  private static func content(
    of entry: Transcript.Entry, in file: TranscriptFile
  ) throws(PayloadError) -> Content {
    switch entry.content {
    case .data(let parts): .data(parts)
    case .file(let payload): .data([.bytes(try file.bytes(of: payload))])
    case .end: .end
    case .reset: .reset
    case .timeout: .timeout(entry.delay)
    }
  }

  /// `# recorded 2026-03-04 10:02:11` as seconds since 1970.
  private static func start(in comment: String) -> Int? {
    guard
      let found = comment.firstMatch(
        of: /recorded (\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/),
      let year = Int(found.1), let month = Int(found.2), let day = Int(found.3),
      let hour = Int(found.4), let minute = Int(found.5), let second = Int(found.6),
      (1970...9999).contains(year), (1...12).contains(month)
    else { return nil }
    // Days since 1970 in the Gregorian calendar, counted in years that begin in March.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    return days * 86400 + hour * 3600 + minute * 60 + second
  }
}

extension Conversation.Event {
  /// The bytes of a chunk; a pattern, whose bytes are not known, stands as it is written: `/.*/`.
  public var bytes: [UInt8] {
    guard case .data(let parts) = content else { return [] }
    return parts.flatMap { part -> [UInt8] in
      switch part {
      case .bytes(let bytes): bytes
      case .pattern(let source): Array("/\(source)/".utf8)
      }
    }
  }

  /// The patterns in a chunk.
  public var patterns: [String] {
    guard case .data(let parts) = content else { return [] }
    return parts.compactMap { if case .pattern(let source) = $0 { source } else { nil } }
  }

  /// What a diagram says of it, in about so many columns.
  func label(columns: Int) -> String {
    switch content {
    case .open: "connected"
    case .data:
      "\(ViewText.count(bytes.count, "byte"))  \(ShortText.of(bytes, columns: columns))"
    case .end: "end (FIN)"
    case .reset: "reset (RST)"
    case .timeout(let time): "nothing came for \(ViewText.time(time))"
    }
  }
}

extension Conversation {
  /// As pictures show it: nothing connects the sockets of datagrams.
  var pictured: Conversation {
    var pictured = self
    pictured.events.removeAll { event in
      event.content == .open && connections.indices.contains(event.connection)
        && connections[event.connection].transport.hasDatagrams
    }
    return pictured
  }

  /// The addresses that talk, each once, in the order of their first connections.
  var endpoints: [String] {
    var names: [String] = []
    for connection in connections {
      for name in [connection.client, connection.server] where !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  /// Where an event comes from and where it goes, as places in `endpoints`; nil for an event of no connection.
  func ends(of event: Event, in endpoints: [String]) -> (from: Int, to: Int)? {
    guard connections.indices.contains(event.connection),
      let client = endpoints.firstIndex(of: connections[event.connection].client),
      let server = endpoints.firstIndex(of: connections[event.connection].server)
    else { return nil }
    return event.direction == .toServer ? (client, server) : (server, client)
  }
}
