import Foundation
import Testing

/// Ctrl-C ends a run with 130 wherever it is; `finally` blocks run and sockets close.
@Suite struct InterruptionTests {
  /// Runs a script, sends a signal once it has printed `ready`, and gives its code and its output.
  private func interrupt(
    _ script: String, _ signal: Int32 = SIGINT
  ) throws -> (code: Int32, output: String) {
    let folder = try Folder()
    try folder.write("x.nws", script + "\n")
    return try run(["run", "x.nws"], in: folder) { kill($0, signal) }
  }

  /// Runs the program, does something to it once it has printed `ready`, and gives its code and its output.
  private func run(
    _ words: [String], of program: String = Workbench.binary, in folder: Folder,
    _ act: (pid_t) -> Void
  ) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["WORKBENCH": Workbench.binary]) { $1 }
    let output = Pipe()
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let deadline = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: deadline)
    var text = ""
    while !text.contains("ready\n") {
      let part = output.fileHandleForReading.availableData
      if part.isEmpty { break }
      text += String(decoding: part, as: UTF8.self)
    }
    act(process.processIdentifier)
    text += String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    deadline.cancel()
    withExtendedLifetime(input) {}
    return (process.terminationReason == .exit ? process.terminationStatus : -1, text)
  }

  @Test(arguments: [
    "print \"ready\"; loop { x = 1 }",
    "s = listen localhost:0; c = connect localhost:${s.port}; print \"ready\"; recv c 10",
    "s = listen localhost:0; c = connect localhost:${s.port}; print \"ready\"; recv_line c",
    "s = listen localhost:0; c = connect localhost:${s.port}; print \"ready\"; sendall c bytes(90MB)",
    "s = listen localhost:0; print \"ready\"; accept s",
    "s = listen localhost:0; print \"ready\"; poll [s]",
    """
    s = listen "unix:full.sock" backlog=0; loop 2 { task { connect "unix:full.sock" } }
    sleep 20ms; print "ready"; connect "unix:full.sock"
    """,
    "print \"ready\"; sleep 60s", "print \"ready\"; input()",
    "t = task { sleep 60s }; print \"ready\"; wait t",
    "task { sleep 1ms; print \"ready\" }; sleep 60s",
    "p = spawn \"sleep 60\"; print \"ready\"; wait p", "print \"ready\"; within 60s { sleep 60s }",
    "print \"ready\"; try { sleep 60s } except { print \"never\" }",
    "try { sleep 1ms } finally { print \"ready\"; sleep 60s }",
    "print \"ready\"; pow(3, 2 ** 16_000, 2 ** 16_001 - 1)",
  ])
  func ends(script: String) throws {
    let result = try interrupt(script)
    #expect(result.code == 130)
    #expect(result.output == "ready\n")
  }

  @Test(arguments: [
    "print \"ready\"; try { sleep 60s } finally { print \"bye\" }",
    "def f() { try { sleep 60s } finally { print \"bye\" } }\nprint \"ready\"; f",
    "task { try { sleep 60s } finally { print \"bye\" } }\nprint \"ready\"; sleep 60s",
    "print \"ready\"; try { sleep 60s } except KeyboardInterrupt { print \"bye\" }",
  ])
  func runsFinally(script: String) throws {
    let result = try interrupt(script)
    #expect(result.code == 130)
    #expect(result.output == "ready\nbye\n")
  }

  /// SIGHUP comes when the terminal is closed, SIGTERM from kill(1): both end a run as Ctrl-C does, with what
  /// it has spawned.
  @Test(arguments: [SIGHUP, SIGTERM])
  func otherSignals(signal: Int32) throws {
    let folder = try Folder()
    try folder.write(
      "x.nws",
      """
      p = spawn "echo $$; exec sleep 60 2>&-"
      write_file "pid" recv_line(p)
      print "ready"
      try { sleep 60s } finally { print "bye" }

      """)
    let result = try run(["run", "x.nws"], in: folder) { kill($0, signal) }
    #expect(result.code == 130 && result.output == "ready\nbye\n", "\(result)")
    #expect(try !Workbench.isRunning(folder.text("pid")))
  }

  /// What nohup(1) has started goes on.
  @Test func anIgnoredHangupStaysIgnored() throws {
    let folder = try Folder()
    try folder.write("x.nws", "print \"ready\"; try { sleep 60s } finally { print \"bye\" }\n")
    let script = "trap '' HUP; exec \"$WORKBENCH\" run x.nws"
    let result = try run(["-c", script], of: "/bin/sh", in: folder) {
      kill($0, SIGHUP)
      #expect(!hangs(up: $0))
      kill($0, SIGTERM)
    }
    #expect(result.code == 130 && result.output == "ready\nbye\n")
  }

  /// Whether SIGHUP would do something (proc(5), SigIgn).
  private func hangs(up process: pid_t) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let ignored = status.firstMatch(of: /SigIgn:\s*([0-9a-f]+)/).flatMap { Int($0.1, radix: 16) }
    return (ignored ?? 0) & 1 == 0
  }

  @Test func aReplayEndsTheProgramUnderTest() throws {
    let folder = try Folder()
    try folder.write(
      "x.nwt",
      """
      # network transcript 1
      connection c1 tcp 127.0.0.1:5000 -> 127.0.0.1:6000
        0.0ms  > "Hello"

      """)
    let result = try Workbench.shell(
      """
      "$WORKBENCH" replay x.nwt --timeout 60s --run 'echo $$ >pid; exec sleep 60' & p=$!
      until [ -s pid ]; do sleep 0.02; done
      kill -HUP $p; wait $p
      """, in: folder.url)
    #expect(result.code == 130, "\(result)")
    #expect(try !Workbench.isRunning(folder.text("pid")))
  }

  /// The terminal's shell and the system both send it: the second is no wish to end at once. The case has a
  /// child that must be killed, so that all of them come before its end.
  @Test func aSecondHangupIsNoSecondWish() throws {
    let folder = try Folder()
    try folder.write("x.out", "")
    try folder.write(
      "x.nws",
      """
      p = spawn "trap '' TERM; while :; do sleep 600; done"
      write_file env("MARK") "up"
      sleep 60s

      """)
    let mark = folder.url.appendingPathComponent("mark").path
    let result = try Workbench.shell(
      """
      MARK='\(mark)' "$WORKBENCH" test x.nws & p=$!
      until [ -s '\(mark)' ]; do sleep 0.02; done
      for i in 1 2 3 4 5; do kill -HUP $p; sleep 0.02; done
      wait $p
      """, in: folder.url)
    #expect(result.code == 130)
    #expect(result.output.contains("0 passed, 1 not run"), "\(result)")
  }

  /// Commands from a pipe: between two lines there is a wait for the next, which the signal must end.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func commandsFromAPipe(signal: Int32) throws {
    let folder = try Folder()
    let result = try Workbench.shell(
      """
      mkfifo lines; exec 3<>lines
      "$WORKBENCH" <lines >out 2>&1 & p=$!
      echo 'task { try { sleep 60s } finally { print "bye" } }; print "ready"' >&3
      until grep -q ready out; do sleep 0.02; done
      kill -\(signal) $p; wait $p; echo "code $?"; cat out
      """, in: folder.url)
    #expect(result.output.hasPrefix("code 130\n"), "\(result)")
    #expect(result.output.hasSuffix("ready\nbye\n"), "\(result)")
  }

  @Test func aDemoAmongAllEndsThem() throws {
    let folder = try Folder()
    for name in ["hello", "other"] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
      try folder.write("\(name)/demo.nws", "write_file env(\"MARK\") \"up\"\nsleep 60s\n")
    }
    let mark = folder.url.appendingPathComponent("mark").path
    let result = try Workbench.shell(
      """
      WORKBENCH_SCRIPTS=. MARK='\(mark)' "$WORKBENCH" demo all & p=$!
      until [ -s '\(mark)' ]; do sleep 0.02; done
      kill -HUP $p; wait $p
      """, in: folder.url)
    #expect(result.code == 130 && result.output.isEmpty, "\(result)")
  }
}
