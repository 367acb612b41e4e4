/// What an error number means in a class on sockets: the error's name, why it happens, what to try.
struct ErrnoCoach {
  let kind: ErrorKind
  let why: Wording
  let hints: [Wording]

  private init(_ kind: ErrorKind, _ why: Wording, _ hints: Wording...) {
    self.init(kind, why, hints)
  }

  private init(_ kind: ErrorKind, _ why: Wording, _ hints: [Wording]) {
    self.kind = kind
    self.why = why
    self.hints = hints
  }

  /// The advice for a number by its symbolic name, during a verb, on an address, from a system call.
  static func advice(
    _ name: String, verb: Verb?, address: SocketAddress? = nil, call: String? = nil
  ) -> ErrnoCoach {
    if name == "EADDRINUSE", case .unix(let path)? = address, path.first != 0 {
      return ErrnoCoach(
        .addressInUse, "there is a file of that name",
        "when no server listens there any more, an earlier one left it: rm \(address?.host ?? "")")
    }
    let advice = call == "epoll_ctl" && name == "ENOSPC" ? watchLimit : advice(on: name, verb)
    let shown = address?.port.map { "\($0)" } ?? "PORT"
    return ErrnoCoach(advice.kind, advice.why, advice.hints.map { $0.filling(shown) })
  }

  private static func advice(on name: String, _ verb: Verb?) -> ErrnoCoach {
    if name == "EACCES" || name == "EPERM", verb == .bind || verb == .listen {
      return privilegedPort
    }
    if name == "ENOENT", verb == .connect {
      return ErrnoCoach(
        .fileNotFound, "no Unix socket has that path", "start the server that makes it first")
    }
    if name == "EACCES", verb == .sendto || verb == .connect {
      return ErrnoCoach(
        .permission, "the address is a broadcast address, or a firewall refuses it",
        "set s broadcast=true allows a datagram socket to send to everybody")
    }
    if name == "EINVAL", verb == .accept {
      return ErrnoCoach(
        .osError, "the socket does not listen",
        "accept takes a listener: `server = listen :9000`, or bind and listen first")
    }
    return table[name] ?? ErrnoCoach(.osError, "")
  }

  /// What the sandbox refused.
  static func advice(_ rule: Sandbox.Rule) -> ErrnoCoach {
    let why: Wording =
      switch rule {
      case .files: "only files below the script's folder, and temporary ones, can be used"
      case .addresses:
        "only this machine's own addresses (127.0.0.1, ::1) and Unix sockets below the script's folder can be used"
      case .names: "no name server is asked: localhost and numbers only"
      case .programs: "no other program can be started"
      }
    let without: Wording = "run it without --sandbox when you know what it does"
    guard rule == .files else { return ErrnoCoach(.permission, why, without) }
    return ErrnoCoach(
      .permission, why, without,
      "relative names start in the folder you are in: run it from the script's own")
  }

  /// Standard output, or a file that is a pipe, without a reader.
  static let unreadOutput = ErrnoCoach(.brokenPipe, "nobody reads it any more")

  private static let watchLimit = ErrnoCoach(
    .osError, "this user waits for as many descriptors as the system allows",
    "close sockets that are no longer used",
    "or raise the limit: sudo sysctl fs.epoll.max_user_watches=NUMBER (epoll(7))")

  private static let privilegedPort = ErrnoCoach(
    .permission, "ports below 1024 need the system's permission",
    "use a port from 1024 on, for example 8080",
    "or allow it: sudo sysctl net.ipv4.ip_unprivileged_port_start=80")

  private static let table: [String: ErrnoCoach] = [
    "ECONNREFUSED": ErrnoCoach(
      .connectionRefused, "nobody listens at that address",
      "start the server first, and compare its port with this one"),
    "ECONNRESET": ErrnoCoach(
      .connectionReset, "the peer broke the connection off (RST)",
      "the peer ended while data for it was on the way, or closed with unread data: read until the end before closing"
    ),
    "EPIPE": ErrnoCoach(
      .brokenPipe, "this side can no longer send: the connection is closed for writing",
      "the peer is gone, or shutdown(write) was called here: stop sending after that"),
    "ECONNABORTED": ErrnoCoach(
      .connectionAborted, "the connection was broken off before it was used", "try again"),
    "ETIMEDOUT": ErrnoCoach(
      .timeout, "the peer does not answer", "check the address, the network and any firewall"),
    "EAGAIN": ErrnoCoach(
      .blockingIO, "the call would have to wait, and the socket must not wait",
      "wait with poll first, or set s blocking=true"),
    "EADDRINUSE": ErrnoCoach(
      .addressInUse, "another socket is bound to that address",
      "find who has it: ss -ltnp 'sport = :%1'",
      "if it is the server you just stopped, its connections rest in TIME_WAIT for a minute: listen ADDR sets SO_REUSEADDR, which lets it be bound again; with bind use set s reuse=true first"
    ),
    "EADDRNOTAVAIL": ErrnoCoach(
      .osError, "this machine has no such address",
      "bind to an address of this machine (ip addr lists them), or leave the host empty for all"),
    "EACCES": ErrnoCoach(
      .permission, "the system does not permit it", "check the file's permissions"),
    "EPERM": ErrnoCoach(.permission, "the system does not permit it"),
    "ENETUNREACH": ErrnoCoach(
      .networkUnreachable, "there is no way to that network",
      "check the address and that the network is up (ip route)"),
    "EHOSTUNREACH": ErrnoCoach(
      .networkUnreachable, "there is no way to that host", "check the address and the network"),
    "ENOENT": ErrnoCoach(
      .fileNotFound, "there is no such file",
      "check the name; relative names start in the folder you are in"),
    "EEXIST": ErrnoCoach(.fileExists, "it exists already"),
    "EISDIR": ErrnoCoach(.isADirectory, "it is a folder", "name a file in it"),
    "ENOTDIR": ErrnoCoach(.notADirectory, "a part of the path is no folder"),
    "ENOTCONN": ErrnoCoach(
      .osError, "the socket is not connected",
      "connect it first; to talk to a client, use the socket that accept returned, not the listener"
    ),
    "EISCONN": ErrnoCoach(
      .osError, "the socket is connected or listens already", "make a new socket for another peer"),
    "EDESTADDRREQ": ErrnoCoach(
      .osError, "the datagram socket has no peer", "name the address: sendto s data host:port"),
    "EMSGSIZE": ErrnoCoach(
      .osError, "the message is too long for one datagram",
      "send at most 65,507 bytes in one datagram"),
    "EMFILE": ErrnoCoach(
      .osError, "this process has as many files and sockets open as it may",
      "close those no longer used, or raise the limit: ulimit -n"),
    "ENFILE": ErrnoCoach(.osError, "the system has no room for more open files"),
    "ENOBUFS": ErrnoCoach(.osError, "the kernel has no buffer space", "send more slowly"),
    "ENOMEM": ErrnoCoach(.osError, "the system is out of memory"),
    "EFBIG": ErrnoCoach(.osError, "the file would be larger than it may be", "see ulimit -f"),
    "ENOSPC": ErrnoCoach(.osError, "the disk is full", "free some space, or write elsewhere"),
    "EDQUOT": ErrnoCoach(.osError, "your share of the disk is full"),
    "EROFS": ErrnoCoach(.osError, "the file system is read-only", "write to another folder"),
    "EINVAL": ErrnoCoach(
      .osError, "a value is out of range, or the socket is in no state for the call"),
    "EOPNOTSUPP": ErrnoCoach(
      .osError, "this kind of socket cannot do that", "datagram sockets neither listen nor accept"),
    "EAFNOSUPPORT": ErrnoCoach(
      .osError, "the address does not belong to the socket's family",
      "use socket inet6 for IPv6 addresses, socket unix for paths"),
    "EBADF": ErrnoCoach(.osError, "it is closed", "open or connect a new one"),
    "ENAMETOOLONG": ErrnoCoach(.osError, "the name is too long"),
  ]
}
