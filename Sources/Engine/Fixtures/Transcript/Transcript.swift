/// A recorded conversation: who connected to whom, and what was said in which order (product.md §4).
/// It is the lines of a `.nwt` file as data; a `TranscriptFile` adds where they stand.
public struct Transcript: Equatable, Sendable {
  /// The version of the format that is read and written.
  public static let version = 1

  /// Everything below the first line, in order, comments and blank lines included.
  public var lines: [Line]

  /// A transcript of these lines; an entry must stand below the line of its connection.
  public init(_ lines: [Line] = []) { self.lines = lines }

  /// One line (an entry's bytes may take several).
  public enum Line: Equatable, Sendable {
    case blank
    /// The whole line with its `#`, blanks in front included.
    case comment(String)
    case header(Header)
    case connection(Connection)
    case entry(Entry)
  }

  /// `run: python3 client.py`: how a replay is to be done.
  public struct Header: Equatable, Sendable {
    /// What it is about.
    public var name: Name
    /// All that stands behind the colon.
    public var value: String

    /// The headers there are.
    public enum Name: String, Sendable, CaseIterable {
      /// The command of the program under test; `$PORT`, `$HOST` and `$ADDRESS` say where.
      case run
      /// The side that the replay plays: `server` or `client`.
      case `as`
      /// The longest a replay may take.
      case timeout
    }

    /// A header of that name.
    public init(_ name: Name, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A connection, or two datagram sockets that talk to each other.
  public struct Connection: Equatable, Sendable {
    /// What carries the bytes.
    public enum Transport: String, Sendable, CaseIterable {
      case tcp, udp, unix
      case unixDatagram = "unix-dgram"

      /// True when each entry is a datagram: its length is part of the message.
      public var hasDatagrams: Bool { self == .udp || self == .unixDatagram }
    }

    /// What the entries call it; no two connections have the same name.
    public var name: String
    /// What carries the bytes.
    public var transport: Transport
    /// The address of the side that connected, or that sent the first datagram.
    public var client: String
    /// The address of the other side.
    public var server: String
    /// Nanoseconds since the line before.
    public var delay: Int
    /// The remark at the end of the line, without its `#`.
    public var remark: String?

    /// A connection from a client's address to a server's.
    public init(
      _ name: String, _ transport: Transport = .tcp, from client: String, to server: String,
      delay: Int = 0, remark: String? = nil
    ) {
      self.name = name
      self.transport = transport
      self.client = client
      self.server = server
      self.delay = delay
      self.remark = remark
    }
  }

  /// Which way something went.
  public enum Direction: String, Sendable, CaseIterable {
    /// `>`, from client to server.
    case toServer = ">"
    /// `<`, from server to client.
    case toClient = "<"

    /// The other way.
    public var reversed: Direction { self == .toServer ? .toClient : .toServer }
  }

  /// Something that one side did: a chunk of bytes, or how it ended.
  public struct Entry: Equatable, Sendable {
    /// Which connection, counted from 0 in the order of their lines.
    public var connection: Int
    /// Nanoseconds since the line before, of whatever connection.
    public var delay: Int
    /// From whom to whom.
    public var direction: Direction
    /// What it was.
    public var content: Content
    /// The remark at the end of the line, without its `#`.
    public var remark: String?

    /// What went one way on a connection.
    public init(
      _ connection: Int, _ direction: Direction, _ content: Content, delay: Int = 0,
      remark: String? = nil
    ) {
      self.connection = connection
      self.direction = direction
      self.content = content
      self.delay = delay
      self.remark = remark
    }
  }

  /// What an entry holds.
  public enum Content: Equatable, Sendable {
    /// One chunk as it was read or sent, one datagram. Bytes stand never beside bytes; no part at all is
    /// an empty datagram.
    case data([Part])
    /// A chunk whose bytes stand in a file beside the transcript.
    case file(Payload)
    /// The sender ended its stream (FIN).
    case end
    /// The sender reset the connection (RST).
    case reset
    /// The receiver waited for so long (`delay`) and gave up; nothing came.
    case timeout

    /// One chunk of bytes.
    public static func bytes(_ bytes: [UInt8]) -> Content {
      .data(bytes.isEmpty ? [] : [.bytes(bytes)])
    }
  }

  /// A part of a chunk.
  public enum Part: Equatable, Sendable {
    case bytes([UInt8])
    /// A regular expression for what is not the same each time, as it stands between the slashes.
    case pattern(String)
  }

  /// Bytes in a file beside the transcript.
  public struct Payload: Equatable, Sendable {
    /// The file, seen from the transcript's folder.
    public var name: String
    /// How many bytes.
    public var count: Int
    /// Of the first of them in the file.
    public var offset: Int
    /// Of these bytes: 64 hexadecimal digits.
    public var sha256: String

    /// So many bytes of a file, from an offset on.
    public init(_ name: String, count: Int, offset: Int = 0, sha256: String) {
      self.name = name
      self.count = count
      self.offset = offset
      self.sha256 = sha256
    }
  }
}

extension Transcript {
  /// The connections in the order of their lines; an entry's `connection` counts in them.
  public var connections: [Connection] {
    lines.compactMap { line in
      if case .connection(let connection) = line { connection } else { nil }
    }
  }

  /// The entries of all connections, in order.
  public var entries: [Entry] {
    lines.compactMap { line in
      if case .entry(let entry) = line { entry } else { nil }
    }
  }

  /// The header `timeout:` in nanoseconds.
  public var timeout: Int? { header(.timeout).flatMap(TranscriptCursor.duration) }

  /// The value of a header; nil when it is not there.
  public func header(_ name: Header.Name) -> String? {
    for case .header(let header) in lines where header.name == name { return header.value }
    return nil
  }
}
