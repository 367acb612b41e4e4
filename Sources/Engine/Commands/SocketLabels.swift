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
      if case .socket(let socket) = call[slot], facts[socket.id] == nil {
        facts[socket.id] = socket.facts
      }
    }
    let variables = Self.variables(of: call.task)
    let taken = Set(facts.values.filter { variables[$0.id] == nil }.map(\.name))
    for (id, name) in variables where !taken.contains(name) { facts[id]?.name = name }
    self.facts = facts
  }

  /// The variables that hold a socket: those of the function at work go before those of the file, and
  /// of several names for one socket the first.
  static func variables(of task: LanguageTask) -> [Int: String] {
    guard let frame = task.machine?.frame else { return [:] }
    var names: [Int: String] = [:]
    var hidden: Set<String> = []
    func note(_ value: Value, _ name: String) {
      hidden.insert(name)
      if case .socket(let socket) = value, names[socket.id] == nil { names[socket.id] = name }
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
    return names
  }
}
