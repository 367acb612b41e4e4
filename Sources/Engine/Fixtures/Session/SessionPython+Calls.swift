extension SessionPython {
  /// A call. Methods and commands are the same: `s.send(x)` is `send s x`.
  mutating func text(_ call: CallSyntax, single: Bool) -> String {
    var words = call.arguments.filter { $0.label == nil }.map(\.value)
    if let receiver = call.receiver, module(receiver) == nil { words.insert(receiver, at: 0) }
    var keywords: [String: Expression] = [:]
    for argument in call.arguments {
      if let label = argument.label { keywords[label.name] = argument.value }
    }
    if isOfAFile(call) || functions.contains(call.callee.name) { return plain(call) }
    if ErrorKind(rawValue: call.callee.name) != nil {
      return "\(error(call.callee.name))(\(words.map { text($0) }.joined(separator: ", ")))"
    }
    if call.callee.name == "wait", let task = words.first {
      return "\(inner(task)).wait(\(keywords["timeout"].map { text($0) } ?? ""))"
    }
    if let known = socketCall(call.callee.name, words, keywords, single) {
      return limited(call.callee.name, known, words, keywords)
    }
    if let known = valueCall(call.callee.name, words, keywords) {
      return limited(call.callee.name, known, words, keywords)
    }
    return libraryCall(call.callee.name, words, keywords) ?? plain(call)
  }

  /// A call with `timeout=`, which Python's sockets have only as a setting.
  private mutating func limited(
    _ name: String, _ text: String, _ words: [Expression], _ keywords: [String: Expression]
  ) -> String {
    guard let time = keywords["timeout"], let socket = words.first, !socket.isAddress,
      !text.hasPrefix("socket.create_connection")
    else { return text }
    helpers.insert(.timed)
    return "timed(\(inner(socket)), \(self.text(time)), lambda: \(text))"
  }

  private mutating func plain(_ call: CallSyntax) -> String {
    let words = call.arguments.filter { $0.label == nil }.map(\.value)
    let given = words.map { text($0) }
    let named = call.arguments.compactMap { argument -> String? in
      guard let label = argument.label?.name else { return nil }
      if call.callee.name == "print" {
        if label == "raw" { return nil }
        if label == "file", case .name(let stream) = argument.value.kind {
          modules.insert("sys")
          return "file=sys.\(stream.split(separator: ".").last ?? "stdout")"
        }
      }
      return "\(label)=\(text(argument.value))"
    }
    let arguments = (given + named).joined(separator: ", ")
    let callee = call.callee.name
    let isOwn = functions.contains(callee)
    if let receiver = call.receiver, !isOwn || isOfAFile(call) {
      if !isOfAFile(call), CommandTable.complete[callee] != nil { missing = callee }
      return "\(inner(receiver)).\(isOfAFile(call) ? name(callee) : callee)(\(arguments))"
    }
    if isOwn {
      let first = call.receiver.map { [text($0)] } ?? []
      return "\(name(callee))(\((first + given + named).joined(separator: ", ")))"
    }
    if !Self.builtIns.contains(callee) { missing = callee }
    return "\(callee)(\(arguments))"
  }

  /// The verbs of sockets.
  private mutating func socketCall(
    _ name: String, _ words: [Expression], _ keywords: [String: Expression], _ single: Bool
  ) -> String? {
    let first = words.first.map { inner($0) } ?? "None"
    let rest = words.dropFirst()
    let second = rest.first
    switch name {
    case "socket":
      let kinds = [
        "inet": "AF_INET", "inet6": "AF_INET6", "unix": "AF_UNIX",
        "stream": "SOCK_STREAM", "dgram": "SOCK_DGRAM",
      ]
      let names = words.map { word -> String in
        guard case .name(let name) = word.kind else { return text(word) }
        return "socket.\(kinds[name] ?? name)"
      }
      return "socket.socket(\(names.joined(separator: ", ")))"
    case "connect" where words.count == 1, "create_connection" where !words.isEmpty:
      if words[0].isUnix || isOfUnix(words[0]) {
        helpers.insert(.connectUnix)
        return "connect_unix(\(place(words[0])))"
      }
      let timeout = keywords["timeout"].map { ", timeout=\(text($0))" } ?? ""
      let from = keywords["from"].map { ", source_address=\(place($0))" } ?? ""
      return "socket.create_connection(\(pair(words[0]))\(timeout)\(from))"
    case "listen" where words.first.map { $0.isAddress || kind(of: $0) == .address } == true,
      "create_server" where !words.isEmpty:
      return server(at: words[0], keywords, backlog: keywords["backlog"] ?? second)
    case "connect", "bind":
      return "\(first).\(name)(\(second.map { place($0) } ?? ""))"
    case "accept": return "\(first).accept()" + (single ? "[0]" : "")
    case "send", "sendall": return "\(first).\(name)(\(data(second)))"
    case "sendto":
      return
        "\(first).sendto(\(data(second)), \(rest.dropFirst().first.map { place($0) } ?? "None"))"
    case "recvfrom":
      return "\(first).recvfrom(\(second.map { text($0) } ?? "65536"))" + (single ? "[0]" : "")
    case "peek": return "\(first).recv(\(second.map { text($0) } ?? "65536"), socket.MSG_PEEK)"
    case "setsockopt", "getsockopt":
      let given = rest.map { word -> String in
        guard case .name(let name) = word.kind, SocketConstants.number(name) != nil else {
          return text(word)
        }
        return "socket.\(name)"
      }
      return "\(first).\(name)(\(given.joined(separator: ", ")))"
    case "shutdown":
      let ways = ["read": "SHUT_RD", "write": "SHUT_WR", "both": "SHUT_RDWR"]
      guard case .name(let way)? = second?.kind else {
        return "\(first).shutdown(socket.SHUT_RDWR)"
      }
      return "\(first).shutdown(socket.\(ways[way] ?? way))"
    case "recv_exactly": return helper(.exactly, "exactly", words)
    case "recv_until": return helper(.until, "until", words)
    case "recv_line": return helper(.until, "until", words, "b'\\n'")
    case "recv_all": return helper(.all, "everything", words)
    case "expect":
      if case .regex(let source)? = second?.kind {
        modules.insert("re")
        helpers.insert(.expectMatch)
        return "expect_match(\(first), re.compile(\(Value.bytesText(Array(source.utf8)))))"
      }
      helpers.insert(.exactly)
      helpers.insert(.expect)
      return "expect(\(first), \(data(second)))"
    case "expect_eof": return helper(.expectEnd, "expect_eof", words)
    case "expect_reset": return helper(.expectReset, "expect_reset", words)
    case "abort": return helper(.abort, "abort", words)
    case "waiting": return helper(.waiting, "waiting", words)
    case _: return nil
    }
  }

  /// A place as create_connection takes it: a pair, where getsockname gives four values for IPv6.
  private mutating func pair(_ address: Expression) -> String {
    switch address.kind {
    case .name, .property, .call:
      inner(address) + (kind(of: address) == .address ? "[:2]" : "")
    default: place(address)
    }
  }

  /// A listener; the family is that of the address.
  private mutating func server(
    at address: Expression, _ keywords: [String: Expression], backlog: Expression?
  ) -> String {
    var given = place(address) + (backlog.map { ", backlog=\(text($0))" } ?? "")
    if keywords["dual"] != nil {
      given += ", family=socket.AF_INET6, dualstack_ipv6=True"
    } else if address.isUnix || isOfUnix(address) {
      given += ", family=socket.AF_UNIX"
    } else if address.isIPv6
      || keywords["family"].map({ source.text($0.span).contains("6") }) == true
    {
      given += ", family=socket.AF_INET6"
    }
    return "socket.create_server(\(given))"
  }

  private mutating func helper(
    _ helper: PythonHelper, _ name: String, _ words: [Expression], _ more: String? = nil
  ) -> String {
    helpers.insert(helper)
    let given = words.enumerated().map { $0 == 1 ? data($1) : text($1) }
    return "\(name)(\((given + [more].compactMap { $0 }).joined(separator: ", ")))"
  }

  /// Conversions and time, which Python spells in another way.
  private mutating func valueCall(
    _ name: String, _ words: [Expression], _ keywords: [String: Expression]
  ) -> String? {
    let given = words.map { text($0) }
    let first = words.first.map { inner($0) } ?? ""
    let signed = keywords["signed"].map { ", signed=\(text($0))" } ?? ""
    let rest = given.dropFirst().joined(separator: ", ")
    switch name {
    case "to_bytes": return "(\(given.first ?? "0")).to_bytes(\(rest)\(signed))"
    case "from_bytes":
      if case .name("int")? = words.first?.kind {
        let rest = words.dropFirst().map { text($0) }.joined(separator: ", ")
        return "int.from_bytes(\(rest)\(signed))"
      }
      return "int.from_bytes(\(given.joined(separator: ", "))\(signed))"
    case "encode", "decode", "strip", "split", "replace", "find", "upper", "lower", "startswith",
      "endswith", "append", "settimeout", "setblocking", "close", "recv", "recv_into", "listen",
      "getpeername", "getsockname", "hex", "items":
      return "\(first).\(name)(\(rest))"
    case "keys", "values": return "list(\(first).\(name)())"
    case "join": return "\(first).join(\(rest))"
    case "sleep":
      modules.insert("time")
      return "time.sleep(\(first))"
    case "time", "ctime":
      modules.insert("time")
      return "time.\(name)(\(first))"
    case "pack", "unpack":
      modules.insert("struct")
      return "struct.\(name)(\(given.joined(separator: ", ")))"
    case "exit": return "raise SystemExit(\(given.first ?? "0"))"
    case _: return nil
    }
  }

  /// What is sent: a text is its bytes.
  mutating func data(_ expression: Expression?) -> String {
    guard let expression else { return "b''" }
    switch expression.kind {
    case .text(let string): return Value.bytesText(Array(string.utf8))
    case .bytes, .int: return text(expression)
    case .call(let call) where ["to_bytes", "encode", "pack"].contains(call.callee.name):
      return text(expression)
    default:
      helpers.insert(.data)
      return "as_bytes(\(text(expression)))"
    }
  }
}

extension Expression {
  /// An address of a Unix socket, "unix:/path".
  var isUnix: Bool {
    switch kind {
    case .text(let text): text.hasPrefix("unix:")
    case .template(let parts):
      if case .text(let text)? = parts.first { text.hasPrefix("unix:") } else { false }
    default: false
    }
  }

  /// An address of IPv6, as `[::1]:80` and `("::1", 80)`.
  var isIPv6: Bool {
    switch kind {
    case .address(let host, _): host.contains(where: \.hasColon)
    case .text(let text): text.hasPrefix("[")
    case .tuple(let items):
      if case .text(let host)? = items.first?.kind { host.contains(":") } else { false }
    default: false
    }
  }

  /// What `listen` takes for a place: `:9000`, `"unix:/path"`, `("", 9000)`.
  var isAddress: Bool {
    switch kind {
    case .address, .text, .tuple, .template: true
    case .none, .bool, .int, .bigInt, .float, .duration, .bytes, .regex, .name, .list, .map,
      .unary, .binary, .comparison, .both, .either, .conditional, .call, .index, .slice, .property,
      .task:
      false
    }
  }
}
