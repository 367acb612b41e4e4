extension ErrorKind {
  /// What happened when this error comes.
  var meaning: Wording {
    switch self {
    case .error: "any error of a script; raise \"text\" makes one"
    case .osError: "the system refused a call on a socket or a file"
    case .connection: "a connection could not be made, or is lost"
    case .connectionRefused: "nobody listens at the address"
    case .connectionReset: "the peer broke the connection off (RST)"
    case .brokenPipe: "sent on a connection that is closed for sending"
    case .connectionAborted: "a connection was broken off before it was used"
    case .timeout: "a call or a `within` block waited longer than it may"
    case .blockingIO: "a socket that must not wait would have had to"
    case .addressInUse: "another socket is bound to the address"
    case .permission: "the system does not permit it"
    case .networkUnreachable: "there is no way to the network or host"
    case .hostNotFound: "the name has no address"
    case .incompleteRead: "the stream ended before all that was asked for had come"
    case .fileNotFound: "there is no file of that name"
    case .fileExists: "there is a file of that name already"
    case .isADirectory: "the name is a folder's, not a file's"
    case .notADirectory: "a part of the path is no folder"
    case .childProcess: "a process that was started has failed"
    case .unicodeDecode: "the bytes are no text in that encoding"
    case .unicodeEncode: "the encoding has no bytes for a character"
    case .overflow: "a number does not fit where it should go"
    case .zeroDivision: "a division by zero"
    case .key: "a map does not have that key"
    case .index: "a position lies outside of a list, text or bytes"
    case .type: "a value has the wrong type for what is done with it"
    case .value: "a value has the right type but makes no sense there"
    case .name: "a name that nothing has been given"
    case .attribute: "a value has no such property"
    case .recursion: "functions call each other without end"
    case .memory: "the value would need more memory than there is"
    case .assertion: "an `assert` or `expect_error` does not hold"
    case .expectation: "`expect` read something else than expected"
    case .importing: "a file cannot be imported"
    case .cancelled: "the task was cancelled; only a handler that names it catches it"
    case .usage: "a word on the command line does not fit its parameter"
    case .exit: "`exit` was called"
    }
  }

  /// What to try; empty where the message of each case says it better.
  var remedy: Wording {
    switch self {
    case .timeout: "give the call more time (timeout=2s), or find out who is silent: state, ladder"
    case .incompleteRead: "err.partial holds what came; compare it with what the peer sends"
    case .unicodeDecode:
      "name the right encoding, decode only whole characters, or use errors=\"replace\""
    case .unicodeEncode: "choose an encoding that has the character, such as utf-8"
    case .overflow: "to_bytes needs a larger length, or signed=true; ports end at 65535"
    case .zeroDivision: "test the divisor first"
    case .key: "test with `in`, or use get(map, key, default)"
    case .index: "compare with len(x); positions begin at 0"
    case .type: "convert first: int(), str(), encode(), decode(), to_bytes()"
    case .name: "look for a misspelling; variables must be assigned before they are read"
    case .recursion: "look for the call that should end it"
    case .cancelled: "clean up in `finally`; it runs in any case"
    case .error, .osError, .connection, .connectionRefused, .connectionReset, .brokenPipe,
      .connectionAborted, .blockingIO, .addressInUse, .permission, .networkUnreachable,
      .hostNotFound, .fileNotFound, .fileExists, .isADirectory, .notADirectory, .childProcess,
      .value, .attribute, .memory, .assertion, .expectation, .importing, .usage, .exit:
      ""
    }
  }

  /// The symbolic names of the error numbers that come as this error.
  var errnoNames: [String] { ErrorKind.namesByKind[self] ?? [] }

  private static let namesByKind: [ErrorKind: [String]] = {
    var names: [ErrorKind: [String]] = [:]
    for number in Int32(1)...133 {
      guard let name = ErrnoName.name(of: number) else { continue }
      let advice = ErrnoCoach.advice(name, verb: nil)
      if !advice.why.isEmpty { names[advice.kind, default: []].append(name) }
    }
    return names
  }()
}
