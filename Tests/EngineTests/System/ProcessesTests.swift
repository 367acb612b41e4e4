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
    var killed: Set<Int> = []
    let limit = Deadline.after(nanoseconds: 20_000_000_000)
    while killed.count < 2, !limit.hasPassed { killed.formUnion(Processes.killAll(marked: mark)) }
    #expect(killed == [await child.identifier, other])
    #expect(try await child.wait(until: limit) == 128 + 9)
    while !Processes.killAll(marked: mark).isEmpty { try #require(!limit.hasPassed) }
    await child.socket.close()
  }

  @Test func anEndIsSaidInWords() {
    #expect(ProcessStatus.exited(7).description == "code 7")
    #expect(ProcessStatus.signalled(11).description == "signal 11 (Segmentation fault)")
  }
}
