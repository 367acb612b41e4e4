extension Korean {
  /// What is written here for the words and signs of other languages (`ForeignWord`, the parser's
  /// guesses).
  static let foreign: [String: String] = [
    "nothing is `none`, in small letters": "값이 없음은 소문자로 `none`입니다",
    "nothing is `none`": "값이 없음은 `none`입니다",
    "it is `true`, in small letters": "소문자로 `true`입니다",
    "it is `false`, in small letters": "소문자로 `false`입니다",
    "a block that does nothing is empty: `{ }`": "아무것도 하지 않는 블록은 비워 둡니다: `{ }`",
    "open the file and close it: `f = open(\"name\", \"rb\")`, then `close f`":
      "파일을 열고 직접 닫습니다: `f = open(\"name\", \"rb\")`, 다 쓰면 `close f`",
    "there are no classes: a map holds named values, `def` makes functions":
      "클래스는 없습니다: 이름 붙은 값은 맵에 담고, 함수는 `def`로 만듭니다",
    "choose with `if x == 1 { … } else if x == 2 { … } else { … }`":
      "`if x == 1 { … } else if x == 2 { … } else { … }`로 고릅니다",
    "a loop that ends in its middle reads `loop { … if done { break } … }`":
      "중간에서 끝나는 반복은 `loop { … if done { break } … }`로 씁니다",
    "`while not done { … }`, or `loop { … if done { break } }`":
      "`while not done { … }` 또는 `loop { … if done { break } }`",
    "a variable needs no word before it: `x = 5`": "변수 앞에는 아무것도 쓰지 않습니다: `x = 5`",
    "a function reads `def name(a, b=1) { … }`": "함수는 `def name(a, b=1) { … }`로 씁니다",
    "a function has a name: `def f(x) { return x + 1 }`":
      "함수에는 이름이 있습니다: `def f(x) { return x + 1 }`",
    "a function gives all its values at once: `return xs`":
      "함수는 모든 값을 한 번에 돌려줍니다: `return xs`",
    "`task { … }` runs a block beside the rest": "`task { … }`는 블록을 나머지와 동시에 실행합니다",
    "`param port = 9000` takes a value from the command line":
      "`param port = 9000`은 명령줄에서 값을 받습니다",
    "patterns are built in: `findall(text, /…/)`, `match(text, /…/)`":
      "패턴은 내장되어 있습니다: `findall(text, /…/)`, `match(text, /…/)`",
    "calls wait by themselves; `wait t` waits for a task":
      "호출은 스스로 기다립니다. 작업은 `wait t`로 기다립니다",
    "`global name` inside a function assigns a variable of the file":
      "함수 안에서 파일의 변수에 값을 넣으려면 `global name`을 씁니다",
    "pop takes an element out: `pop m key`, `pop xs 0`":
      "원소는 pop으로 꺼냅니다: `pop m key`, `pop xs 0`",
    "errors are caught by `except`: `try { … } except OSError as e { … }`":
      "오류는 `except`로 잡습니다: `try { … } except OSError as e { … }`",
    "an error is raised by `raise \"what went wrong\"`":
      "오류는 `raise \"무엇이 잘못되었는지\"`로 발생시킵니다",
    "print shows values: `print \"hello\"`": "값은 print로 보여 줍니다: `print \"hello\"`",
    "print shows values: `print \"${n:08x}\"`": "값은 print로 보여 줍니다: `print \"${n:08x}\"`",
    "both conditions: `a and b`": "두 조건 모두: `a and b`",
    "either condition: `a or b`": "둘 중 하나의 조건: `a or b`",
    "a comment begins with `#`": "주석은 `#`으로 시작합니다",
    "lists are passed as they are: there is no `*xs`": "리스트는 그대로 넘깁니다: `*xs`는 없습니다",
    "the port of an address is a number: localhost:9000, or ${port}":
      "주소의 포트는 수입니다: localhost:9000 또는 ${port}",
    "two values are compared by `==`": "두 값은 `==`로 비교합니다",
    "a variable is changed by one with n %1= 1": "변수를 1만큼 바꾸려면 n %1= 1로 씁니다",
    "a variable has no type annotation: write name = value":
      "변수에는 타입을 쓰지 않습니다: 이름 = 값",
    "a named argument is written NAME=VALUE, without blanks":
      "이름 있는 인자는 공백 없이 NAME=VALUE로 씁니다",
    "a variable is written without `$`; inside a text it is ${name}":
      "변수는 `$` 없이 씁니다. 문자열 안에서는 ${name}입니다",
    "nothing is open here that it could close": "여기에는 이것으로 닫을 것이 열려 있지 않습니다",
    "a choice between two values reads `a if c else b`":
      "두 값 중 하나를 고르려면 `a if c else b`로 씁니다",
    "a text in double quotes interpolates by itself: \"hello ${name}\"":
      "큰따옴표 문자열은 그대로 값을 끼워 넣습니다: \"hello ${name}\"",
    "a pattern is written /…/; in a text a backslash is \\\\":
      "패턴은 /…/로 씁니다. 문자열에서 백슬래시는 \\\\입니다",
    "every text is Unicode: leave the letter out": "모든 문자열은 유니코드입니다: 그 글자를 빼세요",
    "bytes are b\"…\", or hexadecimal x\"00 14\"": "bytes는 b\"…\", 16진수로는 x\"00 14\"입니다",
    "quotes are straight: \"…\" or '…'; slides and word processors curl them":
      "곧은 따옴표를 쓰세요: \"…\" 또는 '…'. 슬라이드와 문서 편집기는 따옴표를 둥글게 바꿉니다",
    "hexadecimal is 0x1F, octal 0o17, binary 0b101":
      "16진수는 0x1F, 8진수는 0o17, 2진수는 0b101입니다",
    "write %1, or 0o%2 for an octal number": "%1로, 8진수라면 0o%2로 쓰세요",
    "a map reads {\"key\": value}": "맵은 {\"key\": value}로 씁니다",
    "a block stands only behind the language's words, such as if, loop, def or task":
      "블록은 if, loop, def, task 같은 단어 뒤에만 올 수 있습니다",
    "a function has no type annotation: `def f(a, b) { … }`":
      "함수에는 타입을 쓰지 않습니다: `def f(a, b) { … }`",
    "an error is named: `except ConnectionResetError as e { … }`":
      "오류의 이름을 씁니다: `except ConnectionResetError as e { … }`",
    "a loop that counts reads `for i in range(10) { … }`":
      "세면서 반복하려면 `for i in range(10) { … }`로 씁니다",
    "the escapes are \\n \\r \\t \\0 \\\\ \\\" \\' \\$ \\xHH \\u{HEX}; a backslash is \\\\":
      "이스케이프는 \\n \\r \\t \\0 \\\\ \\\" \\' \\$ \\xHH \\u{HEX}이고, 백슬래시는 \\\\입니다",
    "a `%1` inside the text is written \\%2": "문자열 안의 `%1`은(는) \\%2로 씁니다",
    "the text ends inside it": "그 안에서 문자열이 끝납니다",
    "add `%1`": "`%1`을(를) 쓰세요",
    "write %1%2": "%1%2로 쓰세요",
    "a host alone stands in quotes: \"%1\"": "호스트만 쓸 때는 따옴표 안에 씁니다: \"%1\"",
    "an address has its port: %1:9000": "주소에는 포트가 있어야 합니다: %1:9000",
    "put the inner part into a function": "안쪽을 함수로 옮기세요",
    "`%1` is a variable: only commands and functions take arguments":
      "`%1`은(는) 변수입니다: 인자는 명령과 함수에만 쓸 수 있습니다",
    "check the name; it starts in the folder of this script: %1":
      "이름을 확인하세요. 이 스크립트의 폴더에서 시작합니다: %1",
  ]
}
