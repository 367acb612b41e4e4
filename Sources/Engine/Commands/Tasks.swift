extension CommandTable {
  /// Tasks, waiting, and the end of the script.
  static let tasks: [Command] = [
    Command(
      "wait", "task timeout=", .tasks, "waits for a task and gives what it returned",
      details: "An error in the task is raised here. A process is waited for too: its exit code.",
      python: "thread.join()", example: "result = wait server",
      waiting: { call in
        let deadline = try call.deadline(1)
        switch call[0] {
        case .task(let task):
          task.isObserved = true
          call.task.waitingFor = "wait \(task.name)"
          return .wait {
            try await task.finished(until: deadline)
            return try task.value()
          }
        case .process(let process):
          return .wait { .int(try await process.child.wait(until: deadline)) }
        case .unset: throw call.mistyped(0, "a task", hints: ["tasks lists those that run"])
        default: throw call.mistyped(0, "a task")
        }
      }),
    Command(
      "cancel", "task", .tasks, "ends a task where it waits",
      details: "Its finally blocks still run. A process gets SIGTERM.",
      example: "cancel server"
    ) { call in
      switch call[0] {
      case .task(let task):
        task.isObserved = true
        task.cancel()
      case .process(let process): process.child.kill(.terminate)
      default: throw call.mistyped(0, "a task")
      }
      return .none
    },
    Command(
      "tasks", "", .tasks, "lists the tasks and what each waits for", example: "tasks"
    ) { call in
      for task in call.session.tasks where task !== call.task {
        let wait = task.waitingFor.map { "  waits in \($0)" } ?? ""
        try call.session.console.write("\(task.name)  \(task.stateText)\(wait)\n")
      }
      return .none
    },
    Command(
      "sleep", "seconds", .tasks, "waits for a time",
      details: "A duration such as 500ms, or a number of seconds. Other tasks go on.",
      python: "time.sleep(0.5)", example: "sleep 500ms",
      waiting: { call in
        let nanoseconds = try call.nanoseconds(0)
        let limit = call.task.deadline
        let limits = call.task.machine?.deadlines ?? []
        let own = Deadline.after(nanoseconds: nanoseconds)
        call.task.waitingFor = "sleep"
        return .wait {
          let end = Deadline.earlier(own, limit) ?? own
          try await EventLoop.shared.sleep(until: end)
          if end != own {
            let within = limits.first { $0.deadline.hasPassed }?.nanoseconds ?? nanoseconds
            throw Failure(
              .timeout, "sleep: the time is over (within \(Value.durationText(within)))",
              why: "it would have slept \(Value.durationText(nanoseconds))")
          }
          return .none
        }
      }),
    Command(
      "exit", "code?", .tasks, "ends the script", aliases: ["quit"],
      details: "The code, 0 to 255, goes to whoever started it; 0 means well.",
      python: "sys.exit(1)", example: "exit 1",
      slide: "TCP를 이용한 파일 송수신 프로그램: 파일 클라이언트",
      waiting: { call in
        let code: Int
        switch call[0] {
        case .unset, .none: code = 0
        case .int(0...255): code = try call.int(0)
        case .int, .big:
          throw call.invalid(
            0, "\(call[0].repr) is no exit code", why: "an exit code is 0 to 255",
            hints: ["exit 1 says that something went wrong"])
        case .bool(let truth): code = truth ? 1 : 0
        default:
          call.session.console.writeMessage(TerminalText.shown(call[0].display + "\n"))
          code = 1
        }
        throw Failure(.exit, "exit", errno: Int32(truncatingIfNeeded: code))
      }),
    Command(
      "spawn", "command", .tasks, "starts a process; its streams read and write like a connection",
      details: """
        The command runs in /bin/sh. send writes to its standard input, recv reads its standard \
        output; shutdown p write ends its input. wait gives its exit code.
        """,
      python: "p = subprocess.Popen('ls', shell=True, stdin=PIPE, stdout=PIPE)",
      example: "p = spawn \"echo hello\""
    ) { call in
      let text = try call.text(0)
      let console = call.session.console
      let hear: @EngineActor (String) -> Void = {
        console.writeMessage(TerminalText.shown($0) + "\n")
      }
      let child = try ChildProcess(
        command: text, sink: call.session.trace, hear: call.session.hearsProcesses ? hear : nil)
      child.socket.name = call.session.newName("p")
      return .process(RunningProcess(child: child, command: text))
    },
  ]
}

extension Session {
  /// What processes say on their standard error goes through the console, which keeps the line being typed
  /// whole; else they share the program's.
  public var hearsProcesses: Bool {
    get { storage["spawn.hears"] as? Bool ?? false }
    set { storage["spawn.hears"] = newValue }
  }
}
