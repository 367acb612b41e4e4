import BigInt

extension Value {
  /// As `print` and `str` show it: text as it is, everything else as its `repr`.
  public var display: String {
    switch self {
    case .text(let text): text.string
    default: Value.describe(self, depth: 0)
    }
  }

  /// As Python's repr: what one would write in a script.
  public var repr: String { Value.describe(self, depth: 0) }

  /// `a text`, `an int`, `none`, for messages.
  public var withArticle: String {
    switch self {
    case .none, .unset, .bytes: typeName
    case .int, .big, .error, .address, .iterator: "an \(typeName)"
    default: "a \(typeName)"
    }
  }

  /// Lists that hold themselves end at this depth, as `[...]`.
  private static let depthLimit = 60

  private static func describe(_ value: Value, depth: Int) -> String {
    if depth > depthLimit { return "..." }
    switch value {
    case .unset: return "unset"
    case .none: return "none"
    case .bool(let truth): return truth ? "true" : "false"
    case .int(let number): return String(number)
    case .big(let number): return String(number.value)
    case .float(let number): return FloatText.repr(number)
    case .duration(let nanoseconds): return durationText(nanoseconds)
    case .text(let text): return quoted(text.string)
    case .bytes(let bytes): return bytesText(bytes)
    case .list(let list): return "[\(join(list.items, depth))]"
    case .map(let map):
      let pairs = map.items.map {
        "\(describe($0.key, depth: depth + 1)): \(describe($0.value, depth: depth + 1))"
      }
      return "{\(pairs.joined(separator: ", "))}"
    case .tuple(let tuple), .several(let tuple):
      return tuple.items.count == 1
        ? "(\(join(tuple.items, depth)),)" : "(\(join(tuple.items, depth)))"
    case .address(let address): return address.text
    case .buffer(let buffer): return "buffer(\(bytesText(buffer.bytes)))"
    case .range(let range):
      let step = range.step == 1 ? "" : ", \(range.step)"
      return "range(\(range.start), \(range.end)\(step))"
    case .pattern(let pattern): return "/\(pattern.source)/"
    case .socket(let socket): return socketText(socket)
    case .task(let task): return "<task \(task.name)>"
    case .module(let module): return "<module \(module.name)>"
    case .error(let failure): return "\(failure.kind.rawValue)(\(quoted(failure.message)))"
    case .file(let file): return "<file \(quoted(file.path))>"
    case .process(let process): return "<process \(quoted(process.command))>"
    case .iterator: return "<iterator>"
    }
  }

  private static func join(_ items: [Value], _ depth: Int) -> String {
    items.map { describe($0, depth: depth + 1) }.joined(separator: ", ")
  }

  private static func socketText(_ socket: Socket) -> String {
    EngineActor.assumeIsolated { "<\(socket.describedRole) \(socket.name)>" }
  }

  /// `250us`, `1.5s`: the largest unit that leaves at least one.
  static func durationText(_ nanoseconds: Int) -> String {
    let units: [(String, Int)] = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000)]
    for (unit, scale) in units where nanoseconds.magnitude >= scale.magnitude {
      if nanoseconds % scale == 0 { return "\(nanoseconds / scale)\(unit)" }
      return FloatText.repr(Double(nanoseconds) / Double(scale)) + unit
    }
    return nanoseconds == 0 ? "0s" : "\(nanoseconds)ns"
  }

  /// Python's choice of quotes: single unless the text holds one and no double quote.
  static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar =
      text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    var out = String.UnicodeScalarView()
    out.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\":
        out.append("\\")
        out.append(scalar)
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\r": out.append(contentsOf: "\\r".unicodeScalars)
      case "\t": out.append(contentsOf: "\\t".unicodeScalars)
      default:
        let code = scalar.value
        if code < 0x20 || (0x7F..<0xA1).contains(code) {
          out.append(contentsOf: "\\x\(hex(code, 2))".unicodeScalars)
        } else if isUnprintable(scalar) {
          out.append(
            contentsOf: (code > 0xFFFF ? "\\U\(hex(code, 8))" : "\\u\(hex(code, 4))").unicodeScalars
          )
        } else {
          out.append(scalar)
        }
      }
    }
    out.append(quote)
    return String(out)
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x0300 { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return true
    default: return false
    }
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `b'…'` as Python writes it.
  static func bytesText(_ bytes: [UInt8]) -> String {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    var out: [UInt8] = [UInt8(ascii: "b"), quote]
    out.reserveCapacity(bytes.count + 3)
    let digits = Array("0123456789abcdef".utf8)
    for byte in bytes {
      switch byte {
      case quote, 0x5C: out += [0x5C, byte]
      case 0x0A: out += [0x5C, UInt8(ascii: "n")]
      case 0x0D: out += [0x5C, UInt8(ascii: "r")]
      case 0x09: out += [0x5C, UInt8(ascii: "t")]
      case 0x20...0x7E: out.append(byte)
      default: out += [0x5C, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    out.append(quote)
    return String(decoding: out, as: UTF8.self)
  }
}
