/// Bytes of small payloads one after the other, in blocks that are used again in turn: to append is a copy,
/// and the oldest block is forgotten when the last one is full.
struct PayloadArena {
  /// The size of a block, a power of two; a payload must fit into one.
  let blockSize: Int
  private let blockLimit: Int
  private let shift: Int
  private var blocks: [MemoryBlock] = []
  /// The next free position. Positions only grow; a position's block is its number divided by the size.
  private var position = 0
  private var memory: UnsafeMutableRawPointer?

  /// Holds at most `capacity` bytes, at least 128.
  init(capacity: Int) {
    let wanted = max(64, min(MemoryBlock.largePage, capacity / 8))
    shift = Int.bitWidth - 1 - wanted.leadingZeroBitCount
    blockSize = 1 << shift
    blockLimit = max(2, capacity >> shift)
  }

  /// Copies the bytes, at most a block of them, and gives their position.
  @inline(__always)
  mutating func append(_ bytes: [UInt8]) -> Int {
    let used = position & (blockSize &- 1)
    if used == 0 || used &+ bytes.count > blockSize { startBlock() }
    let start = position
    if let memory {
      bytes.withUnsafeBytes {
        (memory + (start & (blockSize &- 1))).copyMemory(
          from: $0.baseAddress ?? UnsafeRawPointer(memory), byteCount: $0.count)
      }
    }
    position = start &+ bytes.count
    return start
  }

  /// The bytes at a position; nil when their block has been used again.
  func bytes(at start: Int, count: Int) -> [UInt8]? {
    let number = start >> shift
    guard start >= 0, count > 0, count <= position - start,
      (position - 1) >> shift - number < blockLimit
    else { return nil }
    let source = blocks[number % blockLimit].start + (start & (blockSize - 1))
    return Array(UnsafeRawBufferPointer(start: source, count: count))
  }

  private mutating func startBlock() {
    let number = (position + blockSize - 1) >> shift
    position = number << shift
    if number < blockLimit {
      blocks.append(MemoryBlock(blockSize, soonFull: number > 0))
    }
    memory = blocks[number % blockLimit].start
  }
}
