extension Korean {
  /// The words around explanations, and what help says around the table's words.
  static let layout: [String: String] = [
    "try: %1": "해 보기: %1",
    "note: %1 (%2)": "참고: %1 (%2)",
    "note: %1: a datagram of %2 bytes was cut to %3":
      "참고: %1: %2바이트 데이터그램이 %3바이트로 잘렸습니다",
    "opened here": "여기에서 열렸습니다",
    "did you mean %1?": "혹시 %1?",
    "did you mean `%1`?": "혹시 `%1`?",
    "did you mean `%1=`?": "혹시 `%1=`?",
    "did you mean `.%1`?": "혹시 `.%1`?",
    "did you mean `%1%2`?": "혹시 `%1%2`?",
    "usage: %1": "사용법: %1",
    "for example: %1": "예: %1",
    "help lists everything": "help를 입력하면 전체 목록이 나옵니다",
    "`%1` is a command of its own: %2": "`%1`은(는) 따로 쓰는 명령입니다: %2",
    "help lists the commands": "help를 입력하면 명령의 목록이 나옵니다",
    "help errors lists them": "help errors를 입력하면 목록이 나옵니다",
    "x.f(a) is f(x, a): help lists the commands":
      "x.f(a)는 f(x, a)와 같습니다: help를 입력하면 명령의 목록이 나옵니다",
    "one command: what it does, the same in Python, an example":
      "명령 하나: 하는 일, 같은 파이썬 코드, 예",
    "the commands of one group, a line each": "한 그룹의 명령들, 한 줄씩",
    "what each error means; help statements, help options":
      "오류의 뜻. 그 밖에 help statements, help options",
    "… %1 more: help %2": "… %1개 더: help %2",
    "the group %1": "%1 그룹",
    "one of %1": "%1 중 하나",
    "also called": "다른 이름",
    "Python": "파이썬",
    "example": "예",
    "slide": "슬라이드",
    "without %1": "%1 없이",
    "the last listener": "마지막에 만든 대기 소켓",
    "the connection opened, accepted or named by `use` last":
      "마지막에 연결 또는 수락했거나 `use`로 정한 연결",
    "why it comes and what to try; NAME may be ECONNRESET too":
      "왜 나는지, 무엇을 해 볼지. NAME에는 ECONNRESET도 됩니다",
    "comes as %1": "오류 이름: %1",
    "caught by": "잡는 법",
    "try": "해 보기",
    "why": "이유",
    "among them": "포함",
    "(search) '%1': ": "(검색) '%1': ",
    "(no match) '%1': ": "(찾지 못함) '%1': ",
    "completes %1": "%1 완성",
    "cut inside a character": "글자 중간에서 잘림",
    "%1 of %2 asked": "%1 (요청 %2)",
    "%1 more in the kernel": "커널에 %1바이트 더 있음",
    "… %1 more bytes": "… %1바이트 더",
    "end of stream": "스트림의 끝",
  ]
}
