import BigInt

extension Value {
  /// As `print` and `str` show it: text as it is, an error's message, everything else as its `repr`.
  public var display: String {
    switch self {
    case .text(let text): text.string
    case .error(let failure): failure.message
    default: Value.describe(self)
    }
  }

  /// As Python's repr: what one would write in a script.
  public var repr: String { Value.describe(self) }

  /// `a text`, `an int`, `none`, for messages.
  public var withArticle: String {
    switch self {
    case .none, .unset, .bytes: typeName
    case .int, .big, .error, .address, .iterator: "an \(typeName)"
    default: "a \(typeName)"
    }
  }

  private static func describe(_ value: Value) -> String {
    var out = ""
    var path: [ObjectIdentifier] = []
    describe(value, into: &out, &path)
    return out
  }

  /// `path` are the lists and maps around; one that holds itself shows as `[...]`, as in Python.
  private static func describe(
    _ value: Value, into out: inout String, _ path: inout [ObjectIdentifier]
  ) {
    switch value {
    case .list(let list):
      nested(list, &path, otherwise: "[...]", &out) { out, path in
        join(list.items, "[", "]", &out, &path)
      }
    case .tuple(let tuple), .several(let tuple):
      nested(tuple, &path, otherwise: "(...)", &out) { out, path in
        join(tuple.items, "(", tuple.items.count == 1 ? ",)" : ")", &out, &path)
      }
    case .map(let map):
      nested(map, &path, otherwise: "{...}", &out) { out, path in
        out += "{"
        for (offset, pair) in map.items.enumerated() {
          if offset > 0 { out += ", " }
          describe(pair.key, into: &out, &path)
          out += ": "
          describe(pair.value, into: &out, &path)
        }
        out += "}"
      }
    default: out += plain(value)
    }
  }

  /// How deep containers are shown, and how long a text they may make.
  private static let shownDepth = 200
  private static let shownSize = 1 << 26

  private static func nested(
    _ container: AnyObject, _ path: inout [ObjectIdentifier], otherwise: String,
    _ out: inout String, _ body: (inout String, inout [ObjectIdentifier]) -> Void
  ) {
    let own = ObjectIdentifier(container)
    if path.contains(own) || path.count >= shownDepth || out.utf8.count > shownSize {
      out += otherwise
      return
    }
    path.append(own)
    body(&out, &path)
    path.removeLast()
  }

  private static func join(
    _ items: [Value], _ open: String, _ close: String, _ out: inout String,
    _ path: inout [ObjectIdentifier]
  ) {
    out += open
    for (offset, item) in items.enumerated() {
      if offset > 0 { out += ", " }
      describe(item, into: &out, &path)
    }
    out += close
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .unset: "unset"
    case .none: "none"
    case .bool(let truth): truth ? "true" : "false"
    case .int(let number): String(number)
    case .big(let number): DecimalText.text(of: number.value)
    case .float(let number): FloatText.repr(number)
    case .duration(let nanoseconds): durationText(nanoseconds)
    case .text(let text): quoted(text.string)
    case .bytes(let bytes): bytesText(bytes)
    case .address(let address): address.text
    case .buffer(let buffer): "buffer(\(bytesText(buffer.bytes)))"
    case .range(let range):
      "range(\(range.start), \(range.end)\(range.step == 1 ? "" : ", \(range.step)"))"
    case .pattern(let pattern): "/\(pattern.source)/"
    case .socket(let socket): socketText(socket)
    case .task(let task): "<task \(task.name)>"
    case .module(let module): "<module \(module.name)>"
    case .error(let failure): "\(failure.kind.rawValue)(\(quoted(failure.message)))"
    case .file(let file): "<file \(quoted(file.path))>"
    case .process(let process): "<process \(quoted(process.command))>"
    case .iterator: "<iterator>"
    case .list, .map, .tuple, .several: ""
    }
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
        if code < 0x20 || (0x7F..<0xA1).contains(code) || code == 0xAD {
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
