/// A transcript with what really came in a replay in the place of what is recorded. Lines that came as
/// recorded, comments, blank lines and headers keep each of their characters.
public struct TranscriptUpdate {
  private struct Item {
    var line: Transcript.Line
    /// Which line of the file it is, where it is the same.
    var origin: Int?
  }

  private let file: TranscriptFile
  private var items: [Item] = []
  /// The sides whose payload files change, such as `c1.server`.
  private var sources: Set<String> = []

  /// Nothing is written yet.
  public init(_ file: TranscriptFile, _ findings: ReplayFindings) {
    self.file = file
    var number = 0
    for (origin, line) in file.transcript.lines.enumerated() {
      guard case .entry(var entry) = line else {
        items.append(Item(line: line, origin: origin))
        continue
      }
      add(findings.additions.filter { $0.entry == number })
      if let change = findings.changes[number] {
        if case .file = entry.content { sources.insert(source(entry)) }
        if let content = change.content {
          entry.content = content
          add(entry)
        }
      } else {
        items.append(Item(line: line, origin: origin))
      }
      number += 1
    }
    add(findings.additions.filter { $0.entry == number })
  }

  private mutating func add(_ additions: [ReplayFindings.Addition]) {
    for addition in additions {
      add(Transcript.Entry(addition.connection, addition.direction, .bytes(addition.bytes)))
    }
  }

  private mutating func add(_ entry: Transcript.Entry) {
    if case .data(let parts) = entry.content, case .bytes(let bytes)? = parts.first,
      PayloadStore.isLong(bytes)
    {
      sources.insert(source(entry))
    }
    items.append(Item(line: .entry(entry)))
  }

  private func source(_ entry: Transcript.Entry) -> String {
    let side = entry.direction == .toServer ? "client" : "server"
    return "\(file.transcript.connections[entry.connection].name).\(side)"
  }

  /// Writes new payload files, then the transcript, and then removes the payload files that it does not need
  /// any more: whatever fails, the transcript has all of its payloads.
  public func write() throws {
    let former = Self.payloads(of: file.transcript.lines)
    var store = PayloadStore(beside: file.source.name, sparingFiles: true)
    let lines: [Item]
    do {
      lines = try items.map { try packed($0, &store) }
      try store.close()
      try File.writeAll(file.source.name, text(of: lines))
    } catch {
      store.discard()
      throw error
    }
    for name in former.subtracting(Self.payloads(of: lines.map(\.line)))
    where sources.contains(where: { store.isName(name, of: $0) }) && !isShared(name) {
      try? File.remove("\(file.source.folder)/\(name)")
    }
  }

  /// All long chunks of a side whose payloads change go into its new file.
  private func packed(_ item: Item, _ store: inout PayloadStore) throws -> Item {
    guard case .entry(var entry) = item.line else { return item }
    let source = source(entry)
    switch entry.content {
    case .file(let payload):
      guard sources.contains(source), store.isName(payload.name, of: source) else { return item }
      entry.content = try store.content(for: file.bytes(of: payload), source)
    case .data(let parts):
      guard item.origin == nil, case .bytes(let bytes)? = parts.first else { return item }
      entry.content = try store.content(for: bytes, source)
    case .end, .reset, .timeout: return item
    }
    return Item(line: .entry(entry))
  }

  private static func payloads(of lines: [Transcript.Line]) -> Set<String> {
    Set(
      lines.compactMap { line in
        if case .entry(let entry) = line, case .file(let payload) = entry.content {
          return payload.name
        }
        return nil
      })
  }

  /// Whether another transcript in the folder, such as a copy of this one, refers to a payload file.
  private func isShared(_ name: String) -> Bool {
    let folder = file.source.folder
    let others = ((try? File.list(folder)) ?? []).filter {
      $0.hasSuffix(".nwt") && !File.isSame("\(folder)/\($0)", file.source.name)
    }
    return others.contains { other in
      let text = (try? File.readAll("\(folder)/\(other)", limit: TranscriptFile.limit)) ?? []
      return String(decoding: text, as: UTF8.self).contains(TranscriptLiteral.quoted(name))
    }
  }
}

extension TranscriptUpdate {
  /// The whole file. An entry without a name belongs to the connection of the line before; where that has
  /// become another one, the name is written.
  private func text(of items: [Item]) -> [UInt8] {
    let former = formerConnections
    var writer = TranscriptWriter()
    var bytes = characters(from: 0, to: file.places.first)
    var count = 0
    var current: Int?
    for item in items {
      let written = writer.text(of: item.line)
      var isImplied = true
      switch item.line {
      case .connection:
        current = count
        count += 1
      case .entry(let entry):
        if let origin = item.origin, former[origin] == entry.connection {
          isImplied = current == entry.connection
        }
        current = entry.connection
      case .blank, .comment, .header: break
      }
      if let origin = item.origin, isImplied {
        let next = origin + 1 < file.places.count ? file.places[origin + 1] : nil
        bytes += characters(from: file.places[origin].whole.start, to: next)
      } else {
        bytes += Array(written.utf8)
      }
    }
    return bytes
  }

  /// The connection that each line of the file finds as that of the line before.
  private var formerConnections: [Int?] {
    var count = 0
    var current: Int?
    return file.transcript.lines.map { line in
      let found = current
      switch line {
      case .connection:
        current = count
        count += 1
      case .entry(let entry): current = entry.connection
      case .blank, .comment, .header: break
      }
      return found
    }
  }

  /// The lines of the file from the one at an offset up to a place, each with its line feed.
  private func characters(from offset: Int, to place: TranscriptFile.Place?) -> [UInt8] {
    let source = file.source
    func start(_ offset: Int) -> Int { source.span(ofLine: source.line(of: offset)).start }
    let end = place.map { start($0.whole.start) } ?? source.bytes.count
    let bytes = Array(source.bytes[start(offset)..<end])
    return bytes.last == 0x0A ? bytes : bytes + [0x0A]
  }
}

extension ReplayFindings.Change {
  /// What the entry holds; nil when it did not happen.
  fileprivate var content: Transcript.Content? {
    switch self {
    case .bytes(let bytes): .bytes(bytes)
    case .end: .end
    case .reset: .reset
    case .nothing: nil
    }
  }
}
