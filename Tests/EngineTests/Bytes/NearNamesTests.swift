import Testing

@testable import Engine

@Suite struct NearNamesTests {
  static let names = ["listen", "send", "sendall", "recv", "recv_line", "close", "connect"]

  @Test(arguments: [
    ("lisen", ["listen"]), ("conect", ["connect"]), ("rcev", ["recv"]), ("SEND", ["send"]),
    ("sendal", ["sendall", "send"]), ("xyzzy", []), ("", []),
  ])
  func findsTheClosest(name: String, expected: [String]) {
    #expect(NearNames.nearest(to: name, in: Self.names) == expected)
  }

  @Test func longNamesCostLittle() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearNames.nearest(to: long, in: [long, "b"]) == [long])
  }
}
