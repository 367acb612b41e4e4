/// The order in which the bytes of an integer travel: `big` is the network's (RFC 1700).
public enum ByteOrder: String, Sendable, CaseIterable {
  case big, little
}
