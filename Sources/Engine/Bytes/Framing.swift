/// The messages in a stream of bytes, as places in it: nothing is copied, and a length that a
/// stream claims is only ever compared with what is there.
public struct Framing: Equatable, Sendable {
  /// One message; the three ranges follow each other.
  public struct Frame: Equatable, Sendable {
    /// The length prefix; empty for lines and delimiters.
    public let header: Range<Int>
    /// The message itself.
    public let payload: Range<Int>
    /// The delimiter; empty for length prefixes.
    public let trailer: Range<Int>
  }

  /// How the stream ends behind the last whole message.
  public enum Ending: Equatable, Sendable {
    /// With the message.
    case complete
    /// Inside a length prefix that needs this many bytes more.
    case insideHeader(missing: Int)
    /// Inside a message of `length` bytes that needs `missing` more.
    case insidePayload(length: UInt64, missing: UInt64)
    /// No delimiter has come yet.
    case noDelimiter
    /// The bytes in `rest` begin with a prefix that is no number.
    case badHeader
    /// `limit` messages were read, and more bytes follow.
    case limit
  }

  /// The whole messages in their order.
  public let frames: [Frame]
  /// What stands behind them.
  public let rest: Range<Int>
  /// Why that is no whole message.
  public let ending: Ending

  /// Splits `bytes` from the front into at most `limit` messages.
  public init(_ bytes: [UInt8], _ format: FrameFormat, limit: Int = 1_000_000) {
    var frames: [Frame] = []
    var ending = Ending.complete
    var index = 0
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        if frames.count >= limit {
          ending = .limit
          return
        }
        switch Self.next(bytes, index, format) {
        case .success(let frame):
          frames.append(frame)
          index = frame.trailer.upperBound
        case .failure(let stop):
          ending = stop.ending
          return
        }
      }
    }
    self.frames = frames
    self.ending = ending
    rest = index..<bytes.count
  }

  private struct Stop: Error {
    let ending: Ending
  }

  private static func next(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ format: FrameFormat
  ) -> Result<Frame, Stop> {
    switch format {
    case .prefix(let length, let order):
      prefixed(bytes, index, header: length) { header in
        (order == .big ? Array(header) : header.reversed()).reduce(0) { $0 << 8 | UInt64($1) }
      }
    case .tenDigits: prefixed(bytes, index, header: 10, decimal)
    case .line: delimited(bytes, index, by: [0x0A], isLine: true)
    case .delimiter(let delimiter): delimited(bytes, index, by: delimiter, isLine: false)
    }
  }

  private static func prefixed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, header: Int,
    _ length: (Slice<UnsafeBufferPointer<UInt8>>) -> UInt64?
  ) -> Result<Frame, Stop> {
    let width = min(max(header, 1), 10)
    let available = bytes.count - index
    guard let length = length(bytes[index..<(index + min(width, available))]) else {
      return .failure(Stop(ending: .badHeader))
    }
    guard available >= width else {
      return .failure(Stop(ending: .insideHeader(missing: width - available)))
    }
    let start = index + width
    let present = UInt64(bytes.count - start)
    guard length <= present else {
      return .failure(Stop(ending: .insidePayload(length: length, missing: length - present)))
    }
    let end = start + Int(length)
    return .success(Frame(header: index..<start, payload: start..<end, trailer: end..<end))
  }

  /// nil when one of the bytes is no digit.
  private static func decimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    var value: UInt64 = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value &* 10 &+ UInt64(digit &- 0x30)
    }
    return value
  }

  private static func delimited(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, by delimiter: [UInt8], isLine: Bool
  ) -> Result<Frame, Stop> {
    guard let first = delimiter.first else { return .failure(Stop(ending: .noDelimiter)) }
    var place = index
    while place <= bytes.count - delimiter.count {
      if bytes[place] == first, bytes[place...].starts(with: delimiter) {
        let cut = isLine && place > index && bytes[place - 1] == 0x0D ? place - 1 : place
        return .success(
          Frame(
            header: index..<index, payload: index..<cut,
            trailer: cut..<(place + delimiter.count)))
      }
      place += 1
    }
    return .failure(Stop(ending: .noDelimiter))
  }
}
