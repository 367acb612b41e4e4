import Testing

@testable import Engine

@Suite struct EventRecordTests {
  private static let outcomes: [Event.Outcome] = [
    .ok, .endOfStream, .failed(0), .failed(104), .failed(.max), .failed(.min), .timedOut,
    .cancelled,
    .wouldBlock, .closed, .limit, .invalid,
  ]
  private static let numbers = [0, 1, -1, 127, 128, 1024, 1 << 31, .max, .min]

  /// What is written and read again; `used` are the bytes it took.
  private func packed(_ records: [EventRecord]) -> (records: [EventRecord], used: Int) {
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: (records.count + 1) * EventRecordWriter.longest, alignment: 1)
    defer { room.deallocate() }
    guard let start = room.baseAddress else { return ([], 0) }
    var writer = EventRecordWriter()
    let end = records.reduce(start) { writer.write($1, at: $0) }
    var reader = EventRecordReader(start)
    return (records.map { _ in reader.next() }, end - start)
  }

  private func expectSame(_ records: [EventRecord]) {
    for (was, wanted) in zip(packed(records).records, records) {
      #expect(was.time == wanted.time && was.duration == wanted.duration)
      #expect(was.socket == wanted.socket && was.verb == wanted.verb)
      #expect(was.outcome == wanted.outcome && was.asked == wanted.asked)
      #expect(was.got == wanted.got && was.offset == wanted.offset && was.calls == wanted.calls)
      #expect(was.count == wanted.count && was.place == wanted.place)
      #expect(was.hasExtra == wanted.hasExtra)
      if wanted.place == .beginnings || wanted.place == .newest {
        #expect(was.position == wanted.position)
      }
    }
  }

  @Test(arguments: Verb.allCases)
  func everyVerbAndOutcome(verb: Verb) {
    expectSame(Self.outcomes.map { EventRecord(verb: verb, outcome: $0) })
  }

  @Test(arguments: numbers)
  func everyNumber(number: Int) {
    let fields: [WritableKeyPath<EventRecord, Int>] = [
      \.time, \.duration, \.socket, \.asked, \.got, \.offset, \.calls, \.count, \.position,
    ]
    for place in [EventRecord.Place.none, .beginnings, .newest, .extras] {
      expectSame(
        fields.map { field in
          var record = EventRecord(place: place)
          record[keyPath: field] = number
          return record
        })
    }
  }

  @Test func anyMixture() {
    var random = SeededRandom(state: 7)
    func any<Value>(_ values: [Value]) -> Value {
      values[Int(random.next() % UInt64(values.count))]
    }
    let records = (0..<2000).map { _ in
      EventRecord(
        time: any(Self.numbers), duration: any(Self.numbers), socket: any(Self.numbers),
        verb: any(Verb.allCases), outcome: any(Self.outcomes), asked: any(Self.numbers),
        got: any(Self.numbers), offset: any(Self.numbers), calls: any(Self.numbers),
        count: any(Self.numbers), place: any([.none, .beginnings, .newest, .extras]),
        position: any(Self.numbers), hasExtra: any([true, false]))
    }
    expectSame(records)
  }

  @Test func noRecordIsLongerThanTheLongest() {
    let longest = EventRecord(
      time: -1, duration: -1, socket: -1, verb: .spawn, outcome: .failed(-1), asked: -1, got: -2,
      offset: -1, calls: -1, count: -1, place: .newest, position: -1, hasExtra: true)
    #expect(packed([longest]).used < EventRecordWriter.longest)
  }

  @Test func aSteadyStreamIsSmall() {
    let stream = (0..<1000).map { number in
      EventRecord(
        time: number * 2000, socket: 3, asked: 1024, got: 1024, offset: number * 1024, count: 1024,
        place: .newest, position: number * 1024)
    }
    #expect(packed(stream).used < 4 * stream.count)
    expectSame(stream)
  }

  /// Records come back the same, whether they were written as steady events or not.
  @Test(arguments: [
    (Verb.recv, 1024, 1024, EventRecord.Place.none), (.recv, 4, 4, .newest),
    (.send, 16, 16, .beginnings), (.recv, 1024, 100, .newest),
  ])
  func aSteadyEventIsARecord(verb: Verb, asked: Int, got: Int, place: EventRecord.Place) {
    let records = (0..<100).map { number in
      // Now and then one that is not steady: a wait, another socket, a gap.
      EventRecord(
        time: number * 1000, duration: number % 10 == 3 ? 5 : 0, socket: number / 40, verb: verb,
        asked: asked, got: got, offset: number * got + number / 25, count: got, place: place,
        position: place == .none ? 0 : number * got)
    }
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 100 * EventRecordWriter.longest, alignment: 1)
    defer { room.deallocate() }
    guard var end = room.baseAddress else { return }
    var writer = EventRecordWriter()
    var steady = 0
    for record in records {
      let event = Event(
        time: record.time, duration: record.duration, socket: record.socket, verb: verb,
        outcome: .ok, asked: asked, got: got, offset: record.offset, calls: 1,
        bytes: [UInt8](repeating: 7, count: got))
      if let behind = writer.writeSteady(
        event, time: record.time, place: place, position: record.position, at: end)
      {
        end = behind
        steady += 1
      } else {
        end = writer.write(record, at: end)
      }
    }
    #expect(steady == (asked == got ? 74 : 0))

    guard let start = room.baseAddress else { return }
    var reader = EventRecordReader(start)
    for wanted in records {
      let was = reader.next()
      #expect(was.time == wanted.time && was.duration == wanted.duration)
      #expect(was.socket == wanted.socket && was.got == got && was.asked == asked)
      #expect(was.offset == wanted.offset && was.count == got && was.place == place)
      if place != .none { #expect(was.position == wanted.position) }
    }

    var runs = EventRecordReader(start)
    var number = 0
    while number < records.count {
      let (record, count) = runs.nextRun(atMost: records.count - number)
      for like in records[number..<number + count] {
        #expect(like.socket == record.socket && like.got == record.got)
      }
      #expect(record.time == records[number].time && record.offset == records[number].offset)
      number += count
    }
    #expect(number == records.count)
  }
}
