/// A pipe through which signal handlers and threads, which may not touch anything else, tell the event loop
/// that there is news.
@EngineActor struct NewsPipe {
  private let reading: Descriptor
  /// Where the news are written (write(2), O_NONBLOCK).
  let writing: Descriptor

  /// Opens it. `hear` gets the end to read until there is nothing left, whenever something has been written.
  init(_ hear: @escaping @EngineActor (Int32) -> Void) throws(SystemError) {
    (reading, writing) = try System.pipe()
    let (raw, watch) = (reading.raw, Watch(reading.raw))
    Task { @EngineActor in
      while true {
        hear(raw)
        watch.blocked(.read)
        do throws(WaitFailure) { try await watch.wait(.read, until: nil) } catch { return }
      }
    }
  }
}
