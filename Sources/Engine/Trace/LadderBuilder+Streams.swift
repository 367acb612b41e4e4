/// Connections: what each call says, given what was said before.
extension LadderBuilder {
  mutating func addStream(_ event: Event) {
    switch event.verb {
    case .connect: addConnect(event)
    case .send, .sendall, .sendFile: addSend(event)
    case .recv, .recvInto, .recvExactly, .recvUntil, .recvLine, .recvAll, .recvfrom, .recvFile:
      addRead(event)
    case .shutdown: addShutdown(event)
    case .close, .abort: addClose(event)
    case .bind: if event.outcome != .ok { addFailure(event, place(of: event.socket, event)) }
    case .peek, .sendto, .accept, .listen, .socket, .setOption, .getOption, .poll, .spawn: break
    }
  }

  mutating func addAccept(_ event: Event) {
    let place = place(of: event.partner, event)
    let listener = label(event.socket)
    courses[place.lane].acceptedAt = event.time
    if !courses[place.lane].isVisible(.left) {
      open(place.lane, from: event.time, to: event.time, isLatest: true, listener)
    }
    row(.accepted(from: listener), event.time, place.lane, .right)
  }

  private mutating func addConnect(_ event: Event) {
    let place = place(of: event.socket, event)
    let start = event.time &- event.duration
    switch event.outcome {
    case .ok:
      let end = min(event.time, courses[place.lane].acceptedAt ?? event.time)
      let server = courses[place.lane].ids[.right]
      let listener = server.flatMap { pairing.listener(of: $0) }.map { label($0) }
      open(place.lane, from: min(start, end), to: end, isLatest: false, listener)
    case .failed(let number):
      if ErrnoName.name(of: number) == "ECONNREFUSED" {
        if !lanes[place.lane].isLocal { row(.syn, start, place.lane, .left) }
        row(.refused, event.time, place.lane, .right)
      } else {
        addFailure(event, place)
      }
    case .timedOut, .cancelled:
      if !lanes[place.lane].isLocal { row(.syn, start, place.lane, .left) }
      addFailure(event, place)
    case .wouldBlock, .closed, .endOfStream, .limit, .invalid: addFailure(event, place)
    }
  }

  /// The three-way handshake, once.
  private mutating func open(
    _ lane: Int, from start: Int, to end: Int, isLatest: Bool, _ listener: String?
  ) {
    guard !courses[lane].opened else { return }
    courses[lane].opened = true
    if lanes[lane].isLocal {
      return row(.connected, end, lane, .left, isLatest: isLatest, right: listener)
    }
    row(.syn, start, lane, .left, isLatest: isLatest, right: listener)
    row(.synAck, end, lane, .right, isLatest: isLatest, right: listener)
    row(.ack, end, lane, .left, isLatest: isLatest, right: listener)
  }

  private mutating func addSend(_ event: Event) {
    let (lane, side) = place(of: event.socket, event)
    if event.got > 0 {
      courses[lane].sent[side] = event.offset &+ event.got
      let step = Ladder.Step.data(
        count: event.got, asked: event.asked, calls: event.calls, bytes: event.bytes)
      row(step, event.time, lane, side)
    }
    if event.outcome != .ok {
      if event.isLoss, !courses[lane].ended.contains(side) {
        addReset(event.time, lane, side.other)
      }
      addFailure(event, (lane, side))
    } else if courses[lane].closed.contains(side.other) {
      addReset(event.time, lane, side.other)
    }
  }

  private mutating func addRead(_ event: Event) {
    let (lane, side) = place(of: event.socket, event)
    let isShown = courses[lane].isVisible(side.other)
    if event.got > 0 {
      courses[lane].received[side] = event.offset &+ event.got
      if isShown {
        let step = Ladder.Step.read(
          event.verb, asked: event.asked, count: event.got, bytes: event.bytes, cutFrom: nil)
        row(step, event.time, lane, side)
      } else {
        let step = Ladder.Step.data(
          count: event.got, asked: event.got, calls: 1, bytes: event.bytes)
        row(step, event.time, lane, side.other)
      }
    }
    switch event.outcome {
    case .ok: if event.verb == .recvAll, !isShown { addEnd(event.time, lane, side.other) }
    case .endOfStream:
      if !isShown { addEnd(event.time, lane, side.other) }
      row(.sawEnd(event.verb), event.time, lane, side)
    case .failed:
      if event.isLoss { addReset(event.time, lane, side.other) }
      addFailure(event, (lane, side))
    case .timedOut, .cancelled, .wouldBlock, .closed, .limit, .invalid:
      addFailure(event, (lane, side))
    }
  }

  private mutating func addShutdown(_ event: Event) {
    let (lane, side) = place(of: event.socket, event)
    guard event.outcome == .ok else { return addFailure(event, (lane, side)) }
    if event.asked == 0 { return row(.stoppedReading, event.time, lane, side) }
    addEnd(event.time, lane, side, byShutdown: true)
  }

  private mutating func addClose(_ event: Event) {
    guard pairing.isClient(event.socket) != nil || sockets[event.socket]?.role == .process else {
      return
    }
    let (lane, side) = place(of: event.socket, event)
    let unread = max(
      0, (courses[lane].sent[side.other] ?? 0) - (courses[lane].received[side] ?? 0))
    courses[lane].closed.insert(side)
    if event.verb == .abort {
      if courses[lane].isReset { row(.closed, event.time, lane, side) }
      addReset(event.time, lane, side)
    } else if courses[lane].isReset || courses[lane].ended.contains(side) && unread == 0 {
      row(.closed, event.time, lane, side)
    } else if unread > 0 {
      addReset(event.time, lane, side, unread: unread)
    } else {
      addEnd(event.time, lane, side)
    }
  }

  private mutating func addEnd(
    _ time: Int, _ lane: Int, _ side: Ladder.Side, byShutdown: Bool = false
  ) {
    guard !courses[lane].isReset, courses[lane].ended.insert(side).inserted else { return }
    row(.fin(byShutdown: byShutdown), time, lane, side)
  }

  private mutating func addReset(_ time: Int, _ lane: Int, _ side: Ladder.Side, unread: Int = 0) {
    guard !courses[lane].isReset else { return }
    courses[lane].isReset = true
    row(.reset(unread: unread), time, lane, side)
  }

  private mutating func addFailure(_ event: Event, _ place: (lane: Int, side: Ladder.Side)) {
    row(
      .failed(event.verb, event.outcome, waited: event.duration), event.time, place.lane, place.side
    )
  }
}
