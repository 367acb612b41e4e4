import Testing

@testable import Engine

@EngineActor @Suite struct SystemTests {
  /// Makes calls on one descriptor fail with these error numbers in turn, then lets them through.
  private func failing(_ descriptor: Int32, _ call: String, _ numbers: [Int32]) -> () -> Void {
    var left = numbers
    return Instruments.inject { name, raw in
      guard name == call, raw == descriptor else { return nil }
      return EventLoop.shared.isOnLoop
        ? EngineActor.assumeIsolated { left.isEmpty ? nil : left.removeFirst() } : nil
    }
  }

  @Test func aSignalIsNoEnd() throws {
    let (reading, writing) = try System.pipe()
    _ = try [UInt8(7)].withUnsafeBytes { try System.write(writing.raw, $0) }
    let restore = failing(reading.raw, "read", [4, 4, 4])
    defer { restore() }
    var bytes: [UInt8] = [0, 0]
    #expect(try bytes.withUnsafeMutableBytes { try System.read(reading.raw, $0) } == 1)
    #expect(bytes == [7, 0])
  }

  @Test func wouldBlockIsAResult() throws {
    let (reading, _) = try System.pipe()
    var bytes: [UInt8] = [0]
    #expect(try bytes.withUnsafeMutableBytes { try System.read(reading.raw, $0) } == 1 - 1)
    let (second, writing) = try System.pipe()
    #expect(try bytes.withUnsafeMutableBytes { try System.read(second.raw, $0) } == nil)
    writing.close()
  }

  @Test func everythingElseIsAnError() throws {
    let (reading, writing) = try System.pipe()
    let restore = failing(reading.raw, "read", [5])
    defer { restore() }
    var bytes: [UInt8] = [0]
    #expect(throws: SystemError(errno: 5, call: "read")) {
      try bytes.withUnsafeMutableBytes { _ = try System.read(reading.raw, $0) }
    }
    writing.close()
  }

  @Test(.usesSystemCallLog) func theLogHasCallsArgumentsAndResults() throws {
    let (ours, theirs) = try System.socketPair()
    SystemCallLog.start()
    defer { SystemCallLog.stop() }
    #expect(SystemCallLog.isOn)
    let text = Array("Hi\n\"\u{1}".utf8)
    #expect(try System.send(ours.raw, text, from: 0) == 5)
    var bytes = [UInt8](repeating: 0, count: 9)
    #expect(try bytes.withUnsafeMutableBytes { try System.recv(theirs.raw, $0) } == 5)
    #expect(try bytes.withUnsafeMutableBytes { try System.recv(theirs.raw, $0) } == nil)
    let mine = [ours.raw, theirs.raw].map { "\($0)," }
    let (calls, dropped) = SystemCallLog.take()
    #expect(
      calls.filter { call in mine.contains { call.arguments.hasPrefix($0) } }.map(\.description)
        == [
          "send(\(ours.raw), \"Hi\\n\\\"\\x01\", 5, 0) = 5",
          "recv(\(theirs.raw), \"Hi\\n\\\"\\x01\", 9, 0) = 5",
          "recv(\(theirs.raw), \"\", 9, 0) = -1 EAGAIN",
        ])
    #expect(dropped == 0)
    #expect(calls.allSatisfy { $0.duration >= 0 && $0.start > 0 })
  }

  @Test(.usesSystemCallLog) func withoutALogNothingIsKept() throws {
    let (ours, _) = try System.socketPair()
    SystemCallLog.start()
    SystemCallLog.stop()
    _ = try System.isReadable(ours.raw)
    #expect(!SystemCallLog.isOn)
    #expect(SystemCallLog.take().calls.isEmpty)
  }

  @Test(.usesSystemCallLog) func theLogIsBounded() throws {
    let (ours, _) = try System.socketPair()
    SystemCallLog.start()
    defer { SystemCallLog.stop() }
    for _ in 0..<11_000 { _ = try System.isReadable(ours.raw) }
    let (calls, dropped) = SystemCallLog.take()
    #expect(calls.count <= 10_000)
    #expect(calls.count + dropped >= 11_000)
  }

  @Test(arguments: [
    ([], 0, "\"\""), (Array("Hello".utf8), 5, "\"Hello\""),
    (Array(repeating: 0x61, count: 40), 40, "\"" + String(repeating: "a", count: 32) + "\"…"),
    ([0x09, 0x0D, 0x5C, 0xFF], 4, "\"\\t\\r\\\\\\xff\""), ([1, 2, 3], 1, "\"\\x01\""),
    ([1], -1, "\"\""),
  ])
  func previews(bytes: [UInt8], count: Int, text: String) {
    #expect(bytes.withUnsafeBytes { Preview.bytes($0, count) } == text)
  }
}
