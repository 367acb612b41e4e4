extension Korean {
  /// What `ErrnoCoach` says, and the failures of system calls, waits and streams.
  static let system: [String: String] = [
    "only files below the script's folder, and temporary ones, can be used":
      "스크립트의 폴더 아래에 있는 파일과 임시 파일만 쓸 수 있습니다",
    "only this machine's own addresses (127.0.0.1, ::1) and Unix sockets below the script's folder can be used":
      "이 컴퓨터 자신의 주소(127.0.0.1, ::1)와 스크립트의 폴더 아래에 있는 유닉스 소켓만 쓸 수 있습니다",
    "no name server is asked: localhost and numbers only":
      "네임 서버에 묻지 않습니다: localhost와 숫자 주소만 쓸 수 있습니다",
    "no other program can be started": "다른 프로그램은 시작할 수 없습니다",
    "relative names start in the folder you are in: run it from the script's own":
      "상대 경로는 현재 폴더에서 시작합니다. 스크립트가 있는 폴더에서 실행하세요",
    "run it without --sandbox when you know what it does":
      "무엇을 하는 스크립트인지 안다면 --sandbox 없이 실행하세요",
    "ports below 1024 need the system's permission": "1024보다 작은 포트는 시스템의 권한이 필요합니다",
    "use a port from 1024 on, for example 8080": "1024 이상의 포트를 사용하세요. 예: 8080",
    "or allow it: sudo sysctl net.ipv4.ip_unprivileged_port_start=80":
      "또는 허용하세요: sudo sysctl net.ipv4.ip_unprivileged_port_start=80",
    "no Unix socket has that path": "그 경로의 유닉스 소켓이 없습니다",
    "start the server that makes it first": "그 소켓을 만드는 서버를 먼저 실행하세요",
    "nobody listens at that address": "그 주소에서 연결을 기다리는 서버가 없습니다",
    "start the server first, and compare its port with this one":
      "서버를 먼저 실행하고, 서버의 포트 번호와 같은지 확인하세요",
    "the peer broke the connection off (RST)": "상대방이 연결을 강제로 끊었습니다(RST)",
    "the peer ended while data for it was on the way, or closed with unread data: read until the end before closing":
      "데이터가 가는 도중에 상대방이 종료되었거나, 상대방이 읽지 않은 데이터를 남기고 닫았습니다: 닫기 전에 끝까지 읽으세요",
    "this side can no longer send: the connection is closed for writing":
      "이쪽은 더 이상 보낼 수 없습니다: 연결의 송신 방향이 닫혔습니다",
    "the peer is gone, or shutdown(write) was called here: stop sending after that":
      "상대방이 사라졌거나 이쪽에서 shutdown(write)를 했습니다: 그 뒤에는 보내지 마세요",
    "the connection was broken off before it was used": "연결이 사용되기도 전에 끊어졌습니다",
    "try again": "다시 시도하세요",
    "the peer does not answer": "상대방이 응답하지 않습니다",
    "check the address, the network and any firewall": "주소, 네트워크, 방화벽을 확인하세요",
    "the call would have to wait, and the socket must not wait":
      "호출이 기다려야 하는데, 이 소켓은 기다리지 않도록 설정되어 있습니다",
    "wait with poll first, or set s blocking=true": "먼저 poll로 기다리거나, set s blocking=true를 하세요",
    "there is a file of that name": "그 이름의 파일이 이미 있습니다",
    "when no server listens there any more, an earlier one left it: rm %1":
      "그곳에서 기다리는 서버가 더는 없다면 이전 서버가 남긴 파일입니다: rm %1",
    "another socket is bound to that address": "다른 소켓이 그 주소를 사용하고 있습니다",
    "find who has it: ss -ltnp 'sport = :%1'": "누가 사용하는지 찾으세요: ss -ltnp 'sport = :%1'",
    "if it is the server you just stopped, its connections rest in TIME_WAIT for a minute: listen ADDR sets SO_REUSEADDR, which lets it be bound again; with bind use set s reuse=true first":
      "방금 끝낸 서버라면 그 연결들이 1분 동안 TIME_WAIT 상태로 남아 있습니다: listen ADDR은 SO_REUSEADDR을 설정하므로 다시 바인드할 수 있고, bind를 쓸 때는 먼저 set s reuse=true를 하세요",
    "this machine has no such address": "이 컴퓨터에는 그런 주소가 없습니다",
    "bind to an address of this machine (ip addr lists them), or leave the host empty for all":
      "이 컴퓨터의 주소(ip addr로 확인)에 바인드하거나, 호스트를 비워 모든 주소를 쓰세요",
    "the system does not permit it": "시스템이 허용하지 않습니다",
    "check the file's permissions": "파일의 권한을 확인하세요",
    "there is no way to that network": "그 네트워크로 가는 길이 없습니다",
    "check the address and that the network is up (ip route)":
      "주소를 확인하고, 네트워크가 연결되어 있는지 확인하세요(ip route)",
    "there is no way to that host": "그 호스트로 가는 길이 없습니다",
    "check the address and the network": "주소와 네트워크를 확인하세요",
    "there is no such file": "그런 파일이 없습니다",
    "check the name; relative names start in the folder you are in":
      "이름을 확인하세요. 상대 경로는 현재 폴더에서 시작합니다",
    "it exists already": "이미 있습니다",
    "it is a folder": "폴더입니다",
    "name a file in it": "그 안의 파일 이름을 쓰세요",
    "a part of the path is no folder": "경로의 중간에 폴더가 아닌 것이 있습니다",
    "the socket is not connected": "소켓이 연결되어 있지 않습니다",
    "connect it first; to talk to a client, use the socket that accept returned, not the listener":
      "먼저 연결하세요. 클라이언트와 통신하려면 대기 소켓이 아니라 accept가 돌려준 소켓을 사용하세요",
    "the socket is connected or listens already": "소켓이 이미 연결되어 있거나 연결을 기다리고 있습니다",
    "the file would be larger than it may be": "파일이 허용된 크기보다 커집니다",
    "see ulimit -f": "ulimit -f를 확인하세요",
    "make a new socket for another peer": "다른 상대방과는 새 소켓을 만들어 연결하세요",
    "the datagram socket has no peer": "데이터그램 소켓에 상대방이 정해져 있지 않습니다",
    "name the address: sendto s data host:port": "주소를 쓰세요: sendto s data host:port",
    "the message is too long for one datagram": "메시지가 데이터그램 하나에 담기에 너무 깁니다",
    "send at most 65,507 bytes in one datagram": "데이터그램 하나에는 최대 65,507바이트를 보내세요",
    "this process has as many files and sockets open as it may":
      "이 프로세스가 열 수 있는 파일과 소켓을 이미 모두 열었습니다",
    "close those no longer used, or raise the limit: ulimit -n":
      "쓰지 않는 것을 닫거나 제한을 늘리세요: ulimit -n",
    "the system has no room for more open files": "시스템에 파일을 더 열 자리가 없습니다",
    "the kernel has no buffer space": "커널의 버퍼 공간이 부족합니다",
    "send more slowly": "더 천천히 보내세요",
    "the system is out of memory": "시스템의 메모리가 부족합니다",
    "this user waits for as many descriptors as the system allows":
      "이 사용자는 시스템이 허용하는 만큼의 디스크립터를 이미 기다리고 있습니다",
    "close sockets that are no longer used": "더 쓰지 않는 소켓을 닫으세요",
    "or raise the limit: sudo sysctl fs.epoll.max_user_watches=NUMBER (epoll(7))":
      "또는 한도를 올리세요: sudo sysctl fs.epoll.max_user_watches=NUMBER (epoll(7))",
    "the disk is full": "디스크가 가득 찼습니다",
    "free some space, or write elsewhere": "공간을 비우거나 다른 곳에 쓰세요",
    "your share of the disk is full": "사용자에게 할당된 디스크 공간이 가득 찼습니다",
    "the file system is read-only": "읽기 전용 파일 시스템입니다",
    "write to another folder": "다른 폴더에 쓰세요",
    "a value is out of range, or the socket is in no state for the call":
      "값이 범위를 벗어났거나 소켓의 현재 상태에서는 할 수 없는 호출입니다",
    "this kind of socket cannot do that": "이 종류의 소켓은 그것을 할 수 없습니다",
    "datagram sockets neither listen nor accept":
      "데이터그램 소켓은 listen도 accept도 하지 않습니다",
    "the address does not belong to the socket's family": "주소가 소켓의 주소 유형과 맞지 않습니다",
    "use socket inet6 for IPv6 addresses, socket unix for paths":
      "IPv6 주소에는 socket inet6을, 경로에는 socket unix를 사용하세요",
    "it is closed": "닫혀 있습니다",
    "open or connect a new one": "새로 열거나 연결하세요",
    "the name is too long": "이름이 너무 깁니다",
    "the name is not known": "알 수 없는 이름입니다",
    "check the name's spelling and the network": "이름의 철자와 네트워크를 확인하세요",
    "127.0.0.1 is this machine": "127.0.0.1은 이 컴퓨터입니다",
    "the name server does not answer": "네임 서버가 응답하지 않습니다",
    "check the network, or use a numeric address": "네트워크를 확인하거나, 숫자로 된 주소를 쓰세요",
    "closed on this side": "이쪽에서 닫은 소켓입니다",
    "the peer closed too early": "상대방이 너무 일찍 닫았습니다",
    "err.partial holds what came": "그때까지 온 데이터는 err.partial에 있습니다",
    "compare what the peer sends: boundaries s": "상대방이 보내는 것과 비교하세요: boundaries s",
    "bounded so that memory is": "메모리를 지키기 위한 제한입니다",
    "read in pieces with recv": "recv로 나누어 읽으세요",
    "read in pieces with recv, or with a larger limit=":
      "recv로 나누어 읽거나 limit=을 늘리세요",
    "nothing had arrived until then": "그때까지 아무것도 도착하지 않았습니다",
    "%1 bytes had arrived; the next read gives them":
      "그때까지 %1바이트가 도착했습니다. 다음 읽기에서 받을 수 있습니다",
    "%1 bytes had arrived, which are gone": "그때까지 도착한 %1바이트는 사라졌습니다",
    "%1 bytes were taken until then": "그때까지 커널이 %1바이트를 받았습니다",
    "a longer timeout=, or find out why the peer is silent: state s, ladder":
      "timeout=을 늘리거나, 상대방이 왜 조용한지 알아보세요: state s, ladder",
    "the address is a broadcast address, or a firewall refuses it":
      "브로드캐스트 주소이거나 방화벽이 막고 있습니다",
    "set s broadcast=true allows a datagram socket to send to everybody":
      "set s broadcast=true를 하면 데이터그램 소켓이 모두에게 보낼 수 있습니다",
    "the socket does not listen": "연결을 기다리는 소켓이 아닙니다",
    "accept takes a listener: `server = listen :9000`, or bind and listen first":
      "accept에는 대기 소켓을 씁니다: `server = listen :9000`, 또는 먼저 bind와 listen을 하세요",
    "nobody reads it any more": "더 이상 읽는 쪽이 없습니다",
    "cancel ends a task; a longer timeout= waits longer":
      "작업은 cancel로 끝냅니다. timeout=을 늘리면 더 오래 기다립니다",
    "it would have slept %1": "%1 동안 기다렸을 것입니다",
    "%1 is as it was before: a part is never kept under its name":
      "%1은(는) 그대로입니다: 일부만 받은 것을 그 이름으로 남기지 않습니다",
    "read it line by line: loop { line = recv_line(s) … }":
      "한 줄씩 읽으세요: loop { line = recv_line(s) … }",
    "opening it waits for its other end": "열면 반대쪽이 열릴 때까지 기다립니다",
    "p = spawn \"cat %1\" reads it like a connection": "p = spawn \"cat %1\"로 연결처럼 읽으세요",
    "takes %1": "쓸 수 있는 값: %1",
    "a number from 0 to %1": "0부터 %1까지의 수",
    "a duration": "시간",
    "a duration that is not negative, or none": "음수가 아닌 시간, 또는 none",
    "whole seconds": "초 단위의 정수",
    "no answer within %1 ms": "%1 ms 동안 응답이 없습니다",
    "cancelled": "취소되었습니다",
    "the sandbox does not allow it": "샌드박스가 허용하지 않습니다",
    "port %1 is not between 0 and 65535": "포트 %1은(는) 0부터 65535 사이가 아닙니다",
    "a Unix path has at most %1 bytes, this one %2":
      "유닉스 소켓의 경로는 최대 %1바이트인데, 이것은 %2바이트입니다",
    "do not fit in a buffer of %1 bytes": "%1바이트인 버퍼에 들어가지 않습니다",
    "does not fit in 32 bits": "32비트에 들어가지 않습니다",
    "is empty or has a zero byte in its middle": "비어 있거나 중간에 0 바이트가 있습니다",
    "an option's value has 32 bits": "옵션의 값은 32비트입니다",
    "level and name have 32 bits": "level과 name은 32비트입니다",
    "is empty": "비어 있습니다",
    "a number of bytes cannot be negative": "바이트 수는 음수일 수 없습니다",
    "there is none to connect to": "연결할 주소가 없습니다",
    "the name has a zero byte in it": "이름에 0 바이트가 있습니다",
    "a Unix socket has a path, not a host": "유닉스 소켓에는 호스트가 아니라 경로를 씁니다",
    "is no %1 address": "%1 주소가 아닙니다",
  ]
}
