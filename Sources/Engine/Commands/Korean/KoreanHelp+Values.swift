extension KoreanHelp {
  /// The commands on values, lists and maps.
  static let values: [CommandText] = [
    CommandText(
      "print", "값들을 공백으로 나누어 출력합니다",
      details: """
        문자열은 그대로, bytes는 b'…', 리스트와 맵은 파이썬처럼 출력합니다. 터미널에는 탭과 줄 끝이 아닌 제어 문자를 \
        실행하지 않고 \\x1b처럼 보여 주므로, 받은 문자열이 화면을 바꿀 수 없습니다. 직접 색을 쓰려면 raw=true를 주세요. \
        file=stderr는 메시지가 가는 곳으로 보내고, flush=true는 파이프에서도 바로 보이게 합니다.
        """),
    CommandText(
      "args", "스크립트에 준 인자 중 매개변수 뒤의 단어들"),
    CommandText(
      "input", "사용자나 표준 입력에서 한 줄을 읽습니다",
      details: "줄 끝은 떼어 냅니다. 입력이 끝나면 none입니다."),
    CommandText(
      "int", "문자열, bytes 또는 수를 정수로 바꿉니다",
      details: """
        숫자 양쪽의 공백은 무시하므로 소켓에서 받은 줄을 그대로 쓸 수 있습니다. base=16은 16진수를 읽고, base=0은 0x 같은 접두어를 봅니다. \
        실수는 소수점 아래를 버립니다. bytes는 숫자 문자로 읽습니다. 바이트로 보낸 정수는 from_bytes(data, big)로 읽으세요.
        """),
    CommandText(
      "float", "문자열, bytes 또는 수를 실수로 바꿉니다",
      details: "시간(2s, 500ms)은 초로 바꿉니다."),
    CommandText(
      "bool", "값의 참과 거짓",
      details: "0, none, 비어 있는 것은 false이고 나머지는 모두 true입니다."),
    CommandText(
      "type", "값의 타입 이름"),
    CommandText(
      "isinstance", "값이 그 타입인지 알려 줍니다",
      details: """
        타입은 int float bool text bytes list map tuple address duration socket buffer range task \
        module error file process입니다. 파이썬의 str, dict, bytearray도 쓸 수 있습니다.
        """),
    CommandText(
      "abs", "절댓값"),
    CommandText(
      "round", "가장 가까운 정수, 또는 소수점 아래 몇 자리까지 반올림합니다",
      details: "두 수의 딱 중간이면 파이썬처럼 짝수 쪽으로 갑니다. round(2.5)는 2입니다."),
    CommandText(
      "divmod", "몫과 나머지"),
    CommandText(
      "pow", "거듭제곱, 또는 그것을 나눈 나머지"),
    CommandText(
      "min", "값들이나 리스트에서 가장 작은 것",
      details: "default=0은 빈 리스트일 때의 답입니다."),
    CommandText(
      "max", "값들이나 리스트에서 가장 큰 것",
      details: "default=0은 빈 리스트일 때의 답입니다."),
    CommandText(
      "sum", "모든 원소의 합"),
    CommandText(
      "len", "바이트, 문자 또는 원소의 수",
      details: "문자열은 문자의 수, 인코딩하면 바이트의 수입니다. len(\"안녕\")은 2이고, 6바이트입니다."),
    CommandText(
      "range", "start부터 stop 바로 앞까지의 정수들",
      details: "값을 하나만 주면 stop이고, 0부터 시작합니다."),
    CommandText(
      "enumerate", "반복에 쓸 수 있도록 원소에 번호를 붙입니다"),
    CommandText(
      "zip", "여러 리스트의 첫 원소끼리, 둘째 원소끼리 묶습니다",
      details: "가장 짧은 것에서 끝납니다."),
    CommandText(
      "sorted", "원소를 순서대로 늘어놓은 새 리스트"),
    CommandText(
      "reversed", "마지막 원소부터 거꾸로"),
    CommandText(
      "any", "원소 중 하나라도 참인지 알려 줍니다"),
    CommandText(
      "all", "모든 원소가 참인지 알려 줍니다"),
    CommandText(
      "list", "원소들로 리스트를 만듭니다"),
    CommandText(
      "tuple", "원소들로 튜플을 만듭니다"),
    CommandText(
      "append", "끝에 원소를 추가합니다",
      details: "버퍼에는 정수로 한 바이트를 추가합니다."),
    CommandText(
      "extend", "다른 리스트의 원소를 모두 끝에 추가합니다"),
    CommandText(
      "insert", "그 위치 앞에 원소를 넣습니다"),
    CommandText(
      "pop", "원소를 꺼내어 돌려줍니다",
      details: "마지막 원소, 또는 그 위치의 원소입니다. 맵에서는 키로 꺼내고, 키가 없으면 other를 돌려줍니다."),
    CommandText(
      "remove", "처음 나오는 그 원소를 빼거나, 파일을 지웁니다",
      details: "remove xs x는 리스트를 바꿉니다. remove PATH는 그 이름의 파일을 지웁니다(unlink(2))."),
    CommandText(
      "clear", "리스트, 맵, 버퍼를 비웁니다",
      details: "셸에서 clear만 쓰면 화면을 지웁니다."),
    CommandText(
      "copy", "같은 원소를 가진 새 리스트, 맵 또는 버퍼"),
    CommandText(
      "sort", "리스트를 순서대로 정렬합니다",
      details: "같은 값의 순서는 그대로 둡니다. sorted는 원래 리스트를 두고 새 리스트를 돌려줍니다."),
    CommandText(
      "reverse", "리스트의 순서를 거꾸로 바꿉니다"),
    CommandText(
      "map", "빈 맵, 또는 (키, 값) 쌍으로 만든 맵",
      details: "{\"1\": \"one\"}처럼 바로 쓸 수도 있습니다."),
    CommandText(
      "keys", "맵의 키들 (넣은 순서대로)"),
    CommandText(
      "values", "맵의 값들 (키의 순서대로)"),
    CommandText(
      "items", "맵의 키와 값의 쌍들"),
    CommandText(
      "setdefault", "키의 값, 없으면 먼저 넣고 돌려줍니다"),
    CommandText(
      "update", "다른 맵의 키와 값을 가져옵니다"),
  ]
}
