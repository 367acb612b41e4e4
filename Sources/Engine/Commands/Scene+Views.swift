/// The readings of the log, each as lines for a person.
extension Scene {
  /// How the stream arrived at a socket; `unread` bytes wait in the kernel.
  func chunks(
    _ id: Int, width: Int, limit: Int = 40, unread: Int = 0, times: Bool = true
  ) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    return Chunks(
      of: facts, peer: peer(of: facts), events(of: id), dropped: trace.dropped(of: id)
    ).lines(width: width, limit: limit, unread: unread, times: times)
  }

  /// What was sent beside what was read, both ways.
  func boundaries(_ id: Int, width: Int, limit: Int? = nil) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    if facts.kind == .dgram { return deliveries(facts, width: width, limit: limit ?? 40) }
    let own = events(of: id)
    let partner = pairing.partner(of: id)
    let other = partner.map { events(of: $0) }
    let far = peer(of: facts)
    let ways = [
      Boundaries(from: far, other, to: facts.label, own),
      Boundaries(from: facts.label, own, to: far, other),
    ].filter { !$0.isEmpty }
    if ways.isEmpty { return [StyledText("\(facts.label) ↔ \(far)   nothing was sent or read")] }
    let losses = losses(of: [id, partner].compactMap { $0 }, events: own + (other ?? []))
    return ways.flatMap { $0.lines(width: width, limit: limit ?? 10) } + losses
  }

  /// What came to a datagram socket, and what it sent to others of this process.
  private func deliveries(_ own: SocketFacts, width: Int, limit: Int) -> [StyledText] {
    let incoming = Deliveries(to: own, events, sockets)
    let outgoing = sockets.values.filter { $0.kind == .dgram && $0.id != own.id }
      .sorted { $0.id < $1.id }
      .map { Deliveries(to: $0, from: own.id, events, sockets) }
    let shown = ([incoming] + outgoing).filter { !$0.rows.isEmpty }
    if shown.isEmpty {
      return [StyledText("\(own.label)   no datagram was sent or read here")]
    }
    return shown.flatMap { $0.lines(width: width, limit: limit) }
      + losses(of: [own.id], events: events(of: own.id))
  }

  /// The stream as messages.
  func frames(
    _ id: Int, _ format: FrameFormat, sent: Bool = false, width: Int, limit: Int = 40
  ) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    return Frames(of: facts, peer: peer(of: facts), events, format, sent: sent)
      .lines(width: width, limit: limit)
  }

  /// Who said what when; of some sockets only, or of all.
  func ladder(
    only: Set<Int>? = nil, width: Int, limit: Int = 60, isBrief: Bool = false
  ) -> [StyledText] {
    let shown = events.filter { only?.contains($0.socket) ?? true }
    return Ladder(events, sockets, pairing, only: only)
      .lines(width: width, limit: limit, isBrief: isBrief)
      + losses(of: only.map { Array($0) }, events: shown)
  }

  /// The bytes of each read; a character that one cuts is completed by the next.
  func dumps(_ id: Int, width: Int, limit: Int = 40) -> [StyledText] {
    guard let facts = sockets[id] else { return [] }
    let reads = events(of: id).filter { $0.verb.isReceiving && $0.got > 0 }
    let far = peer(of: facts)
    let way = far.isEmpty ? facts.label : "\(facts.label) ← \(far)"
    if reads.isEmpty { return [StyledText("\(way)   nothing was read")] }
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
      lines.append(
        StyledText("\(way)   read \(index + 1): \(ViewText.count(read.got, "byte"))", .strong))
      lines += Hexdump.styled(
        of: read.bytes, width: Hexdump.width(for: width),
        offset: facts.kind == .stream ? read.offset : 0, after: before)
    }
    return lines + losses(of: [id], events: reads)
  }

  /// What the log no longer has of some sockets, or of all.
  private func losses(of ids: [Int]?, events: [Event]) -> [StyledText] {
    let dropped = ids.map { $0.reduce(0) { $0 + trace.dropped(of: $1).events } }
    let line = Losses(dropped: dropped ?? trace.droppedEvents, events).line
    return line.map { [$0] } ?? []
  }
}
