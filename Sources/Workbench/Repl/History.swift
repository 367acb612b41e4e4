import Engine

/// What was typed, oldest first, each text once; kept in a file that several shells share.
@EngineActor
final class History {
  /// At most so many texts are kept.
  static let limit = 10_000

  private(set) var entries: [String] = []
  private let path: String?
  /// What went wrong with the file, told once.
  private(set) var problem: SystemError?

  /// Reads the history; without a path it lives as long as the shell.
  init(path: String?) {
    self.path = path
    guard let path else { return }
    do throws(SystemError) {
      if File.exists(path) { entries = Self.decode(try File.readAll(path, limit: 64 << 20)) }
    } catch {
      problem = error
    }
  }

  /// The file of product.md: WORKBENCH_HISTORY, else in the XDG state folder; nil for none.
  static var standardPath: String? {
    if let named = Host.environment("WORKBENCH_HISTORY") {
      return named.isEmpty || named == "/dev/null" ? nil : named
    }
    return Folders.state.map { $0 + "/history" }
  }

  /// Remembers a text as the newest, in the file at once; gives what went wrong with the file.
  @discardableResult
  func add(_ text: String) -> SystemError? {
    guard !text.allSatisfy(\.isWhitespace), entries.last != text else { return nil }
    entries.removeAll { $0 == text }
    entries.append(text)
    guard let path, problem == nil else { return nil }
    do throws(SystemError) {
      try SystemCallLog.unlogged { () throws(SystemError) in
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
          try File.makeFolder(String(path[..<slash]))
        }
        try File.appendPrivately(path, Self.encode([text]))
      }
    } catch {
      problem = error
      return error
    }
    return nil
  }

  /// Writes the file anew when it has grown much beyond what it holds: those of other shells too.
  func tidy() {
    guard let path, problem == nil, File.exists(path) else { return }
    try? File.rewritePrivately(path) { bytes in
      let lines = bytes.count { $0 == 0x0A }
      let kept = Self.decode(bytes)
      return lines > kept.count + 200 ? Self.encode(kept) : nil
    }
  }

  /// The newest text that begins with `prefix` and is longer.
  func suggestion(for prefix: String) -> String? {
    guard !prefix.isEmpty else { return nil }
    return entries.last { $0.utf8.count > prefix.utf8.count && $0.utf8.starts(with: prefix.utf8) }
  }

  /// The index of the newest text before `index` that a test accepts.
  func older(than index: Int, where accepts: (String) -> Bool) -> Int? {
    entries.prefix(index).lastIndex(where: accepts)
  }

  /// The index of the oldest text after `index` that a test accepts.
  func newer(than index: Int, where accepts: (String) -> Bool) -> Int? {
    index + 1 < entries.count ? entries[(index + 1)...].firstIndex(where: accepts) : nil
  }

  /// One text a line: a newline is `\n`, a backslash `\\`.
  static func encode(_ texts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for text in texts {
      for byte in text.utf8 {
        switch byte {
        case 0x0A: bytes += [0x5C, 0x6E]
        case 0x5C: bytes += [0x5C, 0x5C]
        case _: bytes.append(byte)
        }
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// The newest `limit` texts, each at its newest place; a last line that was cut counts as it is.
  static func decode(_ bytes: [UInt8]) -> [String] {
    var seen: Set<String> = []
    var newestFirst: [String] = []
    for line in bytes.split(separator: 0x0A).reversed() where newestFirst.count < limit {
      let text = decodeLine(line)
      if !text.isEmpty, seen.insert(text).inserted { newestFirst.append(text) }
    }
    return newestFirst.reversed()
  }

  private static func decodeLine(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == 0x6E ? 0x0A : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
