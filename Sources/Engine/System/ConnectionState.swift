/// The states of a TCP connection, by the kernel's numbers (include/net/tcp_states.h, RFC 9293 §3.3.2).
public enum ConnectionState: UInt8, Sendable, CaseIterable {
  case established = 1
  case synSent, synReceived, finWait1, finWait2, timeWait, close, closeWait, lastAck, listen,
    closing
  case newSynReceived

  /// As ss(8) and netstat(8) write it.
  public var name: String {
    switch self {
    case .established: "ESTABLISHED"
    case .synSent: "SYN_SENT"
    case .synReceived, .newSynReceived: "SYN_RECV"
    case .finWait1: "FIN_WAIT1"
    case .finWait2: "FIN_WAIT2"
    case .timeWait: "TIME_WAIT"
    case .close: "CLOSE"
    case .closeWait: "CLOSE_WAIT"
    case .lastAck: "LAST_ACK"
    case .listen: "LISTEN"
    case .closing: "CLOSING"
    }
  }

  /// What it means for the end that is in it.
  public var meaning: String {
    switch self {
    case .established: "open both ways"
    case .synSent: "waits for the answer to its SYN"
    case .synReceived, .newSynReceived: "has answered a SYN and waits for the ACK"
    case .finWait1: "has sent its FIN, no ACK yet"
    case .finWait2: "has ended; the peer has not"
    case .timeWait: "closed first; waits for late segments"
    case .close: "not connected"
    case .closeWait: "the peer has ended; this side has not closed"
    case .lastAck: "closed last, no ACK for its FIN yet"
    case .listen: "waits for connections"
    case .closing: "both sides closed at once"
    }
  }
}
