extension KoreanHelp {
  /// The commands on texts.
  static let texts: [CommandText] = [
    CommandText(
      "split", "구분자로 나눈 부분들",
      details: "구분자가 없으면 연속된 공백을 기준으로 나누고 양 끝의 공백은 무시합니다. maxsplit=1이면 첫 구분자에서만 나눕니다."),
    CommandText(
      "rsplit", "오른쪽부터 구분자로 나눈 부분들"),
    CommandText(
      "lines", "문자열이나 bytes의 줄들",
      details: "줄 끝은 \\n, \\r\\n, \\r입니다. keepends=true이면 줄 끝을 남겨 둡니다."),
    CommandText(
      "partition", "첫 구분자의 앞부분, 구분자, 뒷부분"),
    CommandText(
      "rpartition", "마지막 구분자의 앞부분, 구분자, 뒷부분"),
    CommandText(
      "join", "부분들을 구분자로 이어 하나로 만듭니다",
      details: "구분자가 문자열이면 부분도 모두 문자열, bytes이면 모두 bytes여야 합니다."),
    CommandText(
      "startswith", "그 부분으로 시작하는지 알려 줍니다",
      details: "튜플을 주면 그중 하나로 시작하는지 봅니다."),
    CommandText(
      "endswith", "그 부분으로 끝나는지 알려 줍니다",
      details: "튜플을 주면 그중 하나로 끝나는지 봅니다."),
    CommandText(
      "find", "그 부분이 처음 나오는 위치, 없으면 -1",
      details: "bytes에서는 정수로 준 한 바이트도 찾을 수 있습니다."),
    CommandText(
      "rfind", "그 부분이 마지막으로 나오는 위치, 없으면 -1"),
    CommandText(
      "index", "그 부분이나 원소가 처음 나오는 위치",
      details: "없으면 ValueError입니다. 문자열과 bytes에서는 find가 대신 -1을 돌려줍니다."),
    CommandText(
      "rindex", "그 부분이 마지막으로 나오는 위치"),
    CommandText(
      "count", "문자열에서 그 부분이, 리스트에서 그 값이 나오는 횟수"),
    CommandText(
      "replace", "한 부분을 다른 것으로 바꾼 문자열",
      details: "count=1이면 처음 하나만 바꿉니다."),
    CommandText(
      "removeprefix", "앞의 그 부분을 떼어 낸 문자열"),
    CommandText(
      "removesuffix", "뒤의 그 부분을 떼어 낸 문자열"),
    CommandText(
      "strip", "양 끝의 공백이나 주어진 문자를 떼어 냅니다"),
    CommandText(
      "lstrip", "왼쪽의 공백이나 주어진 문자를 떼어 냅니다"),
    CommandText(
      "rstrip", "오른쪽의 공백이나 주어진 문자를 떼어 냅니다"),
    CommandText(
      "upper", "모두 대문자로 바꿉니다"),
    CommandText(
      "lower", "모두 소문자로 바꿉니다"),
    CommandText(
      "title", "각 단어의 첫 글자를 대문자로 바꿉니다"),
    CommandText(
      "capitalize", "첫 글자만 대문자로, 나머지는 소문자로 바꿉니다"),
    CommandText(
      "swapcase", "대문자와 소문자를 서로 바꿉니다"),
    CommandText(
      "zfill", "정해진 너비가 되도록 부호 뒤에 0을 채웁니다"),
    CommandText(
      "ljust", "정해진 너비가 되도록 오른쪽을 채웁니다"),
    CommandText(
      "rjust", "정해진 너비가 되도록 왼쪽을 채웁니다"),
    CommandText(
      "center", "정해진 너비가 되도록 양쪽을 채웁니다"),
    CommandText(
      "isdigit", "비어 있지 않고 모두 숫자인지 알려 줍니다"),
    CommandText(
      "isdecimal", "비어 있지 않고 모두 10진 숫자인지 알려 줍니다"),
    CommandText(
      "isnumeric", "비어 있지 않고 모두 수를 나타내는 문자인지 알려 줍니다"),
    CommandText(
      "isalpha", "비어 있지 않고 모두 글자인지 알려 줍니다"),
    CommandText(
      "isalnum", "비어 있지 않고 모두 글자나 숫자인지 알려 줍니다"),
    CommandText(
      "isspace", "비어 있지 않고 모두 공백인지 알려 줍니다"),
    CommandText(
      "isupper", "글자가 있고 모두 대문자인지 알려 줍니다"),
    CommandText(
      "islower", "글자가 있고 모두 소문자인지 알려 줍니다"),
    CommandText(
      "isascii", "모두 ASCII 문자인지 알려 줍니다"),
    CommandText(
      "match", "패턴의 그룹이 찾은 것, 맞지 않으면 none",
      details: """
        패턴이 처음으로 맞는 곳을 찾습니다. ^와 $는 양 끝에 맞춥니다. 결과는 그룹이 찾은 문자열의 튜플이고, 쓰이지 않은 그룹은 none입니다. 그룹이 없는 \
        패턴은 맞은 전체를 돌려줍니다. bytes는 UTF-8로, UTF-8이 아니면 latin-1로 보고 찾으며 bytes를 돌려줍니다.
        """),
    CommandText(
      "findall", "패턴에 맞는 모든 것을 왼쪽부터 돌려줍니다",
      details: "파이썬처럼 각각은 그룹이 찾은 문자열, 그 튜플, 또는 맞은 전체입니다. 참여하지 않은 그룹은 빈 문자열입니다."),
    CommandText(
      "format", "문자열의 {} 자리에 값을 넣습니다",
      details: """
        {}는 다음 값, {0}은 번호로 고른 값이고, {:>8}와 {:.1f}는 모양을 정합니다. 수를 앞에 쓰면 파이썬의 format(값, 모양)과 같습니다. \
        "${x:.1f}"는 그 자리에서 같은 일을 합니다.
        """),
  ]
}
