/// Decides which bytes stand in a transcript and which beside it, and writes the latter into one file a
/// connection and side: `lab.nwt` has `lab.c1.server.bytes` beside it.
struct PayloadStore {
  /// Longest chunk that stands in the transcript in hexadecimal: 256 bytes.
  static let binaryLimit = 256
  /// Longest chunk that stands there as text: 1024 bytes.
  static let textLimit = 1024

  private let stem: String
  private let appends: Bool
  private let name: String
  private var files: [String: (file: File, count: Int)] = [:]

  /// For the transcript at a path. `infix` keeps the files apart from those of the recording, and with
  /// one they only grow: what stands in them is still referred to.
  init(beside path: String, adding infix: String = "") {
    appends = !infix.isEmpty
    let base = path.hasSuffix(".nwt") ? String(path.dropLast(4)) : path
    stem = base + "." + infix
    name = (base.split(separator: "/").last.map(String.init) ?? "") + "." + infix
  }

  /// The content of an entry with these bytes; long ones are in the file of `source` then.
  mutating func content(
    for bytes: [UInt8], _ source: String
  ) throws(SystemError) -> Transcript.Content {
    let isText = bytes.count <= Self.textLimit && TranscriptLiteral.readable(bytes) != nil
    if bytes.count <= Self.binaryLimit || isText { return .bytes(bytes) }
    let path = "\(stem)\(source).bytes"
    var entry: (file: File, count: Int)
    if let known = files[source] {
      entry = known
    } else {
      if !appends, File.isFile(path) { try File.remove(path) }
      let file = try File(path, appends ? .append : .write, permissions: 0o600)
      entry = (file, try file.size())
    }
    try entry.file.write(bytes)
    try entry.file.flush()
    let payload = Transcript.Payload(
      "\(name)\(source).bytes", count: bytes.count, offset: entry.count,
      sha256: Hex.text(of: SHA256.digest(of: bytes)))
    entry.count += bytes.count
    files[source] = entry
    return .file(payload)
  }

  func close() throws(SystemError) {
    for entry in files.values { try entry.file.close() }
  }
}
