import Testing

@testable import Engine

@Suite struct ProcessesTests {
  /// Also those that have left their process group and their parent.
  @Test func killsWhatInheritedTheMark() async throws {
    let mark = "WORKBENCH_MARK=\(Host.processIdentifier)-\(Calendar.nanoseconds())"
    let child = try await ChildProcess(
      command: "\(mark) exec sh -c 'setsid sleep 600 & echo $!; exec sleep 600'")
    let text = try await child.socket.recvLine(until: .after(nanoseconds: 20_000_000_000))
    let other = try #require(Int(String(decoding: text.dropLast(), as: UTF8.self)))
    #expect(File.exists("/proc/\(other)/environ"))
    // The second may not have its environment yet when the first is found.
    var count = 0
    let limit = Deadline.after(nanoseconds: 20_000_000_000)
    while count < 2, !limit.hasPassed { count += Processes.killAll(marked: mark) }
    #expect(count == 2)
    #expect(try await child.wait(until: limit) == 128 + 9)
    #expect(Processes.killAll(marked: mark) == 0)
    await child.socket.close()
  }
}
