/// Writes a transcript while it happens. Each line is written out at once and whole, so that the file is
/// readable up to the last complete chunk whatever happens to the process.
@EngineActor public final class TranscriptRecorder {
  /// Where the transcript is.
  public let path: String
  /// What went wrong with the files; nothing is written from then on.
  public private(set) var failure: SystemError?
  /// Chunks and ends that were written.
  public private(set) var entryCount = 0
  /// Connections that were written.
  public private(set) var connectionCount = 0
  /// Told once, in a line for people, when the files cannot be written any more.
  public var tell: @EngineActor (String) -> Void = { _ in }
  private let file: File
  /// Bytes of the lines that are there.
  private var length = 0
  private var writer = TranscriptWriter()
  private var payloads: PayloadStore
  private var names: [String] = []
  /// When the line before happened, in microseconds of the caller's clock.
  private var latest: Int?

  /// Makes the file, which only its owner may read (0600), and writes its first lines. When the file
  /// cannot be opened, an old one of that name stays as it was.
  public init(_ path: String, headers: [Transcript.Header] = []) throws(SystemError) {
    self.path = path
    file = try File.makePrivately(path)
    payloads = PayloadStore(beside: path)
    let now = (try? Calendar.text("%Y-%m-%d %H:%M:%S")) ?? "some day"
    try write(TranscriptWriter.firstLine + "\n# recorded \(now)\n")
    for header in headers { try write(writer.text(of: .header(header))) }
  }

  /// Begins a connection at a time in nanoseconds; gives its number for `add`. `prefix` is the letter
  /// of its name.
  public func connect(
    _ prefix: String, _ transport: Transcript.Connection.Transport, from client: String,
    to server: String, at time: Int
  ) -> Int {
    let name = "\(prefix)\(names.count { $0.hasPrefix(prefix) } + 1)"
    names.append(name)
    connectionCount += 1
    attempt { [self] () throws(SystemError) in
      let connection = Transcript.Connection(
        name, transport, from: client, to: server, delay: delay(until: time))
      try write(writer.text(of: .connection(connection)))
    }
    return names.count - 1
  }

  /// Bytes that went one way as one chunk, or as one datagram.
  public func add(
    _ connection: Int, _ direction: Transcript.Direction, _ bytes: [UInt8], at time: Int
  ) {
    attempt { [self] () throws(SystemError) in
      let side = direction == .toServer ? "client" : "server"
      let content = try payloads.content(for: bytes, "\(names[connection]).\(side)")
      try write(Transcript.Entry(connection, direction, content, delay: delay(until: time)))
    }
  }

  /// How one side ended: `end`, `reset` or `timeout`.
  public func add(
    _ connection: Int, _ direction: Transcript.Direction, _ ending: Transcript.Content,
    at time: Int
  ) {
    attempt { [self] () throws(SystemError) in
      try write(Transcript.Entry(connection, direction, ending, delay: delay(until: time)))
    }
  }

  /// What there is, for people: `recorded 2 connections, 14 lines into lab.nwt`.
  public var summary: String {
    "recorded \(ViewText.count(connectionCount, "connection")), "
      + "\(ViewText.count(entryCount, "line")) into \(path)"
      + (failure == nil ? "\n" : "; the rest is missing\n")
  }

  /// Closes the files.
  public func close() {
    attempt { [self] () throws(SystemError) in
      try file.close()
      try payloads.close()
    }
  }

  private func write(_ entry: Transcript.Entry) throws(SystemError) {
    try write(writer.text(of: .entry(entry)))
    entryCount += 1
  }

  private func write(_ text: String) throws(SystemError) {
    let bytes = Array(text.utf8)
    do throws(SystemError) {
      try file.write(bytes)
      try file.flush()
    } catch {
      // A part of a line would make the whole file unreadable.
      try? file.cut(to: length)
      throw error
    }
    length += bytes.count
  }

  private func attempt(_ body: () throws(SystemError) -> Void) {
    guard failure == nil else { return }
    do throws(SystemError) { try body() } catch {
      failure = error
      tell("error: \(error); nothing is recorded from here on\n")
    }
  }

  /// Whole microseconds since the line before; their rounding does not add up.
  private func delay(until time: Int) -> Int {
    let now = time / 1000
    defer { latest = max(latest ?? now, now) }
    return max(0, now - (latest ?? now)) * 1000
  }
}
