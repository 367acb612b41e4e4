import Glibc

/// One conversion between two encodings of the system (iconv(3)), closed when it goes.
public struct Iconv: ~Copyable {
  /// Why a conversion stopped; offsets count bytes of the input from 0.
  public enum Stop: Equatable, Sendable {
    /// All of the input is converted.
    case done
    /// The bytes at this offset are no text of the source, or have no form in the target (EILSEQ).
    case invalid(offset: Int)
    /// The input ends in the middle of the character at this offset (EINVAL).
    case incomplete(offset: Int)
  }

  private let descriptor: iconv_t

  /// iconv_open(3); the errno is EINVAL when the system does not know one of the names.
  public init(from source: String, to target: String) throws(SystemError) {
    let opened = iconv_open(target, source)
    if Int(bitPattern: opened) == -1 {
      throw SystemError(errno: errno, call: "iconv_open", subject: "\(source) to \(target)")
    }
    guard let opened else { throw SystemError(errno: EINVAL, call: "iconv_open", subject: source) }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts from `offset` to the end, appending to `output` (iconv(3)).
  public func convert(
    _ bytes: [UInt8], from offset: Int = 0, into output: inout [UInt8]
  ) -> Stop {
    guard offset >= 0, offset < bytes.count else { return .done }
    return bytes.withUnsafeBytes { source in
      run(UnsafeRawBufferPointer(rebasing: source[offset...]), from: offset, into: &output)
    }
  }

  /// Appends what brings the target back to its first state; nothing in most encodings.
  public func finish(into output: inout [UInt8]) {
    _ = run(nil, from: 0, into: &output)
  }

  /// Whenever the room is used up (E2BIG), there is more: 4 KiB, or as much as the input has left.
  private func run(
    _ source: UnsafeRawBufferPointer?, from offset: Int, into output: inout [UInt8]
  ) -> Stop {
    let total = source?.count ?? 0
    var next = UnsafeMutablePointer(
      mutating: source?.baseAddress?.assumingMemoryBound(to: CChar.self))
    var left = total
    while true {
      let room = max(4096, left)
      var failure: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var free = room
        buffer.withMemoryRebound(to: CChar.self) { target in
          var end = target.baseAddress
          failure = iconv(descriptor, &next, &left, &end, &free) == -1 ? errno : 0
        }
        count = room - free
      }
      output.append(contentsOf: piece)
      switch failure {
      case 0: return .done
      case E2BIG: continue
      case EINVAL: return .incomplete(offset: offset + total - left)
      default: return .invalid(offset: offset + total - left)
      }
    }
  }
}
