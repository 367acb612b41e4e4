extension Korean {
  /// What is said about values, files and what was expected of a peer.
  static let values: [String: String] = [
    "byte %1 is 0x%2, not 0x%3": "%1번 위치의 바이트가 0x%3이 아니라 0x%2입니다",
    "%1 bytes are missing": "%1바이트가 모자랍니다",
    "%1 bytes too many": "%1바이트가 더 많습니다",
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
  ]
}
