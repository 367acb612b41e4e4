import Foundation
import Testing

/// `workbench record` at its beginning and its end: what happens to the file.
@Suite struct RecordCommandTests {
  @Test(
    arguments: [
      ("record 127.0.0.1:$(cat port) :1", 3, "EADDRINUSE"),
      ("record :0 nowhere", 1, "not an address"), ("record :0 :70000", 1, "out of range"),
      ("record :0", 1, "record needs where"),
      ("record -u :0 :1 --count 1", 1, "--count is for connections"),
      ("record -u :0 no.such.host.invalid:1", 3, "error: no address for no.such.host.invalid: "),
    ] as [(String, Int32, String)])
  func aStartThatFailsLeavesTheOldRecording(
    words: String, code: Int32, message: String
  ) throws {
    let folder = try Folder([
      "lab.nwt": "the old one",
      "taken.nws": "l = listen 127.0.0.1:0; write_file \"port\" str(l.port); sleep 60s",
    ])
    let result = try Workbench.shell(
      """
      $WORKBENCH run taken.nws & taken=$!
      until [ -s port ]; do sleep 0.02; done
      $WORKBENCH \(words) -o lab.nwt; code=$?
      kill $taken
      exit $code
      """, in: folder.url)
    #expect(result.code == code && result.messages.contains(message), "\(result.messages)")
    #expect(try folder.text("lab.nwt") == "the old one")
  }

  /// A server, a recorder in front of it and a client that sends 900 bytes some times, each time when the
  /// server has said OK, and then stays; the recorder is interrupted when `condition` holds.
  private func record(
    _ command: String, sending count: Int, until condition: String, in folder: Folder
  ) throws -> Workbench.Result {
    try folder.write(
      "server.nws",
      """
      l = listen 127.0.0.1:0
      write_file "port" str(l.port)
      loop { a = accept l; task { loop { if not recv(a, 65536) { break }; send a "OK" } } }
      """)
    try folder.write(
      "client.nws",
      """
      param at = ""
      c = connect at
      loop \(count) { send c "x" * 900; recv_exactly c 2 }
      sleep 60s
      """)
    return try Workbench.shell(
      """
      wait_for() { n=0; until eval "$1" || [ $n = 3000 ]; do sleep 0.02; n=$((n+1)); done; }
      $WORKBENCH run server.nws & server=$!
      wait_for '[ -s port ]'
      (\(command)) 2> log & record=$!
      wait_for 'grep -q listening log'
      $WORKBENCH run client.nws --at $(sed -n 's/^listening on \\(.*\\), .*/\\1/p' log) & client=$!
      wait_for '\(condition)'
      cp log early
      kill -INT $record; wait $record; code=$?
      kill $server $client
      exit $code
      """, in: folder.url)
  }

  @Test func aLinkStaysOneAndTheSummaryComesLast() throws {
    let folder = try Folder(["real.nwt": "the old one"])
    let link = folder.url.appendingPathComponent("link.nwt").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.nwt")
    let result = try record(
      "exec $WORKBENCH record 127.0.0.1:0 127.0.0.1:$(cat port) -o link.nwt", sending: 1,
      until: "grep -q OK real.nwt", in: folder)
    #expect(result.code == 0, "\(result.messages)")
    let log = try folder.text("log").split(separator: "\n")
    #expect(
      log.dropFirst(2) == [
        "#1  closed  > 900  < 2 bytes", "recorded 1 connection, 2 lines into link.nwt",
      ], "\(log)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.nwt")
    #expect(try folder.text("real.nwt").hasPrefix("# network transcript 1\n"))
  }

  /// It is said when it happens, and what is there stays readable.
  @Test func aFileThatCannotGrowIsToldAtOnceAndInTheEnd() throws {
    let folder = try Folder()
    let result = try record(
      "ulimit -f 8; exec $WORKBENCH record 127.0.0.1:0 127.0.0.1:$(cat port) -o lab.nwt",
      sending: 10, until: "grep -q EFBIG log", in: folder)
    #expect(result.code == 3, "\(result.messages)")
    let failure = "error: write lab.nwt: File too large (EFBIG); nothing is recorded from here on\n"
    #expect(try folder.text("early").hasSuffix(failure))
    let log = try folder.text("log")
    #expect(log.ranges(of: "EFBIG").count == 1)
    #expect(log.hasSuffix(" lines into lab.nwt; the rest is missing\n"), "\(log)")
    let text = try folder.text("lab.nwt")
    #expect(text.hasSuffix("\"\n") && text.utf8.count > 900, "\(text.suffix(20))")
    #expect(try Workbench.run(["export", "lab.nwt", "--to", "json"], in: folder.url).code == 0)
  }

  @Test(arguments: ["run x.nws", "run --record lab.nwt y.nws"])
  func aScriptWhoseRecordingIsNotWholeFails(words: String) throws {
    let script = """
      l = listen 127.0.0.1:0
      c = connect ("127.0.0.1", l.port)
      a = accept l
      loop 10 { send c "x" * 900; recv_exactly a 900 }
      print "done"

      """
    let folder = try Folder(["x.nws": "record \"lab.nwt\"\n" + script, "y.nws": script])
    let result = try Workbench.shell("ulimit -f 8; exec $WORKBENCH \(words)", in: folder.url)
    #expect(result.code == 3 && result.output == "done\n")
    #expect(
      result.messages.hasPrefix(
        "error: write lab.nwt: File too large (EFBIG); nothing is recorded from here on\n"),
      "\(result.messages)")
    #expect(result.messages.hasSuffix(" lines into lab.nwt; the rest is missing\n"))
  }
}
