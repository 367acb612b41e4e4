import Testing

@testable import Engine

@Suite struct LookingTests {
  @Test func hexdumpShowsTextOverItsBytes() async throws {
    let script = """
      hexdump "안녕하세요, Hello".encode()
      hexdump "\\0" * 40 width=8
      hexdump "\\0" * 16 width=8 squeeze=false offset=256
      hexdump b""
      """
    #expect(
      try await run(script).output == """
        00000000  ec 95 88 eb 85 95 ed 95  98 ec 84 b8 ec 9a 94 2c  │안 녕 하 세 요 ,│
        00000010  20 48 65 6c 6c 6f                                 │ Hello          │
        00000000  00 00 00 00 00 00 00 00  │××××××××│
        *
        00000028
        00000100  00 00 00 00 00 00 00 00  │××××××××│
        00000108  00 00 00 00 00 00 00 00  │××××××××│

        """)
  }

  @Test func aDumpInPiecesIsTheWhole() async throws {
    let script = """
      data = bytes(range(256)) * 600
      hexdump data
      """
    let bytes = (0..<600).flatMap { _ in (0...255).map { UInt8($0) } }
    #expect(try await run(script).output == Hexdump.text(of: bytes) + "\n")
  }

  @Test func inspectReadsBothOrders() async throws {
    #expect(
      try await run("inspect x\"01 33 c5 2f\"").output == """
        4 bytes
          hex     01 33 c5 2f
          binary  00000001 00110011 11000101 00101111
          utf-8   no: byte 0xc5 at offset 2 is not utf-8: invalid continuation byte
          latin-1 '\\x013Å/'
                  big           little
          u8      1
          i8      1
          u16     307           13057
          i16     307           13057
          u32     20170031      801452801
          i32     20170031      801452801
          float   3.301858e-38  3.5870332e-10

        """)
  }

  @Test func inspectShowsTextAndWideNumbers() async throws {
    #expect(
      try await run("inspect \"안녕하\"").output == """
        9 bytes
          hex     ec 95 88 eb 85 95 ed 95 98
          binary  11101100 10010101 10001000 11101011 10000101 10010101 11101101
                  10010101 …
          utf-8   '안녕하'
                  big                       little
          u8      236
          i8      -20
          u16     60565                     38380
          i16     -4971                     -27156
          u32     3969222891                3951597036
          i32     -325744405                -343370260
          u64     17047682509620768149      10803455483546473964
          i64     -1399061564088783467      -7643288590163077652
          float   -1.4462122e+27            -3.302438e+26
          double  -1.1599483380695674e+215  -4.7179238409737233e-203

        """)
  }

  @Test func inspectTakesWhatIsShort() async throws {
    #expect(try await run("inspect b\"\"").output == "0 bytes\n")
    #expect(
      try await run("inspect b\"a\"").output == """
        1 byte
          hex     61
          binary  01100001
          utf-8   'a'
                  big           little
          u8      97
          i8      97

        """)
  }

  @Test func longTextIsCut() async throws {
    let output = try await run("inspect \"안\" * 50").output
    #expect(output.contains("'" + String(repeating: "안", count: 33) + "'…"))
    #expect(output.contains("ec 95 88 ec 95 88 ec 95 88 ec 95 88 ec 95 88 ec …"))
  }
}
