/// How a case went.
public struct TestResult: Sendable, Equatable {
  /// What came of it.
  public enum Outcome: Sendable, Equatable {
    case passed
    /// The expectation beside it was rewritten from what came.
    case updated
    case failed(Reason)
    /// It was not tried.
    case notRun
  }

  /// Why it failed.
  public enum Reason: Sendable, Equatable {
    /// It printed something else than what stands in `file`.
    case prints(LineDifference, file: String)
    /// It ended with a code of product.md §1 that is not 0.
    case code(Int)
    /// It asked for its end itself, with `exit` and a code that is not 0.
    case exit(Int)
    /// It was still running after so many nanoseconds.
    case time(Int)
    /// A signal ended it.
    case signal(Int)
    /// It printed more than so many bytes.
    case flood(Int)
    /// The script ended without coming to its `test` block.
    case notReached
    /// It could not even be started, or its expectation not be read or written.
    case broken(String)
  }

  /// Which case.
  public let test: TestCase
  /// What came of it.
  public var outcome: Outcome
  /// How long it took, in nanoseconds.
  public var time: Int
  /// What it printed.
  public var output: [UInt8]
  /// What it told on standard error: diagnostics with their carets.
  public var messages: String

  /// A result; a case that was not run has neither time nor output.
  public init(
    _ test: TestCase, _ outcome: Outcome, time: Int = 0, output: [UInt8] = [], messages: String = ""
  ) {
    self.test = test
    self.outcome = outcome
    self.time = time
    self.output = output
    self.messages = messages
  }

  /// The end of what it printed, for reports: 64 KiB at most, from the beginning of a line on.
  var outputText: String {
    guard output.count > 1 << 16 else { return String(decoding: output, as: UTF8.self) }
    let end = output.suffix(1 << 16)
    return "…\n" + String(decoding: end.drop { $0 != 0x0A }.dropFirst(), as: UTF8.self)
  }

  /// Why it failed, if it did.
  public var reason: Reason? {
    if case .failed(let reason) = outcome { return reason }
    return nil
  }
}

extension TestResult.Reason {
  /// Whether something was not as expected (4), or the script could not do what it wanted (3), or it
  /// does not parse (2): the exit code of a run with this failure.
  public var exitCode: Int32 {
    switch self {
    case .prints, .exit, .time, .signal, .flood, .notReached: 4
    case .broken, .code(1), .code(3): 3
    case .code(2): 2
    case .code: 4
    }
  }

  /// In a few words.
  public var headline: String {
    switch self {
    case .prints(_, let file): "it does not print what stands in \(file)"
    case .code(1): "it cannot be run"
    case .code(2): "it does not parse"
    case .code(3): "an error ended it"
    case .code(4): "an expectation failed"
    case .code(let code), .exit(let code): "it ended with code \(code)"
    case .time(let limit): "it was still running after \(ViewText.time(limit))"
    case .signal(let number): "signal \(number) ended it"
    case .flood(let limit): "it printed more than \(ViewText.grouped(limit)) bytes"
    case .notReached: "the script ended without coming to this test"
    case .broken(let why): why
    }
  }
}
