import Engine

// Everything runs on this thread: the engine's loop, and the script's tasks on it.

Host.keepMemory()
let status = EventLoop.shared.run { await Program.main(arguments: CommandLine.arguments) }
Host.exit(status)
