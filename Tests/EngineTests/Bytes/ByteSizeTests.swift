import Testing

@testable import Engine

@Suite struct ByteSizeTests {
  @Test(
    arguments: [
      ("0", 0), ("4096", 4096), ("0x10", 16), ("0XfF", 255), ("4kB", 4000), ("4KiB", 4096),
      ("4K", 4096), ("4k", 4096), ("2MB", 2_000_000), ("64MiB", 64 << 20), ("1GiB", 1 << 30),
      ("12B", 12), ("", nil), ("-1", nil), ("+1", nil), ("1.5MiB", nil), ("4 KiB", nil),
      ("0x", nil), ("0x-1", nil), ("0xg", nil), ("9999999999GiB", nil), ("4kb", nil), ("MiB", nil),
      ("٣", nil),
    ] as [(String, Int?)])
  func sizesAreRead(text: String, bytes: Int?) {
    #expect(ByteSize.bytes(of: text) == bytes)
  }
}
