/// Whether the next recv(2) of a stream would find nothing. One that gave less than was asked for has
/// emptied the kernel's buffer, so that the loop will tell when more comes (epoll(7), the end of the
/// stream aside); where two people talk in turns, asking at once would be in vain each time. It is
/// asked nevertheless until that has been seen, and now and then afterwards.
struct Lull {
  /// The last recv gave less than was asked for, and no wait came after it.
  private var isShort = false
  /// How often in a row a recv right after such a one found nothing.
  private var futile: UInt8 = 0
  private var turns: UInt8 = 0

  private static let patience: UInt8 = 2

  /// True from a short read until a wait or a try that found nothing.
  var isKnown: Bool { isShort }

  /// Notes what a recv gave; true when the next one need not be tried.
  @inline(__always)
  mutating func tookBytes(_ got: Int, of count: Int) -> Bool {
    if isShort { futile = 0 }
    isShort = got < count && got > 0
    guard isShort, futile >= Self.patience else { return false }
    turns &+= 1
    return turns & 15 != 0
  }

  /// Notes that a recv found nothing.
  mutating func attemptFailed() {
    if isShort, futile < Self.patience { futile &+= 1 }
    isShort = false
  }

  /// Notes that the loop was asked instead.
  mutating func waited() { isShort = false }
}
