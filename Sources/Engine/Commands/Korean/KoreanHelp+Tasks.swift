extension KoreanHelp {
  /// The commands on tasks and processes.
  static let tasks: [CommandText] = [
    CommandText(
      "wait", "작업이 끝나기를 기다려 return 값을 돌려줍니다",
      details: "작업의 오류는 여기에서 다시 발생합니다. 프로세스도 기다릴 수 있고, 종료 코드를 돌려줍니다."),
    CommandText(
      "cancel", "기다리고 있는 작업을 취소합니다",
      details: "finally 블록은 실행됩니다. 프로세스에는 SIGTERM을 보냅니다."),
    CommandText(
      "tasks", "작업의 목록과 각 작업이 기다리는 것"),
    CommandText(
      "sleep", "정해진 시간 동안 기다립니다",
      details: "500ms 같은 시간이나 초의 수입니다. 다른 작업은 계속 실행됩니다."),
    CommandText(
      "exit", "스크립트를 끝냅니다",
      details: "코드(0부터 255까지)는 실행한 쪽에 전달됩니다. 0은 정상이라는 뜻입니다."),
    CommandText(
      "spawn", "프로세스를 시작합니다. 입출력은 연결처럼 읽고 씁니다",
      details: """
        명령은 /bin/sh에서 실행됩니다. send는 표준 입력에 쓰고, recv는 표준 출력을 읽습니다. shutdown p write는 입력을 끝냅니다. \
        wait는 종료 코드를 돌려줍니다.
        """),
  ]
}
