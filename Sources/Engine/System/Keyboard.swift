/// The bytes of the keys, read while the loop goes on.
@EngineActor
public final class Keyboard {
  private let watch = Watch(0)
  private var bytes: [UInt8] = []
  private var head = 0
  /// True when the terminal is gone or the input has ended.
  public private(set) var atEnd = false
  private var isRegistered = false

  /// Standard input's keys.
  public init() {}

  /// True when a byte is there without waiting.
  public var hasInput: Bool {
    head < bytes.count || atEnd || isReadable
  }

  /// Keys are no command's system calls.
  private var isReadable: Bool {
    SystemCallLog.unlogged { (try? System.isReadable(0)) ?? true }
  }

  /// The next byte, running the loop until there is one; nil at the end, or when `isOver` says so.
  public func next(until deadline: Deadline? = nil, unless isOver: () -> Bool = { false }) -> UInt8?
  {
    while head == bytes.count {
      if atEnd || isOver() { return nil }
      if isReadable {
        fill()
      } else {
        if let deadline, deadline.hasPassed { return nil }
        register()
        EventLoop.shared.turn(until: deadline)
      }
    }
    defer { head += 1 }
    return bytes[head]
  }

  /// The next key is there already, and is a blank or a tab.
  public var holdsBlank: Bool {
    if head == bytes.count, !atEnd, isReadable { fill() }
    return head < bytes.count && [0x20, 0x09].contains(bytes[head])
  }

  /// Takes this byte if it is the next one and there already.
  public func takes(_ byte: UInt8) -> Bool {
    if head == bytes.count, !atEnd, isReadable { fill() }
    guard head < bytes.count, bytes[head] == byte else { return false }
    head += 1
    return true
  }

  /// Puts bytes back in front of those to come.
  public func unread(_ back: [UInt8]) {
    bytes.replaceSubrange(..<head, with: back)
    head = 0
  }

  /// A turn of the loop without end, that does not see the keys, would wait for ever.
  private func register() {
    watch.blocked(.read)
    guard !isRegistered else { return }
    isRegistered = true
    Task { @EngineActor [watch] in
      while true {
        watch.blocked(.read)
        do throws(WaitFailure) { try await watch.wait(.read, until: nil) } catch { return }
      }
    }
  }

  private func fill() {
    if head > 0 {
      bytes.removeSubrange(..<head)
      head = 0
    }
    let part = SystemCallLog.unlogged {
      try? Array<UInt8>(capacity: 4096) { (buffer) throws(SystemError) -> Int in
        try System.read(0, buffer) ?? 0
      }
    }
    guard let part, !part.isEmpty else {
      atEnd = true
      return
    }
    bytes += part
  }
}
