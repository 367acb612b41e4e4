import Glibc

/// Elements one behind the other in memory that grows where it stands: realloc(3) moves large pieces by their
/// pages. An array would copy a long script's code each time that it doubles.
struct Tape<Element>: ~Copyable {
  /// The first element, once there was one.
  private(set) var start: UnsafeMutablePointer<Element>?
  private(set) var count = 0
  private var capacity = 0

  @inline(__always)
  mutating func append(_ element: consuming Element) {
    if count == capacity { grow() }
    (start.unsafelyUnwrapped + count).initialize(to: element)
    count &+= 1
  }

  // Swift's values may be moved as bytes; none of those kept here is referred to weakly.
  @inline(never)
  private mutating func grow() {
    capacity = max(8, capacity * 2)
    let memory = realloc(start, capacity * MemoryLayout<Element>.stride)
    precondition(memory != nil, "out of memory")
    start = memory?.bindMemory(to: Element.self, capacity: capacity)
  }

  subscript(index: Int) -> Element {
    unsafeAddress { UnsafePointer(place(index)) }
    unsafeMutableAddress { place(index) }
  }

  private func place(_ index: Int) -> UnsafeMutablePointer<Element> {
    precondition(index >= 0 && index < count)
    return start.unsafelyUnwrapped + index
  }

  deinit {
    start?.deinitialize(count: count)
    free(start)
  }
}
