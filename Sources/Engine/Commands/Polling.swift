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
        let values = try call.elements(0)
        let sockets = try values.map { value in
          switch value {
          case .socket(let socket): return socket
          case .process(let process): return process.child.socket
          default:
            let wanted: Wording = "a list of sockets"
            throw Failure(
              .type, "poll: \(value.withArticle) is among the sockets", why: "expected \(wanted)",
              argument: 0)
          }
        }
        let deadline = try call.deadline(1)
        if sockets.isEmpty, deadline == nil {
          throw call.invalid(
            0, "there is nothing to wait for", why: "the list is empty",
            hints: ["name the sockets: poll [a, b]", "timeout=1s waits for a time"])
        }
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
