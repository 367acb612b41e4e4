import Foundation
import Testing

/// `run --show` and WORKBENCH_TRACE_LIMIT, from outside.
@Suite struct RunShowTests {
  private static let script = """
    server = listen 127.0.0.1:0
    c = connect 127.0.0.1:${server.port}
    conn, addr = accept server
    loop 200 {
        send c b"0123456789" * 100
        recv_exactly conn 1000
    }
    send c "안녕"
    recv conn 4
    print "data"
    1 / 0

    """

  @Test func viewsFollowAFailedRunOnStandardError() throws {
    let views = "chunks,boundaries,ladder,frames=line,hexdump,state,info,sockets"
    let result = try Workbench.run(["run", "--show", views, "-"], input: Self.script)
    #expect(result.code == 3)
    #expect(result.output == "data\n")
    let titles = result.messages.matches(of: /── ([a-z=]+) ──\n/).map { String($0.output.1) }
    // How sockets stand comes first, before the run closes them.
    #expect(
      titles == [
        "state", "info", "sockets", "chunks", "boundaries", "ladder", "frames=line", "hexdump",
      ])
    #expect(result.messages.contains("ZeroDivisionError"))
    #expect(result.messages.contains("conn ← c   200,004 bytes in 201 reads"))
    #expect(result.messages.contains(/conn +127.0.0.1:\d+ +ESTABLISHED +2 +0/))
    #expect(result.messages.contains("╎ cut inside a character"))
    #expect(result.messages.contains("RST (closed with 2 bytes unread)"))
    #expect(!result.messages.contains("no longer"))
  }

  @Test func whatAFullLogHasDroppedIsSaid() throws {
    let command = """
      WORKBENCH_TRACE_LIMIT=16KiB "$WORKBENCH" run --show chunks,boundaries,ladder,frames=line,hexdump -
      """
    let result = try Workbench.shell(command, input: Self.script)
    #expect(result.messages.contains("conn ← c   200,004 bytes in 201 reads"))
    #expect(result.messages.contains("(no longer in the log)"))
    #expect(result.messages.contains(/the log no longer has the bytes of \d+ calls/))
    #expect(result.messages.contains("on the log has no bytes"))
  }

  /// 96 MB go through a log of 4 MiB, and for comparison through one that keeps them.
  @Test(.disabled(if: Workbench.isSanitized)) func memoryDoesNotGrowWithWhatIsSent() throws {
    let script = """
      server = listen 127.0.0.1:0
      c = connect 127.0.0.1:${server.port}
      conn, addr = accept server
      block = b"x" * 48000
      loop 2000 {
          send c block
          recv_exactly conn 48000
      }
      for line in open("/proc/self/status", "r") {
          if "VmHWM" in line { print int(line.split()[1]) }
      }

      """
    func peak(_ limit: String) throws -> Int {
      let result = try Workbench.shell(
        "WORKBENCH_TRACE_LIMIT=\(limit) \"$WORKBENCH\" run -", input: script)
      return try #require(
        Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)), "\(result)")
    }
    let (small, large) = (try peak("4MiB"), try peak("1GiB"))
    #expect(large - small > 80_000, "\(small) kB, \(large) kB")
    #expect(small < 80_000, "\(small) kB")
  }

  @Test func everyViewSaysWhatTheLogNoLongerHas() throws {
    for view in ["chunks", "boundaries", "ladder", "frames=line", "hexdump"] {
      let result = try Workbench.shell(
        "WORKBENCH_TRACE_LIMIT=4KiB \"$WORKBENCH\" run --show \(view) -", input: Self.script)
      #expect(result.messages.contains(/the log (has no|no longer has)/), "\(view)")
    }
  }

  @Test(arguments: ["chunks", "boundaries", "ladder", "frames=line", "hexdump"])
  func withoutALogEveryViewSaysSo(view: String) throws {
    let off = try Workbench.shell(
      "WORKBENCH_TRACE_LIMIT=off \"$WORKBENCH\" run --show \(view) -", input: Self.script)
    #expect(off.code == 3)
    #expect(off.messages.contains("there is no log: WORKBENCH_TRACE_LIMIT=off"))
  }

  @Test func aLimitThatIsNoSizeIsRefused() throws {
    let result = try Workbench.shell(
      "WORKBENCH_TRACE_LIMIT=much \"$WORKBENCH\" run -", input: "print 1\n")
    #expect(result.code == 1)
    #expect(result.messages.contains("WORKBENCH_TRACE_LIMIT=much is no size"))
  }
}
