import Foundation
import Testing

@testable import Workbench

/// Exit codes, streams and standard input (product.md §1).
@Suite struct ProgramTests {
  struct Row: Sendable {
    let words: [String]
    var input = ""
    let code: Int32
    var output = ""
    var message = ""
  }

  @Test(arguments: [
    Row(words: ["run", "-"], input: "print \"hi\"\n", code: 0, output: "hi\n"),
    Row(words: [], input: "print 1 + 1\n", code: 0, output: "2\n"),
    Row(words: ["-"], input: "print args\n", code: 0, output: "[]\n"),
    Row(words: ["run", "-", "a", "b"], input: "print args\n", code: 0, output: "['a', 'b']\n"),
    Row(words: ["run"], code: 1, message: "run needs a script"),
    Row(words: ["run", "nosuch.nws"], code: 1, message: "No such file or directory (ENOENT)"),
    Row(words: ["nosuch.nws"], code: 1, message: "ENOENT"),
    Row(words: ["rnu", "x"], code: 1, message: "workbench run"),
    Row(words: ["--color", "maybe"], code: 1, message: "not a choice"),
    Row(words: ["--bogus"], code: 1, message: "unknown option --bogus"),
    Row(words: ["run", "--bogus"], code: 1, message: "unknown option --bogus"),
    Row(words: ["check", "--bogus"], code: 1, message: "unknown option --bogus"),
    Row(words: ["demo", "helo"], code: 1, message: "workbench demo hello"),
    Row(words: ["run", "-"], input: "print (\n", code: 2, message: "SyntaxError"),
    Row(words: ["check", "-"], input: "recvv s\n", code: 2, message: "did you mean `recv`?"),
    Row(words: ["check", "-"], input: "print \"never run\"\n", code: 0),
    Row(
      words: ["run", "-"], input: "print 1\nprint 1 / 0\n", code: 3, output: "1\n",
      message: "ZeroDivisionError"),
    Row(words: ["run", "-"], input: "assert 1 == 2\n", code: 4, message: "left is 1, right is 2"),
    Row(words: ["run", "-"], input: "exit 7\n", code: 7),
    Row(
      words: ["run", "-", "--port", "x"], input: "param port = 1\n", code: 1,
      message: "an int is needed"),
    Row(
      words: ["run", "-", "--prot", "1"], input: "param port = 1\n", code: 1,
      message: "did you mean --port?"),
    Row(
      words: ["run", "-", "-p", "5"], input: "param port = 1\nprint port\n", code: 0,
      output: "5\n"),
    Row(words: ["run", "-", "6"], input: "param port = 1\nprint port\n", code: 0, output: "6\n"),
    Row(
      words: ["run", "-", "port=7", "x=8"], input: "param port = 1\nprint port args\n", code: 0,
      output: "7 ['x=8']\n"),
    Row(
      words: ["run", "-", "--", "name=7"], input: "param name = \"\"\nprint name\n", code: 0,
      output: "name=7\n"),
    Row(
      words: ["run", "-", "--limit", "inf"], input: "param limit = 2s\n", code: 1,
      message: "a duration is needed"),
    Row(
      words: ["run", "-", "--limit", "nan"], input: "param limit = 2s\n", code: 1,
      message: "a duration is needed"),
    Row(
      words: ["run", "-"], input: "param a = 1\nparam a = 2\n", code: 2,
      message: "`a` is a parameter of the script already"),
    Row(
      words: ["run", "-"], input: "print 1\nprint 2 file=stderr\nprint(3, flush=true)\n", code: 0,
      output: "1\n3\n", message: "2\n"),
    Row(
      words: ["hexdump"], input: "hi\n", code: 0,
      output: "00000000  68 69 0a" + String(repeating: " ", count: 42) + "│hi×             │\n"),
    Row(
      words: ["hexdump", "-s1", "--length=2", "-w", "4", "-"], input: "abcdef", code: 0,
      output: "00000001  62 63        │bc  │\n"),
    Row(
      words: ["hexdump", "-vw2", "-o0x10"], input: "aaaa", code: 0,
      output: "00000010  61 61  │aa│\n00000012  61 61  │aa│\n"),
    Row(
      words: ["hexdump", "-w2"], input: "aaaa", code: 0,
      output: "00000000  61 61  │aa│\n*\n00000004\n"),
    Row(words: ["hexdump"], code: 0),
    Row(
      words: ["hexdump", "--color=always", "-w2"], input: "a\u{0}", code: 0,
      output: "\u{1B}[2m00000000\u{1B}[0m  61\u{1B}[2m 00\u{1B}[0m  \u{1B}[2m│\u{1B}[0ma"
        + "\u{1B}[2m×\u{1B}[0m\u{1B}[2m│\u{1B}[0m\n"),
    Row(
      words: ["help", "crc32"], code: 0,
      output: """
        crc32 data [value]
          the checksum of zlib and PNG, as an integer

          A checksum as the second value goes on from there.

          Python       zlib.crc32(data)
          example      print crc32(b"123456789")

        """),
    Row(words: ["help", "nosuch"], code: 1, message: "there is no command `nosuch`"),
    Row(words: ["recv"], code: 1, message: "workbench help recv"),
    Row(words: ["hexdump", "nosuch"], code: 1, message: "nosuch: No such file or directory"),
    Row(words: ["hexdump", "-s", "0x7fffffffffffffff", "Package.swift"], code: 0),
    Row(words: ["hexdump", "-s", "1GB", "Package.swift"], code: 0),
    Row(
      words: ["run", "--show", "frames=u99", "-"], input: "print 1\n", code: 1,
      message: "--show frames=u99: there is no such format of frames"),
    Row(words: ["hexdump", "--widht", "3"], code: 1, message: "did you mean --width?"),
    Row(words: ["hexdump", "-w", "0"], code: 1, message: "1 to 1024"),
    Row(words: ["hexdump", "-n", "x"], code: 1, message: "not a number of bytes"),
    Row(words: ["hexdump", "-s", "-1"], code: 1, message: "no end to count from"),
    Row(words: ["hexdump", "a", "b"], code: 1, message: "one file"),
    Row(
      words: ["run", "--show", "chunks,nope", "-"], input: "print 1\n", code: 1,
      message: "there is no such view"),
    Row(
      words: ["run", "--show", "ladder", "-"], input: "print 1\n", code: 0, output: "1\n",
      message: "── ladder ──\nnothing has been said yet\n"),
    Row(words: ["run", "-"], input: "print input(\"? \")\n", code: 0, output: "? none\n"),
    Row(
      words: ["--color", "always", "run", "-"], input: "x = y\n", code: 3,
      message: "\u{1B}[31;1m"),
  ])
  func ends(row: Row) throws {
    let result = try Workbench.run(row.words, input: row.input)
    #expect(result.code == row.code)
    #expect(result.output == row.output)
    if row.message.isEmpty {
      #expect(result.messages.isEmpty)
    } else {
      #expect(result.messages.contains(row.message), "\(result.messages)")
    }
  }

  /// A pipe has no place to go to: what comes before the offset is read.
  @Test func hexdumpOfAPipeByItsName() throws {
    let result = try Workbench.shell("printf abcdef | \"$WORKBENCH\" hexdump -w2 -s4 /dev/stdin")
    #expect(result.output == "00000004  65 66  │ef│\n", "\(result)")
  }

  /// docs/reports.md: what each command does with a file that is missing, a folder or no script; and with
  /// what the script does.
  @Test(
    arguments: [
      ("missing", 1, ["run", "play", "check", "test", "replay", "export --to json", "hexdump"]),
      ("folder", 1, ["run", "play", "check", "test", "replay", "export --to json", "hexdump"]),
      ("wrong", 2, ["run", "play", "check", "test", "replay", "export --to json"]),
      ("error", 3, ["run", "play", "test"]), ("assert", 4, ["run", "play", "test"]),
      ("exit", 7, ["run", "play"]), ("exit", 4, ["test"]), ("good", 0, ["run", "play", "test"]),
    ] as [(String, Int32, [String])])
  func oneTableOfExitCodes(file: String, code: Int32, commands: [String]) throws {
    let folder = try Folder([
      "folder.nws/x": "", "folder.nwt/x": "", "wrong.nws": "print (", "wrong.nwt": "print (",
      "error.nws": "print 1 / 0", "assert.nws": "assert 1 == 2", "exit.nws": "exit 7",
      "good.nws": "print 1",
    ])
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let ending = ["replay", "export"].contains(words[0]) ? ".nwt" : ".nws"
      let result = try Workbench.run(words + [file + ending], in: folder.url)
      #expect(result.code == code, "\(command) \(result)")
    }
  }

  @Test(arguments: [[], ["run"], ["check"], ["demo"], ["help"]])
  func helpHasAnExample(words: [String]) throws {
    let result = try Workbench.run(words + ["-h"])
    #expect(result.code == 0)
    #expect(result.output.contains("Example:") && result.messages.isEmpty)
  }

  @Test func parametersAreListed() throws {
    let result = try Workbench.run(["run", "scripts/echo/server.nws", "--help"])
    #expect(result.code == 0)
    #expect(result.output.contains("-p, --port PORT") && result.output.contains("default 2500"))
  }

  @Test func switchesAreNoWords() throws {
    let folder = try Folder()
    let result = try Workbench.shell(
      """
      printf 'param loud = false\\nparam port = 80\\nprint loud port\\n' > s.nws
      $WORKBENCH run s.nws --help | head -1
      $WORKBENCH run s.nws 90 --loud
      """, in: folder.url)
    #expect(result.output == "workbench run s.nws [PORT]\ntrue 90\n", "\(result.messages)")
  }

  @Test func misspeltParametersAreNoValues() throws {
    let result = try Workbench.run(["run", "scripts/echo/server.nws", "prot=5"])
    #expect(result.code == 1 && result.messages.contains("did you mean `port=`?"), "\(result)")
  }

  /// The release build counts references without atomics: no Swift code may run on a second thread.
  @Test func oneThread() throws {
    let script = """
      server = listen localhost:0
      task serve { conn = accept server; data = recv conn 4; send conn data; close conn }
      c = connect localhost:${server.port}
      send c "ping"
      print recv_exactly(c, 4)
      wait serve
      sleep 1ms
      p = spawn "cat"
      send p "x"; shutdown p write; print recv_all(p)
      wait p timeout=20s
      for line in read_file("/proc/self/status").decode().split("\\n") {
        if line.startswith("Threads") { print line }
      }
      """
    let run = try Workbench.run(["run", "-"], input: script)
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output == "b'ping'\nb'x'\nThreads:\t1\n")
  }
}

extension ProgramTests {
  @Test func theOverviewNamesEveryCommandAndFits() throws {
    let result = try Workbench.run(["--help"])
    #expect(result.code == 0)
    for command in Program.subcommands {
      #expect(result.output.contains("  workbench \(command.name) "), "\(command.name)")
    }
    for line in result.output.split(separator: "\n") {
      #expect(line.count <= 100, "\(line)")
    }
  }
}
