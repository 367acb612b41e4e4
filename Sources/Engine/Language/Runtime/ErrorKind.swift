/// The errors of language.md §10; those of sockets and files are `OSError`. A cancellation is not
/// caught by `except` without its name, so that a loop that goes on after errors can be cancelled.
public enum ErrorKind: String, Sendable, CaseIterable {
  case error = "Error"
  case osError = "OSError"
  case connectionRefused = "ConnectionRefusedError"
  case connectionReset = "ConnectionResetError"
  case brokenPipe = "BrokenPipeError"
  case connectionAborted = "ConnectionAbortedError"
  case connection = "ConnectionError"
  case timeout = "TimeoutError"
  case blockingIO = "BlockingIOError"
  case addressInUse = "AddressInUseError"
  case permission = "PermissionError"
  case networkUnreachable = "NetworkUnreachableError"
  case hostNotFound = "HostNotFoundError"
  case incompleteRead = "IncompleteReadError"
  case fileNotFound = "FileNotFoundError"
  case fileExists = "FileExistsError"
  case isADirectory = "IsADirectoryError"
  case notADirectory = "NotADirectoryError"
  case childProcess = "ChildProcessError"
  case unicodeDecode = "UnicodeDecodeError"
  case unicodeEncode = "UnicodeEncodeError"
  case overflow = "OverflowError"
  case zeroDivision = "ZeroDivisionError"
  case key = "KeyError"
  case index = "IndexError"
  case type = "TypeError"
  case value = "ValueError"
  case name = "NameError"
  case attribute = "AttributeError"
  case recursion = "RecursionError"
  case memory = "MemoryError"
  case assertion = "AssertionError"
  case expectation = "ExpectationError"
  case importing = "ImportError"
  case cancelled = "CancelledError"
  /// A word on the command line does not fit its parameter; passes every handler, exit code 1.
  case usage = "UsageError"
  /// `exit`: passes every handler but `finally`; its errno is the exit code.
  case exit = "SystemExit"

  /// The kind that a handler may name to catch this one too.
  public var parent: ErrorKind? {
    switch self {
    case .error, .cancelled, .usage, .exit: nil
    case .connectionRefused, .connectionReset, .brokenPipe, .connectionAborted: .connection
    case .connection, .timeout, .blockingIO, .addressInUse, .permission, .networkUnreachable,
      .hostNotFound, .incompleteRead, .fileNotFound, .fileExists, .isADirectory, .notADirectory,
      .childProcess:
      .osError
    case .unicodeDecode, .unicodeEncode: .value
    case .osError, .overflow, .zeroDivision, .key, .index, .type, .value, .name, .attribute,
      .recursion, .memory, .assertion, .expectation, .importing:
      .error
    }
  }

  /// Whether a handler that names `other` catches this kind.
  public func isKind(of other: ErrorKind) -> Bool {
    var kind: ErrorKind? = self
    while let current = kind {
      if current == other { return true }
      kind = current.parent
    }
    return false
  }

  /// The kind of that name; Python's other names for the same are known too.
  public init?(name: String) {
    switch name {
    case "Exception", "BaseException": self = .error
    case "IOError", "EnvironmentError", "error": self = .osError
    case "KeyboardInterrupt": self = .cancelled
    case "UnicodeError": self = .value
    case "gaierror": self = .hostNotFound
    case "timeout": self = .timeout
    default: self.init(rawValue: name)
    }
  }
}
