import Engine
import Testing

/// The examples in the help of the commands that only a shell has.
@Suite struct ShellExampleTests {
  static let names = CommandTable.complete.commands.filter { $0.group == .shell }.map(\.name)

  /// What is typed before an example, what after it, and what is to be seen then.
  private static let stages: [String: (before: [String], keys: String, seen: String)] = [
    "run": ([], "", "setup was run"),
    "play": ([], " ", "hello from the server"),
    "save": (["print 1"], "", "1 command written"),
    "edit": (["clear", "k = 6", "k += 1"], "", "k = 8"),
    "watch": (
      [
        "l = listen 127.0.0.1:0", "server = connect l.local", "client = accept l",
        "send server \"watched\"; close server", "clear",
      ], "", "watched"
    ),
  ]

  @Test(arguments: names)
  func theExampleRuns(_ name: String) throws {
    let command = try #require(CommandTable.complete[name])
    let stage = try #require(Self.stages[name], "no stage for \(name)")
    let home = try Home()
    try home.write("setup.nws", "print \"setup was run\"\n")
    try home.write("server.nws", "print \"hello from the server\"\n")
    let shell = try home.shell(rows: 40, environment: ["EDITOR": "true"])
    for line in stage.before {
      if line == "clear" { try shell.clear() } else { try shell.run(line) }
    }
    try shell.send(command.example + "\r" + stage.keys)
    try shell.wait(for: "what \(command.example) shows, and the prompt") {
      $0.text.contains(stage.seen) && $0.cursorRow == "nws>"
    }
    #expect(!shell.screen.text.contains("error:"), "\n\(shell.screen.picture)")
  }
}
