import Foundation
import Testing

/// Ctrl-C ends a run with 130 wherever it is; `finally` blocks run and sockets close.
@Suite struct InterruptionTests {
  /// Runs a script, sends SIGINT once it has printed `ready`, and gives its code and its output.
  private func interrupt(_ script: String) throws -> (code: Int32, output: String) {
    let folder = try Folder()
    try folder.write("x.nws", script + "\n")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Workbench.binary)
    process.arguments = ["run", "x.nws"]
    process.currentDirectoryURL = folder.url
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
    process.interrupt()
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
    "p = spawn \"sleep 60\"; print \"ready\"; wait p", "print \"ready\"; within 60s { sleep 60s }",
    "print \"ready\"; try { sleep 60s } except { print \"never\" }",
    "try { sleep 1ms } finally { print \"ready\"; sleep 60s }",
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
}
