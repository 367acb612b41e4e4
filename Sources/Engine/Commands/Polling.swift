extension CommandTable {
  /// Watching several sockets.
  static let polling: [Command] = [
    Command(
      "poll", "sockets timeout=", .sockets, "those sockets that can be read without waiting",
      aliases: ["select"],
      details: """
        poll(2) for reading: a listener with a waiting connection, a connection with data or at \
        its end. Gives a list, empty when the time is over.
        """,
      python: "select.select([a, b], [], [], 1.0)[0]", example: "ready = poll([a, b], timeout=1s)",
      waiting: { call in
        let values = try call[0].elements()
        let sockets = try values.map { value in
          switch value {
          case .socket(let socket): return socket
          case .process(let process): return process.child.socket
          default: throw call.mistyped(0, "a list of sockets")
          }
        }
        let deadline = try call.deadline(1)
        call.task.waitingFor = "poll"
        return .wait {
          let ready = try await Socket.poll(
            sockets, until: deadline == .immediate ? .now : deadline)
          return .items(
            zip(sockets, values).filter { pair in ready.contains { $0 === pair.0 } }.map(\.1))
        }
      })
  ]
}
