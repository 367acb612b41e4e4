extension SessionPython {
  /// Calls that Python's library has under another name or as methods; nil for all others.
  mutating func libraryCall(
    _ name: String, _ words: [Expression], _ keywords: [String: Expression]
  ) -> String? {
    if name == "isinstance", words.count == 2 { return isInstance(words[0], words[1]) }
    let given = words.map { text($0) }
    let all = given.joined(separator: ", ")
    let rest = given.dropFirst().joined(separator: ", ")
    let first = words.first.map { inner($0) } ?? ""
    switch name {
    case "crc32": return "\(module("zlib")).crc32(\(all))"
    case "sha256": return "\(module("hashlib")).sha256(\(all)).hexdigest()"
    case "unhex", "fromhex": return "bytes.fromhex(\(all))"
    case "buffer": return "bytearray(\(all))"
    case "calcsize": return "\(module("struct")).calcsize(\(all))"
    case "htons", "htonl", "ntohs", "ntohl", "inet_aton", "inet_ntoa", "gethostname":
      return "socket.\(name)(\(all))"
    case "match":
      _ = module("re")
      helpers.insert(.match)
      return "match_of(\(all))"
    case "resolve", "gethostbyname":
      let found = "socket.getaddrinfo(\(given.first ?? ""), None, type=socket.SOCK_STREAM)"
      return "[info[4][0] for info in \(found)]"
    case "reversed": return "list(reversed(\(all)))"
    case "type": return "type(\(all)).__name__"
    case "map", "dict": return "dict(\(all))"
    case "args": return "\(module("sys")).argv[1:]"
    case "findall": return "\(module("re")).findall(\(given.reversed().joined(separator: ", ")))"
    case "rstrip", "lstrip", "title", "capitalize", "swapcase", "zfill", "ljust", "rjust", "center",
      "rsplit", "partition", "rpartition", "rfind", "index", "rindex", "count", "removeprefix",
      "removesuffix", "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace",
      "isupper", "islower", "isascii", "extend", "insert", "pop", "clear", "copy", "sort",
      "reverse", "setdefault", "update", "read", "readline", "readlines", "write", "flush", "tell":
      guard !words.isEmpty, keywords.isEmpty else { return nil }
      return "\(first).\(name)(\(rest))"
    case "lines", "splitlines": return "\(first).splitlines(\(rest))"
    case "format":
      switch words.first?.kind {
      case .text, .template: return "\(first).format(\(rest))"
      case _: return nil
      }
    case "set": return words.count == 1 ? options(of: first, keywords) : nil
    case "get":
      guard case .name(let option)? = words.dropFirst().first?.kind,
        let option = SocketOption.named(option)
      else { return "\(first).get(\(rest))" }
      return self.option(option, of: first)
    case "poll", "select":
      guard words.count == 1 else { return nil }
      let time = keywords["timeout"].map { ", " + text($0) } ?? ""
      return "\(module("select")).select(\(all), [], []\(time))[0]"
    case _: return fileCall(name, words, given) ?? timeCall(name, given, keywords)
    }
  }

  private mutating func fileCall(
    _ name: String, _ words: [Expression], _ given: [String]
  ) -> String? {
    let all = given.joined(separator: ", ")
    let calls = [
      "exists": "path.exists", "is_file": "path.isfile", "is_folder": "path.isdir",
      "size": "path.getsize", "real_path": "path.realpath", "env": "getenv",
    ]
    if let call = calls[name] { return "\(module("os")).\(call)(\(all))" }
    switch name {
    case "files": return "sorted(\(module("os")).listdir(\(all)))"
    case "seek" where words.count > 1:
      var place = given
      if case .name(let from)? = words.dropFirst(2).first?.kind,
        let number = ["start": 0, "current": 1, "end": 2][from]
      {
        place[2] = "\(number)"
      }
      return "\(inner(words[0])).seek(\(place.dropFirst().joined(separator: ", ")))"
    case "temp_folder": return "\(module("tempfile")).mkdtemp()"
    case "script_folder": return "\(module("os")).path.dirname(os.path.abspath(__file__))"
    case "send_file" where words.count == 2:
      return "\(inner(words[0])).sendfile(open(\(given[1]), 'rb'))"
    case "recv_file" where words.count == 3:
      helpers.insert(.exactly)
      return "open(\(given[1]), 'wb').write(exactly(\(given[0]), \(given[2])))"
    case "make_folder": return "\(module("os")).makedirs(\(all), exist_ok=True)"
    case "read_file" where words.count == 1: return "open(\(all), 'rb').read()"
    case "write_file" where words.count == 2:
      return "open(\(given[0]), 'wb').write(\(data(words[1])))"
    case "append_file" where words.count == 2:
      return "open(\(given[0]), 'ab').write(\(data(words[1])))"
    case "remove", "unlink":
      if words.count == 1 { return "\(module("os")).remove(\(all))" }
      return words.isEmpty ? nil : "\(inner(words[0])).remove(\(given[1]))"
    case _: return nil
    }
  }

  private mutating func timeCall(
    _ name: String, _ given: [String], _ keywords: [String: Expression]
  ) -> String? {
    let all = given.joined(separator: ", ")
    switch name {
    case "now", "elapsed", "perf_counter", "monotonic":
      return "\(module("time")).perf_counter()"
    case "strftime":
      guard given.count == 2 else { return "\(module("time")).strftime(\(all))" }
      let isUTC = if case .bool(true)? = keywords["utc"]?.kind { true } else { false }
      let moment = "time.\(isUTC ? "gmtime" : "localtime")(\(given[1]))"
      return "\(module("time")).strftime(\(given[0]), \(moment))"
    case "seed", "choice", "shuffle": return "\(module("random")).\(name)(\(all))"
    case "random_bytes", "urandom", "randbytes": return "\(module("random")).randbytes(\(all))"
    case "random", "randint":
      let isFloat = given.contains { $0.contains(".") }
      let call = given.isEmpty ? "random" : isFloat ? "uniform" : "randint"
      return "\(module("random")).\(call)(\(all))"
    case _: return nil
    }
  }

  /// Python's types have other names for some of ours.
  private mutating func isInstance(_ value: Expression, _ type: Expression) -> String {
    guard case .name(let name) = type.kind else {
      return "isinstance(\(text(value)), \(text(type)))"
    }
    let types = [
      "text": "str", "map": "dict", "buffer": "bytearray", "address": "tuple", "duration": "float",
      "error": "Exception", "socket": "socket.socket", "task": "start",
    ]
    if name == "task" { helpers.insert(.start) }
    if ["module", "file", "process"].contains(name) { missing = "type " + name }
    return "isinstance(\(text(value)), \(types[name] ?? name))"
  }

  private mutating func module(_ name: String) -> String {
    modules.insert(name)
    return name
  }

  /// `set` is a call for each of its options.
  private mutating func options(of socket: String, _ values: [String: Expression]) -> String? {
    var calls: [String] = []
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let option = SocketOption.named(name) else { return nil }
      let given = text(value)
      switch option.kind {
      case .blocking: calls.append("\(socket).setblocking(\(given))")
      case .timeout: calls.append("\(socket).settimeout(\(given))")
      case .linger:
        let packed = "\(module("struct")).pack('ii', 1, int(\(given)))"
        calls.append("\(socket).setsockopt(\(Self.constants(of: option)), \(packed))")
      case .flag, .number, .seconds:
        var number = "int(\(given))"
        if case .int = value.kind { number = given }
        if case .bool(let isOn) = value.kind { number = isOn ? "1" : "0" }
        calls.append("\(socket).setsockopt(\(Self.constants(of: option)), \(number))")
      }
    }
    return calls.isEmpty ? nil : calls.joined(separator: "; ")
  }

  private func option(_ option: SocketOption, of socket: String) -> String {
    switch option.kind {
    case .blocking: "\(socket).getblocking()"
    case .timeout: "\(socket).gettimeout()"
    case .flag, .number, .seconds, .linger: "\(socket).getsockopt(\(Self.constants(of: option)))"
    }
  }

  private static func constants(of option: SocketOption) -> String {
    let constant = option.constant ?? ""
    let level = ["TCP": "IPPROTO_TCP", "IP": "IPPROTO_IP", "IPV6": "IPPROTO_IPV6"]
    let prefix = String(constant.prefix { $0 != "_" })
    return "socket.\(level[prefix] ?? "SOL_SOCKET"), socket.\(constant)"
  }
}
