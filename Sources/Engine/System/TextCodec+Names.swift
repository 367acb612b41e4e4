import Glibc

extension TextCodec {
  /// True when `decode` and `encode` know the name.
  public static func knows(_ encoding: String) -> Bool {
    if TextEncoding(named: encoding) != nil { return true }
    return systemNames(of: encoding).contains { name in
      (try? Iconv(from: name, to: "UTF-8")) != nil
    }
  }

  /// The encodings that help and suggestions mention.
  public static let wellKnownNames: [String] =
    TextEncoding.allCases.map(\.rawValue) + [
      "euc-kr", "cp949", "johab", "iso-2022-kr", "shift_jis", "euc-jp", "iso-2022-jp", "big5",
      "gbk", "gb18030", "cp1250", "cp1251", "cp1252", "cp437", "iso-8859-2", "iso-8859-15",
      "koi8-r", "utf-7", "macroman",
    ]

  /// The converter of the first spelling of `encoding` that the system has.
  static func converter(
    _ encoding: String, decoding: Bool
  ) throws(TextCodecError) -> Iconv {
    for name in systemNames(of: encoding) {
      do throws(SystemError) {
        return try decoding ? Iconv(from: name, to: "UTF-8") : Iconv(from: "UTF-8", to: name)
      } catch {
        if error.errno != EINVAL {
          throw .unavailable(encoding: encoding, reason: "\(error.message) (\(error.name))")
        }
      }
    }
    throw .unknownEncoding(
      encoding, suggestions: NearNames.nearest(to: encoding, in: wellKnownNames))
  }

  /// How the system may spell the encoding; none when the name has letters that no name has
  /// (a `/` would carry options of iconv_open(3), an empty name mean the locale).
  private static func systemNames(of encoding: String) -> [String] {
    let plain = encoding.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5F, 0x28, 0x29, 0x2B: true
      default: false
      }
    }
    guard plain, !encoding.isEmpty, encoding.utf8.count <= 64 else { return [] }
    let collapsed = TextEncoding.collapsed(encoding)
    if let name = pythonNames[collapsed] { return [name] }
    var names = [encoding, String(encoding.map { $0 == "_" ? "-" : $0 })]
    for (prefix, replacement) in [("iso8859", "ISO-8859-"), ("windows", "CP"), ("", "CP")] {
      let rest = collapsed.dropFirst(prefix.count)
      if collapsed.hasPrefix(prefix), !rest.isEmpty, rest.allSatisfy(\.isWholeNumber) {
        names.append(replacement + rest)
      }
    }
    return names
  }

  /// Python's names and aliases for encodings that the system spells otherwise.
  private static let pythonNames = [
    "euckr": "EUC-KR", "korean": "EUC-KR", "ksc5601": "EUC-KR", "ksc56011987": "EUC-KR",
    "ksx1001": "EUC-KR", "uhc": "CP949", "ms949": "CP949", "cp949": "CP949",
    "johab": "JOHAB", "cp1361": "JOHAB", "iso2022kr": "ISO-2022-KR", "csiso2022kr": "ISO-2022-KR",
    "shiftjis": "SHIFT_JIS", "sjis": "SHIFT_JIS", "eucjp": "EUC-JP", "ujis": "EUC-JP",
    "iso2022jp": "ISO-2022-JP", "big5tw": "BIG5", "gb2312": "EUC-CN", "euccn": "EUC-CN",
    "gb180302000": "GB18030", "macroman": "MACINTOSH", "koi8r": "KOI8-R", "koi8u": "KOI8-U",
    "utf7": "UTF-7", "u7": "UTF-7",
  ]
}
