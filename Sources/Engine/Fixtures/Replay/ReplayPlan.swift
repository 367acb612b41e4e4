/// A transcript made ready to be played from one side.
struct ReplayPlan {
  /// What one entry asks for.
  struct Step {
    enum Action: Equatable {
      case data([Transcript.Part])
      case end, reset, timeout
    }

    /// The number of the entry.
    let entry: Int
    /// The replay does it; else the program under test.
    let isOurs: Bool
    let action: Action
    let delay: Int
    let place: TranscriptFile.Place

    /// The bytes, where no pattern is among them.
    var bytes: [UInt8]? {
      guard case .data(let parts) = action else { return nil }
      var all: [UInt8] = []
      for part in parts {
        guard case .bytes(let bytes) = part else { return nil }
        all += bytes
      }
      return all
    }
  }

  /// One connection and what happens on it.
  struct Line {
    /// Which connection of the transcript.
    let index: Int
    let connection: Transcript.Connection
    let place: TranscriptFile.Place
    /// Entries that stand above the line of the connection.
    let entriesBefore: Int
    var steps: [Step] = []
  }

  let file: TranscriptFile
  private(set) var lines: [Line] = []
  let entryCount: Int

  /// Plans the part of a side: `toServer` is what the client does.
  init(_ file: TranscriptFile, playing side: Replay.Side) throws {
    self.file = file
    var count = 0
    for (line, place) in zip(file.transcript.lines, file.places) {
      switch line {
      case .connection(let connection):
        lines.append(
          Line(
            index: lines.count, connection: connection, place: place, entriesBefore: count))
      case .entry(let entry):
        let isOurs = (entry.direction == .toServer) == (side == .client)
        let action = try Self.action(entry.content, file, place)
        if isOurs, case .data(let parts) = action, parts.contains(where: \.isPattern) {
          throw SyntaxErrors([
            Diagnostic(
              "SyntaxError: a pattern cannot be sent", in: file.source, at: place.whole,
              label: "the replay plays the \(side.rawValue)",
              hints: ["write bytes here, or play the other side"])
          ])
        }
        lines[entry.connection].steps.append(
          Step(
            entry: count, isOurs: isOurs, action: action, delay: entry.delay, place: place))
        count += 1
      case .blank, .comment, .header: break
      }
    }
    entryCount = count
  }

  private static func action(
    _ content: Transcript.Content, _ file: TranscriptFile, _ place: TranscriptFile.Place
  ) throws -> Step.Action {
    switch content {
    case .data(let parts): return .data(parts)
    case .end: return .end
    case .reset: return .reset
    case .timeout: return .timeout
    case .file(let payload):
      do throws(PayloadError) {
        return .data([.bytes(try file.bytes(of: payload))])
      } catch {
        throw SyntaxErrors([
          Diagnostic(
            "PayloadError: the bytes beside the transcript cannot be used", in: file.source,
            at: place.whole, label: "\(error)",
            hints: ["record it again, or bring the file back"])
        ])
      }
    }
  }
}

extension Transcript.Part {
  /// True for a regular expression.
  var isPattern: Bool { if case .pattern = self { true } else { false } }
}
