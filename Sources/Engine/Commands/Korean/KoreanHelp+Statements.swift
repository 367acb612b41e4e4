extension KoreanHelp {
  /// The groups of commands and statements.
  static let groupTexts: [CommandText] = [
    CommandText("sockets", "소켓"),
    CommandText("bytes", "바이트"),
    CommandText("values", "값"),
    CommandText("files", "파일"),
    CommandText("checking", "확인"),
    CommandText("looking", "관찰"),
    CommandText("tasks", "작업"),
    CommandText("shell", "셸"),
    CommandText("statements", "구문"),
  ]

  /// The statements of the language.
  static let statementTexts: [CommandText] = [
    CommandText("if", "조건에 따라 여러 블록 중 하나를 실행합니다"),
    CommandText("while", "조건이 참인 동안 반복합니다"),
    CommandText("loop", "끝없이, 또는 N번 반복합니다"),
    CommandText("for", "리스트, 범위, 문자열, 파일의 값을 하나씩 꺼내며 반복합니다"),
    CommandText("break", "반복을 빠져나갑니다"),
    CommandText("continue", "반복의 다음 차례로 넘어갑니다"),
    CommandText("def", "함수를 만듭니다. 함수의 변수는 그 함수 안에서만 쓰입니다"),
    CommandText("return", "값을 돌려주며 함수나 작업을 끝냅니다"),
    CommandText("global", "함수에서 파일의 변수에 값을 넣을 수 있게 합니다"),
    CommandText("try", "오류가 나도 예외 처리를 하고 계속합니다"),
    CommandText("raise", "오류를 발생시킵니다"),
    CommandText("task", "블록을 바로 시작하여 나머지와 동시에 실행합니다"),
    CommandText("within", "블록 안의 모든 기다림에 하나의 시간 제한을 둡니다"),
    CommandText("import", "다른 파일의 함수와 이름을 사용합니다"),
    CommandText("param", "스크립트의 매개변수. 명령행에서 -p나 --port로 줍니다"),
    CommandText("assert", "조건이 거짓이면 실행을 실패로 끝냅니다"),
    CommandText("expect_error", "블록에서 그 오류가 나지 않으면 실행을 실패로 끝냅니다"),
    CommandText("test", "`workbench test`의 시험 하나. 보통 실행에서는 건너뜁니다"),
    CommandText("hide", "`workbench play`에서 보여 주지 않고 실행하는 블록"),
  ]

  /// The options that `set` and `get` know.
  static let optionTexts: [CommandText] = [
    CommandText("nodelay", "작은 데이터도 바로 보냅니다 (Nagle 알고리즘을 쓰지 않음)"),
    CommandText("rcvbuf", "수신 버퍼의 바이트 수. 커널은 설정한 값의 두 배를 씁니다 (socket(7))"),
    CommandText("sndbuf", "송신 버퍼의 바이트 수. 커널은 설정한 값의 두 배를 씁니다 (socket(7))"),
    CommandText("reuse", "이 포트의 이전 연결이 아직 정리되는 중이어도 바인드합니다"),
    CommandText("reuseport", "여러 소켓이 같은 포트에 바인드할 수 있습니다"),
    CommandText("linger", "보내지 못한 데이터를 close가 기다리는 시간. 0s이면 RST로 끊습니다"),
    CommandText("keepalive", "조용한 상대방이 아직 살아 있는지 물어봅니다"),
    CommandText("keepidle", "첫 keepalive 질문까지 조용한 시간"),
    CommandText("keepintvl", "keepalive 질문 사이의 시간"),
    CommandText("keepcnt", "응답이 없을 때 연결을 끊기까지 물어보는 횟수"),
    CommandText("broadcast", "브로드캐스트 주소로 데이터그램을 보낼 수 있습니다"),
    CommandText("ttl", "IPv4 패킷이 거칠 수 있는 홉 수 (1부터 255)"),
    CommandText("hops", "IPv6 패킷이 거칠 수 있는 홉 수 (1부터 255)"),
    CommandText("v6only", "IPv6 소켓이 IPv4 연결을 받지 않습니다"),
    CommandText("quickack", "확인 응답(ACK)을 바로 보냅니다"),
    CommandText("cork", "끌 때까지 덜 찬 세그먼트를 모아 둡니다"),
    CommandText("maxseg", "가장 큰 세그먼트의 바이트 수"),
    CommandText("oobinline", "긴급 데이터를 다른 데이터와 함께 읽습니다"),
    CommandText("blocking", "false이면 기다려야 할 때 BlockingIOError가 납니다"),
    CommandText("timeout", "이 소켓의 각 호출이 기다리는 최대 시간"),
  ]
}
