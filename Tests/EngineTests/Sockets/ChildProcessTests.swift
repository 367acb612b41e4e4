import Testing

@testable import Engine

@EngineActor @Suite(.timeLimit(.minutes(1))) struct ChildProcessTests {
  @Test func itsStreamsAreAConnection() async throws {
    let child = try ChildProcess(command: "cat")
    try await child.socket.sendAll(.text("through cat\n"), until: .soon)
    #expect(try await child.socket.recvLine(until: .soon) == .text("through cat\n"))
    #expect(child.socket.role == .process && child.socket.state == "connected")
    try child.socket.shutdown(.write)
    #expect(try await child.socket.recvAll(until: .soon) == [])
    #expect(try await child.wait(until: .soon) == 0)
    #expect(child.status == .exited(0))
    child.socket.close()
  }

  @Test(arguments: [
    ("exit 0", 0), ("exit 7", 7), ("exit 255", 255), ("kill -TERM $$", 143),
    ("kill -KILL $$", 137), ("no-such-command-anywhere 2>/dev/null", 127),
    // Signals the engine ignores or catches have their default in the child.
    ("kill -PIPE $$", 141), ("kill -INT $$", 130),
  ])
  func codes(command: String, code: Int) async throws {
    let child = try ChildProcess(command: command)
    #expect(try await child.wait(until: .soon) == code)
    #expect(child.status?.code == code)
    #expect(try await child.wait(until: .now) == code)
    child.socket.close()
  }

  @Test func manyAtOnce() async throws {
    let children = try (0..<20).map { try ChildProcess(command: "echo \($0); exit \($0)") }
    for (number, child) in children.enumerated() {
      #expect(try await child.socket.recvAll(until: .soon) == .text("\(number)\n"))
      #expect(try await child.wait(until: .soon) == number)
      child.socket.close()
    }
  }

  @Test func killReachesWhatItStarted() async throws {
    let child = try ChildProcess(command: "sleep 1000 & sleep 1000; true")
    await #expect(throws: WaitFailure.timedOut) { try await child.wait(until: .early) }
    child.kill()
    #expect(try await child.wait(until: .soon) == 143)
    // The stream ends only when nobody holds its other end any more.
    #expect(try await child.socket.recv(1, until: .soon) == [])
    child.kill()
    child.socket.close()
  }

  @Test func theEngineDoesNotLeakDescriptorsIntoIt() async throws {
    let pair = try await Pair.make()
    let listener = try Socket.serve(at: .loopback(port: 0))
    let sockets = [pair.client, pair.server, listener]
    let mine = sockets.map { "readlink /proc/$PPID/fd/\($0.fileno)" }.joined(separator: "; ")
    let child = try ChildProcess(command: "\(mine); echo --; ls -l /proc/self/fd")
    let text = String(decoding: try await child.socket.recvAll(until: .soon), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let names = lines.prefix { $0 != "--" }
    #expect(names.count == 3 && names.allSatisfy { $0.hasPrefix("socket:[") })
    for name in names { #expect(!lines.dropFirst(4).contains { $0.hasSuffix(name) }) }
    listener.close()
    #expect(try await child.wait(until: .soon) == 0)
    child.socket.close()
    pair.close()
  }

  @Test func theEndOfTheProgram() async throws {
    let folder = try File.makeTemporaryFolder()
    defer {
      try? File.remove(folder + "/copy")
      TestFolder.remove(folder)
    }
    let writer = try ChildProcess(command: "cat > \(folder)/copy")
    let sleeper = try ChildProcess(command: "sleep 1000")
    let stubborn = try ChildProcess(command: "trap '' TERM; echo ready; while :; do sleep 1; done")
    #expect(try await stubborn.socket.recvLine(until: .soon) == .text("ready\n"))
    try await writer.socket.sendAll(.text("kept"), until: .soon)
    writer.socket.close()
    ChildProcess.end([writer, sleeper, stubborn])
    #expect(writer.status == .exited(0))
    #expect(sleeper.status == .signalled(15))
    #expect(stubborn.status == .signalled(9))
    #expect(try File.readAll(folder + "/copy") == .text("kept"))
    #expect(try await stubborn.wait(until: .now) == 137)
    for child in [sleeper, stubborn] { child.socket.close() }
  }

  /// A shell that is gone may have left others behind, and one may stand before what ignores SIGTERM.
  @Test(arguments: [
    "sleep 1000 & echo $!",
    "sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1; done'; true",
  ])
  func theWholeGroupEnds(command: String) async throws {
    let child = try ChildProcess(command: command)
    let line = try await child.socket.recvLine(until: .soon)
    let number = try #require(
      Int(String(decoding: line, as: UTF8.self).split(separator: "\n").first ?? ""))
    ChildProcess.end([child])
    #expect(child.status != nil && !Self.isRunning(number))
    child.socket.close()
  }

  /// A zombie, which waits for its parent, does not run.
  private static func isRunning(_ process: Int) -> Bool {
    let status = (try? File.readAll("/proc/\(process)/stat")) ?? []
    return !status.isEmpty && !String(decoding: status, as: UTF8.self).contains(") Z ")
  }

  @Test func noZombiesAreLeft() async throws {
    let child = try ChildProcess(command: "exit 3")
    #expect(try await child.wait(until: .soon) == 3)
    #expect(!File.exists("/proc/\(child.identifier)/stat"))
    child.socket.close()
  }

  @Test func aCommandWithAZeroByte() async throws {
    #expect(await errno { _ = try ChildProcess(command: "echo \0") } == "EINVAL")
  }

  @Test func waitingCanBeCancelled() async throws {
    let child = try ChildProcess(command: "sleep 1000")
    let waiting = await start { try await child.wait() }
    waiting.cancel()
    await #expect(throws: WaitFailure.cancelled) { try await waiting.value }
    child.kill(.kill)
    #expect(try await child.wait(until: .soon) == 137)
    child.socket.close()
  }
}
