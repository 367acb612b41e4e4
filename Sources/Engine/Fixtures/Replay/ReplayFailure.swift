/// Where and how a program did something else than is recorded.
@EngineActor struct ReplayFailure: Error {
  /// What is wrong, in one line.
  let headline: String
  /// The line of the transcript, or the part of it.
  let span: Span
  /// Shown under the caret.
  let label: Wording
  var details: [String] = []

  /// Other bytes came than those of an entry: a datagram or a chunk as a whole, or what came of a stream so
  /// far.
  static func differs(
    _ name: String, _ wanted: [UInt8], _ came: [UInt8], isWhole: Bool, at span: Span
  ) -> ReplayFailure {
    let got = Array(came.prefix(wanted.count + 16))
    guard let difference = ByteDifference(expected: wanted, actual: got, isWhole: isWhole) else {
      return ReplayFailure(headline: "\(name): other bytes came", span: span, label: "")
    }
    let label: Wording
    switch difference.reason {
    case .differs(let expected, let actual):
      let (came, wanted) = (Hex.text(of: [actual]), Hex.text(of: [expected]))
      label = "byte \(difference.offset) is 0x\(came), not 0x\(wanted)"
    case .endsEarly(let missing): label = "\(bytes: missing) missing"
    case .goesOn(let extra): label = "\(bytes: extra) too many"
    }
    return ReplayFailure(
      headline: "\(name): other bytes came than are recorded", span: span, label: label,
      details: pictures(difference, wanted, got))
  }

  /// Too few bytes came, and then something else happened.
  static func short(
    _ name: String, _ wanted: [UInt8]?, _ came: [UInt8], _ arrival: ReplayInbox.Arrival,
    waited: Int, at span: Span
  ) -> ReplayFailure {
    let time = Value.durationText(waited / 1_000_000 * 1_000_000)
    let headline: String
    switch arrival {
    case .end: headline = "the stream ended too early"
    case .reset: headline = "the connection was reset"
    case .nothing, .chunk:
      headline = came.isEmpty ? "nothing came in \(time)" : "no more came in \(time)"
    }
    let label: Wording? = wanted.map {
      came.isEmpty
        ? "\(bytes: $0.count) recorded"
        : "\(bytes: $0.count - came.count) missing, \(came.count) came"
    }
    let difference = wanted.flatMap { ByteDifference(expected: $0, actual: came) }
    return ReplayFailure(
      headline: "\(name): \(headline)", span: span, label: label ?? "the pattern did not match",
      details: came.isEmpty
        ? [] : difference.map { pictures($0, wanted ?? [], came) } ?? dump(came))
  }

  /// Both hexdumps; what the bytes mean, only where there are few.
  private static func pictures(
    _ difference: ByteDifference, _ wanted: [UInt8], _ came: [UInt8]
  ) -> [String] {
    let lines = Expectation.details(difference, wanted, came)
    return wanted.count <= 32 ? lines : lines.dropLast(2)
  }

  /// Bytes came where the end, or nothing, is recorded.
  static func extra(_ name: String, _ came: [UInt8], at span: Span) -> ReplayFailure {
    ReplayFailure(
      headline: "\(name): \(ViewText.count(came.count, "byte")) more came than are recorded",
      span: span, label: "here nothing more was to come", details: dump(came))
  }

  /// Something came where the recording has waited in vain.
  static func noise(
    _ name: String, _ came: ReplayInbox.Arrival, for time: Int, at span: Span
  ) -> ReplayFailure {
    let label: Wording = "nothing came here for \(Value.durationText(time))"
    switch came {
    case .chunk(let bytes):
      return ReplayFailure(
        headline: "\(name): \(ViewText.count(bytes.count, "byte")) came too early", span: span,
        label: label, details: dump(bytes))
    case .end, .nothing:
      return ReplayFailure(
        headline: "\(name): the stream ended too early", span: span, label: label)
    case .reset:
      return ReplayFailure(headline: "\(name): the connection was reset", span: span, label: label)
    }
  }

  private static func dump(_ came: [UInt8]) -> [String] {
    Hexdump.text(of: came.prefix(256)).split(separator: "\n").map { "came      \($0)" }
  }

  /// The stream ended in another way.
  static func ending(
    _ name: String, _ wanted: ReplayPlan.Step.Action, _ arrival: ReplayInbox.Arrival, waited: Int,
    at span: Span
  ) -> ReplayFailure {
    let time = Value.durationText(waited / 1_000_000 * 1_000_000)
    let came: String
    switch arrival {
    case .end: came = "the stream ended in order"
    case .reset: came = "the connection was reset"
    case .nothing, .chunk: came = "it did not end in \(time)"
    }
    let label: Wording =
      wanted == .reset
      ? "a reset (RST) is recorded here"
      : arrival == .reset
        ? "an orderly end (FIN) is recorded here; close with unread bytes is a reset"
        : "the end of the stream (FIN) is recorded here"
    return ReplayFailure(headline: "\(name): \(came)", span: span, label: label)
  }
}

extension ReplayFailure {
  /// For people: with the lines that were not reached.
  func diagnostic(_ plan: ReplayPlan, _ score: ReplayScore) -> Diagnostic {
    let source = plan.file.source
    let left = plan.lines.flatMap(\.steps).filter { !score.hasHappened($0.entry) }
      .sorted { $0.entry < $1.entry }
    var unused: [String] = []
    let others = left.filter { $0.place.whole.start > span.start }
    if !others.isEmpty {
      unused.append("not reached: \(others.count) of \(ViewText.count(plan.entryCount, "line"))")
      for step in others.prefix(4) {
        let line = source.line(of: step.place.whole.start)
        let text = source.text(source.span(ofLine: line))
        unused.append("  \(line): " + text.drop { $0 == " " }.prefix(80))
      }
      if others.count > 4 { unused.append("  …") }
    }
    return Diagnostic(
      "ReplayError: \(headline)", in: source, at: span, label: label,
      details: details + unused)
  }
}
