extension KoreanHelp {
  /// The commands on files, time and chance.
  static let files: [CommandText] = [
    CommandText(
      "exists", "그 이름의 파일이나 폴더가 있는지 알려 줍니다"),
    CommandText(
      "is_file", "그 이름의 보통 파일이 있는지 알려 줍니다",
      details: "폴더나 장치, 파이프처럼 특별한 것은 아닙니다."),
    CommandText(
      "is_folder", "그 이름의 폴더가 있는지 알려 줍니다"),
    CommandText(
      "size", "파일의 바이트 수",
      details: "stat(2). 열어 둔 파일이면 지금까지 쓴 것도 포함합니다."),
    CommandText(
      "files", "폴더 안의 이름들 (순서대로)",
      details: "폴더를 쓰지 않으면 현재 폴더입니다."),
    CommandText(
      "real_path", "링크와 점이 없는 절대 경로",
      details: "realpath(3). 그 이름의 것이 있어야 합니다. 서버는 이것을 자기 폴더와 비교하여 바깥 파일의 요청을 막습니다."),
    CommandText(
      "make_folder", "폴더를 만듭니다 (없는 상위 폴더도 함께)",
      details: "이미 있어도 괜찮습니다."),
    CommandText(
      "script_folder", "스크립트가 있는 폴더"),
    CommandText(
      "temp_folder", "끝나면 없어지는 새 임시 폴더",
      details: "mkdtemp(3). TMPDIR이나 /tmp에 만들고, 실행이 끝나면 안의 파일과 함께 지웁니다."),
    CommandText(
      "read_file", "파일의 내용을 bytes로 읽습니다",
      details: "encoding=utf-8이나 따옴표로 쓴 다른 인코딩을 주면 문자열로 읽습니다."),
    CommandText(
      "write_file", "bytes나 문자열로 파일을 만듭니다",
      details: """
        있던 내용은 한 번에 바뀌므로 디스크가 가득 차도 예전 파일이 남습니다. 문자열은 encoding=이 없으면 UTF-8로 씁니다. 바이트 수를 돌려줍니다.
        """),
    CommandText(
      "append_file", "파일 끝에 bytes나 문자열을 추가합니다",
      details: "파일이 없으면 만듭니다. 바이트 수를 돌려줍니다."),
    CommandText(
      "open", "조금씩 읽거나 쓰기 위해 파일을 엽니다",
      details: """
        "r"은 읽기, "w"는 새로 쓰기, "a"는 끝에 추가, "x"는 없을 때만 만들기, +는 읽기와 쓰기입니다. b를 붙이면 bytes, 없으면 \
        문자열입니다. 다 썼으면 close 하세요. for line in f { … }로 줄을 읽을 수 있습니다.
        """),
    CommandText(
      "read", "끝까지 또는 정해진 수만큼 읽습니다 (bytes, 또는 텍스트 파일의 문자)",
      details: "파일의 끝이면 비어 있습니다."),
    CommandText(
      "readline", "다음 한 줄 (줄 끝 포함), 파일의 끝이면 빈 것"),
    CommandText(
      "readlines", "남은 모든 줄의 리스트 (줄 끝 포함)"),
    CommandText(
      "write", "bytes를, 텍스트 파일이면 문자열을 씁니다",
      details: "flush나 close를 할 때 디스크에 기록됩니다. 쓴 양을 돌려줍니다."),
    CommandText(
      "flush", "메모리에 남아 있는 것을 파일에 기록합니다"),
    CommandText(
      "seek", "파일의 다른 위치로 옮깁니다 (바이트)",
      details: "lseek(2). 따로 쓰지 않으면 처음(start)부터 셉니다. 새 위치를 돌려줍니다."),
    CommandText(
      "tell", "파일에서 다음에 읽거나 쓸 위치 (바이트)"),
    CommandText(
      "time", "1970년부터 흐른 초 (UTC, 소수점 아래 포함)"),
    CommandText(
      "ctime", "현재 시간을 문자열로, Wed Mar  4 10:02:11 2026 모양",
      details: "ctime(3). 지역 시간으로, 현재 또는 1970년부터 그만큼의 초가 지난 때입니다."),
    CommandText(
      "strftime", "원하는 모양의 시간 문자열",
      details: """
        strftime(3). %Y-%m-%d %H:%M:%S 등을 씁니다. 지역 시간이며 utc=true이면 UTC입니다. 현재, 또는 1970년부터 그만큼의 \
        초가 지난 때입니다.
        """),
    CommandText(
      "now", "앞으로만 가는 시계 (시간 차이를 잴 때)",
      details: "start = now()를 하고 나중에 now() - start를 하면 그 사이의 시간입니다."),
    CommandText(
      "perf_counter", "앞으로만 가는 시계의 초 (실수)"),
    CommandText(
      "elapsed", "실행을 시작한 뒤 흐른 시간"),
    CommandText(
      "env", "환경 변수의 값, 없으면 none"),
    CommandText(
      "random", "무작위 수 (양 끝 포함)",
      details: "정수 두 개면 양 끝을 포함한 그 사이의 정수, 실수 두 개면 실수, 아무것도 없으면 0 이상 1 미만의 실수입니다."),
    CommandText(
      "seed", "실행할 때마다 같은 무작위 수가 나오게 합니다",
      details: "값을 주지 않으면 다시 매번 달라집니다."),
    CommandText(
      "choice", "원소 중 하나를 무작위로 고릅니다"),
    CommandText(
      "shuffle", "리스트를 무작위로 섞습니다"),
    CommandText(
      "random_bytes", "무작위 바이트를 그 수만큼 만듭니다"),
  ]
}
