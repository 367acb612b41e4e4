extension KoreanHelp {
  /// The commands that show.
  static let looking: [CommandText] = [
    CommandText(
      "hexdump", "bytes를 16진수로, 옆에 문자와 함께 보여 줍니다",
      details: """
        width=는 한 줄의 바이트 수(16)입니다. UTF-8 문자는 자기 바이트 위에 놓입니다. 반복되는 줄은 *로 줄이고, squeeze=false이면 \
        줄이지 않습니다. offset=은 첫 바이트의 번호입니다.
        """),
    CommandText(
      "inspect", "bytes가 수와 문자열로는 무엇인지 보여 줍니다",
      details: """
        1, 2, 4, 8바이트의 부호 없는 정수와 부호 있는 정수, 실수를 첫 바이트부터 두 바이트 순서로 읽어 보여 주고, 문자열과 2진수로도 보여 줍니다.
        """),
    CommandText(
      "chunks", "스트림이 어떻게 도착했는지를 읽기마다 보여 줍니다",
      details: """
        읽기 하나가 한 줄입니다. 몇 바이트를 요청하여 몇 바이트가 왔는지, 스트림의 어디인지, 내용은 무엇인지를 보여 줍니다. TCP는 바이트의 스트림이므로, \
        읽기가 나뉜 모양은 어떻게 보냈는지와 상관이 없습니다. limit=은 줄 수(40, 0이면 모두)입니다.
        """),
    CommandText(
      "boundaries", "보낸 단위와 읽은 단위를 나란히 보여 줍니다",
      details: """
        연결의 양쪽 방향에 대해, 보낸 쪽과 읽은 쪽의 호출이 스트림을 어디에서 나누었는지 보여 줍니다. 빈칸은 두 줄을 맞추기 위한 것이고, 실제로 보낸 공백은 \
        점으로 나타냅니다. 상대방이 다른 프로그램이면 이쪽의 호출만 보여 줍니다. limit=은 줄 수(10, 0이면 모두)입니다.
        """),
    CommandText(
      "frames", "스트림을 메시지 단위로, 마지막 메시지에 모자란 바이트까지 보여 줍니다",
      details: """
        s가 받은(received) 또는 보낸(sent) 바이트를 각 메시지 앞의 길이로(u32be: 네트워크 바이트 순서의 4바이트, ascii10: 숫자 \
        10자리), 줄 단위로, 또는 문자열이나 bytes로 준 구분자로 나눕니다.
        """),
    CommandText(
      "ladder", "누가 언제 무엇을 보냈는지를 순서도로 보여 줍니다",
      details: """
        화살표는 네트워크로 오간 것이고, 나머지 줄은 양쪽 프로그램이 알게 된 것입니다. 기록에는 패킷이 아니라 호출이 있습니다. 핸드셰이크, FIN, RST는 \
        호출이 그렇게 끝나려면 TCP가 보냈어야 하는 것입니다. 대기 소켓을 주면 그 연결들을 보여 줍니다. limit=은 줄 수(60, 0이면 모두)입니다.
        """),
    CommandText(
      "state", "양쪽의 TCP 상태와 읽지 않은 바이트, 보내지 못한 바이트를 보여 줍니다",
      details: """
        TCP_INFO, ioctl(FIONREAD, SIOCOUTQ), /proc/net/tcp에서 특별한 권한 없이 읽습니다. unread는 도착했지만 아직 \
        읽지 않은 바이트, unsent는 상대방이 아직 확인(ACK)하지 않은 바이트입니다. 닫은 뒤에는 TIME_WAIT처럼 커널이 아직 가지고 있는 것을 보여 \
        줍니다. 대기 소켓이면 accept를 기다리는 연결 수를 보여 줍니다.
        """),
    CommandText(
      "info", "소켓 하나의 모든 것을 보여 줍니다",
      details: "주소, 상태, 지금까지의 바이트 수, 모든 옵션, TCP가 측정한 값입니다."),
    CommandText(
      "sockets", "열려 있는 소켓의 목록",
      details: "이름, 주소, 상태, 읽지 않은 바이트, 지금까지의 바이트 수입니다."),
    CommandText(
      "show", "도착한 데이터를 bytes나 text로 보여 줍니다",
      details: """
        스크립트에서는 이제부터 읽기마다 받은 것을 보여 주고, 셸에서는 도착하는 대로 알려 줍니다. 단어를 쓰지 않으면 지금의 설정을 알려 줍니다. 읽기마다 최대 \
        4,096바이트를 보여 줍니다.
        """),
    CommandText(
      "history", "셸에서 입력한 것의 목록",
      details: "최근 n줄(n이 없으면 모두)을 오래된 것부터 보여 줍니다. 스크립트에는 없습니다."),
    CommandText(
      "syscalls", "이제부터 각 명령의 시스템 호출을 출력합니다",
      details: """
        strace 없이도 strace처럼 호출마다 인자와 결과를 보여 줍니다. 여기의 소켓은 내부적으로는 블로킹하지 않습니다. 기다려야 하는 호출은 \
        EAGAIN을 돌려주고, epoll이 가능하다고 알려 주면 다시 호출합니다. 다른 작업의 호출은 일어난 자리에 나타납니다.
        """),
    CommandText(
      "help", "명령의 목록을 보여 주거나, 하나를 설명합니다",
      details: """
        명령, 구문, 그룹, 오류, 오류 번호의 이름을 쓸 수 있습니다: help recv, help while, help sockets, help errors, \
        help ECONNRESET, help options.
        """),
    CommandText(
      "record", "연결에서 오간 것을 record off까지 기록 파일로 남깁니다",
      details: """
        기록 파일(.nwt)은 텍스트 파일로, 한 줄에 시간, 클라이언트에서 서버로(>) 또는 반대로(<), 그리고 바이트가 있습니다. 긴 것은 \
        옆의 파일에 둡니다. `workbench replay`는 한쪽 역할을 하면서 다른 쪽 프로그램을 확인합니다.
        """),
  ]
}
