/// What commands ask of the shell; a script has none.
@EngineActor
public protocol ShellHost: AnyObject {
  /// Runs a script on the shell's variables.
  func run(_ path: String, arguments: [String]) async throws
  /// Plays a script to a class, step by step.
  func play(_ path: String) async throws
  /// Writes the commands typed so far as a script; how many there are.
  func save(_ path: String) throws -> Int
  /// Opens the person's editor on the last block, or a file, and runs what was written.
  func edit(_ path: String?) async throws
  /// Empties the screen.
  func clear()
}

extension Session {
  /// The shell around this session.
  public var shell: (any ShellHost)? {
    get { storage["shell"] as? any ShellHost }
    set { storage["shell"] = newValue }
  }
}

extension CommandTable {
  /// What only the shell can do, and what is made for it.
  static let shell: [Command] = [
    Command(
      "run", "path arguments...", .shell, "runs a script here: its variables stay",
      details: """
        The script's functions and variables are there afterwards, its tasks go on in the \
        background. Further words fill its parameters, in order or as "port=7790"; the others are in `args`.
        """,
      python: "exec(open('x.py').read())", example: "run \"setup.nws\""
    ) { call in
      let host = try call.shellHost()
      let path = try call.text(0)
      let words = call.rest.map(\.display)
      call.session.afterStatement = { try await host.run(path, arguments: words) }
      return .none
    },
    Command(
      "play", "path", .shell, "plays a script to a class: each statement as if typed",
      details: """
        Space shows the next step, b looks a step back, a runs on, p opens the prompt in between \
        (Ctrl-D there goes on), q ends. Comments appear as notes, what stands in hide { … } is not shown.
        """,
      example: "play \"server.nws\""
    ) { call in
      let host = try call.shellHost()
      let path = try call.text(0)
      call.session.afterStatement = { try await host.play(path) }
      return .none
    },
    Command(
      "save", "path", .shell, "writes the commands typed so far as a script",
      details: "Commands that failed are left out.", example: "save \"lab.nws\""
    ) { call in
      let path = try call.text(0)
      let count = try call.shellHost().save(path)
      let korean = call.session.options.language == .ko
      try call.show([
        korean
          ? "\(path)에 명령 \(count)개를 저장함"
          : "\(ViewText.count(count, "command")) written to \(path)"
      ])
      return .none
    },
    Command(
      "edit", "path?", .shell, "opens $EDITOR on the last line or block, and runs what comes back",
      details: "VISUAL, then EDITOR, then vi. With a path: edits that file, and runs it.",
      example: "edit"
    ) { call in
      let host = try call.shellHost()
      let path = call.has(0) ? try call.text(0) : nil
      call.session.afterStatement = { try await host.edit(path) }
      return .none
    },
    Command(
      "watch", "s:socket", .shell, "reads what arrives and shows it, until the end or Ctrl-C",
      details: """
        Every read is one recv of up to 4,096 bytes. Arrivals are otherwise only announced and \
        stay in the kernel: watch takes them. `watch s &` goes on in the background.
        """,
      example: "watch client",
      waiting: { call in
        let socket = try call.carrier()
        let session = call.session
        let deadline = call.task.deadline
        return call.wait(on: socket) {
          var before: [UInt8] = []
          while true {
            let bytes = try await socket.recv(4096, until: deadline)
            let isEnd = bytes.isEmpty && socket.kind == .stream
            // Not the log's event: it may have none, or one without its bytes.
            let event = Event(
              time: 0, duration: 0, socket: socket.id, verb: .recv,
              outcome: isEnd ? .endOfStream : .ok, asked: 4096, got: bytes.count, offset: 0,
              calls: 1, bytes: bytes)
            let mode = session.shownData == .text ? ShownData.text : .bytes
            let waiting = SystemCallLog.unlogged { (try? socket.waiting()) ?? 0 }
            let view = ArrivedData(
              event, as: mode, session.label(of: socket.id), waiting: waiting, after: before,
              width: session.width, language: session.options.language)
            before = socket.kind == .stream ? Array((before + bytes).suffix(3)) : []
            let color = session.console.usesColorForOutput
            try session.console.write(view.lines.map { $0.text(color: color) + "\n" }.joined())
            session.console.flush()
            if isEnd { return .none }
          }
        }
      }),
  ]
}

extension Call {
  /// The shell; an error in a script.
  func shellHost() throws -> any ShellHost {
    if let host = session.shell { return host }
    throw Failure(
      .value, "\(command.name) works in the shell only",
      hints: ["type `workbench` without a script, and use it there"])
  }
}
