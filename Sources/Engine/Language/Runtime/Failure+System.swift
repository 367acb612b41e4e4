/// Errors of the layers below as errors of the language.
extension Failure {
  /// Any error that a command can throw; `deadlines` are the `within` blocks around it.
  static func from(_ error: any Error, deadlines: [TimeLimit] = []) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as SocketError: from(error, deadlines: deadlines)
    case let error as SystemError: Failure(error)
    case let error as ResolveError: Failure(error)
    case let failure as WaitFailure: Failure(failure)
    case is CancellationError: Failure(.cancelled, "the task was cancelled")
    default: Failure(.error, "\(error)")
    }
  }

  /// A system call that failed outside of a socket verb: files, processes.
  public convenience init(_ error: SystemError, argument: Int? = nil) {
    let advice =
      if let rule = error.rule {
        ErrnoCoach.advice(rule)
      } else if error.name == "EPIPE" {
        ErrnoCoach.unreadOutput
      } else {
        ErrnoCoach.advice(error.name, verb: nil, call: error.call)
      }
    let subject = error.subject.map { " \($0)" } ?? ""
    self.init(
      advice.kind, "\(error.call)\(subject): \(error.message) (\(error.name))", why: advice.why,
      hints: advice.hints, errno: error.errno, argument: argument)
  }

  private convenience init(_ error: ResolveError) {
    let name = Value.quoted(error.host)
    switch error.cause {
    case .failed:
      self.init(
        .hostNotFound, "no address for \(name): \(error.reason)", why: "the name is not known",
        hints: ["check the name's spelling and the network", "127.0.0.1 is this machine"])
    case .timedOut:
      self.init(
        .timeout, "resolve \(name): \(error.reason)", why: "the name server does not answer",
        hints: ["check the network, or use a numeric address"])
    case .cancelled: self.init(.cancelled, "resolve \(name): cancelled")
    case .forbidden:
      let advice = ErrnoCoach.advice(.names)
      self.init(
        advice.kind, "resolve \(name): \(error.reason)", why: advice.why, hints: advice.hints)
    case .invalid(let why): self.init(.value, "resolve \(name): \(why)")
    }
  }

  private convenience init(_ failure: WaitFailure) {
    switch failure {
    case .timedOut: self.init(.timeout, "the time is over")
    case .cancelled: self.init(.cancelled, "the task was cancelled")
    case .closed: self.init(.osError, "closed while waiting")
    case .failed(let error): self.init(error)
    }
  }

  /// A socket verb that failed.
  private static func from(_ error: SocketError, deadlines: [TimeLimit]) -> Failure {
    let place = error.socket.isEmpty ? error.place : "\(error.place) [\(error.socket)]"
    switch error.cause {
    case .system(let cause) where cause.name == "EPIPE" && error.peer == nil:
      let advice = ErrnoCoach.advice("ENOTCONN", verb: error.verb)
      return Failure(
        .brokenPipe, "\(place): \(cause.message) (\(cause.name))", why: advice.why,
        hints: advice.hints, errno: cause.errno)
    case .system(let cause):
      let advice =
        cause.rule.map(ErrnoCoach.advice)
        ?? ErrnoCoach.advice(
          cause.name, verb: error.verb, address: error.local ?? error.peer, call: cause.call)
      return Failure(
        advice.kind, "\(place): \(cause.message) (\(cause.name))", why: advice.why,
        hints: advice.hints, errno: cause.errno)
    case .timedOut(let waited, let got): return timedOut(place, waited, got, error, deadlines)
    case .cancelled: return Failure(.cancelled, "\(place): cancelled")
    case .wouldBlock:
      let advice = ErrnoCoach.advice("EAGAIN", verb: error.verb)
      return Failure(
        .blockingIO, "\(place): nothing to do without waiting (EAGAIN)", why: advice.why,
        hints: advice.hints, errno: 11)
    case .closed:
      return Failure(
        .osError, "\(place): the socket is closed (EBADF)", why: "closed on this side",
        hints: ["open or connect a new one"], errno: 9)
    case .incomplete(let expected, let partial):
      let wanted = expected.map { "of \($0) bytes" } ?? "bytes, before what was looked for"
      return Failure(
        .incompleteRead, "\(place): the stream ended after \(partial.count) \(wanted)",
        why: "the peer closed too early",
        hints: ["err.partial holds what came", "compare what the peer sends: boundaries s"],
        partial: partial)
    case .limit(let limit) where error.verb == .recvAll:
      return Failure(
        .value, "\(place): more than \(limit) bytes came", why: "bounded so that memory is",
        hints: ["read in pieces with recv, or with a larger limit="])
    case .limit(let limit):
      return Failure(
        .value, "\(place): \(limit) bytes came without what was looked for",
        why: "bounded so that memory is", hints: ["read in pieces with recv"])
    case .unresolved(let host, let reason):
      return Failure(
        .hostNotFound, "\(place): no address for \(Value.quoted(host))", why: reason,
        hints: ["check the name's spelling and the network", "127.0.0.1 is this machine"])
    case .invalid(let argument, let why):
      let takesCount = [.recv, .recvExactly, .recvfrom, .peek].contains(error.verb)
      let what = takesCount ? "a count of \(argument)" : argument
      return Failure(.value, "\(place): \(what)", why: why, argument: takesCount ? 1 : nil)
    }
  }

  /// Says what was awaited, for how long, and what had arrived until then.
  private static func timedOut(
    _ place: String, _ waited: Int, _ got: Int, _ error: SocketError, _ deadlines: [TimeLimit]
  ) -> Failure {
    let time = Value.durationText(waited / 1_000_000 * 1_000_000)
    let limit = deadlines.first { $0.deadline.hasPassed }
    let bound = limit.map { " (within \(Value.durationText($0.nanoseconds)))" } ?? ""
    let arrived: Wording =
      error.verb.isReceiving
      ? got == 0
        ? "nothing had arrived until then"
        : error.isLost
          ? "\(got) bytes had arrived, which are gone"
          : "\(got) bytes had arrived; the next read gives them"
      : got == 0 ? "" : "\(got) bytes were taken until then"
    return Failure(
      .timeout, "\(place): timed out after \(time)\(bound)", why: arrived,
      hints: ["a longer timeout=, or find out why the peer is silent: state s, ladder"])
  }
}
