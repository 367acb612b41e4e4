import Foundation
import Testing

/// What must never crash, hang or trap, through the program itself.
@Suite struct BadInputTests {
  /// Writes a script, runs a shell line in its folder, and gives what came.
  private func play(_ script: String, _ line: String = "\"$WORKBENCH\" run x.nws") throws
    -> Workbench.Result
  {
    let folder = try Folder()
    try folder.write("x.nws", script)
    return try Workbench.shell(line, in: folder.url)
  }

  @Test(arguments: [
    String(repeating: "(", count: 10_000), String(repeating: "[", count: 10_000),
    "x = " + String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000),
    "x = " + String(repeating: "-", count: 10_000) + "1",
    "x = " + String(repeating: "not ", count: 10_000) + "1",
    "x = 2" + String(repeating: "**2", count: 10_000),
    "x = " + String(repeating: "1 if 1 else ", count: 10_000) + "1",
    String(repeating: "if true { ", count: 10_000),
    "x = {" + String(repeating: "\"a\": {", count: 10_000),
  ])
  func deepNesting(script: String) throws {
    let result = try play(script + "\n")
    #expect(result.code == 2)
    #expect(result.messages.contains("SyntaxError: nested deeper than 200 levels"))
  }

  @Test(arguments: [
    "x = 1" + String(repeating: " + 1", count: 20_000),
    "x = a" + String(repeating: ".b", count: 20_000),
    "x = a" + String(repeating: "[0]", count: 20_000),
  ])
  func longChains(script: String) throws {
    let result = try play(script + "\n")
    #expect(result.code == 2)
    #expect(result.messages.contains("in a row"))
  }

  @Test func aScriptOf10MB() throws {
    let line = "# " + String(repeating: "x", count: 997) + "\n"
    let script = String(repeating: line, count: 10_000) + "print \"read to the end\"\nx = y\n"
    let result = try play(script)
    #expect(result.output == "read to the end\n")
    #expect(result.messages.contains("x.nws:10002:5"))
    #expect(result.code == 3)
  }

  @Test(.disabled(if: Workbench.isSanitized)) func aLineWithoutAnEnd() throws {
    let result = try play(
      """
      server = listen localhost:0
      task flood { a = accept server; try { loop 110 { sendall a (b"x" * 1MB) } } except OSError { } }
      c = connect localhost:${server.port}
      line = recv_line(c)
      """, "ulimit -v 4000000; exec \"$WORKBENCH\" run x.nws")
    #expect(result.code == 3)
    #expect(result.messages.contains("67108864 bytes came without what was looked for"))
    #expect(result.messages.contains("x.nws:4:8"))
  }

  /// Standard input without an end of line: for `input`, and for the shell that reads commands.
  @Test(.disabled(if: Workbench.isSanitized)) func aLineOfInputWithoutAnEnd() throws {
    let flood = "head -c 100000000 /dev/zero | tr '\\0' x |"
    let asked = try play(
      "line = input()\n", "ulimit -v 4000000; \(flood) \"$WORKBENCH\" run x.nws")
    #expect(asked.code == 3)
    #expect(asked.messages.contains("ValueError: input: 67108864 bytes came"), "\(asked.messages)")
    #expect(asked.messages.contains("x.nws:1:8"))
    let typed = try Workbench.shell("ulimit -v 4000000; \(flood) \"$WORKBENCH\"")
    #expect(typed.code == 3)
    #expect(typed.messages.contains("a line of more than 67108864 bytes"), "\(typed.messages)")
  }

  @Test(.disabled(if: Workbench.isSanitized)) func countsBeyondMemory() throws {
    let result = try play(
      """
      server = listen localhost:0
      c = connect localhost:${server.port}
      a = accept server
      send a "abc"
      print recv(c, 10GB) recv(c, 0)
      try { recv c 10**30 } except OverflowError { print "overflow" }
      send a "de"
      close a
      try { recv_exactly c 10GB } except IncompleteReadError as e { print e.partial }
      try { buffer 10GB } except MemoryError { print "memory" }
      try { recv c -1 } except ValueError { print "negative" }
      """, "ulimit -v 4000000; exec \"$WORKBENCH\" run x.nws")
    #expect(result.messages == "")
    #expect(result.output == "b'abc' b''\noverflow\nb'de'\nmemory\nnegative\n")
  }

  @Test func aScriptThatImportsItself() throws {
    let result = try play("import \"x.nws\" as me\n")
    #expect(result.code == 2)
    #expect(result.messages.contains("ImportError: x.nws imports itself"))
    #expect(result.messages.contains("x.nws:1:8"))
    let folder = try Folder()
    try folder.write("a.nws", "import \"b.nws\" as b\n")
    try folder.write("b.nws", "import \"a.nws\" as a\n")
    let ring = try Workbench.run(["run", "a.nws"], in: folder.url)
    #expect(ring.code == 2 && ring.messages.contains("ImportError"), "\(ring.messages)")
    #expect(ring.messages.contains("b.nws → ") && ring.messages.contains("a.nws:1:8"))
  }

  @Test func bytesThatAreNoText() throws {
    let folder = try Folder()
    try folder.write("x.nws", Data("print \"".utf8 + [0xFF, 0xFE] + "\"\n".utf8))
    let script = try Workbench.run(["run", "x.nws"], in: folder.url)
    #expect(script.code == 2)
    #expect(script.messages.contains("this is not UTF-8 text"))
    #expect(script.messages.contains("x.nws:1:8"))
    let typed = try Workbench.shell("printf 'print \"\\377\"\\n' | \"$WORKBENCH\"")
    #expect(typed.code == 2 && typed.messages.contains("this is not UTF-8 text"))
    #expect(typed.messages.contains("iconv -f cp949 -t utf-8 FILE"))
    let wire = try play(
      """
      server = listen localhost:0
      c = connect localhost:${server.port}
      a = accept server
      send a b"ok \\xff\\xfe"
      print recv(c, 10).decode()
      """)
    #expect(wire.code == 3)
    #expect(wire.messages.contains("UnicodeDecodeError: decode: byte 0xff at offset 3"))
  }

  /// Each call that opens something, when nothing more can be opened.
  @Test(arguments: [
    "connect localhost:${server.port}", "listen localhost:0", "socket()", "accept server",
    "open(\"x.nws\", \"rb\")", "read_file(\"x.nws\")", "write_file(\"y\", \"z\")", "files(\".\")",
    "spawn(\"true\")", "send_file(c, \"x.nws\")", "recv_file(c, \"y\", 5)",
  ])
  func descriptorsExhausted(call: String) throws {
    let result = try play(
      """
      server = listen localhost:0
      c = connect localhost:${server.port}
      all = []
      try { loop { append all socket() } } except OSError as e { print e.errno }
      x = \(call)
      """, "ulimit -n 32; exec \"$WORKBENCH\" run x.nws")
    #expect(result.code == 3)
    #expect(result.output == "24\n")
    #expect(result.messages.hasPrefix("error: OSError: "), "\(result.messages)")
    #expect(result.messages.contains("Too many open files (EMFILE)"), "\(result.messages)")
    #expect(result.messages.contains("x.nws:5:") && result.messages.contains("ulimit -n"))
  }

  /// The smallest limits, at which not even the program itself can begin.
  @Test(arguments: 4...9)
  func hardlyAnyDescriptors(limit: Int) throws {
    let result = try play(
      "l = listen localhost:0\nc = connect localhost:${l.port}\na = accept l\nf = open(\"x.nws\")\n",
      "ulimit -n \(limit); exec \"$WORKBENCH\" run x.nws")
    #expect([1, 3, 127].contains(result.code), "\(result)")
    #expect(!result.messages.isEmpty)
  }

  @Test func portsBelow1024() throws {
    // Root has the permission as a capability, which can be given up.
    let line =
      getuid() == 0
      ? "setpriv --bounding-set -net_bind_service --inh-caps -net_bind_service \"$WORKBENCH\" run x.nws"
      : "\"$WORKBENCH\" run x.nws"
    let result = try play("server = listen 127.0.0.1:80\n", line)
    let limit = try String(
      contentsOfFile: "/proc/sys/net/ipv4/ip_unprivileged_port_start", encoding: .utf8)
    guard Int(limit.prefix { $0.isNumber }) ?? 0 > 80 else {
      // Here the system lets everybody have the port.
      #expect(result.code == 0 || result.messages.contains("AddressInUseError"))
      return
    }
    #expect(result.code == 3)
    #expect(result.messages.contains("PermissionError: bind to 127.0.0.1:80"))
    #expect(result.messages.contains("8080"))
  }

  @Test func namesAndWaysThatLeadNowhere() throws {
    let name = try play("c = connect no-such-host.invalid:80 timeout=20s\n")
    #expect(name.code == 3)
    #expect(name.messages.contains("no address for 'no-such-host.invalid'"))
    #expect(name.messages.contains("x.nws:1:13"))
    let way = try play("c = connect 224.0.0.1:80\n")
    #expect(way.code == 3)
    #expect(way.messages.contains("NetworkUnreachableError: connect to 224.0.0.1:80"))
  }
}
