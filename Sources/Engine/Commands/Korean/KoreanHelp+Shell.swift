extension KoreanHelp {
  /// The commands of the shell.
  static let shell: [CommandText] = [
    CommandText(
      "run", "스크립트를 여기에서 실행합니다. 변수가 그대로 남습니다",
      details: """
        실행한 뒤에도 스크립트의 함수와 변수를 쓸 수 있고, 작업은 뒤에서 계속됩니다. 뒤에 쓴 단어들은 순서대로, 또는 "port=7790"처럼 써서 스크립트의 매개변수가 되고, 나머지는 `args`에 들어갑니다.
        """),
    CommandText(
      "play", "수업에서 보여 주기 위해 스크립트를 한 문장씩 실행합니다",
      details: """
        Space는 다음 단계, b는 지난 단계 보기, a는 끝까지 실행, p는 중간에 프롬프트 열기(Ctrl-D로 계속), q는 끝내기입니다. \
        주석은 설명으로 보이고, hide { … } 안은 보이지 않습니다.
        """),
    CommandText(
      "save", "지금까지 입력한 명령을 스크립트로 저장합니다", details: "실패한 명령은 빼고 저장합니다."),
    CommandText(
      "edit", "마지막 줄이나 블록을 $EDITOR에서 고쳐서 실행합니다",
      details: "VISUAL, EDITOR, vi의 순서로 편집기를 찾습니다. 경로를 주면 그 파일을 고쳐서 실행합니다."),
    CommandText(
      "watch", "도착하는 데이터를 끝이나 Ctrl-C까지 계속 읽어서 보여 줍니다",
      details: """
        읽기마다 최대 4,096바이트의 recv 한 번입니다. 보통은 도착한 것을 알려 주기만 하고 커널에 남겨 두지만, watch는 꺼냅니다. \
        `watch s &`는 뒤에서 계속합니다.
        """),
  ]
}
