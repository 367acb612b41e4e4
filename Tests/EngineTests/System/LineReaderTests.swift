import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct LineReaderTests {
  private func write(_ text: String, to writing: Descriptor) throws {
    _ = try Array(text.utf8).withUnsafeBytes { try System.write(writing.raw, $0) }
  }

  private func text(_ line: [UInt8]?) -> String? {
    line.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func linesOfAPipe() async throws {
    let (reading, writing) = try System.pipe()
    let reader = LineReader(descriptor: reading.raw)
    try write("one\n\ntw", to: writing)
    #expect(text(try await reader.line()) == "one")
    #expect(text(try await reader.line()) == "")
    Task { @EngineActor in
      try write("o\r\nrest", to: writing)
      writing.close()
    }
    #expect(text(try await reader.line()) == "two\r")
    #expect(text(try await reader.line()) == "rest")
    #expect(try await reader.line() == nil)
    #expect(try await reader.line() == nil)
  }

  @Test func aWaitThatEndsEarlyLosesNothing() async throws {
    let (reading, writing) = try System.pipe()
    let reader = LineReader(descriptor: reading.raw)
    try write("half", to: writing)
    await #expect(throws: WaitFailure.timedOut) {
      try await reader.line(until: .after(nanoseconds: 1_000_000))
    }
    try write(" and whole\n", to: writing)
    #expect(text(try await reader.line()) == "half and whole")
  }

  @Test func linesOfARegularFile() async throws {
    let file = try File("/etc/passwd", .read)
    let reader = LineReader(descriptor: file.descriptor)
    var lines = 0
    while try await reader.line() != nil { lines += 1 }
    #expect(lines > 0)
  }

  @Test func manyAndLongLines() async throws {
    let (reading, writing) = try System.pipe()
    let reader = LineReader(descriptor: reading.raw)
    let long = String(repeating: "x", count: 3000)
    Task { @EngineActor in
      for number in 0..<500 {
        let watch = Watch(writing.raw)
        let bytes = Array("\(number)\(long)\n".utf8)
        while try bytes.withUnsafeBytes({ try System.write(writing.raw, $0) }) == nil {
          watch.blocked(.write)
          try await watch.wait(.write, until: nil)
        }
        watch.close()
      }
      writing.close()
    }
    for number in 0..<500 { #expect(text(try await reader.line()) == "\(number)\(long)") }
    #expect(try await reader.line() == nil)
  }

  @Test func aLineWithoutEndIsRefused() async throws {
    let (reading, writing) = try System.pipe()
    let reader = LineReader(descriptor: reading.raw, limit: 10)
    try write("0123456789abc", to: writing)
    await #expect { try await reader.line() } throws: {
      ($0 as? SystemError)?.name == "EFBIG"
    }
  }
}
