/// A transcript as it stands in a file: with the places of its lines for messages, and the folder that
/// its payload files are in.
public struct TranscriptFile: Sendable {
  /// Where a line stands in the source.
  public struct Place: Sendable, Equatable {
    /// The line, without blanks around it; an entry with all the lines of its bytes.
    public var whole: Span
    /// Each part of an entry's data, or what else it holds.
    public var parts: [Span] = []
  }

  /// What is written there.
  public let transcript: Transcript
  /// The text of the file.
  public let source: SourceText
  /// The place of each of the transcript's lines.
  public let places: [Place]

  /// The largest transcript that is read: 256 MiB.
  public static let limit = 256 << 20

  /// Reads the text of a transcript; all that is wrong with it is told at once.
  public init(_ source: SourceText) throws(SyntaxErrors) {
    self.source = source
    var reader = TranscriptReader(source)
    reader.readAll()
    if !reader.diagnostics.isEmpty { throw SyntaxErrors(reader.diagnostics) }
    transcript = Transcript(reader.lines)
    places = reader.places
  }

  /// Reads the file at a path; a `SystemError` where that fails, `SyntaxErrors` where it makes no sense.
  public static func load(_ path: String) throws -> TranscriptFile {
    let bytes = try File.readAll(path, limit: limit)
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    return try TranscriptFile(SourceText(name: path, folder: folder, bytes: bytes))
  }

  /// The places of the entries, in order.
  public var entryPlaces: [Place] {
    zip(transcript.lines, places).compactMap { line, place in
      if case .entry = line { place } else { nil }
    }
  }

  /// The bytes of an entry's payload file, whose length and SHA-256 must be those that are written.
  public func bytes(of payload: Transcript.Payload) throws(PayloadError) -> [UInt8] {
    let path = "\(source.folder)/\(payload.name)"
    let bytes: [UInt8]
    do throws(SystemError) {
      let file = try File(path, .read)
      defer { try? file.close() }
      try file.seek(to: payload.offset)
      bytes = try file.read(payload.count)
    } catch {
      throw .system(error)
    }
    if bytes.count != payload.count {
      throw .short(path: path, wanted: payload.offset + payload.count)
    }
    let found = Hex.text(of: SHA256.digest(of: bytes))
    if found != payload.sha256 { throw .changed(path: path, wanted: payload.sha256, found: found) }
    return bytes
  }
}

/// Why the bytes beside a transcript cannot be used.
public enum PayloadError: Error, Equatable, Sendable {
  case system(SystemError)
  /// The file has fewer bytes than the transcript needs.
  case short(path: String, wanted: Int)
  /// The bytes are others than those recorded.
  case changed(path: String, wanted: String, found: String)
}

extension PayloadError: CustomStringConvertible {
  /// One line.
  public var description: String {
    switch self {
    case .system(let error): "\(error)"
    case .short(let path, let wanted): "\(path) has fewer than \(wanted) bytes"
    case .changed(let path, let wanted, let found):
      "\(path) has changed: its SHA-256 is \(found.prefix(12))…, not \(wanted.prefix(12))…"
    }
  }
}
