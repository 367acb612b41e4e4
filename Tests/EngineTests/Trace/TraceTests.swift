import Testing

@testable import Engine

@EngineActor @Suite struct TraceTests {
  private func event(
    _ socket: Int = 1, _ bytes: [UInt8] = [], verb: Verb = .recv, offset: Int = 0,
    endpoints: Event.Endpoints? = nil
  ) -> Event {
    Event(
      time: MonotonicClock.now, duration: 5, socket: socket, verb: verb, outcome: .ok,
      asked: bytes.count, got: bytes.count, offset: offset, calls: 1, bytes: bytes,
      endpoints: endpoints)
  }

  private func limits(payload: Int = 1 << 20, events: Int = 1000) -> Trace.Limits {
    var limits = Trace.Limits()
    limits.payload = payload
    limits.events = events
    return limits
  }

  @Test func eventsComeBackAsTheyWere() throws {
    let trace = Trace()
    let ends = Event.Endpoints(.loopback(port: 1), local: .loopback(port: 2), partner: 9)
    trace.record(event(1, .text("abc"), endpoints: ends))
    trace.record(event(2, verb: .send))
    trace.record(event(1, .noise(50_000), verb: .send))
    #expect(trace.events.map(\.sequence) == [1, 2, 3])
    #expect(trace.events.map(\.bytes) == [.text("abc"), [], .noise(50_000)])
    #expect(trace.events.map(\.socket) == [1, 2, 1])
    #expect(trace.events.map(\.verb) == [.recv, .send, .send])
    let first = try #require(trace.events.first)
    #expect(first.address == .loopback(port: 1) && first.local == .loopback(port: 2))
    #expect(first.partner == 9 && first.duration == 5 && first.got == 3 && first.calls == 1)
    #expect(first.time >= 0 && first.time < 60_000_000_000)
  }

  @Test func lookUps() {
    let trace = Trace()
    for number in 0..<10 { trace.record(event(number % 3)) }
    #expect(trace.count == 10 && trace.total == 10)
    #expect(trace.events(of: 2).map(\.sequence) == [3, 6, 9])
    #expect(trace.events(of: 7).isEmpty)
    #expect(trace.events(after: 8).map(\.sequence) == [9, 10])
    #expect(trace.events(after: 10).isEmpty)
    #expect(trace.events(after: .max).isEmpty)
    #expect(trace.events(after: .min).count == 10)
  }

  @Test func theNumberOfEventsIsBounded() {
    let trace = Trace(limits: limits(events: 80))
    for number in 0..<1000 { trace.record(event(number % 2 + 1, [1, 2, 3])) }
    #expect(trace.total == 1000)
    #expect(trace.count <= 80 && trace.count > 40)
    #expect(trace.events.map(\.sequence) == Array(1000 - trace.count + 1...1000))
    let dropped = [1, 2].map { trace.dropped(of: $0) }
    #expect(dropped.map(\.events).reduce(0, +) + trace.count == 1000)
    for (socket, gone) in zip([1, 2], dropped) {
      #expect(gone.received == 3 * gone.events && gone.sent == 0)
      #expect(gone.events + trace.events(of: socket).count == 500)
    }
    #expect(trace.dropped(of: 99) == Trace.Dropped())
    #expect(trace.events(after: 0).count == trace.count)
  }

  @Test func theBytesAreBounded() {
    let trace = Trace(limits: limits(payload: 100_000, events: 100_000))
    for number in 0..<5000 {
      trace.record(event(1, [UInt8](repeating: UInt8(number % 256), count: 100)))
    }
    let kept = trace.events.filter { !$0.bytes.isEmpty }
    #expect(trace.count == 5000)
    #expect(kept.count * 100 <= 100_000 && kept.count > 100)
    // The newest are kept, each with its own bytes.
    #expect(kept.map(\.sequence) == Array(5000 - kept.count + 1...5000))
    #expect(
      kept.allSatisfy { $0.bytes == [UInt8](repeating: UInt8(($0.sequence - 1) % 256), count: 100) }
    )
    #expect(trace.events.allSatisfy { $0.got == 100 })
  }

  @Test func aLongStreamKeepsItsBeginningAndItsNewestAndWhatOthersSaid() {
    let trace = Trace(limits: limits(payload: 1 << 20, events: 100_000))
    trace.record(event(1, .text("hello")))
    let payload = [UInt8].noise(100)
    for number in 0..<20_000 { trace.record(event(2, payload, offset: number * 100)) }
    trace.record(event(1, .text("bye"), offset: 5))
    #expect(trace.events(of: 1).map(\.bytes) == [.text("hello"), .text("bye")])
    let stream = trace.events(of: 2)
    let beginning = stream.prefix { !$0.bytes.isEmpty }
    let rest = stream.dropFirst(beginning.count)
    let newest = rest.drop { $0.bytes.isEmpty }
    #expect(beginning.count == 328)
    #expect(newest.count > 20 && newest.count * 100 < 8 * 1024)
    #expect((beginning + newest).allSatisfy { $0.bytes == payload })
    #expect(rest.prefix(rest.count - newest.count).allSatisfy { $0.bytes.isEmpty })
    #expect(stream.allSatisfy { $0.got == 100 && $0.asked == 100 })
  }

  @Test func bulkIsKeptAtItsBeginningAndThenCounted() {
    let trace = Trace(limits: limits(payload: 1 << 20, events: 100_000))
    let payload = [UInt8].noise(1000)
    for number in 0..<1000 { trace.record(event(1, payload, offset: number * 1000)) }
    trace.record(event(1, .text("bye"), offset: 1_000_000))
    let events = trace.events
    #expect(events.prefix(33).allSatisfy { $0.bytes == payload })
    #expect(events[33..<1000].allSatisfy { $0.bytes.isEmpty && $0.got == 1000 })
    #expect(events.last?.bytes == .text("bye"))
  }

  @Test func largePayloadsAreBoundedToo() {
    let trace = Trace(limits: limits(payload: 4_000_000))
    for number in 0..<20 {
      trace.record(event(1, [UInt8](repeating: UInt8(number), count: 500_000)))
    }
    let kept = trace.events.filter { !$0.bytes.isEmpty }
    #expect(kept.map(\.sequence) == [15, 16, 17, 18, 19, 20])
    #expect(kept.allSatisfy { $0.bytes.count == 500_000 && $0.bytes[0] == UInt8($0.sequence - 1) })
  }

  @Test func largePayloadsOfDroppedEvents() {
    let trace = Trace(limits: limits(payload: 4_000_000, events: 16))
    for _ in 0..<100 { trace.record(event(1, .noise(40_000))) }
    #expect(trace.events.allSatisfy { $0.bytes.count == 40_000 })
    #expect(trace.dropped(of: 1).events + trace.count == 100)
  }

  @Test(arguments: [0, 1, 7, 8])
  func verySmallLimits(events: Int) {
    let trace = Trace(limits: limits(payload: 0, events: events))
    for _ in 0..<50 { trace.record(event(1, .noise(100))) }
    #expect(trace.total == 50)
    #expect(trace.count <= max(events, 1))
  }

  @Test func withoutALog() {
    let trace = Trace(limits: .none)
    #expect(trace.isOff && !trace.wantsEvents)
    var seen = 0
    let observation = trace.observe { seen += $0.got }
    #expect(trace.wantsEvents)
    trace.record(event(1, .text("abc")))
    trace.forget(observation)
    #expect(seen == 3 && !trace.wantsEvents)
    trace.limits = Trace.Limits()
    #expect(trace.wantsEvents && !trace.isOff)
  }

  @Test func whatIsCountedOfClosedSocketsIsBounded() {
    let trace = Trace(limits: limits(events: 80))
    for socket in 1...20_000 {
      trace.record(event(socket, [1]))
      trace.record(event(socket, verb: .close))
    }
    let known = (1...20_000).filter { trace.dropped(of: $0).events > 0 }
    #expect(known.count < 8300 && known.count >= 4096)
    #expect(known.first == 20_000 - trace.count / 2 - known.count + 1)
    #expect(trace.droppedEvents + trace.count == 40_000)
  }

  @Test func observers() {
    let trace = Trace()
    var seen: [String] = []
    let first = trace.observe { seen.append("a\($0.sequence)") }
    let second = trace.observe { seen.append("b\($0.bytes.count)") }
    trace.record(event(1, .text("xy")))
    trace.forget(first)
    trace.record(event(1, .text("z")))
    trace.forget(second)
    trace.forget(second)
    trace.record(event(1))
    #expect(seen == ["a1", "b2", "b1"])
  }

  @EngineActor private final class Observer {
    var seen: [Int] = []
    var observation: Trace.Observation?
  }

  @Test func anObserverMayRecordAndForget() {
    let trace = Trace()
    let observer = Observer()
    observer.observation = trace.observe { event in
      observer.seen.append(event.sequence)
      if let observation = observer.observation { trace.forget(observation) }
      trace.record(event)
    }
    trace.record(event())
    #expect(observer.seen == [1])
    #expect(trace.count == 2)
  }

  @Test func clearing() {
    let trace = Trace()
    for _ in 0..<5 { trace.record(event(1, [1])) }
    trace.clear()
    #expect(trace.count == 0 && trace.events.isEmpty && trace.total == 5)
    trace.record(event(1, [2]))
    #expect(trace.events.map(\.sequence) == [6])
    #expect(trace.events.map(\.bytes) == [[2]])
  }
}
