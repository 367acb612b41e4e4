import Testing

@testable import Engine

/// Transcripts made by chance, the same in every run.
struct TranscriptSource {
  private var random = SystemNoise(state: 7)

  private struct SystemNoise: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[number(below: choices.count)] }

  mutating func bytes() -> [UInt8] {
    let texts = ["", "Hello", "안녕\n하세요\r\n", "a\\\"$${x}\0", "\u{202E}\u{FEFF}é", "\n\n", "\t"]
    if number(below: 2) == 0 { return Array(pick(texts).utf8) }
    return (0..<number(below: 40)).map { _ in UInt8(number(below: 256)) }
  }

  private mutating func remark() -> String? { pick([nil, nil, nil, "", " a remark # \"x\"", "안"]) }

  private mutating func content(datagrams: Bool) -> Transcript.Content {
    switch number(below: datagrams ? 4 : 8) {
    case 0: return .data(parts())
    case 1:
      let digest = Hex.text(of: SHA256.digest(of: bytes()))
      return .file(
        Transcript.Payload(
          pick(["a.bytes", "이름 \"x\".bytes", "sub/x"]), count: number(below: 1 << 30),
          offset: pick([0, 17]), sha256: digest))
    case 2, 3: return .bytes(bytes())
    case 4: return .end
    case 5: return .reset
    case 6: return .timeout
    case _: return .bytes([])
    }
  }

  private mutating func parts() -> [Transcript.Part] {
    var parts: [Transcript.Part] = []
    for _ in 0..<number(below: 4) {
      if case .bytes? = parts.last {
      } else {
        let bytes = bytes()
        if !bytes.isEmpty { parts.append(.bytes(bytes)) }
      }
      if number(below: 2) == 0 {
        parts.append(.pattern(pick([".*", #"\d+\/[/]"#, "안.", #"[\]/]"#])))
      }
    }
    return parts
  }

  private mutating func delay() -> Int {
    pick([0, 0, 1, 999, 400_000, 812_214_000, 3_600_000_000_001, number(below: 1 << 40)])
  }

  mutating func transcript() -> Transcript {
    var lines: [Transcript.Line] = []
    var headers = [
      Transcript.Header(.run, "python3 x.py # $PORT"), Transcript.Header(.as, "client"),
      Transcript.Header(.timeout, "1.5s"),
    ]
    var ended: Set<String> = []
    var transports: [Transcript.Connection.Transport] = []
    for _ in 0..<number(below: 30) {
      switch number(below: 8) {
      case 0: lines.append(pick([.blank, .comment("# recorded"), .comment("  #안녕 # \"")]))
      case 1:
        guard !headers.isEmpty else { continue }
        lines.append(.header(headers.remove(at: number(below: headers.count))))
      case 2:
        let transport = pick(Transcript.Connection.Transport.allCases)
        lines.append(
          .connection(
            Transcript.Connection(
              "c\(transports.count)", transport, from: pick(["127.0.0.1:1", "unnamed", "", "a b"]),
              to: pick(["[::1]:80", "unix:/tmp/안 \"녕", "x#y"]), delay: delay(), remark: remark())))
        transports.append(transport)
      case _ where transports.isEmpty: continue
      case _:
        let index = number(below: transports.count)
        let direction = pick(Transcript.Direction.allCases)
        let content = content(datagrams: transports[index].hasDatagrams)
        let side = "\(index)\(direction)"
        guard !ended.contains(side) || content == .reset else { continue }
        if content == .end || content == .reset { ended.insert(side) }
        lines.append(
          .entry(
            Transcript.Entry(index, direction, content, delay: delay(), remark: remark())))
      }
    }
    return Transcript(lines)
  }
}

@Suite struct TranscriptPropertyTests {
  @Test func whatIsWrittenIsReadBackAndWrittenTheSame() throws {
    var source = TranscriptSource()
    for _ in 0..<400 {
      let transcript = source.transcript()
      let text = TranscriptWriter.text(of: transcript)
      let file = try TranscriptFile(SourceText(name: "x.nwt", text: text))
      #expect(file.transcript == transcript, "\(text)")
      #expect(TranscriptWriter.text(of: file.transcript) == text)
      #expect(file.places.count == transcript.lines.count)
    }
  }

  /// Whatever the bytes are, they are read or refused; and what is read can be written and read again.
  @Test func noBytesMakeTheReaderTrap() {
    var source = TranscriptSource()
    var read = 0
    var refused = 0
    for _ in 0..<400 {
      var bytes = Array(TranscriptWriter.text(of: source.transcript()).utf8)
      for _ in 0...source.number(below: 3) {
        guard !bytes.isEmpty else { break }
        let place = source.number(below: bytes.count)
        switch source.number(below: 5) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(source.number(below: 256))
        case 2: bytes.insert(Array("\"/\\{#<>x0 \n\r".utf8)[source.number(below: 12)], at: place)
        case 3: bytes.removeSubrange(place...)
        case _:
          bytes.insert(contentsOf: bytes[place...].prefix(9), at: source.number(below: place + 1))
        }
      }
      do throws(SyntaxErrors) {
        let file = try TranscriptFile(SourceText(name: "x.nwt", bytes: bytes))
        let text = TranscriptWriter.text(of: file.transcript)
        let again = try TranscriptFile(SourceText(name: "x.nwt", text: text))
        #expect(again.transcript == file.transcript, "\(text)")
        read += 1
      } catch {
        #expect(!error.text(DiagnosticText()).isEmpty)
        refused += 1
      }
    }
    #expect(read > 30 && refused > 50, "\(read) read, \(refused) refused")
  }
}
