extension CommandTable {
  /// `help`.
  static let helping: [Command] = [
    Command(
      "help", "name:*? item:*? width=", .looking, "lists the commands, or explains one",
      details: """
        Names of commands, statements, groups, errors and error numbers are understood: \
        help recv, help while, help sockets, help errors, help ECONNRESET, help options.
        """,
      python: "help(socket.socket.recv)", example: "help recv", help)
  ]

  @EngineActor
  private static func help(_ call: borrowing Call) throws -> Value {
    let help = HelpText(
      table: call.session.table, width: try call.width(2), language: call.session.options.language)
    guard call.has(0) else {
      try call.show(help.overview)
      return .none
    }
    let name = try call.text(0)
    if call.has(1) {
      let item = try call.text(1)
      guard name == "errors" else {
        throw call.invalid(
          1, "help takes one name", hints: ["help \(item)", "help errors \(item)"])
      }
      guard let lines = help.error(item) else {
        throw unknown(
          item, call, slot: 1, among: ErrorKind.allCases.map(\.rawValue) + ErrnoName.all)
      }
      try call.show(lines)
    } else {
      guard let lines = help.topic(name) else {
        throw unknown(name, call, slot: 0, among: help.topics + ErrnoName.all)
      }
      try call.show(lines)
    }
    return .none
  }

  @EngineActor
  private static func unknown(
    _ name: String, _ call: borrowing Call, slot: Int, among names: [String]
  ) -> Failure {
    let near = NearNames.nearest(to: name, in: names)
    let hints: [Wording] =
      near.isEmpty ? ["help lists everything"] : near.map { Wording("help \($0)") }
    return call.invalid(slot, "there is nothing about \(Value.quoted(name))", hints: hints)
  }
}
