import Foundation
import Testing

/// Disks that are full, standard streams that are closed or that nobody reads.
@Suite struct OutputFailureTests {
  private func play(_ script: String, _ line: String) throws -> (Workbench.Result, Folder) {
    let folder = try Folder()
    try folder.write("x.nws", script)
    return (try Workbench.shell(line, in: folder.url), folder)
  }

  @Test(arguments: [
    "write_file \"out.bin\" bytes(3MB)",
    "f = open(\"out.bin\", \"wb\"); write f bytes(3MB); close f",
    """
    server = listen localhost:0; task peer { a = accept server; sendall a bytes(3MB); close a }; \
    c = connect localhost:${server.port}; recv_file c "out.bin" 3MB
    """,
  ])
  func aFileGrowsBeyondItsLimit(script: String) throws {
    let (result, folder) = try play(script + "\n", "ulimit -f 200; exec \"$WORKBENCH\" run x.nws")
    #expect(result.code == 3)
    #expect(result.messages.contains("(EFBIG)"), "\(result.messages)")
    #expect(result.messages.contains("x.nws:1:") && result.messages.contains("ulimit -f"))
    if !script.contains("open") {
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      #expect(left == ["x.nws"])
    }
  }

  /// A small disk and a read-only one, where the system lets the test have a namespace of its own; the
  /// devices that are always full stand in elsewhere.
  @Test func smallAndReadOnlyDisks() throws {
    let mount = "mkdir -p disk; mount -t tmpfs"
    let run = "exec \"$WORKBENCH\" run x.nws"
    let (full, _) = try play(
      "param path = \"disk/out.bin\"\nwrite_file path bytes(3MB)\n",
      """
      if unshare -rm true; then unshare -rm sh -c '\(mount) -o size=1m none disk && \(run)'
      else \(run) /dev/full; fi 2>&1
      """)
    #expect(full.output.contains("No space left on device (ENOSPC)"), "\(full.output)")
    #expect(full.output.contains("x.nws:2:12") && full.output.contains("the disk is full"))
    let (locked, _) = try play(
      "param path = \"disk/out.bin\"\nwrite_file path \"x\"\n",
      """
      if unshare -rm true; then unshare -rm sh -c '\(mount) -o ro none disk && \(run)'
      else \(run) /sys/out.bin; fi 2>&1
      """)
    #expect(locked.output.contains("x.nws:2:12"), "\(locked.output)")
    #expect(
      ["(EROFS)", "(EACCES)", "(EPERM)"].contains { locked.output.contains($0) },
      "\(locked.output)")
  }

  @Test(arguments: [
    (">&-", "standard output: Bad file descriptor (EBADF)"),
    ("> /dev/full", "standard output: No space left on device (ENOSPC)"),
  ])
  func standardOutputFails(redirection: String, message: String) throws {
    let (result, _) = try play(
      "print \"hello\"\n", "\"$WORKBENCH\" run x.nws \(redirection)")
    #expect(result.code == 3)
    #expect(result.messages.contains(message), "\(result.messages)")
    // Commands from a pipe too.
    let (piped, _) = try play("", "echo 'print 1' | \"$WORKBENCH\" \(redirection)")
    #expect(piped.code == 3)
    #expect(piped.messages.contains(message), "\(piped.messages)")
  }

  /// What is printed must not reach a socket that got the number of the closed stream.
  @Test func aClosedStreamIsNoSocket() throws {
    let (result, _) = try play(
      """
      server = listen localhost:0
      c = connect localhost:${server.port}
      a = accept server
      print "never sent"
      try { sleep 1ms } except OSError { }
      try { got = recv(a, 10, timeout=50ms) } except TimeoutError { got = "nothing" }
      write_file "got.txt" str(got)

      """, "\"$WORKBENCH\" run x.nws >&- 2>&- <&-; cat got.txt")
    #expect(result.output == "nothing")
  }

  @Test func nobodyReadsAnyMore() throws {
    let (result, _) = try play(
      "loop { print \"y\" }\n", "{ \"$WORKBENCH\" run x.nws; echo \"code $?\" >&2; } | head -n 1")
    #expect(result.output == "y\n")
    #expect(result.messages.contains("BrokenPipeError") && result.messages.contains("code 3"))
    #expect(result.messages.contains("nobody reads it any more"), "\(result.messages)")
  }

  /// The last of it is written when the script has ended.
  @Test(arguments: ["\"$WORKBENCH\" run x.nws >&4", "cat x.nws | \"$WORKBENCH\" >&4"])
  func nobodyReadsTheEnd(line: String) throws {
    let (result, _) = try play(
      "print \"y\"\n", "mkfifo p; exec 3<>p 4>p 3<&-; \(line)")
    #expect(result.code == 3)
    #expect(result.messages == "error: standard output: Broken pipe (EPIPE)\n")
  }

  @Test func standardInputIsClosed() throws {
    let (result, _) = try play("print input()\n", "\"$WORKBENCH\" run - <&-")
    #expect(result.code == 1)
    #expect(result.messages.contains("EBADF"))
  }

  /// What the commands themselves say is not lost in silence, and a pipe that nobody reads is no reason to
  /// fail.
  @Test(arguments: [
    "help", "--version", "run --help", "run x.nws --help", "demo", "test x.nws --list",
    "test x.nws",
    "test x.nws --report tap", "hexdump x.nws", "export x.nwt --to json",
    "replay x.nwt --run 'python3 client.py $PORT'",
  ])
  func whatTheCommandsSay(words: String) throws {
    let folder = try Folder([
      "x.nws": "print 1\n", "x.out": "1\n",
      "x.nwt": """
      # network transcript 1
      connection c1 tcp 127.0.0.1:5000 -> 127.0.0.1:6000
        0.0ms  > "Hello"
        0.0ms  > end

      """,
      "client.py": """
      import socket, sys
      s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
      s.sendall(b"Hello")

      """,
    ])
    let full = try Workbench.shell("\"$WORKBENCH\" \(words) >/dev/full", in: folder.url)
    #expect(full.code == 3)
    #expect(
      full.messages.hasSuffix("error: standard output: No space left on device (ENOSPC)\n"),
      "\(full)")
    let unread = try Workbench.shell(
      """
      mkfifo p; exec 3<>p 4>p 3<&-
      "$WORKBENCH" \(words) >&4
      """, in: folder.url)
    #expect(unread.code == 0)
    #expect(!unread.messages.contains("EPIPE"), "\(unread)")
  }
}
