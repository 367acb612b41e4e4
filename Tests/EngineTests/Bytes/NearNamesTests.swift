import Testing

@testable import Engine

@Suite struct NearNamesTests {
  static let names = [
    "listen", "send", "sendall", "recv", "recv_line", "close", "connect", "list", "y",
  ]

  @Test(arguments: [
    ("x", []), ("lisen", ["listen"]), ("listn", ["listen", "list"]), ("conect", ["connect"]),
    ("rcev", ["recv"]), ("sende", ["send"]), ("SEND", ["send"]),
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
