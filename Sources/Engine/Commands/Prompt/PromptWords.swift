/// What the prompt says of commands, statements, errors and options: the only place of its wording that
/// another language replaces.
struct PromptWords: Sendable {
  let language: MessageLanguage

  func summary(of command: Command) -> String { command.summary(in: language) }

  func summary(of statement: StatementHelp) -> String { statement.summary(in: language) }

  func meaning(of kind: ErrorKind) -> String { kind.meaning.text(in: language) }

  func help(on option: SocketOption) -> String { option.help(in: language) }

  /// What a function is, of which nobody has written a word.
  var ownFunction: String {
    switch language {
    case .en: "your function"
    case .ko: "직접 만든 함수"
    }
  }

  /// What a variable holds.
  func name(of kind: PromptSymbols.Kind) -> String {
    switch language {
    case .en: kind.detail
    case .ko: kind.koreanDetail
    }
  }

  /// How many more candidates there are than are shown.
  func more(_ count: Int) -> String {
    switch language {
    case .en: "… \(count) more"
    case .ko: "… \(count)개 더"
    }
  }
}

extension PromptSymbols.Kind {
  /// What a list of candidates says of a variable.
  var detail: String {
    switch self {
    case .other: ""
    case .datagram: "datagram socket"
    case .module: "imported file"
    case .listener, .connection, .process, .socket, .task, .file, .buffer, .list, .map, .tuple,
      .text, .bytes, .number, .address, .duration, .error:
      rawValue
    }
  }

  fileprivate var koreanDetail: String {
    switch self {
    case .other: ""
    case .listener: "대기 소켓"
    case .connection: "연결"
    case .datagram: "데이터그램 소켓"
    case .process: "프로세스"
    case .socket: "소켓"
    case .task: "작업"
    case .file: "파일"
    case .buffer: "버퍼"
    case .list: "리스트"
    case .map: "맵"
    case .tuple: "튜플"
    case .text: "문자열"
    case .bytes: "bytes"
    case .number: "수"
    case .address: "주소"
    case .duration: "시간"
    case .error: "오류"
    case .module: "가져온 파일"
    }
  }
}
