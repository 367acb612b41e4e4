extension KoreanHelp {
  /// The commands on sockets.
  static let sockets: [CommandText] = [
    CommandText(
      "socket", "소켓을 만듭니다 (아직 주소도 연결도 없음)",
      details: """
        socket(2). 주소 유형은 어떤 주소를 쓰는지(inet은 IPv4, inet6은 IPv6, unix는 파일 경로), 소켓 타입은 스트림(TCP)인지 \
        데이터그램(UDP)인지를 정합니다.
        """),
    CommandText(
      "bind", "소켓을 특정 (주소, 포트)에 바인드합니다",
      details: """
        bind(2). 호스트를 비우면 이 컴퓨터의 모든 주소에 바인드하고, 포트 0은 시스템이 골라 줍니다. 1024보다 작은 포트는 권한이 필요하고, 이미 \
        사용 중인 포트는 AddressInUseError입니다.
        """),
    CommandText(
      "listen", "주소에서 클라이언트의 연결을 기다립니다",
      details: """
        주소를 주면 socket, SO_REUSEADDR, bind, listen을 한 번에 합니다(create_server와 같음). 바인드된 소켓을 주면 \
        listen(2)만 합니다. backlog는 accept를 기다리며 대기열에 들어갈 수 있는 연결 수이고, dual=true이면 소켓 하나로 IPv4와 \
        IPv6를 모두 받습니다.
        """),
    CommandText(
      "accept", "대기열에서 기다리는 다음 연결을 수락합니다",
      details: """
        accept(2). 클라이언트가 연결할 때까지 기다렸다가, 그 클라이언트와 통신할 새 소켓과 클라이언트의 주소를 돌려줍니다. 연결을 기다리는 원래 소켓은 \
        계속 기다립니다.
        """),
    CommandText(
      "connect", "서버에 연결합니다",
      details: """
        주소를 주면 이름을 IP 주소로 바꾸고, 나온 주소를 차례로 시도하여 연결된 소켓을 돌려줍니다(create_connection과 같음). 소켓을 주면 그 \
        소켓으로 connect(2)를 합니다. ConnectionRefusedError는 그 주소에서 기다리는 서버가 없다는 뜻입니다.
        """),
    CommandText(
      "getpeername", "상대방의 주소",
      details: "getpeername(2). 연결되지 않은 소켓이면 OSError(ENOTCONN)입니다."),
    CommandText(
      "getsockname", "자기 쪽 주소",
      details: "getsockname(2). 포트 0에 바인드했을 때 시스템이 고른 포트를 알 수 있습니다."),
    CommandText(
      "gethostname", "이 컴퓨터의 이름",
      details: "gethostname(2)."),
    CommandText(
      "resolve", "이름에 해당하는 IP 주소들",
      details: "getaddrinfo(3). 기다리는 동안에도 다른 작업은 멈추지 않습니다."),
    CommandText(
      "use", "현재 소켓을 정합니다",
      details: "소켓을 쓰지 않은 호출은 현재 소켓을 사용합니다."),
    CommandText(
      "send", "한 번 송신하고, 커널이 받은 바이트 수를 돌려줍니다",
      details: """
        send(2)를 한 번 호출합니다. 커널이 1바이트라도 받을 수 있을 때까지 기다리고, 받은 바이트 수를 돌려줍니다. 그 수는 전체보다 작을 수 있습니다. \
        부분 쓰기는 오류가 아니라 정상적인 결과입니다. 문자열은 UTF-8로 보냅니다.
        """),
    CommandText(
      "sendall", "모두 보낼 때까지 송신합니다",
      details: "필요한 만큼 send(2)를 반복합니다. timeout은 호출 전체에 적용됩니다."),
    CommandText(
      "sendto", "데이터그램 하나를 주소로 보냅니다",
      details: "sendto(2)를 한 번 호출합니다. 데이터그램은 통째로 가거나 아예 가지 않습니다."),
    CommandText(
      "send_file", "파일의 내용을 송신합니다",
      details: "sendfile(2). 커널이 파일에서 소켓으로 직접 복사합니다. 보낸 바이트 수를 돌려줍니다."),
    CommandText(
      "shutdown", "연결의 한쪽 방향을 끝냅니다",
      details: """
        shutdown(2). write는 FIN을 보냅니다. 상대방은 스트림의 끝을 읽지만 계속 보낼 수는 있습니다. read는 앞으로 오는 데이터를 \
        무시합니다.
        """),
    CommandText(
      "close", "연결, 대기 소켓 또는 파일을 닫습니다",
      details: """
        close(2). 연결은 아직 보내는 중인 데이터를 마저 보낸 뒤 FIN을 보냅니다. 도착했는데 읽지 않은 데이터가 남아 있으면 커널은 FIN 대신 \
        RST를 보냅니다.
        """),
    CommandText(
      "abort", "RST로 연결을 강제로 끊습니다",
      details: "SO_LINGER를 0초로 하고 close(2)를 합니다. 상대방은 RST를 받아 ConnectionResetError가 납니다."),
    CommandText(
      "recv", "한 번 수신합니다: 최대 n바이트",
      details: """
        recv(2)를 한 번 호출합니다. 1바이트라도 올 때까지 기다렸다가, 와 있는 만큼 최대 n바이트를 돌려줍니다. 스트림이 어디에서 잘리는지는 어떻게 \
        보냈는지와 상관이 없습니다. b""는 스트림의 끝, 즉 상대방이 연결을 닫았다는 뜻입니다.
        """),
    CommandText(
      "recv_into", "한 번 수신하여 버퍼에 저장합니다",
      details: "recv(2)를 한 번 호출하여 buffer(n)으로 만든 버퍼에 저장합니다. 받은 바이트 수를 돌려주고, 스트림의 끝이면 0입니다."),
    CommandText(
      "recv_exactly", "정확히 n바이트가 될 때까지 수신합니다",
      details: """
        크기를 알고 있을 때 recv에 필요한 반복을 대신합니다. 그 전에 스트림이 끝나면 IncompleteReadError이고, 그때까지 온 바이트는 \
        .partial에 있습니다. 시간이 초과되어도 이미 읽은 데이터는 잃지 않습니다.
        """),
    CommandText(
      "recv_until", "구분자가 나올 때까지, 구분자를 포함하여 수신합니다",
      details: "구분자 뒤의 데이터는 가져오지 않고 다음 읽기를 위해 남겨 둡니다."),
    CommandText(
      "recv_line", "한 줄을 줄 끝까지 수신합니다",
      details: "파이썬의 readline처럼 \\n까지 포함합니다. strip으로 줄 끝을 떼어 낼 수 있습니다."),
    CommandText(
      "recv_all", "스트림이 끝날 때까지 수신합니다",
      details: "상대방이 닫을 때까지 모두 읽습니다. 최대 limit바이트(64 MiB)입니다."),
    CommandText(
      "recv_file", "소켓에서 n바이트를 받아 파일에 저장합니다",
      details: """
        저장한 바이트 수를 돌려줍니다. 모든 바이트가 도착해야 그 이름의 파일이 생깁니다. 스트림이 먼저 끝나면 \
        IncompleteReadError이고, 그때까지 온 데이터는 .partial에 있습니다. 시간이 초과되어도 이미 읽은 데이터는 \
        잃지 않습니다. 64 MiB를 넘는 일부분은 남기지 않습니다.
        """),
    CommandText(
      "peek", "도착해 있는 데이터를 꺼내지 않고 봅니다",
      details: "MSG_PEEK을 사용한 recv(2). 다음 읽기에서 같은 바이트를 다시 받습니다."),
    CommandText(
      "waiting", "지금 바로 읽을 수 있는 바이트 수",
      details: "ioctl FIONREAD. 도착했지만 아직 읽지 않은 바이트 수입니다."),
    CommandText(
      "recvfrom", "데이터그램 하나와 보낸 쪽의 주소를 수신합니다",
      details: "recvfrom(2)을 한 번 호출합니다. n보다 긴 데이터그램은 잘리고 나머지는 사라집니다. 원래 길이는 안내로 알려 줍니다."),
    CommandText(
      "set", "소켓의 옵션을 바꿉니다"),
    CommandText(
      "get", "커널이 실제로 사용하는 옵션 값, 또는 맵의 원소",
      details: "맵이면 get m key other로, 키가 없을 때 other를 돌려줍니다."),
    CommandText(
      "setsockopt", "상수 이름으로 옵션을 바꿉니다",
      details: "setsockopt(2). 파이썬과 같은 이름이나 숫자를 씁니다."),
    CommandText(
      "getsockopt", "상수 이름으로 옵션을 읽습니다",
      details: "getsockopt(2). 크기를 주면 그만큼의 바이트를 돌려줍니다."),
    CommandText(
      "settimeout", "소켓의 각 호출이 기다릴 수 있는 시간을 정합니다",
      details: "none이면 끝없이 기다리고, 0이면 blocking=false처럼 전혀 기다리지 않습니다."),
    CommandText(
      "setblocking", "소켓의 호출이 기다려도 되는지를 정합니다",
      details: "false이면 기다려야 하는 호출은 BlockingIOError를 냅니다."),
    CommandText(
      "poll", "기다리지 않고 읽을 수 있는 소켓들",
      details: """
        읽기에 대한 poll(2). 연결이 기다리고 있는 대기 소켓, 데이터가 있거나 스트림이 끝난 연결이 해당합니다. 리스트를 돌려주며, 시간이 지나면 빈 \
        리스트입니다.
        """),
    CommandText(
      "relay", "연결을 서버로 이어 주면서 그 사이에서 장애를 일으킵니다",
      details: """
        `where`로 온 연결을 `to`로 이어 줍니다. 대기 소켓을 돌려주며, close로 끝냅니다. slice=N은 N바이트씩 나누어 보내고, \
        delay=과 jitter=는 모든 것을 늦게 도착하게 하고, bandwidth=는 1초에 보내는 바이트 수이고, limit=N은 N바이트 뒤에 \
        스트림을 끝내고, reset=N은 N바이트 뒤에 RST로 끊고, blackhole=N은 그 뒤에 오는 것을 삼킵니다.
        direction=up은 클라이언트가 보내는 것만, down은 서버가 보내는 것만 대상으로 합니다. seed가 같으면 장애도 같습니다. \
        kind=dgram은 데이터그램을 통째로 전달합니다. drop=0.1은 열에 하나를 잃어버리고, limit=과 blackhole=은 N바이트 \
        뒤의 데이터그램을 잃어버리며, slice=와 reset=은 스트림에만 쓸 수 있습니다. 장애로 정하지 않은 것은 순서가 바뀌거나 사라지지 않습니다.
        """),
  ]
}
