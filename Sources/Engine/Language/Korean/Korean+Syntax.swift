extension Korean {
  /// What the parser and the compiler say under the caret and as hints.
  static let syntax: [String: String] = [
    "`%1` is missing before the line ends": "줄이 끝나기 전에 `%1`이 빠졌습니다",
    "close it on the same line, or use \"\"\"…\"\"\" for text of several lines":
      "같은 줄에서 닫거나, 여러 줄의 문자열에는 \"\"\"…\"\"\"를 쓰세요",
    "close it with \"\"\"": "\"\"\"로 닫으세요",
    "write `not x`, or `a != b`": "`not x` 또는 `a != b`라고 쓰세요",
    "write %1=VALUE without blanks around `=`": "`=` 양쪽에 공백 없이 %1=VALUE로 쓰세요",
    "a loop over values reads `for x in xs { … }`": "값을 하나씩 꺼내는 반복은 `for x in xs { … }`입니다",
    "a function reads `def %1(a, b=1) { … }`": "함수는 `def %1(a, b=1) { … }`로 씁니다",
    "it follows `%1`, which has one": "기본값이 있는 `%1` 뒤에 있습니다",
    "write `try { … } except ConnectionResetError as e { … }`":
      "`try { … } except ConnectionResetError as e { … }`로 쓰세요",
    "the one before it catches every error": "앞의 except가 모든 오류를 잡습니다",
    "each byte has two digits": "한 바이트는 두 자리입니다",
    "x\"…\" holds pairs of digits 0-9 a-f, for example x\"00 00 00 14\"":
      "x\"…\"에는 0-9, a-f 두 자리씩 씁니다. 예: x\"00 00 00 14\"",
    "write \\\\": "\\\\로 쓰세요",
    "write \\u{AC00}, with the character's number in hexadecimal":
      "문자의 번호를 16진수로 \\u{AC00}처럼 쓰세요",
    "write the variable's name alone, or \"${name}\"": "변수 이름만 쓰거나 \"${name}\"으로 쓰세요",
    "a condition inside an expression reads `a if c else b`":
      "식 안의 조건은 `a if c else b`로 씁니다",
    "split the expression, or use join or sum": "식을 나누거나 join 또는 sum을 쓰세요",
    "units are us ms s m for times, kB KiB MB MiB GB GiB for sizes":
      "단위는 시간에 us ms s m, 크기에 kB KiB MB MiB GB GiB입니다",
    "save the file as UTF-8; for raw bytes write b\"\\xHH\" or x\"…\"":
      "파일을 UTF-8로 저장하세요. 바이트를 그대로 쓰려면 b\"\\xHH\" 또는 x\"…\"를 쓰세요",
    "write \"${name}\", or \\$ for a dollar sign":
      "\"${name}\"으로 쓰고, 달러 기호는 \\$로 쓰세요",
    "write f(a), x.f(a) or, with blanks, f a": "f(a), x.f(a) 또는 공백을 넣어 f a로 쓰세요",
    "`%1` was opened here": "여기에서 `%1`이 열렸습니다",
    "write a `for` loop that appends to a list": "`for` 반복에서 append로 리스트를 만드세요",
    "sockets, time and files are built in: nothing needs importing for them":
      "소켓, 시간, 파일은 기본으로 들어 있어서 import가 필요 없습니다",
    "write the name without ${…}": "${…} 없이 이름만 쓰세요",
    "it stands after the `}` of its `%1`": "`%1` 블록의 `}` 뒤에 와야 합니다",
    "left of `=` stands a name, several names, or an element such as xs[0]":
      "`=`의 왼쪽에는 이름, 여러 이름, 또는 xs[0] 같은 원소를 씁니다",
    "blocks stand in braces: `{ … }`, without `:`": "블록은 `:` 없이 `{ … }` 안에 씁니다",
    "add `}` where the block ends": "블록이 끝나는 곳에 `}`를 쓰세요",
    "no `{` is open here": "여기에는 열린 `{`가 없습니다",
    "separate the arguments of a command by blanks, or write it as f(a, b)":
      "명령의 인자는 공백으로 나누거나, f(a, b)로 쓰세요",
    "choose another name, for example `%1_`": "다른 이름을 쓰세요. 예: `%1_`",
    "split the expression into several statements": "식을 여러 줄로 나누세요",
    "byte 0x%1 at offset %2": "%2번째 위치의 바이트 0x%1",
    "save the file as UTF-8; from a Korean editor perhaps: iconv -f cp949 -t utf-8 %1":
      "파일을 UTF-8로 저장하세요. 한글 편집기에서 왔다면: iconv -f cp949 -t utf-8 %1",
    "`%1` is a variable: to subtract or divide, put blanks on both sides":
      "`%1`은(는) 변수입니다: 빼거나 나누려면 양쪽에 공백을 넣으세요",
    "too many": "인자가 너무 많습니다",
    "it takes %1": "쓸 수 있는 것: %1",
    "it belongs inside while, loop or for": "while, loop, for 안에서만 쓸 수 있습니다",
    "at the top level every variable is global already":
      "파일의 가장 바깥에서는 모든 변수가 이미 global입니다",
    "options of a socket are changed by set: `set s nodelay=true`":
      "소켓의 옵션은 set으로 바꿉니다: `set s nodelay=true`",
    "move `%1` out and pass it what it needs as parameters":
      "`%1`을(를) 밖으로 옮기고 필요한 것은 매개변수로 넘기세요",
    "move what both need into a third file": "둘 다 필요한 것을 세 번째 파일로 옮기세요",
    "its `def` stands further down": "`def`가 더 아래에 있습니다",
    "move the `def` above the first call": "`def`를 첫 호출보다 위로 옮기세요",
    "it is defined as %1(%2)": "정의: %1(%2)",
    "for example within 2s { … }": "예: within 2s { … }",
    "raise \"what went wrong\"": "raise \"무엇이 잘못되었는지\"",
    "raise \"what went wrong\", or raise ValueError(\"…\")":
      "raise \"무엇이 잘못되었는지\" 또는 raise ValueError(\"…\")",
    "left is %1, right is %2": "왼쪽은 %1, 오른쪽은 %2",
    "it is given one here, which makes it a variable of %1":
      "여기에서 값을 주므로 %1의 변수가 됩니다",
    "to mean the variable outside, say `global %1` first":
      "바깥의 변수를 뜻하려면 먼저 `global %1`을 쓰세요",
    "give it a value before this line: %1 = …": "이 줄보다 앞에서 값을 주세요: %1 = …",
    "give it a value first: %1 = …": "먼저 값을 주세요: %1 = …",
    "a text stands in quotes: \"%1\"": "글은 따옴표 안에 씁니다: \"%1\"",
    "an address has its port: %1:%2": "주소에는 포트가 있어야 합니다: %1:%2",
    "write %1": "%1로 쓰세요",
    "`%1` is missing before this line": "이 줄 앞에 `%1`이(가) 빠졌습니다",
    "it is written `%1=`": "`%1=`로 씁니다",
    "two values differ by `!=`": "두 값이 다른지는 `!=`로 봅니다",
    "give it a value before this line is reached: %1 = …":
      "이 줄에 오기 전에 값을 주세요: %1 = …",
    "len(x) counts bytes, characters or elements": "len(x)는 바이트, 글자, 원소의 수입니다",
    "append adds an element at the end: `append xs x`": "append는 끝에 원소를 더합니다: `append xs x`",
    "`x in xs` tells whether it is there": "들어 있는지는 `x in xs`로 봅니다",
    "str(x) makes text of a value": "str(x)는 값을 글로 바꿉니다",
    "pass a list or a map instead of `*args` and `**kwargs`":
      "`*args`와 `**kwargs` 대신 리스트나 맵을 넘기세요",
    "there are no comprehensions: a `for` loop appends to a list":
      "컴프리헨션은 없습니다: `for` 반복문으로 리스트에 더하세요",
    "write a `for` loop that sets m[key] = value": "`for` 반복문으로 m[key] = value를 하세요",
    "a map stands in parentheses here: ({ … })": "여기에서는 맵을 괄호 안에 쓰세요: ({ … })",
    "write the plain one: `%1`": "보통 글자로 쓰세요: `%1`",
    "a comma stands between two values": "두 값 사이에는 쉼표가 있어야 합니다",
    "a number begins with a digit: 0.%1": "수는 숫자로 시작합니다: 0.%1",
    "the numbers from %1 to %2 are range(%3, %4)": "%1부터 %2까지의 수는 range(%3, %4)입니다",
    "the numbers from a up to, but not including, b are range(a, b)":
      "a부터 b 앞까지의 수는 range(a, b)입니다",
    "write a `for` loop": "`for` 반복문을 쓰세요",
    "the square root of x is x ** 0.5": "x의 제곱근은 x ** 0.5입니다",
    "help errors lists the errors": "help errors로 오류의 이름을 볼 수 있습니다",
    "`loop 5 { … }` turns five times, `for x in xs { … }` goes through values":
      "`loop 5 { … }`는 다섯 번, `for x in xs { … }`는 값마다 반복합니다",
    "give as many names as there are values": "값의 수만큼 이름을 쓰세요",
    "`for key, value in m.items()` takes the keys of a map with their values":
      "`for key, value in m.items()`는 맵의 키와 값을 함께 꺼냅니다",
    "look for a call that never reaches its end": "끝나지 않는 호출을 찾으세요",
    "to call a command on it, write .%1()": "명령을 호출하려면 .%1()로 쓰세요",
    "it has %1": "가지고 있는 것: %1",
    "give it as --%1 VALUE": "--%1 VALUE로 주세요",
    "its default is %1": "기본값은 %1입니다",
    "workbench run FILE --help lists the parameters":
      "workbench run FILE --help로 매개변수를 볼 수 있습니다",
  ]
}
