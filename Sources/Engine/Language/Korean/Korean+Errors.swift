extension Korean {
  /// What each error means and what to try (`ErrorKind`).
  static let errors: [String: String] = [
    "any error of a script; raise \"text\" makes one":
      "스크립트의 모든 오류. raise \"메시지\"로 직접 발생시킬 수 있습니다",
    "the system refused a call on a socket or a file": "소켓이나 파일에 대한 호출을 시스템이 거부했습니다",
    "a connection could not be made, or is lost": "연결하지 못했거나 연결이 끊어졌습니다",
    "nobody listens at the address": "그 주소에서 연결을 기다리는 서버가 없습니다",
    "sent on a connection that is closed for sending": "송신 방향이 닫힌 연결로 보내려고 했습니다",
    "a connection was broken off before it was used": "연결이 사용되기도 전에 끊어졌습니다",
    "a call or a `within` block waited longer than it may":
      "호출이나 `within` 블록이 시간 제한보다 오래 기다렸습니다",
    "a socket that must not wait would have had to": "기다리지 않는(논블로킹) 소켓이 기다려야 했습니다",
    "another socket is bound to the address": "다른 소켓이 그 주소를 사용하고 있습니다",
    "there is no way to the network or host": "그 네트워크나 호스트로 가는 길이 없습니다",
    "the name has no address": "그 이름에 해당하는 주소가 없습니다",
    "the stream ended before all that was asked for had come":
      "요청한 만큼 오기 전에 스트림이 끝났습니다",
    "there is no file of that name": "그 이름의 파일이 없습니다",
    "there is a file of that name already": "그 이름의 파일이 이미 있습니다",
    "the name is a folder's, not a file's": "파일이 아니라 폴더의 이름입니다",
    "a process that was started has failed": "시작한 프로세스가 실패했습니다",
    "the bytes are no text in that encoding": "그 인코딩의 문자열이 아닌 바이트입니다",
    "the encoding has no bytes for a character": "그 인코딩으로 나타낼 수 없는 문자가 있습니다",
    "a number does not fit where it should go": "수가 너무 커서 들어갈 자리에 맞지 않습니다",
    "a division by zero": "0으로 나누었습니다",
    "a map does not have that key": "맵에 그 키가 없습니다",
    "a position lies outside of a list, text or bytes":
      "위치가 리스트, 문자열 또는 bytes의 범위를 벗어났습니다",
    "a value has the wrong type for what is done with it": "하려는 일에 맞지 않는 타입의 값입니다",
    "a value has the right type but makes no sense there": "타입은 맞지만 그 자리에 쓸 수 없는 값입니다",
    "a name that nothing has been given": "값을 준 적이 없는 이름입니다",
    "a value has no such property": "값에 그런 속성이 없습니다",
    "functions call each other without end": "함수가 서로를 끝없이 호출합니다",
    "the value would need more memory than there is": "값이 쓸 수 있는 것보다 많은 메모리를 필요로 합니다",
    "an `assert` or `expect_error` does not hold": "`assert`나 `expect_error`가 성립하지 않습니다",
    "`expect` read something else than expected": "`expect`가 기대한 것과 다른 데이터를 읽었습니다",
    "a file cannot be imported": "파일을 가져올(import) 수 없습니다",
    "the task was cancelled; only a handler that names it catches it":
      "작업이 취소되었습니다. 이 이름을 쓴 except만 잡을 수 있습니다",
    "a word on the command line does not fit its parameter":
      "명령행의 단어가 매개변수에 맞지 않습니다",
    "`exit` was called": "`exit`가 호출되었습니다",
    "give the call more time (timeout=2s), or find out who is silent: state, ladder":
      "시간을 더 주거나(timeout=2s), 누가 조용한지 알아보세요: state, ladder",
    "err.partial holds what came; compare it with what the peer sends":
      "그때까지 온 것은 err.partial에 있습니다. 상대방이 보내는 것과 비교하세요",
    "name the right encoding, decode only whole characters, or use errors=\"replace\"":
      "맞는 인코딩을 쓰거나, 글자를 모두 받은 뒤 디코딩하거나, errors=\"replace\"를 쓰세요",
    "choose an encoding that has the character, such as utf-8":
      "utf-8처럼 그 문자가 있는 인코딩을 쓰세요",
    "to_bytes needs a larger length, or signed=true; ports end at 65535":
      "to_bytes의 길이를 늘리거나 signed=true를 쓰세요. 포트는 65535까지입니다",
    "test the divisor first": "나누는 수를 먼저 확인하세요",
    "test with `in`, or use get(map, key, default)": "`in`으로 확인하거나 get(map, key, 기본값)을 쓰세요",
    "compare with len(x); positions begin at 0": "len(x)와 비교하세요. 위치는 0부터 셉니다",
    "convert first: int(), str(), encode(), decode(), to_bytes()":
      "먼저 바꾸세요: int(), str(), encode(), decode(), to_bytes()",
    "look for a misspelling; variables must be assigned before they are read":
      "철자를 확인하세요. 변수는 읽기 전에 값을 주어야 합니다",
    "look for the call that should end it": "호출을 끝냈어야 하는 곳을 찾으세요",
    "clean up in `finally`; it runs in any case": "`finally`에서 정리하세요. 어떤 경우에도 실행됩니다",
  ]
}
