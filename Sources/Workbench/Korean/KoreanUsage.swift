/// What the program's command line says in Korean: the subcommands' help by their name.
enum KoreanUsage {
  /// Every subcommand's words.
  static let texts: [String: SubcommandText] = [
    RunCommand.name: SubcommandText(
      "스크립트를 바로 실행합니다. FILE이 -이면 표준 입력에서 읽습니다.",
      details: """
        스크립트의 매개변수는 파일 이름 뒤에 씁니다: `workbench run FILE --help`로 볼 수 있습니다.
        파일 이름 앞에 쓰는 옵션:
          --show VIEW,…  실행이 끝나면(오류로 끝나도) 그 실행의 관찰 결과를 표준 오류에 보여 줍니다.
                         스크립트의 출력과 섞이지 않습니다: chunks, boundaries, ladder, hexdump,
                         frames=u32be(또는 `frames`의 다른 형식), 그리고 그때 열려 있는 것의
                         state, info, sockets
          --record F     스크립트의 연결이 주고받은 것을 트랜스크립트 F에 기록합니다
          --sandbox      모르는 스크립트를 위한 것입니다: 다른 프로그램은 시작하지 못하고, 파일은 자기
                         폴더 아래에서만, 소켓은 이 컴퓨터에서만(`listen :9000`은 127.0.0.1이 됩니다),
                         네임 서버 없이. 나머지는 PermissionError입니다

        기록은 데이터를 64 MiB까지, 짧은 읽기와 쓰기는 스트림의 방향마다 처음 2 MiB와 최근 메시지를
        보관합니다. WORKBENCH_TRACE_LIMIT=4MiB로 바꿀 수 있고, 더 이상 없는
        것은 관찰 결과에 표시됩니다.

        종료 코드: 0 정상, 1 사용법, 2 문법, 3 스크립트의 오류, 4 assert나 expect의 실패, 130 중단.
        """),
    PlayCommand.name: SubcommandText(
      "수업에서 스크립트를 보여 줍니다: 문장을 입력하듯이 하나씩, 그다음에 결과를.",
      details: """
        Space나 Enter는 다음 단계, `b`는 지난 단계 보기, `a`는 끝까지 실행, `p`는 스크립트의 변수와 소켓이
        있는 프롬프트 열기(Ctrl-D로 계속), `q`는 끝내기입니다.
        발표용 리모컨의 Page Down, Page Up과 화살표는 Space, `b`와 같습니다.
        주석은 설명으로 보이고, `hide { … }` 안은 보여 주지 않고 실행합니다.
          --auto       단계가 저절로 넘어갑니다
          --pace T     한 단계를 보여 주는 시간: 1s, 500ms
          --view V     단계마다 보여 줄 것: ladder, chunks, boundaries, state, sockets, info
          --sandbox    모르는 스크립트를 위한 것입니다. `run`과 같습니다
        터미널이 아니면 기다리지 않고 끝까지 실행합니다.
        """),
    DemoCommand.name: SubcommandText(
      "강의의 데모를 보여 주거나 실행합니다: 양쪽을 모두 실행하므로 입력할 것이 없습니다.",
      details: """
          --timeout D  데모 하나의 최대 시간, 예: 500ms, 1m (기본 30s)
        """),
    TestCommand.name: SubcommandText(
      "스크립트를 시험으로 실행합니다: 동시에, 하나마다 따로 프로세스를 만들어.",
      details: """
        시험은 스크립트의 `test "이름" { … }` 블록, 또는 옆에 예상 출력이 있는 스크립트(echo.nws 옆의
        echo.out, demo.nws 옆의 expected.out), 또는 `run:` 줄이 시험할 프로그램을 시작하는 기록(.nwt)입니다.
        폴더를 주면 그 안에서 찾고, 직접 이름을 준 스크립트에 둘 다 없으면 잘 끝나야 합니다.

          --filter RE         이름이 맞는 시험만, 예: `echo`, `› 이름$`
          --jobs N            동시에 실행할 수 (기본은 프로세서마다 하나)
          --continue          하나가 실패해도 나머지를 실행합니다
          --timeout D         시험 하나의 최대 시간, 예: 500ms, 1m (기본 30s)
          --deadline D        전체의 최대 시간 (기본은 제한 없음)
          --param NAME=VALUE  스크립트의 `param NAME`에 줄 값
          --sandbox           모르는 스크립트를 위한 것입니다. `run`과 같습니다
          --update            출력되거나 주고받은 것을 예상 결과로 저장합니다
          --review            같지만 시험마다 묻습니다
          --report FORMAT     tap, junit, json을 표준 출력에; FORMAT=FILE이면 파일에 씁니다
          --list              시험의 이름만 보여 줍니다

        시험마다 TMPDIR이 자기 폴더이고, 끝나면 그 폴더와 시작한 프로세스를 모두 없앱니다.
        종료 코드: 0 모두 통과, 4 기대와 다름, 3 오류로 끝난 스크립트, 2 문법 오류, 1 사용법, 130 중단.
        """),
    ExportCommand.name: SubcommandText(
      "기록을 html, svg, mermaid, json, pcapng, python으로 내보냅니다.",
      details: """
          html      한 페이지: 누가 언제 무엇을 보냈는지, 모든 조각의 hexdump, 검색. 인쇄하기 좋습니다
          svg       순서도 그림
          mermaid   마크다운에 넣는 순서도
          json      한 줄에 이벤트 하나 (docs/reports.md)
          pcapng    Wireshark와 tshark에서 보는 패킷
          python    실제 상대방과 어느 쪽이든 맡는 프로그램

        -o가 없거나 -o -이면 표준 출력에 쓰며, 이때 pcapng는 터미널이 아니어야 합니다. --to가 없으면 -o 뒤의 파일
        이름의 끝이 형식을 정합니다.
        """),
    RecordCommand.name: SubcommandText(
      "클라이언트와 서버의 사이에서 주고받는 것을 기록합니다.",
      details: """
        클라이언트는 ADDR(:9001이면 이 컴퓨터에서만, 0.0.0.0:9001이면 어디서나)에 연결하고, TO로 이어집니다.
        오는 대로 파일에 기록합니다. Ctrl-C로 끝냅니다.

          -u, --udp        데이터그램. 무언가를 보낸 클라이언트 하나하나가 기록의 연결이 됩니다
          -o, --output F   트랜스크립트. 소유자만 읽을 수 있습니다
          --count N        연결 N개 뒤에 끝냅니다 (-u와 함께는 쓸 수 없음)
          --quiet          연결을 알리지 않습니다

        스크립트 자신의 연결을 기록하려면: workbench run --record lab.nwt FILE.
        """),
    ReplayCommand.name: SubcommandText(
      "기록의 한쪽을 맡아 프로그램과 통신하고 상대가 기록대로 하는지 확인합니다.",
      details: """
          --as server      서버를 맡고, 클라이언트를 시험합니다 (기본)
          --as client      그 반대
          --listen ADDR    서버로서 기다릴 주소 (:7777이면 이 컴퓨터에서만, 기본은 빈 포트)
          --connect ADDR   클라이언트로서 연결할 주소
          --run CMD        시험할 프로그램을 시작합니다. 환경 변수 PORT, HOST, ADDRESS, WORKBENCH(이
                           프로그램)를 받고, 끝나면 자식 프로세스와 함께 종료됩니다
          --timeout T      최대 시간 (10s)
          --times N        N번 재생합니다. --jobs N이면 N개를 동시에
          --timing real    기록된 시간 간격을 지킵니다 (fast: timeout만, 기본)
          --strict-chunks  조각도 기록과 같아야 합니다. 없으면 스트림으로 비교합니다
          --short-writes   천천히 읽어서 프로그램의 send가 일부만 받아들여지게 합니다
          --update         실제로 온 것을 파일에 씁니다. 나머지는 그대로 남습니다

        재생이 보내는 것의 결함:
        \(faults)

        파일의 머리글 `run:`, `as:`, `timeout:`은 옵션을 대신합니다. `run:`은 파일의 폴더에서 프로그램을
        시작합니다. 종료 코드: 0 기록대로 함, 4 다르게 함, 2 파일의 문법 오류, 3 오류, 1 사용법.
        """),
    RelayCommand.name: SubcommandText(
      "클라이언트와 서버의 사이에서 네트워크를 나쁘게 만듭니다.",
      details: """
        클라이언트는 ADDR(:9001이면 이 컴퓨터에서만, 0.0.0.0:9001이면 어디서나)에 연결하고, TO로 이어집니다.
        Ctrl-C로 끝냅니다.

        \(faults)
          -u, --udp        데이터그램을 통째로 전달합니다. --limit과 --blackhole은 N바이트 뒤의 것을 잃습니다
          --drop P         이 확률로 데이터그램을 잃습니다. 예: 10% (-u와 함께)
          --up, --down     뒤에 쓴 결함은 클라이언트가, 또는 서버가 보내는 것에만 적용됩니다
          --count N        연결 N개 뒤에 끝냅니다 (-u와 함께는 쓸 수 없음)
          --quiet          연결을 알리지 않습니다
        """),
    CheckCommand.name: SubcommandText(
      "문법 오류, 철자가 틀린 명령, 맞지 않는 인자를 찾습니다. 실행하지는 않습니다."),
    HexdumpCommand.name: SubcommandText(
      "파일이나 표준 입력의 바이트를 문자와 함께 보여 줍니다.",
      details: """
        UTF-8 문자는 자기 바이트 위에 놓입니다. ×는 문자가 아닌 바이트나 제어 문자, ╎는 데이터의 끝에서
        잘린 글자입니다. 터미널에서는 바이트의 종류에 따라 색이 다릅니다.

        옵션은 xxd, hexdump, hexyl과 같습니다:
          -w, --width N      한 줄의 바이트 수 (16, 또는 터미널에 맞게)
          -s, --skip N       이 위치에서 시작; 음수이면 끝에서부터
          -n, --length N     최대 이만큼 보여 줍니다
          -o, --offset N     보여 주는 위치에 이 수를 더합니다
          -v, --no-squeeze   반복되는 줄을 *로 줄이지 않습니다
              --color WHEN   auto, always 또는 never
        N은 4096, 0x1000, 4kB, 4KiB처럼 씁니다.
        """),
    HelpCommand.name: SubcommandText("이것을, 또는 여기나 언어의 명령 하나에 대한 도움말을 보여 줍니다."),
  ]

  /// `FaultWords.help`
  static let faults = """
      --slice N        N바이트씩 나누어 보내므로, 받는 쪽은 조금씩 읽게 됩니다
      --delay T        모두 T만큼(예: 50ms) 늦게 도착합니다. --jitter T는 ±T만큼 달라지게 합니다
      --bandwidth N    1초에 N바이트, 예: 10kB
      --limit N        N바이트 뒤에 스트림이 끝납니다
      --reset N        N바이트 뒤에 연결을 강제로 끊습니다
      --blackhole N    N바이트 뒤에 오는 것은 사라집니다
      --seed N         난수의 시작 (1): 같은 수이면 같은 결함입니다
    """
}
