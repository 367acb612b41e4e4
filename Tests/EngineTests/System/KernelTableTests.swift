import Testing

@testable import Engine

@Suite struct KernelTableTests {
  @Test func linesOfProc() {
    let text = """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid
         0: 00000000:07E8 00000000:0000 0A 00000000:00000003 00:00000000 00000000  0  0 1595 1
         1: 0100007F:EE26 0100007F:9729 06 00000000:00000000 03:0000002B 00000000  0  0 0 3
         2: nonsense
         3: 0000000000000000FFFF00000100007F:2328 0000000000000000FFFF00000100007F:C350 08 \
      00000005:00000007 00:00000000 00000000 0
      """
    let rows = KernelTable.parse(Array(text.utf8), .stream)
    #expect(rows.map(\.tcpState) == [.listen, .timeWait, .closeWait])
    #expect(rows.map(\.receiveQueue) == [3, 0, 7])
    #expect(rows.map(\.sendQueue) == [0, 0, 5])
    #expect(rows.map(\.timer) == [nil, 430_000_000, nil])
    #expect(rows.map(\.drops) == [0, 0, 0])
    #expect(rows[0].local == .anyInet(port: 2024))
    #expect(rows[1].local == .loopback(port: 0xEE26))
    let some = KernelTable.parse(Array(text.utf8), .stream, ports: [9000, 2024])
    #expect(some == [rows[0], rows[2]])
    let table = KernelTable(rows)
    #expect(
      table.row(local: .loopback(port: 9000), remote: .loopback(port: 50000)) == rows[2])
    #expect(table.row(local: .anyInet(port: 2024)) == rows[0])
    #expect(table.row(local: .loopback(port: 0xEE26)) == nil)
  }

  @Test func datagramsThatWereDropped() {
    let text = """
       sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt
       10: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000  0  0 11 2 0 42
      """
    #expect(KernelTable.parse(Array(text.utf8), .dgram).map(\.drops) == [42])
  }

  @Test func nonsenseIsLeftOut() {
    for text in [
      "", "\n", "a\nb c d e f g\n", "h\n0: 0100007F:1 0:0 ZZ 0:0 0:0\n", "\u{0}\n\u{0}\n",
    ] {
      #expect(KernelTable.parse(Array(text.utf8), .stream).isEmpty)
    }
  }

  @Test @EngineActor func aLiveListenerIsInTheTable() async throws {
    let listener = try Socket.serve(at: .loopback(port: 0))
    defer { listener.close() }
    let local = try #require(listener.local)
    let table = KernelTable.now(.stream, ports: [local.port ?? 0])
    #expect(table.row(local: local)?.tcpState == .listen)
  }

  @Test @EngineActor func aLiveIPv6ListenerToo() async throws {
    let listener = try Socket.serve(at: .loopback6(port: 0))
    defer { listener.close() }
    let local = try #require(listener.local)
    let table = KernelTable.now(.stream, ports: [local.port ?? 0])
    #expect(table.row(local: local)?.tcpState == .listen)
  }
}
