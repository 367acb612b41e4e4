extension Korean {
  /// What commands say about arguments that do not fit.
  static let arguments: [String: String] = [
    "expected %1": "필요한 것: %1",
    "it is %1": "지금은 %1",
    "an int": "정수",
    "a number": "수",
    "a text": "문자열",
    "a text or a number": "문자열이나 수",
    "a text or bytes": "문자열이나 bytes",
    "text or bytes": "문자열이나 bytes",
    "bytes or an int": "bytes나 정수",
    "a number or bytes": "수나 bytes",
    "bytes without an encoding": "인코딩이 없는 bytes",
    "a list": "리스트",
    "a map": "맵",
    "a key": "키",
    "a list or a buffer": "리스트나 버퍼",
    "a list, a map or a buffer": "리스트, 맵 또는 버퍼",
    "a list of integers": "정수의 리스트",
    "a list of numbers": "수의 리스트",
    "a list of sockets": "소켓의 리스트",
    "a list, or several values": "리스트, 또는 여러 값",
    "something with elements": "원소가 있는 것",
    "a socket": "소켓",
    "an address": "주소",
    "a path": "경로",
    "a pattern": "패턴",
    "a buffer": "버퍼",
    "a file": "파일",
    "a task": "작업",
    "true or false": "true 또는 false",
    "big or little": "big 또는 little",
    "read, write or both": "read, write 또는 both",
    "inet, inet6 or unix": "inet, inet6 또는 unix",
    "stream or dgram": "stream 또는 dgram",
    "bytes, text or off": "bytes, text 또는 off",
    "a duration such as 500ms or 2s": "500ms나 2s 같은 시간",
    "it is big or little": "big 또는 little입니다",
    "big is the order of the network": "big이 네트워크 바이트 순서입니다",
    "to_bytes(%1, 4, big) for a 4-byte integer in network order":
      "네트워크 바이트 순서의 4바이트 정수로 보내려면 to_bytes(%1, 4, big)",
    "str(%1) for its decimal digits as text": "10진수 문자열로 보내려면 str(%1)",
    "encode(text) makes bytes, decode(data) makes text: choose one side":
      "encode(문자열)은 bytes를, decode(bytes)는 문자열을 만듭니다: 한쪽으로 맞추세요",
    "str(x) makes text of a number, int(x) a number of a text":
      "str(x)는 수를 문자열로, int(x)는 문자열을 수로 바꿉니다",
    "or write \"… ${x}\"": "또는 \"… ${x}\"로 쓰세요",
    "encode(text) makes bytes of a text": "encode(문자열)로 bytes를 만드세요",
    "decode(data) makes text of bytes": "decode(bytes)로 문자열을 만드세요",
    "decode(data) makes text of the bytes": "decode(bytes)로 문자열을 만드세요",
    "encode(text) makes UTF-8 bytes of a text": "encode(문자열)로 UTF-8 bytes를 만드세요",
    "encode(text) makes bytes of a text, int(x) an int":
      "encode(문자열)은 bytes를, int(x)는 정수를 만듭니다",
    "write b\"…\" for bytes, or decode the data first":
      "bytes는 b\"…\"로 쓰거나, 데이터를 먼저 디코딩하세요",
    "str(x) makes text of a number": "str(x)로 수를 문자열로 바꾸세요",
    "str(x) makes text of it": "str(x)로 문자열로 바꾸세요",
    "int(x) makes a number of the text, encode(x) bytes of it":
      "int(x)는 문자열을 수로, encode(x)는 bytes로 바꿉니다",
    "write int(x) to make %1 an int": "%1을(를) 정수로 바꾸려면 int(x)를 쓰세요",
    "write int(x) to turn the text into a number": "문자열을 수로 바꾸려면 int(x)를 쓰세요",
    "these are bytes already: send them as they are": "이미 bytes입니다: 그대로 보내세요",
    "this is a text already: nothing to decode": "이미 문자열입니다: 디코딩할 것이 없습니다",
    "none means nothing was returned, or the input ended":
      "none은 돌려준 값이 없거나 입력이 끝났다는 뜻입니다",
    "to_bytes(n, 4, big) makes the bytes of an integer":
      "정수의 바이트는 to_bytes(n, 4, big)로 만드세요",
    "from_bytes(data, big) reads an integer that was sent as its bytes":
      "바이트로 보낸 정수는 from_bytes(data, big)로 읽으세요",
    "int(float(x)) cuts the decimals off": "int(float(x))는 소수점 아래를 버립니다",
    "nothing stands where the digits should be": "숫자가 있어야 할 자리가 비어 있습니다",
    "%1 at position %2": "%2번 위치의 %1",
    "such as 2.5, -3 or 1e-3": "2.5, -3, 1e-3 같은 모양입니다",
    "a byte is 0 to 255": "한 바이트는 0부터 255까지입니다",
    "a count is 0 or more": "개수는 0 이상입니다",
    "more than 64 bits": "64비트를 넘습니다",
    "it holds 0 to %1": "0부터 %1까지 담을 수 있습니다",
    "a port is a number": "포트는 수입니다",
    "a port is 0 to 65535 (16 bits)": "포트는 0부터 65535까지입니다(16비트)",
    "ports from 1024 to 65535 are free to use; 0 lets the system choose":
      "1024부터 65535까지 자유롭게 쓸 수 있고, 0이면 시스템이 고릅니다",
    "open one first: listen :9000, or connect localhost:9000":
      "먼저 여세요: listen :9000 또는 connect localhost:9000",
    "connect to the address first: s = connect %1": "먼저 그 주소에 연결하세요: s = connect %1",
    "write (\"localhost\", 9000) or localhost:9000":
      "(\"localhost\", 9000) 또는 localhost:9000으로 쓰세요",
    "write localhost:9000, :9000 or \"unix:/path\"":
      "localhost:9000, :9000 또는 \"unix:/경로\"로 쓰세요",
    "the port is missing": "포트가 없습니다",
    "this is a URL": "URL입니다",
    "what comes is not made of lines": "들어오는 것이 줄로 되어 있지 않습니다",
    "read a file in pieces: f = open(\"name\", \"rb\"), then read f 65536":
      "파일은 나누어 읽으세요: f = open(\"name\", \"rb\") 다음에 read f 65536",
    "write host:port, for example %1:80; what to fetch is sent over the connection":
      "호스트:포트로 쓰세요. 예: %1:80. 무엇을 가져올지는 연결로 보냅니다",
    "an address is one value: (\"localhost\", 9000) or localhost:9000":
      "주소는 값 하나입니다: (\"localhost\", 9000) 또는 localhost:9000",
    "name the sockets: poll [a, b]": "소켓을 쓰세요: poll [a, b]",
    "timeout=1s waits for a time": "timeout=1s는 그 시간만 기다립니다",
    "pack(\"!d\", %1) for its 8 bytes in network order":
      "네트워크 순서의 8바이트는 pack(\"!d\", %1)",
    "one type": "하나의 자료형",
    "ask for each: isinstance(x, int) or isinstance(x, str)":
      "하나씩 물으세요: isinstance(x, int) or isinstance(x, str)",
    "write host:port, for example %1:9000": "호스트:포트로 쓰세요. 예: %1:9000",
    "make one first: buf = buffer(1024)": "먼저 만드세요: buf = buffer(1024)",
    "it is not connected": "연결되어 있지 않습니다",
    "a listener carries no bytes, its connections do":
      "대기 소켓으로는 데이터가 오가지 않습니다. 데이터는 그 연결들로 오갑니다",
    "name the socket that accept gave": "accept가 돌려준 소켓을 쓰세요",
    "ladder %1 shows its connections": "ladder %1로 그 연결들을 볼 수 있습니다",
    "each datagram is a message already": "데이터그램은 하나하나가 이미 메시지입니다",
    "chunks %1 lists them": "chunks %1로 볼 수 있습니다",
    "the options are %1": "옵션은 %1입니다",
    "as in Python: SOL_SOCKET SO_RCVBUF, IPPROTO_TCP TCP_NODELAY":
      "파이썬처럼 씁니다: SOL_SOCKET SO_RCVBUF, IPPROTO_TCP TCP_NODELAY",
    "recv s 1024 reads from a connection, sendall s data writes to it":
      "연결에서 읽을 때는 recv s 1024, 쓸 때는 sendall s data",
    "tasks lists those that run": "실행 중인 작업은 tasks로 볼 수 있습니다",
    "still running": "아직 실행 중입니다",
  ]
}
