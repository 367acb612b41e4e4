/// One connection of a replay.
@EngineActor final class ReplayConversation {
  let line: ReplayPlan.Line
  let inbox = ReplayInbox()
  /// What really came, for `--update`.
  private(set) var findings = ReplayFindings()
  private let options: Replay.Options
  private let score: ReplayScore
  private let deadline: Deadline
  private let start = MonotonicClock.now
  private let channel: ReplayChannel
  private var chain: FaultChain
  private var isCut = false
  /// What it sends has come in several pieces.
  private(set) var hasSliced = false
  private var saidEnd = false

  /// How long a pattern at the end of what a side says waits for more: 0.1 s.
  static let quiet = 100_000_000
  /// Where both sides have nothing more to say, the end that is recorded first is waited for so long:
  /// which of the two comes first is a matter of chance.
  static let politeness = 300_000_000

  init(
    _ line: ReplayPlan.Line, _ channel: ReplayChannel, _ options: Replay.Options,
    _ score: ReplayScore, number: Int, until deadline: Deadline
  ) {
    self.line = line
    self.channel = channel
    self.options = options
    self.score = score
    self.deadline = deadline
    let isWhole = line.connection.transport.hasDatagrams
    chain = FaultChain(
      isWhole ? options.faults.datagramFaults() : options.faults.faults(),
      seed: options.seed &+ UInt64(number))
  }

  private var name: String { line.connection.name }
  /// Ends what the replay sends.
  func close() { channel.end() }

  private func add(_ bytes: [UInt8], before entry: Int) {
    findings.add(
      ReplayFindings.Addition(
        entry: entry, connection: line.index,
        direction: options.side == .server ? .toServer : .toClient, bytes: bytes))
  }

  private var waited: Int { MonotonicClock.now &- start }

  /// Plays the steps; gives what went wrong, if anything did. A fault that cuts the connection ends it
  /// well.
  func play() async -> ReplayFailure? {
    do {
      var index = 0
      while index < line.steps.count, !isCut, !score.isOver {
        let step = line.steps[index]
        if step.isOurs {
          try await perform(step)
          index += 1
        } else {
          index = try await expect(from: index)
        }
      }
      if !isCut, !score.isOver { try await checkRest() }
    } catch let failure as ReplayFailure {
      return failure
    } catch {
      return nil
    }
    if isCut { for step in line.steps { score.finish(step.entry) } }
    return nil
  }

  /// After the last line nothing may come, unless how it went on is not recorded.
  private func checkRest() async throws {
    let endings = line.steps.filter { $0.action == .end || $0.action == .reset }
    guard endings.isEmpty, let last = line.steps.last else { return }
    if case .chunk(let bytes) = await inbox.next(until: .after(nanoseconds: Self.quiet)) {
      if options.updates {
        add(bytes, before: last.entry + 1)
      } else {
        throw ReplayFailure.extra(name, bytes, at: last.place.whole)
      }
    }
  }

  // What the replay does.
  private func perform(_ step: ReplayPlan.Step) async throws {
    guard await score.wait(before: step.entry, until: deadline) else { throw CancellationError() }
    // A timeout is no pause between two things: the other side waits for it.
    if options.realTiming || step.action == .timeout { try await pause(step.delay) }
    switch step.action {
    case .data: try await send(step.bytes ?? [], step)
    case .end: try await end(step)
    case .reset: try await pass(.reset, step)
    case .timeout: break
    }
    score.finish(step.entry)
  }

  private func end(_ step: ReplayPlan.Step) async throws {
    guard !saidEnd else { return }
    saidEnd = true
    try await pass(.end, step)
  }

  private func pause(_ nanoseconds: Int) async throws {
    let end = Deadline.after(nanoseconds: nanoseconds)
    try await EventLoop.shared.sleep(until: min(end, deadline))
  }

  private func send(_ bytes: [UInt8], _ step: ReplayPlan.Step) async throws {
    if chain.isEmpty {
      try await push(bytes, step)
    } else {
      try await pass(.bytes(bytes), step)
    }
  }

  private func pass(_ content: FaultPiece.Content, _ step: ReplayPlan.Step) async throws {
    let pieces = chain.pass(content, at: MonotonicClock.now)
    for piece in pieces {
      try await EventLoop.shared.sleep(until: min(Deadline(at: piece.time), deadline))
      switch piece.content {
      case .bytes(let bytes):
        try await push(bytes, step)
        if pieces.count > 1 { hasSliced = true }
        await EventLoop.shared.yield()
      case .end: channel.end()
      case .reset: channel.reset()
      }
      if piece.content != content, chain.isOver { isCut = true }
    }
  }

  private func push(_ bytes: [UInt8], _ step: ReplayPlan.Step) async throws {
    do throws(SocketError) {
      try await channel.send(bytes, until: deadline)
    } catch {
      // What the program sent before it went away says more than that it went away.
      let isGone = error.errno != nil
      if options.updates, isGone { throw CancellationError() }
      if isGone, let failure = await farewell(after: step) { throw failure }
      throw ReplayFailure(
        headline: "\(name): the program took no more bytes", span: step.place.whole,
        label: isGone ? "it closed the connection before these were sent" : Wording(error.reason))
    }
  }
}

extension ReplayConversation {
  /// What the program said before it went away, where that is not what is recorded next.
  private func farewell(after step: ReplayPlan.Step) async -> ReplayFailure? {
    let next = line.steps.first { $0.entry > step.entry && !$0.isOurs && $0.bytes != nil }
    guard let next, let wanted = next.bytes,
      case .chunk(let bytes) = await inbox.next(until: .now), !wanted.starts(with: bytes)
    else { return nil }
    let isWhole = line.connection.transport.hasDatagrams
    return ReplayFailure.differs(name, wanted, bytes, isWhole: isWhole, at: next.place.whole)
  }

  /// What the program is to do, from a step on; gives the number of the step behind.
  private func expect(from index: Int) async throws -> Int {
    let step = line.steps[index]
    switch step.action {
    case .data:
      if line.connection.transport.hasDatagrams || options.strictChunks {
        try await expectWhole(step)
        return index + 1
      }
      let run = line.steps[index...].prefix {
        if case .data = $0.action { !$0.isOurs } else { false }
      }
      try await expectStream(Array(run))
      return run.endIndex
    case .end, .reset: try await expectEnding(step)
    case .timeout:
      try await expectSilence(step)
    }
    score.finish(step.entry)
    return index + 1
  }

  /// Nothing may come for as long as the recording has waited.
  private func expectSilence(_ step: ReplayPlan.Step) async throws {
    let arrival = await inbox.next(until: min(.after(nanoseconds: step.delay), deadline))
    if arrival == .nothing || score.isOver { return }
    if options.updates {
      if case .chunk(let bytes) = arrival { inbox.putBack(bytes) }
      return findings.replace(step.entry, .nothing)
    }
    throw ReplayFailure.noise(name, arrival, for: step.delay, at: step.place.whole)
  }

  private func expectEnding(_ step: ReplayPlan.Step) async throws {
    let wanted: ReplayInbox.Arrival = step.action == .reset ? .reset : .end
    let isLast = line.steps.allSatisfy { $0.entry < step.entry || $0.action == .end }
    while true {
      let isPolite = isLast && !saidEnd
      let limit = isPolite ? min(deadline, .after(nanoseconds: Self.politeness)) : deadline
      let arrival = await inbox.next(until: limit)
      if arrival == wanted { return }
      if isPolite, arrival == .nothing, !deadline.hasPassed, !score.isOver {
        try await end(step)
        continue
      }
      if case .chunk(let bytes) = arrival {
        if options.updates {
          add(bytes, before: step.entry)
          continue
        }
        var all = bytes
        while all.count < 256,
          case .chunk(let more) = await inbox.next(until: .after(nanoseconds: Self.quiet / 10))
        {
          all += more
        }
        throw ReplayFailure.extra(name, all, at: step.place.whole)
      }
      if options.updates {
        findings.replace(
          step.entry, arrival == .reset ? .reset : arrival == .end ? .end : .nothing)
        score.finish(step.entry)
        return
      }
      if arrival == .nothing, score.isOver { throw CancellationError() }
      throw ReplayFailure.ending(name, step.action, arrival, waited: waited, at: step.place.whole)
    }
  }

  /// A row of chunks, compared as one stream.
  private func expectStream(_ run: [ReplayPlan.Step]) async throws {
    var matcher = StreamMatcher(Self.wanted(run))
    var told = 0
    while true {
      while told < run.count, matcher.hasPassed(entry: told) {
        score.finish(run[told].entry)
        told += 1
      }
      switch matcher.state {
      case .done:
        inbox.putBack(matcher.buffer)
        return
      case .failed:
        try await miss(run, matcher, .chunk([]))
        return
      case .hungry, .open: break
      }
      let isOpen = matcher.state == .open
      let limit = isOpen ? min(deadline, .after(nanoseconds: Self.quiet)) : deadline
      let arrival = await inbox.next(until: limit)
      if case .chunk(let bytes) = arrival {
        matcher.feed(bytes)
      } else if isOpen {
        matcher.close()
      } else {
        if arrival == .nothing, score.isOver { throw CancellationError() }
        try await miss(run, matcher, arrival)
        return
      }
    }
  }

  private static func wanted(_ run: [ReplayPlan.Step]) -> [StreamMatcher.Wanted] {
    run.enumerated().flatMap { index, step -> [StreamMatcher.Wanted] in
      guard case .data(let parts) = step.action else { return [] }
      return parts.enumerated().map { number, part in
        StreamMatcher.Wanted(part: part, entry: index, number: number)
      }
    }
  }

  private func miss(
    _ run: [ReplayPlan.Step], _ matcher: StreamMatcher, _ arrival: ReplayInbox.Arrival
  ) async throws {
    guard let current = matcher.current else { return }
    let step = run[current.entry]
    if options.updates {
      try await learn(run, matcher, current)
      return
    }
    let spans = step.place.parts
    let span = spans.indices.contains(current.number) ? spans[current.number] : step.place.whole
    var wanted: [UInt8]?
    if case .bytes(let bytes) = current.part { wanted = bytes }
    if let wanted, matcher.state == .failed {
      throw ReplayFailure.differs(name, wanted, matcher.came, isWhole: false, at: span)
    }
    throw ReplayFailure.short(name, wanted, matcher.came, arrival, waited: waited, at: span)
  }

  /// For `--update`: what came until it became quiet takes the place of the rest of the row.
  private func learn(
    _ run: [ReplayPlan.Step], _ matcher: StreamMatcher, _ current: StreamMatcher.Wanted
  ) async throws {
    // Parts of the entry that matched before are part of what came.
    var bytes: [UInt8] = []
    if case .data(let parts) = run[current.entry].action {
      for case .bytes(let matched) in parts.prefix(current.number) { bytes += matched }
    }
    bytes += matcher.came
    while case .chunk(let more) = await inbox.next(
      until: min(deadline, .after(nanoseconds: 2 * Self.quiet)))
    {
      bytes += more
    }
    for (index, step) in run.enumerated() where index >= current.entry {
      let isFirst = index == current.entry && !bytes.isEmpty
      findings.replace(step.entry, isFirst ? .bytes(bytes) : .nothing)
      score.finish(step.entry)
    }
  }

  /// One datagram, or one chunk where the chunks matter.
  private func expectWhole(_ step: ReplayPlan.Step) async throws {
    let arrival = await inbox.next(until: deadline)
    guard case .chunk(let bytes) = arrival else {
      if options.updates {
        findings.replace(step.entry, .nothing)
        return score.finish(step.entry)
      }
      if arrival == .nothing, score.isOver { throw CancellationError() }
      throw ReplayFailure.short(
        name, step.bytes, [], arrival, waited: waited, at: step.place.whole)
    }
    var matcher = StreamMatcher(Self.wanted([step]))
    matcher.feed(bytes)
    matcher.close()
    if matcher.state != .done || !matcher.buffer.isEmpty {
      guard options.updates else {
        throw ReplayFailure.differs(
          name, step.bytes ?? [], bytes, isWhole: true, at: step.place.whole)
      }
      findings.replace(step.entry, .bytes(bytes))
    }
    score.finish(step.entry)
  }
}
