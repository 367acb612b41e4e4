/// The registers of the functions that are running, in blocks that never move, so that pointers
/// into them stay good while deeper calls need more.
struct RegisterArena: ~Copyable {
  /// What to go back to when a function returns.
  struct Mark {
    let block: Int
    let next: UnsafeMutablePointer<Value>?
    let room: Int
  }

  private var blocks: [(start: UnsafeMutablePointer<Value>, size: Int)] = []
  private var block = -1
  private var next: UnsafeMutablePointer<Value>?
  /// Registers that are free from `next` on.
  private var room = 0

  /// Where the next registers go.
  var mark: Mark { Mark(block: block, next: next, room: room) }

  /// `count` registers without values.
  @inline(__always)
  mutating func allocate(_ count: Int) -> UnsafeMutablePointer<Value> {
    guard let registers = next, room >= count else { return allocateInNextBlock(count) }
    for index in 0..<count { (registers + index).initialize(to: .unset) }
    next = registers + count
    room &-= count
    return registers
  }

  @inline(never)
  private mutating func allocateInNextBlock(_ count: Int) -> UnsafeMutablePointer<Value> {
    block += 1
    if block == blocks.count {
      let size = max(count, 64 << min(block, 16))
      blocks.append((.allocate(capacity: size), size))
    } else if blocks[block].size < count {
      blocks[block].start.deallocate()
      blocks[block] = (.allocate(capacity: count), count)
    }
    let (registers, size) = blocks[block]
    registers.initialize(repeating: .unset, count: count)
    next = registers + count
    room = size - count
    return registers
  }

  /// Gives back `count` registers that were allocated at `mark`.
  @inline(__always)
  mutating func release(_ registers: UnsafeMutablePointer<Value>, _ count: Int, to mark: Mark) {
    for index in 0..<count { (registers + index).deinitialize(count: 1) }
    if mark.block >= 0 {
      block = mark.block
      next = mark.next
      room = mark.room
    } else {
      // The first block stays: what follows begins at its start again.
      block = 0
      next = blocks[0].start
      room = blocks[0].size
    }
  }

  deinit {
    for block in blocks { block.start.deallocate() }
  }
}
