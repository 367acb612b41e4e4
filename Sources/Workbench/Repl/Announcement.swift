import Engine

/// The words of what the shell says by itself.
struct Announcement {
  let language: MessageLanguage
  let color: Bool
  /// Of the terminal.
  var columns = 80

  /// One arrival; empty when it is not to be shown.
  @EngineActor
  func text(_ arrival: Arrival, mode: ShownData) -> String {
    let name = arrival.socket.name
    switch arrival.kind {
    case .connections(let count): return line(name, waiting(count))
    case .data(let count, let first, _):
      if mode == .off { return "" }
      return line(name, pick("\(bytes(count)) arrived", "\(bytes(count)) 도착"))
        + body(first, of: count, mode, after: arrival.before)
    case .datagram(let first, let length, let sender):
      if mode == .off { return "" }
      return line(
        name,
        pick(
          "a datagram of \(bytes(length)) from \(sender)", "\(sender)에서 온 \(bytes(length)) 데이터그램"))
        + body(first, of: length, mode)
    case .furtherDatagram:
      return line(name, pick("more datagrams wait behind it", "뒤에 데이터그램이 더 있음"))
    case .end where arrival.socket.role == .process:
      return line(name, pick("the output has ended", "출력이 끝남"))
    case .end:
      return line(name, pick("the peer sends nothing more (FIN)", "상대가 송신을 끝냄 (FIN)"))
    case .broken: return line(name, pick("the connection is broken (RST)", "연결이 끊김 (RST)"))
    }
  }

  /// What came in a burst to one socket.
  @EngineActor
  func text(_ total: ArrivalTotal, of name: String) -> String {
    var parts: [String] = []
    if total.connections > 0 { parts.append(waiting(total.connections)) }
    if total.bytes > 0 {
      parts.append(
        pick(
          "\(bytes(total.bytes)) in \(ViewText.count(total.arrivals, "arrival"))",
          "\(ViewText.grouped(total.arrivals))번에 걸쳐 \(bytes(total.bytes)) 도착"))
    }
    if total.datagrams > 0 {
      parts.append(
        pick(
          ViewText.count(total.datagrams, "datagram"),
          "데이터그램 \(ViewText.grouped(total.datagrams))개"))
    }
    if total.ends > 0 { parts.append(pick("end of stream (FIN)", "스트림의 끝 (FIN)")) }
    if total.breaks > 0 { parts.append(pick("broken (RST)", "끊김 (RST)")) }
    return line(name, parts.joined(separator: ", "))
  }

  /// What came in a burst to many sockets.
  func text(_ total: ArrivalTotal, sockets: Int) -> String {
    let where_ = pick("on \(ViewText.grouped(sockets)) sockets", "소켓 \(ViewText.grouped(sockets))개")
    var parts = [
      pick(
        "\(ViewText.count(total.arrivals, "arrival")), \(bytes(total.bytes))",
        "\(ViewText.grouped(total.arrivals))번 도착, \(bytes(total.bytes))")
    ]
    if total.connections > 0 { parts.append(waiting(total.connections)) }
    if total.datagrams > 0 {
      parts.append(
        pick(
          ViewText.count(total.datagrams, "datagram"),
          "데이터그램 \(ViewText.grouped(total.datagrams))개"))
    }
    if total.ends > 0 { parts.append(pick("\(total.ends) ended", "\(total.ends)개 끝남")) }
    if total.breaks > 0 { parts.append(pick("\(total.breaks) broken", "\(total.breaks)개 끊김")) }
    return line(where_, parts.joined(separator: ", "))
  }

  /// A task that has ended well.
  func text(task name: String, _ result: [String]) -> String {
    guard let first = result.first else { return line(name, pick("finished", "끝남")) }
    return line(name, first) + result.dropFirst().map { "   \($0)\n" }.joined()
  }

  /// A task that has ended the shell.
  func text(task name: String, exit code: Int32) -> String {
    line(name, pick("exit \(code), the shell ends", "exit \(code), 셸을 끝냄"))
  }

  /// `── l1: …`
  func line(_ subject: String, _ text: String) -> String {
    ViewText.folded("── \(subject): \(text)", columns)
      .map { Style.news.applied(to: $0, color: color) + "\n" }.joined()
  }

  private func waiting(_ count: Int) -> String {
    pick(
      count == 1
        ? "1 connection waits to be accepted"
        : "\(ViewText.grouped(count)) connections wait to be accepted",
      "연결 \(ViewText.grouped(count))개가 수락을 기다림")
  }

  private func body(
    _ first: [UInt8], of count: Int, _ mode: ShownData, after before: [UInt8] = []
  ) -> String {
    var lines: [String]
    switch mode {
    case .off: return ""
    case .bytes:
      lines = ResultText.dump(first, after: before, columns: columns, language: language)
    case .text: lines = ["   " + ShortText.escaped(first)]
    }
    if count > first.count {
      let more = bytes(count - first.count)
      lines.append(pick("   … \(more) more", "   … \(more) 더"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func bytes(_ count: Int) -> String {
    language == .ko ? "\(ViewText.grouped(count))바이트" : ViewText.count(count, "byte")
  }

  private func pick(_ english: String, _ korean: String) -> String {
    language == .ko ? korean : english
  }
}

/// What came in a burst, added up.
struct ArrivalTotal {
  var arrivals = 0
  var bytes = 0
  var connections = 0
  var datagrams = 0
  var ends = 0
  var breaks = 0

  mutating func add(_ kind: Arrival.Kind) {
    arrivals += 1
    switch kind {
    case .connections(let count): connections = max(connections, count)
    case .data(let count, _, _): bytes += count
    case .datagram(_, let length, _):
      bytes += length
      datagrams += 1
    case .furtherDatagram: datagrams += 1
    case .end: ends += 1
    case .broken: breaks += 1
    }
  }

  mutating func add(_ other: ArrivalTotal) {
    arrivals += other.arrivals
    bytes += other.bytes
    connections += other.connections
    datagrams += other.datagrams
    ends += other.ends
    breaks += other.breaks
  }
}
