/// Memory for the operands of a chunk's calls, in blocks that never move.
final class OperandArena {
  private var blocks: [UnsafeMutableBufferPointer<Int32>] = []
  private var used = 0

  /// So many numbers; what they are is the caller's to say.
  func allocate(_ count: Int) -> UnsafeMutablePointer<Int32> {
    if let block = blocks.last, let start = block.baseAddress, used + count <= block.count {
      defer { used += count }
      return start + used
    }
    let size = max(count, min(16_384, 32 << min(blocks.count, 9)))
    let start = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    blocks.append(.init(start: start, count: size))
    used = count
    return start
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
