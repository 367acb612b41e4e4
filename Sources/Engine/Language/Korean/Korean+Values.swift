extension Korean {
  /// What is said about values, files and what was expected of a peer.
  static let values: [String: String] = [
    "byte %1 is 0x%2, not 0x%3": "%1번 위치의 바이트가 0x%3이 아니라 0x%2입니다",
    "1 byte": "1바이트",
    "%1 bytes": "%1바이트",
    "%1 missing": "%1가 모자랍니다",
    "%1 too many": "%1가 더 많습니다",
    "the stream ended after %1 bytes": "%1바이트 뒤에 스트림이 끝났습니다",
    "only %1 bytes came in %2": "%2 동안 %1바이트만 왔습니다",
    "it did not match in %1": "%1 동안 맞는 것이 없었습니다",
    "FIN came, not RST": "RST가 아니라 FIN이 왔습니다",
    "bounded to 256 MiB": "256 MiB까지로 제한되어 있습니다",
    "bounded to 1 GiB": "1 GiB까지로 제한되어 있습니다",
    "work in pieces": "나누어 처리하세요",
    "read it in pieces: read f 65536": "나누어 읽으세요: read f 65536",
    "open it, and read it in pieces: read f 65536": "open으로 열어 나누어 읽으세요: read f 65536",
    "it can change": "내용이 바뀔 수 있는 값입니다",
    "it holds %1, which can change": "내용이 바뀔 수 있는 값이 들어 있습니다: %1",
    "its tuples are nested too deep": "튜플이 너무 깊게 겹쳐 있습니다",
    "use a text, a number or bytes as the key": "키로는 문자열, 수, bytes를 쓰세요",
    "pop m %1 takes a key out of a map": "맵에서 키를 빼려면 pop m %1을 쓰세요",
    "use a text, a number, bytes or a tuple as the key":
      "키로는 문자열, 수, bytes, 튜플을 쓰세요",
    "it is empty": "비어 있습니다",
    "the list is empty": "리스트가 비어 있습니다",
    "the %1 is empty": "비어 있습니다(%1)",
    "it has %1, so 0 to %2": "원소가 %1개이므로 0부터 %2까지입니다",
    "test it first: while xs { … }": "먼저 확인하세요: while xs { … }",
    "`x in xs` asks first": "먼저 `x in xs`로 확인하세요",
    "`%1 in m` tests for a key, get(m, key, other) gives another value":
      "`%1 in m`으로 키를 확인하거나, get(m, key, other)로 다른 값을 받으세요",
    "pop(m, key, other) gives another value": "pop(m, key, other)는 키가 없을 때 다른 값을 돌려줍니다",
    "a map takes m[key] = value": "맵에는 m[key] = value로 넣습니다",
    "list(t) makes a list of a tuple": "list(t)는 튜플을 리스트로 만듭니다",
    "a tuple cannot change: list(t) makes a list of it":
      "튜플은 바꿀 수 없습니다: list(t)로 리스트를 만드세요",
    "bytes cannot change: data + more joins them": "bytes는 바꿀 수 없습니다: data + more로 이으세요",
    "a text cannot change: a + b joins two": "문자열은 바꿀 수 없습니다: a + b로 이으세요",
    "build a new one with slices and +, or use a list or a buffer":
      "슬라이스와 +로 새로 만들거나, 리스트나 버퍼를 쓰세요",
    "the text comes first: %1(text, /…/)": "문자열이 먼저입니다: %1(text, /…/)",
    "the separator comes first: join(\", \", parts)": "구분자가 먼저입니다: join(\", \", parts)",
    "the separator is %1": "구분자의 타입: %1",
    "join with b\"…\" needs bytes: encode the text":
      "b\"…\"로 이을 때는 bytes가 필요합니다: 문자열을 인코딩하세요",
    "join with \"…\" needs texts: decode the bytes, or use b\"\"":
      "\"…\"로 이을 때는 문자열이 필요합니다: bytes를 디코딩하거나 b\"\"를 쓰세요",
    "join(\"\", texts) puts texts together": "문자열은 join(\"\", texts)로 합치세요",
    "default=0 gives 0 for an empty list": "default=0이면 빈 리스트일 때 0입니다",
    "find gives -1 instead of an error; `part in text` asks first":
      "find는 오류 대신 -1을 돌려줍니다. `part in text`로 먼저 확인할 수 있습니다",
    "loop over range(n) to count": "세면서 반복하려면 range(n)을 쓰세요",
    "loop over the list, or take an element": "리스트를 반복하거나 원소 하나를 꺼내세요",
    "take one with text[0], or loop over the text": "text[0]으로 하나를 꺼내거나 반복하세요",
    "len(str(n)) counts the digits of a number": "수의 자릿수는 len(str(n))입니다",
    "size(f) is its bytes": "파일의 바이트 수는 size(f)입니다",
    "test the divisor before dividing": "나누기 전에 나누는 수를 확인하세요",
    "`//` gives an int": "`//`의 결과는 정수입니다",
    "floats end near 1.8e308": "실수는 1.8e308 근처까지입니다",
    "the largest float is about 1.8e308": "가장 큰 실수는 약 1.8e308입니다",
    "integers are bounded to %1 bits": "정수는 %1비트까지로 제한되어 있습니다",
    "%1 left over": "%1개 남음",
    "there must be one `%` for each value": "값 하나에 `%`가 하나씩 있어야 합니다",
    "a percent sign is %%": "퍼센트 기호는 %%로 씁니다",
    "read_file and write_file take a path; open gives a file":
      "read_file과 write_file은 경로를, open은 파일을 다룹니다",
    "open it again": "다시 여세요",
    "open it with \"rb\" to read": "읽으려면 \"rb\"로 여세요",
    "open it with \"wb\" to write": "쓰려면 \"wb\"로 여세요",
    "open it with \"rb\" and decode the bytes yourself": "\"rb\"로 열어 bytes를 직접 디코딩하세요",
    "the file was opened for bytes: encode(text), or open it with \"w\"":
      "bytes로 연 파일입니다: encode(문자열)을 쓰거나 \"w\"로 여세요",
    "the file was opened for text: decode(data), or open it with \"wb\"":
      "문자열로 연 파일입니다: decode(bytes)를 쓰거나 \"wb\"로 여세요",
    "it is start, current or end": "start, current 또는 end입니다",
    "write it between slashes: /[0-9]+/": "빗금 사이에 쓰세요: /[0-9]+/",
    "random(1, 6) is a dice": "random(1, 6)은 주사위입니다",
    "the smaller number comes first": "작은 수를 먼저 쓰세요",
    "bounded to 16384 bits": "16384비트까지로 제한되어 있습니다",
    "bounded to %1 of them": "%1개까지로 제한되어 있습니다",
    "a set such as [ab]* leaves fewer open than (a|b)*":
      "[ab]* 같은 집합은 (a|b)*보다 열린 길을 적게 남깁니다",
    "match the text in pieces": "텍스트를 나누어 맞춰 보세요",
    "write it as /…/ to have it checked before the script runs":
      "/…/로 쓰면 스크립트를 실행하기 전에 확인합니다",
    "for example ${x:.1f} ${n:08x} ${name:>10}": "예: ${x:.1f} ${n:08x} ${name:>10}",
    "leave it out to split at white space; list(text) gives the characters":
      "빼면 공백에서 나눕니다. 글자 하나하나는 list(text)로 얻으세요",
    "leave the b out to open it as text": "b를 빼면 문자열로 엽니다",
    "one of r, w, a and x, with + and with b or t": "r, w, a, x 중 하나에 +나 b, t를 붙일 수 있습니다",
    "\"rb\" reads bytes, \"wb\" writes them, \"r\" reads text":
      "\"rb\"는 bytes 읽기, \"wb\"는 bytes 쓰기, \"r\"은 문자열 읽기입니다",
    "read the whole file, or open it with \"rb\" and decode the bytes":
      "파일 전체를 읽거나, \"rb\"로 열어 bytes를 디코딩하세요",
    "read the whole file, then lines(text)": "파일 전체를 읽은 뒤 lines(text)를 쓰세요",
    "%1 again": "%1이(가) 다시 불렸습니다",
    "`<<` and `>>` shift the other way": "반대 방향으로는 `<<`와 `>>`를 쓰세요",
    "%1 of %2": "%1, 원소 %2개",
    "`<` compares numbers, texts, bytes, durations or lists with their like":
      "`<`는 수, 문자열, bytes, 시간, 리스트를 같은 종류끼리 비교합니다",
    "`a | b` joins two maps": "두 맵은 `a | b`로 합칩니다",
    "several values stand in brackets: \"%s %s\" % (a, b)":
      "여러 값은 괄호 안에 씁니다: \"%s %s\" % (a, b)",
    "%s text, %d integer, %x hex, %.1f float; a percent sign is %%":
      "%s 문자열, %d 정수, %x 16진수, %.1f 실수. 퍼센트 기호는 %%입니다",
    "did you mean the int %1?": "혹시 정수 %1?",
    "did you mean the text %1?": "혹시 문자열 %1?",
    "more than 292 years": "292년을 넘습니다",
    "the value of a key is taken with [ ]: m[%1]": "키의 값은 [ ]로 꺼냅니다: m[%1]",
    "it would be complex": "복소수가 됩니다",
    "!r or !s": "!r 또는 !s",
    "format gives values by position": "format은 값을 순서대로 줍니다",
    "write {} or {0}, or \"…${%1}…\" for a variable": "{}나 {0}, 변수는 \"…${%1}…\"로 쓰세요",
    "no value given": "값이 없습니다",
    "one value given": "값은 1개입니다",
    "%1 values given": "값은 %1개입니다",
  ]
}
