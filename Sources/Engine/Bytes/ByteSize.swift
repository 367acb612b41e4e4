/// Sizes as people write them: `4096`, `0x1000`, `4kB`, `4KiB`, `1MB`, `1MiB`.
public enum ByteSize {
  /// The number of bytes; nil when the text is no size, or one of more than 63 bits.
  public static func bytes(of text: some StringProtocol) -> Int? {
    if text.hasPrefix("0x") || text.hasPrefix("0X") {
      return text.dropFirst(2).first == "-" ? nil : Int(text.dropFirst(2), radix: 16)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), let unit = unit(String(text[digits.endIndex...])) else {
      return nil
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit)
    return overflow ? nil : size
  }

  private static func unit(_ name: String) -> Int? {
    switch name {
    case "", "B": 1
    case "kB", "KB": 1000
    case "MB": 1_000_000
    case "GB": 1_000_000_000
    case "KiB", "k", "K": 1 << 10
    case "MiB", "M": 1 << 20
    case "GiB", "G": 1 << 30
    default: nil
    }
  }
}
