import Testing

@testable import Engine

@Suite struct SystemErrorTests {
  @Test(arguments: [
    (Int32(111), "ECONNREFUSED"), (104, "ECONNRESET"), (32, "EPIPE"), (11, "EAGAIN"),
    (98, "EADDRINUSE"), (24, "EMFILE"), (1, "EPERM"), (133, "EHWPOISON"),
  ])
  func numbersAndNamesAgree(number: Int32, name: String) {
    #expect(ErrnoName.name(of: number) == name)
    #expect(ErrnoName.number(of: name) == number)
    #expect(SystemError(errno: number, call: "x").name == name)
  }

  @Test(arguments: [Int32.min, -1, 0, 41, 58, 134, 4242, Int32.max])
  func numbersWithoutNameKeepTheirNumber(number: Int32) {
    #expect(ErrnoName.name(of: number) == nil)
    #expect(SystemError(errno: number, call: "x").name == "errno \(number)")
  }

  @Test func secondNamesMeanTheSameNumber() {
    #expect(ErrnoName.number(of: "EWOULDBLOCK") == 11)
    #expect(ErrnoName.number(of: "ENOTSUP") == ErrnoName.number(of: "EOPNOTSUPP"))
    #expect(ErrnoName.number(of: "ENOSUCH") == nil)
  }

  @Test func wordsAreTheSystems() {
    let error = SystemError(errno: 111, call: "connect").about("127.0.0.1:9000")
    #expect(error.message == "Connection refused")
    #expect(error.description == "connect 127.0.0.1:9000: Connection refused (ECONNREFUSED)")
  }

  @Test func aboutKeepsWhatIsKnown() {
    let error = SystemError(errno: 2, call: "open", subject: "a.txt")
    #expect(error.about(nil) == error)
    #expect(error.about("b.txt").subject == "b.txt")
  }
}
