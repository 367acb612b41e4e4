/// The readings of the log, each as lines for a person.
extension Scene {
  /// How the stream arrived at a socket; `unread` bytes wait in the kernel.
  func chunks(
    _ id: Int, width: Int, limit: Int = 40, unread: Int = 0, times: Bool = true
  ) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    let own = events(of: id)
    return Chunks(of: facts, peer: peer(of: facts), own, dropped: trace.dropped(of: id))
      .lines(width: width, limit: limit, unread: unread, times: times)
      + losses(events: own.filter(\.verb.isReceiving), width: width)
  }

  /// What was sent beside what was read, both ways.
  func boundaries(_ id: Int, width: Int, limit: Int? = nil) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    if facts.kind == .dgram { return deliveries(facts, width: width, limit: limit ?? 40) }
    let own = events(of: id)
    let partner = pairing.partner(of: id)
    let queue = partner == nil ? queue(of: facts) : nil
    let other = partner.map { events(of: $0) } ?? queue.map { _ in [] }
    let far = queue ?? peer(of: facts)
    let ways = [
      Boundaries(from: far, other, to: facts.label, own),
      Boundaries(from: facts.label, own, to: far, other),
    ].filter { !$0.isEmpty }
    let losses = losses(
      of: [id, partner].compactMap { $0 }, events: own + (other ?? []), width: width)
    if ways.isEmpty {
      return ViewText.wrapped("\(facts.label) ↔ \(far)   nothing was sent or read", width) + losses
    }
    let waits = queue.map { ViewText.wrapped("  \($0) has not accepted the connection yet", width) }
    return ways.flatMap { $0.lines(width: width, limit: limit ?? 10) } + (waits ?? []) + losses
  }

  /// The listener of this process in whose queue a connection still waits.
  private func queue(of connection: SocketFacts) -> String? {
    guard pairing.isClient(connection.id) == true, let peer = connection.peer else { return nil }
    let listener = sockets.values.first {
      $0.role == .listener && $0.local?.receives(from: peer) == true
        && SocketRegistry.socket($0.id)?.isClosed == false
    }
    return listener?.label
  }

  /// What came to a datagram socket, and what it sent to others of this process.
  private func deliveries(_ own: SocketFacts, width: Int, limit: Int) -> [StyledText] {
    let incoming = Deliveries(to: own, events, sockets)
    let outgoing = sockets.values.filter { $0.kind == .dgram && $0.id != own.id }
      .sorted { $0.id < $1.id }
      .map { Deliveries(to: $0, from: own.id, events, sockets) }
    let shown = ([incoming] + outgoing).filter { !$0.rows.isEmpty }
    let losses = losses(of: [own.id], events: events(of: own.id), width: width)
    if shown.isEmpty {
      return ViewText.wrapped("\(own.label)   no datagram was sent or read here", width) + losses
    }
    return shown.flatMap { $0.lines(width: width, limit: limit) } + losses
  }

  /// The stream as messages.
  func frames(
    _ id: Int, _ format: FrameFormat, sent: Bool = false, width: Int, limit: Int = 40
  ) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    return Frames(of: facts, peer: peer(of: facts), events, format, sent: sent)
      .lines(width: width, limit: limit) + losses(width: width)
  }

  /// Who said what when; of some sockets only, or of all.
  func ladder(
    only: Set<Int>? = nil, width: Int, limit: Int = 60, isBrief: Bool = false
  ) -> [StyledText] {
    let shown = events.filter { only?.contains($0.socket) ?? true }
    return Ladder(events, sockets, pairing, only: only)
      .lines(width: width, limit: limit, isBrief: isBrief)
      + losses(of: only.map { Array($0) }, events: shown, width: width)
  }

  /// The bytes of each read; a character that one cuts is completed by the next.
  func dumps(_ id: Int, width: Int, limit: Int = 40) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    let reads = events(of: id).filter { $0.verb.isReceiving && $0.got > 0 }
    let far = peer(of: facts)
    let way = far.isEmpty ? facts.label : "\(facts.label) ← \(far)"
    let losses = losses(of: [id], events: reads, width: width)
    if reads.isEmpty { return ViewText.wrapped("\(way)   nothing was read", width) + losses }
    let hidden = ViewText.split(reads.count, limit: limit).hidden
    var lines: [StyledText] = []
    var before: [UInt8] = []
    for (index, read) in reads.enumerated() {
      defer { if facts.kind == .stream { before = Array((before + read.bytes).suffix(3)) } }
      if hidden.contains(index) {
        if index == hidden.lowerBound {
          lines.append(StyledText("  ⋮  \(ViewText.count(hidden.count, "more read"))", .faint))
        }
        continue
      }
      let title = "\(way)   read \(index + 1): \(ViewText.count(read.got, "byte"))"
      lines += ViewText.wrapped(title, width).map { StyledText($0.plain, .strong) }
      lines += Hexdump.styled(
        of: read.bytes, width: Hexdump.width(for: width),
        offset: facts.kind == .stream ? read.offset : 0, after: before, columns: width)
    }
    return lines + losses
  }

  /// What the log no longer has of some sockets (nil: of all) and of the bytes of some events.
  private func losses(
    of ids: [Int]? = [], events: [Event] = [], width: Int
  ) -> [StyledText] {
    let dropped = ids.map { $0.reduce(0) { $0 + trace.dropped(of: $1).events } }
    let losses =
      trace.isOff
      ? Losses.everything : Losses(dropped: dropped ?? trace.droppedEvents, events).words
    return losses.map { words in
      ViewText.wrapped("  " + words, width).map { StyledText($0.plain, .bad) }
    } ?? []
  }
}
