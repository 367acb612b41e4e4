/// Decides which bytes stand in a transcript and which beside it, and writes the latter into one file a
/// connection and side: `lab.nwt` has `lab.c1.server.bytes` beside it.
struct PayloadStore {
  /// Longest chunk that stands in the transcript in hexadecimal: 256 bytes.
  static let binaryLimit = 256
  /// Longest chunk that stands there as text: 1024 bytes.
  static let textLimit = 1024

  /// The path of the transcript without its ending, and the last part of it.
  private let stem: String
  private let name: String
  private let sparesFiles: Bool
  private var files: [String: (file: File, name: String, count: Int)] = [:]

  /// For the transcript at a path. Files that are there are written over, or stay as they are, and others are
  /// made: `lab.c1.server.2.bytes`.
  init(beside path: String, sparingFiles sparesFiles: Bool = false) {
    stem = path.hasSuffix(".nwt") ? String(path.dropLast(4)) : path
    name = stem.split(separator: "/").last.map(String.init) ?? ""
    self.sparesFiles = sparesFiles
  }

  /// Whether bytes stand beside the transcript.
  static func isLong(_ bytes: [UInt8]) -> Bool {
    bytes.count > textLimit
      || bytes.count > binaryLimit && TranscriptLiteral.readable(bytes) == nil
  }

  /// Whether a file of that name has been made here for a source.
  func isName(_ name: String, of source: String) -> Bool {
    let front = "\(self.name).\(source)."
    guard name.hasPrefix(front) else { return false }
    let words = name.dropFirst(front.count).split(separator: ".", omittingEmptySubsequences: false)
    return words.last == "bytes" && words.count <= 2
      && words.dropLast().allSatisfy { Int($0) != nil }
  }

  /// The content of an entry with these bytes; long ones are in the file of `source` then.
  mutating func content(
    for bytes: [UInt8], _ source: String
  ) throws(SystemError) -> Transcript.Content {
    guard Self.isLong(bytes) else { return .bytes(bytes) }
    if files[source] == nil { try make(source) }
    guard let (file, name, offset) = files[source] else { return .bytes(bytes) }
    try file.write(bytes)
    try file.flush()
    files[source]?.count += bytes.count
    return .file(
      Transcript.Payload(
        name, count: bytes.count, offset: offset, sha256: Hex.text(of: SHA256.digest(of: bytes))))
  }

  private mutating func make(_ source: String) throws(SystemError) {
    var (ending, number) = ("\(source).bytes", 1)
    while sparesFiles, File.exists("\(stem).\(ending)") {
      number += 1
      ending = "\(source).\(number).bytes"
    }
    files[source] = (try File.makePrivately("\(stem).\(ending)"), "\(name).\(ending)", 0)
  }

  func close() throws(SystemError) {
    for entry in files.values { try entry.file.close() }
  }

  /// Removes what was written.
  func discard() {
    for entry in files.values { try? File.remove(entry.file.path) }
  }
}
