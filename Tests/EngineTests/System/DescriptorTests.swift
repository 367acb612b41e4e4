import Testing

@testable import Engine

@Suite struct DescriptorTests {
  /// Whether the process has this descriptor, whoever owns it.
  private func isOpen(_ raw: Int32) -> Bool { (try? System.setBlocking(raw)) != nil }

  @Test func closesOnce() throws {
    let (reading, writing) = try System.pipe()
    let raw = reading.raw
    #expect(isOpen(raw))
    #expect(reading.isOpen)
    reading.close()
    #expect(!reading.isOpen)
    #expect(reading.raw == -1)
    reading.close()
    #expect(writing.isOpen)
  }

  @Test func theLastReferenceCloses() throws {
    var ends: (reading: Descriptor, writing: Descriptor)? = try System.pipe()
    let writing = try #require(ends?.writing)
    let reading = try #require(ends?.reading.raw)
    #expect(isOpen(reading))
    ends = nil
    // With the reader gone a write fails.
    #expect(throws: SystemError(errno: 32, call: "write")) {
      try [UInt8(1)].withUnsafeBytes { _ = try System.write(writing.raw, $0) }
    }
  }
}
