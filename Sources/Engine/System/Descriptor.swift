import Glibc
import Synchronization

/// Owns one file descriptor: closes it once, at `close()` or when the last reference goes.
public final class Descriptor: Sendable {
  private static let openCount = Atomic<Int>(0)
  private let value: Atomic<Int32>

  /// How many descriptors are owned at this moment, for tests that look for leaks.
  public static var open: Int { openCount.load(ordering: .relaxed) }

  /// Takes over an open descriptor.
  public init(owning raw: Int32) {
    value = Atomic(raw)
    Self.openCount.add(1, ordering: .relaxed)
  }

  /// The number; -1 after `close()`.
  public var raw: Int32 { value.load(ordering: .relaxed) }

  /// True until `close()`.
  public var isOpen: Bool { raw >= 0 }

  /// close(2). The descriptor is gone whatever the answer is, so there is no error to act on.
  public func close() {
    let raw = value.exchange(-1, ordering: .relaxed)
    guard raw >= 0 else { return }
    Self.openCount.subtract(1, ordering: .relaxed)
    System.close(raw)
  }

  /// Gives the descriptor to the caller, who closes it from now on; -1 after `close()`.
  func release() -> Int32 {
    let raw = value.exchange(-1, ordering: .relaxed)
    if raw >= 0 { Self.openCount.subtract(1, ordering: .relaxed) }
    return raw
  }

  deinit { close() }
}
