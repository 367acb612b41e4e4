import Testing

@testable import Engine

@Suite struct CompleterTests {
  /// The candidates in their order.
  @Test(arguments: [
    ("recv |", "a1 c1 p1 u1 timeout="), ("recv(|", "a1 c1 p1 u1 timeout="),
    ("accept |", "l1 timeout="), ("sendto |", "u1 timeout="), ("wait |", "p1 server timeout="),
    ("cancel |", "p1 server"), ("x = accept |", "l1 timeout="), ("recvfrom |", "u1 timeout="),
    ("bind |", "s1 u1"), ("recv_into c1 |", "buf timeout= n="), ("append |", "total"),
    ("keys |", "pages"), ("shutdown |", "a1 c1 p1 read write both"),
    ("shutdown c1 |", "read write both"), ("shutdown(c1, |", "read write both"),
    ("shutdown c1 S|", "SHUT_RD SHUT_WR SHUT_RDWR"), ("c1.shutdown(|", "read write both"),
    ("syscalls |", "on off"), ("show |", "bytes text off"), ("socket |", "inet inet6 unix"),
    ("socket inet |", "stream dgram"), ("socket inet d|", "dgram"), ("s = socket i|", "inet inet6"),
    ("frames c1 u|", "u8 u16be u16le u32be u32le u64be u64le"),
    ("frames u|", "u8 u16be u16le u32be u32le u64be u64le"),
    ("set c1 no|", "nodelay="), ("set c1 nodelay=true tt|", "ttl="),
    ("set c1 nodelay=true nod|", ""), ("get c1 rcv|", "rcvbuf"),
    (
      "get(c1, k|",
      "keepalive keepidle keepintvl keepcnt"
    ),
    ("recv c1 4 t|", "timeout="), ("recv c1 4 timeout=2s t|", ""),
    ("recv c1 |timeout=2s", "n"), ("setsockopt c1 SOL_S|", "SOL_SOCKET"),
    ("setsockopt c1 SOL_SOCKET SO_RCV|", "SO_RCVBUF SO_RCVBUFFORCE SO_RCVLOWAT SO_RCVTIMEO"),
    ("isinstance(data, b|", "bool bytes buffer"),
    (
      "try { } except Conn|",
      "ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError"
    ),
    ("try { } except TimeoutError, Br|", "BrokenPipeError"),
    ("try { } ex|", "except"), ("try { } |", "except finally"), ("if n { } e|", "else elif"),
    ("try { } except { } f|", "finally"),
    ("for x |", "in"), ("for x i|", "in"), ("import \"a.nws\" |", "as"),
    ("try { } except OSError |", "as"),
    ("expect_error Time|", "TimeoutError"), ("help errors Time|", "TimeoutError"),
    ("help recv_l|", "recv_line"), ("help whi|", "while"), ("help look|", "looking"),
    ("addr.|", "host path port"), ("c1.pe|", "peer peek("), ("c1.peer.|", "host path port"),
    ("l1.ac|", "accept("), ("c1.acc|", ""), ("u1.send|", "send( sendto("),
    ("server.|", "name state cancel() wait("), ("err.|", "errno message name partial"),
    ("my.|", "count open_server( run("), ("my.o|", "open_server("),
    ("p1.wa|", "wait( waiting() watch()"),
    ("name.upp|", "upper()"), ("\"abc\".star|", "startswith("),
    ("f.re|", "read( readline() readlines()"),
    ("socket.AF_I|", "AF_INET AF_INET6"), ("time.c|", "ctime("),
    ("def g(|", ""), ("global da|", "data"),
    (
      "greet(\"x\", t|",
      "times= total true tasks( tell( temp_folder( time( title( to_bytes( tuple( type("
    ),
    ("to_bytes(n, 4, |", "big little"), ("listen :9000 back|", "backlog="),
    ("recv c1 tim|=2s", "timeout="),
    ("raise Val|", "ValueError("), ("randb|", "randbytes"),
    ("whi|", "while"),
    (
      "within 2s { rec|",
      "recv recv_all recv_exactly recv_file recv_into recv_line recv_until recvfrom"
    ),
    ("x = rand|", "random random_bytes"), ("print(rand|", "random( random_bytes("),
    ("print rand|", "random( random_bytes("), ("send c1 rand|", "random( random_bytes("),
    ("# rec|", ""), ("match name /re|/", ""), ("recv c1 4|", ""), ("bre|", "break"),
  ])
  func candidates(line: String, expected: String) {
    let found = PromptScene.complete(line).candidates
    let names = found.map { candidate in
      candidate.text + (candidate.append.hasPrefix("(") ? candidate.append : "")
    }
    #expect(names.joined(separator: " ") == expected, "\(line)")
  }

  /// What Tab makes of a line.
  @Test(arguments: [
    ("listen :90|", "listen :90|"), ("lis|", "list|"), ("liste|", "listen |"),
    ("recv a|", "recv a1 |"), ("wait ser|", "wait server|"), ("re|cv c1", "recv| c1"),
    ("acc|ept l1", "accept| l1"), ("accep|t", "accept |"), ("set c1 nodel|", "set c1 nodelay=|"),
    ("x = le|", "x = len |"), ("print(le|)", "print(len(|)"), ("close a|(", "close a1|("),
    ("send c1 \"ind|", "send c1 \"index.html\"|"), ("send c1 \"ind|\"", "send c1 \"index.html|\""),
    ("run \"la|", "run \"lab|"), ("read_file \"li|", "read_file \"lib/|"),
    ("import \"lib/t|", "import \"lib/tcp_server.nws\"|"), ("read_file \"~|", "read_file \"~/|"),
    ("read_file \"~/h|", "read_file \"~/home.txt\"|"), ("read_file \"/e|", "read_file \"/etc/|"),
    ("read_file \"한|", "read_file \"한글.txt\"|"), ("print 이|", "print 이름|"),
    ("print \"${na|}\"", "print \"${name|}\""), ("print \"${dat|", "print \"${data|"),
    ("print \"한글 ${이|} 끝\"", "print \"한글 ${이름|} 끝\""),
    ("print \"${c1.pee|", "print \"${c1.pee|"),
    ("print \"${c1.peer.ho|", "print \"${c1.peer.host|"),
    ("encode \"x\" \"euc|", "encode \"x\" \"euc-kr\"|"), ("conn|(", "connect |("),
    ("try { } except connectionref|", "try { } except ConnectionRefusedError|"),
    ("if n > 1 an|", "if n > 1 and |"), ("c1.peer.po|", "c1.peer.port|"), ("sto|", "stop(|"),
    (
      "task t {\n    client = accept l1\n    recv cli|",
      "task t {\n    client = accept l1\n    recv client |"
    ),
  ])
  func tab(line: String, expected: String) {
    #expect(PromptScene.tab(line) == expected)
  }

  @Test func nothingIsRepeated() {
    for line in ["|", "x = |", "print |", "print(r|", "c1.|", "help |", "recv |", "(|"] {
      let names = PromptScene.complete(line).candidates.map(\.text)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func scriptsAfterRun() {
    let found = PromptScene.complete("import \"|").candidates.map(\.text)
    #expect(found == ["lab.nws", "lab2.nws", "lib/"])
    #expect(PromptScene.complete("print \"|").candidates.isEmpty)
    #expect(PromptScene.complete("read_file \"|").candidates.map(\.text).contains("talk.nwt"))
    #expect(!PromptScene.complete("read_file \"|").candidates.map(\.text).contains("a\"b"))
    #expect(PromptScene.complete("read_file '|").candidates.map(\.text).contains("a\"b"))
    #expect(PromptScene.complete("read_file \".|").candidates.map(\.text) == [".hidden"])
  }

  @Test(arguments: CommandTable.standard.commands.map(\.name))
  func everyCommand(name: String) throws {
    let command = try #require(CommandTable.standard[name])
    if ErrorKind(rawValue: name) == nil {
      for line in ["\(name)|", "x = \(name)|", "if n {\n  \(name)|", "print(\(name)|"] {
        let found = PromptScene.complete(line).candidates
        #expect(found.contains { $0.text == name && !$0.detail.isEmpty }, "\(line)")
      }
    }
    let keywords = command.signature.parameters.filter { $0.isKeyword && !$0.isVariadic }
    let values = command.signature.parameters.filter { !$0.isOptional || $0.isSocket }.map {
      $0.isListener ? "l1" : $0.isSocket ? "c1" : "(data)"
    }
    let given = ([name] + values).joined(separator: " ")
    for keyword in keywords {
      for line in [
        "\(given) |", "\(given) \(keyword.name.prefix(2))|",
        "\(name)(\(values.joined(separator: ", "))\(values.isEmpty ? "" : ", ")|)",
      ] {
        let found = PromptScene.complete(line).candidates.map(\.text)
        #expect(found.contains(keyword.name + "="), "\(line)")
      }
    }
  }
}
