import Foundation
import Testing

/// `--sandbox`: what a script that nobody knows may do.
@Suite struct SandboxTests {
  struct Row: Sendable {
    let script: String
    /// Printed when it is allowed; nil when it is refused.
    let output: String?
    /// The explanation of a refusal.
    var why = "only files below the script's folder"

    static func allowed(_ script: String, _ output: String) -> Row {
      Row(script: script, output: output)
    }
    static func refused(_ script: String, _ why: String = "only files below") -> Row {
      Row(script: script, output: nil, why: why)
    }
  }

  @Test(arguments: [
    Row.allowed(#"write_file "new" "x"; print read_file("new")"#, "b'x'\n"),
    .allowed(#"make_folder "a/b"; write_file "a/b/c" "x"; print files("a")"#, "['b']\n"),
    .allowed(#"t = temp_folder(); write_file "${t}/x" "1"; print read_file("${t}/x")"#, "b'1'\n"),
    .allowed(
      #"print exists("/etc/passwd") is_file("outside") is_folder("..")"#, "false false false\n"),
    .allowed(#"remove "inside"; print exists("inside")"#, "false\n"),
    .allowed(#"print open("inside").read()"#, "hello\n"),
    .refused(#"read_file "/etc/passwd""#),
    .refused(#"print open("../x")"#),
    .refused(#"read_file "outside""#),
    .refused(#"read_file "../x""#, "relative names start in the folder you are in"),
    .refused(#"write_file "outside" "x""#),
    .refused(#"append_file "dangling" "x""#),
    .refused(#"write_file "folder/new" "x""#),
    .refused(#"make_folder "folder/new""#),
    .refused(#"make_folder "../evil""#),
    .refused(#"print files("..")"#),
    .refused(#"print real_path("/etc/passwd")"#),
    .refused(#"print size("/etc/passwd")"#),
    .refused(#"remove "/tmp/nobody-has-this""#),
    .refused(#"record "../evil.nwt""#),
    .refused(#"write_file ("a/" * 1_000_000 + "b") "x""#),
    .allowed(
      "l = listen :0; c = connect l.local; print l.local.host c.peer.host", "127.0.0.1 127.0.0.1\n"),
    .allowed(#"s = socket inet stream; bind s "0.0.0.0:0"; print s.local.host"#, "127.0.0.1\n"),
    .allowed("s = socket inet stream; listen s; print s.local.host", "127.0.0.1\n"),
    .allowed("s = socket inet6 stream; listen s; print s.local.host", "::1\n"),
    .allowed(
      #"u = socket inet dgram; bind u :0; s = socket inet dgram; sendto s "x" u.local; print s.local.host"#,
      "127.0.0.1\n"
    ),
    .allowed(#"l = listen "unix:here"; c = connect "unix:here"; print l.local"#, "unix:here\n"),
    .allowed(#"print resolve("localhost", inet)"#, "['127.0.0.1']\n"),
    .refused(
      #"l = listen [::]:0 dual=true; setsockopt l SOL_SOCKET 25 x"00""#,
      "only this machine's own addresses"),
    .refused(
      "l = listen [::]:0 dual=true; setsockopt l SOL_SOCKET 62 0",
      "only this machine's own addresses"),
    .allowed(
      #"l = listen [::]:0 dual=true; print getsockopt(l, SOL_SOCKET, 25, 16)"#, #"b'lo\x00'"# + "\n"
    ),
    .refused(#"connect "192.0.2.1:80""#, "only this machine's own addresses"),
    .refused(#"connect "[2001:db8::1]:80""#, "only this machine's own addresses"),
    .refused(#"connect "[::ffff:192.0.2.1]:80""#, "only this machine's own addresses"),
    .refused(
      #"s = socket inet dgram; sendto s "x" "192.0.2.1:9""#, "only this machine's own addresses"),
    .refused(
      #"s = socket inet stream; bind s "192.0.2.1:0""#, "only this machine's own addresses"),
    .refused(#"listen "unix:@name""#, "only this machine's own addresses"),
    .refused(#"listen "unix:/tmp/nobody-has-this.sock""#),
    .refused(#"connect "example.com:80""#, "no name server is asked"),
    .refused(#"print resolve("example.com")"#, "no name server is asked"),
    .refused(#"spawn "true""#, "no other program can be started"),
  ])
  func allows(row: Row) throws {
    let folder = try Folder(["inside": "hello", "script.nws": row.script + "\n"])
    for (name, target) in [
      ("outside", "/etc/passwd"), ("dangling", "/tmp/none"), ("folder", "/tmp"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.path + "/" + name, withDestinationPath: target)
    }
    let run = try Workbench.run(["run", "--sandbox", "script.nws"], in: folder.url)
    if let output = row.output {
      #expect(run.code == 0 && run.output == output, "\(run)")
    } else {
      #expect(run.code == 3 && run.messages.contains("PermissionError"), "\(run)")
      #expect(run.messages.contains("the sandbox does not allow it"), "\(run)")
      #expect(run.messages.contains(row.why), "\(run)")
    }
  }

  @Test func aRefusalIsAPermissionErrorThatAScriptMayHandle() throws {
    let script = "try { spawn \"true\" } except PermissionError as e { print e.name e.errno }\n"
    let run = try Workbench.run(["--sandbox", "-"], input: script)
    #expect(run.code == 0 && run.output == "PermissionError 13\n", "\(run)")
  }

  @Test func importsStayInTheFolder() throws {
    let folder = try Folder([
      "a/script.nws": "import \"../b.nws\" as b\nprint b.x\n", "b.nws": "x = 1\n",
    ])
    let run = try Workbench.run(["run", "--sandbox", "a/script.nws"], in: folder.url)
    #expect(run.code == 2 && run.messages.contains("the sandbox does not allow it"), "\(run)")
    #expect(try Workbench.run(["run", "a/script.nws"], in: folder.url).output == "1\n")
  }

  @Test func recordingsAreWrittenWhereThePersonSays() throws {
    let folder = try Folder([
      "a/script.nws": """
      l = listen :0
      c = connect l.local
      s, who = accept l
      send c ("x" * 5000)
      print len(recv_exactly(s, 5000))

      """
    ])
    let run = try Workbench.run(
      ["run", "--sandbox", "--record", "out.nwt", "a/script.nws"], in: folder.url)
    #expect(run.code == 0 && run.output == "5000\n", "\(run)")
    #expect(folder.read("out.nwt")?.contains("out.") == true)
  }

  @Test(arguments: ["echo", "calculator", "web", "udp", "half-close", "partial-read", "ipv6"])
  func demosNeedNoMore(name: String) throws {
    let script = "scripts/\(name)/demo.nws"
    let free = try Workbench.run(["run", script])
    let boxed = try Workbench.run(["run", "--sandbox", script])
    #expect(boxed.code == 0 && boxed.output == free.output, "\(boxed)")
    #expect(!boxed.output.isEmpty)
  }
}
