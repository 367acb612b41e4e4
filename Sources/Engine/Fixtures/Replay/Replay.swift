/// Plays one side of a transcript against a real program and checks the other side.
///
/// Bytes are compared as a stream. What the replay does itself waits until everything above it in the
/// transcript has happened, on all connections; what the program does may come as soon as it likes.
@EngineActor public final class Replay {
  /// Which side is played.
  public enum Side: String, Sendable, CaseIterable {
    case server, client
  }

  /// How to play.
  public struct Options: Sendable {
    /// Which side is played; the program under test is the other.
    public var side = Side.server
    /// Where to listen, or whom to connect to. nil: any free port of 127.0.0.1.
    public var address: Address?
    /// The program under test, a command for /bin/sh; nil: it is started by somebody else.
    public var command: String?
    /// Where the program is started; nil: here.
    public var folder: String?
    /// Nanoseconds after which the whole replay has failed.
    public var timeout = 10_000_000_000
    /// Keep the recorded pauses.
    public var realTiming = false
    /// Each chunk must come as it was recorded.
    public var strictChunks = false
    /// What happens to the bytes that the replay sends.
    public var faults = FaultPlan.Side()
    /// Where chance begins.
    public var seed: UInt64 = 1
    /// Read little and slowly from a small buffer, so that the program's send(2) takes only a part.
    public var shortWrites = false
    /// Find out what really comes instead of failing.
    public var updates = false

    /// The server's side, as fast as it goes.
    public init() {}
  }

  /// How it went.
  public struct Report {
    /// nil: the program did what is recorded.
    public var failure: Diagnostic?
    /// Lines that were played.
    public var played = 0
    /// Lines there are.
    public var total = 0
    /// Nanoseconds it took.
    public var duration = 0
    /// How the program had ended by itself when something went wrong; nil when it was still running.
    public var end: ProcessStatus?
    /// The last 64 KiB of what the program printed.
    public var output: [UInt8] = []
    /// The transcript as it really was, with `updates`.
    public var findings = ReplayFindings()
  }

  /// Where the program under test finds the replay, or is expected; known once `run` has begun.
  public private(set) var address: SocketAddress?
  /// Told when the replay listens, or begins to connect.
  public var onReady: @EngineActor (SocketAddress) -> Void = { _ in }
  let plan: ReplayPlan
  let options: Options
  let score: ReplayScore
  let deadline: Deadline
  private let start = MonotonicClock.now
  private var failure: ReplayFailure?
  private var program: ProgramUnderTest?
  private var talks: [(talk: ReplayConversation, done: Gate)] = []
  private(set) var sockets: [Socket] = []

  /// Reads the payload files; `SyntaxErrors` where they or a line make no sense.
  public init(_ file: TranscriptFile, _ options: Options) throws {
    self.options = options
    plan = try ReplayPlan(file, playing: options.side)
    score = ReplayScore(count: plan.entryCount)
    deadline = .after(nanoseconds: min(options.timeout, 1 << 60))
  }

  /// Plays it once. An error is thrown where the replay itself cannot work, as when its port is taken.
  public func run() async throws -> Report {
    defer { closeAll() }
    do {
      switch options.side {
      case .server: try await serve()
      case .client: try await connect()
      }
      // Each has the same deadline, and a moment to say what was missing then.
      let last = Deadline(at: deadline.nanoseconds + 1_000_000_000)
      for entry in talks { try? await entry.done.wait(until: last) }
      if failure == nil { try await checkEnd() }
      if failure == nil { try checkNobodyElseCame() }
      if failure == nil { try checkAllHappened() }
    } catch let found as ReplayFailure {
      fail(found)
    } catch {
      await program?.stop()
      throw error
    }
    score.stop()
    // The end of a stream is seen a little earlier than that of the program.
    let moment = Deadline.after(nanoseconds: 100_000_000)
    let end = failure == nil ? nil : await program?.ended(until: moment)
    closeAll()
    await program?.stop()
    return report(end)
  }

  /// Ends it early, as Ctrl-C does.
  public func cancel() {
    fail(
      ReplayFailure(headline: "the replay was interrupted", span: plan.wholeSpan, label: ""))
  }

  private func report(_ end: ProcessStatus?) -> Report {
    var report = Report()
    report.end = end
    report.failure = failure?.diagnostic(plan, score)
    if let slice = options.faults.slice, talks.contains(where: \.talk.hasSliced) {
      report.failure?.hints.append(
        "the bytes came in slices of \(slice): the program has to read on until it has them all")
    }
    report.played = score.count
    report.total = plan.entryCount
    report.duration = MonotonicClock.now - start
    report.output = program?.output ?? []
    for entry in talks { report.findings.merge(entry.talk.findings) }
    return report
  }

  func fail(_ failure: ReplayFailure) {
    if self.failure == nil { self.failure = failure }
    score.stop()
    for entry in talks {
      entry.talk.inbox.put(.reset)
      entry.done.open()
    }
  }

  /// Starts the program, if there is one, and tells where the replay is.
  func begin(at address: SocketAddress) throws {
    self.address = address
    onReady(address)
    if let command = options.command {
      program = try ProgramUnderTest(command, in: options.folder, at: address)
    }
  }

  /// How the program has ended; nil while it runs, and where somebody else has started it.
  var programEnd: ProcessStatus? { program?.status }

  private func closeAll() {
    for socket in sockets {
      if socket.role == .listener { socket.closeAndRemove() } else { socket.close() }
    }
  }

  func keep(_ socket: Socket) { sockets.append(socket) }

  /// Plays a connection beside the others.
  func play(_ talk: ReplayConversation) {
    let done = Gate()
    talks.append((talk, done))
    Task { @EngineActor in
      if let found = await talk.play() { fail(found) }
      done.open()
    }
  }

  private func checkAllHappened() throws {
    let steps = plan.lines.flatMap(\.steps).sorted { $0.entry < $1.entry }
    guard let missing = steps.first(where: { !score.hasHappened($0.entry) }) else { return }
    throw ReplayFailure(
      headline: "the time was over", span: missing.place.whole, label: "this has not happened")
  }

  /// A program that is a client is to end by itself, and well.
  private func checkEnd() async throws {
    guard options.side == .server, let program, !options.faults.losesBytes else { return }
    for entry in talks where entry.talk.line.connection.transport.hasDatagrams == false {
      // Whoever waits for the end of the stream gets it.
      entry.talk.close()
    }
    let limit = min(deadline, .after(nanoseconds: 2_000_000_000))
    guard let status = await program.ended(until: limit), status != .exited(0) else { return }
    throw ReplayFailure(
      headline: "the program ended with \(status)", span: plan.wholeSpan,
      label: "after everything had happened as it is recorded")
  }
}

extension ReplayPlan {
  /// The last line that says something, for what concerns the whole.
  var wholeSpan: Span {
    let steps = lines.flatMap(\.steps).max { $0.entry < $1.entry }
    return steps?.place.whole ?? lines.last?.place.whole ?? Span(0, 0)
  }
}
