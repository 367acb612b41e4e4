/// Lets go of nested lists, tuples and maps without a recursion as deep as they are nested, which
/// would exhaust the stack: from a certain depth on, what they hold is kept for the outermost.
enum Dismantling {
  private static let depthLimit = 200
  // The values of scripts live on the engine's thread; elsewhere they are let go of as usual.
  nonisolated(unsafe) private static var depth = 0
  nonisolated(unsafe) private static var later: [[Value]] = []

  /// Empties a container with `clear`; `parts` gives all it holds.
  @inline(__always)
  static func release(_ clear: () -> Void, parts: () -> [Value]) {
    guard EventLoop.shared.isOnLoop else { return }
    if depth >= depthLimit { later.append(parts()) }
    depth += 1
    clear()
    depth -= 1
    if depth == 0, !later.isEmpty { drain() }
  }

  private static func drain() {
    while !later.isEmpty {
      depth = 1
      later.removeLast()
      depth = 0
    }
  }
}
