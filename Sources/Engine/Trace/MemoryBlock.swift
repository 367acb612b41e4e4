/// A piece of memory that goes with its last owner. It costs pages only as far as it was written to.
final class MemoryBlock {
  /// What the kernel can clear in one step; 512 small pages take it several times as long.
  static let largePage = 2 << 20

  let start: UnsafeMutableRawPointer

  /// Of so many bytes; `soonFull`: those of a large page may be claimed at once.
  init(_ size: Int, soonFull: Bool) {
    guard soonFull, size > Self.largePage / 2 else {
      start = .allocate(byteCount: size, alignment: 16)
      return
    }
    let whole = (size + Self.largePage - 1) / Self.largePage * Self.largePage
    start = .allocate(byteCount: whole, alignment: Self.largePage)
    System.useLargePages(UnsafeMutableRawBufferPointer(start: start, count: whole))
  }

  deinit { start.deallocate() }
}
