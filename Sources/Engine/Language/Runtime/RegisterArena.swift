/// The registers of the functions that are running, in blocks that never move, so that pointers
/// into them stay good while deeper calls need more.
struct RegisterArena: ~Copyable {
  /// What to go back to when a function returns.
  struct Mark {
    let block: Int
    let used: Int
  }

  private var blocks: [UnsafeMutableBufferPointer<Value>] = []
  private var block = -1
  private var used = 0

  /// Where the next registers go.
  var mark: Mark { Mark(block: block, used: used) }

  /// `count` registers without values.
  mutating func allocate(_ count: Int) -> UnsafeMutablePointer<Value> {
    while true {
      if block >= 0, let start = blocks[block].baseAddress, used + count <= blocks[block].count {
        let registers = start + used
        registers.initialize(repeating: .unset, count: count)
        used += count
        return registers
      }
      block += 1
      used = 0
      if block == blocks.count { blocks.append(.allocate(capacity: max(count, 64 << block))) }
      if blocks[block].count < count {
        blocks[block].deallocate()
        blocks[block] = .allocate(capacity: count)
      }
    }
  }

  /// Gives back `count` registers that were allocated at `mark`.
  mutating func release(_ registers: UnsafeMutablePointer<Value>, _ count: Int, to mark: Mark) {
    registers.deinitialize(count: count)
    block = mark.block
    used = mark.used
  }

  deinit {
    for block in blocks { block.deallocate() }
  }
}
