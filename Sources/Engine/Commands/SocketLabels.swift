/// What views call the sockets: by the variable that holds one where the view is asked for, else by
/// its name.
@EngineActor
struct SocketLabels {
  /// Every socket that is remembered, under the label for people.
  let facts: [Int: SocketFacts]

  /// The labels as the calling task sees them.
  init(_ call: borrowing Call) {
    var facts = SystemCallLog.unlogged { Socket.allFacts }
    for slot in 0..<call.count {
      if let (socket, _) = Self.holder(call[slot]), facts[socket.id] == nil {
        facts[socket.id] = SystemCallLog.unlogged { socket.facts }
      }
    }
    let variables = Self.variables(of: call.task)
    let taken = Set(facts.values.filter { variables[$0.id] == nil }.map(\.name))
    for (id, variable) in variables {
      if !taken.contains(variable.name) { facts[id]?.name = variable.name }
      facts[id]?.command = variable.command
    }
    self.facts = facts
  }

  /// The variables that hold a socket: those of the function at work go before those of the file, and
  /// of several names for one socket the first.
  static func variables(of task: LanguageTask) -> [Int: (name: String, command: String?)] {
    guard let frame = task.machine?.frame else { return [:] }
    var found: [Int: (name: String, command: String?)] = [:]
    var hidden: Set<String> = []
    func note(_ value: Value, _ name: String) {
      hidden.insert(name)
      guard let (socket, command) = holder(value), found[socket.id] == nil else { return }
      found[socket.id] = (name, command)
    }
    if !frame.chunk.isTopLevel {
      for (register, name) in frame.chunk.registerNames.enumerated() {
        note(frame.base[register], name)
      }
    }
    for (slot, name) in frame.chunk.scope.names.enumerated()
    where slot < frame.globals.capacity && !hidden.contains(name) && name != "_" {
      note(frame.globals.values[slot], name)
    }
    return found
  }

  /// The socket that a value is or has, and the process's command.
  private static func holder(_ value: Value) -> (socket: Socket, command: String?)? {
    if case .socket(let socket) = value { return (socket, nil) }
    if case .process(let process) = value { return (process.child.socket, process.command) }
    return nil
  }
}
