import Foundation
import Testing

/// The recordings of scripts/fixtures against the project's own demos, independent programs, and programs
/// with a fault each, which the recording must find.
@Suite struct FixturesTests {
  static let fixtures = Workbench.root.path + "/scripts/fixtures"
  static let students = Workbench.root.path + "/Tests/Students"
  static let web = Workbench.root.path + "/scripts/web"

  private func replay(_ fixture: String, _ words: [String] = []) throws -> Workbench.Result {
    try Workbench.run(["replay", "\(Self.fixtures)/\(fixture).nwt", "--timeout", "30s"] + words)
  }

  @Test(arguments: ["hello", "number", "file", "file-server", "udp"])
  func theDemosDoWhatIsRecorded(_ fixture: String) throws {
    let result = try replay(fixture)
    #expect(result.code == 0, "\(result.messages)")
    #expect(result.output.hasPrefix("ok  "))
  }

  @Test func theFileClientDoesItOnABadNetworkToo() throws {
    let result = try replay("file", ["--slice", "1", "--delay", "1ms", "--jitter", "1ms"])
    #expect(result.code == 0, "\(result.messages)")
  }

  /// The lecture's first client reads once, and is right only where the network is kind.
  @Test func theFirstClientOfTheLectureIgnoresPartialReads() throws {
    let result = try replay("hello", ["--slice", "1"])
    #expect(result.code == 4)
    #expect(result.messages.contains("the program has to read on until it has them all"))
  }

  @Test func aRightClientPassesHoweverTheBytesAreCut() throws {
    let command = "python3 \(Self.students)/file_client.py $PORT"
    for words in [[], ["--slice", "1"], ["--slice", "1000"], ["--short-writes"]] {
      let result = try replay("file", ["--run", command] + words)
      #expect(result.code == 0, "\(words) \(result.messages)")
    }
    let many = try replay(
      "file", ["--run", command, "--times", "4", "--jobs", "2", "--jitter", "2ms", "--seed", "7"])
    #expect(many.code == 0, "\(many.messages)")
    #expect(many.output.hasPrefix("4 passed, 0 failed in "))
  }

  @Test func aRightServerPassesHoweverTheBytesAreCut() throws {
    let command = "python3 \(Self.students)/file_server.py $PORT \(Self.web)"
    for words in [[], ["--slice", "1"], ["--short-writes"]] {
      let result = try replay("file", ["--as", "client", "--run", command] + words)
      #expect(result.code == 0, "\(words) \(result.messages)")
    }
  }

  @Test(
    arguments: [
      ("hello", "hello_client.py 127.0.0.1 $PORT", ""),
      ("number", "number_client.py 127.0.0.1 $PORT", #"printf '1\n10\nabc\nq\n' | "#),
      ("file", "file_client.py 127.0.0.1 $PORT --folder FOLDER", "echo iot.png | "),
    ])
  func independentClientsPassUnderSliceOne(
    _ fixture: String, _ peer: String, _ typed: String
  ) throws {
    let folder = try Folder()
    let words = peer.replacing("FOLDER", with: folder.url.path)
    let command = "\(typed)python3 \(Workbench.root.path)/Tests/Peers/\(words)"
    let result = try replay(fixture, ["--as", "server", "--slice", "1", "--run", command])
    #expect(result.code == 0, "\(result.messages)")
  }

  @Test(
    arguments: [
      ("client_one_recv.py", "c1: ", "--slice=1"),
      ("client_no_bye.py", "c1: the stream ended too early", "--seed=1"),
    ])
  func theFaultOfAClientIsFound(_ program: String, _ headline: String, _ option: String) throws {
    let command = "python3 \(Self.students)/\(program) $PORT"
    let result = try replay("file", ["--run", command, option])
    #expect(result.code == 4)
    #expect(result.messages.hasPrefix("error: ReplayError: \(headline)"), "\(result.messages)")
  }

  @Test(
    arguments: [
      ("server_byte_order.py", "byte 0 is 0x0f, not 0x00"),
      ("server_no_size.py", "byte 0 is 0x89, not 0x00"),
      ("server_short.py", "1 byte missing, 2830 came"),
    ])
  func theFaultOfAServerIsFound(_ program: String, _ label: String) throws {
    let command = "python3 \(Self.students)/\(program) $PORT \(Self.web)"
    let result = try replay("file", ["--as", "client", "--run", command, "--timeout", "3s"])
    #expect(result.code == 4)
    #expect(result.messages.contains(label), "\(result.messages)")
  }
}
