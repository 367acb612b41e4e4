extension Korean {
  /// What the program says about its command line.
  static let commandLine: [String: String] = [
    "Example:": "예:",
    "workbench %1 — a scriptable network workbench": "workbench %1 — 스크립트로 다루는 네트워크 작업대",
    "The shell; commands from a pipe, too.": "셸. 파이프로 받은 명령도 실행합니다.",
    "As run.": "run과 같습니다.",
    "workbench help COMMAND, or workbench COMMAND -h, tells its options.":
      "명령의 옵션은 workbench help COMMAND 또는 workbench COMMAND -h로 볼 수 있습니다.",
    "Options in front of the command: --color auto|always|never, --version, -h":
      "명령 앞에 쓰는 옵션: --color auto|always|never, --version, -h",
    "check the name and the folder": "이름과 폴더를 확인하세요",
    "one of %1, or a delimiter such as frames=\\r\\n":
      "다음 중 하나: %1, 또는 frames=\\r\\n 같은 구분자",
    "Exit codes: 0 well, 1 usage, 2 syntax, 3 runtime error, 4 failed assertion, 130 interrupted":
      "종료 코드: 0 정상, 1 사용법, 2 문법, 3 실행 오류, 4 실패한 확인, 130 중단",
    "The lecture's demos; play one with `workbench demo NAME`, all with `workbench demo all`.":
      "강의의 데모입니다. 하나는 `workbench demo NAME`, 모두는 `workbench demo all`로 실행합니다.",
    "Their scripts are in %1": "스크립트가 있는 곳: %1",
    "This script has no parameters.": "이 스크립트에는 매개변수가 없습니다.",
    "(default %1)": "(기본값 %1)",
    "(needed)": "(필수)",
    "did you mean --%1?": "혹시 --%1?",
    "did you mean --to %1?": "혹시 --to %1?",
    "did you mean `workbench %1`?": "혹시 `workbench %1`?",
    "it is a command of the language: workbench help %1":
      "언어의 명령입니다: workbench help %1",
    "workbench --help lists the commands": "workbench --help를 입력하면 명령의 목록이 나옵니다",
    "workbench demo lists them": "workbench demo를 입력하면 목록이 나옵니다",
    "check the name": "이름을 확인하세요",
    "check the name; `workbench demo` lists the demos":
      "이름을 확인하세요. 데모의 목록은 `workbench demo`로 볼 수 있습니다",
    "workbench run FILE [ARGS…]; options of the script stand behind its name":
      "workbench run FILE [ARGS…]. 스크립트의 옵션은 파일 이름 뒤에 씁니다",
    "workbench play FILE [ARGS…]; options of the script stand behind its name":
      "workbench play FILE [ARGS…]. 스크립트의 옵션은 파일 이름 뒤에 씁니다",
    "set WORKBENCH_SCRIPTS to their folder, or run make install":
      "WORKBENCH_SCRIPTS에 그 폴더를 쓰거나 make install을 실행하세요",
    "name a script that is a file": "파일인 스크립트의 이름을 쓰세요",
    "name a file": "파일 이름을 쓰세요",
    "localhost:9000, :9000 or unix:/path": "localhost:9000, :9000 또는 unix:/경로",
    "leave the address out: $PORT tells the program": "주소를 빼세요: 프로그램은 $PORT로 알 수 있습니다",
    "a script's name ends in .nws, a recording's in .nwt; a folder is searched for both":
      "스크립트의 이름은 .nws로, 기록의 이름은 .nwt로 끝납니다. 폴더에서는 둘 다 찾습니다",
    "a script declares it: param %1 = 0": "스크립트에 선언이 있어야 합니다: param %1 = 0",
    "a case is a script with its output beside it (x.out), a recording with a run: line, or a test \"NAME\" { … } block":
      "시험은 옆에 예상 출력(x.out)이 있는 스크립트, run: 줄이 있는 기록, test \"이름\" { … } 블록입니다",
    "%1 500ms, 10s or 2m": "%1 500ms, 10s 또는 2m",
    "%1 100, or 4kB": "%1 100 또는 4kB",
    "%1 16, 0x10 or 4KiB": "%1 16, 0x10 또는 4KiB",
    "--update takes everything that came": "--update는 온 것을 모두 예상 결과로 저장합니다",
    "%1 10%, or 0.1": "%1 10% 또는 0.1",
    "leave out -u": "-u를 빼세요",
    "end it with Ctrl-C": "Ctrl-C로 끝내세요",
    "record it again": "다시 기록하세요",
    "a stream sends again what is lost": "스트림은 잃어버린 것을 다시 보냅니다",
    "a datagram is passed on whole, by itself": "데이터그램은 하나씩 통째로 전달됩니다",
    "a number from 0 to 1": "0부터 1까지의 수",
    "--timing real, or --timing fast": "--timing real 또는 --timing fast",
    "--as server, or --as client": "--as server 또는 --as client",
    "--report tap, junit or json; --report junit=FILE writes it to a file":
      "--report tap, junit 또는 json. --report junit=FILE은 파일에 씁니다",
    "--list shows their names": "이름은 --list로 볼 수 있습니다",
    "--color auto, always or never": "--color auto, always 또는 never",
    "set EDITOR to an editor that is installed, for example EDITOR=nano":
      "설치된 편집기를 EDITOR에 쓰세요. 예: EDITOR=nano",
    "nothing was run": "아무것도 실행하지 않았습니다",
  ]
}
