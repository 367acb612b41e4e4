/// The one thread of the engine: whatever is isolated to it runs on `EventLoop.shared`.
@globalActor public actor EngineActor {
  /// The instance that isolation refers to.
  public static let shared = EngineActor()

  /// The event loop, which runs this actor's jobs.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    EventLoop.shared.asUnownedSerialExecutor()
  }

  /// Enters the actor from code that already runs on the loop's thread, as a callback from C does.
  /// Stops the program when it is another thread: that is a mistake of the caller.
  public static func assumeIsolated<T: Sendable>(
    _ body: @EngineActor () throws -> T
  ) rethrows -> T {
    EventLoop.shared.checkIsolated()
    return try withoutActuallyEscaping(body) { body in
      try unsafeBitCast(body, to: (() throws -> T).self)()
    }
  }
}
