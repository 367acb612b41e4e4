import CLinux

/// What the kernel knows of a TCP socket (TCP_INFO, tcp(7)). Times are in nanoseconds.
public struct TCPState: Sendable, Equatable {
  /// The state as RFC 9293 and netstat(8) name it: `ESTABLISHED`, `CLOSE-WAIT`, …
  public let state: String
  /// The same as the kernel numbers it (include/net/tcp_states.h).
  public let number: UInt8
  /// Smoothed round-trip time.
  public let roundTrip: Int
  /// How much round-trip times vary.
  public let roundTripVariation: Int
  /// The smallest round-trip time seen.
  public let smallestRoundTrip: Int
  /// Time until a segment without answer is sent again.
  public let retransmissionTimeout: Int
  /// Segments sent again in a row.
  public let retransmits: Int
  /// Segments ever sent again.
  public let totalRetransmits: Int
  /// Segments that are not acknowledged. Of a listener: connections that wait to be accepted.
  public let unacknowledged: Int
  /// Segments acknowledged out of order. Of a listener: the largest number that may wait.
  public let selectivelyAcknowledged: Int
  /// Segments believed lost.
  public let lost: Int
  /// Largest segment in bytes that is sent.
  public let sendSegment: Int
  /// Largest segment in bytes that is received.
  public let receiveSegment: Int
  /// Congestion window in segments.
  public let congestionWindow: Int
  /// Bytes given to the kernel that it has not sent yet.
  public let notSent: Int
  /// Bytes the peer has acknowledged.
  public let bytesAcknowledged: Int
  /// Bytes that came and were acknowledged.
  public let bytesReceived: Int
  /// Nanoseconds since data was sent last.
  public let sinceSent: Int
  /// Nanoseconds since data came last.
  public let sinceReceived: Int

  private static let names = [
    1: "ESTABLISHED", 2: "SYN-SENT", 3: "SYN-RECEIVED", 4: "FIN-WAIT-1", 5: "FIN-WAIT-2",
    6: "TIME-WAIT", 7: "CLOSED", 8: "CLOSE-WAIT", 9: "LAST-ACK", 10: "LISTEN", 11: "CLOSING",
    12: "SYN-RECEIVED",
  ]
}

extension TCPState {
  init(_ info: clinux_tcp_info) {
    state = Self.names[Int(info.state)] ?? "state \(info.state)"
    number = info.state
    roundTrip = Int(info.rtt) * 1000
    roundTripVariation = Int(info.rttvar) * 1000
    smallestRoundTrip = Int(info.min_rtt) * 1000
    retransmissionTimeout = Int(info.rto) * 1000
    retransmits = Int(info.retransmits)
    totalRetransmits = Int(info.total_retrans)
    unacknowledged = Int(info.unacked)
    selectivelyAcknowledged = Int(info.sacked)
    lost = Int(info.lost)
    sendSegment = Int(info.snd_mss)
    receiveSegment = Int(info.rcv_mss)
    congestionWindow = Int(info.snd_cwnd)
    notSent = Int(info.notsent_bytes)
    bytesAcknowledged = Int(clamping: info.bytes_acked)
    bytesReceived = Int(clamping: info.bytes_received)
    sinceSent = Int(info.last_data_sent) * 1_000_000
    sinceReceived = Int(info.last_data_recv) * 1_000_000
  }
}
