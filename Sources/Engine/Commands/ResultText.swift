/// What the shell shows of a value that a line gave: lines for people.
@EngineActor
public struct ResultText {
  private let session: Session
  private let language: MessageLanguage
  /// The events of the statement that gave the value.
  private let events: [Event]
  /// Rows of a hexdump, at most.
  static let rowLimit = 64
  /// Characters of a text or a list, at most.
  static let textLimit = 4000

  /// When the statement began, on the clock of `MonotonicClock`.
  private let start: Int

  /// The values of a statement that began after this event of the session's log, at this time.
  public init(_ session: Session, since sequence: Int, at start: Int = MonotonicClock.now) {
    self.session = session
    self.start = start
    language = session.options.language
    events = session.trace.events(after: sequence)
  }

  /// What is shown of a value; nothing for none.
  public func lines(_ shown: Shown) -> [String] {
    let value = shown.value.first
    let label = shown.name.map { "\($0) = " } ?? ""
    switch value {
    case .unset: return []
    case .none:
      return effect(of: shown.command).map { fitted(label + $0) } ?? plain(value, shown)
    case .socket(let socket): return fitted(line(socket))
    case .bytes(let bytes):
      if let event = reading(shown.command) { return received(event, bytes, label, shown.value) }
      return dumped(bytes, label)
    case .int(let count):
      if let event = sending(shown.command), event.got == count {
        return fitted(label + sent(event))
      }
      return [label + number(count)]
    case .process(let process):
      return ["\(process.child.socket.name)  \(process.command)   pid \(process.child.identifier)"]
    case .task(let task):
      let wait = task.waitingFor.map { pick("   waits in \($0)", "   \($0)에서 기다림") } ?? ""
      return fitted("\(task.name)  \(pick("task", "작업")) \(task.stateText)\(wait)")
    case .bool, .float, .duration, .big, .text, .list, .map, .tuple, .several, .address, .buffer,
      .range, .pattern, .module, .error, .file, .iterator:
      return plain(value, shown)
    }
  }

  /// A socket in one line: `l1  listening on 0.0.0.0:9000   backlog 128`.
  public func line(_ socket: Socket) -> String {
    let local = socket.local?.description ?? "-"
    let peer = socket.peer?.description ?? "-"
    let name = socket.name
    if socket.isClosed { return "\(name)  \(pick("closed", "닫힘"))" }
    switch socket.role {
    case .listener:
      let backlog = "\(pick("backlog", "대기열")) \(socket.condition.backlog)"
      return "\(name)  \(pick("listening on \(local)", "\(local)에서 연결 대기"))   \(backlog)"
    case .connection:
      let time = events.last { $0.socket == socket.id && $0.verb == .connect }
        .map { "   " + ViewText.time($0.time + session.trace.start - start) }
      return "\(name)  \(pick("connected", "연결됨")) \(local) → \(peer)\(time ?? "")"
    case .accepted:
      return "\(name)  \(pick("accepted from \(peer)", "\(peer)에서 온 연결을 받음"))"
    case .datagram:
      let place = socket.local.map { $0.description } ?? pick("no address yet", "아직 주소 없음")
      return "\(name)  \(pick("datagram socket", "데이터그램 소켓"))   \(place)"
    case .process: return "\(name)  \(pick("process", "프로세스"))"
    case .fresh:
      let kind = "\(socket.family.rawValue) \(socket.kind.rawValue)"
      let address = socket.local.flatMap { $0 == .none ? nil : "   \($0)" }
      return "\(name)  \(pick("new socket", "새 소켓"))   \(kind)\(address ?? "")"
    }
  }

  /// What to call a socket's other end: its name when it is in this process, else its address.
  static func peer(of socket: Socket) -> String {
    guard let peer = socket.peer, peer != .none else { return "" }
    let name = SocketRegistry.partner(of: socket)?.name ?? ""
    return name.isEmpty ? peer.description : name
  }

  private func pick(_ english: String, _ korean: String) -> String {
    language == .ko ? korean : english
  }

  private func plain(_ value: Value, _ shown: Shown) -> [String] {
    if case .none = value, shown.name == nil { return [] }
    let label = shown.name.map { "\($0) = " } ?? ""
    let text = value.repr
    guard text.count > Self.textLimit else { return [label + text] }
    let more = ViewText.grouped(text.count - Self.textLimit)
    return [label + text.prefix(Self.textLimit) + pick("… \(more) more", "… \(more)자 더")]
  }

  private func number(_ value: Int) -> String {
    guard value.magnitude > 9 else { return String(value) }
    return "\(value)   \(value < 0 ? "-" : "")0x\(String(value.magnitude, radix: 16))"
  }

  private func bytes(_ count: Int) -> String {
    language == .ko ? "\(ViewText.grouped(count))바이트" : ViewText.count(count, "byte")
  }

  private func dumped(_ bytes: [UInt8], _ label: String) -> [String] {
    if bytes.count <= 8 { return [label + Value.bytes(bytes).repr] }
    return [label + self.bytes(bytes.count)] + dump(bytes)
  }

  private func dump(_ bytes: [UInt8], after before: [UInt8] = []) -> [String] {
    let shown = bytes.prefix(Self.rowLimit * 16)
    let lines = Self.dump(Array(shown), after: before, columns: session.width, language: language)
    guard shown.count < bytes.count else { return lines }
    let more = self.bytes(bytes.count - shown.count)
    return lines + [pick("   … \(more) more", "   … \(more) 더")]
  }

  /// A hexdump that fits so many columns: at most 16 bytes a row, a little indented; what does not fit
  /// behind a row stands below it. `before` are the bytes before these.
  public nonisolated static func dump(
    _ bytes: [UInt8], after before: [UInt8] = [], columns: Int, language: MessageLanguage = .en
  ) -> [String] {
    let width = Hexdump.width(for: columns - 1)
    let indent = ViewText.blanks(min(3, columns - 1 - Hexdump.rowColumns(width)))
    let lines = Hexdump.styled(of: bytes, width: width, after: before) { $0.text(in: language) }
    return lines.plain.flatMap { line in
      let row = indent + line
      guard DisplayWidth.columns(of: row) > columns, let bar = row.lastIndex(of: "╎"),
        let end = row.lastIndex(of: "│"), end < bar
      else { return [row] }
      return [String(row[...end]), indent + row[bar...]]
    }
  }

  private func reading(_ command: String?) -> Event? {
    guard let command else { return nil }
    return events.last {
      $0.verb.rawValue == command && ($0.verb.isReceiving || $0.verb == .peek)
    }
  }

  private func sending(_ command: String?) -> Event? {
    events.last { $0.verb.rawValue == command && $0.verb.isSending }
  }

  private func received(
    _ event: Event, _ bytes: [UInt8], _ label: String, _ value: Value
  ) -> [String] {
    if event.outcome == .endOfStream {
      return fitted(
        label
          + pick("b''   end of stream: the peer sends nothing more", "b''   스트림의 끝: 상대가 더 보내지 않음"))
    }
    var line = label + self.bytes(bytes.count)
    switch event.verb {
    case .recv, .recvInto, .recvExactly, .peek:
      let asked = ViewText.grouped(event.asked)
      line = pick("\(line) of \(asked) asked", "\(line) (요청 \(asked))")
    case .recvfrom:
      let length = event.endpoints?.length ?? bytes.count
      if length > bytes.count {
        line += pick(
          "   the rest of \(self.bytes(length)) is cut off",
          "   \(self.bytes(length)) 중 나머지는 잘려 버려짐")
      }
      if let sender = event.address { line += pick("   from \(sender)", "   보낸 곳 \(sender)") }
    case .recvUntil, .recvLine, .recvAll, .recvFile, .socket, .bind, .listen, .accept, .connect,
      .send, .sendall, .sendto, .shutdown, .close, .abort, .sendFile, .setOption, .getOption, .poll,
      .spawn:
      break
    }
    if let socket = SocketRegistry.socket(event.socket), socket.kind == .stream, !socket.isClosed,
      let waiting = try? SystemCallLog.unlogged({ try socket.waiting() }), waiting > 0,
      event.verb != .peek
    {
      line += pick(
        "   \(ViewText.grouped(waiting)) more wait in the kernel",
        "   \(self.bytes(waiting))가 커널에 남아 있음")
    }
    return fitted(line) + dump(bytes, after: tail(before: event))
  }

  /// A line in pieces that fit the terminal.
  private func fitted(_ line: String) -> [String] {
    session.console.isTerminal ? ViewText.folded(line, session.width) : [line]
  }

  /// The last bytes of the stream that were read before this event, three at most.
  private func tail(before event: Event) -> [UInt8] {
    guard SocketRegistry.socket(event.socket)?.kind == .stream else { return [] }
    var tail: [UInt8] = []
    for earlier in session.trace.events(of: event.socket).reversed() where tail.count < 3 {
      guard earlier.sequence < event.sequence, earlier.verb.isReceiving, earlier.got > 0 else {
        continue
      }
      guard earlier.bytes.count == earlier.got else { break }
      tail = earlier.bytes.suffix(3) + tail
    }
    return Array(tail.suffix(3))
  }

  private func sent(_ event: Event) -> String {
    var line = pick("\(bytes(event.got)) sent", "\(bytes(event.got)) 보냄")
    if event.got < event.asked {
      line = pick(
        "\(ViewText.grouped(event.got)) of \(bytes(event.asked)) sent",
        "\(bytes(event.asked)) 중 \(ViewText.grouped(event.got)) 보냄")
    }
    guard let socket = SocketRegistry.socket(event.socket) else { return line }
    let target = event.verb == .sendto ? event.address?.description ?? "" : Self.peer(of: socket)
    line += "   \(socket.name)" + (target.isEmpty ? "" : " → \(target)")
    if event.got < event.asked {
      line += pick("   the rest is still yours to send", "   나머지는 다시 보내야 함")
    }
    return line
  }

  /// What a command without a value did.
  private func effect(of command: String?) -> String? {
    guard let event = events.last(where: { $0.verb.rawValue == command }), event.outcome == .ok
    else {
      return nil
    }
    let name =
      SocketRegistry.socket(event.socket)?.name ?? SocketPast.facts[event.socket]?.name ?? ""
    switch event.verb {
    case .sendall, .sendFile: return sent(event)
    case .recvFile:
      return pick("\(bytes(event.got)) received   \(name)", "\(bytes(event.got)) 받음   \(name)")
    case .close: return "\(name)  " + pick("closed", "닫음")
    case .abort: return "\(name)  " + pick("aborted: RST instead of FIN", "중단: FIN 대신 RST")
    case .shutdown:
      let way = [pick("reading", "읽기"), pick("writing", "쓰기"), pick("both ways", "양방향")]
      let which = way.indices.contains(event.asked) ? way[event.asked] : ""
      return "\(name)  " + pick("shut down: \(which)", "\(which) 종료")
    case .bind, .listen, .connect:
      return SocketRegistry.socket(event.socket).map { line($0) }
    case .socket, .accept, .send, .recv, .recvInto, .recvExactly, .recvUntil, .recvLine, .recvAll,
      .peek, .sendto, .recvfrom, .setOption, .getOption, .poll, .spawn:
      return nil
    }
  }
}
