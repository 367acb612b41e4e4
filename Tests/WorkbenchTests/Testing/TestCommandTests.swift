import Foundation
import Testing

/// `workbench test` as a person runs it.
@Suite struct TestCommandTests {
  private static let files = [
    "echo/demo.nws": "print \"hi\"\n", "echo/expected.out": "hi\n",
    "echo/server.nws": "print \"not a case: it has nothing to compare with\"\n",
    "sums.nws": """
    param top = 4
    def double(n) { return n * 2 }
    test "doubling" { assert double(top) == top + top }
    for n in [1, 2] { test "row ${n}" { assert double(n) > n } }
    """,
    ".hidden/x.nws": "test \"hidden\" { assert false }\n",
  ]

  /// Times are different each time.
  private func masked(_ text: String) -> String {
    text.replacing(/\d+\.\d\d m?s/, with: "TIME")
  }

  @Test func findsAndRunsCases() throws {
    let folder = try Folder(Self.files)
    let result = try Workbench.run(["test", "."], in: folder.url)
    #expect(result.code == 0, "\(result.messages)")
    #expect(
      masked(result.output) == """
        ok       echo/demo.nws  TIME
        ok       sums.nws › doubling  TIME
        ok       sums.nws › "row ${n}"  TIME
        3 passed in TIME

        """)
    #expect(result.messages.isEmpty)
  }

  /// Each case as `run --sandbox`; blocks that were not reached are still noticed.
  @Test func casesInASandbox() throws {
    let folder = try Folder([
      "good.nws": """
      test "writes" {
          write_file "x" "1"
          t = temp_folder()
          write_file "${t}/y" "2"
      }
      if false { test "never" { } }
      """,
      "bad.nws": "spawn \"true\"\n",
    ])
    let good = try Workbench.run(["test", "--sandbox", "--continue", "good.nws"], in: folder.url)
    #expect(good.code == 4)
    #expect(good.output.contains("ok       good.nws › writes"))
    #expect(good.output.contains("never"), "\(good.output)")
    let bad = try Workbench.run(["test", "--sandbox", "bad.nws"], in: folder.url)
    #expect(bad.code == 3)
    #expect(bad.output.contains("no other program can be started"), "\(bad.output)")
    #expect(try Workbench.run(["test", "bad.nws"], in: folder.url).code == 0)
  }

  struct Failure: Sendable {
    let script: String
    var expected: String?
    var words: [String] = []
    let code: Int32
    let shown: [String]
  }

  @Test(arguments: [
    Failure(
      script: "print \"one\"\nprint \"too\"\n", expected: "one\ntwo\n", code: 4,
      shown: ["it does not print what stands in x.out", "-     2  two", "+     2  too"]),
    Failure(
      script: "test \"a\" { assert 1 == 2 }", code: 4,
      shown: ["FAILED   x.nws › a", "--> x.nws:1:19", "^^^^^^ left is 1, right is 2"]),
    Failure(script: "print 1 / 0\n", expected: "", code: 3, shown: ["ZeroDivisionError"]),
    Failure(script: "print (\n", expected: "", code: 2, shown: ["SyntaxError", "--> x.nws"]),
    Failure(script: "if false { test \"a\" { } }", code: 4, shown: ["without coming to this test"]),
    Failure(
      script: "l = listen localhost:0\naccept l\n", expected: "", words: ["--timeout", "300ms"],
      code: 4, shown: ["it was still running after 300.00 ms", "main was waiting: accept"]),
    Failure(
      script: "x = \"y\" * 1000000\nloop { print x }\n", expected: "", code: 4,
      shown: ["it printed more than 16,777,216 bytes"]),
    Failure(script: "exit 7\n", expected: "", code: 4, shown: ["it ended with code 7"]),
    Failure(script: "exit 2\n", expected: "", code: 4, shown: ["it ended with code 2"]),
    Failure(script: "exit 3\n", expected: "", code: 4, shown: ["it ended with code 3"]),
    Failure(script: "test \"a\" { exit 4 }", code: 4, shown: ["it ended with code 4"]),
    Failure(
      script: "spawn \"kill -9 $PPID\"\nsleep 20s\n", expected: "", code: 4,
      shown: ["signal 9 ended it"]),
  ])
  func showsWhyACaseFailed(failure: Failure) throws {
    var files = ["x.nws": failure.script]
    if let expected = failure.expected { files["x.out"] = expected }
    let folder = try Folder(files)
    let result = try Workbench.run(["test", "x.nws"] + failure.words, in: folder.url)
    #expect(result.code == failure.code, "\(result.output)")
    for text in failure.shown { #expect(result.output.contains(text), "\(result.output)") }
    #expect(result.output.contains("1 failed"))
  }

  @Test func stopsAfterTheFirstFailureUnlessToldToGoOn() throws {
    let folder = try Folder([
      "a.nws": "assert false", "a.out": "", "b.nws": "print 1", "b.out": "1\n", "c.nws": "print 2",
      "c.out": "2\n",
    ])
    let first = try Workbench.run(["test", ".", "--jobs", "1"], in: folder.url)
    #expect(first.code == 4 && first.output.contains("1 failed, 2 not run"))
    #expect(first.output.contains("--continue"))
    let all = try Workbench.run(["test", ".", "--jobs=1", "--continue"], in: folder.url)
    #expect(all.code == 4 && all.output.contains("2 passed, 1 failed"))
  }

  @Test func updateRewritesTheExpectedOutput() throws {
    let folder = try Folder(["a.nws": "print 1", "a.out": "2\n", "b.nws": "assert 0", "b.out": "3"])
    let result = try Workbench.run(["test", ".", "--update"], in: folder.url)
    #expect(result.code == 4 && result.output.contains("updated  a.nws"))
    #expect(try folder.text("a.out") == "1\n" && folder.text("b.out") == "3")
    #expect(try Workbench.run(["test", "a.nws"], in: folder.url).code == 0)
  }

  @Test func filterListAndParameters() throws {
    let folder = try Folder(Self.files)
    let list = try Workbench.run(["test", ".", "--list", "--filter", "row|echo"], in: folder.url)
    #expect(list.output == "echo/demo.nws\nsums.nws › \"row ${n}\"\n")
    let given = try Workbench.run(
      ["test", "sums.nws", "--param", "top=word", "--filter", "doubl"], in: folder.url)
    #expect(given.code == 3 && given.output.contains("--top word: an int is needed"))
  }

  @Test(arguments: [
    (["test"], "needs a script"), (["test", "nosuch"], "ENOENT"),
    (["test", "echo/server.nws", "--bogus"], "no option --bogus"),
    (["test", ".", "--filter", "("], "not a regular expression"),
    (["test", ".", "--filter", "zzz"], "matches none of 3 cases"),
    (["test", ".", "--jobs", "0"], "at least 1"),
    (["test", ".", "--timeout", "soon"], "not a time"),
    (["test", ".", "--report", "xml"], "not a format"),
    (["test", ".", "--report", "tap=nodir/r"], "--report tap=nodir/r: No such file or directory"),
    (["test", ".", "--report", "json=echo"], "--report json=echo: Is a directory (EISDIR)"),
    (["test", ".", "--param", "nosuch=1"], "no script here has a parameter"),
    (["test", ".", "--review"], "--review asks at a terminal"),
    (["test", ".", "--contine"], "did you mean --continue?"),
    (["test", "echo/expected.out"], "no script"), (["test", "empty"], "no case among 0 files"),
  ])
  func wrongWordsAreUsageErrors(words: [String], message: String) throws {
    var files = Self.files
    files["empty/readme"] = ""
    let folder = try Folder(files)
    let result = try Workbench.run(words, in: folder.url)
    #expect(result.code == 1 && result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
  }

  @Test func aReportOnStandardOutputHasItForItself() throws {
    let folder = try Folder(Self.files)
    let run = try Workbench.run(
      ["test", ".", "--report", "tap", "--report", "json=r.json", "--report", "junit=r.xml"],
      in: folder.url)
    #expect(run.code == 0 && run.output.hasPrefix("TAP version 14\n1..3\nok 1 - echo/demo.nws\n"))
    #expect(run.messages.contains("3 passed"))
    #expect(try folder.text("r.json").contains("\"passed\":3"))
    #expect(try folder.text("r.xml").contains("tests=\"3\" failures=\"0\""))
  }

  /// A report that fails at the end takes nothing from the exit code of the cases, and from no other report.
  @Test(arguments: [("assert 1 == 2", 4), ("print 1", 3)] as [(String, Int32)])
  func aReportThatIsLostInTheEnd(script: String, code: Int32) throws {
    let folder = try Folder(["x.nws": script])
    let run = try Workbench.run(
      ["test", "x.nws", "--report", "json=/dev/full", "--report", "tap=r.tap"], in: folder.url)
    #expect(run.code == code)
    #expect(run.messages.contains("--report json=/dev/full: No space left on device (ENOSPC)"))
    #expect(try folder.text("r.tap").hasPrefix("TAP version 14\n1..1\n"))
  }

  /// Whether it can be written is seen beforehand, which leaves no trace.
  @Test func aReportLeavesNothingBeforeTheRun() throws {
    let folder = try Folder([
      "x.nws": "print list(\".\") read_file(\"old.tap\")", "old.tap": "old",
    ])
    let run = try Workbench.run(
      ["test", "x.nws", "--report", "tap=new.tap", "--report", "json=old.tap"], in: folder.url)
    #expect(run.code == 0, "\(run)")
  }

  /// What cannot be read is told by its own name, and the others run.
  @Test(arguments: [[], ["--filter", "good"]])
  func whatCannotBeRead(words: [String]) throws {
    let folder = try Folder([
      "a/locked/x.nws": "test \"x\" { }", "a/unsearchable/x.nws": "test \"x\" { }",
      "good.nws": "test \"x\" { }", "a/z/good.nws": "test \"x\" { }",
    ])
    // For root no folder is locked, unless it does without that right.
    let run = try Workbench.shell(
      """
      chmod 0 a/locked; chmod 644 a/unsearchable; truncate -s 65M big.nws
      drop=
      [ $(id -u) = 0 ] && drop='setpriv --bounding-set=-dac_override,-dac_read_search'
      $drop "$WORKBENCH" test . \(words.joined(separator: " "))
      code=$?
      chmod 700 a/*
      exit $code
      """, in: folder.url)
    #expect(run.code == 3)
    for name in ["a/locked", "a/unsearchable"] {
      #expect(run.output.contains("FAILED   \(name)  "), "\(run)")
      #expect(run.output.contains("           \(name): Permission denied (EACCES)\n"))
    }
    #expect(run.output.contains("           big.nws: File too large (EFBIG)\n"))
    #expect(run.output.contains("2 passed, 3 failed in"))
  }

  /// Each case has a TMPDIR of its own; neither it nor a process survives, even one that left its group.
  @Test func nothingIsLeftOfACase() throws {
    let script = """
      write_file env("MARK") "${temp_folder()} "
      p = spawn "setsid sleep 600 & echo $!; exec sleep 600"
      append_file env("MARK") recv_line(p)
      sleep 600s
      """
    let folder = try Folder(["a.nws": script, "a.out": ""])
    let mark = folder.url.appendingPathComponent("mark").path
    let run = try Workbench.shell(
      "MARK='\(mark)' \"$WORKBENCH\" test a.nws --timeout 5s", in: folder.url)
    #expect(run.code == 4)
    let parts = try folder.text("mark").split(whereSeparator: \.isWhitespace).map(String.init)
    try #require(parts.count == 2)
    #expect(!FileManager.default.fileExists(atPath: parts[0]))
    // A zombie may wait for its parent; it has no command line any more.
    let commandLine = FileManager.default.contents(atPath: "/proc/\(parts[1])/cmdline")
    #expect(commandLine?.isEmpty ?? true)
  }

  /// A recording with a `run:` line is a case; one without is none unless it is named.
  @Test func recordings() throws {
    let recording = """
      # network transcript 1
      run: python3 client.py $PORT
      connection c1 tcp 127.0.0.1:5000 -> 127.0.0.1:6000
        0.0ms  > "Hello"
        0.0ms  < "World"
        0.0ms  > end

      """
    let client = """
      import socket, sys
      s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
      s.sendall(b"Hello")
      assert s.recv(5, socket.MSG_WAITALL) == b"World"
      s.close()

      """
    let folder = try Folder([
      "good.nwt": recording, "bad.nwt": recording.replacing("Hello", with: "Hullo"),
      "other.nwt": recording.replacing("run: python3 client.py $PORT\n", with: ""),
      "client.py": client,
    ])
    let run = try Workbench.run(["test", ".", "--continue"], in: folder.url)
    #expect(run.code == 4 && run.output.contains("ok       good.nwt"), "\(run.output)")
    #expect(run.output.contains("FAILED   bad.nwt") && run.output.contains("bad.nwt:4"))
    #expect(run.output.contains("1 passed, 1 failed"))
    let update = try Workbench.run(["test", "bad.nwt", "--update"], in: folder.url)
    #expect(update.code == 0, "\(update.output)")
    #expect(try folder.text("bad.nwt").contains("> \"Hello\""))
  }

  @Test func controlCEndsEverything() throws {
    let folder = try Folder([
      "a.nws": "write_file env(\"MARK\") \"up\"\nsleep 600s\n", "a.out": "", "b.nws": "",
      "b.out": "",
    ])
    let mark = folder.url.appendingPathComponent("mark").path
    let run = try Workbench.shell(
      """
      MARK='\(mark)' "$WORKBENCH" test . --jobs 1 & p=$!
      n=0; while [ ! -s '\(mark)' ] && [ $n -lt 200 ]; do sleep 0.1; n=$((n+1)); done
      kill -INT $p; wait $p
      """, in: folder.url)
    #expect(run.code == 130, "\(run.messages)")
    #expect(run.output.contains("0 passed, 2 not run"))
  }

  private static let recording = """
    # network transcript 1
    # a remark that stays
    run: python3 client.py $PORT
    connection c1 tcp 127.0.0.1:5000 -> 127.0.0.1:6000
      0.0ms  > "Hullo"
      0.0ms  > end

    """
  private static let client = """
    import socket, sys
    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    s.sendall("안녕".encode())
    s.close()

    """

  /// At a terminal each expectation that differs is asked about: scripts and recordings, `n` leaves it, `y`
  /// takes it, other keys ask again.
  @Test func reviewAsksCaseByCase() throws {
    let home = try Home()
    let files = [
      "a.nws": "print 1", "a.out": "2\n", "b.nws": "print \"안녕\"", "b.out": "x\n",
      "c.nwt": Self.recording, "client.py": Self.client, "d.nws": "assert false", "d.out": "",
      "e.nws": "print 5", "e.out": "5\n",
    ]
    for (name, text) in files { try home.write(name, text) }
    let terminal = try home.terminal(
      ["test", ".", "--review", "--jobs", "1"], columns: 100, rows: 50)
    try terminal.wait(for: "take this as a.out?")
    try terminal.send("what\rn\r")
    try terminal.wait(for: "take this as b.out?")
    try terminal.send("y\r")
    try terminal.wait(for: "take this as c.nwt?")
    #expect(terminal.screen.text.contains("other bytes came than are recorded"))
    try terminal.send("y\r")
    #expect(try terminal.exitCode() == 4)
    #expect(terminal.screen.text.contains("updated  b.nws"))
    #expect(terminal.screen.text.contains("updated  c.nwt"))
    #expect(terminal.screen.text.contains("FAILED   d.nws"))
    #expect(home.read("a.out") == "2\n" && home.read("b.out") == "안녕\n")
    let recording = home.read("c.nwt") ?? ""
    #expect(recording.contains("> \"안녕\"") && recording.contains("# a remark that stays"))
    #expect(!recording.contains("Hullo"))
  }

  @Test(arguments: [("a", "1\n", "2\n", true), ("q", "x", "x", false)])
  func reviewTakesAllOrNothing(
    _ answer: String, _ first: String, _ second: String, _ isTaken: Bool
  ) throws {
    let home = try Home()
    let files = [
      "a.nws": "print 1", "a.out": "x", "b.nws": "print 2", "b.out": "x", "c.nwt": Self.recording,
      "client.py": Self.client,
    ]
    for (name, text) in files { try home.write(name, text) }
    let terminal = try home.terminal(["test", ".", "--review"], columns: 100, rows: 50)
    try terminal.wait(for: "take this as a.out?")
    try terminal.send(answer + "\r")
    #expect(try terminal.exitCode() == (isTaken ? 0 : 4))
    #expect(home.read("a.out") == first && home.read("b.out") == second)
    #expect(home.read("c.nwt")?.contains("Hullo") == !isTaken)
  }

  /// Killed, the runner can end nothing; its cases end themselves, with what they have started and their
  /// folders.
  @Test func nothingIsLeftOfAKilledRunner() throws {
    let script = """
      write_file env("MARK") "${temp_folder()} "
      p = spawn "setsid sleep 600 & echo $!; exec sleep 600"
      append_file env("MARK") recv_line(p)
      loop { x = 1 }
      """
    let folder = try Folder(["a.nws": script, "a.out": ""])
    let mark = folder.url.appendingPathComponent("mark").path
    let run = try Workbench.shell(
      """
      MARK='\(mark)' "$WORKBENCH" test a.nws & runner=$!
      until grep -q '[0-9]$' '\(mark)' 2> /dev/null; do sleep 0.02; done
      kill -9 $runner
      n=0
      while [ $n -lt 200 ]; do
        left=$(grep -slz "^MARK=\(mark)$" /proc/[0-9]*/environ | wc -l)
        [ $left = 0 ] && break
        sleep 0.05; n=$((n+1))
      done
      echo $left
      ls -d $(cut -d' ' -f1 '\(mark)') 2> /dev/null
      """, in: folder.url)
    #expect(run.output == "0\n", "\(run.output)\(run.messages)")
  }
}
