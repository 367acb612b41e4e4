extension String {
  /// The text that bytes are in UTF-8; nil when they are none. Short ones cost no memory.
  public init?(validUTF8 bytes: [UInt8]) {
    guard let span = try? UTF8Span(validating: bytes.span) else { return nil }
    self = String(copying: span)
  }
}
