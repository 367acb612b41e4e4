/// placeholder
@EngineActor public final class ChildProcess {
  func connectionClosed() {}
}
