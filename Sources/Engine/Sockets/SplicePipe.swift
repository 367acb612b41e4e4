/// A pipe through which bytes go from one socket to another without leaving the kernel (splice(2)).
@EngineActor final class SplicePipe {
  private let reading: Descriptor
  private let writing: Descriptor
  private var inside = 0

  /// Bytes that one splice(2) moves at most.
  private static let piece = 1024 * 1024

  /// nil where no pipe is to be had.
  init?() {
    guard let ends = try? System.pipe() else { return nil }
    (reading, writing) = ends
    System.widenPipe(writing.raw, Self.piece)
  }

  /// Waits until a socket has something and takes it into the pipe; false at the end of the stream.
  func fill(from socket: Socket) async throws(SocketError) -> Bool {
    let raw = socket.descriptor.raw
    return try await socket.completing(.recv, .read, until: nil) { () throws(SocketError) in
      do throws(SystemError) {
        guard
          let moved = try System.splice(from: raw, to: self.writing.raw, count: Self.piece)
        else {
          socket.watch.blocked(.read)
          return nil
        }
        self.inside += moved
        return moved > 0
      } catch {
        throw SocketError(.recv, socket.lost(error), peer: socket.peer)
      }
    }
  }

  /// Gives what is in the pipe to a socket, waiting for its room; how many bytes there were.
  func drain(into socket: Socket) async throws(SocketError) -> Int {
    let total = inside
    while inside > 0 {
      let raw = socket.descriptor.raw
      let moved = try await socket.completing(.send, .write, until: nil) {
        () throws(SocketError) -> Int? in
        do throws(SystemError) {
          if let moved = try System.splice(from: self.reading.raw, to: raw, count: self.inside) {
            return moved
          }
          socket.watch.blocked(.write)
          return nil
        } catch {
          throw SocketError(.send, socket.lost(error), peer: socket.peer)
        }
      }
      inside -= moved
    }
    return total
  }
}
